"""Dimensions of Voronoi cells of singular points of plane curves: by hand, and by distances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from each import each
from sympy import Expr, cbrt, expand, lambdify, sqrt, symbols
from sympy.abc import x, y, z

from nnag_m2 import Ideal, Session, real_points, voronoi_dimension

pytestmark = pytest.mark.composite

t = symbols("t", positive=True)


def both(a: Expr, b: Expr) -> list[tuple[Expr, Expr]]:
    """Return the half-branches of a parametrization for positive and negative parameters."""
    return [(a, b), tuple(e.subs(t, -t) for e in (a, b))]


AXIS, UPRIGHT = both(t, 0 * t), both(0 * t, t)
UP, DOWN = both(t**3, t**2), both(t**3, -(t**2))  # cusps
RIGHT, LEFT = both(t**2, t**3), both(-(t**2), t**3)
ABOVE, BELOW = both(t, t**2), both(t, -(t**2))


@dataclass(frozen=True)
class Germ:
    """An equation at the origin, its half-branches for small ``t > 0``, and the dimension."""

    equation: Expr
    branches: list[tuple[Expr, Expr]]
    dimension: int


GERMS = [
    Germ(y**2 - x**4, ABOVE + BELOW, 1),
    Germ(y * (y - x**2), AXIS + ABOVE, 1),
    Germ(y**2 - x**6, both(t, t**3) + both(t, -(t**3)), 1),
    Germ((y - x**2) * (y + x**2) * (y - 2 * x**2), ABOVE + BELOW + both(t, 2 * t**2), 1),
    # one branch with the exponent e = 4/3, 5/3, 6/5, ...
    Germ(y**3 - x**4, both(t**3, t**4), 1),
    Germ(y**3 - x**5, both(t**3, t**5), 0),
    Germ(y**3 - x**7, both(t**3, t**7), 1),
    Germ(y**3 - x**8, both(t**3, t**8), 1),
    Germ(y**5 - x**6, both(t**5, t**6), 1),
    Germ(y**5 - x**7, both(t**5, t**7), 0),
    Germ(y**5 - x**8, both(t**5, t**8), 1),
    Germ(y**5 - x**9, both(t**5, t**9), 0),
    Germ(y**5 - x**11, both(t**5, t**11), 1),
    Germ(x**3 - y**4, both(t**4, t**3), 1),
    Germ(x**3 + y**5, both(-(t**5), t**3), 0),
    Germ((y - x) ** 3 - x**4, both(t**3, t**3 + t**4), 1),
    Germ((y - x) ** 3 - x**5, both(t**3, t**3 + t**5), 0),
    Germ((y - x) ** 2 - x**4, both(t, t + t**2) + both(t, t - t**2), 1),
    Germ(y * (x**2 + y**2) - x**4, both(t + t**3, t**2 + t**4), 1),
    Germ(y * (x**2 + y**2), AXIS, 1),
    # cusps: into an open half-plane, or not
    Germ(y**2 - x**3, RIGHT, 2),
    Germ(y**2 - x**5, both(t**2, t**5), 2),
    Germ(y**4 - x**5, both(t**4, t**5), 2),
    Germ((y**2 - x**3) * (x**2 - y**3), RIGHT + UP, 2),
    Germ((y**2 - x**3) * (y**2 + x**3), RIGHT + LEFT, 0),
    Germ((y**2 - x**5) * (y**2 + x**5), both(t**2, t**5) + both(-(t**2), t**5), 1),
    Germ((y - x**2) * (y**2 - x**3), ABOVE + RIGHT, 0),
    Germ(y * (y**2 + x**3), AXIS + LEFT, 0),
    Germ(x * (x**2 + y**3), UPRIGHT + DOWN, 0),
    Germ(y * (x**2 + y**3), AXIS + DOWN, 1),
    # further branches on one side of the tangent line, on the other, or on both
    Germ((y**3 - x**4) * (x**2 - y**3), both(t**3, t**4) + UP, 1),
    Germ((y**3 - x**4) * (x**2 + y**3), both(t**3, t**4) + DOWN, 0),
    Germ((x**3 - y**4) * (y**2 - x**3), both(t**4, t**3) + RIGHT, 1),
    Germ((x**3 - y**4) * (y**2 + x**3), both(t**4, t**3) + LEFT, 0),
    Germ(y * (y**3 - x**4), AXIS + both(t**3, t**4), 1),
    Germ(y * (y**3 - x**5), AXIS + both(t**3, t**5), 0),
    Germ((y**3 - x**4) * (y**3 + x**4), both(t**3, t**4) + both(t**3, -(t**4)), 0),
    Germ((y - x**2) * (x**2 - y**3) * (x**2 + y**3), ABOVE + UP + DOWN, 0),
    # tangents around the point
    Germ(x * y, AXIS + UPRIGHT, 0),
    Germ(y**2 - x**2 - x**3, both(t, t * sqrt(1 + t)) + both(t, -t * sqrt(1 + t)), 0),
    Germ(x * y * (x - y), AXIS + UPRIGHT + both(t, t), 0),
    Germ(x * (y**3 - x**4), UPRIGHT + both(t**3, t**4), 0),
    Germ((y - x**2) * (x - y**2), ABOVE + both(t**2, t), 0),
    Germ(y**2 - 2 * x**2, both(t, sqrt(2) * t) + both(t, -sqrt(2) * t), 0),
    # irrational tangents
    Germ((y**3 - 2 * x**3) ** 2 - x**8, both(t, t * cbrt(2 + t)) + both(t, t * cbrt(2 - t)), 1),
    Germ((y**3 - 2 * x**3) ** 3 - x**10, both(t**3, t**3 * cbrt(2 + t)), 1),
    Germ((y**3 - 2 * x**3) ** 3 - x**11, both(t**3, t**3 * cbrt(2 + t**2)), 0),
    Germ((y**2 - 2 * x**2) ** 2 - x**5,
         both(t**2, t**2 * sqrt(2 + t)) + both(t**2, -(t**2) * sqrt(2 + t)), 2),
    Germ(((y**3 - 2 * x**3) ** 3 - x**10) * (x**2 - y**3),
         both(t**3, t**3 * cbrt(2 + t)) + UP, 1),
    Germ(((y**3 - 2 * x**3) ** 3 - x**10) * (x**2 + y**3),
         both(t**3, t**3 * cbrt(2 + t)) + DOWN, 0),
    # equations with multiplicities
    Germ((y**2 - x**4) ** 2, ABOVE + BELOW, 1),
    Germ(y**2 * (y**3 - x**5) ** 3, AXIS + both(t**3, t**5), 0),
    # isolated real points
    Germ(x**2 + y**2, [], 2),
    Germ(x**2 + y**2 - x**3, [], 2),
    Germ(x**2 + 2 * y**4, [], 2),
    Germ(x**4 - x**2 * y**2 + y**4, [], 2),
    Germ((x**2 + y**2) * (y**2 + x**4), [], 2),
]  # fmt: skip


def leading(branch: tuple[Expr, Expr]) -> tuple[int, Any]:
    """Return the order of a half-branch and its first coefficients."""
    for k in range(1, 6):
        first = [expand(e / t**k).subs(t, 0) for e in branch]
        if any(first):
            return k, np.array([float(c) for c in first])
    raise AssertionError("the parameter is of a larger order")


def sampled(branches: list[tuple[Expr, Expr]]) -> int:
    """Return the dimension of the span of data that no points of half-branches are closer to.

    The data are at one small distance from the origin, in many directions, and in those that are
    normal to tangents; the points at distances down to ``10**-16``, where rounding is smaller than
    what separates exponents up to 9/5 from 2.
    """
    angles = np.radians(np.arange(0, 360, 7.5))
    directions, curves = list(np.column_stack([np.cos(angles), np.sin(angles)])), []
    for branch in branches:
        k, (a, b) = leading(branch)
        line = np.logspace(-16 / k, -2 / k, 400)
        values = [np.broadcast_to(lambdify(t, e)(line), line.shape) for e in branch]
        curves.append(np.array(values))
        length = np.hypot(a, b)
        directions += [np.array([-b, a]) / length, np.array([b, -a]) / length]
    kept = [
        n for n in directions
        if all(np.all(2e-3 * (n @ c) <= (c**2).sum(axis=0)) for c in curves)
    ]  # fmt: skip
    return int(np.linalg.matrix_rank(np.array(kept), tol=1e-6)) if kept else 0


@each("germ", GERMS, ids=lambda germ: str(germ.equation))
def test_the_catalogue_is_consistent(germ: Germ) -> None:
    for a, b in germ.branches:
        assert expand(germ.equation.subs({x: a, y: b}, simultaneous=True)) == 0
    assert sampled(germ.branches) == germ.dimension


@pytest.mark.engine
@each("germ", GERMS, ids=lambda germ: str(germ.equation), series=True)
def test_dimensions_at_isolated_singular_points(session: Session, germ: Germ) -> None:
    found = voronoi_dimension(Ideal([germ.equation], [x, y]), [0, 0], session=session)
    assert (found.dimension, found.at_most) == (germ.dimension, germ.dimension)
    assert found.is_full == (germ.dimension == 2)


@pytest.mark.engine
@each(
    ("equation", "dimension"),
    [
        (y**3 - (x**2 - 2) ** 4, 1),
        (y**3 - (x**2 - 2) ** 5, 0),
        (y**2 - (x**2 - 2) ** 4, 1),
        # a tangent that is not in the field of the point, with the exponent 4/3
        ((y**3 - 2 * (x**2 - 2) ** 3) ** 3 - (x**2 - 2) ** 10, 1),
    ],
    ids=str,
)
def test_at_irrational_points(session: Session, equation: Any, dimension: int) -> None:
    for point in real_points(Ideal([x**2 - 2, y], [x, y]), session=session):
        found = voronoi_dimension(Ideal([equation], [x, y]), point, session=session)
        assert found.dimension == dimension


@pytest.mark.engine
def test_of_several_equations_only_the_curve_near_the_point_counts(session: Session) -> None:
    for f, dimension in ((y**3 - x**4, 1), (y**3 - x**5, 0)):
        ideal = Ideal([f * x * (y - 1), f * y * (x - 1)], [x, y])
        assert voronoi_dimension(ideal, [0, 0], session=session).dimension == dimension
    points = Ideal([x * (x - 1), y * (y - 1)], [x, y])
    assert voronoi_dimension(points, [0, 0], session=session).dimension == 2


@pytest.mark.parametrize(
    ("equation", "point"),
    [
        (x**2 + y**2 - z**2, (0, 0, 0)),
        (x**2 + y**2 - z**2 + x**3, (0, 0, 0)),
        (x**4 + y**4 - z**4, (0, 0, 0)),
        (x * y, (0, 0, 1)),
        (x**2 - y**2 * z, (0, 0, 1)),  # Whitney's umbrella where two sheets cross
        (x * y * z * (x + y + z), (0, 0, 0)),
    ],
)
def test_nodes_of_surfaces_are_nearest_to_themselves_alone(
    session: Session, equation: Expr, point: tuple[int, ...]
) -> None:
    found = voronoi_dimension(Ideal([equation], [x, y, z]), point, session=session)
    assert (found.dimension, found.is_full) == (0, False)
    chance = np.random.default_rng(1)
    value = lambdify((x, y, z), equation)
    for side in chance.normal(size=(20, 3)):
        # along some line through a ball that would be empty the equation changes its sign
        centre = np.array(point) + 0.01 * side
        inside = chance.normal(size=(4000, 3))
        inside /= np.linalg.norm(inside, axis=1)[:, None] / np.linalg.norm(0.01 * side)
        signs = np.sign(value(*(centre[:, None] + 0.999 * inside.T)))
        assert {-1.0, 1.0} <= set(signs)


@pytest.mark.parametrize("equation", [x**2 - y**2 * z, x**2 + y**3 + z**4, x * (x**2 + y**2 - z)])
def test_what_is_not_decided_has_bounds(session: Session, equation: Expr) -> None:
    found = voronoi_dimension(Ideal([equation], [x, y, z]), (0, 0, 0), session=session)
    assert found.dimension in (None, found.at_most)

"""Bottlenecks, Voronoi degrees and critical curvatures: formulas of the literature, and by hand."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
import pytest
from refusals import message
from sympy import Expr, Poly, Rational, lambdify, sqrt
from sympy.abc import t, x, y, z

from nnag_m2 import (
    Ideal,
    Session,
    bottleneck_degree,
    bottlenecks,
    critical_curvature,
    curvature_polynomial,
    euclidean_distance_degree,
    nearest_points,
    voronoi_degree,
)

engine = pytest.mark.engine
pytestmark = pytest.mark.composite

TROTT = 144 * (x**4 + y**4) - 225 * (x**2 + y**2) + 350 * x**2 * y**2 + 81
POINT = {x: 1, y: 2, z: -1}


def general(degree: int, variables: list[Any], seed: int) -> Expr:
    """A polynomial with random coefficients that vanishes at the point above."""
    draw = Random(seed)
    everything = Poly((1 + sum(variables)) ** degree, *variables)
    f = sum(draw.choice([-1, 1]) * draw.randint(1, 9) * term for term in _terms(everything))
    return f - f.subs(POINT)


def _terms(poly: Poly) -> list[Expr]:
    return [Poly({e: 1}, *poly.gens).as_expr() for e in poly.monoms()]


def check_plane_curve(d: int, session: Session) -> None:
    """Di Rocco, Eklund, Weinstein 2020; Cifuentes et al. 2022."""
    curve = Ideal([general(d, [x, y], d)], [x, y])
    assert bottleneck_degree(curve, session=session) == d**4 - 5 * d**2 + 4 * d
    assert voronoi_degree(curve, [1, 2], session=session) == d**2 + d - 4


def check_surface(d: int, session: Session) -> None:
    """Voronoi degrees are those of Cifuentes et al. 2022.

    The polynomial for the pairs, which Di Rocco, Eklund and Weinstein tell how to compute by polar
    classes, was not compared with a printed one: it is 0 for planes, as it must be, and for quartic
    surfaces 2220, as many as were counted in the same way, which takes five minutes.
    """
    surface = Ideal([general(d, [x, y, z], d)], [x, y, z])
    pairs = d**6 - 2 * d**5 + 3 * d**4 - 15 * d**3 + 26 * d**2 - 13 * d
    assert bottleneck_degree(surface, session=session) == pairs
    assert voronoi_degree(surface, [1, 2, -1], session=session) == d**3 + d - 7


@engine
def test_general_conics_cubics_and_quadrics(session: Session) -> None:
    check_plane_curve(2, session)
    check_plane_curve(3, session)
    check_surface(2, session)


@engine
@pytest.mark.newest_engine
def test_general_quartics_and_cubic_surfaces(session: Session) -> None:
    check_plane_curve(4, session)
    check_surface(3, session)


@engine
@pytest.mark.parametrize(("degrees", "genus"), [((1, 2), 0), ((2, 2), 1), ((1, 3), 1)])
def test_general_curves_in_space(session: Session, degrees: tuple[int, int], genus: int) -> None:
    """With ``e`` general critical points and degree ``d``: ``e^2 - 5 (e - d) - d`` bottlenecks."""
    equations = [general(k, [x, y, z], i) for i, k in enumerate(degrees, 5)]
    curve, d = Ideal(equations, [x, y, z]), degrees[0] * degrees[1]
    assert voronoi_degree(curve, [1, 2, -1], session=session) == 4 * d + 2 * genus - 6
    e = euclidean_distance_degree(curve, session=session)
    assert bottleneck_degree(curve, session=session) == e**2 - 5 * (e - d) - d


@engine
def test_the_number_of_trotts_curve(session: Session) -> None:
    answer = bottleneck_degree.run(Ideal([TROTT], [x, y]), session=session)
    assert answer.result == 192
    assert answer.provenance.certainty == "probabilistic"
    assert len(answer.provenance.primes) == 1


@engine
def test_the_axes_of_quadrics_are_their_bottlenecks(session: Session) -> None:
    ellipsoid = Ideal([x**2 + 4 * y**2 + 9 * z**2 - 36], [x, y, z])
    found = bottlenecks(ellipsoid, session=session)
    assert [pair.length for pair in found] == [4, 6, 12]
    assert [tuple(end[v] for v in (x, y, z)) for end in found[0].ends] == [(0, 0, -2), (0, 0, 2)]
    assert bottleneck_degree(ellipsoid, session=session) == 6
    # in a quadric in which lengths along the axes differ
    stretched = bottlenecks(ellipsoid, [[1, 0, 0], [0, 2, 0], [0, 0, 3]], session=session)
    assert [pair.length**2 for pair in stretched] == [3 * 4**2, 2 * 6**2, 12**2]
    # in this one it is a surface of revolution
    round_one = [[1, 0, 0], [0, 4, 0], [0, 0, 1]]
    said = message(lambda: bottlenecks(ellipsoid, round_one, session=session))
    assert said.endswith("infinitely many")


@engine
def test_bottlenecks_of_several_components_and_singular_curves(session: Session) -> None:
    line_and_parabola = Ideal([y * (y - 1 - x**2)], [x, y])
    assert [pair.length for pair in bottlenecks(line_and_parabola, session=session)] == [1]
    assert bottleneck_degree(line_and_parabola, session=session) == 2
    points = Ideal([x * (x - 1) * (x - 3), y], [x, y])
    assert [pair.length for pair in bottlenecks(points, session=session)] == [1, 2, 3]
    assert bottleneck_degree(points, session=session) == 6
    assert bottlenecks(Ideal([y**2 - x**3], [x, y]), session=session) == ()
    # the twisted cubic by three equations, and by two
    twisted = [y - x**2, z - x**3, x * z - y**2]
    numbers = [
        bottleneck_degree(Ideal(g, [x, y, z]), session=session) for g in (twisted, twisted[:2])
    ]
    assert numbers[0] == numbers[1]
    # on the loop of the node the line is vertical at its widest place
    (loop,) = bottlenecks(Ideal([y**2 - x**3 - x**2], [x, y]), session=session)
    widest = Rational(-2, 3)  # 2 x + 3 x^2 = 0
    assert all(end[x] == widest for end in loop.ends)
    assert float(loop.length) == pytest.approx(2 * float(sqrt(widest**3 + widest**2)))


@engine
def test_bottlenecks_are_critical_for_the_distance_of_two_points(session: Session) -> None:
    """A sampled curve: local extremes of the distance to the other end."""
    curve = Ideal([x**2 + x * y + 3 * y**2 - 2 * x - 7], [x, y])
    f = curve.exprs[0]
    gradient = lambdify((x, y), [f.diff(x), f.diff(y)])
    for pair in bottlenecks(curve, session=session):
        one, other = (np.array([float(end[x]), float(end[y])]) for end in pair.ends)
        assert np.linalg.norm(one - other) == pytest.approx(float(pair.length))
        for end in (one, other):
            a, b = gradient(*end)
            (u, v) = one - other
            assert abs(a * v - b * u) < 1e-6 * np.hypot(a, b) * np.hypot(u, v)


@engine
def test_voronoi_degrees_of_special_points(session: Session) -> None:
    """At the vertex of a parabola no other point is as far; at others one is, beside the focus."""
    parabola = Ideal([y - x**2], [x, y])
    assert voronoi_degree(parabola, [0, 0], session=session) == 0
    assert voronoi_degree(parabola, [1, 1], session=session) == 1
    # all data as far from two points of a circle are its center
    assert voronoi_degree(Ideal([x**2 + y**2 - 1], [x, y]), [1, 0], session=session) == 1
    # of three points the walls are two lines
    points = Ideal([x * (x - 1) * (x - 3), y], [x, y])
    assert voronoi_degree(points, [1, 0], session=session) == 2


@engine
def test_critical_curvatures_of_plane_curves(session: Session) -> None:
    """The vertices of conics; ``y = x^3``, where the curvature is ``6 x (1 + 9 x^4)^(-3/2)``."""
    ellipse = Ideal([x**2 + 4 * y**2 - 4], [x, y])
    found = critical_curvature(ellipse, session=session)
    assert sorted(radius for _, radius in found) == [Rational(1, 2), Rational(1, 2), 4, 4]
    cubic = curvature_polynomial(Ideal([y - x**3], [x, y]), t, session=session)
    # 45 x^4 = 1: the square of the curvature is 36 x^2 / 1.2^3
    assert cubic.as_expr() == 324 * t**2 - 3125
    line = curvature_polynomial(Ideal([x + y], [x, y]), t, session=session)
    assert line.as_expr() == 1


@engine
def test_a_general_conic_and_cubic_have_as_many_vertices_as_salmon_says(session: Session) -> None:
    """``6 d^2 - 10 d``; those of a conic in pairs, by its symmetry."""
    conic = Ideal([general(2, [x, y], 3)], [x, y])
    assert curvature_polynomial(conic, session=session).degree() == 4 // 2
    cubic = Ideal([x**3 + 2 * y**3 - x**2 * y + x * y + 3 * x - y + 1], [x, y])
    assert curvature_polynomial(cubic, session=session).degree() == 24


@engine
def test_critical_curvatures_in_space_are_those_of_the_plane(session: Session) -> None:
    """An ellipse in a slanted plane, with the half axes 1 and ``sqrt(5)``."""
    slanted = Ideal([x**2 + y**2 - 1, z - 2 * x], [x, y, z])
    found = sorted(float(radius) for _, radius in critical_curvature(slanted, session=session))
    assert found == pytest.approx([5**-0.5, 5**-0.5, 5, 5])
    # of the twisted cubic (1, 2 t, 3 t^2) x (0, 2, 6 t) is (6 t^2, -6 t, 2): monotone off t = 0
    twisted = critical_curvature(Ideal([y - x**2, z - x**3], [x, y, z]), session=session)
    squares = [
        4 * (1 + 9 * s**2 + 9 * s**4) / (1 + 4 * s**2 + 9 * s**4) ** 3
        for s in (0.1 * i for i in range(40))
    ]
    assert all(a > b for a, b in pairwise(squares))
    assert [radius for _, radius in twisted] == [Rational(1, 2)]


@engine
def test_nearest_points_are_found_on_all_components(session: Session) -> None:
    """A plane with a line through it; a plane with a cusp above it."""
    crossed = Ideal([x * z, y * z], [x, y, z])
    (on_line,) = nearest_points(crossed, [Rational(1, 10), 0, 5], session=session)
    (on_plane,) = nearest_points(crossed, [3, 0, 1], session=session)
    assert (tuple(on_line[v] for v in (x, y, z)), tuple(on_plane[v] for v in (x, y, z))) == (
        (0, 0, 5),
        (3, 0, 0),
    )
    above = Ideal([z * (y**2 - x**3), z * (z - 1)], [x, y, z])
    (cusp,) = nearest_points(above, [-1, 0, 2], session=session)
    assert tuple(cusp[v] for v in (x, y, z)) == (0, 0, 1)


@engine
def test_what_is_infinite_or_no_curve_is_refused(session: Session) -> None:
    circle = Ideal([x**2 + y**2 - 1], [x, y])
    for asked in (bottlenecks, bottleneck_degree):
        assert "finitely many bottlenecks" in message(lambda a=asked: a(circle, session=session))
    for asked in (critical_curvature, curvature_polynomial):
        assert "finitely many critical" in message(lambda a=asked: a(circle, session=session))
    assert "a smooth one" in message(
        lambda: voronoi_degree(Ideal([y**2 - x**3], [x, y]), [0, 0], session=session)
    )


def test_arguments_are_checked() -> None:
    curve = Ideal([y - x**2], [x, y])
    assert "a curve is needed" in message(lambda: critical_curvature(Ideal([x], [x, y, z])))
    assert "must not be among" in message(lambda: curvature_polynomial(curve, x))
    assert "lie on the variety" in message(lambda: voronoi_degree(curve, [1, 2]))
    assert "positive definite" in message(lambda: bottlenecks(curve, [[1, 0], [0, 0]]))

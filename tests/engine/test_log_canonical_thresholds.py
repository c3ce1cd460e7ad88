"""Real log canonical thresholds: by weights, blow-ups by hand, other coordinates, and volumes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from refusals import message
from sympy import Expr, Matrix, Rational, expand, lambdify, symbols
from sympy.abc import w, x, y, z

from nnag_m2 import GF, Ideal, Session, draw_newton_polyhedron, log_canonical_threshold, real_points
from nnag_m2.results import Threshold

engine = pytest.mark.engine
pytestmark = pytest.mark.composite


def at_origin(generators: list[Any], variables: list[Any], session: Session) -> Threshold:
    origin = [0] * len(variables)
    return log_canonical_threshold(Ideal(generators, variables), origin, session=session)


def pair(generators: list[Any], variables: list[Any], session: Session) -> tuple[Any, int | None]:
    found = at_origin(generators, variables, session)
    return found.value, found.multiplicity


@engine
def test_simple_singularities_have_the_sum_of_their_weights(session: Session) -> None:
    """With weights for which ``f`` has degree 1 it is their sum, unless real zeros give 1."""
    for f, total in (
        (x**2 + y**3, Rational(5, 6)),
        (x**2 + y**6, Rational(2, 3)),
        (x**3 + y**4, Rational(7, 12)),
        (x**3 + x * y**3, Rational(5, 9)),
        (x**3 + y**5, Rational(8, 15)),
        (x**2 * y + y**4, Rational(5, 8)),
    ):
        assert pair([f], [x, y], session) == (total, 1)
    for f in (x**2 + y**2 - z**2, x**2 + y**3 + z**5, x**2 + y * z):
        assert pair([f], [x, y, z], session) == (1, 1)  # the sum of weights is more than 1


@engine
def test_the_real_threshold_is_not_the_complex_one(session: Session) -> None:
    """Without real zeros but the origin, polar coordinates give the dimension by the degree."""
    assert pair([x**2 + y**2 + z**2], [x, y, z], session) == (Rational(3, 2), 1)
    assert pair([x**2 + y**2], [x, y], session) == (1, 1)
    assert pair([x**2 - y**2], [x, y], session) == (1, 2)
    assert pair([x**2 + y**2 + z**2, x * y], [x, y, z], session) == (Rational(3, 2), 1)
    assert pair([x**4 - x**2 * y**2 + y**4], [x, y], session) == (Rational(1, 2), 1)


@engine
def test_cones_by_one_blow_up(session: Session) -> None:
    """The exceptional divisor has ``n/d``, the smooth zeros 1; both together count twice."""
    assert pair([x**3 + y**3 + z**3], [x, y, z], session) == (1, 2)
    assert pair([x**4 + y**4 - z**4], [x, y, z], session) == (Rational(3, 4), 1)
    assert pair([x * y * (x - y) * (x + y)], [x, y], session) == (Rational(1, 2), 1)
    assert pair([x * y * z * (x + y + z)], [x, y, z], session) == (Rational(3, 4), 1)
    assert pair([x * y * (x + y)], [x, y, z], session) == (Rational(2, 3), 1)


@engine
def test_monomials_and_multiple_factors(session: Session) -> None:
    assert pair([x * y * z], [x, y, z], session) == (1, 3)
    assert pair([x**2 * y**3], [x, y], session) == (Rational(1, 3), 1)
    assert pair([x**3, x * y, y**4], [x, y], session) == (1, 2)
    assert pair([x * z, x * w, y * z, y * w], [x, y, z, w], session) == (2, 2)
    assert pair([(x - y) ** 2 * (x + y) ** 3], [x, y], session) == (Rational(1, 3), 1)
    assert pair([(x - y) ** 2 * (x + 2 * y) ** 2], [x, y], session) == (Rational(1, 2), 2)
    assert pair([(x**2 - y * z) ** 2], [x, y, z], session) == (Rational(1, 2), 1)
    assert pair([(1 + x) * (x**2 + y**3)], [x, y], session) == (Rational(5, 6), 1)  # 1 + x: a unit


@engine
def test_smooth_varieties_have_their_codimension(session: Session) -> None:
    circle = Ideal([x**2 + y**2 - 1], [x, y])
    found = log_canonical_threshold(circle, [Rational(3, 5), Rational(4, 5)], session=session)
    assert (found.value, found.multiplicity) == (1, 1)
    assert pair([x + y**2 + z**3, y - x * z], [x, y, z], session) == (2, 1)
    twisted = [y - x**2, z - x**3, z - x * y]  # one generator too many
    assert pair(twisted, [x, y, z], session) == (2, 1)
    assert pair([x + x**2 + y**2], [x, y], session) == (1, 1)
    assert pair([], [x, y], session) == (0, 1)


@engine
def test_degenerate_functions_of_two_variables_in_adapted_coordinates(session: Session) -> None:
    """``u = y - x^2`` and so on makes them the sums and products of powers on the right."""
    for f, expected in (
        ((y - x**2) ** 2 + x**5, (Rational(1, 2) + Rational(1, 5), 1)),
        ((y**2 - x**2) ** 2 + x**5, (Rational(1, 2), 2)),
        (((y - x) ** 2 - x**3) ** 2 + x**7, (Rational(5, 12), 1)),
        ((y - x - x**2) ** 2 + x**41, (Rational(1, 2) + Rational(1, 41), 1)),
        # u^7 + u^4 x^11: 3 a + 11 b = 77 for the exponents of x and u meets the diagonal at 11/2
        ((y - x**2) ** 4 * ((y - x**2) ** 3 + x**11), (Rational(2, 11), 1)),
    ):
        assert pair([f], [x, y], session) == expected
    assert pair([(y - x**2) ** 2, x**5], [x, y], session) == (Rational(7, 10), 1)
    # u v and u^3: the diagonal enters at the vertex of u v
    assert pair([x**2 - y**2, (x - y) ** 3], [x, y], session) == (1, 2)


@engine
@pytest.mark.parametrize("change", [(x + 2 * y, y), (x, y + x**2 - x), (x + y**2, y + x + y**2)])
@pytest.mark.parametrize(
    "generators",
    [[x**2 + y**5], [x**2 * y**2 + x**5 + y**5], [x**3, x * y**2, y**5], [x * (x + y**2) ** 2]],
    ids=str,
)
def test_coordinates_do_not_matter_in_the_plane(
    session: Session, generators: list[Expr], change: tuple[Expr, Expr]
) -> None:
    moved = [expand(g.subs({x: change[0], y: change[1]}, simultaneous=True)) for g in generators]
    assert pair(moved, [x, y], session) == pair(generators, [x, y], session)


@engine
def test_ideals_in_different_variables_add_up(session: Session) -> None:
    assert pair([x * y, z**2 - w**2], [x, y, z, w], session) == (2, 3)
    assert pair([x**2 + y**3, z], [x, y, z, w], session) == (Rational(11, 6), 1)


@engine
@pytest.mark.parametrize(
    "generators", [[x**2 - y**2, x * z], [x * y - z**2, x**2 - y**2], [x**3 + y**3, x * y, z]]
)
def test_volumes_shrink_with_the_threshold(session: Session, generators: list[Expr]) -> None:
    """The logarithmic slope of the volume between two levels, from random points."""
    found = at_origin(generators, [x, y, z], session)
    points = np.random.default_rng(1).uniform(-0.5, 0.5, (3, 6_000_000))
    values = np.max(np.abs([lambdify([x, y, z], g)(*points) for g in generators]), axis=0)
    volumes = [np.count_nonzero(values < level) for level in (0.04, 0.01)]
    slope = float(np.log(volumes[0] / volumes[1]) / np.log(4))
    logarithm = 0.1 + 0.25 * ((found.multiplicity or 2) - 1)
    assert float(found.lower) - logarithm <= slope <= float(found.upper) + 0.1


@engine
def test_where_it_is_not_decided_there_are_bounds(session: Session) -> None:
    """Degenerate on the edge between ``y^2`` and ``z^2``, where only one equation has terms."""
    found = at_origin([x**2 + y**2 - z**2, x * y], [x, y, z], session)
    assert not found.is_exact
    assert found.value is None
    assert found.multiplicity is None
    assert 1 <= found.lower <= found.upper <= Rational(3, 2)
    assert found.reason.startswith("bounds")
    # products of 2 x 2 matrices: 3, between two entries without common variables and 4 variables
    a, b = (Matrix(2, 2, symbols(f"{letter}:4")) for letter in "ab")
    product = at_origin(list(a * b), [*a, *b], session)
    assert (product.lower, product.upper) == (2, 4)


@engine
def test_a_picture_has_the_polyhedron(session: Session) -> None:
    picture = draw_newton_polyhedron(Ideal([y**2 - x**3 - x**2], [x, y]), [0, 0], session=session)
    assert picture.data["vertices"] == [[[0.0, 2.0]], [[2.0, 0.0]]]
    assert picture.data["exponents"] == [[[3.0, 0.0]]]
    assert picture.data["entry"] == [[[1.0, 1.0]]]
    assert picture.layers[-1].texts == ("1/t = 1",)
    assert "polyhedron" in picture.svg()
    # around another point
    moved = draw_newton_polyhedron(Ideal([(y - 1) ** 2 - x**3], [x, y]), [0, 1], session=session)
    assert moved.data["entry"] == [[[1.2, 1.2]]]


def test_what_is_refused() -> None:
    cusp = Ideal([x**3 + y**2], [x, y])
    for ideal, point, part in (
        (cusp, [1, 1], "the point must lie on the variety"),
        (cusp, [0], "2 exact numbers"),
        (Ideal([x], [x], GF(7)), [0], "QQ"),
        (Ideal([1], [x]), [0], "the point must lie on the variety"),
    ):
        assert part in message(lambda i=ideal, p=point: log_canonical_threshold(i, p))
    assert "two variables" in message(
        lambda: draw_newton_polyhedron(Ideal([x], [x, y, z]), [0, 0, 0])
    )
    assert "not the zero ideal" in message(
        lambda: draw_newton_polyhedron(Ideal([], [x, y]), [0, 0])
    )


@engine
def test_irrational_points_are_refused(session: Session) -> None:
    point = real_points(Ideal([x**2 - 2, y], [x, y]), session=session)[0]
    said = message(lambda: log_canonical_threshold(Ideal([y], [x, y]), point))
    assert "rational coordinates" in said

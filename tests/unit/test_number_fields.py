"""Fields of points inside the reals, and real roots over them, against floating point and sympy."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import QQ, Poly, Rational, discriminant, expand, symbols

from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.enclosed_roots import WIDTH
from nnag_m2.algebra.real.number_fields import RATIONAL, PointField, field_of_place
from nnag_m2.algebra.real.points import RealPoint, boxed
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real.sturm import RealRoots

t, x, y = symbols("t x y")
(CUBE_ROOT,) = RealAlgebraic.roots(Poly(t**3 - 2, t))
LOW_ROOT, ROOT = RealAlgebraic.roots(Poly(2 * t**2 - 1, t))


def point(generator: RealAlgebraic, *coordinates: tuple[int, ...]) -> RealPoint:
    (found,) = boxed((x, y), [AlgebraicPoint(generator, coordinates, (3,))], WIDTH)
    return found


def field(generator: RealAlgebraic) -> PointField:
    return point(generator, (0, 3), (0,)).field


def floating(element: object, chosen: PointField) -> float:
    return float(chosen.domain.to_sympy(element))


@each(
    ("chosen", "weights"),
    [
        (point(ROOT, (1, 2), (5,)), (1, 0)),
        (point(ROOT, (5,), (1, 2)), (0, 1)),
        (point(CUBE_ROOT, (1, 0, 1), (0, 1)), (1, 0)),
        (point(CUBE_ROOT, (7,), (8,)), (0, 0)),
    ],
)
def test_coordinates_in_powers_of_the_first_that_generates(
    chosen: RealPoint, weights: tuple[int, ...]
) -> None:
    found = chosen.field
    assert found.weights == weights
    theta = found.generator.as_expr()
    for value, expression in zip(chosen.midpoint, found.expressions(theta), strict=True):
        assert abs(float(expression) - float(value)) < 1e-9
    assert expand(found.relation(theta)).evalf(30) == pytest.approx(0, abs=1e-25)


def test_two_square_roots_are_generated_by_their_sum() -> None:
    quartic = RealAlgebraic.roots(Poly(t**4 - 10 * t**2 + 1, t))[-1]  # sqrt(2) + sqrt(3)
    place = AlgebraicPoint(quartic, ((0, -9, 0, 1), (0, 11, 0, -1)), (2,))
    found = field_of_place(place)
    assert found.weights == (1, 1)
    assert found.generator == quartic
    assert [round(floating(c, found), 9) for c in found.coordinates] == [1.414213562, 1.732050808]


@pytest.mark.parametrize("generator", [LOW_ROOT, ROOT, CUBE_ROOT])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_signs_and_roots_are_those_of_floating_point(
    generator: RealAlgebraic, data: st.DataObject
) -> None:
    chosen = field(generator)
    size = st.integers(-4, 4)
    pairs = data.draw(st.lists(st.tuples(size, size), min_size=1, max_size=5))
    listed = [chosen.domain([QQ(a), QQ(b)]) for a, b in pairs]
    values = [floating(c, chosen) for c in listed]
    assert [chosen.sign(c) for c in listed] == [int(np.sign(round(v, 9))) for v in values]
    poly = Poly.from_list([chosen.domain.one, *listed], x, domain=chosen.domain)
    found = RealRoots(poly, chosen).intervals
    assert all(one[1] < two[0] for one, two in itertools.pairwise(found))
    roots = np.roots([1, *values])
    sure = [r.real for r in roots if abs(r.imag) < 1e-12]
    for low, high in found:
        assert any(float(low) - 1e-3 <= r.real <= float(high) + 1e-3 for r in roots)
    assert all(any(float(a) - 1e-3 <= r <= float(b) + 1e-3 for a, b in found) for r in sure)


def test_rational_roots_are_found_exactly_also_multiple_ones() -> None:
    chosen = field(CUBE_ROOT)
    poly = Poly((x - Rational(1, 3)) ** 2 * (x**2 - 2) * x, x, domain=chosen.domain)
    scaled = poly.mul_ground(chosen.domain.to_sympy(chosen.domain.unit))
    found = RealRoots(scaled, chosen).intervals
    assert [low for low, high in found if low == high] == [0, Rational(1, 3)]
    assert len(found) == 4
    assert RealRoots(poly, chosen).count(Rational(-1), Rational(1)) == 2
    rational = Poly(x**3 - x, x, domain=QQ)
    assert RealRoots(rational, RATIONAL).intervals == [(-1, -1), (0, 0), (1, 1)]


def test_discriminants_are_sympys() -> None:
    for chosen in (RATIONAL, field(ROOT), field(CUBE_ROOT)):
        theta = 3 if chosen.is_rational else chosen.domain.to_sympy(chosen.domain.unit)
        f = x**2 * y**3 + theta * x * y + y**2 - theta**2 * x + 1
        for variable, other in ((x, y), (y, x)):
            found = chosen.discriminant(Poly(f, x, y, domain=chosen.domain), variable)
            assert found == Poly(discriminant(f, variable), other, domain=chosen.domain)

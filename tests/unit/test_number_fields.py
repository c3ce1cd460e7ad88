"""Fields of points inside the reals, and real roots over them, against floating point and sympy."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction
from itertools import product
from typing import Any

import mpmath
import numpy as np
import pytest
from each import each
from flint import arb, fmpz, fmpz_poly
from hypothesis import given, settings
from hypothesis import strategies as st
from refusals import message
from sympy import (
    QQ,
    CRootOf,
    Expr,
    Float,
    GoldenRatio,
    I,
    Integer,
    Matrix,
    Poly,
    Rational,
    cos,
    discriminant,
    expand,
    pi,
    sqrt,
    sympify,
)
from sympy.abc import t, x, y

from nnag_m2 import Ideal, PolynomialMap, RealAlgebraic, RealPoint, SemialgebraicSet
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.enclosed_roots import WIDTH
from nnag_m2.algebra.real.field_roots import RealRoots
from nnag_m2.algebra.real.number_fields import RATIONAL, PointField, field_of_place
from nnag_m2.algebra.real.points import boxed
from nnag_m2.invariants.distance.quadrics import data_argument

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


HALF = Rational(1, 2)
LOW, HIGH = RealAlgebraic.roots(Poly(2 * x**2 - 1, x))
PLASTIC = RealAlgebraic.roots(Poly(x**3 - x - 1, x))[0]
NUMBERS = [
    RealAlgebraic.of(0),
    RealAlgebraic.of(Fraction(-3, 2)),
    LOW,
    HIGH,
    PLASTIC,
    *RealAlgebraic.roots(Poly(x**4 - 10 * x**2 + 1, x)),
    *RealAlgebraic.roots(Poly(3 * x**3 - 7 * x + 1, x)),
]


def middle(number: RealAlgebraic) -> Fraction:
    """Return a rational number that is nearer than 10^-40."""
    low, high = number.interval(Rational(1, 10**41))
    return (Fraction(low) + Fraction(high)) / 2


def test_results_are_roots_of_irreducible_polynomials_where_they_must_be() -> None:
    for a, b in product(NUMBERS, repeat=2):
        p, q = middle(a), middle(b)
        pairs = [(a + b, p + q), (a - b, p - q), (a * b, p * q)]
        pairs += [(a / b, p / q)] if b else []
        for found, expected in pairs:
            assert abs(middle(found) - expected) < Fraction(1, 10**38)
            _, factors = fmpz_poly(list(found.coefficients)).factor()
            assert [power for _, power in factors] == [1]


@given(st.integers(-3, 3), st.sampled_from(NUMBERS), st.fractions(max_denominator=20))
def test_powers_and_rational_steps_are_undone(n: int, number: RealAlgebraic, q: Fraction) -> None:
    assert number + q - q == number
    if q:
        assert number * q / q == q * number / q == number
    if number:
        assert number**n * number**-n == 1
        assert (number**2).radical(2) == abs(number)


def test_a_value_that_vanishes_is_zero() -> None:
    assert PLASTIC**3 - PLASTIC - 1 == 0
    assert not PLASTIC - PLASTIC
    assert (HIGH - HIGH, HIGH + LOW, HIGH * HIGH) == (0, 0, HALF)
    assert sum([HIGH, HIGH]) == sqrt(2)
    roots = RealAlgebraic.roots(Poly(x**4 - 10 * x**2 + 1, x))
    assert sum(roots, RealAlgebraic.of(0)) == 0
    assert math.prod(roots) == 1


def test_numbers_are_equal_to_those_of_sympy_and_hash_alike() -> None:
    assert sqrt(2) / 2 == HIGH == sqrt(2) / 2
    assert hash(HIGH) == hash(sqrt(2) / 2)
    assert {sqrt(2) / 2: "found"}[HIGH] == {HIGH: "found"}[sqrt(2) / 2] == "found"
    assert CRootOf(t**3 - t - 1, 0) == PLASTIC == CRootOf(x**3 - x - 1, 0)
    assert hash(PLASTIC) == hash(CRootOf(x**3 - x - 1, 0))
    cube = RealAlgebraic.roots(Poly(3 * x**3 + 2, x))[0]
    assert cube == -(Rational(2, 3) ** Rational(1, 3)) == cube.as_expr()
    assert hash(RealAlgebraic.of(HALF)) == hash(HALF)
    assert RealAlgebraic.of((1 + sqrt(5)) / 2) == GoldenRatio
    assert RealAlgebraic.of(cos(pi / 4)) == HIGH
    assert RealAlgebraic.of(1 + sqrt(2)) == sqrt(3 + 2 * sqrt(2))
    for other in (pi, I, sqrt(3), sqrt(2), x, sqrt(2) * x, 0.7071067811865476, Float(0.5), None):
        assert not HIGH == other  # noqa: SIM201, SIM300


def test_numbers_of_sympy_become_algebraic_ones() -> None:
    found = RealAlgebraic.of(sqrt(2) + 3 ** Rational(1, 3) / 2)
    assert found.minimal_polynomial.degree() == 6
    assert found - sqrt(2) == 3 ** Rational(1, 3) / 2
    assert RealAlgebraic.of(CRootOf(x**5 - x - 1, 0)).coefficients == (-1, -1, 0, 0, 0, 1)
    assert RealAlgebraic.of(-sqrt(2)).index == 0
    for wrong, part in ((pi, "not rational"), (I, "degree 2"), (x, "got x"), (0.5, "the float")):
        assert part in message(lambda wrong=wrong: RealAlgebraic.of(wrong))


def test_numbers_compare_with_those_of_sympy() -> None:
    assert LOW < 0 < HIGH < sqrt(2) < 2
    assert HIGH <= sqrt(2) / 2 <= HIGH
    assert PLASTIC - CRootOf(x**3 - 2, 0) > 0 == HIGH - sqrt(2) / 2
    assert max(HIGH, LOW, PLASTIC) is PLASTIC
    ends = math.floor(LOW), math.ceil(LOW), math.trunc(LOW), int(10 * HIGH), math.floor(PLASTIC)
    assert ends == (-1, 0, 0, 7, 1)


def test_expressions_with_numbers_stay_exact() -> None:
    point = {x: HIGH, y: LOW}
    assert (x**2 + y**2 - 1).subs(point) == 0
    assert (x**3 - x - 1).subs(x, PLASTIC).equals(0)
    assert HIGH + sqrt(2) == sqrt(2) + HIGH == 3 * HIGH
    exact: list[Expr] = [t * HIGH, HIGH * t, t - HIGH, HIGH**t, t / HIGH, HIGH + pi, 2**HIGH]
    exact += [HIGH ** Rational(1, 3), sympify(PLASTIC), t + PLASTIC]
    exact += list(Matrix([HIGH, PLASTIC]))
    assert all(isinstance(e, Expr) and not e.has(Float) for e in exact)
    assert (t * PLASTIC).subs(t, 2) == 2 * PLASTIC.as_expr()
    assert Matrix([[HIGH, LOW]]) * Matrix([HIGH, LOW]) == Matrix([1])


@each(
    "inexact",
    [0.5, np.float64(2), np.float32(2), np.longdouble(2), np.array([1.5, 2]), 1j, mpmath.mpf(2),
     arb(2)],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_floats_are_no_operands(inexact: Any) -> None:
    for asked in (
        lambda: HIGH + inexact,
        lambda: inexact + HIGH,
        lambda: HIGH * inexact,
        lambda: inexact * HIGH,
        lambda: inexact - HIGH,
        lambda: inexact / HIGH,
        lambda: HIGH / inexact,
    ):
        with pytest.raises(TypeError):
            asked()


def test_arrays_of_numbers_are_exact() -> None:
    array = np.array([HIGH, LOW])
    assert array.dtype == object
    assert (array @ array, array.sum(), (np.int64(2) * array)[0]) == (1, 0, sqrt(2))
    assert fmpz(2) * HIGH == HIGH * np.int64(2) == sqrt(2)
    assert float(HIGH) == pytest.approx(0.5**0.5, abs=0)


def test_what_is_too_large_is_refused() -> None:
    assert "bits" in message(lambda: HIGH ** (10**9))
    assert RealAlgebraic.of(-1) ** (10**30 + 1) == -1
    many = RealAlgebraic.roots(Poly(x**40 - x - 1, x))[0]
    assert "at most 1,000; got 1,600" in message(lambda: many + many**3)
    with pytest.raises(ZeroDivisionError):
        _ = HIGH / (HIGH - HIGH)


CIRCLE_POINT = RealPoint.rational([x, y], [Rational(3, 5), Rational(4, 5)])


def test_a_point_is_the_sequence_of_its_coordinates() -> None:
    assert tuple(CIRCLE_POINT) == (Rational(3, 5), Rational(4, 5))
    assert len(CIRCLE_POINT) == 2
    assert PolynomialMap([x * y], [x, y])(*CIRCLE_POINT) == (Rational(12, 25),)
    assert SemialgebraicSet(Ideal([x], [x, y]), [y - CIRCLE_POINT[y]]).inequalities
    row = data_argument(CIRCLE_POINT, 2, (x, y))
    assert row.tolist() == [[Rational(3, 5), Rational(4, 5)]]
    assert data_argument([HIGH**2, PLASTIC - PLASTIC], 2).tolist() == [[HALF, 0]]


def test_points_that_are_no_data_are_refused_by_their_name() -> None:
    swapped = message(lambda: data_argument(CIRCLE_POINT, 2, (y, x)))
    assert "the coordinates [y, x]; got [x, y]" in swapped
    said = message(lambda: data_argument([HIGH, 1], 2))
    assert "got sqrt(2)/2, an algebraic number of degree 2" in said
    assert "2*t**2 - 1" in said
    generator = message(lambda: Ideal([x - HIGH], [x]))
    assert "an algebraic number of degree 2" in generator
    assert "minimal polynomial 2*t**2 - 1" in generator
    assert "CRootOf(t**3 - t - 1, 0), an algebraic number of degree 3" in message(
        lambda: Ideal([x - PLASTIC], [x])
    )
    assert Ideal([x - RealAlgebraic.of(HALF), x - HIGH * LOW], [x]).exprs == (x - HALF, x + HALF)


class Measured:
    """A number of somebody else, which only knows how to become a float."""

    def __float__(self) -> float:
        return 0.5


class Third:
    """A number of somebody else, which knows how to become one of sympy's."""

    def _sympy_(self) -> Rational:
        return Rational(1, 3)


def test_numbers_of_others_never_become_floats_in_silence() -> None:
    for wrong in (Measured(), np.longdouble(1) / 3, mpmath.mpf(1) / 3, arb(1) / 3):
        for asked in (
            lambda wrong=wrong: Ideal([wrong], [x]),
            lambda wrong=wrong: data_argument([wrong, 0], 2),
            lambda wrong=wrong: RealAlgebraic.of(wrong),
            lambda wrong=wrong: PolynomialMap([x], [x])(wrong),
            lambda wrong=wrong: PolynomialMap.linear([[wrong]], [x]),
        ):
            assert "exact" in message(asked)
    assert Ideal([x - Third()], [x]).exprs == (x - Rational(1, 3),)
    assert RealAlgebraic.of(Third()) == Rational(1, 3) == RealAlgebraic.of(Third()) * Integer(1)

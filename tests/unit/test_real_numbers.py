"""Exact real algebraic numbers and points: against sympy's algebraic numbers, and by axioms."""

from __future__ import annotations

import pickle
from fractions import Fraction
from itertools import combinations, pairwise
from threading import Thread

import pytest
from each import each
from flint import fmpq_poly
from hypothesis import given, settings
from hypothesis import strategies as st
from refusals import message
from sympy import CRootOf, Poly, Rational, minimal_polynomial, resultant, sqrt, symbols

from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.points import RealPoint, boxed
from nnag_m2.algebra.real.real_numbers import RealAlgebraic

x, y, s, t = symbols("x y s t")
SMALL = st.integers(-9, 9)
POLYS = st.lists(SMALL, min_size=2, max_size=7).filter(lambda c: any(c[1:]))
FRACTIONS = st.fractions(-10, 10, max_denominator=60)


def of_list(coefficients: list[int]) -> Poly:
    return Poly(coefficients[::-1], x)


def root(expression: object, index: int = -1) -> RealAlgebraic:
    return RealAlgebraic.roots(Poly(expression, x))[index]


def on_curve(number: RealAlgebraic, *expressions: object) -> RealPoint:
    """Return the real point with coordinates that are polynomials in a number."""
    tops = [fmpq_poly([int(c) for c in reversed(Poly(e, t).all_coeffs())]) for e in expressions]
    place = AlgebraicPoint.of(number, tops, fmpq_poly([1]))
    return boxed((x, y)[: len(tops)], [place], Rational(1, 10**10))[0]


@given(POLYS)
@settings(max_examples=80, deadline=None)
def test_roots_are_those_of_sympy(drawn: list[int]) -> None:
    poly = of_list(drawn)
    found = RealAlgebraic.roots(poly)
    known = sorted(set(poly.real_roots()))
    assert len(found) == len(known)
    assert all(one < two for one, two in pairwise(found))
    for number, value in zip(found, known, strict=True):
        least = Poly(minimal_polynomial(value, x), x).primitive()[1]
        least = least if least.LC() > 0 else -least
        assert number.minimal_polynomial.all_coeffs() == least.all_coeffs()
        low, high = number.interval(Rational(1, 1000))
        assert low <= value <= high
        assert (low == high) == number.is_rational == bool(value.is_rational)
        assert high - low <= Rational(1, 1000)
        assert number.sign == int(bool(value > 0)) - int(bool(value < 0))
        assert abs(float(number) - float(value)) < 1e-12 * max(1, abs(float(value)))


@given(POLYS, POLYS)
@settings(max_examples=80, deadline=None)
def test_comparison_is_a_total_order(one: list[int], two: list[int]) -> None:
    product = RealAlgebraic.roots(of_list(one) * of_list(two))
    assert all(a < b and not b <= a and a != b for a, b in combinations(product, 2))
    mixed = {*RealAlgebraic.roots(of_list(one)), *RealAlgebraic.roots(of_list(two))}
    assert tuple(sorted(mixed)) == product


@given(POLYS, FRACTIONS)
@settings(max_examples=80, deadline=None)
def test_comparison_with_rationals_is_that_of_the_interval(drawn: list[int], q: Fraction) -> None:
    value = Rational(q.numerator, q.denominator)
    for number in RealAlgebraic.roots(of_list(drawn)):
        assert (number < q, number == q, number > q).count(True) == 1
        assert (number < q, number == q) == (number < value, number == value)
        assert (value > number) == (number < q)
        low, high = number.interval(Rational(1, 10**6))
        assert not (high < value and number >= q)
        assert not (value < low and number <= q)


def test_rational_numbers_are_equal_to_others_and_hash_like_those_of_sympy() -> None:
    half = RealAlgebraic.of(Rational(1, 2))
    assert half == Fraction(1, 2) == RealAlgebraic.of(Fraction(1, 2)) == root(2 * x - 1)
    assert hash(half) == hash(Rational(1, 2))
    assert RealAlgebraic.of(3) == 3
    assert hash(RealAlgebraic.of(3)) == hash(3)
    assert RealAlgebraic.of(half) is half
    assert half != 0.5
    with pytest.raises(TypeError):
        assert half < 0.6  # type: ignore[operator]


def test_roots_of_different_polynomials_are_one_number() -> None:
    high = root((x**2 - 2) * (x**2 + x + 7) ** 2)
    assert high == root(x**4 - 4)
    assert len({high, root(x**2 - 2), root(x**2 - 2, 0), root(x**2 - 3)}) == 3
    assert pickle.loads(pickle.dumps(high)) == high


def test_close_numbers_are_told_apart() -> None:
    gap = 10**60
    close = root(gap**2 * x**2 - 2 * gap**2 + 1)
    assert close < root(x**2 - 2)
    assert close.interval() == root(x**2 - 2).interval()
    assert close.interval(Rational(1, 10**130)) != root(x**2 - 2).interval(Rational(1, 10**130))


def test_intervals_are_those_of_the_decimal_expansion() -> None:
    digits = 14142135623730950488016887242096980785696718753769
    found = root(x**2 - 2).interval(Rational(1, 10**49))
    assert found == (Rational(digits, 10**49), Rational(digits + 1, 10**49))
    assert root(x**2 - 2).interval(Rational(2, 5)) == (Rational(4, 3), Rational(5, 3))
    assert root(x**2 - 2, 0).interval(Rational(2, 5)) == (Rational(-5, 3), Rational(-4, 3))


def test_numbers_in_sympy() -> None:
    assert root(2 * x - 3).as_expr() == Rational(3, 2)
    assert root(x**2 - 2).as_expr() == sqrt(2)
    assert root(x**5 - x - 1).as_expr() == CRootOf(x**5 - x - 1, 0)
    assert repr(root(x**2 - 2)) == "RealAlgebraic(1.414213562, a root of t**2 - 2)"
    assert repr(RealAlgebraic.of(Rational(-1, 3))) == "RealAlgebraic(-1/3)"
    assert str(root(x**2 - 2).approximation(30)) == str(sqrt(2).evalf(30))


@each("size", [10**30, Rational(1, 10**30)])
def test_floats_of_large_and_small_numbers(size: Rational) -> None:
    assert float(root(x**2 - 2 * size**2)) == pytest.approx(float(size) * 2**0.5, rel=1e-15)


@given(st.lists(SMALL, min_size=1, max_size=4), st.lists(SMALL, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_values_are_roots_of_the_resultant(first: list[int], second: list[int]) -> None:
    f = Poly(t**5 - 3 * t + 1, t)
    for generator in RealAlgebraic.roots(f):
        point = on_curve(generator, Poly(first[::-1], t), Poly(second[::-1], t))
        value = point.value_of(x**2 - x * y + 1)
        a, b = Poly(first[::-1], t).as_expr(), Poly(second[::-1], t).as_expr()
        eliminant = Poly(resultant(f.as_expr(), s - (a**2 - a * b + 1), t), s)
        assert eliminant.rem(Poly(value.minimal_polynomial.as_expr().subs(t, s), s)).is_zero
        number = CRootOf(f, 0).func(f, generator.index)
        close = (a**2 - a * b + 1).subs(t, number.evalf(30))
        assert abs(value.approximation(25) - close) < 1e-20 * (1 + abs(close))
        assert point.sign_of(x**2 - x * y + 1) == value.sign


def test_a_coordinate_in_a_smaller_field_has_a_smaller_polynomial() -> None:
    fourth = root(x**4 - 2)
    point = on_curve(fourth, t**2, t)
    assert point[x] == root(x**2 - 2)
    assert point[y] == fourth
    assert point.value_of(x**2) == point.value_of(y**4) == 2
    assert point.sign_of(y**2 - x) == 0


def test_points_are_equal_when_their_coordinates_are() -> None:
    point = on_curve(root(x**2 - 2), t, 3 - t)
    same = on_curve(root(x**4 - 6 * x**2 - 4 * x + 2), *(Poly(0, t),) * 2)  # other field, x = y = 0
    assert same == RealPoint.rational((x, y), (0, 0)) != point
    assert hash(same) == hash(RealPoint.rational((x, y), (0, 0)))
    shifted = on_curve(root(x**2 - 2 * x - 1), t - 1, 4 - t)
    assert shifted == point
    assert hash(shifted) == hash(point)
    assert shifted != on_curve(root(x**2 - 2, 0), t, 3 - t)
    assert point.refined(Rational(1, 10**99)) == point
    assert pickle.loads(pickle.dumps(point)) == point


def test_rational_points() -> None:
    point = RealPoint.rational([x, y], [Rational(1, 3), -2])
    assert repr(point) == "RealPoint(x=1/3, y=-2)"
    assert point.is_rational
    assert point[x] == Rational(1, 3)
    assert point.value_of(x * y**2) == Rational(4, 3)
    assert point.sign_of(3 * x - 1) == 0
    assert point.refined(Rational(1, 7)).intervals == point.intervals
    assert RealPoint.rational([], []).image([s], [5])[s] == 5


def test_points_with_equal_coordinates_share_intervals_and_others_do_not_meet() -> None:
    third = [fmpq_poly([0, 0, 1]), fmpq_poly([1])]
    fourth = [AlgebraicPoint.of(root(x**4 - 2, i), third[:1], third[1]) for i in (0, 1)]
    low, high = boxed((x,), fourth, Rational(1))
    assert low.intervals == high.intervals
    assert low == high
    gap = 10**30
    close = [root(x**2 - 2), root(gap**2 * x**2 - 2 * gap**2 + 1)]
    places = [AlgebraicPoint.of(n, [fmpq_poly([0, 1])], fmpq_poly([1])) for n in close]
    one, two = boxed((x,), places, Rational(1))
    assert one.intervals[0][1] < two.intervals[0][0]
    assert one[x] == close[1]


def test_one_number_may_be_refined_by_several_threads() -> None:
    number = root(x**7 - 3 * x - 1)
    found: list[tuple[Rational, Rational]] = []
    threads = [
        Thread(target=lambda k=k: found.append(number.interval(Rational(1, 10 ** (5 * k)))))
        for k in range(1, 20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    finest = min(found, key=lambda ends: ends[1] - ends[0])
    assert len(found) == 19
    assert all(low <= finest[0] and finest[1] <= high for low, high in found)


def test_wrong_arguments_are_refused() -> None:
    point = RealPoint.rational([x], [1])
    assert "exact" in message(lambda: RealAlgebraic.of(0.5))
    assert "exact" in message(lambda: RealPoint.rational([x], [0.5]))
    assert "2 values" in message(lambda: RealPoint.rational([x, y], [1]))
    assert "not zero" in message(lambda: RealAlgebraic.roots(Poly(0, x)))
    assert "one variable" in message(lambda: RealAlgebraic.roots(Poly(x * y, x, y)))
    assert "one variable" in message(lambda: RealAlgebraic.roots(x**2))  # type: ignore[arg-type]
    assert "width" in message(lambda: root(x**2 - 2).interval(Rational(0)))
    assert "a variable" in message(lambda: point[y])
    assert "RealPoint.value_of" in message(lambda: point.value_of(x * y))
    assert "1 polynomials" in message(lambda: point.image([s], [x, x]))

"""Real roots of integer polynomials: against factors that are known, and against sympy's Sturm."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import pairwise
from math import ceil

from each import each
from flint import fmpq_poly, fmpz_poly
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Poly, Rational, symbols

from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.isolation import Coefficients, quotient_on, real_roots, sign_at
from nnag_m2.algebra.real.points import boxed
from nnag_m2.algebra.real.real_numbers import RealAlgebraic

x = symbols("x")
WIDTH = Fraction(1, 10**10)


def coefficients(expression: object) -> Coefficients:
    """Return the integer coefficients of a squarefree polynomial with the same roots."""
    poly = Poly(expression, x).sqf_part().clear_denoms()[1]
    return tuple(int(c) for c in reversed(poly.all_coeffs()))


def grid_cells(poly: Coefficients, width: Fraction) -> list[tuple[Fraction, Fraction]]:
    """Return the boxes of the roots as points of the line."""
    line = (fmpq_poly([0, 1]), fmpq_poly([1]))
    roots = RealAlgebraic.roots(Poly(poly[::-1], x))
    places = [AlgebraicPoint.of(root, line[:1], line[1]) for root in roots]
    found = boxed((x,), places, Rational(width.numerator, width.denominator))
    return [tuple(Fraction(int(e.p), int(e.q)) for e in p.intervals[0]) for p in found]  # type: ignore[misc]


def sturm(poly: Coefficients) -> int:
    return int(Poly(poly[::-1], x).count_roots())


def hold_one_root_each(poly: Coefficients, cells: list[tuple[Fraction, Fraction]]) -> None:
    assert all(one[1] < two[0] for one, two in pairwise(cells))
    for low, high in cells:
        signs = [sign_at(fmpz_poly([*poly]), end) for end in (low, high)]
        assert signs == [0, 0] if low == high else signs[0] * signs[1] == -1


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=9).filter(lambda c: c[-1] != 0))
@settings(max_examples=150, deadline=None)
def test_every_real_root_has_a_cell_and_every_cell_a_root(drawn: list[int]) -> None:
    poly = coefficients(Poly(drawn[::-1], x))
    cells = grid_cells(poly, WIDTH)
    hold_one_root_each(poly, cells)
    assert len(cells) == len(real_roots(poly)) == sturm(poly)
    assert all(high - low <= WIDTH for low, high in cells)


@given(st.sets(st.fractions(-100, 100, max_denominator=40), min_size=1, max_size=7))
@settings(max_examples=100, deadline=None)
def test_rational_roots_are_found_exactly(roots: set[Fraction]) -> None:
    product = Poly(x**2 - 2, x)
    for root in roots:
        product *= Poly(root.denominator * x - root.numerator, x)
    cells = grid_cells(coefficients(product), WIDTH)
    assert {low for low, high in cells if low == high} == roots
    assert len(cells) == len(roots) + 2


def test_a_root_with_a_large_denominator_is_still_found_exactly() -> None:
    value = Fraction(123456789012345678901, 987654321098765432109876543210)
    poly = coefficients((value.denominator * x - value.numerator) * (x**2 - 3))
    assert (value, value) in grid_cells(poly, WIDTH)
    assert (value, value) in grid_cells(poly, Fraction(10**9))


@each("gap", [10**3, 10**12, 10**40])
def test_close_roots_are_separated(gap: int) -> None:
    irrational = coefficients((x**2 - 2) * (gap**2 * x**2 - 2 * gap**2 + 1))
    cells = grid_cells(irrational, WIDTH)
    assert len(cells) == 4
    hold_one_root_each(irrational, cells)
    rational = coefficients((3 * x - 1) * (3 * gap * x - gap - 3))
    third = Fraction(1, 3)
    assert [low for low, _ in grid_cells(rational, WIDTH)] == [third, third + Fraction(1, gap)]


def test_mignotte_polynomials_have_two_very_close_roots() -> None:
    poly = coefficients(x**20 - 2 * (1000 * x - 1) ** 2)
    cells = grid_cells(poly, Fraction(1, 100))
    assert len(cells) == sturm(poly) == 4
    hold_one_root_each(poly, cells)


def test_wilkinson() -> None:
    product = Poly(1, x)
    for root in range(1, 41):
        product *= Poly(x - root, x)
    assert grid_cells(coefficients(product), WIDTH) == [(Fraction(i),) * 2 for i in range(1, 41)]


def test_cells_are_those_of_the_decimal_expansion() -> None:
    digits = 14142135623730950488016887242096980785696718753769
    low, high = grid_cells((-2, 0, 1), Fraction(1, 10**49))[1]
    assert (low, high) == (Fraction(digits, 10**49), Fraction(digits + 1, 10**49))
    assert grid_cells((-2, 0, 1), Fraction(2, 5))[1] == (Fraction(4, 3), Fraction(5, 3))


def test_a_thousand_digits_of_a_cube_root_are_right() -> None:
    ((low, high),) = grid_cells((-5, 0, 0, 1), Fraction(1, 10**1000))
    assert low**3 < 5 < high**3
    assert high - low == Fraction(1, 10**1000)


@each("size", [10**30, Fraction(1, 10**30)])
def test_large_and_small_roots(size: Fraction | int) -> None:
    value = Rational(Fraction(size).numerator, Fraction(size).denominator)
    poly = coefficients(x**2 - 2 * value**2)
    cells = grid_cells(poly, WIDTH)
    assert len(cells) == 2
    hold_one_root_each(poly, cells)


def test_no_real_roots() -> None:
    assert real_roots((1, 0, 1)) == grid_cells((1, 0, 1), WIDTH) == real_roots((7,)) == []


def test_refinement_keeps_the_root_and_is_fast_in_precision() -> None:
    root = real_roots((-2, 0, 1))[1]
    for bits in (5, 50, 500, 5000):
        root.refine(bits)
        low, high = root.interval
        assert low**2 < 2 < high**2
        assert high - low <= Fraction(1, 2**bits)


def test_comparison_with_a_rational_is_exact() -> None:
    root = real_roots((-1, 3))[0]
    assert root.is_above(Fraction(1, 3)) is None
    assert root.is_above(Fraction(1, 3) - Fraction(1, 10**50)) is True
    assert root.is_above(Fraction(1, 3) + Fraction(1, 10**50)) is False


def test_quotients_are_enclosed_and_poles_noticed() -> None:
    root = real_roots((-2, 0, 1))[1]
    root.refine(40)
    found = quotient_on((1, 1), (0, 2), root)  # (1 + r) / (2 r) = 1/2 + r/4
    assert found is not None
    low, high = (4 * end - 2 for end in found)
    assert low**2 < 2 < high**2
    assert found[1] - found[0] < WIDTH
    assert quotient_on((1,), (-2, 0, 1), root) is None


def test_sixty_dense_degrees() -> None:
    draw = random.Random(3)
    poly = tuple(draw.randint(-(10**150), 10**150) for _ in range(61))
    cells = grid_cells(poly, WIDTH)
    hold_one_root_each(poly, cells)
    roots = [root for root, _ in fmpz_poly(list(poly)).complex_roots()]
    assert len(cells) == sum(root.imag == 0 for root in roots)
    assert all(high - low == Fraction(1, ceil(1 / WIDTH)) for low, high in cells)

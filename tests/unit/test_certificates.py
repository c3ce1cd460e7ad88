"""The second methods themselves: they can say no."""

from __future__ import annotations

import pytest
from certificates import (
    contains,
    counted_polynomial,
    dimension_by_monomials,
    image_points,
    is_in,
    is_zero_at,
    powers_lie_in,
    rank_at,
    same_ideal,
    sympy_groebner,
    vanishes_on,
)
from compact import evaluate
from each import each
from sympy import GF, QQ, I, Symbol, sqrt
from varieties import (
    CIRCLE,
    CUSP,
    EMPTY,
    FAT_POINT,
    TWISTED_CUBIC,
    TWISTED_CUBIC_BY_MINORS,
    WHOLE_PLANE,
    determinantal,
    segre,
    x,
    y,
)

from nnag_m2 import BlockOrder, Ideal, PolynomialMap

POINT = Ideal([x, y], [x, y])


def test_membership_and_containment() -> None:
    assert is_in(x**2 + x * y, FAT_POINT)
    assert not is_in(x, FAT_POINT)
    assert not is_in(x, WHOLE_PLANE)
    assert is_in(x - x, WHOLE_PLANE)
    assert is_in(x, EMPTY)
    assert contains(POINT, FAT_POINT)
    assert not contains(FAT_POINT, POINT)
    assert powers_lie_in(FAT_POINT, POINT)
    assert not powers_lie_in(FAT_POINT, POINT, highest=1)
    assert not powers_lie_in(CUSP, POINT)


def test_equality_of_ideals() -> None:
    assert same_ideal(TWISTED_CUBIC, TWISTED_CUBIC_BY_MINORS)
    assert not same_ideal(POINT, FAT_POINT)
    assert not same_ideal(POINT, WHOLE_PLANE)
    with pytest.raises(AssertionError):
        same_ideal(POINT, Ideal([x, y], [x, y], GF(5)))


def test_block_orders_differ_from_grevlex() -> None:
    ideal = Ideal([x - y**2], [x, y])
    (grevlex,), (block,) = sympy_groebner(ideal), sympy_groebner(ideal, BlockOrder([[x]]))
    assert grevlex.as_expr() == y**2 - x
    assert block.as_expr() == x - y**2


def test_vanishing_on_points() -> None:
    points = image_points(segre(2, 3))
    assert vanishes_on(determinantal(2, 3, 1), points)
    assert not vanishes_on(determinantal(2, 3, 0), points)
    with pytest.raises(AssertionError):
        vanishes_on(CUSP, [])
    assert is_zero_at(CIRCLE, (sqrt(2), I))
    assert not is_zero_at(CIRCLE, (sqrt(2), 1))


def test_counting_monomials() -> None:
    n = Symbol("n")
    assert counted_polynomial(TWISTED_CUBIC, n, 4) == 3 * n + 1
    assert counted_polynomial(WHOLE_PLANE, n, 2) == n + 1
    assert [dimension_by_monomials(i) for i in (EMPTY, FAT_POINT, CUSP, WHOLE_PLANE)] == [
        -1,
        0,
        1,
        2,
    ]


def test_numerical_ranks() -> None:
    projection = PolynomialMap.linear([[1, 0]], [x, y])
    assert rank_at((1, 0), CIRCLE) == 1
    assert rank_at((1, 0), CIRCLE, projection) == 1
    assert rank_at((0, 1), CIRCLE, projection) == 2
    assert rank_at((0, 0), CUSP) == 0


@each(
    ("text", "terms"),
    [
        ("0_R", {}),
        ("(-3/4)_R", {(0, 0): QQ(-3, 4)}),
        ("-x + (1/2)*y_1^2 - 1", {(1, 0): QQ(-1), (0, 2): QQ(1, 2), (0, 0): QQ(-1)}),
        ("((x+-3*y_1)\n+(y_1*x^2+2/3))",
         {(1, 0): QQ(1), (0, 1): QQ(-3), (2, 1): QQ(1), (0, 0): QQ(2, 3)}),
    ],
)  # fmt: skip
def test_printed_polynomials_are_evaluated(text: str, terms: dict) -> None:
    assert evaluate(text, ("x", "y_1"), QQ) == terms


@each("text", ["x x", "x y_1", "2x", "z", "x**2", "(x", "x)", "1.5", ""])
def test_what_macaulay2_would_not_read_is_not_evaluated(text: str) -> None:
    with pytest.raises((AssertionError, KeyError, IndexError)):
        evaluate(text, ("x", "y_1"), QQ)

"""Equations that are linear in one unknown, without its value."""

from __future__ import annotations

from sympy import Poly, symbols

from nnag_m2.algebra.modular.linear_unknowns import LinearUnknown

x, y, m = symbols("x y m")


def polys(*exprs: object) -> list[Poly]:
    return [Poly(e, x, y, m, domain="QQ") for e in exprs]


def test_multiplier_of_a_circle_leaves_the_line_through_data_and_center() -> None:
    unknown = LinearUnknown.last_of(polys(x**2 + y**2 - 1, 2 * x * m - x + 3, 2 * y * m - y + 4))
    assert unknown is not None
    circle, line = unknown.eliminated(1)
    assert circle.as_expr() == x**2 + y**2 - 1
    assert line.as_expr().expand() == 8 * x - 6 * y
    assert line.gens == (x, y)


def test_unknowns_of_larger_degree_are_left_alone() -> None:
    assert LinearUnknown.last_of(polys(x * m - 1, y - m**2)) is None

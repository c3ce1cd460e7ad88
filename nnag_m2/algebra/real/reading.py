"""How people read exact numbers and points: exactly, or in decimals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sympy import Rational, Symbol, latex

from nnag_m2.algebra.real.enclosed_roots import EnclosedRoot

LONGEST_EXACT = 12
"""Characters: longer fractions are read as decimals only."""

_DIGITS = 10
"""Decimals in place of a fraction: as many as its characters would be at most."""

_WIDTH = Rational(1, 10**20)
"""Of an interval, below the digits that are shown."""

_LONGEST_POLYNOMIAL = 60
"""Characters of a minimal polynomial that stands below its root."""


def is_short(value: Rational) -> bool:
    """Return whether a rational number is short enough to be read exactly."""
    return max(abs(value.p), value.q) < 10**LONGEST_EXACT and len(str(value)) <= LONGEST_EXACT


def decimal(value: Any, digits: int = _DIGITS) -> str:
    """Return a rational number exactly when that is short, else in decimals."""
    exact = Rational(value)
    return str(exact) if is_short(exact) else str(exact.evalf(digits))


def number_latex(number: EnclosedRoot) -> str:
    """Return a real algebraic number in LaTeX: a fraction, a square root, or decimals.

    Below decimals stands the equation of which the number is a root, unless it is a long one.
    """
    polynomial = number.minimal_polynomial
    short = max(abs(int(c)) for c in polynomial.all_coeffs()) < 10**LONGEST_EXACT
    if short and polynomial.degree() <= 2:
        return str(latex(number.as_expr()))
    low, high = number.interval(_WIDTH)
    shown = str(((low + high) / 2).evalf(_DIGITS))
    long = max(abs(int(c)) for c in polynomial.all_coeffs()) > 10**_LONGEST_POLYNOMIAL
    below = "" if long or polynomial.degree() == 1 else str(latex(polynomial.as_expr()))
    if not 0 < len(below) <= _LONGEST_POLYNOMIAL:
        return rf"{shown}\ldots"
    return rf"\underset{{{below} = 0}}{{{shown}\ldots}}"


def point_latex(variables: Sequence[Symbol], numbers: Iterable[EnclosedRoot]) -> str:
    """Return a point in LaTeX, with the names of its coordinates."""
    names = r",\; ".join(latex(v) for v in variables)
    values = r",\; ".join(number_latex(number) for number in numbers)
    return rf"\left({names}\right) = \left({values}\right)"


def box_text(box: Mapping[Symbol, tuple[Rational, Rational]]) -> str:
    """Return a point by the middle of its box: exactly where that is the point, and short."""
    values = (
        f"{v}={decimal(low)}" if low == high else f"{v}={((low + high) / 2).evalf(_DIGITS)}"
        for v, (low, high) in box.items()
    )
    return ", ".join(values)

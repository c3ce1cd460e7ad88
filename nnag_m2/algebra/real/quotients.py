"""Quotients of polynomials in one variable, as tuples of integers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

from flint import fmpq_poly

from nnag_m2.algebra.real.isolation import Coefficients


def integral(
    tops: Sequence[fmpq_poly], below: fmpq_poly
) -> tuple[tuple[Coefficients, ...], Coefficients]:
    """Return polynomials, times a common rational number, with integers as coefficients."""
    together = (*tops, below)
    denominator = lcm(*(int(p.denom()) for p in together))
    integers = [[int(c) for c in (p * denominator).numer().coeffs()] for p in together]
    content = gcd(*(c for p in integers for c in p))
    *above, last = [tuple(c // content for c in p) for p in integers]
    return tuple(above), last


def ratio_of(top: Coefficients, below: Coefficients) -> Fraction | None:
    """Return the quotient of two polynomials when it is a number."""
    last = len(below) - 1
    if len(top) > len(below):
        return None
    first = top[last] if len(top) > last else 0
    padded = (*top, *(0 for _ in below[len(top) :]))
    proportional = all(t * below[last] == first * b for t, b in zip(padded, below, strict=True))
    return Fraction(first, below[last]) if proportional else None

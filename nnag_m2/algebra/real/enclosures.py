"""Balls around numbers of intervals, and around values of polynomials there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flint import arb
from sympy import Poly

from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.terms import value_at

_ONE = arb(1)


def ball_of(interval: Sequence[Any]) -> arb:
    """Return a ball around an interval with rational ends."""
    low, high = interval
    return arb(flint_of(low)).union(arb(flint_of(high)))


def enclosed_value(poly: Poly, place: Sequence[Any], one: Any = _ONE) -> Any:
    """Return a ball, or a polynomial of balls, that contains the value of a polynomial."""
    return value_at(poly, place, lambda c: arb(flint_of(c)), one)

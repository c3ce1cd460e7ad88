"""Balls around numbers of intervals, and around values of polynomials there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flint import arb, arb_poly
from sympy import Poly

from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.terms import value_at

_ONE = arb(1)


def ball_of(interval: Sequence[Any]) -> arb:
    """Return a ball around an interval with rational ends."""
    low, high = interval
    return arb(flint_of(low)).union(arb(flint_of(high)))


def quotients(tops: Sequence[Sequence[int]], below: Sequence[int], t: arb) -> list[arb] | None:
    """Return balls around ``top(t) / below(t)``; ``None`` where ``below(t)`` may be zero."""
    under = arb_poly(list(below))(t)
    if under.contains(0):
        return None
    return [arb_poly(list(top))(t) / under if top else arb(0) for top in tops]


def enclosed_value(poly: Poly, place: Sequence[Any], one: Any = _ONE) -> Any:
    """Return a ball, or a polynomial of balls, that contains the value of a polynomial."""
    return value_at(poly, place, lambda c: arb(flint_of(c)), one)

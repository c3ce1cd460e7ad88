"""Points of a variety, as questions about singularities take them."""

from __future__ import annotations

from typing import Any, TypeAlias

from sympy import MatrixBase, Poly, Rational

from nnag_m2.algebra.arguments import in_sequence, shown
from nnag_m2.algebra.fields import exact
from nnag_m2.algebra.ideal import Ideal, same_ring
from nnag_m2.errors import InputError
from nnag_m2.invariants.real_points import RealPoint

Point: TypeAlias = Any
"""``n`` exact numbers in a sequence, a rational ``RealPoint``, or a maximal ideal.

A maximal ideal, such as one of ``minimal_primes`` of an ideal of dimension zero, stands for a point
whose coordinates need not be rational, and for its conjugates alike.
"""

_MAXIMAL = "the maximal ideal over QQ of the point, from minimal_primes"


def rational_point(value: Point, ideal: Ideal, asked: str) -> tuple[Rational, ...]:
    """Return the coordinates of a rational point."""
    if isinstance(value, RealPoint):
        if value.variables != ideal.variables:
            required = f"a point with the coordinates {list(ideal.variables)} is needed"
            raise InputError(asked, required, shown(value))
        if any(low != high for low, high in value.intervals):
            raise InputError(asked, "the point must be rational here", shown(value), _MAXIMAL)
        return tuple(low for low, _ in value.intervals)
    n = len(ideal.variables)
    listed = list(value) if isinstance(value, MatrixBase) else value
    if not in_sequence(listed) or len(listed := list(listed)) != n:
        required = f"a point must be {n} exact numbers in a sequence"
        raise InputError(asked, required, shown(value))
    return tuple(exact(entry, f"{asked}, point") for entry in listed)


def maximal_ideal(value: Point, ideal: Ideal, asked: str) -> Ideal:
    """Return the maximal ideal of a point; an ideal is taken to be maximal (not checked)."""
    if isinstance(value, Ideal):
        same_ring(asked, ideal, value)
        return value
    point = rational_point(value, ideal, asked)
    pairs = zip(ideal.variables, point, strict=True)
    return Ideal([v - c for v, c in pairs], ideal.variables, ideal.field)


def value_at(poly: Poly, point: tuple[Rational, ...]) -> Rational:
    """Return the exact value of a polynomial."""
    return Rational(poly(*point)) if poly.gens else poly.as_expr()


def on_variety(ideal: Ideal, point: tuple[Rational, ...], asked: str) -> None:
    """Refuse a rational point that is not on a variety."""
    for poly in ideal.generators:
        if value_at(poly, point) != 0:
            required = "the point must lie on the variety"
            raise InputError(asked, required, f"{shown(point)}, where {shown(poly.as_expr())} != 0")

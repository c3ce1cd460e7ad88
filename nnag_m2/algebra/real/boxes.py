"""Intervals of the coordinates of real points: equal ones equal, different ones disjoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any

from sympy import Integer, Rational, Symbol

from nnag_m2.algebra.exact_numbers import sympy_of
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.enclosed_roots import denominator_for
from nnag_m2.algebra.real.isolation import Coefficients
from nnag_m2.calling import checkpoint


def intervals_of(
    places: Sequence[AlgebraicPoint], i: int, n: int
) -> list[tuple[Rational, Rational]]:
    """Return for each point the interval of coordinate ``i``, of a length of at most ``1 / n``."""
    while True:  # ends, as coordinates that are not equal get disjoint intervals
        checkpoint()
        sides = [_interval(place, i, n) for place in places]
        order = sorted(range(len(places)), key=lambda k: sides[k])
        if all(
            sides[j][1] < sides[k][0]
            or (sides[j] == sides[k] and places[j].has_equal_coordinate(i, places[k]))
            for j, k in pairwise(order)
        ):
            return sides
        n *= 10


def _interval(place: AlgebraicPoint, i: int, n: int) -> tuple[Rational, Rational]:
    ratio = place.ratios[i]
    if ratio is not None:
        value = sympy_of(ratio)
        return value, value
    k = floor_of_multiple(place, i, n)
    return Rational(k, n), Rational(k + 1, n)


def floor_of_multiple(place: AlgebraicPoint, i: int, n: int) -> int:
    """Return the largest integer that is at most ``n`` times a coordinate."""
    ratio = place.ratios[i]
    if ratio is not None:
        return floor(n * ratio)
    length = Fraction(1, 4 * n)
    while True:  # ends, as the coordinate is irrational: no multiple is an integer
        checkpoint()
        low, high = (floor(n * end) for end in place.enclosure(i, length))
        if low == high:
            return low
        length /= 2**16


def picked(
    wanted: Sequence[Any],
    box: Mapping[Symbol, tuple[Rational, Rational]],
    place: AlgebraicPoint,
    width: Rational,
) -> tuple[tuple[tuple[Rational, Rational], ...], AlgebraicPoint] | None:
    """Return the box and the point of coordinates and integers, ``None`` for anything else.

    ``None``, too, where a side of the box of the whole point has not the width.
    """
    tops, sides, n = list[Coefficients](), list[tuple[Rational, Rational]](), None
    places = {v: i for i, v in enumerate(box)}
    for value in wanted:
        if isinstance(value, Integer):
            tops.append(tuple(int(value) * c for c in place.below) if value else ())
            sides.append((value, value))
        elif isinstance(value, Symbol) and value in places:
            low, high = box[value]
            n = n or denominator_for(width)
            if low != high and (high - low) * n != 1:
                return None
            tops.append(place.tops[places[value]])
            sides.append((low, high))
        else:
            return None
    return tuple(sides), AlgebraicPoint(place.generator, tuple(tops), place.below)

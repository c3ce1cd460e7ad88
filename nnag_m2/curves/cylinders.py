"""The decomposition of the plane over an interval by a curve, and how its pieces hang together.

Over the open intervals between critical lines a curve consists of graphs, one above the other.  On
a critical line it has finitely many points; each graph ends in one of them, or runs off to
infinity.  Which one is decided by horizontal lines between these points, called rows: on a rational
line so near that the curve meets no row in between, the points between two rows are those whose
graphs end there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from flint import arb_poly, ctx, fmpz_poly
from sympy import Poly

from nnag_m2.algebra.exact_numbers import sympy_of
from nnag_m2.algebra.real.enclosures import ball_of
from nnag_m2.algebra.real.isolation import Interval, RealRoot, coefficients_of, real_roots
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.calling import checkpoint, steps
from nnag_m2.curves.fibers import FiberPoint, fiber
from nnag_m2.curves.lines import (
    Bivariate,
    Line,
    discriminant,
    numbers,
    separated,
    without_lines,
)
from nnag_m2.curves.plane import CriticalLine, Range, XCriticalPoint

Fiber: TypeAlias = tuple[Line, CriticalLine]
"""A critical line, and what is known of the curve there."""


def decomposition(
    poly: Poly, box: tuple[Interval, Interval], width: Fraction
) -> tuple[Bivariate, tuple[Fiber, ...]]:
    """Return a curve and its critical lines, from the left to the right side of a box.

    It is cut also where the curve crosses the horizontal sides.

    Parameters
    ----------
    poly
        In two variables over QQ, not zero.
    box
        The two intervals.
    width
        An upper bound for the intervals that enclose the points on critical lines.

    Returns
    -------
    tuple
        The polynomial, squarefree and without vertical lines; the lines, both sides included.
    """
    curve, vertical = without_lines(poly)
    ramified = discriminant(curve)
    critical = ramified * curve.coefficients[-1]
    rows = [row for row in map(curve.on_row, box[1]) if row]
    left, right = (Line(RealAlgebraic.of(x)) for x in box[0])
    found = numbers([critical, vertical, *rows, left.minimal, right.minimal])
    first, last = (found.index(line.alpha) for line in (left, right))
    cut = _Cut(curve, ramified, vertical, box[1], width)
    fibers = [_critical_fiber(cut, _between(found, i)) for i in steps(range(first, last + 1))]
    return curve, tuple(fibers)


@dataclass(frozen=True)
class _Cut:
    """What all critical lines have in common."""

    curve: Bivariate
    discriminant: fmpz_poly
    vertical: fmpz_poly
    heights: Interval
    width: Fraction


def _between(found: Sequence[RealAlgebraic], i: int) -> tuple[Fraction, Line, Fraction]:
    """Return a line, and rational numbers on both sides with no other line in between."""
    near = separated(found[max(i - 1, 0) : i + 2], Fraction(1))
    place = min(i, 1)
    low, high = near[place]
    before = near[0][1] if i else low - 2
    after = near[-1][0] if len(near) > place + 1 else high + 2
    return (before + low) / 2, Line(found[i]), (high + after) / 2


def _critical_fiber(cut: _Cut, place: tuple[Fraction, Line, Fraction]) -> Fiber:
    before, line, after = place
    points = _points(cut, line)
    separators = _separators(points, line.vanishes(cut.curve.coefficients[-1]))
    rows = [cut.curve.on_row(y) for y in separators]
    sides = [_ends(cut.curve, x, separators) for x in _near(line, before, after, rows)]
    shift = 1 if len(separators) > len(points) else 0
    left, right = (tuple(i - shift for i in side) for side in sides)
    x, belongs = _range(line.interval(64)), line.vanishes(cut.vertical)
    listed = (
        XCriticalPoint(
            x, _range(p.y), left.count(i), right.count(i), p.multiple, p.singular or belongs
        )
        for i, p in enumerate(points)
    )
    return line, CriticalLine(x, tuple(listed), left, right, belongs)


def _range(ends: Interval) -> Range:
    low, high = map(sympy_of, ends)
    return low, high


def _points(cut: _Cut, line: Line) -> list[FiberPoint]:
    """Return the points on a line, each of which is seen to be below, on or above both heights."""
    order, width = line.multiplicity(cut.discriminant), cut.width
    met = [y for y in cut.heights if line.vanishes(cut.curve.on_row(y))]
    while True:  # ends, as heights that are met are replaced, and others are no points
        checkpoint()
        points = fiber(cut.curve, line, order, width)
        for y in met:
            points = [replace(p, y=(y, y)) if p.y[0] <= y <= p.y[1] else p for p in points]
        ends = [p.y for p in points]
        if not any(low <= y <= high and low < high for low, high in ends for y in cut.heights):
            return points
        width /= 2**16


def _separators(points: Sequence[FiberPoint], infinite: bool) -> list[Fraction]:
    """Return heights between points, below all and above all too where graphs may escape."""
    if infinite and not points:
        return [Fraction(0)]
    between = [simple(one.y[1], two.y[0]) for one, two in pairwise(points)]
    if infinite:
        between = [points[0].y[0] - 1, *between, points[-1].y[1] + 1]
    return between


def simple(low: Fraction, high: Fraction) -> Fraction:
    """Return a fraction strictly between two others, one with a small denominator."""
    middle, most = (low + high) / 2, 1
    # ends: there is the middle itself
    while not low < (guess := middle.limit_denominator(most)) < high:
        most *= 4
    return guess


def _near(
    line: Line, before: Fraction, after: Fraction, rows: Sequence[fmpz_poly]
) -> Iterator[Fraction]:
    """Return a number on either side such that no row has a zero from there to the line."""
    for start in (before, after):
        x, bits = start, 64
        # ends, as rows are not zero on the line: each has its sign in a neighbourhood
        while not all(_keeps_sign(row, x, line, bits) for row in rows):
            checkpoint()
            low, high = line.interval(bits)
            end = low if x < low else high
            x = simple(*sorted((x + (end - x) / 4, x + 3 * (end - x) / 4)))
            bits += 4
        yield x


def _keeps_sign(row: fmpz_poly, x: Fraction, line: Line, bits: int) -> bool:
    low, high = line.interval(bits)
    with ctx.workprec(bits + 64):
        return not arb_poly(row)(ball_of((min(x, low), max(x, high)))).contains(0)


def roots_on(curve: Bivariate, x: Fraction) -> list[RealRoot]:
    """Return the real points of a curve on a line that is not critical."""
    values = curve.on_line(x)
    return real_roots(coefficients_of(values)) if values.degree() > 0 else []


def _ends(curve: Bivariate, x: Fraction, separators: Sequence[Fraction]) -> list[int]:
    """Return for each point on a line between which separators it lies."""
    return [sum(root.is_above(y) is True for y in separators) for root in roots_on(curve, x)]

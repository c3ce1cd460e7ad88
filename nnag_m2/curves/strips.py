"""Points of a curve between two critical lines, as close to each other as a drawing needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import dist, hypot
from typing import TypeAlias

from flint import fmpz_poly

from nnag_m2.algebra.real.isolation import Interval, RealRoot, sign_at
from nnag_m2.calling import checkpoint
from nnag_m2.curves.cylinders import Fiber, roots_on, simple
from nnag_m2.curves.lines import Bivariate
from nnag_m2.curves.plane import Strip

PlanePosition: TypeAlias = tuple[float, float]

_LEAST, _MOST = 2, 12
"""Depths of bisection: below, an arc in the shape of an S might be taken for its chord; above,
parts are smaller than a pixel."""


@dataclass(frozen=True)
class Sampler:
    """Takes samples of the graphs between two critical lines.

    Parameters
    ----------
    curve
        The polynomial, squarefree and without vertical lines.
    sides
        The critical lines to the left and to the right.
    heights
        The lower and upper end of the box.
    tolerance
        How far a graph may leave the polyline, about.
    """

    curve: Bivariate
    sides: tuple[Fiber, Fiber]
    heights: Interval
    tolerance: Fraction

    def strip(self) -> Strip:
        """Return the samples."""
        middle = self._at(Fraction(1, 2))
        roots = roots_on(self.curve, middle)
        bottom, top = self.heights
        low = sum(root.is_above(bottom) is False for root in roots)
        high = sum(root.is_above(top) is not True for root in roots)
        rows = self._rows(low, high) if low < high else {middle: []}
        xs = tuple(sorted(rows))
        graphs = tuple(tuple(rows[x][i] for x in xs) for i in range(high - low))
        return Strip(len(roots), low, xs, graphs)

    @cached_property
    def _ends(self) -> Interval:
        left, right = (line for line, _ in self.sides)
        bits = 16
        while True:  # ends, as the lines are at different places
            checkpoint()
            low, high = left.interval(bits), right.interval(bits)
            gap = high[0] - low[1]
            if gap > 0 and max(low[1] - low[0], high[1] - high[0]) * 2**16 <= gap:
                return low[1], high[0]
            bits *= 2

    def _at(self, t: Fraction) -> Fraction:
        """Return a place between the lines; quadratic at both, as graphs with vertical tangents."""
        low, high = self._ends
        x = low + (high - low) * t * t * (3 - 2 * t)
        gap = min(x - low, high - x) / 64
        return simple(x - gap, x + gap)

    def _row(self, x: Fraction, low: int, high: int) -> list[Interval]:
        bits = (16 / self.tolerance).__ceil__().bit_length()
        return [_apart(root, bits) for root in roots_on(self.curve, x)[low:high]]

    def _rows(self, low: int, high: int) -> dict[Fraction, list[Interval]]:
        rows: dict[Fraction, list[Interval]] = {}

        def positions(t: Fraction) -> list[PlanePosition]:
            checkpoint()
            x = self._at(t)
            rows[x] = self._row(x, low, high)
            return [(float(x), float((y[0] + y[1]) / 2)) for y in rows[x]]

        def refine(
            t: Fraction, u: Fraction, ends: Sequence[list[PlanePosition]], depth: int
        ) -> None:
            middle = positions((t + u) / 2)
            bent = max(map(_deviation, ends[0], middle, ends[1])) > self.tolerance
            if depth < _LEAST or (bent and depth < _MOST):
                refine(t, (t + u) / 2, (ends[0], middle), depth + 1)
                refine((t + u) / 2, u, (middle, ends[1]), depth + 1)

        left, right = (found for _, found in self.sides)
        starts = [left.points[i].middle for i in left.right[low:high]]
        ends = [right.points[i].middle for i in right.left[low:high]]
        refine(Fraction(0), Fraction(1), (starts, ends), 0)
        return rows


def _apart(root: RealRoot, bits: int) -> Interval:
    """Return an interval around a root that has no other root at its ends."""
    root.refine(bits)
    while True:  # ends, as an end is another root for intervals that are long only
        checkpoint()
        low, high = root.interval
        poly = fmpz_poly(list(root.poly))
        signs = [sign_at(poly, end) for end in (low, high)]
        if low == high or all(signs):
            return low, high
        root.refine(root.bits + 8)


def _deviation(start: PlanePosition, middle: PlanePosition, end: PlanePosition) -> float:
    """Return the distance of a point from a segment."""
    (a, b), (c, d) = (
        (end[0] - start[0], end[1] - start[1]),
        (middle[0] - start[0], middle[1] - start[1]),
    )
    length = hypot(a, b)
    if length == 0 or not 0 <= a * c + b * d <= length**2:
        return min(dist(start, middle), dist(middle, end))
    return abs(a * d - b * c) / length

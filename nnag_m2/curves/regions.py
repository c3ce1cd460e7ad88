"""The regions into which a curve divides a box, each with a rational point of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, Unpack

from sympy import Rational

from nnag_m2.algebra.exact_numbers import fraction_of, sympy_of
from nnag_m2.asking import Options, question
from nnag_m2.calling import steps
from nnag_m2.curves.cylinders import simple
from nnag_m2.curves.plane import CriticalLine, PlaneCurve, Strip, curve_argument
from nnag_m2.curves.tracing import graph

Polygon: TypeAlias = tuple[tuple[float, float], ...]
_Cell: TypeAlias = tuple[int, int]
"""The number of a strip, and of a cell in it, from below."""


@dataclass(frozen=True)
class Region:
    """A connected component of the complement of a curve in a box.

    Attributes
    ----------
    sample
        A rational point of it.
    cells
        The number of cells of the decomposition of which it consists, lines between them apart.
    polygons
        Their outlines, for drawing.
    """

    sample: tuple[Rational, Rational]
    cells: int
    polygons: tuple[Polygon, ...]

    def __repr__(self) -> str:
        return f"Region(around {self.sample}, {self.cells} cells)"


@question
def regions(curve: PlaneCurve, **options: Unpack[Options]) -> tuple[Region, ...]:
    """Return the connected components of the complement of a curve in its box.

    The signs of the curve's polynomial, and all that changes on the curve only, are constant on
    each.  How they hang together is decided exactly; the polygons are as close as the branches.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import plane_curve
    >>> node = plane_curve(y**2 - x**3 - x**2, {x: (-2, 2), y: (-2, 2)})
    >>> [region.sample for region in regions(node)]
    [(-3/2, 0), (-11/16, 0), (2/3, 0)]
    """
    curve_argument(curve)
    homes: dict[_Cell, _Cell] = {
        (i, k): (i, k) for i, strip in enumerate(curve.strips) for k in range(len(strip.graphs) + 1)
    }
    for i, line in enumerate(steps(curve.lines[1:-1])):
        for one, other in _across(line, curve, i):
            new, old = homes[one], homes[other]
            homes = {cell: new if home == old else home for cell, home in homes.items()}
    members: dict[_Cell, list[_Cell]] = {}
    for cell, home in homes.items():
        members.setdefault(home, []).append(cell)
    found = (_region(curve, cells) for cells in steps(members.values()))
    return tuple(region for region in found if region is not None)


def _across(line: CriticalLine, curve: PlaneCurve, i: int) -> list[tuple[_Cell, _Cell]]:
    """Return the cells to the left and to the right of each gap between points of a line."""
    if line.belongs:
        return []
    bottom, top = curve.box[1]
    met = []
    for k in range(-1, len(line.points)):
        open_above = k < 0 or line.points[k].y[0] < top
        open_below = k + 1 == len(line.points) or line.points[k + 1].y[1] > bottom
        if open_above and open_below:
            pair = (
                _below(curve.strips[i], line.left, k),
                _below(curve.strips[i + 1], line.right, k),
            )
            met.append(((i, pair[0]), (i + 1, pair[1])))
    return met


def _below(strip: Strip, ends: tuple[int, ...], k: int) -> int:
    """Return the number of graphs in the box that end at the point ``k`` of a line or below."""
    return sum(end <= k for end in ends[strip.first : strip.first + len(strip.graphs)])


def _region(curve: PlaneCurve, cells: list[_Cell]) -> Region | None:
    samples = [sample for i, k in cells if (sample := _sample(curve, i, k)) is not None]
    if not samples:
        return None
    polygons = tuple(_polygon(curve, i, k) for i, k in cells)
    # The simplest sample, with the smallest denominators.
    best = min(samples, key=lambda p: (p[0].q * p[1].q, abs(p[0]) + abs(p[1]), p))
    return Region(best, len(cells), polygons)


def _sample(curve: PlaneCurve, i: int, k: int) -> tuple[Rational, Rational] | None:
    """Return a point of a cell; ``None`` when a side of the box belongs to the curve there."""
    strip = curve.strips[i]
    j = len(strip.xs) // 2
    bottom, top = (fraction_of(y) for y in curve.box[1])
    low = strip.graphs[k - 1][j][1] if k else bottom
    high = strip.graphs[k][j][0] if k < len(strip.graphs) else top
    if low >= high:
        return None
    x, y = strip.xs[j], simple(low, high)
    return sympy_of(x), sympy_of(y)


def _polygon(curve: PlaneCurve, i: int, k: int) -> Polygon:
    strip, sides = curve.strips[i], curve.lines[i : i + 2]

    def level(j: int) -> Polygon:  # the sides of the box are below and above all graphs
        if 0 < j <= len(strip.graphs):
            return tuple(p.middle for p in graph(j - 1, strip, *sides))
        height = float(curve.box[1][1 if j else 0])
        return tuple((float(sum(line.x)) / 2, height) for line in sides)

    return (*level(k), *reversed(level(k + 1)))

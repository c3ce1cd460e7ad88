"""What is known about a real plane curve in a box."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias

from sympy import Expr, Rational, Symbol

from nnag_m2.algebra.real.isolation import Interval
from nnag_m2.errors import InputError, shown

Range: TypeAlias = tuple[Rational, Rational]


@dataclass(frozen=True)
class PlanePoint:
    """A point of the plane, enclosed in a box with rational ends.

    Attributes
    ----------
    x, y
        Intervals of the coordinates.  An interval with equal ends is a rational coordinate; not all
        that are rational are found to be.
    """

    x: Range
    y: Range

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box in floating point, for drawing."""
        return float(sum(self.x)) / 2, float(sum(self.y)) / 2

    def __repr__(self) -> str:
        (a, b), (c, d) = self.x, self.y
        middle = zip((a == b, c == d), (a, c), self.middle, strict=True)
        return f"({', '.join(str(e) if exact else f'{m:.6g}' for exact, e, m in middle)})"


@dataclass(frozen=True, repr=False)
class XCriticalPoint(PlanePoint):
    """A point of a curve on a critical line.

    Attributes
    ----------
    left, right
        The numbers of branches that leave it to either side; vertical lines do not count.
    vertical
        Whether a vertical line meets the curve there more than once: at singular points and at
        smooth ones with a vertical tangent.
    singular
        Whether it is a singular point of the curve.
    """

    left: int
    right: int
    vertical: bool
    singular: bool

    @property
    def is_isolated(self) -> bool:
        """Whether no other real points of the curve are near."""
        return self.singular and self.left == self.right == 0


@dataclass(frozen=True)
class CriticalLine:
    """A line over which the branches of a curve meet, or over which one leaves the box.

    Attributes
    ----------
    x
        Holds its place.
    points
        The points of the curve on it, from below, outside the box too.
    left, right
        For each branch on this side, from below, the number of the point where it ends; ``-1`` or
        ``len(points)`` for branches that run off to infinity.
    belongs
        Whether the whole line belongs to the curve.
    """

    x: Range
    points: tuple[XCriticalPoint, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    belongs: bool


@dataclass(frozen=True)
class Strip:
    """The part of a box between two neighbouring critical lines.

    Attributes
    ----------
    count
        The number of graphs, those above and below the box included.
    first
        The number of the first graph in the box.
    xs
        Rational numbers between these lines, from left to right.
    graphs
        For each graph in the box, from below: an interval for each of ``xs``, at the ends of which
        the polynomial has opposite signs, or with equal ends, where it is zero.
    """

    count: int
    first: int
    xs: tuple[Fraction, ...]
    graphs: tuple[tuple[Interval, ...], ...]


@dataclass(frozen=True)
class Branch:
    """A smooth piece of a curve in its box, as long as possible.

    Attributes
    ----------
    points
        In sequence along the piece, which ends at singular points or at the sides of the box.
    component
        The number of the connected component that it belongs to.
    is_closed
        Whether it is a loop without singular points; the last point is the first one then.
    """

    points: tuple[PlanePoint, ...]
    component: int
    is_closed: bool

    def __repr__(self) -> str:
        ends = "closed" if self.is_closed else f"from {self.points[0]} to {self.points[-1]}"
        return f"Branch({len(self.points)} points, {ends})"


@dataclass(frozen=True)
class PlaneCurve:
    """The real points of a plane curve in a box.

    Attributes
    ----------
    equation
        The polynomial that vanishes on it, as it was given.
    variables
        The horizontal and the vertical one.
    box
        For each of them the two ends.
    branches
        Smooth pieces, as polylines.
    critical_points
        Points on critical lines in the box, those only where nothing happens left out.
    components
        The number of connected components in the box, isolated points included.
    lines, strips
        The decomposition of the box: the critical lines from left to right, both sides of the box
        included, and between two of them each the samples of the branches.
    """

    equation: Expr
    variables: tuple[Symbol, Symbol]
    box: tuple[Range, Range]
    branches: tuple[Branch, ...]
    critical_points: tuple[XCriticalPoint, ...]
    components: int
    lines: tuple[CriticalLine, ...] = field(repr=False)
    strips: tuple[Strip, ...] = field(repr=False)

    @property
    def singular_points(self) -> tuple[XCriticalPoint, ...]:
        """The real singular points, isolated ones included."""
        return tuple(p for p in self.critical_points if p.singular)

    @property
    def isolated_points(self) -> tuple[XCriticalPoint, ...]:
        """The real points of the curve that have no others near."""
        return tuple(p for p in self.critical_points if p.is_isolated)

    @property
    def vertical_tangents(self) -> tuple[XCriticalPoint, ...]:
        """The smooth points with a vertical tangent."""
        return tuple(p for p in self.critical_points if not p.singular)


def curve_argument(value: Any) -> PlaneCurve:
    """Return a curve that was traced."""
    if isinstance(value, PlaneCurve):
        return value
    raise InputError("a PlaneCurve is needed", shown(value), "plane_curve(equation, box)")

"""The points of a plane curve on a vertical line: told apart, enclosed, multiple and singular ones.

A line ``x = alpha`` with an algebraic number ``alpha`` may carry multiple points: the points are
roots of a polynomial over ``QQ(alpha)``, and singular ones are roots of another one too.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from flint import acb_poly, ctx, fmpq_poly

from nnag_m2.algebra.real.field_roots import Disc, discs
from nnag_m2.algebra.real.isolation import Interval, sign_at
from nnag_m2.algebra.real.towers import Tower, TowerRing, derivative
from nnag_m2.calling import checkpoint
from nnag_m2.curves.lines import Bivariate, Line, numbers, separated


@dataclass(frozen=True)
class FiberPoint:
    """One real point of a curve on a vertical line.

    Attributes
    ----------
    y
        Holds its second coordinate, and that of no other point on this line; both ends are equal
        when it is found to be rational.
    multiple
        Whether the line meets the curve there more than once.
    singular
        Whether it is a singular point of the curve.
    """

    y: Interval
    multiple: bool
    singular: bool


def fiber(curve: Bivariate, line: Line, order: int, width: Fraction) -> list[FiberPoint]:
    """Return the real points of a curve on a line, from below, in disjoint intervals.

    Parameters
    ----------
    curve
        Squarefree, without vertical lines.
    line
        The line.
    order
        The multiplicity of ``alpha`` as a root of the discriminant of the curve.
    width
        An upper bound for the lengths of the intervals.
    """
    if line.value is not None:
        return _rational_fiber(curve, line.value, width)
    ring = TowerRing(fmpq_poly(line.minimal))
    reduced = ring.reduced(curve.coefficients)
    count, singular = _counts(curve, reduced, ring, order)
    # ends, as the number of singular points is exact, and the slope is not zero at the others
    while True:
        checkpoint()
        found, bits = discs(reduced, line.alpha, count, width)
        with ctx.workprec(bits):
            slope = acb_poly([c(line.ball(bits)) for c in curve.slope.coefficients])
            near = [d for d in found if d.multiplicity > 1 and slope(d.ball).contains(0)]
        # Points that are not singular are recognized when the discs are small enough.
        if singular == 0 or len(near) == singular:
            break
        width /= 2**16
    points = [
        FiberPoint(_simple(curve, line, d), d.multiplicity > 1, singular > 0 and d in near)
        for d in found
        if d.is_real
    ]
    return sorted(points, key=lambda point: point.y)


def _simple(curve: Bivariate, line: Line, disc: Disc) -> Interval:
    """Return an interval around the root in a disc, a simple fraction when it is one."""
    low, high = disc.interval
    guess = ((low + high) / 2).limit_denominator(1000)
    if low < guess < high and line.vanishes(curve.on_row(guess)):
        return guess, guess
    return low, high


def _rational_fiber(curve: Bivariate, x: Fraction, width: Fraction) -> list[FiberPoint]:
    values = curve.on_line(x)
    if values.degree() < 1:
        return []
    multiple = values.gcd(values.derivative())
    singular = multiple.gcd(curve.slope.on_line(x))
    cells = separated(numbers([values]), width)
    # their squarefree parts change the sign at their roots, and at no other one
    kinds = [poly // poly.gcd(poly.derivative()) for poly in (multiple, singular)]
    return [
        FiberPoint(y, *(sign_at(poly, y[0]) * sign_at(poly, y[1]) <= 0 for poly in kinds))
        for y in cells
    ]


def _counts(curve: Bivariate, reduced: Tower, ring: TowerRing, order: int) -> tuple[int, int]:
    """Return the numbers of points and of singular points on a line, complex ones counted."""
    degree = len(reduced) - 1
    if degree < 1 or order == 0:
        return degree, 0
    if order == 1 and degree == curve.degree:
        # The order is at least the corank of Sylvester's matrix, which is the degree of the common
        # divisor of the polynomial and its derivative; and at singular points it is at least 2.
        return degree - 1, 0
    multiple = ring.common(reduced, derivative(reduced))
    at_singular = ring.common(multiple, ring.reduced(curve.slope.coefficients))
    return degree + 1 - len(multiple), len(ring.squarefree(at_singular)) - 1

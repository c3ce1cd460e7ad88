"""The points of a plane curve on a vertical line: told apart, enclosed, multiple and singular ones.

A line ``x = alpha`` with an algebraic number ``alpha`` may carry multiple points.  How many
different points there are, complex ones counted, is decided exactly, with greatest common divisors
over ``QQ(alpha)``.  They are then enclosed in as many disjoint discs, in each of which there is a
root by Pellet's theorem: so it is the only one, and it is real when the disc's centre is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from flint import acb, acb_poly, arb, arb_poly, ctx, fmpq_poly, fmpz_poly

from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.real.isolation import Interval, exact_middle, sign_at
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


@dataclass(frozen=True)
class _Disc:
    """A disc of the complex plane with one root, and the root's multiplicity."""

    centre: acb
    radius: arb
    multiplicity: int

    @property
    def is_real(self) -> bool:
        return bool(self.centre.imag == 0)

    @property
    def ball(self) -> acb:
        """A square around the disc."""
        real, imag = self.centre.real, self.centre.imag
        spread = arb(0, self.radius)
        return acb(real + spread, imag + spread)


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
        discs, bits = _discs(reduced, line, count, width)
        with ctx.workprec(bits):
            slope = acb_poly([c(line.ball(bits)) for c in curve.slope.coefficients])
            near = [d for d in discs if d.multiplicity > 1 and slope(d.ball).contains(0)]
        # Points that are not singular are recognized when the discs are small enough.
        if singular == 0 or len(near) == singular:
            break
        width /= 2**16
    points = [
        FiberPoint(_simple(curve, line, d), d.multiplicity > 1, singular > 0 and d in near)
        for d in discs
        if d.is_real
    ]
    return sorted(points, key=lambda point: point.y)


def _simple(curve: Bivariate, line: Line, disc: _Disc) -> Interval:
    """Return an interval around the root in a disc, a simple fraction when it is one."""
    middle, radius = exact_middle(disc.centre.real), exact_middle(disc.radius)
    guess = middle.limit_denominator(1000)
    if abs(guess - middle) < radius and line.vanishes(curve.on_row(guess)):
        return guess, guess
    return middle - radius, middle + radius


def _rational_fiber(curve: Bivariate, x: Fraction, width: Fraction) -> list[FiberPoint]:
    values = curve.on_line(x)
    if values.degree() < 1:
        return []
    multiple = values.gcd(values.derivative())
    singular = multiple.gcd(curve.slope.on_line(x))
    cells = separated(numbers([values]), width)
    kinds = [_squarefree(poly) for poly in (multiple, singular)]
    return [FiberPoint(y, *(_has_root(poly, y) for poly in kinds)) for y in cells]


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


def _discs(poly: Tower, line: Line, count: int, width: Fraction) -> tuple[list[_Disc], int]:
    """Return disjoint discs of diameter at most ``width``, one for each root; and a precision.

    ``count`` is the number of different roots.
    """
    if count < 1:
        return [], 64
    bits = 64 + width.denominator.bit_length()
    while True:  # ends, as there are so many different roots, which become disjoint discs
        checkpoint()
        with ctx.workprec(bits + 32 * len(poly)):
            found = _attempt(poly, line, count, width, bits)
        if found is not None:
            return found, bits
        bits *= 2


def _attempt(poly: Tower, line: Line, count: int, width: Fraction, bits: int) -> list[_Disc] | None:
    low, high = line.interval(bits)
    middle = (low + high) / 2
    here = fmpq_poly([c(flint_of(middle)) for c in poly]).numer()
    if here.degree() < len(poly) - 1:
        return None
    found: list[Any] = here.complex_roots()  # pairs of a root and its multiplicity
    groups = _groups([root for root, times in found for _ in range(times)], count)
    if groups is None:
        return None
    exact = acb_poly([arb_poly(c)(line.ball(bits)) for c in poly])
    centres = [_centre(group) for group in groups]
    apart = min((abs(a - b) for a, b in combinations(centres, 2)), default=arb(1))
    radius = min(apart / (8 * len(poly)), arb(flint_of(width / 2))).mid()
    discs = [_Disc(z, radius, len(group)) for z, group in zip(centres, groups, strict=True)]
    certain = all(_holds(exact, disc) for disc in discs)
    off = all(disc.is_real or abs(disc.centre.imag) > radius for disc in discs)
    return discs if certain and off and 2 * radius < apart else None


def _groups(roots: Sequence[acb], count: int) -> list[list[acb]] | None:
    """Return approximate roots in as many groups, by joining the closest again and again."""
    groups = [[root] for root in roots]
    pairs = combinations(range(len(roots)), 2)
    near = sorted((float(abs(roots[i] - roots[j])), i, j) for i, j in pairs)
    home = list(range(len(roots)))
    for _, i, j in near:
        if sum(map(bool, groups)) == count:
            break
        one, other = sorted((home[i], home[j]))
        if one != other:
            for k, place in enumerate(home):
                home[k] = one if place == other else place
            groups[one] += groups[other]
            groups[other] = []
    found = [group for group in groups if group]
    return found if len(found) == count else None


def _centre(group: Sequence[acb]) -> acb:
    mean = sum(group, acb(0)) / len(group)
    return acb(mean.real.mid(), 0 if mean.imag.contains(0) else mean.imag.mid())


def _holds(poly: acb_poly, disc: _Disc) -> bool:
    """Return whether Pellet's theorem says that the disc has its number of roots in it."""
    moved = poly(acb_poly([disc.centre, 1]))
    sizes = [abs(c) * disc.radius**i for i, c in enumerate(moved.coeffs())]
    rest = sum((s for i, s in enumerate(sizes) if i != disc.multiplicity), arb(0))
    return bool(sizes[disc.multiplicity] > rest)


def _squarefree(poly: fmpz_poly) -> fmpz_poly:
    return poly // poly.gcd(poly.derivative()) if poly.degree() > 0 else poly


def _has_root(poly: fmpz_poly, cell: Interval) -> bool:
    """Return whether a divisor of the polynomial that a cell is for has its root there."""
    if poly.degree() < 1:
        return False
    signs = [sign_at(poly, end) for end in cell]
    return signs[0] * signs[1] <= 0

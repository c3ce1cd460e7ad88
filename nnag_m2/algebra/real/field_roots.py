"""Roots of polynomials over a number field inside the reals: told apart, enclosed, counted.

How many different roots there are, complex ones counted, is decided exactly, with greatest common
divisors over ``QQ(alpha)``.  They are then enclosed in as many disjoint discs, in each of which
there is a root by Pellet's theorem: so it is the only one, and it is real when the disc's centre
is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from math import ceil, floor
from typing import Any

from flint import acb, acb_poly, arb, arb_poly, ctx, fmpq_poly
from sympy import Poly, Rational

from nnag_m2.algebra.exact_numbers import flint_of, sympy_of
from nnag_m2.algebra.real.enclosed_roots import EnclosedRoot
from nnag_m2.algebra.real.enclosures import ball_of
from nnag_m2.algebra.real.isolation import Interval, exact_middle
from nnag_m2.algebra.real.number_fields import RATIONAL, PointField
from nnag_m2.algebra.real.towers import Tower
from nnag_m2.calling import checkpoint


@dataclass(frozen=True)
class Disc:
    """A disc of the complex plane with one root, and the root's multiplicity."""

    centre: acb
    radius: arb
    multiplicity: int

    @property
    def is_real(self) -> bool:
        """Whether the root is."""
        return bool(self.centre.imag == 0)

    @property
    def ball(self) -> acb:
        """A square around the disc."""
        real, imag = self.centre.real, self.centre.imag
        spread = arb(0, self.radius)
        return acb(real + spread, imag + spread)

    @property
    def interval(self) -> Interval:
        """What the disc and the real line have in common, where its centre is real."""
        middle, radius = exact_middle(self.centre.real), exact_middle(self.radius)
        return middle - radius, middle + radius


class RealRoots:
    """The real roots of a polynomial in one variable, not zero, over the domain of a field."""

    def __init__(self, poly: Poly, field: PointField = RATIONAL) -> None:
        ring, self._number = field.towers, field.generator
        self._rest = ring.squarefree(field.tower(poly))
        self._rational = sorted(map(sympy_of, ring.rational_roots(self._rest)))
        for r in self._rational:
            factor = [fmpq_poly([-flint_of(r)]), fmpq_poly([1])]
            self._rest, _ = ring.divided(self._rest, factor)

    @property
    def intervals(self) -> list[tuple[Rational, Rational]]:
        """Rational intervals that are disjoint and hold one root each; rational roots exactly."""
        return self._apart(())

    def count(self, low: Rational, high: Rational) -> int:
        """Return the number of roots above ``low`` and up to ``high``, without multiplicities."""
        return sum(bool(low < a and b <= high) for a, b in self._apart((low, high)))

    def _apart(self, others: Sequence[Rational]) -> list[tuple[Rational, Rational]]:
        """Return disjoint intervals; those around irrational roots hold none of other numbers."""
        n = 4
        while True:  # ends, as intervals of different numbers become disjoint
            checkpoint()
            found, _ = discs(self._rest, self._number, len(self._rest) - 1, Fraction(1, n))
            ends = [disc.interval for disc in found if disc.is_real]
            cells = [(Rational(floor(a * n), n), Rational(ceil(b * n), n)) for a, b in ends]
            listed = sorted([*((r, r) for r in self._rational), *cells])
            is_met = any(a <= other <= b for a, b in cells for other in others)
            if not is_met and all(one[1] < two[0] for one, two in pairwise(listed)):
                return listed
            n *= 16


def discs(poly: Tower, number: EnclosedRoot, count: int, width: Fraction) -> tuple[list[Disc], int]:
    """Return disjoint discs of diameter at most ``width``, one for each root; and a precision.

    Parameters
    ----------
    poly
        Over the field that a number generates.
    number
        The number.
    count
        How many different roots there are.
    width
        Positive.
    """
    if count < 1:
        return [], 64
    bits = 64 + width.denominator.bit_length()
    while True:  # ends, as there are so many different roots, which become disjoint discs
        checkpoint()
        with ctx.workprec(bits + 32 * len(poly)):
            found = _attempt(poly, number, count, width, bits)
        if found is not None:
            return found, bits
        bits *= 2


def _attempt(
    poly: Tower, number: EnclosedRoot, count: int, width: Fraction, bits: int
) -> list[Disc] | None:
    low, high = ends = number.refined(bits).interval
    middle = (low + high) / 2
    here = fmpq_poly([c(flint_of(middle)) for c in poly]).numer()
    if here.degree() < len(poly) - 1:
        return None
    found: list[Any] = here.complex_roots()  # pairs of a root and its multiplicity
    groups = _groups([root for root, times in found for _ in range(times)], count)
    if groups is None:
        return None
    exact = acb_poly([arb_poly(c)(ball_of(ends)) for c in poly])
    centres = [_centre(group) for group in groups]
    apart = min((abs(a - b) for a, b in combinations(centres, 2)), default=arb(1))
    radius = min(apart / (8 * len(poly)), arb(flint_of(width / 2))).mid()
    discs = [Disc(z, radius, len(group)) for z, group in zip(centres, groups, strict=True)]
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


def _holds(poly: acb_poly, disc: Disc) -> bool:
    """Return whether Pellet's theorem says that the disc has its number of roots in it."""
    moved = poly(acb_poly([disc.centre, 1]))
    sizes = [abs(c) * disc.radius**i for i, c in enumerate(moved.coeffs())]
    rest = sum((s for i, s in enumerate(sizes) if i != disc.multiplicity), arb(0))
    return bool(sizes[disc.multiplicity] > rest)

"""Real roots of polynomials over a number field inside the reals: counted and isolated exactly."""

from __future__ import annotations

from functools import cached_property, reduce
from itertools import pairwise

from flint import fmpq_poly
from sympy import Poly, Rational

from nnag_m2.algebra.exact_numbers import flint_of, sign_changes, sympy_of
from nnag_m2.algebra.real.number_fields import RATIONAL, PointField
from nnag_m2.algebra.real.towers import Tower, derivative
from nnag_m2.calling import checkpoint


class RealRoots:
    """The real roots of a polynomial in one variable, not zero, over the domain of a field.

    References
    ----------
    Basu, Pollack, Roy: Algorithms in Real Algebraic Geometry, theorem 2.50 (Sturm).
    """

    def __init__(self, poly: Poly | Tower, field: PointField = RATIONAL) -> None:
        self._poly = field.tower(poly) if isinstance(poly, Poly) else poly
        self._field, self._ring = field, field.towers

    def count(self, low: Rational, high: Rational) -> int:
        """Return the number of roots above ``low`` and up to ``high``, which are no multiple ones.

        Roots count without multiplicities.
        """
        return self._changes(low) - self._changes(high)

    @property
    def intervals(self) -> list[tuple[Rational, Rational]]:
        """Rational intervals that are disjoint and hold one root each; rational roots exactly."""
        rest = self._ring.squarefree(self._poly)
        exact = sorted(map(sympy_of, self._ring.rational_roots(rest)))
        for r in exact:
            rest, _ = self._ring.divided(rest, [fmpq_poly([-flint_of(r)]), fmpq_poly([1])])
        others = RealRoots(rest, self._field)
        width = Rational(1)
        while True:  # ends, as intervals of different roots become disjoint
            checkpoint()
            found = sorted([*((r, r) for r in exact), *others._isolated(width)])
            if all(one[1] < two[0] for one, two in pairwise(found)):
                return found
            width /= 4

    def _isolated(self, width: Rational) -> list[tuple[Rational, Rational]]:
        """Return intervals of at most a width, for a polynomial without rational roots."""
        bound = Rational(1)
        # ends at Cauchy's bound for the roots
        while self.count(-bound, bound) < self._at_infinity(-1) - self._at_infinity(1):
            bound *= 2
        # ends, as intervals shorter than the distance of two roots, and than the width, hold one
        found, pending = [], [(-bound, bound)]
        while pending:
            checkpoint()
            low, high = pending.pop()
            number = self.count(low, high)
            if number == 1 and high - low <= width:
                found.append((low, high))
            elif number:
                middle = (low + high) / 2
                pending += [(low, middle), (middle, high)]
        return found

    @cached_property
    def _chain(self) -> list[Tower]:
        """The signed remainders, each divided by the absolute value of its leading coefficient."""
        chain = [self._poly, self._reduced(derivative(self._poly))]
        while chain[-1]:
            checkpoint()
            monic = self._ring.monic(chain[-1])
            chain.append(self._reduced([-c for c in self._ring.divided(chain[-2], monic)[1]]))
        return chain[:-1]

    def _reduced(self, poly: Tower) -> Tower:
        return [c * self._field.sign(poly[-1]) for c in self._ring.monic(poly)] if poly else poly

    def _changes(self, place: Rational) -> int:
        at = flint_of(place)
        values = (reduce(lambda total, c: total * at + c, reversed(poly)) for poly in self._chain)
        return sign_changes(map(self._field.sign, values))

    def _at_infinity(self, side: int) -> int:
        signs = (self._field.sign(poly[-1]) * side ** (len(poly) - 1) for poly in self._chain)
        return sign_changes(signs)

"""Real roots of polynomials over a number field inside the reals: counted and isolated exactly."""

from __future__ import annotations

from functools import cached_property, reduce
from itertools import pairwise
from typing import Any

from sympy import QQ, Poly, Rational

from nnag_m2.algebra.real.number_fields import RATIONAL, PointField
from nnag_m2.calling import checkpoint


class RealRoots:
    """The real roots of a polynomial in one variable, not zero, over the domain of a field.

    References
    ----------
    Basu, Pollack, Roy: Algorithms in Real Algebraic Geometry, theorem 2.50 (Sturm).
    """

    def __init__(self, poly: Poly, field: PointField = RATIONAL) -> None:
        self._poly, self._field = poly, field

    def count(self, low: Rational, high: Rational) -> int:
        """Return the number of roots above ``low`` and up to ``high``, which are no multiple ones.

        Roots count without multiplicities.
        """
        return self._changes(low) - self._changes(high)

    @property
    def intervals(self) -> list[tuple[Rational, Rational]]:
        """Rational intervals that are disjoint and hold one root each; rational roots exactly."""
        exact = self._rational
        factors = (Poly([1, -r], self._poly.gen, domain=self._field.domain) for r in exact)
        rest = RealRoots(reduce(lambda f, g: f.quo(g), factors, self._squarefree), self._field)
        width = Rational(1)
        while True:  # ends, as intervals of different roots become disjoint
            checkpoint()
            found = sorted([*((r, r) for r in exact), *rest._isolated(width)])
            if all(one[1] < two[0] for one, two in pairwise(found)):
                return found
            width /= 4

    @cached_property
    def _squarefree(self) -> Poly:
        return self._poly.sqf_part()

    @property
    def _rational(self) -> list[Rational]:
        """The rational roots: those that the coefficients of all powers of theta have in common."""
        if self._field.is_rational:
            parts = [self._squarefree]
        else:
            size = self._field.generator.minimal_polynomial.degree()
            listed = [[*reversed(c.to_list())] for c in _elements(self._squarefree)]
            rows = ([c[j] if j < len(c) else 0 for c in listed] for j in range(size))
            parts = [Poly(row, self._poly.gen, domain=QQ) for row in rows]
        common: Any = reduce(lambda f, g: f.gcd(g), parts)
        return sorted(common.ground_roots())

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
    def _chain(self) -> list[list[Any]]:
        """The signed remainders, each divided by the absolute value of its leading coefficient."""
        chain = [self._poly, self._poly.diff()]
        while not chain[-1].is_zero:
            checkpoint()
            chain.append(self._reduced(-chain[-2].rem(chain[-1])))
        return [_elements(poly) for poly in chain[:-1]]

    def _reduced(self, poly: Poly) -> Poly:
        if poly.is_zero:
            return poly
        return poly.monic() * self._field.sign(_elements(poly)[0])

    def _changes(self, place: Rational) -> int:
        at = self._field.domain.from_sympy(place)
        return sign_changes(self._field.sign(_horner(poly, at)) for poly in self._chain)

    def _at_infinity(self, side: int) -> int:
        signs = (self._field.sign(poly[0]) * side ** (len(poly) - 1) for poly in self._chain)
        return sign_changes(signs)


def sign_changes(signs: Any) -> int:
    """Return how often the sign changes in a sequence, zeros left out."""
    return sum(a != b for a, b in pairwise(s for s in signs if s))


def _elements(poly: Poly) -> list[Any]:
    """Return the coefficients as elements of the domain, the leading one first."""
    return list(poly.rep.to_list())


def _horner(coefficients: list[Any], place: Any) -> Any:
    return reduce(lambda total, c: total * place + c, coefficients[1:], coefficients[0])

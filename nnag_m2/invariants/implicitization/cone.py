"""Maps whose image is no cone, made into one: the projective closure of the image."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from math import gcd, lcm

from sympy import QQ, Dummy, Poly, Symbol

from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.invariants.implicitization.monomials import (
    Degrees,
    Relation,
    degrees,
    exponents,
    is_cone,
)


class Cone:
    """The image of a map, or the cone over it in one dimension more.

    Attributes
    ----------
    map
        The map itself when its image is a cone; else all coordinates multiplied by one more
        parameter, which is the last coordinate.
    extra
        0, or 1 when there is one more coordinate.
    """

    def __init__(self, polynomial_map: PolynomialMap) -> None:
        self._given = polynomial_map

    @cached_property
    def extra(self) -> int:
        """The number of coordinates that were added."""
        return 0 if is_cone(self._given, self._degrees) else 1

    @cached_property
    def _degrees(self) -> Degrees:
        return degrees(self._given)

    @property
    def degrees(self) -> Degrees:
        """The degrees of the coordinates of the map in the finest grading."""
        return degrees(self.map) if self.extra else self._degrees

    @cached_property
    def map(self) -> PolynomialMap:
        """The map to the cone."""
        if not self.extra:
            return self._given
        scale = Dummy("scale")
        parameters = (*self._given.parameters, scale)
        scaled = [
            poly_from_terms({(*e, 1): c for e, c in terms.items()}, parameters, QQ)
            for terms in self._given.terms
        ]
        last = poly_from_terms({(0,) * (len(parameters) - 1) + (1,): QQ.one}, parameters, QQ)
        return PolynomialMap([*scaled, last], parameters)

    def ideal(self, relations: Iterable[Relation], variables: tuple[Symbol, ...]) -> Ideal:
        """Return the ideal of the image itself that relations on the cone generate."""
        return as_ideal(relations, variables)


def as_ideal(relations: Iterable[Relation], variables: tuple[Symbol, ...]) -> Ideal:
    """Return the ideal that relations generate; coordinates beyond the variables become 1."""
    return Ideal.of_polys([_poly(r, variables) for r in relations], variables, QQ)


def _poly(relation: Relation, variables: tuple[Symbol, ...]) -> Poly:
    """Return a relation with coprime integer coefficients; a further coordinate becomes 1."""
    bottom = lcm(*(c.denominator for c in relation.values()))
    top = gcd(*(c.numerator for c in relation.values()))
    terms = {
        exponents(monomial, len(variables)): QQ(c.numerator // top * (bottom // c.denominator))
        for monomial, c in relation.items()
    }
    return poly_from_terms(terms, variables, QQ)

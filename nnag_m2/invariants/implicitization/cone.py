"""Maps whose image is no cone, made into one: the projective closure of the image."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm

from sympy import QQ, Dummy, Poly, Symbol

from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.invariants.implicitization.gradings import is_cone
from nnag_m2.invariants.implicitization.monomials import Relation, exponents


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
        return 0 if is_cone(self._given) else 1

    @cached_property
    def map(self) -> PolynomialMap:
        """The map to the cone."""
        if not self.extra:
            return self._given
        scale = Dummy("scale")
        parameters = (*self._given.parameters, scale)
        scaled = [
            poly_from_terms({(*e, 1): c for e, c in f.rep.to_dict().items()}, parameters, QQ)
            for f in self._given.coordinates
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
    factor = Fraction(
        lcm(*(c.denominator for c in relation.values())),
        gcd(*(c.numerator for c in relation.values())),
    )
    terms = {}
    for monomial, coefficient in relation.items():
        number = coefficient * factor
        terms[exponents(monomial, len(variables))] = QQ(number.numerator, number.denominator)
    return poly_from_terms(terms, variables, QQ)

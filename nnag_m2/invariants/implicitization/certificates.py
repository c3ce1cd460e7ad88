"""The certificate of a relation: it vanishes identically when the map is put in."""

from __future__ import annotations

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.calling import steps
from nnag_m2.invariants.implicitization.monomials import Monomial, Relation

# products of coordinates that are kept for the next relation, so that memory lasts
_KEPT_PRODUCTS = 20_000


class Exactly:
    """The coordinates of a map over QQ, as polynomials to compute with."""

    def __init__(self, polynomial_map: PolynomialMap) -> None:
        names = tuple(f"t{i}" for i in range(max(1, len(polynomial_map.parameters))))
        self._ring = fmpq_mpoly_ctx.get(names, Ordering.degrevlex)
        self._coordinates = [
            self._ring.from_dict({e: flint_of(c) for e, c in terms.items()})
            for terms in polynomial_map.terms
        ]
        self._products: dict[Monomial, fmpq_mpoly] = {}

    def vanishes(self, relation: Relation) -> bool:
        """Return whether a relation holds among the coordinates, as polynomials."""
        total = self._ring.from_dict({})
        for monomial, coefficient in steps(relation.items()):
            total += self._product(monomial) * flint_of(coefficient)
        return bool(total.is_zero())

    def _product(self, monomial: Monomial) -> fmpq_mpoly:
        known = self._products.get(monomial)
        if known is not None:
            return known
        if not monomial:
            return self._ring.from_dict({(0,) * self._ring.nvars(): fmpq(1)})
        found = self._product(monomial[:-1]) * self._coordinates[monomial[-1]]
        if len(self._products) >= _KEPT_PRODUCTS:
            self._products.clear()
        self._products[monomial] = found
        return found

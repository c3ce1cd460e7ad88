"""Products of generators, bounded: how an ideal is multiplied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sympy import Poly
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.expansion import Excess, Expansion, check_size, sparse_ring
from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError

PRODUCTS_LIMIT = 100_000
"""Generators; Groebner bases of ideals with a tenth of them take hours."""


def products(factors: Iterable[Sequence[Poly]], count: int, field: Domain) -> list[Poly]:
    """Return the product of each of some families of generators, each product once.

    Raises
    ------
    InputError
        For more families than 100,000, and polynomials as large as ``Ideal`` refuses them.
    """
    if count > PRODUCTS_LIMIT:
        required = f"at most {PRODUCTS_LIMIT:,} products of generators are written down"
        came = f"{count:,}" if count < 10**30 else "far more"
        raise InputError(required, came, "a smaller exponent")
    found: dict[Poly, None] = {}
    expansion: Expansion | None = None
    for family in factors:
        checkpoint()
        gens = family[0].gens
        names = [v.name for v in gens]
        ring = sparse_ring(len(gens), field)
        expansion = expansion or Expansion(ring, names)
        try:
            value = ring.one
            for factor, times in groupby(family):
                base = ring.from_dict(sparse(factor))
                value = expansion.product(value, expansion.power(base, len(list(times))))
            check_size(value, names)
        except Excess as excess:
            raise InputError(*excess.args) from None
        found[poly_from_terms(dict(value), gens, field)] = None
    return list(found)

"""Where a map drops rank, from minors in FLINT where there are few, else by the engine."""

from __future__ import annotations

from math import comb

from flint import nmod_mat
from sympy import QQ

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.minors import minors
from nnag_m2.algebra.modular.primes import drawn_primes, random_by
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.small_ideals import flint_polys, sympy_poly
from nnag_m2.invariants.loci import ramification_locus

_MINORS = 1000
"""So many determinants are a matter of 0.1 s."""


def dropped_rank(mapping: PolynomialMap) -> Ideal:
    """Return equations for where the differential of a map over QQ has less than its largest rank.

    They are the minors of this size.  That there is no larger rank is seen by those of the next
    size, which are zero.
    """
    ideal = Ideal.of_polys(mapping.coordinates, mapping.parameters, QQ)
    polys = flint_polys(ideal)
    if polys is None or not polys:
        return ramification_locus(mapping)
    n = len(mapping.parameters)
    slopes = [[f.derivative(i) for i in range(n)] for f in polys]
    rank = _rank_somewhere(slopes, mapping)
    tried = [comb(len(slopes), k) * comb(n, k) for k in (rank, rank + 1)]
    if not rank or sum(tried) > _MINORS or any(minors(slopes, rank + 1)):
        return ramification_locus(mapping)
    found = [sympy_poly(f, mapping.parameters) for f in minors(slopes, rank)]
    return Ideal.of_polys(found, mapping.parameters, QQ)


def _rank_somewhere(slopes: list[list[object]], mapping: PolynomialMap) -> int:
    """Return the rank at a random point modulo a prime: the largest one but for bad luck."""
    prime = next(drawn_primes(*mapping.coordinates))
    draw = random_by(*mapping.coordinates, "point")
    point = [draw.randrange(prime) for _ in mapping.parameters]
    rows = [[int(f(*point)) % prime for f in row] for row in slopes]  # type: ignore[operator]
    return int(nmod_mat(rows, prime).rank())

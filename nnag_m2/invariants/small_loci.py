"""Where a map drops rank, from minors in FLINT where there are few, else by the engine."""

from __future__ import annotations

from math import comb

from sympy import QQ

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import SEED, rank
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.small_ideals import flint_polys, sympy_poly, without_powers
from nnag_m2.algebra.small_strata import minors
from nnag_m2.invariants.general_points import differential, general_point
from nnag_m2.invariants.loci import ramification_locus

_MINORS = 1000
"""So many determinants are a matter of 0.1 s."""


def dropped_rank(mapping: PolynomialMap) -> Ideal:
    """Return equations for where the differential of a map over QQ has less than its largest rank.

    They have the same zeros as the minors of this size.  That there is no larger rank is seen by
    those of the next size, which are zero.
    """
    found = small_dropped_rank(mapping)
    return ramification_locus(mapping) if found is None else found


def small_dropped_rank(mapping: PolynomialMap) -> Ideal | None:
    """Return the same where there are few minors, else ``None``."""
    ideal = Ideal.of_polys(mapping.coordinates, mapping.parameters, QQ)
    polys = flint_polys(ideal)
    if polys is None or not polys:
        return None
    n = len(mapping.parameters)
    slopes = [[f.derivative(i) for i in range(n)] for f in polys]
    size = _rank_somewhere(mapping)
    tried = [comb(len(slopes), k) * comb(n, k) for k in (size, size + 1)]
    if not size or sum(tried) > _MINORS or any(minors(slopes, size + 1)):
        return None
    found = [sympy_poly(f, mapping.parameters) for f in without_powers(minors(slopes, size))]
    return Ideal.of_polys(found, mapping.parameters, QQ)


def _rank_somewhere(mapping: PolynomialMap) -> int:
    """Return the rank at a random point modulo a prime: the largest one but for bad luck."""
    point = general_point(mapping, SEED)
    return rank(differential(mapping, point), int(point.field.characteristic()))

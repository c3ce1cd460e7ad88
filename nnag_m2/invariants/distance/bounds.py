"""Whether a map may have many critical points, as seen from its degrees."""

from __future__ import annotations

from math import comb
from typing import Any

from nnag_m2.algebra.numerical.polynomials import linear_variables
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.invariants.general_points import completed, fixed_parameters, general_point

_MANY = 1500
"""Bounds above it are for more than some 300 points, for which polar degrees, section by section,
are found sooner: 404 points, bound 1753, in half the time."""


def may_be_many(mapping: PolynomialMap, fixed: Any, seed: int) -> bool:
    """Return whether the critical points may be many, and are so of a cone over QQ.

    The bound is that of Bezout for two groups of variables: ``k`` in which the map is of degree
    one, and ``a`` others, in which it has degree ``d``.  Of the critical equations ``a`` have
    degrees ``2 d - 1`` in these and 2 in the ``k``, the other ones ``2 d`` and 1.
    """
    coordinates = [c for c in mapping.coordinates if not c.is_zero]
    degrees = {c.total_degree() if c.is_homogeneous else None for c in coordinates}
    if not mapping.field.is_QQ or len(degrees) != 1 or None in degrees:
        return False
    free = free_places(mapping, fixed, seed)
    exponents = {tuple(e[i] for i in free) for terms in mapping.terms for e in terms}
    k = len(linear := linear_variables(sorted(exponents), len(free)))
    a = len(free) - k
    d = max(sum(e[i] for i in range(len(free)) if i not in linear) for e in exponents)
    bound = sum(
        comb(a, j) * max(2 * d - 1, 0) ** j * 2 ** (a - j) * comb(k, a - j) * (2 * d) ** (a - j)
        for j in range(a + 1)
    )
    return int(bound) > _MANY


def free_places(mapping: PolynomialMap, fixed: Any, seed: int) -> list[int]:
    """Return the places of the parameters that are not fixed."""
    chosen = completed(mapping, fixed_parameters(mapping, fixed), general_point(mapping, seed))
    return [i for i, v in enumerate(mapping.parameters) if v not in chosen]

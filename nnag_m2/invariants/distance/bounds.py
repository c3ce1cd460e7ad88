"""Whether a map may have many critical points, as seen from its degrees."""

from __future__ import annotations

from math import comb
from typing import Any, Literal, TypeAlias

from nnag_m2.algebra.numerical.polynomials import linear_variables
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.invariants.general_points import completed, fixed_parameters, general_point

Way: TypeAlias = Literal["automatic", "polar_degrees", "monodromy"]

_MANY = 1500
"""Bounds above it are for more than some 300 points, for which polar degrees, section by section,
are found sooner: 404 points, bound 1753, in half the time."""

_TOO_MANY, _FEW_UNKNOWNS = 5000, 2
"""With bounds above it and two equations, those of which the rest is eliminated, Groebner bases of
the sections take longer than paths: 1486 points, bound 7249, ten times as long.  With four unknowns
it is the other way round: 1350 points, bound 35073."""


def way_for_map(mapping: PolynomialMap, fixed: Any, seed: int) -> Way:
    """Return how critical points of a map are counted soonest, as seen from its degrees."""
    bound, unknowns = _bound(mapping, fixed, seed)
    if bound > _TOO_MANY and unknowns <= _FEW_UNKNOWNS:
        return "monodromy"
    return "polar_degrees" if bound > _MANY else "automatic"


def may_be_many(mapping: PolynomialMap, fixed: Any, seed: int) -> bool:
    """Return whether the critical points may be many, and are so of a cone over QQ."""
    return _bound(mapping, fixed, seed)[0] > _MANY


def _bound(mapping: PolynomialMap, fixed: Any, seed: int) -> tuple[int, int]:
    """Return a bound of the critical points of a cone over QQ, and the number ``a`` of unknowns.

    The bound is that of Bezout for two groups of variables: ``k`` in which the map is of degree
    one, and ``a`` others, in which it has degree ``d``.  Of the critical equations ``a`` have
    degrees ``2 d - 1`` in these and 2 in the ``k``, the other ones ``2 d`` and 1.  It is 0 where
    the map is none over QQ to a cone.
    """
    coordinates = [c for c in mapping.coordinates if not c.is_zero]
    degrees = {c.total_degree() if c.is_homogeneous else None for c in coordinates}
    if not mapping.field.is_QQ or len(degrees) != 1 or None in degrees:
        return 0, 0
    free = free_places(mapping, fixed, seed)
    exponents = {tuple(e[i] for i in free) for terms in mapping.terms for e in terms}
    k = len(linear := linear_variables(sorted(exponents), len(free)))
    a = len(free) - k
    d = max(sum(e[i] for i in range(len(free)) if i not in linear) for e in exponents)
    bound = sum(
        comb(a, j) * max(2 * d - 1, 0) ** j * 2 ** (a - j) * comb(k, a - j) * (2 * d) ** (a - j)
        for j in range(a + 1)
    )
    return int(bound), a


def free_places(mapping: PolynomialMap, fixed: Any, seed: int) -> list[int]:
    """Return the places of the parameters that are not fixed."""
    chosen = completed(mapping, fixed_parameters(mapping, fixed), general_point(mapping, seed))
    return [i for i, v in enumerate(mapping.parameters) if v not in chosen]

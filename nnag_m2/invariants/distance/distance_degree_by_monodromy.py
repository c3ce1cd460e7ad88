"""The Euclidean distance degree of the image of a map, counted in double precision."""

from __future__ import annotations

from math import comb
from typing import Any

import numpy as np

from nnag_m2.algebra.numerical.monodromy import Monodromy, circle, monodromy
from nnag_m2.algebra.numerical.polynomials import Complexes, SecondOrder, Terms, linear_variables
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking import Answer, Provenance, map_argument
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.critical_system import CriticalSystem
from nnag_m2.invariants.distance.polar import equal_degrees
from nnag_m2.invariants.general_points import completed, fixed_parameters, general_point

_METHOD = "monodromy in double precision"

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
    free = _free(mapping, fixed, seed)
    exponents = {tuple(e[i] for i in free) for terms in mapping.terms for e in terms}
    k = len(linear := linear_variables(sorted(exponents), len(free)))
    a = len(free) - k
    d = max(sum(e[i] for i in range(len(free)) if i not in linear) for e in exponents)
    bound = sum(
        comb(a, j) * max(2 * d - 1, 0) ** j * 2 ** (a - j) * comb(k, a - j) * (2 * d) ** (a - j)
        for j in range(a + 1)
    )
    return int(bound) > _MANY


def distance_degree_by_monodromy(
    polynomial_map: Any, quadric: Any, fixed: Any, seed: int
) -> Answer[int] | None:
    """Return the distance degree of a cone for the generic quadric; none if the trace forbids it.

    Let the image have dimension ``r``, and ``G`` be the map followed by a general linear one to
    ``(r + 1)``-space.  Polar degrees are those of vectors that are orthogonal to the tangent space
    and satisfy as many linear conditions as the codimension less one, at least; so those of the
    closure of the image of ``G`` are the same, and their sum as well, which is the number of
    critical points of ``(G - u).T (G - u)`` (Draisma et al. 2016, theorem 5.4).  The pairs of
    parameters, off the ramification locus, and data are a vector bundle: monodromy is transitive.

    For a general quadric no critical point goes to infinity while the data do not: its direction
    would be a point of the conormal variety paired with its own image under the quadric, of which
    there are none (the proof of theorem 5.4).  So the sum of all critical points depends on the
    data by polynomials, and as critical points of a cone are multiplied with the data, by linear
    ones.
    """
    if not isinstance(polynomial_map, PolynomialMap):
        hint = "formulation='polar_degrees'"
        raise InputError("monodromy needs a PolynomialMap", shown(polynomial_map), hint)
    mapping = map_argument(polynomial_map)
    if not (isinstance(quadric, str) and quadric == "generic"):
        raise InputError("monodromy counts for the generic quadric", shown(quadric))
    if not mapping.field.is_QQ:
        raise InputError("double precision is for numbers over QQ", shown(mapping.field))
    equal_degrees(mapping)
    free = _free(mapping, fixed, seed)
    if len(free) in (0, len(mapping.coordinates)):
        return Answer(1, Provenance(_METHOD, "probabilistic", "constant, or dense", seed))
    found = _critical_points(mapping, free, seed)
    if not found.is_complete:
        return None
    return Answer(len(found.points), Provenance(_METHOD, "numerical", _reason(found), seed))


def _free(mapping: PolynomialMap, fixed: Any, seed: int) -> list[int]:
    """Return the places of the parameters that are not fixed."""
    chosen = completed(mapping, fixed_parameters(mapping, fixed), general_point(mapping, seed))
    return [i for i, v in enumerate(mapping.parameters) if v not in chosen]


def _critical_points(mapping: PolynomialMap, free: list[int], seed: int) -> Monodromy:
    """Return the critical points for general data, one for each of the image."""
    draw = np.random.default_rng(abs(seed))
    values = circle(draw, len(mapping.parameters))
    target = len(free) + 1
    shape = target, len(mapping.coordinates)
    projection = circle(draw, target * shape[1]).reshape(shape) / np.sqrt(shape[1])
    terms = _projected(mapping, free, values, projection)
    point = circle(draw, len(free))
    image, slopes, _ = (part[0] for part in SecondOrder(terms, len(free))(point[None]))
    normal = np.linalg.svd(slopes)[2][-1].conj()  # the kernel of the transposed differential
    data = image + normal * np.linalg.norm(image)
    system = CriticalSystem(terms, len(free))
    return monodromy(system, point[list(system.unknowns)], data, draw)


def _projected(
    mapping: PolynomialMap, free: list[int], values: Complexes, projection: Complexes
) -> Terms:
    """Return the map, the other parameters at their values, followed by a linear one."""
    found: dict[tuple[int, ...], Complexes] = {}
    for coordinate, column in zip(mapping.terms, projection.T, strict=True):
        for exponents, coefficient in coordinate.items():
            kept = tuple(exponents[i] for i in free)
            others = np.delete(values ** np.array(exponents), free)
            term = complex(coefficient) * np.prod(others) * column
            found[kept] = found[kept] + term if kept in found else term
    return found


def _reason(found: Monodromy) -> str:
    return (
        f"solutions in double precision, not certified, followed along {found.loops} loops of data "
        f"with {found.lost} paths lost; that there are no others is said by their sum, which is "
        f"linear in the data up to {found.trace_error:.1g}"
    )

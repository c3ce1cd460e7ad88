"""The Euclidean distance degree of the image of a map, counted in double precision."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnag_m2.algebra.numerical.monodromy import Monodromy, circle, monodromy
from nnag_m2.algebra.numerical.polynomials import Complexes, SecondOrder, Terms
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking import Answer, Provenance, map_argument
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.bounds import free_places
from nnag_m2.invariants.distance.critical_system import CriticalSystem
from nnag_m2.invariants.distance.polar import equal_degrees

_METHOD = "monodromy in double precision"


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
    free = free_places(mapping, fixed, seed)
    if len(free) in (0, len(mapping.coordinates)):
        return Answer(1, Provenance(_METHOD, "probabilistic", "constant, or dense", seed))
    found = _critical_points(mapping, free, seed)
    if not found.is_complete:
        return None
    return Answer(len(found.points), Provenance(_METHOD, "numerical", _reason(found), seed))


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

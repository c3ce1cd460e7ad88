"""The Euclidean distance degree of the image of a polynomial map, counted in the map's source."""

from __future__ import annotations

from typing import Any

from sympy import ImmutableDenseMatrix

from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking import Query, Value, integer, map_argument
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import (
    Quadric,
    corank,
    general_point_beside,
    quadric_argument,
    symmetric,
)
from nnag_m2.invariants.general_points import (
    GeneralPoint,
    completed,
    differential,
    fixed_parameters,
    independent_columns,
    must_be_separable,
)
from nnag_m2.invariants.hypotheses import Assume, assumptions
from nnag_m2.invariants.restrictions import restriction


def distance_degree_of_map(
    polynomial_map: PolynomialMap, quadric: Quadric, fixed: Any, seed: int, assume: Assume
) -> Query[int]:
    """Return the question for the distance degree of an image; see ``euclidean_distance_degree``.

    With ``r`` parameters left, as many as the image has dimensions, the critical parameters are the
    solutions of the ``r`` equations ``(phi - u).T * Q * dphi = 0``, divided by the number of points
    in a general fiber.  Where ``dphi`` has a smaller rank, on the ramification locus, solutions are
    no critical points of the image; one more unknown, inverse to a maximal minor of ``dphi``, keeps
    them away.

    For a nonsingular quadric, the pairs of a parameter off the ramification locus and of data for
    which it is critical form a vector bundle, which is irreducible.  Hence general data meet it at
    general points of the source: the minor may be any that is not zero, the fiber is general and
    the point of the image smooth.  For a singular quadric this fails; the minor is replaced by a
    random combination of all, solutions count with multiplicity, and the answer is right if all
    critical points of the closure are smooth and have as many points in the fiber as a general one,
    all off the ramification locus.  That cannot be told in the source.
    """
    checked = map_argument(polynomial_map)
    m = len(checked.coordinates)
    given = quadric_argument(quadric, m, seed)
    point = general_point_beside(checked, seed, given)
    must_be_separable(checked, point, assume)
    generic = isinstance(quadric, str) and quadric == "generic"
    regular = generic or corank(given, point.field) == 0
    if regular:
        chosen, point = restriction(checked, fixed, point)
    else:  # what is assumed of special fibers is about general values
        _must_have_general_fibers(assume)
        chosen = completed(checked, fixed_parameters(checked, fixed), point)
    free = [i for i, v in enumerate(checked.parameters) if v not in chosen]
    data, *draws = point.conditions(1 + m + len(free), m)
    values: list[tuple[str, Value]] = [
        ("coordinates", checked),
        ("fixed", chosen),
        ("seed", seed),
        ("point", point.entries),
        ("data", ImmutableDenseMatrix([data])),
        ("random_quadric", symmetric(draws[:m])) if generic else ("quadric", given),
    ]
    if regular:
        values.append(("rows", independent_rows(checked, free, point)))
    else:
        values.append(("projection", ImmutableDenseMatrix(len(free), m, sum(draws[m:], ()))))
    return point.counted("euclidean_distance_degree_of_map", checked.parameters, values, integer)


def _must_have_general_fibers(assume: Any) -> None:
    if "general_fibers" not in assumptions(assume):
        required = "a singular quadric needs equations: critical points may have special fibers"
        cure = (
            "euclidean_distance_degree(vanishing_ideal(polynomial_map), quadric), or "
            "assume='general_fibers'"
        )
        raise InputError(required, "a singular quadric, and a map", cure)


def independent_rows(
    mapping: PolynomialMap, free: list[int], point: GeneralPoint
) -> tuple[int, ...]:
    """Return coordinates whose gradients in the free directions are a basis, short ones first."""
    coordinates = mapping.coordinates
    order = sorted(
        range(len(coordinates)),
        key=lambda i: (coordinates[i].total_degree(), len(coordinates[i].terms())),
    )
    gradients = differential(mapping, point)[order][:, free]
    return tuple(order[i] for i in independent_columns(gradients.T, point.field))

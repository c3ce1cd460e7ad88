"""The critical points of the distance from data to a polynomial map, in the map's source."""

from __future__ import annotations

from typing import Any

from sympy import QQ, ImmutableDenseMatrix

from nnag_m2.algebra.fields import field_name
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking import Query, Value, ideal_in, map_argument, ring_of
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.formulations import COEFFICIENT_BOUND, random_matrix
from nnag_m2.invariants.distance.quadrics import Quadric, distance_argument
from nnag_m2.invariants.distance.systems import fixed_values


def critical_ideal_of_map(
    polynomial_map: PolynomialMap, data: Any, quadric: Quadric, fixed: Any, seed: int
) -> Query[Ideal]:
    """Return the question for the critical parameters of a map; see ``critical_ideal``."""
    checked = map_argument(polynomial_map)
    if checked.field != QQ:
        raise InputError("the field must be QQ", field_name(checked.field), "a map over QQ")
    m = len(checked.coordinates)
    matrix, row = distance_argument(quadric, data, m, seed)
    values = fixed_values(checked, fixed, seed)
    point = ImmutableDenseMatrix([[values.get(p, 0) for p in checked.parameters]])
    count = len(checked.parameters) - len(values)
    written: list[tuple[str, Value]] = [
        ("coordinates", checked),
        ("quadric", matrix),
        ("data", row),
        ("fixed", tuple(p for p in checked.parameters if p in values)),
        ("point", point),
        ("projection", random_matrix("projection", max(1, count), m, seed, COEFFICIENT_BOUND)),
        ("seed", seed),
    ]
    if isinstance(quadric, str) and quadric == "generic":
        written.append(("generic", 1))
    rings, reading = (ring_of(checked),), (checked.parameters,)
    return Query("critical_ideal_of_map", rings, tuple(written), ideal_in, reading)

"""Models and their data: what the questions about likelihood ask about."""

from __future__ import annotations

from typing import Any

from sympy import Add, ImmutableDenseMatrix

from nnag_m2.algebra.fields import as_poly, new_symbol, poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking.query import Value
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import data_argument
from nnag_m2.invariants.hypotheses import (
    Assume,
    is_plain,
    to_be_tested,
    without_multiple_factors,
)


def model_argument(
    ideal: Ideal, assume: Assume, *, prime: bool
) -> tuple[Ideal, tuple[tuple[str, Value], ...]]:
    """Return the ideal of the points of a variety with the sum 1, and what is to be tested of it.

    The part of a cone where the sum is 1 is radical and equidimensional where the cone is: off the
    hyperplane where the sum vanishes, the cone is its product with the scalars.
    """
    checked = without_multiple_factors(ideal, assume)
    total = as_poly(Add(*checked.variables) - 1, checked.variables, checked.field)
    if any(g.monic() == total for g in checked.generators if not g.is_ground):
        return checked, to_be_tested(checked, assume, prime=prime)
    model = Ideal.of_polys([*checked.generators, total], checked.variables, checked.field)
    if checked.is_homogeneous and is_plain(checked):
        return model, ()
    return model, to_be_tested(model, assume, prime=prime)


def counts_argument(value: Any, n: int) -> ImmutableDenseMatrix:
    """Return the data of a model with ``n`` states: numbers that are not zero, as is their sum."""
    row = data_argument(value, n)
    hint = "small numbers in place of zeros, or a model without these states"
    if 0 in row.tolist()[0]:
        raise InputError("the data must not be zero for any coordinate", str(list(row)), hint)
    if sum(row) == 0:
        raise InputError("the sum of the data must not be zero", str(list(row)))
    return row


def cone_over(mapping: PolynomialMap) -> PolynomialMap:
    """Return the map to all multiples of a map's values; the factor is the last parameter."""
    scale = new_symbol("scale", mapping.parameters)
    parameters = (*mapping.parameters, scale)
    polys = [
        poly_from_terms(
            {(*e, 1): c for e, c in poly.rep.to_dict().items()}, parameters, mapping.field
        )
        for poly in mapping.coordinates
    ]
    return PolynomialMap(polys, parameters, mapping.field)

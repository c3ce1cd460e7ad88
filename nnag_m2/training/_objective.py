"""What training makes small, as a polynomial in the weights."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

from flint import fmpq, fmpq_mat
from sympy import QQ, Poly
from sympy.polys.rings import PolyElement, PolyRing

from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.calling import steps
from nnag_m2.networks.parametrization import Parametrization
from nnag_m2.training._arguments import Data
from nnag_m2.training._losses import Criterion, LeastSquares
from nnag_m2.training._regularization import Regularization
from nnag_m2.training._samples import Samples


def objective(
    parametrization: Parametrization, data: Data, regularization: Regularization | None
) -> Poly:
    """Return loss and regularization together, in the parameters."""
    parameters = parametrization.map.parameters
    ring = PolyRing(parameters, QQ)
    coordinates = [ring.from_dict(c.rep.to_dict()) for c in parametrization.map.coordinates]
    if isinstance(data, Samples) and data.criterion is not None:
        total = _summed(ring, coordinates, parametrization, data, data.criterion)
    else:
        total = _squared(ring, coordinates, data.least_squares(parametrization))
    found = poly_from_terms(dict(total), parameters, QQ)
    return found if regularization is None else found + regularization.form


def _squared(ring: PolyRing, coordinates: Sequence[PolyElement], exactly: LeastSquares) -> Any:
    total = ring.ground_new(_number(exactly.square))
    for i, coordinate in enumerate(steps(coordinates)):
        row = [exactly.quadric[i, j] for j in range(exactly.size)]
        total += coordinate * _combined(ring, row, coordinates, -2 * exactly.moments[i, 0])
    return total


def _summed(
    ring: PolyRing,
    coordinates: Sequence[PolyElement],
    parametrization: Parametrization,
    samples: Samples,
    criterion: Criterion,
) -> Any:
    matrix: fmpq_mat = samples.design(parametrization)
    count, total = samples.inputs.rows, ring.zero
    for place in steps(range(count)):
        rows = (
            [matrix[output * count + place, j] for j in range(len(coordinates))]
            for output in range(parametrization.outputs)
        )
        outputs = [_combined(ring, row, coordinates, fmpq(0)) for row in rows]
        weight = _number(samples.weights[place])
        for exponents, c in criterion.at(samples.outputs[place, :].flat()):
            powers = (f**e for f, e in zip(outputs, exponents, strict=True) if e)
            total += prod(powers, start=ring.ground_new(weight * _number(c)))
    return total


def _combined(
    ring: PolyRing, row: Sequence[fmpq], coordinates: Sequence[PolyElement], constant: fmpq
) -> Any:
    found = ring.ground_new(_number(constant))
    for entry, coordinate in zip(row, coordinates, strict=True):
        if entry:
            found += coordinate * _number(entry)
    return found


def _number(value: Any) -> Any:
    return QQ(int(value.numerator), int(value.denominator))

"""What training makes small: a loss, and weight decay, in the weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from math import prod
from random import Random
from typing import Any, TypeAlias

from flint import fmpq, fmpq_mat
from sympy import QQ, Expr, Poly, Rational, Symbol
from sympy.polys.rings import PolyElement, PolyRing

from nnag_m2.algebra.arguments import in_sequence, plain
from nnag_m2.algebra.exact_matrices import is_positive_semidefinite
from nnag_m2.algebra.exact_numbers import exact, flint_of, into_field
from nnag_m2.algebra.fields import as_matrix, as_poly, poly_from_terms
from nnag_m2.calling import steps
from nnag_m2.errors import InputError, shown
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.parametrization import Parametrization
from nnag_m2.training._arguments import Data
from nnag_m2.training._losses import Criterion, LeastSquares
from nnag_m2.training._samples import Samples

Pairs: TypeAlias = tuple[tuple[int, int], ...]
Block: TypeAlias = tuple[Rational, Pairs]
"""A coefficient, and the pairs ``i <= j`` of weights whose products it multiplies."""

_PART = "regularization"
_REQUIRED = (
    "a regularization is a number, one for each array of weights, one for each weight, or a "
)
_REQUIRED += "quadratic form in the weights"


@dataclass(frozen=True)
class Regularization:
    """The form ``theta^T R theta``, by coefficients that may be chosen one by one.

    Attributes
    ----------
    parameters
        The weights ``theta``.
    blocks
        One number for all is one block, a number for each array of weights is a block for each.
    """

    parameters: tuple[Symbol, ...]
    blocks: tuple[Block, ...]

    @cached_property
    def form(self) -> Poly:
        """The quadratic form."""
        terms: dict[tuple[int, ...], Any] = {}
        for coefficient, pairs in self.blocks:
            for pair in pairs:
                exponents = tuple(pair.count(i) for i in range(len(self.parameters)))
                terms[exponents] = terms.get(exponents, QQ(0)) + QQ.from_sympy(coefficient)
        return poly_from_terms({e: c for e, c in terms.items() if c}, self.parameters, QQ)

    @cached_property
    def is_definite(self) -> bool:
        """Whether the form is positive but for weights that are all zero."""
        size = len(self.parameters)
        matrix = fmpq_mat(size, size)
        for coefficient, pairs in self.blocks:
            for i, j in pairs:
                half = flint_of(coefficient) / 2
                matrix[i, j] += half
                matrix[j, i] += half
        return int(matrix.rank()) == size and is_positive_semidefinite(matrix)

    def times(self, factor: Rational) -> Regularization:
        """Return a positive multiple of the form."""
        blocks = tuple((factor * coefficient, pairs) for coefficient, pairs in self.blocks)
        return Regularization(self.parameters, blocks)

    def general(self, draw: Random, bits: int) -> Regularization:
        """Return a form with random coefficients in the place of those that are not zero."""
        blocks = tuple((Rational(draw.randrange(1, 2**bits)), pairs) for _, pairs in self.blocks)
        return Regularization(self.parameters, blocks)


def regularization_argument(given: Any, network: ParametricModel) -> Regularization | None:
    """Return what an argument says, ``None`` for no regularization."""
    if given is None:
        return None
    parameters = network.parameters
    listed = plain(given)
    if isinstance(given, Expr | Poly) and Poly(given, *parameters).total_degree() > 0:
        blocks: Sequence[Block] = _of_form(as_poly(given, parameters, QQ, _PART))
    elif not in_sequence(listed):
        size = len(parameters)
        blocks = [(exact(given, _PART, _REQUIRED), tuple((i, i) for i in range(size)))]
    elif any(map(in_sequence, listed)):
        blocks = _of_matrix(as_matrix(listed, _PART), parameters)
    else:
        blocks = _of_numbers([exact(one, _PART, _REQUIRED) for one in listed], network)
    kept = tuple((c, pairs) for c, pairs in blocks if c)
    return Regularization(parameters, kept) if kept else None


def _of_form(form: Poly) -> list[Block]:
    blocks: list[Block] = []
    for exponents, coefficient in form.terms():
        if sum(exponents) != 2:
            required = "a regularization is a quadratic form in the weights"
            raise InputError(required, shown(form.as_expr()), part=_PART)
        i, j = (place for place, power in enumerate(exponents) for _ in range(power))
        blocks.append((coefficient, ((i, j),)))
    return blocks


def _of_matrix(matrix: Any, parameters: Sequence[Symbol]) -> Sequence[Block]:
    size = len(parameters)
    if matrix.shape != (size, size) or not matrix.is_symmetric():
        required = f"the matrix of the form is symmetric, of shape {(size, size)}"
        raise InputError(required, shown(matrix.tolist()), part=_PART)
    pairs = ((i, j) for i in range(size) for j in range(i, size))
    return [(matrix[i, j] * (1 if i == j else 2), ((i, j),)) for i, j in pairs]


def _of_numbers(numbers: Sequence[Rational], network: ParametricModel) -> list[Block]:
    size = len(network.parameters)
    shapes = network.tensor_shapes
    if len(numbers) == size:
        ends = list(range(size + 1))
    elif len(numbers) == len(shapes):
        ends = list(accumulate(map(prod, shapes), initial=0))
    else:
        counts = " or ".join(map(str, sorted({size, len(shapes)})))
        raise InputError(_REQUIRED, f"{len(numbers)} numbers instead of {counts}", part=_PART)
    spans = zip(numbers, pairwise(ends), strict=True)
    return [(number, tuple((i, i) for i in range(*span))) for number, span in spans]


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
    total = ring.ground_new(into_field(exactly.square, QQ))
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
        weight = into_field(samples.weights[place], QQ)
        for exponents, c in criterion.at(samples.outputs[place, :].flat()):
            powers = (f**e for f, e in zip(outputs, exponents, strict=True) if e)
            total += prod(powers, start=ring.ground_new(weight * into_field(c, QQ)))
    return total


def _combined(
    ring: PolyRing, row: Sequence[fmpq], coordinates: Sequence[PolyElement], constant: fmpq
) -> Any:
    pairs = zip(row, coordinates, strict=True)
    parts = (coordinate * into_field(entry, QQ) for entry, coordinate in pairs if entry)
    return sum(parts, start=ring.ground_new(into_field(constant, QQ)))

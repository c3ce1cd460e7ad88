"""The arguments of training problems, checked."""

from __future__ import annotations

from typing import Any, TypeAlias

from sympy import ImmutableDenseMatrix

from nnag_m2.algebra.arguments import Rationalize, converter, in_sequence, plain
from nnag_m2.algebra.exact_matrices import as_flint, is_positive_semidefinite, is_symmetric
from nnag_m2.algebra.fields import as_matrix
from nnag_m2.errors import InputError, shown
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.parametrization import Parametrization, outputs_argument
from nnag_m2.training._population import Population, distribution, terms
from nnag_m2.training._samples import Samples

Data: TypeAlias = Samples | Population
"""What a loss is a sum or a mean over."""


def data_matrix(
    values: Any, columns: int, rationalize: Rationalize, part: str = ""
) -> ImmutableDenseMatrix:
    """Return data as a matrix of rational numbers, one row for each data point.

    Raises
    ------
    InputError
        For floats without ``rationalize``, infinite ones, other shapes than ``(N, columns)``.
    """
    rational = converter(rationalize, part)
    listed = plain(values)
    required = f"data are an array of shape (N, {columns}), one row for each data point"
    rows = list(listed) if in_sequence(listed) else None
    if rows == []:
        raise InputError("there must be at least one data point", "none", part=part)
    if not rows or not all(in_sequence(row) for row in rows):
        came = f"shape {values.shape}" if hasattr(values, "shape") else shown(values)
        raise InputError(required, came, "numpy's reshape", part=part)
    matrix = as_matrix([[rational(entry) for entry in row] for row in rows], part)
    if matrix.cols != columns:
        raise InputError(required, f"shape {matrix.shape}", part=part)
    return matrix


def samples(
    network: ParametricModel,
    size: int,
    inputs: Any,
    outputs: Any,
    sample_weights: Any,
    rationalize: Rationalize,
) -> tuple[ImmutableDenseMatrix, ImmutableDenseMatrix, ImmutableDenseMatrix]:
    """Return inputs, outputs and weights of samples for a network with ``size`` outputs."""
    at = data_matrix(inputs, len(network.inputs), rationalize, "inputs")
    wanted = data_matrix(outputs, size, rationalize, "outputs")
    if at.rows != wanted.rows:
        required = "there must be as many inputs as outputs"
        raise InputError(required, f"{at.rows} inputs and {wanted.rows} outputs")
    return at, wanted, _sample_weights(sample_weights, at.rows, rationalize)


def _sample_weights(given: Any, count: int, rationalize: Rationalize) -> ImmutableDenseMatrix:
    part = "sample_weights"
    if given is None:
        return ImmutableDenseMatrix.ones(count, 1)
    listed = plain(given)
    if not in_sequence(listed) or len(listed) != count:
        required = f"sample_weights are {count} numbers, one for each data point"
        came = f"{len(listed)}" if in_sequence(listed) else shown(given)
        raise InputError(required, came, part=part)
    weights = data_matrix([[w] for w in listed], 1, rationalize, part)
    if (least := min(weights)) <= 0:
        cure = "the data without a point of weight 0"
        raise InputError("weights of samples are positive", f"{least}", cure, part=part)
    return weights


def population(
    network: ParametricModel,
    reduced: Parametrization,
    teacher: Any,
    moments: Any,
    metric: Any,
) -> Population:
    """Return a population, with moments as far as they are needed."""
    polys = tuple(outputs_argument(teacher, network.inputs, reduced.outputs, "teacher"))
    used = [e for direction in reduced.directions for _, e, _ in direction]
    used += [e for _, e, _ in terms(polys)]
    known = distribution(moments, network.inputs, used)
    return Population(polys, known, metric_argument(metric, reduced.outputs))


def metric_argument(metric: Any, size: int) -> ImmutableDenseMatrix:
    """Return a positive definite matrix for the outputs."""
    if metric is None:
        return ImmutableDenseMatrix.eye(size)
    given = as_matrix(metric, "metric")
    exactly = as_flint(given)
    if given.shape != (size, size) or not is_symmetric(exactly):
        required = f"a metric is a symmetric matrix of shape {(size, size)}"
        raise InputError(required, shown(metric), part="metric")
    if int(exactly.rank()) < size or not is_positive_semidefinite(exactly):
        raise InputError("a metric is positive definite", shown(metric), part="metric")
    return given

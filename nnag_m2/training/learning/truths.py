"""What a network is to learn: weights, or a function of its inputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from flint import fmpq_mat
from sympy import QQ, Expr, Matrix, MatrixBase, Rational

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.exact_matrices import rational_matrix
from nnag_m2.algebra.fields import as_poly, exact
from nnag_m2.errors import InputError, shown
from nnag_m2.networks.linear import LinearMLP
from nnag_m2.networks.model import ParametricModel


def weights_in(network: ParametricModel, truth: Any) -> tuple[Rational, ...] | None:
    """Return the truth as weights, if it is given by them: a mapping, or one flat sequence.

    A sequence of as many entries as there are outputs, with an input among its symbols, is a
    function, and so is a matrix.
    """
    if isinstance(truth, Mapping):
        if set(truth) != set(network.parameters):
            strange = sorted(set(truth) ^ set(network.parameters), key=str)
            required = "a mapping gives each parameter a value, and nothing else one"
            raise InputError(required, f"a difference in {shown(strange)}")
        return tuple(exact(truth[parameter], "truth") for parameter in network.parameters)
    if not _is_flat(truth) or len(truth) != network.parameter_count:
        return None
    if any(isinstance(entry, Expr) and entry.free_symbols for entry in truth):
        return None
    return tuple(exact(entry, "truth") for entry in truth)


def function_in(network: ParametricModel, truth: Any) -> list[Any]:
    """Return the outputs of a function: one polynomial in the inputs for each output.

    A matrix, or nested rows, is the linear function with this matrix; a single number or polynomial
    is the function of a network with one output, but 0 is that of any.
    """
    if isinstance(truth, int) and truth == 0:
        return [0] * len(network.outputs)
    rows = truth.tolist() if isinstance(truth, MatrixBase | np.ndarray) else truth
    nested = in_sequence(rows) and any(in_sequence(row) for row in rows)
    if not nested:
        return list(rows) if in_sequence(rows) else [rows]
    matrix = Matrix([[exact(entry, "truth") for entry in row] for row in rows])
    if matrix.cols != len(network.inputs):
        required = f"a matrix needs {len(network.inputs)} columns, one for each input"
        raise InputError(required, f"shape {matrix.shape}")
    return list(matrix * Matrix(network.inputs))


def matrix_of(network: LinearMLP, function: list[Any]) -> fmpq_mat:
    """Return the matrix of the linear part of a function that a linear network may have."""
    if len(function) != network.widths[-1]:
        raise InputError(f"a function has {network.widths[-1]} outputs", f"{len(function)}")
    polys = [as_poly(output, network.inputs, QQ) for output in function]
    degrees = {sum(e) for poly in polys for e in poly.monoms() if poly}
    if not degrees <= ({0, 1} if network.bias else {1}):
        required = "an affine function is needed" if network.bias else "a linear function is needed"
        raise InputError(required, shown(function))
    entries = [poly.coeff_monomial(x) for poly in polys for x in network.inputs]
    return rational_matrix(len(polys), len(network.inputs), entries)


def _is_flat(truth: Any) -> bool:
    if isinstance(truth, MatrixBase) or not in_sequence(truth):
        return False
    return not any(in_sequence(entry) for entry in truth)

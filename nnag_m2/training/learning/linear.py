"""Learning coefficients of linear networks, by theorems, and what a network is to learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any

import numpy as np
from flint import fmpq_mat
from sympy import Expr, Matrix, MatrixBase, Rational

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.exact_matrices import rational_matrix
from nnag_m2.algebra.exact_numbers import exact
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.thresholds.local_forms import Threshold
from nnag_m2.networks.linear import LinearMLP
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.parametrization import outputs_argument
from nnag_m2.networks.weights import by_symbol

THEOREM = (
    "deep linear networks (Aoyagi 2024; with one hidden layer reduced-rank regression, Aoyagi, "
    "Watanabe 2005)"
)
REDUCED = "reduced to the zero function of a smaller one at the origin: "


def weights_in(network: ParametricModel, truth: Any) -> tuple[Rational, ...] | None:
    """Return the truth as weights, if it is given by them: a mapping, or one flat sequence.

    A sequence of as many entries as there are outputs, with an input among its symbols, is a
    function, and so is a matrix.
    """
    if isinstance(truth, Mapping):
        return tuple(exact(value, "truth") for value in by_symbol(truth, network.parameters))
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
    polys = outputs_argument(function, network.inputs, network.widths[-1])
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


def of_zero(widths: Sequence[int]) -> Threshold:
    """Return the learning coefficient of a linear network at zero weights, for the zero function.

    With the smallest widths ``M_0, ..., M_k``, as many as satisfy ``k max M <= sum M < k M'`` for
    all other widths ``M'``, and ``a`` in ``1, ..., k`` congruent to their sum ``s`` modulo ``k``,
    it is ``a (k - a)/(4 k) - (k - 1) s^2/(4 k)`` plus half of the sum of all ``M_i M_j``, with
    multiplicity ``a (k - a) + 1``.

    Notes
    -----
    The tests have the same from the theorem as it is stated, with conditions on sets of layers, and
    from codimensions, for any depth; from Newton polyhedra and singular values for small widths.

    References
    ----------
    Aoyagi: Consideration on the learning efficiency of multiple-layered neural networks with linear
    units, Neural Networks 172 (2024), theorem 1.

    Examples
    --------
    >>> of_zero((2, 2, 2)).value, of_zero((1, 1, 1)).multiplicity
    (3/2, 2)
    """
    small = _deciding(sorted(widths))
    k, s = len(small) - 1, sum(small)
    a = (s - 1) % k + 1
    products = (s**2 - sum(m**2 for m in small)) // 2
    value = Rational(a * (k - a) - (k - 1) * s**2, 4 * k) + Rational(products, 2)
    return Threshold(value, value, a * (k - a) + 1, THEOREM)


def _deciding(widths: list[int]) -> list[int]:
    """Return the smallest widths that the theorem is about, of two at least."""
    for size in range(2, len(widths)):
        small, k = widths[:size], size - 1
        if k * small[-1] <= sum(small) < k * widths[size]:
            return small
    return widths


def of_function(widths: Sequence[int], rank: int) -> Threshold:
    """Return the learning coefficient of a linear network for a matrix of a given rank.

    It is the one at the most singular parameters, where all matrices have this rank.
    """
    inputs, outputs = widths[0], widths[-1]
    rest = of_zero([width - rank for width in widths])
    return rest.moved(Rational(rank * (inputs + outputs - rank), 2))


def at_weights(widths: Sequence[int], matrices: Sequence[fmpq_mat]) -> Threshold | None:
    """Return the local learning coefficient at weights, where theorems give it, else ``None``.

    Parameters
    ----------
    widths
        ``(d_0, ..., d_L)``.
    matrices
        ``W_1, ..., W_L``, of shapes ``(d_i, d_(i-1))``.

    Notes
    -----
    A layer that is injective is carried by an invertible matrix, which depends on it smoothly, to
    an inclusion; the next layer takes the matrix up.  So both together are one free layer, as are a
    surjective one and the one before.  With ``C`` the product, ``r`` its rank, and two layers ``B``
    and ``A`` of ranks ``b`` and ``a`` left, ``A = P diag(1, A') Q`` with smooth ``P`` and ``Q``.
    The equations ``B A = C`` say, in ``B P = (B_1, B_2)``, that ``B_1`` is a known matrix of
    rank ``r``, ``d_2 a`` conditions; then ``r (d_0 - a)`` entries of ``Q`` are determined, and
    ``d_2 - r`` rows of ``B_2 A'`` are zero.  The rank ``b - r`` of these rows of ``B_2`` makes
    ``(b - r)(d_0 - a)`` entries of ``A'`` zero, and leaves a product of zero matrices of widths
    ``d_0 - a``, ``d_1 - a - b + r``, ``d_2 - b``.
    """
    layers, sizes = _merged(list(matrices), list(widths))
    rank = reduce(lambda before, layer: layer * before, layers).rank()
    if all(layer.rank() == rank for layer in layers):
        return of_function(sizes, rank)
    if len(layers) != 2:
        return None
    a, b = (layer.rank() for layer in layers)
    first, middle, last = sizes
    rest = of_zero([first - a, middle - a - b + rank, last - b])
    return rest.moved(Rational(last * a + b * (first - a), 2), REDUCED)


def _merged(layers: list[fmpq_mat], sizes: list[int]) -> tuple[list[fmpq_mat], list[int]]:
    """Return the layers after injective ones are put into the next, surjective ones before."""
    i = 0
    while i < len(layers) - 1:
        lower, upper = layers[i], layers[i + 1]
        if lower.rank() == sizes[i] or upper.rank() == sizes[i + 2]:
            layers[i : i + 2] = [upper * lower]
            del sizes[i + 1]
            i = 0
        else:
            i += 1
    return layers, sizes

"""Gaussian elimination modulo primes: large matrices by products of floats, small ones in FLINT."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nnag_m2.algebra.modular import pivots as by_products
from nnag_m2.algebra.modular import primes as modular
from nnag_m2.algebra.modular.pivots import as_floats, product
from nnag_m2.algebra.modular.primes import Residues, flint_matrix

LARGEST = 2**20
"""Primes of large matrices of relations are drawn below this; larger ones need not be slower."""

_LARGE = 100
"""Matrices with more rows and columns take less time by products than in FLINT."""

Kernel: TypeAlias = dict[int, dict[int, int]]
"""For each column that depends on those before it the combination of them that it is."""


def reduced(matrix: Residues, prime: int) -> tuple[list[int], Residues]:
    """Return the pivot columns of a matrix modulo a prime, and its reduced rows.

    Parameters
    ----------
    matrix
        Residues, not negative.
    prime
        Below 2^22 for large matrices to be fast.

    Examples
    --------
    >>> reduced(np.array([[2, 4, 0], [1, 2, 3]]), 7)
    ([0, 2], array([[1, 2, 0],
           [0, 0, 1]]))
    """
    columns = matrix.shape[1]
    if not matrix.any():
        return [], np.zeros((0, columns), dtype=np.int64)
    if prime < by_products.LARGEST and min(matrix.shape) > _LARGE:
        return _by_products(matrix, prime)
    kernel, nullity = flint_matrix(matrix, prime).nullspace()
    if not nullity:
        return list(range(columns)), np.eye(columns, dtype=np.int64)
    # Only as much of it is looked at as there is: one vector for each column without pivot, where
    # it has a 1 after everything else.
    kernel *= flint_matrix(np.eye(columns, nullity, dtype=np.int64), prime)
    entries = [int(entry) for entry in kernel.entries()]
    vectors = np.array(entries, dtype=np.int64).reshape(columns, nullity)
    others = columns - 1 - (vectors[::-1] != 0).argmax(axis=0)
    pivots = np.delete(np.arange(columns), others)
    rows = np.zeros((len(pivots), columns), dtype=np.int64)
    rows[range(len(pivots)), pivots] = 1
    rows[:, others] = -vectors[pivots] % prime
    return pivots.tolist(), rows


def kernel(matrix: Residues, prime: int) -> Kernel:
    """Return the right kernel of a matrix modulo a prime, as a reduced basis.

    Returns
    -------
    dict
        For each column that depends on those before it the combination that it is: positions of
        columns that do not, with their nonzero coefficients.

    Examples
    --------
    >>> kernel(np.array([[1, 2, 3], [2, 4, 0]]), 7)
    {1: {0: 2}}
    """
    pivots, rows = reduced(matrix, prime)
    basis: Kernel = {}
    if len(pivots) == matrix.shape[1]:
        return basis
    for column in sorted(set(range(matrix.shape[1])) - set(pivots)):
        (places,) = np.nonzero(rows[:, column])
        basis[column] = {pivots[place]: int(rows[place, column]) for place in places.tolist()}
    return basis


def independent(matrices: Residues, prime: int) -> NDArray[np.bool_]:
    """Return which of many matrices of one shape have independent columns modulo a prime.

    Parameters
    ----------
    matrices
        Shape ``(k, m, n)``, at least as many rows as columns.
    prime
        Below 2^31.

    Examples
    --------
    >>> independent(np.array([[[1, 2], [2, 4]], [[1, 2], [2, 3]]]), 7)
    array([False,  True])
    """
    matrices, everyone = matrices.copy(), np.arange(len(matrices))
    found = np.ones(len(matrices), dtype=bool)
    while matrices.shape[2]:
        rows = (matrices[:, :, 0] != 0).argmax(axis=1)
        chosen = matrices[everyone, rows]
        found &= chosen[:, 0] != 0
        matrices[everyone, rows] = matrices[:, 0]
        # No divisions are needed.
        matrices = (
            matrices[:, 1:, 1:] * chosen[:, :1, np.newaxis] % prime
            - matrices[:, 1:, :1] * chosen[:, np.newaxis, 1:] % prime
        ) % prime
    return found


def rank(matrix: Residues, prime: int) -> int:
    """Return the rank of a matrix modulo a prime, by products when it is large and the prime small.

    Examples
    --------
    >>> rank(np.array([[2, 4, 0], [1, 2, 3]]), 7)
    2
    """
    if prime >= by_products.LARGEST or min(matrix.shape) <= _LARGE:
        return modular.rank(matrix, prime)
    return by_products.rank(matrix, prime)


def _by_products(matrix: Residues, prime: int) -> tuple[list[int], Residues]:
    """Return the rows of the pivots, times the inverse of what stands in their columns."""
    entries = as_floats(matrix, prime)
    found = by_products.pivots(entries, prime)
    columns = matrix.shape[1]
    if len(found.columns) == columns:
        return list(range(columns)), np.eye(columns, dtype=np.int64)
    order = np.argsort(found.columns)
    rows = product(found.inverse[order], entries[found.rows], prime)
    return found.columns[order].tolist(), rows.astype(np.int64) % prime

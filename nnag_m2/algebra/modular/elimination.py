"""Gaussian elimination modulo small primes by products of floating-point matrices, all exact."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nnag_m2.algebra.modular import primes as modular
from nnag_m2.algebra.modular.primes import Residues, flint_matrix
from nnag_m2.calling import checkpoint

LARGEST = 2**20
"""Primes must be smaller: a sum of 32 products of residues is then far below 2^53."""

# columns at once: few, since a panel is eliminated row by row and the rest by products
_PANEL = 32
# where products of blocks of floats outweigh their conversion
_LARGE = 300

Kernel: TypeAlias = dict[int, dict[int, int]]
"""For each column that depends on those before it the combination of them that it is."""

Floats: TypeAlias = NDArray[np.float64]


def reduced(matrix: Residues, prime: int) -> tuple[list[int], Residues]:
    """Return the pivot columns of a matrix modulo a prime, and its reduced rows.

    Parameters
    ----------
    matrix
        Residues, not negative.
    prime
        Below 2^20 for large matrices to be fast.

    Examples
    --------
    >>> reduced(np.array([[2, 4, 0], [1, 2, 3]]), 7)
    ([0, 2], array([[1, 2, 0],
           [0, 0, 1]]))
    """
    columns = matrix.shape[1]
    if not matrix.any():
        return [], np.zeros((0, columns), dtype=np.int64)
    if prime < LARGEST and min(matrix.shape) > _LARGE:
        return _by_panels(matrix, prime)
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
    """Return the rank of a matrix modulo a prime, by panels when it is large and the prime small.

    Examples
    --------
    >>> rank(np.array([[2, 4, 0], [1, 2, 3]]), 7)
    2
    """
    if prime >= LARGEST or min(matrix.shape) <= _LARGE:
        return modular.rank(matrix, prime)
    entries, found = matrix.astype(np.float64), 0
    while entries.size:
        chosen, pivots = _pivots(entries[:, :_PANEL].copy(), prime)
        rows = np.delete(np.arange(len(entries)), chosen).tolist()
        rest: Floats = entries[rows, _PANEL:]
        if chosen:
            inverse = _inverse(entries[chosen][:, pivots], prime)
            top = _modulo(inverse @ entries[chosen, _PANEL:], prime)
            product: Floats = entries[rows][:, pivots] @ top
            rest = _modulo(rest - product, prime)
        entries, found = rest, found + len(chosen)
    return found


def _by_panels(matrix: Residues, prime: int) -> tuple[list[int], Residues]:
    """Eliminate downwards, a few columns at a time, then upwards."""
    entries = matrix.astype(np.float64)
    columns = entries.shape[1]
    blocks: list[tuple[slice, list[int]]] = []
    rank = 0
    for start in range(0, columns, _PANEL):
        checkpoint(start, columns)
        chosen, places = _pivots(entries[rank:, start : start + _PANEL].copy(), prime)
        pivots = [start + place for place in places]
        here, below = slice(rank, rank + len(chosen)), slice(rank + len(chosen), None)
        others = np.setdiff1d(np.arange(len(entries) - rank), chosen)
        entries[rank:] = entries[rank:][[*chosen, *others.tolist()]]
        if chosen:
            inverse = _inverse(entries[here, pivots], prime)
            entries[here, start:] = _modulo(inverse @ entries[here, start:], prime)
            _clear(entries, (below, here), pivots, start, prime)
            blocks.append((here, pivots))
            rank += len(chosen)
    found = [pivot for _, pivots in blocks for pivot in pivots]
    if rank == columns:
        return found, np.eye(columns, dtype=np.int64)
    for here, pivots in reversed(blocks):
        _clear(entries, (slice(0, here.start), here), pivots, pivots[0], prime)
    return found, entries[:rank].astype(np.int64)


def _clear(
    entries: Floats, rows: tuple[slice, slice], pivots: list[int], start: int, prime: int
) -> None:
    """Subtract multiples of some rows from others, so that these vanish at the pivots."""
    others, here = rows
    if len(factors := entries[others, pivots]):
        product = factors @ entries[here, start:]
        entries[others, start:] = _modulo(entries[others, start:] - product, prime)


def _pivots(panel: Floats, prime: int) -> tuple[list[int], list[int]]:
    """Return rows of a narrow matrix that span its row space, and the pivot columns."""
    rows: list[int] = []
    columns: list[int] = []
    free = np.ones(len(panel), dtype=bool)
    for column in range(panel.shape[1]):
        if not free.any():
            break
        factors = panel[:, column] * free
        row = int(factors.argmax())
        if not factors[row]:
            continue
        free[row], factors[row] = False, 0
        pivot = _modulo(panel[row, column:] * pow(int(panel[row, column]), -1, prime), prime)
        panel[:, column:] = _modulo(panel[:, column:] - np.outer(factors, pivot), prime)
        rows.append(row)
        columns.append(column)
    return rows, columns


def _inverse(square: Floats, prime: int) -> Floats:
    size = len(square)
    inverse = flint_matrix(square.astype(np.int64), prime).inv().entries()
    return np.array([int(entry) for entry in inverse], dtype=np.float64).reshape(size, size)


def _modulo(values: Floats, prime: int) -> Floats:
    """Return integers modulo a prime; the quotient may be wrong by one, and is corrected."""
    values = values - np.floor(values * (1.0 / prime)) * prime
    values[values < 0] += prime
    values[values >= prime] -= prime
    return values

"""Where a matrix modulo a small prime has its pivots, by products of floating-point matrices.

All numbers are integers in double precision, residues of least absolute value.  The columns are
halved until they are few, and what is found in one half is eliminated from the other by products,
so that nearly all of the work is a few large ones.  Rows are taken in as they are needed: where the
first ones have a pivot in each column, no other is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nnag_m2.algebra.modular.primes import Residues
from nnag_m2.calling import checkpoint

Floats: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.intp]

LARGEST = 2**22
"""Primes must be smaller."""

EXACT = 2000
"""Residues are at most 2^21 + 2 in absolute value: so many products have a sum below 2^53."""

_FEW = 16
"""Columns that are eliminated one by one: of more, products of matrices take less time."""

_SPARE = 4
"""So many rows more than columns are looked at first: of general ones there is enough rank."""

_CHUNK = 2**14
"""Entries that are reduced at once, and stay in the processor's cache meanwhile."""


@dataclass(frozen=True)
class Pivots:
    """Rows and columns of an invertible submatrix that is as large as the rank, and its inverse.

    The columns are those that do not depend on columns before them, in some sequence.
    """

    rows: Places
    columns: Places
    inverse: Floats


def as_floats(matrix: Residues, prime: int) -> Floats:
    """Return a copy of a matrix of residues: those of least absolute value, in floating point."""
    return _reduced(matrix.astype(np.float64, order="C"), prime)


def pivots(matrix: Floats, prime: int, is_general: bool = True) -> Pivots:
    """Return where a matrix has its pivots, with the inverse of what stands there.

    Parameters
    ----------
    matrix
        Residues of least absolute value, as ``as_floats`` returns them.
    prime
        Below ``LARGEST``.
    is_general
        Whether to look at the first rows only, before all.

    Examples
    --------
    >>> found = pivots(as_floats(np.array([[2, 4, 0], [1, 2, 3]]), 7), 7)
    >>> found.rows.tolist(), found.columns.tolist()
    ([0, 1], [0, 2])
    """
    checkpoint()
    height, width = matrix.shape
    if is_general and height > width + _SPARE:
        first = pivots(matrix[: width + _SPARE], prime)
        if len(first.columns) == width:
            return first
        places = _rest(height, first.rows), _rest(width, first.columns)
        is_general = False
    elif width <= _FEW:
        return _one_by_one(matrix, prime)
    else:
        first = pivots(matrix[:, : width // 2], prime, is_general)
        places = _rest(height, first.rows), np.arange(width // 2, width)
    return _joined(matrix, first, places, prime, is_general)


def rank(matrix: Residues, prime: int) -> int:
    """Return the rank of a matrix of residues modulo a prime below ``LARGEST``.

    Examples
    --------
    >>> rank(np.array([[2, 4, 0], [1, 2, 3]]), 7)
    2
    """
    left, found = as_floats(matrix, prime), 0
    while left.size:
        height, width = left.shape
        half = min(width, max(_FEW, min(height, width) // 2))
        first = pivots(left[:, :half], prime)
        found += len(first.rows)
        rows = _rest(height, first.rows)
        above = product(first.inverse, left[first.rows, half:], prime)
        left = _less(left[rows, half:], left[np.ix_(rows, first.columns)], above, prime)
    return found


def product(left: Floats, right: Floats, prime: int) -> Floats:
    """Return a product of matrices of residues, reduced again."""
    return _less(np.zeros((len(left), right.shape[1])), -left, right, prime)


def _less(values: Floats, left: Floats, right: Floats, prime: int) -> Floats:
    """Subtract a product from residues, in place, and reduce what is left."""
    for start in range(0, left.shape[1], EXACT):
        values -= left[:, start : start + EXACT] @ right[start : start + EXACT]
        _reduced(values, prime)
    return values


def _reduced(values: Floats, prime: int) -> Floats:
    """Reduce integers below 2^53 in place; what is rounded is wrong by 2 at most near a half."""
    flat, inverse = values.reshape(-1), 1.0 / prime
    for start in range(0, flat.size, _CHUNK):
        part = flat[start : start + _CHUNK]
        quotient = part * inverse
        np.rint(quotient, out=quotient)
        quotient *= prime
        part -= quotient
    return values


def _rest(size: int, chosen: Places) -> Places:
    """Return the places that are not chosen."""
    is_left = np.ones(size, dtype=bool)
    is_left[chosen] = False
    return np.flatnonzero(is_left)


def _joined(
    matrix: Floats, first: Pivots, places: tuple[Places, Places], prime: int, is_general: bool
) -> Pivots:
    """Return pivots with those of what is left in other rows and columns."""
    rows, columns = places
    above = product(first.inverse, matrix[np.ix_(first.rows, columns)], prime)
    beside = matrix[np.ix_(rows, first.columns)]
    left = _less(matrix[np.ix_(rows, columns)], beside, above, prime)
    if not left.any():
        return first
    second = pivots(left, prime, is_general)
    above, size = above[:, second.columns], len(first.rows)
    inverse = np.empty((size + len(second.rows),) * 2)
    low = product(second.inverse, product(beside[second.rows], first.inverse, prime), prime)
    inverse[size:, :size], inverse[size:, size:] = -low, second.inverse
    inverse[:size, :size] = _less(first.inverse.copy(), above, -low, prime)
    inverse[:size, size:] = -product(above, second.inverse, prime)
    return Pivots(
        np.concatenate([first.rows, rows[second.rows]]),
        np.concatenate([first.columns, columns[second.columns]]),
        inverse,
    )


def _one_by_one(matrix: Floats, prime: int) -> Pivots:
    """Return the pivots of a matrix of few columns, by elimination beside an identity matrix.

    Only the column and the row of a pivot are reduced: so few steps leave everything below 2^53.
    """
    height, width = matrix.shape
    is_tall = height > width + _SPARE
    work = matrix.copy() if is_tall else np.concatenate([matrix, np.eye(height)], axis=1)
    free = np.ones(height)
    found: list[tuple[int, int, int]] = []
    for place in range(width if height else 0):
        column = _reduced(work[:, place].copy(), prime)
        row = int(np.abs(column * free).argmax())
        if not column[row] * free[row]:
            continue
        scale = pow(int(column[row]), -1, prime)
        free[row] = column[row] = 0
        column *= scale
        work -= np.outer(_reduced(column, prime), _reduced(work[row].copy(), prime))
        found.append((row, place, scale))
    rows, columns, scales = np.array(found, dtype=np.intp).reshape(-1, 3).T
    if is_tall:
        again = _one_by_one(matrix[rows], prime)
        return Pivots(rows[again.rows], again.columns, again.inverse)
    inverse = _reduced(work[np.ix_(rows, width + rows)], prime) * scales[:, np.newaxis]
    return Pivots(rows, columns, _reduced(inverse, prime))

"""Minors of matrices of polynomials, in FLINT."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from nnag_m2.calling import checkpoint


def minors(matrix: Sequence[Sequence[Any]], size: int) -> Iterator[Any]:
    """Yield the minors of a matrix that are not zero, each once up to a factor.

    Parameters
    ----------
    matrix
        Polynomials of FLINT, not all zero.
    size
        Of the minors, positive.
    """
    known: dict[tuple[tuple[int, ...], tuple[int, ...]], Any] = {}
    seen: set[str] = set()

    def determinant(rows: tuple[int, ...], columns: tuple[int, ...]) -> Any:
        *above, last = rows
        if not above:
            return matrix[last][columns[0]]
        if (rows, columns) not in known:
            total: Any = 0
            for k, column in enumerate(columns):
                if (entry := matrix[last][column]) != 0:
                    inner = determinant(tuple(above), (*columns[:k], *columns[k + 1 :]))
                    if inner != 0:
                        total += inner * entry if (k + len(above)) % 2 == 0 else -inner * entry
            known[rows, columns] = total
        return known[rows, columns]

    for rows in combinations(range(len(matrix)), size):
        checkpoint()
        for columns in combinations(range(len(matrix[0])), size):
            if (found := determinant(rows, columns)) != 0:
                _, primitive = found.primitive()
                if (key := str(primitive)) not in seen:
                    seen.add(key)
                    yield primitive

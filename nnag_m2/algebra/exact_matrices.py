"""Linear algebra over QQ: rank, kernel, least squares, positivity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd, lcm
from typing import Any

from flint import fmpq, fmpq_mat
from sympy import ImmutableDenseMatrix, MatrixBase

from nnag_m2.algebra.exact_numbers import flint_of, sign_changes, sympy_of


def rational_matrix(rows: int, columns: int, entries: Iterable[Any]) -> fmpq_mat:
    """Return a matrix of rational numbers, given row by row."""
    return fmpq_mat(rows, columns, [flint_of(entry) for entry in entries])


def as_flint(matrix: MatrixBase) -> fmpq_mat:
    """Return a sympy matrix of rational numbers as flint's."""
    return rational_matrix(matrix.rows, matrix.cols, matrix.flat())


def as_sympy(matrix: fmpq_mat) -> ImmutableDenseMatrix:
    """Return a matrix of flint as sympy's."""
    entries = map(sympy_of, matrix.entries())
    return ImmutableDenseMatrix(matrix.nrows(), matrix.ncols(), list(entries))


def product(first: fmpq_mat, second: fmpq_mat) -> fmpq:
    """Return the scalar product of two columns."""
    return (first.transpose() * second)[0, 0]


def is_symmetric(matrix: fmpq_mat) -> bool:
    """Return whether a square matrix is symmetric."""
    return bool(matrix == matrix.transpose())


def submatrix(matrix: fmpq_mat, places: Sequence[int]) -> fmpq_mat:
    """Return the rows and columns at these places."""
    return fmpq_mat(len(places), len(places), [matrix[i, j] for i in places for j in places])


def kernel(matrix: fmpq_mat) -> fmpq_mat:
    """Return a basis of the right kernel, as columns of coprime integers, shape ``(n, n - r)``."""
    reduced, rank = matrix.rref()
    columns = matrix.ncols()
    pivots = [next(j for j in range(columns) if reduced[i, j] != 0) for i in range(rank)]
    free = [j for j in range(columns) if j not in pivots]
    vectors = []
    for place in free:
        vector = [fmpq(int(j == place)) for j in range(columns)]
        for row, pivot in enumerate(pivots):
            vector[pivot] = -reduced[row, place]
        vectors.append(_primitive(vector))
    return fmpq_mat(len(free), columns, [entry for v in vectors for entry in v]).transpose()


def _primitive(vector: list[fmpq]) -> list[fmpq]:
    multiple = lcm(*(int(entry.q) for entry in vector))
    divisor = gcd(*(int(entry.p) * (multiple // int(entry.q)) for entry in vector))
    return [entry * fmpq(multiple, divisor) for entry in vector]


def shortest_solution(quadric: fmpq_mat, moments: fmpq_mat) -> fmpq_mat:
    """Return ``A^+ B`` for ``Q = A^T A`` and ``A^T B``: the shortest ``u`` with ``Q u = A^T B``.

    The rows of ``R`` are a basis of the row space of ``A``, which is that of ``Q``.  There ``u``
    lies, ``u = R^T w``; and ``R Q R^T`` is positive definite.

    References
    ----------
    Ben-Israel, Greville: Generalized inverses, chapter 1 (MacDuffee: full rank factorization).
    """
    reduced, rank = quadric.rref()
    if rank == 0:
        return fmpq_mat(quadric.ncols(), moments.ncols())
    basis = fmpq_mat(reduced.table()[:rank])
    turned = basis.transpose()
    return turned * (basis * quadric * turned).solve(basis * moments)


def inertia(matrix: fmpq_mat) -> tuple[int, int]:
    """Return how many eigenvalues of a symmetric matrix are positive and negative.

    All roots of its characteristic polynomial are real, so that Descartes' rule is exact: there are
    as many positive roots as changes of sign in the sequence of its coefficients.
    """
    integral, _ = matrix.numer_denom()
    coefficients = integral.charpoly().coeffs()
    alternated = [-c if place % 2 else c for place, c in enumerate(coefficients)]
    return sign_changes(coefficients), sign_changes(alternated)


def is_positive_semidefinite(matrix: fmpq_mat) -> bool:
    """Return whether a symmetric matrix is positive semidefinite, singular ones included."""
    _, negative = inertia(matrix)
    return negative == 0

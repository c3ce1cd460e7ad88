"""Linear algebra with balls: signs that are certified, and ranks that are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flint import arb, arb_mat

from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.enclosures import ball_of
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.calling import checkpoint

_BITS, _SOON = 64, 256
"""Precisions: the first one, and the one after which a rank is cheaper than more of them."""

Balls = list[list[Any]]
"""A matrix of balls, row by row."""


class Undecided(Exception):
    """The balls are too large to tell a number from zero."""


def settled(attempt: Callable[[int, int], Any], full: int, rank: Callable[[], int]) -> Any:
    """Return what an attempt gives with enough bits and the right rank.

    The full rank is tried first; when moderate precision does not show it, the rank is computed.
    """
    for bits in doubled():  # ends: so many eigenvalues are not zero
        try:
            return attempt(bits, full)
        except Undecided:
            full = rank() if bits == _SOON else full
    raise AssertionError("unreachable")


def doubled() -> Iterator[int]:
    """Yield precisions, each twice the one before."""
    bits = _BITS
    while True:
        checkpoint()
        yield bits
        bits *= 2


def balls_around(point: RealPoint) -> list[Any]:
    """Return a ball around each coordinate."""
    return [ball_of(interval) for interval in point.intervals]


def balls_of(place: AlgebraicPoint, bits: int) -> list[Any]:
    """Return a ball around each coordinate, from one around the generator of such a precision.

    Raises
    ------
    Undecided
        When the precision is too small for the denominator.
    """
    found = place.balls(bits)
    if found is None:
        raise Undecided
    return found


def diagonal(form: Balls, rank: int) -> tuple[int, int, list[Any] | None]:
    """Return the signature of a symmetric matrix of balls, and a vector where it is negative.

    Sylvester's law: congruences bring it to diagonal form, one certified sign after the other,
    as many as the rank says.

    Parameters
    ----------
    form
        The matrix.
    rank
        Its rank, which must be right.

    Returns
    -------
    tuple
        How many eigenvalues are positive, how many negative; a vector, ``None`` without them.

    Raises
    ------
    Undecided
        When no entry is certainly different from zero before the end.
    """
    positive = negative = 0
    way: list[Any] | None = None
    left = [row[:] for row in form]
    basis = [[arb(int(i == j)) for j in range(len(form))] for i in range(len(form))]
    while positive + negative < rank:
        best = max(range(len(left)), key=lambda i: left[i][i].abs_lower())
        if left[best][best].abs_lower() <= 0:
            best = _with_a_diagonal_entry(left, basis)
        pivot = left[best][best]
        positive, negative = positive + (pivot > 0), negative + (pivot < 0)
        if pivot < 0 and way is None:
            way = basis[best]
        others = [i for i in range(len(left)) if i != best]
        shares = [left[i][best] / pivot for i in others]
        basis = [
            [a - share * b for a, b in zip(basis[i], basis[best], strict=True)]
            for i, share in zip(others, shares, strict=True)
        ]
        left = [
            [left[i][j] - share * left[best][j] for j in others]
            for i, share in zip(others, shares, strict=True)
        ]
    return positive, negative, way


def _with_a_diagonal_entry(form: Balls, basis: Balls) -> int:
    """Add a basis vector to another one so that its diagonal entry is certainly not zero."""
    size = len(form)
    for i in range(size):
        for j in range(size):
            for sign in (1, -1):
                entry = form[i][i] + 2 * sign * form[i][j] + form[j][j]
                if i != j and entry.abs_lower() > 0:
                    form[i] = [a + sign * b for a, b in zip(form[i], form[j], strict=True)]
                    for row in form:
                        row[i] += sign * row[j]
                    basis[i] = [a + sign * b for a, b in zip(basis[i], basis[j], strict=True)]
                    return i
    raise Undecided


def pivots(gradients: Balls, count: int) -> tuple[list[int], list[int]]:
    """Return rows and columns of a square submatrix that is certainly invertible."""
    left = [row[:] for row in gradients]
    rows: list[int] = []
    columns: list[int] = []
    for _ in range(count):
        places = [
            (i, j)
            for i in range(len(left))
            for j in range(len(left[i]))
            if i not in rows and j not in columns
        ]
        i, j = max(places, key=lambda place: left[place[0]][place[1]].abs_lower())
        pivot = left[i][j]
        if pivot.abs_lower() <= 0:
            raise Undecided
        rows.append(i)
        columns.append(j)
        for k in range(len(left)):
            if k not in rows:
                factor = left[k][j] / pivot
                left[k] = [a - factor * b for a, b in zip(left[k], left[i], strict=True)]
    return rows, columns


def solved(matrix: arb_mat, right: arb_mat) -> arb_mat:
    """Return the solution of linear equations whose matrix is certainly invertible."""
    try:
        return matrix.solve(right)
    except ZeroDivisionError:
        raise Undecided from None

"""Quadrics, and the data whose distance from a variety they measure: plain Python, no engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import Any, Literal, TypeAlias

import numpy as np
from sympy import ImmutableDenseMatrix, Matrix, MatrixBase, Poly, Symbol, eye
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.arguments import in_sequence, plain, whole_number
from nnag_m2.algebra.exact_numbers import exact, into_field
from nnag_m2.algebra.fields import as_matrix
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.errors import InputError, named, shown
from nnag_m2.invariants.general_points import (
    LARGEST_SEED,
    GeneralPoint,
    general_point,
    independent_columns,
)

Quadric: TypeAlias = Literal["unit", "generic"] | MatrixBase | Sequence[Sequence[Any]]
"""The unit matrix, a random symmetric matrix, or a symmetric matrix of exact rationals.

The matrix has shape ``(n, n)``, from sympy, numpy or nested lists, and may be singular.
"""

_MOST_VARIABLES = 1000
"""A quadric in so many variables has a million entries."""

# small entries keep the numbers of the answers short; special ones are unlikely enough
_LARGEST, _LARGEST_IN_ROWS, _LARGEST_DATA = 3, 9, 9


@named
def generic_quadric(n: int, seed: int = 1, corank: int = 0) -> ImmutableDenseMatrix:
    """Return a random positive semidefinite matrix with a kernel of given dimension.

    With the corank 0 it is the matrix that ``critical_ideal`` calls ``"generic"``.

    Parameters
    ----------
    n
        The number of variables, at least 1.
    seed
        An integer.
    corank
        The dimension of the kernel, an integer from 0 to ``n``.

    Returns
    -------
    ImmutableDenseMatrix
        ``P.T * (B.T * B + I) * P``, shape ``(n, n)``, where ``P`` is the unit matrix of size
        ``n - corank`` and beside it random nonzero integers from -9 to 9, and ``B`` a square
        matrix of random integers from -3 to 3.

    Raises
    ------
    InputError
        When ``n``, seed or corank is no such integer.

    Examples
    --------
    >>> generic_quadric(2)
    Matrix([
    [5,  6],
    [6, 10]])
    """
    n = whole_number(n, "n", 1, _MOST_VARIABLES)
    corank = whole_number(corank, "the corank", 0, n)
    draw = Random(f"quadric {seed_argument(seed)}")
    m = n - corank
    root = ImmutableDenseMatrix(m, m, lambda *_: draw.randint(-_LARGEST, _LARGEST))
    # a zero in few rows would be a special direction of the kernel
    entries = [entry for entry in range(-_LARGEST_IN_ROWS, _LARGEST_IN_ROWS + 1) if entry]
    beside = ImmutableDenseMatrix(m, corank, lambda *_: draw.choice(entries))
    along = ImmutableDenseMatrix.hstack(eye(m), beside)
    return ImmutableDenseMatrix(along.T * (root.T * root + eye(m)) * along)


@named
def generic_data(n: int, seed: int = 1) -> tuple[int, ...]:
    """Return random data ``u`` for ``n`` variables: integers from -9 to 9, drawn from the seed.

    Raises
    ------
    InputError
        When ``n`` is no positive integer, or the seed no integer.

    Examples
    --------
    >>> generic_data(4)
    (8, -3, 3, -9)
    """
    n = whole_number(n, "n", 1, _MOST_VARIABLES)
    draw = Random(f"data {seed_argument(seed)}")
    return tuple(draw.randint(-_LARGEST_DATA, _LARGEST_DATA) for _ in range(n))


def quadric_argument(value: Any, n: int, seed: int) -> ImmutableDenseMatrix:
    """Return the symmetric matrix of a quadric on ``n``-space."""
    seed = seed_argument(seed)
    if isinstance(value, str):
        if value == "unit":
            return ImmutableDenseMatrix(eye(n))
        if value == "generic":
            return generic_quadric(n, seed)
        raise InputError("quadric must be 'unit', 'generic' or a matrix", shown(value))
    matrix = as_matrix(value, "quadric")
    if matrix.shape != (n, n):
        required = f"the quadric needs a row and a column for each of {n} variables"
        raise InputError(required, f"a {matrix.rows} x {matrix.cols} matrix")
    if not matrix.is_symmetric():
        cure = "(M + M.T) / 2, which has the same quadratic form"
        raise InputError("the matrix of a quadric must be symmetric", shown(value), cure)
    return matrix


def data_argument(value: Any, n: int, variables: Sequence[Symbol] = ()) -> ImmutableDenseMatrix:
    """Return the data ``u`` as a row of ``n`` rationals, from a sequence, a row or a column.

    A ``RealPoint`` is such a sequence, if it has the variables.
    """
    required = f"the data must be {n} exact numbers in a sequence"
    if isinstance(value, RealPoint) and variables and value.variables != tuple(variables):
        needed = f"a point must have the coordinates {list(variables)}"
        raise InputError(needed, f"{list(value.variables)}", "RealPoint.image, to rename")
    listed = plain(value)
    if not in_sequence(listed):
        raise InputError(required, shown(value))
    entries = [entry for part in listed for entry in (part if isinstance(part, list) else [part])]
    if len(entries) != n:
        raise InputError(required, f"{len(entries)} of them: {shown(value)}")
    return ImmutableDenseMatrix([[exact(entry, "data") for entry in entries]])


def distance_argument(
    quadric: Any, data: Any, n: int, seed: int = 1, variables: Sequence[Symbol] = ()
) -> tuple[ImmutableDenseMatrix, ImmutableDenseMatrix]:
    """Return the matrix of a quadric on ``n``-space, and the data as a row."""
    return quadric_argument(quadric, n, seed), data_argument(data, n, variables)


def seed_argument(seed: Any) -> int:
    """Return the seed when it is an integer."""
    return whole_number(seed, "the seed", -LARGEST_SEED, LARGEST_SEED)


def symmetric(square: Sequence[Sequence[int]]) -> ImmutableDenseMatrix:
    """Return the symmetric matrix with the upper triangle of a square one."""
    size = len(square)
    return ImmutableDenseMatrix(size, size, lambda i, j: square[min(i, j)][max(i, j)])


def squared_distance(point: Sequence[Any], data: Sequence[Any], quadric: MatrixBase) -> Any:
    """Return the squared distance of a point, of which coordinates may be symbols, from data."""
    step = Matrix(list(point)) - Matrix(list(data))
    return (step.T * quadric * step)[0].expand()


def corank(quadric: ImmutableDenseMatrix, field: Domain) -> int:
    """Return the dimension of the kernel of a quadric over a prime field."""
    residues = [[int(into_field(e, field)) for e in row] for row in quadric.tolist()]
    columns = independent_columns(np.array(residues, dtype=np.int64), field)
    return int(quadric.rows) - len(columns)


def general_point_beside(
    source: Ideal | PolynomialMap, seed: int, quadric: Iterable[Any] = ()
) -> GeneralPoint:
    """Return a random point of the source, over a field to which map or ideal and quadric reduce.

    Where the field may be chosen it is one over which Macaulay2 can factor polynomials.
    """
    if isinstance(source, Ideal):
        source = PolynomialMap(source.generators or (0,), source.variables, source.field)
    exponents = (0,) * len(source.parameters)
    constants = [
        Poly.from_dict({exponents: number}, *source.parameters, domain=source.field)
        for number in {into_field(entry, source.field) for entry in quadric}
    ]
    together = PolynomialMap([*source.coordinates, *constants], source.parameters, source.field)
    return general_point(together, seed)

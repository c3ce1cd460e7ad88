"""Data as exact matrices."""

from __future__ import annotations

from typing import Any

from sympy import ImmutableDenseMatrix

from nnag_m2.algebra.arguments import in_sequence, plain
from nnag_m2.algebra.fields import as_matrix
from nnag_m2.algebra.rationalizing import Rationalize, converter
from nnag_m2.errors import InputError, shown


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

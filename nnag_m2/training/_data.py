"""Data as exact matrices; floats become rational in a way that the caller names."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isfinite
from numbers import Integral, Real
from typing import Any, TypeAlias

from sympy import Float, ImmutableDenseMatrix, Rational

from nnag_m2.algebra.arguments import in_sequence, is_whole, plain, shown
from nnag_m2.algebra.fields import as_matrix
from nnag_m2.errors import InputError

Rationalize: TypeAlias = int | Callable[[float], Any] | None
"""The largest denominator of the nearest rational number; or a function to an exact number."""

_CURE = (
    "rationalize=1000 for the nearest rational numbers with denominators up to 1000, or "
    "rationalize=Fraction for the binary values that the floats hold"
)


def data_matrix(
    values: Any, columns: int, rationalize: Rationalize, part: str = ""
) -> ImmutableDenseMatrix:
    """Return data as a matrix of rational numbers, one row for each data point.

    Raises
    ------
    InputError
        For floats without ``rationalize``, infinite ones, other shapes than ``(N, columns)``.
    """
    rational = _converter(rationalize, part)
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


def _converter(rationalize: Rationalize, part: str = "") -> Callable[[Any], Any]:
    """Return what makes floats rational and leaves all else as it is."""
    step = _step(rationalize, part)

    def converted(value: Any) -> Any:
        if not _is_float(value):
            return value
        if step is None or not isfinite(value):
            cure = "finite numbers" if not isfinite(value) else _CURE
            raise InputError("data must be exact", f"the float {float(value)}", cure, part=part)
        return step(float(value))

    return converted


def _step(rationalize: Rationalize, part: str = "") -> Callable[[float], Any] | None:
    if rationalize is None:
        return None
    if is_whole(rationalize) and rationalize > 0:
        bound = int(rationalize)
        return lambda number: Fraction(number).limit_denominator(bound)
    if callable(rationalize):
        return rationalize
    required = "rationalize is a positive int, the largest denominator, or a function of a float"
    raise InputError(required, shown(rationalize), part=part)


def _is_float(value: Any) -> bool:
    return isinstance(value, Float | Real) and not isinstance(value, Rational | Fraction | Integral)

"""Floats become rational in a way that the caller names."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isfinite
from numbers import Integral, Real
from typing import Any, TypeAlias

from sympy import Float, Rational

from nnag_m2.algebra.arguments import is_whole, shown, value_of
from nnag_m2.errors import InputError

Rationalize: TypeAlias = int | Callable[[float], Any] | None
"""The largest denominator of the nearest rational number; or a function to an exact number."""

_CURE = (
    "rationalize=1000 for the nearest rational numbers with denominators up to 1000, or "
    "rationalize=Fraction for the binary values that the floats hold"
)


def converter(rationalize: Rationalize, part: str = "") -> Callable[[Any], Any]:
    """Return what makes floats rational and leaves all else as it is.

    Raises
    ------
    InputError
        By what is returned, for floats without ``rationalize`` and for infinite ones.
    """
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
        function = rationalize
        required = "rationalize makes an exact number of each float"
        return lambda number: value_of(function, [number], required, part)
    required = "rationalize is a positive int, the largest denominator, or a function of a float"
    raise InputError(required, shown(rationalize), part=part)


def _is_float(value: Any) -> bool:
    return isinstance(value, Float | Real) and not isinstance(value, Rational | Fraction | Integral)

"""Numbers for evaluation: exact ones as Python ints and fractions, all others as floats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import prod
from numbers import Integral, Real
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Float, Rational, Symbol

from nnag_m2.algebra.arguments import is_whole
from nnag_m2.algebra.exact_numbers import fraction_of
from nnag_m2.errors import InputError, shown
from nnag_m2.networks._coefficients import Coefficients, Vector

_UNEVEN = "numbers are needed in lists of equal length, for an array of a fixed shape"


def as_numbers(values: Any) -> NDArray[Any]:
    """Return numbers as an array: of floats when there is a float, else of exact objects.

    Machine integers become Python's, which do not overflow.
    """
    kind = values.dtype.kind if isinstance(values, np.ndarray) else "O"
    if kind == "f":
        return np.asarray(values)
    try:
        listed = np.array(values, dtype=object)
        entries = list(listed.flat)
    except (ValueError, RuntimeError):  # deeper than the arrays of numpy 2 can be
        raise InputError(_UNEVEN, shown(values)) from None
    if any(isinstance(entry, list | tuple) for entry in entries):  # deeper than those of numpy 1
        raise InputError(_UNEVEN, shown(values))
    exact = [_number(value) for value in entries]
    result = np.empty(listed.shape, dtype=object)
    result.reshape(-1)[:] = exact
    return result.astype(float) if any(isinstance(value, float) for value in exact) else result


def point_of(values: Any, symbols: Sequence[Symbol]) -> NDArray[Any]:
    """Return the values of symbols, given in their sequence or as a mapping."""
    if isinstance(values, Mapping):
        if set(values) != set(symbols):
            strange = sorted(set(values) ^ set(symbols), key=str)
            required = "a mapping gives each parameter a value, and nothing else one"
            raise InputError(required, f"a difference in {shown(strange)}")
        values = [values[symbol] for symbol in symbols]
    point = as_numbers(values)
    if point.shape != (len(symbols),):
        required = f"parameters are an array of shape ({len(symbols)},)"
        raise InputError(required, f"shape {point.shape}")
    return point


def shortened(values: NDArray[Any]) -> NDArray[Any]:
    """Return exact numbers with integers as ints; floats as they are."""
    if values.dtype != object:
        return values
    result = np.empty(values.shape, dtype=object)
    result.reshape(-1)[:] = [_short(value) for value in values.flat]
    return result


def evaluated(
    outputs: Sequence[Coefficients],
    parameters: NDArray[Any],
    inputs: NDArray[Any],
    number: Callable[[Fraction], Any],
) -> NDArray[Any]:
    """Return the values of polynomials, shape ``(..., m)``, at inputs of shape ``(..., n)``."""
    columns = [inputs[..., i] for i in range(inputs.shape[-1])]
    result = np.zeros((*inputs.shape[:-1], len(outputs)), dtype=inputs.dtype)
    for position, terms in enumerate(outputs):
        for exponents, vector in terms.items():
            factor = _value(vector, parameters, number)
            powers = (x**e for x, e in zip(columns, exponents, strict=True) if e)
            result[..., position] += prod(powers, start=factor)
    return result


def _value(vector: Vector, parameters: NDArray[Any], number: Callable[[Fraction], Any]) -> Any:
    """Return the value of a polynomial in the parameters."""
    total: Any = 0
    for exponents, coefficient in vector.items():
        exact = fraction_of(coefficient)
        factor = exact.numerator if exact.denominator == 1 else number(exact)
        powers = (p**e for p, e in zip(parameters, exponents, strict=True) if e)
        total = total + prod(powers, start=factor)
    return total


def _number(value: Any) -> int | float | Fraction:
    if isinstance(value, bool | np.bool_):
        raise InputError("numbers are needed", repr(bool(value)))
    if is_whole(value):
        return int(value)
    if isinstance(value, Rational | Fraction):
        fraction = fraction_of(value)
        return fraction.numerator if fraction.denominator == 1 else fraction
    if isinstance(value, Float | Real) and not isinstance(value, Integral):
        return float(value)
    raise InputError("numbers are needed, in an array of a fixed shape", shown(value))


def _short(value: Any) -> Any:
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value

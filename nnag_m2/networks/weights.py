"""Numbers and weights as they come: exact ones as ints and fractions; arrays, state dicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import prod
from numbers import Integral, Real
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Float, Rational, Symbol

from nnag_m2.algebra.arguments import Rationalize, converter, in_sequence, is_whole, plain
from nnag_m2.algebra.exact_numbers import exact, fraction_of
from nnag_m2.errors import InputError, shown
from nnag_m2.networks._coefficients import Coefficients, Exponents

_UNEVEN = "numbers are needed in lists of equal length, for an array of a fixed shape"
_PART = "weights"


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
    listed = by_symbol(values, symbols) if isinstance(values, Mapping) else values
    point = as_numbers(listed)
    if point.shape != (len(symbols),):
        required = f"parameters are an array of shape ({len(symbols)},)"
        raise InputError(required, f"shape {point.shape}")
    return point


def by_symbol(values: Mapping[Any, Any], symbols: Sequence[Symbol]) -> list[Any]:
    """Return the values of symbols in their sequence."""
    if set(values) != set(symbols):
        strange = sorted(set(values) ^ set(symbols), key=str)
        required = "a mapping gives each parameter a value, and nothing else one"
        raise InputError(required, f"a difference in {shown(strange)}")
    return [values[symbol] for symbol in symbols]


def shortened(values: NDArray[Any]) -> NDArray[Any]:
    """Return exact numbers with integers as ints; floats as they are."""
    if values.dtype != object:
        return values
    result = np.empty(values.shape, dtype=object)
    result.reshape(-1)[:] = [_short(value) for value in values.flat]
    return result


def evaluated(
    outputs: Sequence[Coefficients], parameters: NDArray[Any], inputs: NDArray[Any]
) -> NDArray[Any]:
    """Return the values of polynomials, shape ``(..., m)``, at inputs of shape ``(..., n)``."""
    columns = [inputs[..., i] for i in range(inputs.shape[-1])]
    is_exact = inputs.dtype == object
    result = np.zeros((*inputs.shape[:-1], len(outputs)), dtype=inputs.dtype)
    for position, terms in enumerate(outputs):
        for exponents, vector in terms.items():
            numbers = ((e, fraction_of(c)) for e, c in vector.items())
            factor = sum(_term(e, parameters, c if is_exact else float(c)) for e, c in numbers)
            result[..., position] += _term(exponents, columns, factor)
    return result


def _term(exponents: Exponents, place: Iterable[Any], factor: Any) -> Any:
    """Return the value of a monomial with a factor."""
    return prod((v**e for v, e in zip(place, exponents, strict=True) if e), start=factor)


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


def exact_weights(
    parameters: Sequence[Symbol],
    shapes: Sequence[tuple[int, ...]],
    weights: Any,
    rationalize: Rationalize,
) -> tuple[Rational, ...]:
    """Return weights as exact numbers, in the sequence of the parameters.

    Weights are as for ``ParametricModel.function``; parameters fill arrays of the shapes one after
    the other.
    """
    rational = converter(rationalize, _PART)
    if isinstance(weights, Mapping):
        listed: Iterable[Any] = _of_mapping(weights, parameters, shapes)
    else:
        given = [plain(w) for w in _parts(weights)]
        column = len(given) == len(parameters) and all(
            in_sequence(w) and len(w) == 1 for w in given
        )
        given = [w[0] for w in given] if column else given
        listed = _of_arrays(given, shapes) if any(map(in_sequence, given)) else given
    found = tuple(exact(rational(w), _PART) for w in listed)
    if len(found) != len(parameters):
        raise InputError(f"{len(parameters)} weights are needed", f"{len(found)}", part=_PART)
    return found


def _parts(weights: Any) -> list[Any]:
    listed = plain(weights)
    if in_sequence(listed):
        return list(listed)
    required = "weights are numbers in a sequence, arrays, or a mapping"
    raise InputError(required, shown(weights), part=_PART)


def _of_mapping(
    weights: Mapping[Any, Any],
    parameters: Sequence[Symbol],
    shapes: Sequence[tuple[int, ...]],
) -> Iterable[Any]:
    by_name = {str(key): value for key, value in weights.items()}
    names = [str(p) for p in parameters]
    if set(by_name) == set(names) and not any(_array(v).ndim for v in by_name.values()):
        return [by_name[name] for name in names]
    return _of_arrays([plain(_as_numpy(v)) for v in weights.values()], shapes)


def _as_numpy(value: Any, **options: Any) -> Any:
    """Return an array of numpy, of what may also be a tensor."""
    try:
        return np.asarray(value, **options)
    except ValueError as error:  # lists that are nested too deeply or in themselves
        raise InputError("arrays of weights are needed", str(error), part=_PART) from error


def _array(value: Any) -> Any:
    return _as_numpy(value, dtype=object)


def _of_arrays(arrays: Sequence[Any], shapes: Sequence[tuple[int, ...]]) -> list[Any]:
    """Return the entries of arrays, which must have the shapes of a network's."""
    left = [_array(value) for value in arrays]
    came = ", ".join(str(array.shape) for array in left)
    found: list[Any] = []
    for shape in shapes:
        first = left.pop(0) if left else np.array([])
        if first.shape != shape and _has_bias(first, left, shape):
            first = np.concatenate([left.pop(0)[:, None], first], axis=1)
        found += first.reshape(-1).tolist() if first.shape == shape else []
    if left or len(found) != sum(map(prod, shapes)):
        required = f"arrays of weights have the shapes {', '.join(map(str, shapes))}"
        raise InputError(required, came, part=_PART)
    return found


def _has_bias(first: Any, left: Sequence[Any], shape: tuple[int, ...]) -> bool:
    """Return whether a matrix and the vector behind it make a matrix of a shape."""
    return bool(left) and first.ndim == 2 and (len(first),) == left[0].shape == shape[:1]

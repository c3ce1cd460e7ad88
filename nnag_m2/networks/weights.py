"""Weights as they come: numbers, arrays, mappings, state dicts of other libraries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Any

import numpy as np
from sympy import Rational, Symbol

from nnag_m2.algebra.arguments import in_sequence, plain
from nnag_m2.algebra.fields import exact
from nnag_m2.algebra.rationalizing import Rationalize, converter
from nnag_m2.errors import InputError, shown

_PART = "weights"


def exact_weights(
    parameters: Sequence[Symbol],
    shapes: Sequence[tuple[int, ...]],
    weights: Any,
    rationalize: Rationalize,
) -> tuple[Rational, ...]:
    """Return weights as exact numbers, in the sequence of the parameters.

    Parameters
    ----------
    parameters, shapes
        The symbols, and the shapes of the arrays that they fill one after the other.
    weights
        A number for each parameter, in a sequence or a mapping from symbols or their names; or
        arrays of these shapes, in a sequence or as the values of a mapping in its sequence.  A
        matrix and a vector behind it may stand for a matrix with a first column of biases.
    rationalize
        What makes floats rational.
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
        required = f"{len(parameters)} weights are needed"
        raise InputError(required, f"{len(found)}", part=_PART)
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

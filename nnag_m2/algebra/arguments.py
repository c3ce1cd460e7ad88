"""What holds for arguments of every kind: in which sequence they come, what is refused."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from fractions import Fraction
from math import isfinite
from numbers import Integral, Real
from operator import index
from pathlib import Path
from typing import Any, TypeAlias, TypeGuard

import numpy as np
from sympy import Expr, Float, MatrixBase, Poly, Rational, latex

from nnag_m2.errors import LONGEST_SHOWN, InputError, NnagError, shown

Rationalize: TypeAlias = int | Callable[[float], Any] | None
"""The largest denominator of the nearest rational number; or a function to an exact number."""

_CURE = (
    "rationalize=1000 for the nearest rational numbers with denominators up to 1000, or "
    "rationalize=Fraction for the binary values that the floats hold"
)


def in_sequence(value: Any) -> bool:
    """Return whether a value can be run through and has a sequence of its own, as a set has not."""
    listed = isinstance(value, Iterable | MatrixBase)
    if not listed or isinstance(value, str | bytes | Set | Mapping):
        return False
    try:
        iter(value)
    except TypeError:  # numpy's arrays without dimensions, and classes
        return False
    return True


def list_argument(value: Any, what: str, cure: str = "") -> list[Any]:
    """Return the parts of something in a sequence; one polynomial is none."""
    if isinstance(value, Expr | Poly) or not in_sequence(value):
        raise InputError(f"{what} must come in a list", shown(value), cure)
    return list(value)


def flag(value: Any, name: str) -> bool:
    """Return a truth value when it is one."""
    if isinstance(value, bool | np.bool_):
        return bool(value)
    raise InputError(f"{name} must be True or False", shown(value))


def is_whole(value: Any) -> TypeGuard[int]:
    """Return whether a value is an integer; numpy counts durations among them, Python truths."""
    return isinstance(value, Integral) and not isinstance(value, bool | np.timedelta64)


def whole_number(value: Any, name: str, least: int, most: int) -> int:
    """Return an integer between bounds when it is one."""
    if is_whole(value) and least <= index(value) <= most:
        return index(value)
    required = f"{name} must be an integer from {least:,} to {most:,}"
    raise InputError(required, shown(value))


def plain(value: Any) -> Any:
    """Return an array of numpy or a matrix of sympy as nested lists, and all else as it is."""
    kind = getattr(getattr(value, "dtype", None), "kind", None)
    if isinstance(value, type) or kind in {"m", "M"}:  # numpy makes plain integers of durations
        return value
    return value.tolist() if callable(getattr(value, "tolist", None)) else value


def value_of(function: Callable[..., Any], given: Sequence[Any], required: str, part: str) -> Any:
    """Return what a function of somebody else makes of arguments; refuse it where it raises."""
    came = ""
    try:
        return function(*given)
    except NnagError:
        raise
    except Exception as error:  # it may be anything
        came = f"{type(error).__name__}: {error}"[:LONGEST_SHOWN]
    # Outside of the handler, with neither cause nor context: Dask sends both, and sympy's error
    # for the truth of a relation, which has a function of its own within, would not travel.
    raise InputError(required, came, part=part)


def in_latex(expression: Any) -> str:
    """Return an expression in LaTeX, or what it is where its numbers are too long to be printed."""
    try:
        return str(latex(expression))
    except ValueError:  # integers of more than 4,300 digits
        return r"\text{a large expression}"


def word_argument(value: Any, known: Sequence[str], name: str) -> str:
    """Return one of the words that a parameter may be."""
    # arrays compare entry by entry, so that ``in`` alone would not do
    if isinstance(value, str) and value in known:
        return value
    required = f"{name} must be one of {', '.join(map(repr, known))}"
    raise InputError(required, shown(value))


def path_argument(value: Any) -> Path:
    """Return the path of a file or a folder."""
    if isinstance(value, str | os.PathLike) and isinstance(text := os.fspath(value), str):
        with suppress(UnicodeEncodeError):  # half of a pair has no form that the system knows
            if text and b"\0" not in os.fsencode(text):
                return Path(text)
    raise InputError("a path is needed", shown(value))


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


@contextmanager
def nested() -> Iterator[None]:
    """Refuse, inside a block, what is nested more deeply than Python can follow."""
    try:
        yield
    except RecursionError:
        raise InputError("values must be nested less deeply", "a deep one") from None

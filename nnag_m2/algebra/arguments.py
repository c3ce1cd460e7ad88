"""What holds for arguments of every kind: in which sequence they come, what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from numbers import Integral
from operator import index
from typing import Any, TypeGuard

import numpy as np
from sympy import Expr, MatrixBase, Poly, latex

from nnag_m2.errors import LONGEST_SHOWN, InputError, NnagError, shown


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

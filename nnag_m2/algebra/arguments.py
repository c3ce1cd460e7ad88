"""What holds for arguments of every kind: in which sequence they come, how messages show them."""

from __future__ import annotations

import operator
import os
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

import numpy as np
from sympy import MatrixBase

from nnag_m2.errors import InputError

_LONGEST_SHOWN = 200


def in_sequence(value: Any) -> bool:
    """Return whether a value can be run through and has a sequence of its own, as a set has not."""
    listed = isinstance(value, Iterable | MatrixBase)
    return listed and not isinstance(value, str | Set | Mapping)


def shown(value: Any) -> str:
    """Return a value as a message shows it, cut when it is long."""
    try:
        text = repr(value)
    except ValueError:  # integers of more than 4,300 digits
        text = f"a large {type(value).__name__}"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."


def word_argument(value: Any, known: Sequence[str], name: str) -> str:
    """Return one of the words that a parameter may be."""
    # arrays compare entry by entry, so that ``in`` alone would not do
    if isinstance(value, str) and value in known:
        return value
    required = f"{name} must be one of {', '.join(map(repr, known))}"
    raise InputError(required, shown(value))


def truth_argument(value: Any, name: str) -> bool:
    """Return a truth value; whether other things are true is not guessed."""
    if isinstance(value, bool | np.bool_):
        return bool(value)
    raise InputError(f"{name} must be True or False", shown(value))


def integer_argument(value: Any, least: int, name: str) -> int:
    """Return an integer that is not too small."""
    try:
        found = None if isinstance(value, bool) else operator.index(value)
    except TypeError:  # numpy's durations say that they are integers, but are not
        found = None
    if found is not None and found >= least:
        return found
    raise InputError(f"{name} must be an integer, {least} at least", shown(value))


def path_argument(value: Any) -> Path:
    """Return the path of a file or a folder."""
    if isinstance(value, str | os.PathLike) and isinstance(os.fspath(value), str):
        text = os.fspath(value)
        if text and "\0" not in text:
            return Path(text)
    raise InputError("a path is needed", shown(value))

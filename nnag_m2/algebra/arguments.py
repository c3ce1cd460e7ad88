"""What holds for arguments of every kind: in which sequence they come, how messages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any

from sympy import MatrixBase

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

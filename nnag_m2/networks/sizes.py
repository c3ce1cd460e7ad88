"""Sizes of layers: positive, and not too large."""

from __future__ import annotations

from typing import Any

from nnag_m2.algebra.arguments import in_sequence, is_whole
from nnag_m2.errors import InputError, shown

_LARGEST_LAYER = 10_000_000
"""Numbers in one array: more take gigabytes of memory, and minutes to be made."""


def check_size(count: int) -> None:
    """Refuse more parameters or inputs than a computer has room for."""
    if count > _LARGEST_LAYER:
        required = f"a network has up to {_LARGEST_LAYER:,} parameters in a layer, and inputs"
        raise InputError(required, "more", "a smaller network")


def positive_int(value: Any, what: str) -> int:
    """Return a positive int; numpy's are welcome."""
    if not is_whole(value) or value < 1:
        raise InputError(f"{what} must be a positive int", shown(value))
    return int(value)


def positive_ints(values: Any, what: str, least: int) -> tuple[int, ...]:
    """Return a tuple of positive ints, at least so many."""
    if not in_sequence(values):
        raise InputError(f"{what} must come in a tuple", shown(values))
    found = tuple(positive_int(value, f"each of the {what}") for value in values)
    if len(found) < least:
        raise InputError(f"at least {least} {what} are needed", shown(found))
    return found

"""Sizes of layers, and names of inputs and parameters."""

from __future__ import annotations

import string
from collections.abc import Iterator
from itertools import chain, product
from typing import Any

from sympy import Symbol

from nnag_m2.algebra.arguments import in_sequence, is_whole
from nnag_m2.errors import InputError, shown

_LARGEST_LAYER = 10_000_000
"""Numbers in one array: more take gigabytes of memory, and minutes to be made."""
# Macaulay2 keeps i1 and o1 for itself; x1 is an input, y1 a coordinate, z1 left to the user.
_LETTERS = "abcdefghjklmnpqrstuvw" + string.ascii_uppercase


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


def numbered(letter: str, count: int) -> list[Symbol]:
    """Return the symbols ``x1, x2, ...``."""
    check_size(count)
    return [Symbol(f"{letter}{i}") for i in range(1, count + 1)]


def tensor_entries(letter: str, shape: tuple[int, ...], first: int = 1) -> list[Symbol]:
    """Return the symbols for the entries of an array, the last index running fastest.

    A vector is numbered; all indices but the first have as many digits as the largest one.  The
    last index begins with ``first``, the others with 1.

    Examples
    --------
    >>> tensor_entries("a", (2,)), tensor_entries("b", (1, 2, 2))
    ([a1, a2], [b111, b112, b121, b122])
    >>> tensor_entries("a", (12, 10))[-1]
    a1210
    """
    if len(shape) < 2:
        return numbered(letter, shape[0]) if shape else [Symbol(letter)]
    ranges = [*(range(1, n + 1) for n in shape[:-1]), range(first, first + shape[-1])]
    digits = [0, *(len(str(listed[-1])) for listed in ranges[1:])]
    return [
        Symbol(letter + "".join(f"{i:0{width}}" for i, width in zip(place, digits, strict=True)))
        for place in product(*ranges)
    ]


def letters() -> Iterator[str]:
    """Yield letters for the arrays of parameters, then pairs of them."""
    return chain(_LETTERS, map("".join, product(_LETTERS, repeat=2)))

"""Integers of any size as decimal digits and back.

Python's own conversion stops at some 4,300 digits, a limit meant for web servers; FLINT's needs
little more time than there are digits.
"""

from __future__ import annotations

import re
from typing import Any

from flint import fmpz

# below Python's limit of 4,300 digits for the conversion of integers
_SHORT = 4000
_INTEGER = re.compile("-?[0-9]+")


def to_digits(number: int) -> str:
    """Return an integer as decimal digits, with ``-`` before a negative one."""
    return str(number) if number.bit_length() < 3 * _SHORT else str(fmpz(number))


def ratio_to_digits(number: Any) -> str:
    """Return a rational number, or an integer, as ``3/4`` or ``3``."""
    top, bottom = to_digits(int(number.numerator)), int(number.denominator)
    return top if bottom == 1 else f"{top}/{to_digits(bottom)}"


def from_digits(text: str) -> int:
    """Return the integer of decimal digits.

    Raises
    ------
    ValueError
        For anything but ASCII digits with an optional ``-`` before them.
    """
    if _INTEGER.fullmatch(text) is None:
        raise ValueError(f"no integer: {text[:60]!r}")
    return int(text) if len(text) < _SHORT else int(fmpz(text))

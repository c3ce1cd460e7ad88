"""Integers of any size as decimal digits and back.

Python's own conversion stops at some 4,300 digits, a limit meant for web servers.
"""

from __future__ import annotations

import re
from decimal import Decimal

# below Python's limit of 4,300 digits for the conversion of integers
_SHORT = 4000
_INTEGER = re.compile("-?[0-9]+")


def to_digits(number: int) -> str:
    """Return an integer as decimal digits, with ``-`` before a negative one."""
    # The constructor of Decimal is exact whatever its context, and so is the text of an integer.
    return str(number) if number.bit_length() < 3 * _SHORT else str(Decimal(number))


def from_digits(text: str) -> int:
    """Return the integer of decimal digits.

    Raises
    ------
    ValueError
        For anything but ASCII digits with an optional ``-`` before them.
    """
    if _INTEGER.fullmatch(text) is None:
        raise ValueError(f"no integer: {text[:60]!r}")
    return int(text) if len(text) < _SHORT else int(Decimal(text))

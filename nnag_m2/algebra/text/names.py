"""Names of variables, and ranges of them, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nnag_m2.algebra.text.source import NAME, Source, integer, shorten, stray_in_name

_RANGE = re.compile(rf"(?:({NAME.pattern})\s*\.\.\s*({NAME.pattern})|({NAME.pattern}))\s*")
_NO_NAMES = dict.fromkeys("0123456789", "a name that starts with a letter")
_NO_NAMES |= dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", "a plain digit")
_NO_NAMES["."] = "a range with two dots, such as x_1..x_4"


def names_in(part: Source) -> Iterator[tuple[int, str]]:
    """Return the names in a part of the text with their places, ranges written out."""
    position, text = 0, part.piece
    while position < len(text):
        match = _RANGE.match(text, position)
        if match is None:
            raise part.stray(position, "variables have names such as x, y_1 or z'", _NO_NAMES)
        for group in (1, 2, 3):
            stray = stray_in_name(match[group] or "")
            if stray is not None:
                raise part.stray(
                    match.start(group) + stray, "names consist of letters and digits", _NO_NAMES
                )
        for name in [match[3]] if match[3] else _range(part, match):
            yield position, name
        position = match.end()


def _range(part: Source, match: re.Match[str]) -> Iterator[str]:
    """Return the names in a range."""
    (stem, first), (other, last) = _numbered(match[1]), _numbered(match[2])
    if not first or not last or stem != other or integer(first) > integer(last):
        required = "the ends of a range differ by an ascending number at their end"
        raise part.error(match.start(), required, repr(shorten(match[0])), "x_1..x_4")
    return (f"{stem}{number}" for number in range(integer(first), integer(last) + 1))


def _numbered(name: str) -> tuple[str, str]:
    """Return a name as its stem and the number at its end, which has no leading zeros."""
    digits = name[len(name.rstrip("0123456789")) :]
    number = digits.lstrip("0") or digits[-1:]
    return name.removesuffix(number), number

"""Names of variables, and ranges of them, in a text."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from math import prod

from nnag_m2.algebra.text.source import NAME, Source, canonical, integer, shorten, stray_in_name

_RANGE = re.compile(rf"(?:({NAME.pattern})\s*\.\.\s*({NAME.pattern})|({NAME.pattern}))\s*")
_INDEX = re.compile(r"(.*_)\((.*)\)")
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
        for name in [canonical(match[3])] if match[3] else _range(part, match):
            yield position, name
        position = match.end()


def _range(part: Source, match: re.Match[str]) -> Iterator[str]:
    """Return the names in a range: of letters, of one number, or of several as in Macaulay2."""
    first, last = match[1], match[2]
    for letters in (string.ascii_lowercase, string.ascii_uppercase):
        if len(first) == len(last) == 1 and first <= last and {first, last} <= {*letters}:
            return iter(letters[letters.index(first) : letters.index(last) + 1])
    (stem, low), (other, high) = _numbered(first), _numbered(last)
    if not low or stem != other or len(low) != len(high) or any(map(int.__gt__, low, high)):
        required = "the ends of a range differ by an ascending number at their end"
        raise part.error(match.start(), required, repr(shorten(match[0])), "x_1..x_4")
    return _counted(stem, low, high)


def _counted(stem: str, low: list[int], high: list[int]) -> Iterator[str]:
    """Yield the names between two ends, the last number running fastest."""
    sizes = [b - a + 1 for a, b in zip(low, high, strict=True)]
    for count in range(prod(sizes)):
        digits, rest = [], count
        for a, size in zip(reversed(low), reversed(sizes), strict=True):
            rest, digit = divmod(rest, size)
            digits.append(str(a + digit))
        listed = ",".join(reversed(digits))
        yield f"{stem}({listed})" if len(digits) > 1 else f"{stem}{listed}"


def _numbered(name: str) -> tuple[str, list[int]]:
    """Return a name as its stem and the numbers at its end, which have no leading zeros."""
    name = canonical(name)
    index = _INDEX.fullmatch(name)
    if index is not None:
        return index[1], [int(number) for number in index[2].split(",")]
    digits = name[len(name.rstrip("0123456789")) :]
    number = digits.lstrip("0") or digits[-1:]
    return name.removesuffix(number), [integer(number)] if number else []

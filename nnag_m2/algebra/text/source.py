"""A text that is being read, and how to point into it when it cannot be.

Shared by all readers of :mod:`nnag_m2.algebra.text`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from nnag_m2.errors import InputError

EXPONENT = "an exponent is a nonnegative integer, written out"
EMPTY = ("an empty text", "writing something")
NAME = re.compile(r"[^\W\d][\w']*(?:(?<=_)\([ ]*-?[0-9]{1,9}(?:[ ]*,[ ]*-?[0-9]{1,9})*[ ]*\))?")
COMMA = re.compile(r"(?<=_)\([-0-9, ]*\)|(,)")
"""Between polynomials or names, not between the indices of ``x_(1,2)``."""
_DECIMAL = re.compile(r"(?<![\w'.])(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][+-]?[0-9]+)?")
_PLAIN_DECIMAL = re.compile(r"[0-9.]{1,30}(?:[eE][+-]?[0-9]{1,2})?")
_POWER = re.compile(r"\s*(?:\^|\*\*)")
# columns on either side of an error: together with the caret it fits into a line
_WINDOW = 30
_LOOKALIKES = {
    "−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "⋅": "*", "∗": "*", "∙": "*",
    "÷": "/", "∕": "/", "⁄": "/", "’": "'", "′": "'", "（": "(", "）": ")", "，": ",",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A piece ``text[start:stop]`` of a text.

    All positions are counted from the start of the piece, from 0; columns in messages are
    counted from the start of the line, from 1.
    """

    text: str
    line: int = 0
    start: int = 0
    stop: int | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise InputError("the text is a str", f"{type(self.text).__name__}")

    @property
    def piece(self) -> str:
        """Return the piece itself."""
        return self.text[self.start : self.stop]

    def part(self, low: int, high: int) -> Source:
        """Return a part of the piece, without blanks around it."""
        text = self.text[self.start + low : self.start + high]
        start = self.start + low + len(text) - len(text.lstrip())
        return replace(self, start=start, stop=max(start, self.start + low + len(text.rstrip())))

    def parts(self, separator: re.Pattern[str], closing: str = "") -> Iterator[Source]:
        """Return what is between the separators, where a closing character may end the piece.

        Raises
        ------
        InputError
            If there is nothing between two separators, or nothing at all.
        """
        text = self.piece.rstrip().removesuffix(closing)
        first = len(text) - len(text.lstrip())
        found = separator.finditer(text, first)
        cuts = [match.span() for match in found if match[match.re.groups]]
        ends = [(first, first), *cuts, (len(text), len(text))]
        for (_, low), (high, _) in pairwise(ends):
            part = self.part(low, high)
            if not part.piece:
                required = "there is something before and after each separator"
                came, hint = ("nothing", "removing one") if cuts else EMPTY
                raise self.error(low, required, came, hint)
            yield part

    def error(self, position: int | None, required: str, came: str, hint: str) -> InputError:
        """Return the error that points at a position, or at nothing if that is ``None``."""
        if position is None:
            return InputError(required, came, hint)
        absolute = self.start + position
        first = self.text.rfind("\n", 0, absolute) + 1
        column = absolute - first
        line = self.line or ("\n" in self.text and self.text.count("\n", 0, absolute) + 1)
        where = (f"line {line}, " if line else "") + f"column {column + 1}"
        picture = _picture(self.text[first:].partition("\n")[0], column)
        return InputError(required, f"{came} at {where}", hint + picture)

    def stray(
        self, position: int, required: str, repairs: Mapping[str, str] | None = None
    ) -> InputError:
        """Return the error for a character that has no meaning in this text.

        Parameters
        ----------
        position
            Where the character stands.
        required
            What was expected.
        repairs
            What to try instead of a given character, where this depends on the text.
        """
        character = self.text[self.start + position]
        hint = (repairs or {}).get(character)
        decimal = None if hint else self.decimal(position)
        came = describe(character)
        return decimal or self.error(position, required, came, hint or _repair(character))

    def decimal(self, position: int) -> InputError | None:
        """Return the error for the decimal number around a position, if there is one."""
        absolute = self.start + position
        low = max(self.start, absolute - 400)
        for match in _DECIMAL.finditer(self.text, low, absolute + 400):
            if match.start() <= absolute < match.end():
                return self._decimal_error(match)
        return None

    def _decimal_error(self, match: re.Match[str]) -> InputError:
        """Return the error for a decimal number, with the fraction that it stands for."""
        before = self.text[self.start : match.start()].rstrip()
        bracket = before.endswith("/") or _POWER.match(self.text, match.end()) is not None
        required = "numbers are exact, integers or fractions"
        hint = _fraction(match[0], bracket)
        if before.endswith(("^", "**")):
            required, hint = EXPONENT, "an integer, such as x^2"
        came = f"the decimal number {shorten(match[0])}"
        return self.error(match.start() - self.start, required, came, hint)


def is_name(name: str) -> bool:
    """Return whether a text can be the name of a variable."""
    fits = NAME.fullmatch(name) is not None and canonical(name) == name
    return fits and stray_in_name(name) is None


def canonical(name: str) -> str:
    """Return a name that a text has as variables are named: ``x_(1,2)``, and ``x_1`` for one."""
    stem, bracket, index = name.partition("(")
    if not bracket:
        return name
    numbers = [str(int(number)) for number in index.rstrip(")").split(",")]
    listed = ",".join(numbers)
    return f"{stem}({listed})" if len(numbers) > 1 or listed.startswith("-") else stem + listed


def stray_in_name(name: str) -> int | None:
    r"""Return the position of the first character that ``\w`` admits and a name does not."""
    # Superscripts, subscripts and vulgar fractions are "alphanumeric" to regular expressions.
    plain = name.partition("(")[0]
    strays = (i for i, c in enumerate(plain) if not (c.isalpha() or c.isdecimal() or c in "_'"))
    return next(strays, None)


def integer(digits: str) -> int:
    """Return the value of decimal digits of any number."""
    # int() refuses more than some 4,300 digits at once.
    if len(digits) <= 4000:
        return int(digits)
    half = len(digits) // 2
    shift: int = 10**half
    return integer(digits[:-half]) * shift + integer(digits[-half:])


def shorten(text: str, length: int = 40) -> str:
    """Return a text, cut if it is long."""
    return text if len(text) <= length else text[: length - 3] + "..."


def describe(character: str) -> str:
    """Return how a message speaks of one character."""
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) == "Cc":
        return f"the control character {code}"
    if character.isascii():
        return repr(character)
    name = unicodedata.name(character, "a character without name")
    return f"{character} ({code}, {name})" if character.isprintable() else f"{code} ({name})"


def _repair(character: str) -> str:
    """Return what to write instead of a character."""
    form = unicodedata.decomposition(character).partition(" ")[0]
    value = unicodedata.numeric(character, None)
    if character in _LOOKALIKES:
        return f"the plain character {_LOOKALIKES[character]}"
    if value is not None and form in {"<super>", "<sub>"}:
        return f"{'^' if form == '<super>' else '_'}{value:.0f}"
    if value is not None:
        return f"{Fraction(value).limit_denominator(1000)}"
    return "an ordinary blank" if character.isspace() else "leaving it out"


def _fraction(decimal: str, bracket: bool) -> str:
    """Return the exact fraction to write instead of a decimal number."""
    if not _PLAIN_DECIMAL.fullmatch(decimal):
        return "a fraction such as 3/2"
    fraction = str(Fraction(decimal))
    return f"({fraction})" if bracket and "/" in fraction else fraction


def _picture(line: str, column: int) -> str:
    """Return the line, or what is around the column if it is long, over a caret."""
    low, high = max(0, column - _WINDOW), column + _WINDOW
    if len(line) <= 2 * _WINDOW:
        low, high = 0, len(line)
    head, tail = "..." if low else "", "..." if high < len(line) else ""
    shown = "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in line[low:high])
    caret = " " * (len(head) + column - low) + "^"
    return f"\n  {head}{shown}{tail}\n  {caret}" if line.strip() else ""

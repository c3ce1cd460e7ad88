"""A text that is being read, and how to point into it when it cannot be."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from nnag_m2.errors import InputError

_NOTHING, _EMPTY = ("nothing", "removing one"), ("an empty text", "writing something")
EXPONENT = "an exponent is a nonnegative integer, written out"
NAME = r"[^\W\d][\w']*(?:(?<=_)\([ ]*-?[0-9]{1,9}(?:[ ]*,[ ]*-?[0-9]{1,9})*[ ]*\))?"
COMMA = re.compile(r"(?<=_)\([-0-9, ]*\)|(,)")
"""Between polynomials or names, not between the indices of ``x_(1,2)``."""
_DECIMAL = re.compile(r"(?<![\w'.])(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][+-]?[0-9]+)?")
_PLAIN_DECIMAL = re.compile(r"[0-9.]{1,30}(?:[eE][+-]?[0-9]{1,2})?")
# columns on either side of an error: together with the caret it fits into a line
_WINDOW = 30
_LOOKALIKES = str.maketrans("−–—×·⋅∗∙÷∕⁄’′", "---*****///''")
_SCRIPTS = {"<super>": "^", "<sub>": "_"}


@dataclass(frozen=True)
class Source:
    """A piece ``text[start:stop]`` of a text; positions are those in the whole text."""

    text: str
    line: int = 0
    start: int = 0
    stop: int = sys.maxsize

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise InputError("the text is a str", f"{type(self.text).__name__}")

    @property
    def piece(self) -> str:
        """Return the piece itself."""
        return self.text[self.start : self.stop]

    def parts(self, separator: re.Pattern[str], closing: str) -> Iterator[Source]:
        """Return what is between the separators, where a closing character may end the piece."""
        piece = self.piece.rstrip().removesuffix(closing)
        low, high = self.start + len(piece) - len(piece.lstrip()), self.start + len(piece)
        found = separator.finditer(self.text, low, high)
        cuts = [cut.span() for cut in found if cut[separator.groups]]
        for (_, start), (stop, _) in pairwise([(low, low), *cuts, (high, high)]):
            part = self.text[start:stop]
            if not part.strip():
                required = "there is something before and after each separator"
                raise self.error(start, required, *(_NOTHING if cuts else _EMPTY))
            first = stop - len(part.lstrip())
            yield replace(self, start=first, stop=first + len(part.strip()))

    def error(self, position: int, required: str, came: str, hint: str) -> InputError:
        """Return the error that points at a position."""
        first = self.text.rfind("\n", 0, position) + 1
        line = self.line or ("\n" in self.text and self.text.count("\n", 0, position) + 1)
        where = (f"line {line}, " if line else "") + f"column {position - first + 1}"
        picture = _picture(self.text[first:].partition("\n")[0], position - first)
        return InputError(required, f"{came} at {where}", hint + picture)

    def stray(self, position: int, required: str, repairs: Mapping[str, str]) -> InputError:
        """Return the error for a character that means nothing; some have repairs of their own."""
        character = self.text[position]
        if character not in repairs and (decimal := self.decimal(position)):
            return decimal
        kind = "control character" if unicodedata.category(character) == "Cc" else "no character"
        name = f" (U+{ord(character):04X}, {unicodedata.name(character, kind)})"
        came = repr(character) + name * (not "!" <= character <= "~")
        return self.error(position, required, came, repairs.get(character) or _repair(character))

    def decimal(self, position: int) -> InputError | None:
        """Return the error for the decimal number around a position, if there is one."""
        decimals = _DECIMAL.finditer(self.text, self.start, self.stop)
        match = next((m for m in decimals if m.start() <= position < m.end()), None)
        if match is None:
            return None
        before, behind = self.text[: match.start()].rstrip(), self.text[match.end() :].lstrip()
        required, hint = "numbers are exact, integers or fractions", "a fraction such as 3/2"
        if before.endswith(("^", "**")):
            required, hint = EXPONENT, "an integer, such as x^2"
        elif _PLAIN_DECIMAL.fullmatch(match[0]):
            hint = str(Fraction(match[0]))
            inside = before.endswith("/") or behind.startswith(("^", "**"))
            hint = f"({hint})" if inside and "/" in hint else hint
        return self.error(match.start(), required, f"the decimal number {shorten(match[0])}", hint)


def is_name(name: str) -> bool:
    """Return whether a text can be the name of a variable."""
    fits = re.fullmatch(NAME, name) is not None and canonical(name) == name
    return fits and stray_in_name(name) is None


def canonical(name: str) -> str:
    """Return a name that a text has as variables are named: ``x_(1,2)``, and ``x_1`` for one."""
    stem, bracket, index = name.partition("(")
    return indexed(stem, map(int, index.rstrip(")").split(","))) if bracket else name


def indexed(stem: str, numbers: Iterable[int]) -> str:
    """Return a name with numbers at its end, in brackets unless it is one without a sign."""
    listed = ",".join(map(str, numbers))
    return f"{stem}({listed})" if {*listed} & {*",-"} else stem + listed


def stray_in_name(name: str) -> int | None:
    r"""Return the position of the first character that ``\w`` admits and a name does not."""
    # Superscripts, subscripts and vulgar fractions are "alphanumeric" to regular expressions.
    plain = name.partition("(")[0]
    strays = (i for i, c in enumerate(plain) if not (c.isalpha() or c.isdecimal() or c in "_'"))
    return next(strays, None)


def shorten(text: str, length: int = 40) -> str:
    """Return a text, cut if it is long."""
    return text if len(text) <= length else text[: length - 3] + "..."


def names_listed(names: Sequence[str]) -> str:
    """Return how a message lists names: the first ones and the last, if they are many."""
    few = names if len(names) <= 12 else [*names[:10], "...", names[-1]]
    return ", ".join(map(shorten, few))


def _repair(character: str) -> str:
    """Return what to write instead of a character."""
    script = _SCRIPTS.get(unicodedata.decomposition(character).partition(" ")[0], "")
    plain = script + unicodedata.normalize("NFKC", character).translate(_LOOKALIKES)
    if plain == character or not plain.isascii():
        return "leaving it out"
    return plain if len(plain) > 1 else f"the plain character {plain.strip() or 'blank'}"


def _picture(line: str, column: int) -> str:
    """Return the line, or what is around the column if it is long, over a caret."""
    low, high = max(0, column - _WINDOW), column + _WINDOW
    if len(line) <= 2 * _WINDOW:
        low, high = 0, len(line)
    head, tail = "..." if low else "", "..." if high < len(line) else ""
    shown = "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in line[low:high])
    caret = " " * (len(head) + column - low) + "^"
    return f"\n  {head}{shown}{tail}\n  {caret}" if line.strip() else ""

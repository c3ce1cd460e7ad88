"""What is wrong with the text of a polynomial, said with its place and what to try."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from nnag_m2.algebra.text.source import EXPONENT, NAME, Source, shorten, stray_in_name
from nnag_m2.errors import InputError

_EXPONENT = re.compile(rf"\s*({NAME.pattern}|\S)?")
_POWER_ENDS = re.compile(r"(?:\^|\*\*)\s*[0-9]+\s*\Z")
TEXT = (
    "a polynomial is written with numbers, variables, + - * / ^ and round brackets",
    {
        "=": "left == right, or left - (right), which vanishes where left = right",
        ",": "parse_polynomials, which reads several polynomials",
        ";": "parse_polynomials, which reads several polynomials with commas between them",
    }
    | dict.fromkeys("[]{}", "round brackets"),
)
"""What a polynomial consists of, and what to try for characters that are not part of it."""


class Token(NamedTuple):
    """A part of the text: monomial, integer, raised (the exponent of a power), power, sign."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def ends_operand(self) -> bool:
        """Whether an operator can follow."""
        return self.kind in ("monomial", "integer", "raised") or self.text == ")"


def misplaced(source: Source, token: Token, before: Token) -> InputError:
    """Return the error for a token that cannot stand behind another one."""
    text, at_end = source.piece, token.kind == "end"
    if before.ends_operand:
        return _after_operand(source, token, before)
    if before.kind == "power":
        return not_an_exponent(source, before.end)
    if not text.strip():
        return source.error(token.start, TEXT[0], "an empty text", "0 for zero")
    came = "the end of the text" if at_end else repr(shorten(token.text))
    required = "a number, a variable or an opening bracket comes here"
    hint = "a term such as 3*x^2" if at_end or token.text == ")" else "removing one sign"
    return source.error(token.start, required, came, hint)


def _after_operand(source: Source, token: Token, before: Token) -> InputError:
    """Return the error for what cannot follow a number, a variable or a bracket."""
    if token.kind == "power":
        if not _POWER_ENDS.search(source.piece[: token.start]):
            return not_an_exponent(source, token.end)
        required = "a power has one exponent, since x^2^3 could mean x^6 or x^8"
        return source.error(token.start, required, "a second power", "brackets: (x^2)^3")
    left, right = shorten(before.text), shorten(token.text)
    required, came = "products are written with a *", f"{right!r} right after {left!r}"
    return source.error(token.start, required, came, f"{left}*{right}")


def not_an_exponent(source: Source, position: int) -> InputError:
    """Return the error for what follows a power sign and is no integer."""
    match = _EXPONENT.match(source.piece, position)
    text = match[1] if match else None
    hints = {
        "-": "multiplying the equation out; for a constant, a division",
        "(": "a plain integer without brackets, such as x^2; there are no roots",
    }
    came = repr(shorten(text)) if text else "the end of the text"
    start = match.end() - len(text or "") if match else position
    return source.error(start, EXPONENT, came, hints.get(text or "", "an integer, such as x^2"))


def unknown_name(source: Source, name: str, start: int, known: Iterable[str]) -> InputError:
    """Return the error for a name that is none of the variables."""
    stray = stray_in_name(name)
    if stray is not None:
        return source.stray(start + stray, *TEXT)
    decimal = source.decimal(start)
    if decimal is not None:
        return decimal
    names = list(known)
    few = names if len(names) <= 12 else [*names[:10], "...", names[-1]]
    listed = ", ".join(map(shorten, few))
    close = get_close_matches(name, names, n=1) if len(name) <= 50 else []
    hint = close[0] if close else "adding it to the variables"
    if len(name) <= 12 and all(letter in names for letter in name):
        hint = "*".join(name)
    required = f"every name is one of the variables {listed}"
    return source.error(start, required, f"the unknown name {shorten(name)}", hint)

"""The way from the text of one polynomial through the grammar to its value."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedToken
from sympy.polys.rings import PolyElement

from nnag_m2.algebra.expansion import Excess, check_degree
from nnag_m2.algebra.text.arithmetic import Arithmetic
from nnag_m2.algebra.text.source import EXPONENT, NAME, Source, integer, shorten, stray_in_name
from nnag_m2.algebra.text.text_ring import TextRing
from nnag_m2.errors import InputError

_OPERAND_ENDS = frozenset({"INTEGER", "MONOMIAL", "RIGHT"})
_VARIABLE = re.compile(rf"({NAME.pattern})(?:\s*(\^|\*\*)\s*([0-9]+))?")
_POWER_ENDS = re.compile(r"(?:\^|\*\*)\s*[0-9]+\s*\Z")
_EXPONENT = re.compile(rf"\s*({NAME.pattern}|\S)?")
_WANTED = "a polynomial is written with numbers, variables, + - * / ^ and round brackets"
_REPAIRS = {
    "=": "left - (right), which vanishes where left = right",
    ",": "parse_polynomials, which reads several polynomials",
    ";": "parse_polynomials, which reads several polynomials with commas between them",
    "[": "round brackets",
    "]": "round brackets",
    "{": "round brackets",
    "}": "round brackets",
}


class _Meaning(Transformer[Token, Any]):
    """What the rules of the grammar mean.

    One parser serves every ring and every thread, since the arithmetic comes with the tokens.
    """

    def monomial(self, children: list[Any]) -> PolyElement:
        return children[0].value

    def number(self, children: list[Any]) -> PolyElement:
        return children[0].value.number(children[0])

    def bracket(self, children: list[Any]) -> PolyElement:
        return children[1]

    def unary(self, children: list[Any]) -> PolyElement:
        sign, operand = children
        return sign.value.unary(sign, operand)

    def binary(self, children: list[Any]) -> PolyElement:
        left, sign, right = children
        return sign.value.binary(left, sign, right)


@cache
def _parser() -> Lark:
    """Return the parser, built at its first use."""
    grammar = files("nnag_m2.algebra.text").joinpath("polynomial.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer="basic", start="sum", transformer=_Meaning())


class PolynomialReader:
    """One pass over the text of one polynomial.

    The values are computed while the parser reduces, and no tree is ever built: neither the
    depth nor the length of the text touches Python's recursion limit.

    Parameters
    ----------
    source
        The text.
    text_ring
        The ring and the names of its variables.
    """

    def __init__(self, source: Source, text_ring: TextRing) -> None:
        self.source, self.text_ring, self._text = source, text_ring, source.piece
        self._previous: Token | None = None
        self._open: list[int] = []

    def read(self) -> PolyElement:
        """Return the value of the text."""
        parser, arithmetic = _parser(), Arithmetic(self.source, self.text_ring)
        state = parser.parse_interactive("")
        try:
            for token in parser.lex(self._text):
                self._admit(token)
                token.value = self._monomial(token) if token.type == "MONOMIAL" else arithmetic
                state.feed_token(token)
                self._previous = token
            return state.feed_token(Token("$END", ""))
        except UnexpectedCharacters as problem:
            raise self.source.stray(problem.pos_in_stream or 0, _WANTED, _REPAIRS) from None
        except UnexpectedToken as problem:
            raise self._misplaced(problem.token) from None

    def _admit(self, token: Token) -> None:
        """Keep track of brackets; raise for comments."""
        kind, start = token.type, token.start_pos or 0
        if kind == "LEFT":
            self._open.append(start)
        elif kind == "RIGHT":
            if not self._open:
                hint = "removing it, or an opening bracket further left"
                required = "every closing bracket has an opening one"
                raise self.source.error(start, required, "a ')' without its '('", hint)
            self._open.pop()
        elif kind == "MINUS" and self._text.startswith("--", start):
            required = "two adjacent minus signs are ambiguous: they begin a comment in Macaulay2"
            raise self.source.error(start, required, "'--'", "a blank or a bracket between them")

    def _monomial(self, token: Token) -> PolyElement:
        """Return a product of powers of variables as a new polynomial."""
        start, text_ring = token.start_pos or 0, self.text_ring
        exponents = [0] * len(text_ring.variables)
        for match in _VARIABLE.finditer(token.value):
            name, _, digits = match.groups()
            place = text_ring.places.get(name)
            if place is None:
                raise self._unknown(name, start + match.start())
            exponent = integer(digits) if digits else 1
            try:
                check_degree(name, exponent)
            except Excess as excess:
                raise self.source.error(start + match.start(2), *excess.args) from None
            exponents[place] += exponent
        return text_ring.ring.term_new(tuple(exponents), text_ring.field.one)

    def _unknown(self, name: str, start: int) -> InputError:
        """Return the error for a name that is none of the variables."""
        stray = stray_in_name(name)
        if stray is not None:
            return self.source.stray(start + stray, _WANTED, _REPAIRS)
        decimal = self.source.decimal(start)
        if decimal is not None:
            return decimal
        names = list(self.text_ring.places)
        few = names if len(names) <= 12 else [*names[:10], "...", names[-1]]
        listed = ", ".join(map(shorten, few))
        close = get_close_matches(name, names, n=1) if len(name) <= 50 else []
        hint = close[0] if close else "adding it to the variables"
        if len(name) <= 12 and all(letter in self.text_ring.places for letter in name):
            hint = "*".join(name)
        required = f"every name is one of the variables {listed}"
        return self.source.error(start, required, f"the unknown name {shorten(name)}", hint)

    def _misplaced(self, token: Token) -> InputError:
        """Return the error for a token, or the end, where the grammar has no place for it."""
        start = token.start_pos or 0
        if token.type == "$END":
            start = len(self._text.rstrip())
        previous = self._previous.type if self._previous else ""
        if previous in _OPERAND_ENDS:
            return self._after_operand(token, start)
        came = "the end of the text" if token.type == "$END" else repr(shorten(str(token)))
        if previous == "POWER":
            return self._not_an_exponent(start)
        if not self._text.strip():
            return self.source.error(start, _WANTED, "an empty text", "0 for zero")
        required = "a number, a variable or an opening bracket comes here"
        hint = "a term such as 3*x^2" if token.type in {"$END", "RIGHT"} else "removing one sign"
        return self.source.error(start, required, came, hint)

    def _after_operand(self, token: Token, start: int) -> InputError:
        """Return the error for what cannot follow a number, a variable or a bracket."""
        if token.type == "$END":
            hint = "a ')' for it"
            required = "every opening bracket is closed"
            return self.source.error(self._open[-1], required, "a '(' without its ')'", hint)
        left, right = shorten(str(self._previous)), shorten(str(token))
        if token.type == "POWER" and not _POWER_ENDS.search(self._text[:start]):
            return self._not_an_exponent(token.end_pos or 0)
        if token.type == "POWER":
            required = "a power has one exponent, since x^2^3 could mean x^6 or x^8"
            return self.source.error(start, required, "a second power", "brackets: (x^2)^3")
        required = "products are written with a *"
        came = f"{right!r} right after {left!r}"
        return self.source.error(start, required, came, f"{left}*{right}")

    def _not_an_exponent(self, position: int) -> InputError:
        """Return the error for what follows a power sign and is no integer."""
        match = _EXPONENT.match(self._text, position)
        text = match[1] if match else None
        hints = {
            "-": "multiplying the equation out; for a constant, a division",
            "(": "a plain integer without brackets, such as x^2; there are no roots",
        }
        came = repr(shorten(text)) if text else "the end of the text"
        start = match.end() - len(text or "") if match else position
        hint = hints.get(text or "", "an integer, such as x^2")
        return self.source.error(start, EXPONENT, came, hint)

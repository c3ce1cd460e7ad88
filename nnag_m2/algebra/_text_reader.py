"""The way from the text of one polynomial through the grammar to its value."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedToken
from sympy.polys.rings import PolyElement

from nnag_m2.algebra._text_arithmetic import Arithmetic
from nnag_m2.algebra._text_setting import Setting
from nnag_m2.algebra._text_source import EXPONENT, Source, shorten, stray_in_name
from nnag_m2.errors import InputError

_OPERAND_ENDS = frozenset({"INTEGER", "NAME", "RIGHT"})
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

    def atom(self, children: list[Any]) -> PolyElement:
        return children[0].value.atom(children[0])

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
    grammar = files("nnag_m2.algebra").joinpath("polynomial.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer="basic", start="sum", transformer=_Meaning())


class PolynomialReader:
    """One pass over the text of one polynomial.

    The values are computed while the parser reduces, and no tree is ever built: neither the
    depth nor the length of the text touches Python's recursion limit.

    Parameters
    ----------
    source
        The text.
    setting
        The ring and the names of its variables.
    """

    def __init__(self, source: Source, setting: Setting) -> None:
        self.source, self.setting = source, setting
        self._previous: Token | None = None
        self._open: list[int] = []

    def read(self) -> PolyElement:
        """Return the value of the text."""
        parser, arithmetic = _parser(), Arithmetic(self.source, self.setting)
        state = parser.parse_interactive("")
        try:
            for token in parser.lex(self.source.piece):
                self._admit(token)
                token.value = arithmetic
                state.feed_token(token)
                self._previous = token
            return state.feed_token(Token("$END", ""))
        except UnexpectedCharacters as problem:
            raise self.source.stray(problem.pos_in_stream or 0, _WANTED, _REPAIRS) from None
        except UnexpectedToken as problem:
            raise self._misplaced(problem.token) from None

    def _admit(self, token: Token) -> None:
        """Keep track of brackets; raise for unknown names and for comments."""
        kind, start = token.type, token.start_pos or 0
        if kind == "NAME" and token.value not in self.setting.monomials:
            raise self._unknown(str(token), start)
        if kind == "LEFT":
            self._open.append(start)
        elif kind == "RIGHT":
            if not self._open:
                hint = "removing it, or an opening bracket further left"
                required = "every closing bracket has an opening one"
                raise self.source.error(start, required, "a ')' without its '('", hint)
            self._open.pop()
        elif kind == "MINUS" and self.source.piece.startswith("--", start):
            required = "two adjacent minus signs are ambiguous: they begin a comment in Macaulay2"
            raise self.source.error(start, required, "'--'", "a blank or a bracket between them")

    def _unknown(self, name: str, start: int) -> InputError:
        """Return the error for a name that is none of the variables."""
        stray = stray_in_name(name)
        if stray is not None:
            return self.source.stray(start + stray, _WANTED, _REPAIRS)
        decimal = self.source.decimal(start)
        if decimal is not None:
            return decimal
        names = list(self.setting.monomials)
        listed = ", ".join(names if len(names) <= 12 else [*names[:10], "...", names[-1]])
        close = get_close_matches(name, names, n=1) if len(name) <= 50 else []
        hint = close[0] if close else "adding it to the variables"
        if len(name) <= 12 and all(letter in self.setting.monomials for letter in name):
            hint = "*".join(name)
        required = f"every name is one of the variables {listed}"
        return self.source.error(start, required, f"the unknown name {shorten(name)}", hint)

    def _misplaced(self, token: Token) -> InputError:
        """Return the error for a token, or the end, where the grammar has no place for it."""
        start = token.start_pos or 0
        if token.type == "$END":
            start = len(self.source.piece.rstrip())
        previous = self._previous.type if self._previous else ""
        if previous in _OPERAND_ENDS:
            return self._after_operand(token, start)
        came = "the end of the text" if token.type == "$END" else repr(shorten(str(token)))
        if previous == "POWER":
            return self.source.error(start, EXPONENT, came, self._exponent_hint(token))
        if not self.source.piece.strip():
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
        if token.type == "POWER":
            required = "a power has one exponent, since x^2^3 could mean x^6 or x^8"
            return self.source.error(start, required, "a second power", "brackets: (x^2)^3")
        left, right = str(self._previous), shorten(str(token))
        required = "products are written with a *"
        came = f"{right!r} right after {shorten(left)!r}"
        return self.source.error(start, required, came, f"{shorten(left)}*{right}")

    def _exponent_hint(self, token: Token) -> str:
        """Return what to try instead of an exponent that is no integer literal."""
        if token.type == "MINUS":
            return "multiplying the equation out; for a constant, a division"
        if token.type == "LEFT":
            return "a plain integer without brackets, such as x^2; there are no roots"
        return "an integer, such as x^2"

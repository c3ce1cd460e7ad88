"""From the text of one polynomial, or of one equation, to its value.

Operators wait on a stack until one comes that binds no stronger; values are computed at once, and
no tree is built, so that neither depth nor length of a text touches Python's recursion limit.  A
sign binds weaker than a power and stronger than a product.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from sympy import Symbol
from sympy.polys.domains.domain import Domain
from sympy.polys.rings import PolyElement

from nnag_m2.algebra.exact_numbers import from_digits
from nnag_m2.algebra.expansion import Excess, Expansion, check_degree, sparse_ring
from nnag_m2.algebra.text.source import (
    EXPONENT,
    NAME,
    Source,
    canonical,
    is_name,
    names_listed,
    shorten,
    stray_in_name,
)
from nnag_m2.errors import InputError

_GAP = r"[ \t\r\n]*"
_POWER = rf"{_GAP}(?:\^|\*\*){_GAP}[0-9]+"
_RAISED = re.compile(rf"(?:\^|\*\*){_GAP}[0-9]+\Z")
_FACTOR = rf"{NAME}(?:{_POWER})?"
# the last group of each is the power, if there is one
_VARIABLE = re.compile(rf"({NAME})({_POWER})?")
_OPERATOR = re.compile(
    rf"{_GAP}(?:(?P<between>==|\*(?!\*)|[+/]|-(?!-))|(?P<end>\Z)|(?P<closing>\)({_POWER})?))"
)
# a product of powers of variables is one token: most of a long polynomial is made of them
_OPERAND = re.compile(
    rf"{_GAP}(?:(?P<monomial>{_FACTOR}(?:{_GAP}\*{_GAP}{_FACTOR})*)|(?P<before>[+(]|-(?!-))"
    rf"|(?P<integer>([0-9]+)({_POWER})?))"
)
_NEXT = re.compile(rf"{_GAP}({NAME}|[0-9]+|\*\*|==|[-+*/^()]|\Z)?")
_EXPONENT = re.compile(rf"{_GAP}({NAME}|.|\Z)", re.DOTALL)
_WRITTEN = "a polynomial is written with numbers, variables, + - * / ^ and round brackets"
_REPAIRS = dict.fromkeys(",;", "parse_polynomials, which reads several with commas between them")
_REPAIRS |= {"=": "left == right, or left - (right), which vanishes where left = right"}
_REPAIRS |= dict.fromkeys("[]{}", "round brackets")
_EXPONENTS = {
    "-": "multiplying the equation out; for a constant, a division",
    "(": "a plain integer without brackets, such as x^2; there are no roots",
}
_CLOSED, _OPENED = "every opening bracket is closed", "every closing bracket has an opening one"
_UNCLOSED = (_CLOSED, "a '(' without its ')'", "a ')' for it")
_UNOPENED = (_OPENED, "a ')' without its '('", "removing it, or an opening bracket further left")
_EQUATION = ("an equation has one == and stands in no brackets", "'=='", "left - (right)")
_MINUS = "two adjacent minus signs begin a comment in Macaulay2: ambiguous"
_POWERS = "a power has one exponent, since x^2^3 could mean x^6 or x^8"
_DIVISION = "a polynomial is divided by nonzero constants only"
_FIRST = "a number, a variable or an opening bracket comes here"
_STRENGTH = {"(": 0, "==": 1, "+": 2, "-": 2, "*": 3, "/": 3, "sign": 4}


class PolynomialReader:
    """Reads texts, one after the other; ``left == right`` has the value ``left - right``."""

    def __init__(self, variables: Sequence[Symbol], field: Domain) -> None:
        self._names = [variable.name for variable in variables]
        self._ring = sparse_ring(len(variables), field)
        self._places: dict[str, int] = {}
        for place, name in enumerate(self._names):
            if is_name(name) and self._places.setdefault(name, place) != place:
                raise InputError("variables need different names", f"{name} more than once")

    def read(self, source: Source) -> PolyElement:
        """Return the value of a text; nothing else refers to it."""
        self._source, self._expansion = source, Expansion(self._ring, self._names)
        self._values: list[PolyElement] = []
        self._waiting: list[tuple[str, int]] = []
        self._at = 0  # where what is being computed stands
        text, position, stop = source.text, source.start, source.stop
        pattern, before = _OPERAND, None
        try:
            while (match := pattern.match(text, position, stop)) is not None:
                kind = str(match.lastgroup)
                getattr(self, f"_{kind}")(match)
                if kind == "end":
                    return self._values.pop()
                before, position = match, match.end()
                pattern = _OPERAND if kind in ("before", "between") else _OPERATOR
            raise self._refused(position, before if pattern is _OPERATOR else None)
        except Excess as excess:
            raise self._source.error(self._at, *excess.args) from None

    def _monomial(self, token: re.Match[str]) -> None:
        """Take a product of powers of variables."""
        exponents = [0] * self._ring.ngens
        for match in _VARIABLE.finditer(token.string, token.start("monomial"), token.end()):
            place = self._places.get(canonical(match[1]))
            if place is None:
                raise self._unknown(match[1], match.start())
            exponent = self._exponent(match) if match[2] else 1
            check_degree(match[1], exponent)
            exponents[place] += exponent
        self._values.append(self._ring.term_new(tuple(exponents), self._ring.domain.one))

    def _integer(self, token: re.Match[str]) -> None:
        number = self._ring.domain(from_digits(token[token.re.groups - 1]))
        self._values.append(self._ring.ground_new(number))
        self._raise(token)

    def _raise(self, token: re.Match[str]) -> None:
        """Raise the last value to the power at the end of a token, if there is one."""
        if token[token.re.groups]:
            exponent = self._exponent(token)
            self._values.append(self._expansion.power(self._values.pop(), exponent))

    def _exponent(self, token: re.Match[str]) -> int:
        power = token[token.re.groups].lstrip()
        self._at = token.end() - len(power)
        return from_digits(power.lstrip("^* \t\r\n"))

    def _before(self, token: re.Match[str]) -> None:
        """Take what stands before an operand: a sign or an opening bracket."""
        if token["before"] != "+":
            sign = "(" if token["before"] == "(" else "sign"
            self._waiting.append((sign, token.start("before")))

    def _between(self, token: re.Match[str]) -> None:
        """Take an operator."""
        sign, start = token["between"], token.start("between")
        self._compute(_STRENGTH[sign] + (sign == "=="))
        if sign == "==" and self._waiting:
            raise self._source.error(start, *_EQUATION)
        self._waiting.append((sign, start))

    def _closing(self, token: re.Match[str]) -> None:
        """Take a closing bracket, or the end, which closes nothing."""
        self._compute(1)
        if token["end"] is not None:
            if self._waiting:
                raise self._source.error(self._waiting[-1][1], *_UNCLOSED)
        elif self._waiting:
            self._waiting.pop()
            self._raise(token)
        else:
            raise self._source.error(token.start("closing"), *_UNOPENED)

    _end = _closing

    def _compute(self, strength: int) -> None:
        """Compute what waits and binds at least so strongly."""
        while self._waiting and _STRENGTH[self._waiting[-1][0]] >= strength:
            sign, self._at = self._waiting.pop()
            self._values.append(self._computed(sign, self._values.pop()))

    def _computed(self, sign: str, right: PolyElement) -> PolyElement:
        if sign == "sign":
            self._expansion.negate(right)
            return right
        left, minus = self._values.pop(), sign in ("-", "==")
        if sign in ("*", "/"):
            factor = right if sign == "*" else self._inverse(right)
            return self._expansion.product(left, factor)
        if len(left) < len(right):  # in the place of the longer one
            if minus:
                self._expansion.negate(right)
            left, right, minus = right, left, False
        self._expansion.add(left, right, minus)
        return left

    def _inverse(self, divisor: PolyElement) -> PolyElement:
        domain = self._ring.domain
        if divisor and divisor.is_ground:
            return self._ring.ground_new(domain.one / divisor[self._ring.zero_monom])
        came, hint = "a division by a polynomial", "multiplying the equation by the divisor"
        if not divisor:
            where = f" in {domain}" if domain.is_FiniteField else ""
            came, hint = f"a division by zero{where}", "another divisor"
        raise self._source.error(self._at, _DIVISION, came, hint)

    def _refused(self, position: int, operand: re.Match[str] | None) -> InputError:
        """Return what is wrong with what comes next, at the beginning or behind an operand."""
        source = self._source
        token = next(_NEXT.finditer(source.text, position, source.stop))
        word, start = token[1], token.end() - len(token[1] or "")
        if word is None:
            return source.stray(start, _WRITTEN, _REPAIRS)
        if word == "-":  # another one follows
            return source.error(start, _MINUS, "'--'", "a blank between them")
        if operand is not None:
            return self._behind(operand, token)
        if word == ")" and all(sign != "(" for sign, _ in self._waiting):
            return source.error(start, *_UNOPENED)
        if not source.piece.strip():
            return source.error(source.start, _WRITTEN, "an empty text", "0 for zero")
        hint = "removing one sign" if word.strip(")") else "a term such as 3*x^2"
        came = repr(word) if word else "the end of the text"
        place = start if word else source.start + len(source.piece.rstrip())
        return source.error(place, _FIRST, came, hint)

    def _behind(self, before: re.Match[str], token: re.Match[str]) -> InputError:
        """Return what is wrong with a token behind a number, a product or a closing bracket."""
        source, start = self._source, token.start(1)
        if token[1] not in ("^", "**"):
            operand = _OPERAND.match(token.string, start, source.stop) or token
            if operand.lastgroup == "monomial":
                self._monomial(operand)  # an unknown name says more
            left, right = shorten(before[0].strip()), shorten(operand[0])
            required, came = "products are written with a *", f"{right!r} right after {left!r}"
            return source.error(start, required, came, f"{left}*{right}")
        if _RAISED.search(before[0]):
            return source.error(start, _POWERS, "a second power", "brackets: (x^2)^3")
        match = next(_EXPONENT.finditer(token.string, token.end(), source.stop))
        came = repr(shorten(match[1])) if match[1] else "the end of the text"
        hint = _EXPONENTS.get(match[1], "an integer, such as x^2")
        return source.error(match.start(1), EXPONENT, came, hint)

    def _unknown(self, name: str, start: int) -> InputError:
        """Return the error for a name that is none of the variables."""
        stray = stray_in_name(name)
        if stray is not None:
            return self._source.stray(start + stray, _WRITTEN, _REPAIRS)
        close = get_close_matches(name, self._places, n=1) if len(name) <= 50 else []
        hint = close[0] if close else "adding it to the variables"
        if len(name) <= 12 and all(letter in self._places for letter in name):
            hint = "*".join(name)
        required = f"every name is one of the variables {names_listed([*self._places])}"
        unknown = f"the unknown name {shorten(name)}"
        return self._source.decimal(start) or self._source.error(start, required, unknown, hint)

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
_POWER = rf"(?:\^|\*\*){_GAP}[0-9]+"
_VARIABLE = re.compile(rf"({NAME})(?:{_GAP}({_POWER}))?")
# a product of powers of variables is one token: most of a long polynomial is made of them
_FACTOR = rf"{NAME}(?:{_GAP}{_POWER})?"
_OPERAND = re.compile(
    rf"{_GAP}(?:(?P<monomial>{_FACTOR}(?:{_GAP}\*{_GAP}{_FACTOR})*)|(?P<integer>[0-9]+)"
    r"|(?P<before>[+(]|-(?!-)))"
)
_BEHIND = r"(?P<between>==|\*(?!\*)|[+/]|-(?!-))|(?P<closing>\))|(?P<end>\Z)"
_OPERATOR = re.compile(rf"{_GAP}(?:{_BEHIND})")
_OPERATOR_OR_POWER = re.compile(rf"{_GAP}(?:{_BEHIND}|(?P<power>{_POWER}))")
_FOLLOWING = {"before": _OPERAND, "between": _OPERAND, "monomial": _OPERATOR, "power": _OPERATOR}
_FOLLOWING |= {"integer": _OPERATOR_OR_POWER, "closing": _OPERATOR_OR_POWER}
_STRENGTH = {"(": 0, "==": 1, "+": 2, "-": 2, "*": 3, "/": 3, "sign": 4}
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
_UNCLOSED = "every opening bracket is closed", "a '(' without its ')'", "a ')' for it"
_UNOPENED = (
    "every closing bracket has an opening one",
    "a ')' without its '('",
    "removing it, or an opening bracket further left",
)
_EQUATION = "an equation has one == and stands in no brackets", "'=='", "left - (right)"
_MINUS = (
    "two adjacent minus signs begin a comment in Macaulay2: ambiguous",
    "'--'",
    "a blank between them",
)
_POWERS = (
    "a power has one exponent, since x^2^3 could mean x^6 or x^8",
    "a second power",
    "brackets: (x^2)^3",
)
_EMPTY = _WRITTEN, "an empty text", "0 for zero"
_FIRST = "a number, a variable or an opening bracket comes here"
_DIVISION = "a polynomial is divided by nonzero constants only"


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
        position, kind, before = source.start, "before", None
        try:
            while kind != "end":
                pattern = _FOLLOWING[kind]
                token = pattern.match(source.text, position, source.stop)
                if token is None:
                    raise self._refused(position, None if pattern is _OPERAND else before)
                kind, before, position = str(token.lastgroup), token, token.end()
                self._take(kind, token[kind], token.start(kind))
        except Excess as excess:
            raise source.error(self._at, *excess.args) from None
        return self._values.pop()

    def _monomial(self, text: str, start: int) -> PolyElement:
        """Return a product of powers of variables."""
        exponents = [0] * self._ring.ngens
        for match in _VARIABLE.finditer(text):
            place = self._places.get(canonical(match[1]))
            if place is None:
                raise self._unknown(match[1], start + match.start())
            exponent = 1
            if match[2]:
                self._at, exponent = start + match.start(2), _exponent(match[2])
            check_degree(match[1], exponent)
            exponents[place] += exponent
        return self._ring.term_new(tuple(exponents), self._ring.domain.one)

    def _take(self, kind: str, text: str, start: int) -> None:
        """Take a token."""
        if kind == "monomial":
            self._values.append(self._monomial(text, start))
        elif kind == "integer":
            self._values.append(self._ring.ground_new(self._ring.domain(from_digits(text))))
        elif kind == "power":
            self._at = start
            self._values.append(self._expansion.power(self._values.pop(), _exponent(text)))
        elif kind == "before":  # a sign or an opening bracket
            self._waiting += [("sign" if text == "-" else text, start)] if text != "+" else []
        elif kind == "between":
            self._compute(_STRENGTH[text] + (text == "=="))
            if text == "==" and self._waiting:
                raise self._source.error(start, *_EQUATION)
            self._waiting.append((text, start))
        else:  # a closing bracket, or the end, which closes nothing
            self._compute(1)
            if bool(self._waiting) == (kind == "end"):
                place = self._waiting[-1][1] if self._waiting else start
                raise self._source.error(place, *(_UNCLOSED if self._waiting else _UNOPENED))
            del self._waiting[-1:]

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

    def _refused(self, position: int, before: re.Match[str] | None) -> InputError:
        """Return what is wrong with what comes next, at the beginning or behind an operand."""
        source = self._source
        token = next(_NEXT.finditer(source.text, position, source.stop))
        word, start = token[1], token.end() - len(token[1] or "")
        if word is None:
            return source.stray(start, _WRITTEN, _REPAIRS)
        if word == "-":  # another one follows
            return source.error(start, *_MINUS)
        if before is not None:
            return self._behind(before[0].strip(), word, start)
        if word == ")" and all(sign != "(" for sign, _ in self._waiting):
            return source.error(start, *_UNOPENED)
        if not source.piece.strip():
            return source.error(source.start, *_EMPTY)
        hint = "removing one sign" if word.strip(")") else "a term such as 3*x^2"
        came = repr(word) if word else "the end of the text"
        place = start if word else source.start + len(source.piece.rstrip())
        return source.error(place, _FIRST, came, hint)

    def _behind(self, before: str, word: str, start: int) -> InputError:
        """Return what is wrong with a word behind a number, a product or a closing bracket."""
        source = self._source
        if word not in ("^", "**"):
            operand = _OPERAND.match(source.text, start, source.stop)
            right = operand[0] if operand else word
            if operand is not None and operand["monomial"]:
                self._monomial(right, start)  # an unknown name says more
            left, right = shorten(before), shorten(right)
            required, came = "products are written with a *", f"{right!r} right after {left!r}"
            return source.error(start, required, came, f"{left}*{right}")
        if re.search(rf"{_POWER}\Z", before):
            return source.error(start, *_POWERS)
        match = next(_EXPONENT.finditer(source.text, start + len(word), source.stop))
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


def _exponent(power: str) -> int:
    return from_digits(power.lstrip("^* \t\r\n"))

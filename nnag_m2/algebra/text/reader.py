"""From the text of one polynomial, or of one equation, to its value.

Operators wait on a stack until one comes that binds no stronger; values are computed at once, and
no tree is built, so that neither depth nor length of a text touches Python's recursion limit.  A
sign binds weaker than a power and stronger than a product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sympy import Symbol
from sympy.polys.domains.domain import Domain
from sympy.polys.rings import PolyElement, PolyRing

from nnag_m2.algebra.expansion import Excess, Expansion, check_degree, sparse_ring
from nnag_m2.algebra.text.refusals import TEXT, Token, misplaced, not_an_exponent, unknown_name
from nnag_m2.algebra.text.source import NAME, Source, canonical, integer, is_name
from nnag_m2.errors import InputError

_POWER = r"[ \t\r\n]*(?:\^|\*\*)[ \t\r\n]*[0-9]+"
_VARIABLE = re.compile(rf"({NAME.pattern})({_POWER})?")
_FACTOR = rf"{NAME.pattern}(?:{_POWER})?"
# a product of powers of variables is one token: most of a long polynomial is made of them
_TOKEN = re.compile(
    rf"(?P<monomial>{_FACTOR}(?:[ \t\r\n]*\*[ \t\r\n]*{_FACTOR})*)"
    r"|(?P<integer>[0-9]+)|(?P<power>\^|\*\*)|(?P<sign>==|[-+*/()])|[ \t\r\n]+"
)
_STRENGTH = {"(": 0, "==": 1, "+": 2, "-": 2, "*": 3, "/": 3, "unary +": 4, "unary -": 4}


@dataclass(frozen=True)
class TextRing:
    """The ring of a text: its variables, to be computed with as anonymous generators.

    Attributes
    ----------
    ring
        Sparse.
    places
        The place of each variable that a text can name.
    """

    ring: PolyRing
    variables: Sequence[Symbol]
    places: Mapping[str, int]


def text_ring(variables: Sequence[Symbol], field: Domain) -> TextRing:
    """Return the ring for texts in these variables; refuse two of one name."""
    places: dict[str, int] = {}
    for place, symbol in enumerate(variables):
        if is_name(symbol.name) and places.setdefault(symbol.name, place) != place:
            raise InputError("variables need different names", f"{symbol.name} more than once")
    return TextRing(sparse_ring(len(variables), field), variables, places)


class PolynomialReader:
    """One pass over a text; its value is ``left - right`` for an equation ``left == right``."""

    def __init__(self, source: Source, ring: TextRing) -> None:
        self._source, self._places, self._ring = source, ring.places, ring.ring
        self._expansion = Expansion(ring.ring, [v.name for v in ring.variables])
        self._values: list[PolyElement] = []
        self._waiting: list[tuple[str, int]] = []

    def read(self) -> PolyElement:
        """Return the value of the text; nothing else refers to it."""
        before = Token("start", "", 0)
        for token in self._tokens():
            if before.ends_operand:
                before = self._after_operand(token, before)
            elif before.kind == "power":
                before = self._raised(token, before)
            else:
                before = self._operand(token, before)
        end = Token("end", "", len(self._source.piece.rstrip()))
        if not before.ends_operand:
            raise misplaced(self._source, end, before)
        self._compute(1)
        if self._waiting:
            required, came = "every opening bracket is closed", "a '(' without its ')'"
            raise self._source.error(self._waiting[-1][1], required, came, "a ')' for it")
        return self._values.pop()

    def _tokens(self) -> Iterator[Token]:
        position, text = 0, self._source.piece
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                raise self._source.stray(position, *TEXT)
            if match[0] == "-" and text.startswith("--", position):
                required = "two adjacent minus signs begin a comment in Macaulay2: ambiguous"
                raise self._source.error(position, required, "'--'", "a blank between them")
            if match.lastgroup:
                yield Token(match.lastgroup, match[0], position)
            position = match.end()

    def _operand(self, token: Token, before: Token) -> Token:
        """Take a number, a product of variables, an opening bracket or a sign in front."""
        if token.kind == "integer":
            number = self._ring.domain(integer(token.text))
            self._values.append(self._ring.ground_new(number))
        elif token.kind == "monomial":
            self._values.append(self._monomial(token))
        elif token.text in ("+", "-"):
            self._waiting.append((f"unary {token.text}", token.start))
        elif token.text == "(":
            self._waiting.append(("(", token.start))
        else:
            self._refuse_closing(token)
            raise misplaced(self._source, token, before)
        return token

    def _after_operand(self, token: Token, before: Token) -> Token:
        """Take an operator or a closing bracket."""
        if token.kind == "power" and before.kind in ("integer", "sign"):
            return token
        if token.text == ")":
            self._compute(1)
            self._refuse_closing(token)
            self._waiting.pop()
            return token
        if token.kind == "monomial":
            self._monomial(token)  # an unknown name says more
        if token.kind != "sign" or token.text == "(":
            raise misplaced(self._source, token, before)
        self._compute(_STRENGTH[token.text] + (token.text == "=="))
        if token.text == "==" and self._waiting:
            required = "an equation has one == and stands in no brackets"
            raise self._source.error(token.start, required, "'=='", "left - (right)")
        self._waiting.append((token.text, token.start))
        return token

    def _raised(self, token: Token, before: Token) -> Token:
        """Take an exponent."""
        if token.kind != "integer":
            raise not_an_exponent(self._source, before.end)
        try:
            power = self._expansion.power(self._values.pop(), integer(token.text))
        except Excess as excess:
            raise self._source.error(before.start, *excess.args) from None
        self._values.append(power)
        return Token("raised", token.text, token.start)

    def _refuse_closing(self, token: Token) -> None:
        if token.text == ")" and not any(sign == "(" for sign, _ in reversed(self._waiting)):
            required, came = "every closing bracket has an opening one", "a ')' without its '('"
            hint = "removing it, or an opening bracket further left"
            raise self._source.error(token.start, required, came, hint)

    def _compute(self, strength: int) -> None:
        """Compute what waits and binds at least so strongly."""
        while self._waiting and _STRENGTH[self._waiting[-1][0]] >= strength:
            sign, start = self._waiting.pop()
            try:
                self._computed(sign, start)
            except Excess as excess:
                raise self._source.error(start, *excess.args) from None

    def _computed(self, sign: str, start: int) -> None:
        right = self._values.pop()
        if sign.startswith("unary"):
            if sign == "unary -":
                self._expansion.negate(right)
            self._values.append(right)
            return
        left, minus = self._values.pop(), sign in ("-", "==")
        if sign in ("*", "/"):
            factor = right if sign == "*" else self._inverse(right, start)
            self._values.append(self._expansion.product(left, factor))
            return
        if len(left) < len(right):  # in the place of the longer one
            if minus:
                self._expansion.negate(right)
            left, right, minus = right, left, False
        self._expansion.add(left, right, minus)
        self._values.append(left)

    def _inverse(self, divisor: PolyElement, start: int) -> PolyElement:
        required, domain = "a polynomial is divided by nonzero constants only", self._ring.domain
        if not divisor:
            where = f" in {domain}" if domain.is_FiniteField else ""
            came, hint = f"a division by zero{where}", "another divisor"
            raise self._source.error(start, required, came, hint)
        if not divisor.is_ground:
            came, hint = "a division by a polynomial", "multiplying the equation by the divisor"
            raise self._source.error(start, required, came, hint)
        return self._ring.ground_new(domain.one / divisor[self._ring.zero_monom])

    def _monomial(self, token: Token) -> PolyElement:
        exponents = [0] * self._ring.ngens
        for match in _VARIABLE.finditer(token.text):
            place = self._places.get(canonical(match[1]))
            if place is None:
                raise unknown_name(
                    self._source, match[1], token.start + match.start(), self._places
                )
            exponent = integer(match[2].lstrip("^* \t\r\n")) if match[2] else 1
            try:
                check_degree(match[1], exponent)
            except Excess as excess:
                sign = match.end(1) + len(match[2]) - len(match[2].lstrip())
                raise self._source.error(token.start + sign, *excess.args) from None
            exponents[place] += exponent
        return self._ring.term_new(tuple(exponents), self._ring.domain.one)

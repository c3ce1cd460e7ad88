"""The arithmetic behind the text of one polynomial: sparse, bounded, errors with a place."""

from __future__ import annotations

from typing import Any

from lark import Token
from sympy.polys.rings import PolyElement

from nnag_m2.algebra.expansion import Excess, Expansion
from nnag_m2.algebra.text.source import Source, integer
from nnag_m2.algebra.text.text_ring import TextRing
from nnag_m2.errors import InputError


class Arithmetic:
    """The operations in the text of one polynomial.

    Each result is a new object or an operand that nothing else refers to, since a subexpression
    has one parent; this is why sums may be accumulated in place.

    Parameters
    ----------
    source
        The text, for error messages.
    text_ring
        The ring.
    """

    def __init__(self, source: Source, text_ring: TextRing) -> None:
        self.source = source
        self.ring, self.domain = text_ring.ring, text_ring.field
        self._expansion = Expansion(text_ring.ring, [v.name for v in text_ring.variables])

    def number(self, digits: Token) -> PolyElement:
        """Return an integer as a new polynomial."""
        return self.ring.ground_new(self.domain(integer(str(digits))))

    def unary(self, sign: Token, operand: PolyElement) -> PolyElement:
        """Return an operand with its sign."""
        if sign.type == "MINUS":
            try:
                self._expansion.negate(operand)
            except Excess as excess:
                raise self._error(sign, *excess.args) from None
        return operand

    def binary(self, left: PolyElement, sign: Token, right: Any) -> PolyElement:
        """Return the value of two operands around a sign."""
        try:
            if sign.type == "STAR":
                return self._expansion.product(left, right)
            if sign.type == "SLASH":
                return self._quotient(left, right, sign)
            if sign.type == "POWER":
                return self._expansion.power(left, integer(str(right)))
            return self._sum(left, right, subtract=sign.type == "MINUS")
        except Excess as excess:
            raise self._error(sign, *excess.args) from None

    def _sum(self, left: PolyElement, right: PolyElement, subtract: bool) -> PolyElement:
        """Return the sum or difference, in the place of the longer operand."""
        if len(left) < len(right):
            if subtract:
                self._expansion.negate(right)
            left, right, subtract = right, left, False
        self._expansion.add(left, right, subtract)
        return left

    def _quotient(self, left: PolyElement, right: PolyElement, sign: Token) -> PolyElement:
        """Return the quotient by a nonzero constant."""
        required = "a polynomial is divided by nonzero constants only"
        if not right:
            where = f" in {self.domain}" if self.domain.is_FiniteField else ""
            raise self._error(sign, required, f"a division by zero{where}", "another divisor")
        if not right.is_ground:
            hint = "multiplying the equation by the divisor"
            raise self._error(sign, required, "a division by a polynomial", hint)
        inverse = self.domain.one / right[self.ring.zero_monom]
        return self._expansion.product(left, self.ring.ground_new(inverse))

    def _error(self, sign: Token, required: str, came: str, hint: str) -> InputError:
        """Return the error that points at a sign."""
        return self.source.error(sign.start_pos or 0, required, came, hint)

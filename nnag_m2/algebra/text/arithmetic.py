"""The arithmetic behind the text of one polynomial: sparse, and bounded.

A short text can stand for a polynomial that fits no memory, such as ``(x+y+z)^100000``.  Every
product is therefore priced before it is carried out.
"""

from __future__ import annotations

from math import exp, inf, lgamma, log1p, log2
from typing import Any

from lark import Token
from sympy.polys.rings import PolyElement

from nnag_m2.algebra.text.setting import DEGREE_LIMIT, Setting, degree_error
from nnag_m2.algebra.text.source import Source, integer
from nnag_m2.errors import InputError

EFFORT_LIMIT = 10_000_000
# A multiplication of coefficients of this many bits counts like one of small ones.
_BITS = 1000


class Arithmetic:
    """The operations in the text of one polynomial.

    Each result is a new object or an operand that nothing else refers to, since a subexpression
    has one parent; this is why sums may be accumulated in place.

    Parameters
    ----------
    source
        The text, for error messages.
    setting
        The ring.
    """

    def __init__(self, source: Source, setting: Setting) -> None:
        self.source, self.setting = source, setting
        self.ring, self.domain = setting.ring, setting.field
        self._effort = 0.0

    def number(self, digits: Token) -> PolyElement:
        """Return an integer as a new polynomial."""
        return self.ring.ground_new(self.domain(integer(str(digits))))

    def unary(self, sign: Token, operand: PolyElement) -> PolyElement:
        """Return an operand with its sign."""
        return self._negative(operand, sign) if sign.type == "MINUS" else operand

    def binary(self, left: PolyElement, sign: Token, right: Any) -> PolyElement:
        """Return the value of two operands around a sign."""
        if sign.type == "STAR":
            return self._product(left, right, sign)
        if sign.type == "SLASH":
            return self._quotient(left, right, sign)
        if sign.type == "POWER":
            return self._power(left, sign, integer(str(right)))
        return self._sum(left, right, sign)

    def _sum(self, left: PolyElement, right: PolyElement, sign: Token) -> PolyElement:
        """Return the sum or difference, in the place of the longer operand."""
        # Adding with + would copy the sum so far for each of its terms.
        subtract = sign.type == "MINUS"
        if len(left) < len(right):
            right = self._negative(right, sign) if subtract else right
            left, right, subtract = right, left, False
        zero = self.domain.zero
        for monomial, coefficient in right.items():
            term = -coefficient if subtract else coefficient
            value = left.get(monomial, zero) + term
            if value:
                left[monomial] = value
            else:
                del left[monomial]
        return left

    def _negative(self, operand: PolyElement, sign: Token) -> PolyElement:
        """Return the negative, in place."""
        if len(operand) > 1:
            self._spend(len(operand), sign)
        for monomial, coefficient in operand.items():
            operand[monomial] = -coefficient
        return operand

    def _product(self, left: PolyElement, right: PolyElement, sign: Token) -> PolyElement:
        """Return the product, if it is within reach."""
        if len(left) * len(right) > 1:
            self._spend(self._weight(left) * self._weight(right), sign)
        return left * right

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
        return self._product(left, self.ring.ground_new(inverse), sign)

    def _power(self, base: PolyElement, sign: Token, exponent: int) -> PolyElement:
        """Return the power, if it is within reach; the power 0 of everything is 1."""
        if exponent == 0:
            return self.ring.ground_new(self.domain.one)
        if exponent == 1 or not base:
            return base
        self._check_degree(base, sign, exponent)
        if len(base) == 1:
            self._spend((min(exponent, 10**100) * self._growth(base) / _BITS) ** 2, sign)
            return base**exponent
        squaring = self._effort_of_squaring(base, exponent)
        multinomial = self._effort_of_multinomial(base, exponent)
        self._spend(min(squaring, multinomial), sign)
        return base**exponent if multinomial <= squaring else _by_squaring(base, exponent)

    def _check_degree(self, base: PolyElement, sign: Token, exponent: int) -> None:
        """Raise if a power has too large a degree in one of the variables."""
        degrees = base.degrees()
        largest = max(degrees)
        if largest * exponent > DEGREE_LIMIT:
            name = self.setting.variables[degrees.index(largest)].name
            raise degree_error(self.source, name, largest * exponent, sign.start_pos)

    def _effort_of_squaring(self, base: PolyElement, exponent: int) -> float:
        """Return about how many multiplications of terms repeated squaring takes."""
        growth, half = self._growth(base), exponent // 2
        square = (_terms(base, half) * (1 + half * growth / _BITS)) ** 2
        return square + len(base) * _terms(base, exponent) * (1 + exponent * growth / _BITS)

    def _effort_of_multinomial(self, base: PolyElement, exponent: int) -> float:
        """Return about how many multiplications of terms sympy's own power takes."""
        # It uses the multinomial theorem up to five terms, and visits each summand even where
        # many of them fall on few monomials.
        if len(base) > 5:
            return inf
        summands = exp(_log_binomial(len(base) + exponent - 1, exponent))
        return summands * len(base) * (1 + exponent * self._growth(base) / _BITS)

    def _growth(self, base: PolyElement) -> float:
        """Return by how many bits each factor lengthens the coefficients of a power."""
        if self.domain.is_FiniteField:
            return 0.0
        units = {self.domain.one, -self.domain.one}
        bits = max(0 if c in units else self._bits(c) for c in base.values())
        return bits + log2(len(base))

    def _weight(self, operand: PolyElement) -> float:
        """Return the number of terms, where long coefficients count more."""
        return float(sum(1 + self._bits(c) / _BITS for c in operand.values()))

    def _bits(self, coefficient: Any) -> int:
        """Return the length of a coefficient."""
        if self.domain.is_FiniteField:
            return int(self.domain.mod).bit_length()
        parts = self.domain.numer(coefficient), self.domain.denom(coefficient)
        return max(int(part).bit_length() for part in parts)

    def _spend(self, effort: float, sign: Token) -> None:
        """Raise if the work so far and the next step are too much."""
        self._effort += effort
        if self._effort > EFFORT_LIMIT:
            required = (
                f"a polynomial is expanded in at most {EFFORT_LIMIT:,} multiplications of terms, "
                f"where a thousand bits of a coefficient count like a term"
            )
            hint = "a smaller exponent, or a new variable for the bracket and one more equation"
            raise self._error(sign, required, f"about {self._effort:.1e}", hint)

    def _error(self, sign: Token, required: str, came: str, hint: str) -> InputError:
        """Return the error that points at a sign."""
        return self.source.error(sign.start_pos or 0, required, came, hint)


def _by_squaring(base: PolyElement, exponent: int) -> PolyElement:
    """Return the power by repeated squaring."""
    result = base
    for digit in f"{exponent:b}"[1:]:
        result = result.square()
        result = result * base if digit == "1" else result
    return result


def _terms(base: PolyElement, exponent: int) -> float:
    """Return a bound for the number of terms of a power."""
    degrees = [degree for degree in base.degrees() if degree]
    total = max(map(sum, base)) * exponent
    bounds = (
        _log_binomial(len(base) + exponent - 1, exponent),
        _log_binomial(len(degrees) + total, total),
        sum(log1p(degree * exponent) for degree in degrees),
    )
    return exp(min(*bounds, 300.0))


def _log_binomial(above: int, below: int) -> float:
    """Return the logarithm of a binomial coefficient."""
    return lgamma(above + 1) - lgamma(below + 1) - lgamma(above - below + 1)

"""What a forward pass says beforehand: how long an expansion may be, and of which degrees.

A forward pass adds entries, multiplies them, takes powers, and divides 1 by them; no more.
"""

from __future__ import annotations

from math import comb
from typing import Any, NoReturn

from nnag_m2.algebra.modular.primes import LARGEST_PRIME, residue
from nnag_m2.errors import InputError

ASKED_INSTEAD = "dimension, defect, is_filling or fiber_dimension of its neuromanifold"
"""The questions that need no coefficients."""

RATIONAL_INSTEAD = "dimension, defect or fiber_dimension of its neuromanifold, which need no "
RATIONAL_INSTEAD += "polynomials; or network.fraction(), of numerators and a common denominator"


class RationalFunctions(InputError):
    """What was asked is not defined for rational functions."""


class Terms:
    """A bound for the number of terms of a polynomial, under the operations of polynomials."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __add__(self, other: Any) -> Terms:
        return Terms(self.number + (other.number if isinstance(other, Terms) else 1))

    def __mul__(self, other: Any) -> Terms:
        return Terms(self.number * (other.number if isinstance(other, Terms) else 1))

    __radd__, __rmul__ = __add__, __mul__

    def __rtruediv__(self, other: Any) -> NoReturn:
        _refuse_division()

    def __pow__(self, exponent: int) -> Terms:
        if exponent < 0:
            _refuse_division()
        return Terms(comb(self.number + exponent - 1, exponent))


class Cancelled(Exception):
    """Terms of the largest or smallest degree cancelled, so that these are not known."""


class Degrees:
    """A polynomial's terms of the lowest and of the highest degree, at a random point.

    The point is one modulo a prime; so terms that seem to cancel may be there all the same, which
    is an exception, but those that do not are there.
    """

    def __init__(self, low: int, first: int, high: int, last: int) -> None:
        self.low, self.first, self.high, self.last = low, first, high, last

    @classmethod
    def of(cls, value: Any) -> Degrees | None:
        """Return a number as a polynomial of degree 0; ``None`` for zero."""
        if isinstance(value, Degrees):
            return value
        number = residue(value, LARGEST_PRIME)
        return cls(0, number, 0, number) if number else None

    def __add__(self, other: Any) -> Degrees:
        more = Degrees.of(other)
        if more is None:
            return self
        low, high = min(self.low, more.low), max(self.high, more.high)
        first = sum(part.first for part in (self, more) if part.low == low) % LARGEST_PRIME
        last = sum(part.last for part in (self, more) if part.high == high) % LARGEST_PRIME
        if not first or not last:
            raise Cancelled
        return Degrees(low, first, high, last)

    def __mul__(self, other: Any) -> Degrees | int:
        more = Degrees.of(other)
        if more is None:
            return 0
        first, last = self.first * more.first, self.last * more.last
        low, high = self.low + more.low, self.high + more.high
        return Degrees(low, first % LARGEST_PRIME, high, last % LARGEST_PRIME)

    __radd__, __rmul__ = __add__, __mul__

    def __rtruediv__(self, other: Any) -> NoReturn:
        _refuse_division()

    def __pow__(self, exponent: int) -> Degrees | int:
        if exponent < 0:
            _refuse_division()
        first, last = (pow(c, exponent, LARGEST_PRIME) for c in (self.first, self.last))
        return Degrees(self.low * exponent, first, self.high * exponent, last)


def _refuse_division() -> NoReturn:
    required = "only polynomials have coefficients; a reciprocal makes rational functions"
    raise RationalFunctions(required, "a division", RATIONAL_INSTEAD)

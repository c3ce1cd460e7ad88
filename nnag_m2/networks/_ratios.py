"""Quotients of polynomials, as a forward pass makes them: numerators and denominators."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError

_LONGEST = 100_000
"""Terms of a numerator or denominator: products of longer ones take minutes."""


class Ratio:
    """A quotient of two polynomials without a common factor."""

    def __init__(self, top: fmpq_mpoly, bottom: fmpq_mpoly) -> None:
        checkpoint()
        self.top, self.bottom = top, bottom
        if max(len(top), len(bottom)) > _LONGEST:
            required = f"numerators and denominators have at most {_LONGEST:,} terms"
            raise InputError(required, "more", "smaller widths")

    @classmethod
    def generators(cls, count: int) -> list[Ratio]:
        """Return the variables of a ring as quotients."""
        names = tuple(f"x{i}" for i in range(count))
        ring = fmpq_mpoly_ctx.get(names, Ordering.lex)
        one = ring.constant(1)
        return [cls(variable, one) for variable in ring.gens()]

    def quotient(self, other: Any) -> Ratio:
        """Return a rational number, or a quotient, as a quotient in the same ring."""
        if isinstance(other, Ratio):
            return other
        ring = self.top.context()
        number = Fraction(int(other.numerator), int(other.denominator))
        constant = ring.constant(fmpq(number.numerator, number.denominator))
        return Ratio(constant, ring.constant(1))

    def _cancelled(self, top: fmpq_mpoly, bottom: fmpq_mpoly) -> Ratio:
        common = top.gcd(bottom)
        return Ratio(top // common, bottom // common)

    def __add__(self, other: Any) -> Ratio:
        more = self.quotient(other)
        common = self.bottom.gcd(more.bottom)
        mine, theirs = self.bottom // common, more.bottom // common
        return self._cancelled(self.top * theirs + more.top * mine, mine * more.bottom)

    def __mul__(self, other: Any) -> Ratio:
        more = self.quotient(other)
        return self._cancelled(self.top * more.top, self.bottom * more.bottom)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self) -> Ratio:
        return Ratio(-self.top, self.bottom)

    def __sub__(self, other: Any) -> Ratio:
        return self + (-self.quotient(other))

    def __rsub__(self, other: Any) -> Ratio:
        return self.quotient(other) - self

    def __truediv__(self, other: Any) -> Ratio:
        return self * self.quotient(other).inverse()

    def __rtruediv__(self, other: Any) -> Ratio:
        return self.quotient(other) * self.inverse()

    def __pow__(self, exponent: int) -> Ratio:
        if exponent < 0:
            return self.inverse() ** -exponent
        return Ratio(self.top**exponent, self.bottom**exponent)

    def inverse(self) -> Ratio:
        """Return the inverse.

        Raises
        ------
        InputError
            For zero.
        """
        if not self.top:
            raise InputError("denominators must not vanish everywhere", "0")
        return Ratio(self.bottom, self.top)


def over_common_denominator(ratios: Sequence[Ratio]) -> list[dict[tuple[int, ...], Fraction]]:
    """Return the terms of numerators and, last, of their least common denominator.

    They have no factor in common; the largest term of the denominator, the first variable first,
    has the coefficient 1.
    """
    bottom = ratios[0].bottom
    for ratio in ratios[1:]:
        bottom = bottom * (ratio.bottom // bottom.gcd(ratio.bottom))
    leading = bottom.leading_coefficient()
    polys = [ratio.top * (bottom // ratio.bottom) for ratio in ratios] + [bottom]
    return [
        {
            tuple(map(int, exponents)): Fraction(int(c.numer()), int(c.denom()))
            for exponents, c in (poly / leading).to_dict().items()
        }
        for poly in polys
    ]

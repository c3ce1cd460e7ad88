"""Polynomials in one variable, modulo a monic polynomial and a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flint import fmpz_mod_ctx, fmpz_mod_poly, fmpz_mod_poly_ctx, fmpz_poly

from nnag_m2.algebra.terms import Values

_LARGE = 32


@dataclass(frozen=True)
class ResidueAlgebra:
    """Polynomials in ``t`` modulo a monic one and a number."""

    ring: fmpz_mod_poly_ctx
    modulus: fmpz_mod_poly

    @classmethod
    def of(cls, number: int, modulus: Sequence[Any]) -> ResidueAlgebra:
        """Return the algebra of a polynomial with these coefficients, the constant term first.

        The last one is to be invertible modulo the number.
        """
        ring = fmpz_mod_poly_ctx(fmpz_mod_ctx(number))
        *rest, last = (int(c) for c in modulus)
        inverse = pow(last, -1, number)
        return cls(ring, ring([*(c * inverse % number for c in rest), 1]))

    def element(self, poly: fmpz_poly) -> fmpz_mod_poly:
        """Return what an integer polynomial is here."""
        return self.ring(integers_of(poly)) % self.modulus

    def taken(self, poly: fmpz_mod_poly) -> fmpz_mod_poly:
        """Return an element of another algebra in this one."""
        return self.ring(integers_of(poly))

    def reduced(self, poly: fmpz_mod_poly) -> fmpz_mod_poly:
        """Return a product as an element."""
        size = self.modulus.degree()
        above = poly.degree() - size
        if above < 0 or size < _LARGE:
            return poly % self.modulus
        # the quotient is a product with the inverse, a power series in 1/t
        leading = poly.right_shift(size).reverse(above)
        quotient = leading.mul_low(self._inverse, above + 1).reverse(above)
        return poly.truncate(size) - quotient.mul_low(self.modulus, size)

    def traces(self) -> list[int]:
        """Return the traces of ``1, t, ..., t^(n-1)``: sums of powers of the roots (Newton)."""
        size = self.modulus.degree()
        slope = self.modulus.derivative().reverse(size - 1)
        sums = integers_of(slope.mul_low(self._inverse, size))
        return [*sums, *[0] * (size - len(sums))]

    @cached_property
    def _inverse(self) -> fmpz_mod_poly:
        return self.modulus.reverse().inverse_series_trunc(self.modulus.degree())

    def values(self, point: Sequence[fmpz_mod_poly]) -> Values[fmpz_mod_poly]:
        """Return what evaluates polynomials at a point with coordinates in the algebra."""
        return Values(point, self.ring(1), self.reduced)

    def without(self, entry: Any, left: Sequence[Any], right: Sequence[Any]) -> fmpz_mod_poly:
        """Return an element less the sum of the products of others."""
        for a, b in zip(left, right, strict=True):
            entry -= a * b
        return self.reduced(entry)


def integers_of(poly: Any) -> list[Any]:
    """Return the coefficients, the constant term first."""
    return [int(c) for c in poly.coeffs()]

"""Polynomials in one variable, modulo a monic polynomial and a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flint import fmpz, fmpz_mat, fmpz_mod_ctx, fmpz_mod_poly, fmpz_mod_poly_ctx, fmpz_poly

from nnag_m2.algebra.terms import Values
from nnag_m2.calling import checkpoint

# from this degree on an inverse of the modulus, computed once, beats division
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

    def element_of(self, poly: fmpz_mod_poly) -> fmpz_mod_poly:
        """Return an element of another algebra in this one."""
        return self.ring(integers_of(poly))

    def reduced(self, poly: fmpz_mod_poly) -> fmpz_mod_poly:
        """Return a product as an element."""
        size = self.modulus.degree()
        above = poly.degree() - size
        if above < 0 or size < _LARGE or self._has_short_modulus:
            return poly % self.modulus
        # the quotient is a product with the inverse, a power series in 1/t
        leading = poly.right_shift(size).reverse(above)
        quotient = leading.mul_low(self._inverse, above + 1).reverse(above)
        return poly.truncate(size) - quotient.mul_low(self.modulus, size)

    def traces(self, count: int) -> list[Any]:
        """Return the traces of so many powers ``1, t, ...``: power sums of the roots (Newton)."""
        inverse = self.modulus.reverse().inverse_series_trunc(count)
        slope = self.modulus.derivative().reverse(self.modulus.degree() - 1)
        return padded(slope.mul_low(inverse, count), count)

    def products_traces(
        self, left: Sequence[fmpz_mod_poly], right: Sequence[fmpz_mod_poly]
    ) -> list[list[Any]]:
        """Return residues of the traces of products: a row for each of the left elements."""
        size = self.modulus.degree()
        sums = self.ring(self.traces(2 * size))
        forms = [sums.mul_low(v.reverse(size - 1), 2 * size).right_shift(size - 1) for v in left]
        table = fmpz_mat([padded(form, size) for form in forms])
        return (table * fmpz_mat([padded(v, size) for v in right]).transpose()).table()

    @cached_property
    def _inverse(self) -> fmpz_mod_poly:
        return self.modulus.reverse().inverse_series_trunc(self.modulus.degree())

    @cached_property
    def _has_short_modulus(self) -> bool:
        bits = max(int(c).bit_length() for c in self.modulus.coeffs())
        return 4 * bits < int(self.ring.modulus()).bit_length()

    def values(self, point: Sequence[fmpz_mod_poly]) -> Values[fmpz_mod_poly]:
        """Return what evaluates polynomials at a point with coordinates in the algebra."""
        return Values(point, self.ring(1), self.reduced)

    def without(self, entry: Any, left: Sequence[Any], right: Sequence[Any]) -> fmpz_mod_poly:
        """Return an element less the sum of the products of others."""
        for a, b in zip(left, right, strict=True):
            entry -= a * b
        return self.reduced(entry)


def inverses(
    prime: int, modulus: fmpz_poly, below: fmpz_poly, bits: int
) -> Iterator[tuple[int, ResidueAlgebra, fmpz_mod_poly]]:
    """Yield powers of a prime, up to the first of so many bits, with the inverse of an element.

    Each is the square of the one before (Newton's iteration).  Nothing when the prime divides the
    last coefficient of the modulus, or the element is not invertible modulo the prime.
    """
    if modulus.leading_coefficient() % prime == 0:
        return
    algebra = ResidueAlgebra.of(prime, integers_of(modulus))
    element = algebra.element(below)
    if algebra.modulus.gcd(element).degree() > 0:
        return
    number, inverse = prime, element.inverse_mod(algebra.modulus)
    yield number, algebra, inverse
    while number.bit_length() < bits:
        checkpoint()
        number *= number
        algebra = ResidueAlgebra.of(number, integers_of(modulus))
        inverse = algebra.element_of(inverse)
        inverse = algebra.reduced(inverse * (2 - algebra.reduced(inverse * algebra.element(below))))
        yield number, algebra, inverse


def integers_of(poly: Any) -> list[Any]:
    """Return the coefficients, the constant term first."""
    return [int(c) for c in poly.coeffs()]


def padded(poly: fmpz_mod_poly, size: int) -> list[Any]:
    """Return the coefficients of so many powers, the constant term first."""
    row = integers_of(poly)[:size]
    return row + [0] * (size - len(row))


def of_power_sums(sums: Sequence[Any], multiplicity: int, number: int) -> list[Any]:
    """Return the monic polynomial whose roots have these power sums, divided by a number.

    Newton's identities: ``k c_k = - (s_k + c_1 s_(k-1) + ... + c_(k-1) s_1)``.
    """
    inverse = pow(multiplicity, -1, number)
    powers = [fmpz(s) * inverse % number for s in sums]
    highest_first: list[Any] = [fmpz(1)]
    for k in range(1, len(sums) + 1):
        total = sum(c * powers[k - 1 - i] for i, c in enumerate(highest_first))
        highest_first.append(-total * pow(k, -1, number) % number)
    return highest_first[::-1]

"""Polynomials in one variable over ``QQ(alpha)``, for an algebraic number ``alpha``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any, TypeAlias

from flint import fmpq_poly

from nnag_m2.calling import checkpoint

Tower: TypeAlias = list[fmpq_poly]
"""Coefficients as polynomials in ``alpha``, the constant term first, the last one not zero."""


@dataclass(frozen=True, eq=False)
class TowerRing:
    """The ring of these polynomials.

    Attributes
    ----------
    modulus
        The minimal polynomial of ``alpha``.
    """

    modulus: fmpq_poly

    def reduced(self, coefficients: Iterable[Any]) -> Tower:
        """Return the polynomial with these coefficients."""
        return _trimmed([fmpq_poly(c) % self.modulus for c in coefficients])

    def monic(self, poly: Tower) -> Tower:
        """Return a polynomial, not zero, divided by its leading coefficient."""
        _, inverse, _ = poly[-1].xgcd(self.modulus)
        return [c * inverse % self.modulus for c in poly]

    def divided(self, one: Tower, other: Tower) -> tuple[Tower, Tower]:
        """Return quotient and remainder of the division by a monic polynomial."""
        rest, quotient = list(one), [fmpq_poly()] * max(len(one) - len(other) + 1, 0)
        while len(rest) >= len(other):
            lead, shift = rest[-1], len(rest) - len(other)
            quotient[shift] = lead
            for i, c in enumerate(other):
                rest[i + shift] = (rest[i + shift] - lead * c) % self.modulus
            rest = _trimmed(rest)
        return quotient, rest

    def common(self, one: Tower, other: Tower) -> Tower:
        """Return the greatest common divisor, monic where it is not the first polynomial."""
        while other:
            checkpoint()
            other = self.monic(other)
            one, other = other, self.divided(one, other)[1]
        return one

    def squarefree(self, poly: Tower) -> Tower:
        """Return the product of the different irreducible factors of a polynomial, not zero."""
        return self.divided(poly, self.monic(self.common(poly, derivative(poly))))[0]

    def rational_roots(self, poly: Tower) -> list[Any]:
        """Return the rational roots: those that the parts at all powers of ``alpha`` share."""
        parts = (fmpq_poly([c[j] for c in poly]) for j in range(self.modulus.degree()))
        shared = reduce(lambda f, g: f.gcd(g), parts)
        return [-f[0] / f[1] for f, _ in shared.factor()[1] if f.degree() == 1]


def derivative(poly: Tower) -> Tower:
    """Return the derivative."""
    return [i * c for i, c in enumerate(poly)][1:]


def _trimmed(poly: Tower) -> Tower:
    while poly and not poly[-1]:
        poly = poly[:-1]
    return poly

"""Polynomials in two variables, and the vertical lines on which their curves change."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from flint import arb, fmpq_poly, fmpz_mpoly, fmpz_mpoly_ctx, fmpz_poly
from sympy import Poly

from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.real.enclosed_roots import value
from nnag_m2.algebra.real.enclosures import ball_of
from nnag_m2.algebra.real.isolation import Interval
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real.root_arithmetic import factors
from nnag_m2.calling import checkpoint

_RING = fmpz_mpoly_ctx.get(["x", "y"], "lex")


class Bivariate:
    """A polynomial in ``x`` and ``y`` with integer coefficients.

    Parameters
    ----------
    coefficients
        Polynomials in ``x``: the coefficients of ``1, y, y**2, ...``, the last one not zero.
    """

    def __init__(self, coefficients: Sequence[fmpz_poly]) -> None:
        self.coefficients = tuple(coefficients)

    @classmethod
    def of(cls, poly: fmpz_mpoly) -> Bivariate:
        """Return an element of flint's ring with the coefficients arranged."""
        rows: list[dict[int, int]] = [{} for _ in range(int(poly.degrees()[1]) + 1)]
        for (i, j), c in poly.to_dict().items():
            rows[j][int(i)] = int(c)
        return cls(
            [fmpz_poly([row.get(i, 0) for i in range(max(row, default=0) + 1)]) for row in rows]
        )

    @property
    def degree(self) -> int:
        """The degree in ``y``."""
        return len(self.coefficients) - 1

    @cached_property
    def slope(self) -> Bivariate:
        """The derivative with respect to ``x``."""
        return Bivariate([c.derivative() for c in self.coefficients])

    def on_line(self, x: Fraction) -> fmpz_poly:
        """Return a positive multiple of the polynomial in ``y`` at a rational ``x``."""
        values = fmpq_poly([c(flint_of(x)) for c in self.coefficients])
        return values.numer()

    def on_row(self, y: Fraction) -> fmpz_poly:
        """Return a positive multiple of the polynomial in ``x`` at a rational ``y``."""
        found = fmpq_poly()
        for c in reversed(self.coefficients):
            found = found * flint_of(y) + c
        return found.numer()


class Line:
    """A vertical line ``x = alpha`` for a real algebraic number."""

    def __init__(self, alpha: RealAlgebraic) -> None:
        self.alpha = alpha
        self.minimal = fmpz_poly(list(alpha.coefficients))

    @property
    def value(self) -> Fraction | None:
        """The number, when it is rational."""
        return value(self.alpha)

    def interval(self, bits: int) -> Interval:
        """Return an interval around ``alpha`` of length at most ``2**-bits``."""
        if self.value is not None:
            return self.value, self.value
        return self.alpha.refined(bits).interval

    def ball(self, bits: int) -> arb:
        """Return the same as a ball."""
        return ball_of(self.interval(bits))

    def vanishes(self, poly: fmpz_poly) -> bool:
        """Return whether a polynomial is zero at ``alpha``."""
        return not fmpq_poly(poly) % fmpq_poly(self.minimal)

    def multiplicity(self, poly: fmpz_poly) -> int:
        """Return the multiplicity of ``alpha`` as a root of a polynomial that is not zero."""
        rest, below, count = fmpq_poly(poly), fmpq_poly(self.minimal), 0
        while True:  # at most as often as the degree
            rest, remainder = divmod(rest, below)
            if remainder:
                return count
            count += 1


def numbers(polys: Sequence[fmpz_poly]) -> list[RealAlgebraic]:
    """Return all real roots of polynomials that are not zero, in increasing sequence."""
    different = {factor for poly in polys for factor in factors(poly)}
    return sorted(root for factor in different for root in RealAlgebraic.roots_of(factor))


def separated(roots: Sequence[RealAlgebraic], width: Fraction) -> list[Interval]:
    """Return disjoint intervals of at most this length around different numbers in sequence."""
    bits = max(width.denominator.bit_length() - width.numerator.bit_length() + 1, 0)
    while True:  # ends, as the numbers are different
        checkpoint()
        lines = [Line(root).interval(bits) for root in roots]
        if all(one[1] < two[0] for one, two in pairwise(lines)):
            return lines
        bits += 16


def without_lines(poly: Poly) -> tuple[Bivariate, fmpz_poly]:
    """Return the squarefree part of a polynomial, its vertical lines apart.

    Parameters
    ----------
    poly
        In two variables over QQ, not zero.

    Returns
    -------
    tuple
        The product of the factors in which ``y`` occurs; the product of the others, in ``x``.
    """
    _, integral = poly.clear_denoms(convert=True)
    terms = {e: int(c) for e, c in integral.terms()}
    curve, lines = _RING.constant(1), _RING.constant(1)
    for factor, _ in _RING.from_dict(terms).factor_squarefree()[1]:
        content = Bivariate.of(factor).coefficients
        common = fmpz_poly()
        for c in content:
            common = common.gcd(c)
        vertical = _RING.from_dict({(i, 0): int(c) for i, c in enumerate(common) if c})
        lines *= vertical
        curve *= factor / vertical
    return Bivariate.of(curve), Bivariate.of(lines).coefficients[0]


def discriminant(curve: Bivariate) -> fmpz_poly:
    """Return the discriminant with respect to ``y`` of a squarefree polynomial."""
    terms: dict[tuple[int, ...], int] = {
        (i, j): int(c) for j, row in enumerate(curve.coefficients) for i, c in enumerate(row) if c
    }
    if curve.degree < 2:
        return fmpz_poly([1])
    return Bivariate.of(_RING.from_dict(terms).discriminant("y")).coefficients[0]

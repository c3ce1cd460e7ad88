"""Points whose coordinates are functions of one real algebraic number, evaluated exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from math import lcm
from typing import Any

from flint import arb_poly, ctx, fmpq_poly, fmpz_poly
from sympy import Poly, Rational

from nnag_m2.algebra.modular.field_elements import minimal_polynomial, over_derivative
from nnag_m2.algebra.real.enclosed_roots import value_near
from nnag_m2.algebra.real.enclosures import ball_of, enclosed_value
from nnag_m2.algebra.real.isolation import Coefficients, Interval, coefficients_of, quotient_on
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real.root_arithmetic import integral, ratio_of, root_near
from nnag_m2.algebra.terms import Values, denominator, times
from nnag_m2.algebra.values import TravelsByFields

_ZERO = RealAlgebraic((0, 1), 0)
_BITS = 64, 256
"""Precisions at which signs are tried: a value that is closer to zero is evaluated exactly."""
_LONG = 2  # times as long as the minimal polynomial: no more can be gained than that


@dataclass(frozen=True)
class AlgebraicPoint(TravelsByFields):
    """A point with coordinates ``x_i = tops[i](t) / below(t)`` for a real algebraic number ``t``.

    Attributes
    ----------
    generator
        The number ``t``.
    tops, below
        Polynomials with integer coefficients, the constant term first, of smaller degree than the
        minimal polynomial of ``t``; ``below`` is not zero.
    """

    generator: RealAlgebraic
    tops: tuple[Coefficients, ...]
    below: Coefficients

    @classmethod
    def of(
        cls, generator: RealAlgebraic, tops: Sequence[fmpq_poly], below: fmpq_poly
    ) -> AlgebraicPoint:
        """Return the point of a representation, which is reduced.

        Where that makes numbers long, the denominator becomes a multiple of the derivative of the
        minimal polynomial.
        """
        modulus = fmpq_poly(list(generator.coefficients))
        numerators, denominator = integral([top % modulus for top in tops], below % modulus)
        if _bits(*numerators, denominator) > _LONG * _bits(generator.coefficients):
            above, under = integral(tops, below)
            found, number = over_derivative(
                fmpz_poly(list(generator.coefficients)),
                [fmpz_poly(list(top)) for top in above],
                fmpz_poly(list(under)),
            )
            slope = number * modulus.derivative()
            numerators, denominator = integral([fmpq_poly(top) for top in found], slope)
        return cls(generator, numerators, denominator)

    @classmethod
    def rational(cls, values: Sequence[Rational]) -> AlgebraicPoint:
        """Return a rational point."""
        below = lcm(*(int(v.q) for v in values))
        return cls(_ZERO, tuple((int(v.p) * (below // int(v.q)),) for v in values), (below,))

    def value(self, polynomial: Poly) -> RealAlgebraic:
        """Return the value of a polynomial in as many variables as there are coordinates."""
        top, below = _value_of(*self._conjugates, polynomial)
        return _number_at(self.generator.coefficients, self.generator.index, top, below)

    def sign(self, polynomial: Poly) -> int:
        """Return the sign of the value of a polynomial."""
        for bits in _BITS:
            with ctx.workprec(2 * bits):
                place = self.balls(bits)
                value = None if place is None else enclosed_value(polynomial, place)
            if value is not None and not value.contains(0):
                return 1 if value > 0 else -1
        if self.vanishes([polynomial]):
            return 0
        (top,), below, _ = self._evaluated([polynomial])
        low, _ = value_near(self.generator, top, below, lambda ends: ends[0] > 0 or ends[1] < 0)
        return 1 if low > 0 else -1

    def balls(self, bits: int) -> list[Any] | None:
        """Return balls around coordinates; ``None`` when the generator has too few bits."""
        t, (tops, below) = ball_of(self.generator.refined(bits).interval), self._polys
        under = arb_poly(below)(t)
        return None if under.contains(0) else [arb_poly(top)(t) / under for top in tops]

    def vanishes(self, polynomials: Sequence[Poly]) -> bool:
        """Return whether all polynomials vanish at the point, and then at all its conjugates."""
        tops, _, _ = self._evaluated(polynomials, together=False)
        # By the lemma of Gauss a primitive polynomial divides others over ZZ, if over QQ.
        return all(divmod(top, self._modulus)[1].is_zero() for top in tops)

    def first(self, n: int) -> AlgebraicPoint:
        """Return the point of the first coordinates."""
        return AlgebraicPoint(self.generator, self.tops[:n], self.below)

    def image(self, polynomials: Sequence[Poly]) -> AlgebraicPoint:
        """Return the image under a polynomial map."""
        return AlgebraicPoint(self.generator, *_image_of(*self._conjugates, tuple(polynomials)))

    def coordinate(self, i: int) -> RealAlgebraic:
        """Return a coordinate as a number."""
        generator = self.generator
        return _number_at(generator.coefficients, generator.index, self.tops[i], self.below)

    @cached_property
    def elements(self) -> list[fmpq_poly]:
        """The coordinates as polynomials in the generator, modulo its minimal polynomial."""
        modulus = fmpq_poly(self._modulus)
        _, inverse, _ = fmpq_poly(list(self.below)).xgcd(modulus)
        return [fmpq_poly(list(top)) * inverse % modulus for top in self.tops]

    @cached_property
    def ratios(self) -> list[Fraction | None]:
        """The coordinates that are rational."""
        return [ratio_of(top, self.below) for top in self.tops]

    @cached_property
    def _polys(self) -> tuple[list[fmpz_poly], fmpz_poly]:
        return [fmpz_poly(list(top)) for top in self.tops], fmpz_poly(list(self.below))

    def enclosure(self, i: int, width: Fraction) -> Interval:
        """Return an interval of at most this length that holds a coordinate."""
        self.generator.refined((width.denominator // width.numerator).bit_length() + 32)
        tops, below = self._polys
        return value_near(self.generator, tops[i], below, lambda ends: ends[1] - ends[0] <= width)

    def has_equal_coordinate(self, i: int, other: AlgebraicPoint) -> bool:
        """Return whether another point has the same coordinate."""
        if self.generator == other.generator:
            if (self.tops[i], self.below) == (other.tops[i], other.below):
                return True
            (tops, below), (others, beside) = self._polys, other._polys
            one, two = tops[i], others[i]
            return divmod(one * beside - two * below, self._modulus)[1].is_zero()
        ratio = self.ratios[i]
        if ratio is not None or other.ratios[i] is not None:
            return ratio == other.ratios[i]
        bits = 64
        (a, b), (c, d) = (p.enclosure(i, Fraction(1, 1 << bits)) for p in (self, other))
        apart = b < c or d < a
        return not apart and self.coordinate(i) == other.coordinate(i)

    def _evaluated(
        self, polynomials: Sequence[Poly], together: bool = True
    ) -> tuple[list[fmpz_poly], fmpz_poly, int]:
        """Return numerators of values, a polynomial and a number that they are to be divided by.

        If not ``together``, numerators have denominators of their own, divisors of these.
        Nothing is reduced modulo the minimal polynomial, which would make coefficients long.
        """
        common = lcm(*(denominator(poly) for poly in polynomials))
        listed = [times(poly, common) for poly in polynomials]
        kept = [i for i in range(len(self.tops)) if i not in self._generators]
        degrees = {e: sum(e[i] for i in kept) for terms in listed for e in terms}
        each = [max((degrees[e] for e in terms), default=0) for terms in listed]
        degree = max(each, default=0)
        heights = [degree] * len(each) if together else each
        others, divisor = self._polys
        factors = [divisor, *others]
        for i in self._generators:
            factors[i + 1] = fmpz_poly([0, 1])
        values = Values(factors, fmpz_poly([1]), lambda value: value)
        tops = [
            values.of({(height - degrees[e], *e): c for e, c in terms.items()})
            for terms, height in zip(listed, heights, strict=True)
        ]
        below = values.of({(degree, *(0 for _ in self.tops)): 1})
        return tops, below, common

    @cached_property
    def _generators(self) -> frozenset[int]:
        """The coordinates that are the generator itself, for which no denominator is needed."""
        tops, below = self._polys
        differences = enumerate(fmpz_poly([0, 1]) * below - top for top in tops)
        return frozenset(i for i, poly in differences if divmod(poly, self._modulus)[1].is_zero())

    @property
    def _conjugates(self) -> tuple[Coefficients, tuple[Coefficients, ...], Coefficients]:
        """What conjugate points have in common."""
        return self.generator.coefficients, self.tops, self.below

    @cached_property
    def _modulus(self) -> fmpz_poly:
        return fmpz_poly(list(self.generator.coefficients))


@lru_cache(maxsize=64)
def _value_of(
    modulus: Coefficients, tops: tuple[Coefficients, ...], below: Coefficients, polynomial: Poly
) -> tuple[Coefficients, Coefficients]:
    """Return the value of a polynomial at all conjugates of a point, as a quotient."""
    place = AlgebraicPoint(RealAlgebraic(modulus, 0), tops, below)
    (top,), under, denominator = place._evaluated([polynomial])
    return coefficients_of(top), coefficients_of(under * denominator)


@lru_cache(maxsize=64)
def _image_of(
    modulus: Coefficients,
    tops: tuple[Coefficients, ...],
    below: Coefficients,
    polynomials: tuple[Poly, ...],
) -> tuple[tuple[Coefficients, ...], Coefficients]:
    """Return the images of all conjugates of a point under a map, as quotients."""
    place = AlgebraicPoint(RealAlgebraic(modulus, 0), tops, below)
    above, under, denominator = place._evaluated(polynomials)
    over = [fmpq_poly(top) for top in above]
    found = AlgebraicPoint.of(place.generator, over, fmpq_poly(under * denominator))
    return found.tops, found.below


# known by the numbers of its root: the hash of a RealAlgebraic is that of sympy, and slow
@lru_cache(maxsize=4096)
def _number_at(
    modulus: Coefficients, index: int, top: Coefficients, below: Coefficients
) -> RealAlgebraic:
    """Return ``top(t) / below(t)`` at a real root ``t`` of a modulus, with its own polynomial."""
    ratio = ratio_of(top, below)
    if ratio is not None:
        return RealAlgebraic.of(ratio)
    number = RealAlgebraic(modulus, index)
    minimal = _minimal_polynomial(modulus, top, below)
    place = root_near([minimal], lambda bits: quotient_on(top, below, number.refined(bits)))
    return RealAlgebraic(*place)


@lru_cache(maxsize=1024)
def _minimal_polynomial(*element: Coefficients) -> Coefficients:
    """Return what conjugate numbers have in common."""
    return coefficients_of(minimal_polynomial(*(fmpz_poly(list(poly)) for poly in element)))


def _bits(*polys: Coefficients) -> int:
    """Return the length of the longest coefficient."""
    return max(abs(c).bit_length() for poly in polys for c in (0, *poly))

"""Points whose coordinates are functions of one real algebraic number, evaluated exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from math import lcm
from typing import Any

from flint import ctx, fmpq_poly, fmpz_poly
from sympy import Poly, Rational

from nnag_m2.algebra.modular.field_elements import minimal_polynomial, over_derivative
from nnag_m2.algebra.real.enclosures import ball_of, enclosed_value, quotients
from nnag_m2.algebra.real.isolation import Coefficients, Interval, RealRoot, quotient_on
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real.root_arithmetic import integral, ratio_of
from nnag_m2.algebra.terms import Values, denominator, times
from nnag_m2.calling import checkpoint

_ZERO = RealAlgebraic((0, 1), 0)
_BITS = 64, 256
"""Precisions at which signs are tried: a value that is closer to zero is evaluated exactly."""
_LONG = 2  # times as long as the minimal polynomial: no more can be gained than that


@dataclass(frozen=True)
class AlgebraicPoint:
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
        (top,), below, denominator = self._evaluated([polynomial])
        return _number(*self._key, _coefficients(top), _coefficients(below * denominator))

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
        over = _coefficients(top), _coefficients(below)
        root = self.generator.root
        while True:  # ends, as the value is not zero and the interval tends to it
            checkpoint()
            found = quotient_on(*over, root)
            if found is not None and (found[0] > 0 or found[1] < 0):
                return 1 if found[0] > 0 else -1
            _refine(root)

    def balls(self, bits: int) -> list[Any] | None:
        """Return balls around coordinates; ``None`` when the generator has too few bits."""
        return quotients(self.tops, self.below, ball_of(self.generator.refined(bits).interval))

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
        tops, below, denominator = self._evaluated(polynomials)
        over = [fmpq_poly(top) for top in tops]
        return AlgebraicPoint.of(self.generator, over, fmpq_poly(below * denominator))

    def coordinate(self, i: int) -> RealAlgebraic:
        """Return a coordinate as a number."""
        return _number(*self._key, self.tops[i], self.below)

    def rational_coordinate(self, i: int) -> Fraction | None:
        """Return a coordinate when it is rational."""
        return self._ratios[i]

    @cached_property
    def _ratios(self) -> list[Fraction | None]:
        return [ratio_of(top, self.below) for top in self.tops]

    @cached_property
    def _polys(self) -> tuple[list[fmpz_poly], fmpz_poly]:
        return [fmpz_poly(list(top)) for top in self.tops], fmpz_poly(list(self.below))

    def enclosure(self, i: int, width: Fraction) -> Interval:
        """Return an interval of at most this length that holds a coordinate."""
        root = self.generator.refined((width.denominator // width.numerator).bit_length() + 32)
        while True:  # ends, as the denominator is not zero and the interval tends to a number
            checkpoint()
            tops, below = self._polys
            found = quotient_on(tops[i], below, root)
            if found is not None and found[1] - found[0] <= width:
                return found
            root = self.generator.refined(2 * max(root.bits, 16))

    def has_equal_coordinate(self, i: int, other: AlgebraicPoint) -> bool:
        """Return whether another point has the same coordinate."""
        if self.generator == other.generator:
            if (self.tops[i], self.below) == (other.tops[i], other.below):
                return True
            (tops, below), (others, beside) = self._polys, other._polys
            one, two = tops[i], others[i]
            return divmod(one * beside - two * below, self._modulus)[1].is_zero()
        ratio = self.rational_coordinate(i)
        if ratio is not None or other.rational_coordinate(i) is not None:
            return ratio == other.rational_coordinate(i)
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
        factors = [fmpz_poly(list(p)) for p in (self.below, *self.tops)]
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
        shifted = fmpz_poly([0, *self.below])
        differences = (shifted - fmpz_poly(list(top)) for top in self.tops)
        equal = [divmod(poly, self._modulus)[1].is_zero() for poly in differences]
        return frozenset(i for i, yes in enumerate(equal) if yes)

    @property
    def _key(self) -> tuple[Coefficients, int]:
        """What the generator is known by: the hash of a number is that of sympy, and slow."""
        return self.generator.coefficients, self.generator.index

    @cached_property
    def _modulus(self) -> fmpz_poly:
        return fmpz_poly(list(self.generator.coefficients))

    def __reduce__(self) -> tuple[Any, ...]:
        return AlgebraicPoint, (self.generator, self.tops, self.below)


@lru_cache(maxsize=4096)
def _number(
    modulus: Coefficients, index: int, top: Coefficients, below: Coefficients
) -> RealAlgebraic:
    """Return ``top(t) / below(t)`` at a real root ``t`` of a modulus, with its own polynomial."""
    ratio = ratio_of(top, below)
    if ratio is not None:
        return RealAlgebraic.of(ratio)
    among = RealAlgebraic.roots_of(_minimal_polynomial(modulus, top, below))
    root, bits = RealAlgebraic(modulus, index).root, 8
    while len(among) > 1:  # ends, as intervals of different roots become disjoint
        checkpoint()
        found = quotient_on(top, below, root)
        if found is not None:
            ends = [number.refined(bits).interval for number in among]
            pairs = zip(among, ends, strict=True)
            among = tuple(n for n, (a, b) in pairs if a <= found[1] and found[0] <= b)
        _refine(root)
        bits *= 2
    return among[0]


@lru_cache(maxsize=1024)
def _minimal_polynomial(*element: Coefficients) -> Coefficients:
    """Return what conjugate numbers have in common."""
    return _coefficients(minimal_polynomial(*(fmpz_poly(list(poly)) for poly in element)))


def _bits(*polys: Coefficients) -> int:
    """Return the length of the longest coefficient."""
    return max(abs(c).bit_length() for poly in polys for c in (0, *poly))


def _coefficients(poly: fmpz_poly) -> Coefficients:
    return tuple(int(c) for c in poly.coeffs())


def _refine(root: RealRoot) -> None:
    root.refine(2 * max(root.bits, 16))

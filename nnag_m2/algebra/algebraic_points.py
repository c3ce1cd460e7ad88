"""Points whose coordinates are functions of one real algebraic number, evaluated exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from math import gcd, lcm
from typing import Any

from flint import fmpq_mat, fmpq_poly, fmpz_poly
from sympy import Poly, Rational

from nnag_m2.algebra.isolation import Coefficients, Interval, RealRoot, quotient_on
from nnag_m2.algebra.real_numbers import RealAlgebraic, primitive

_ZERO = RealAlgebraic((0, 1), 0)
_ONE = fmpq_poly([1])


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
        """Return the point of a representation, which is reduced."""
        modulus = fmpq_poly(list(generator.coefficients))
        numerators, denominator = _integral([top % modulus for top in tops], below % modulus)
        return cls(generator, numerators, denominator)

    @classmethod
    def rational(cls, values: Sequence[Rational]) -> AlgebraicPoint:
        """Return a rational point."""
        below = lcm(*(int(v.q) for v in values))
        return cls(_ZERO, tuple((int(v.p) * (below // int(v.q)),) for v in values), (below,))

    def value(self, polynomial: Poly) -> RealAlgebraic:
        """Return the value of a polynomial in as many variables as there are coordinates."""
        return self.image([polynomial]).coordinate(0)

    def sign(self, polynomial: Poly) -> int:
        """Return the sign of the value of a polynomial."""
        image = self.image([polynomial])
        if not any(image.tops[0]):
            return 0
        root = self.generator.root
        while True:
            found = quotient_on(image.tops[0], image.below, root)
            if found is not None and (found[0] > 0 or found[1] < 0):
                return 1 if found[0] > 0 else -1
            _refine(root)

    def image(self, polynomials: Sequence[Poly]) -> AlgebraicPoint:
        """Return the image under a polynomial map."""
        degree = max((max(poly.total_degree(), 0) for poly in polynomials), default=0)
        products = {(0,) * (len(self.tops) + 1): _ONE}
        tops = [self._homogeneous(poly, degree, products) for poly in polynomials]
        below = self._product((degree, *(0 for _ in self.tops)), products)
        return AlgebraicPoint.of(self.generator, tops, below)

    def coordinate(self, i: int) -> RealAlgebraic:
        """Return a coordinate as a number."""
        return _number(self.generator, self.tops[i], self.below)

    def rational_coordinate(self, i: int) -> Fraction | None:
        """Return a coordinate when it is rational."""
        return _ratio(self.tops[i], self.below)

    def enclosure(self, i: int, width: Fraction) -> Interval:
        """Return an interval of at most this length that holds a coordinate."""
        root = self.generator.root
        while True:
            found = quotient_on(self.tops[i], self.below, root)
            if found is not None and found[1] - found[0] <= width:
                return found
            _refine(root)

    def has_equal_coordinate(self, i: int, other: AlgebraicPoint) -> bool:
        """Return whether another point has the same coordinate."""
        if self.generator == other.generator:
            one, two = (fmpz_poly(list(p.tops[i])) for p in (self, other))
            below, beside = (fmpz_poly(list(p.below)) for p in (self, other))
            return (fmpq_poly(one * beside - two * below) % self._modulus).is_zero()
        ratio = self.rational_coordinate(i)
        if ratio is not None or other.rational_coordinate(i) is not None:
            return ratio == other.rational_coordinate(i)
        bits = 64
        (a, b), (c, d) = (p.enclosure(i, Fraction(1, 1 << bits)) for p in (self, other))
        apart = b < c or d < a
        return not apart and self.coordinate(i) == other.coordinate(i)

    def _homogeneous(
        self, poly: Poly, degree: int, products: dict[tuple[int, ...], fmpq_poly]
    ) -> fmpq_poly:
        """Return the numerator of the value over ``below**degree``."""
        total = fmpq_poly()
        for exponents, c in poly.terms():
            number = Rational(c)
            product = self._product((degree - sum(exponents), *exponents), products)
            total += product * int(number.p) / int(number.q)
        return total

    def _product(
        self, exponents: tuple[int, ...], products: dict[tuple[int, ...], fmpq_poly]
    ) -> fmpq_poly:
        """Return a product of powers of ``below`` and ``tops``, reduced."""
        if exponents not in products:
            i = next(i for i, e in enumerate(exponents) if e)
            fewer = (*exponents[:i], exponents[i] - 1, *exponents[i + 1 :])
            products[exponents] = self._product(fewer, products) * self._factors[i] % self._modulus
        return products[exponents]

    @cached_property
    def _modulus(self) -> fmpq_poly:
        return fmpq_poly(list(self.generator.coefficients))

    @cached_property
    def _factors(self) -> tuple[fmpq_poly, ...]:
        return tuple(fmpq_poly(list(p)) for p in (self.below, *self.tops))

    def __reduce__(self) -> tuple[Any, ...]:
        return AlgebraicPoint, (self.generator, self.tops, self.below)


@lru_cache(maxsize=4096)
def _number(generator: RealAlgebraic, top: Coefficients, below: Coefficients) -> RealAlgebraic:
    """Return ``top(t) / below(t)`` as a root of its minimal polynomial."""
    ratio = _ratio(top, below)
    if ratio is not None:
        return RealAlgebraic.of(ratio)
    among = RealAlgebraic.roots_of(_minimal_polynomial(generator.coefficients, top, below))
    root, bits = generator.root, 8
    while len(among) > 1:
        found = quotient_on(top, below, root)
        if found is not None:
            ends = [number.refined(bits).interval for number in among]
            pairs = zip(among, ends, strict=True)
            among = tuple(n for n, (a, b) in pairs if a <= found[1] and found[0] <= b)
        _refine(root)
        bits *= 2
    return among[0]


def _minimal_polynomial(
    modulus: Coefficients, top: Coefficients, below: Coefficients
) -> Coefficients:
    """Return the minimal polynomial of ``top / below`` modulo an irreducible polynomial.

    It is that of the matrix by which the element multiplies the powers of the generator.
    """
    f = fmpq_poly(list(modulus))
    _, inverse, _ = fmpq_poly(list(below)).xgcd(f)
    row = fmpq_poly(list(top)) * inverse % f
    rows = []
    for _ in range(f.degree()):
        rows.append([row[k] for k in range(f.degree())])
        row = row * fmpq_poly([0, 1]) % f
    return primitive(fmpq_mat(rows).minpoly().numer())


def _integral(
    tops: Sequence[fmpq_poly], below: fmpq_poly
) -> tuple[tuple[Coefficients, ...], Coefficients]:
    """Return polynomials, times a common rational number, with integers as coefficients."""
    together = (*tops, below)
    denominator = lcm(*(int(p.denom()) for p in together))
    whole = [[int(c) for c in (p * denominator).numer().coeffs()] for p in together]
    content = gcd(*(c for p in whole for c in p))
    *above, last = [tuple(c // content for c in p) for p in whole]
    return tuple(above), last


def _ratio(top: Coefficients, below: Coefficients) -> Fraction | None:
    """Return the quotient of two polynomials when it is a number."""
    last = len(below) - 1
    if len(top) > len(below):
        return None
    ratio = Fraction(top[last] if len(top) > last else 0, below[last])
    padded = (*top, *(0 for _ in below[len(top) :]))
    return ratio if all(t == ratio * b for t, b in zip(padded, below, strict=True)) else None


def _refine(root: RealRoot) -> None:
    root.refine(2 * max(root.bits, 16))

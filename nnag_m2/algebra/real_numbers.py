"""Exact real algebraic numbers: roots of rational polynomials, compared and enclosed exactly."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from math import ceil, floor, lcm
from typing import Any

from flint import fmpz_poly
from sympy import CRootOf, Expr, Float, Poly, Rational, Symbol

from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.fields import exact
from nnag_m2.algebra.isolation import Coefficients, RealRoot, real_roots
from nnag_m2.errors import InputError

WIDTH = Rational(1, 10**10)
"""The largest length of an interval where no other is asked for."""

_T = Symbol("t")


@dataclass(frozen=True, eq=False)
class RealAlgebraic:
    """An exact real algebraic number; made by ``of`` from a rational number, by ``roots`` from all.

    Numbers compare exactly with each other and with rational numbers, by value: they are equal when
    they are the same root of the same irreducible polynomial.

    Attributes
    ----------
    coefficients
        Of the minimal polynomial, the constant term first: integers without common divisor, the
        last one positive.
    index
        Which of its real roots, counted from 0 in increasing sequence.

    Examples
    --------
    >>> from sympy.abc import x
    >>> low, high = RealAlgebraic.roots(Poly(x**4 - 4, x))
    >>> high
    RealAlgebraic(1.414213562, a root of t**2 - 2)
    >>> low < -1 < high, high.interval(Rational(1, 100))
    (True, (141/100, 71/50))
    """

    coefficients: Coefficients
    index: int

    @classmethod
    def of(cls, value: Any) -> RealAlgebraic:
        """Return a rational number as a real algebraic one.

        Raises
        ------
        InputError
            For floats, and all else that is no exact rational number.
        """
        if isinstance(value, RealAlgebraic):
            return value
        number = value if isinstance(value, Fraction) else exact(value)
        return cls((-int(number.numerator), int(number.denominator)), 0)

    @classmethod
    def roots(cls, polynomial: Poly) -> tuple[RealAlgebraic, ...]:
        """Return the real roots of a polynomial, without multiplicities, in increasing sequence.

        Parameters
        ----------
        polynomial
            In one variable, with rational coefficients; not zero.

        Raises
        ------
        InputError
            For anything else.
        """
        required = "a polynomial in one variable with rational coefficients is needed, not zero"
        rational = isinstance(polynomial, Poly) and (
            polynomial.domain.is_ZZ or polynomial.domain.is_QQ
        )
        if not rational or len(polynomial.gens) != 1 or polynomial.is_zero:
            raise InputError(required, shown(polynomial))
        _, factors = fmpz_poly(list(integers(polynomial)[0])).factor()
        found = [root for factor, _ in factors for root in cls.roots_of(primitive(factor))]
        return tuple(sorted(found))

    @classmethod
    def roots_of(cls, coefficients: Coefficients) -> tuple[RealAlgebraic, ...]:
        """Return the real roots of a minimal polynomial (not checked), in increasing sequence."""
        return tuple(cls(coefficients, i) for i in range(len(_isolated(coefficients))))

    @property
    def minimal_polynomial(self) -> Poly:
        """The primitive integer polynomial in ``t`` of least degree that vanishes here."""
        return Poly(self.coefficients[::-1], _T)

    @property
    def is_rational(self) -> bool:
        """Whether the number is rational."""
        return len(self.coefficients) == 2

    @property
    def sign(self) -> int:
        """-1, 0 or 1."""
        return self._against(Fraction(0))

    @property
    def root(self) -> RealRoot:
        """The number as a root in an interval, a copy that may be refined."""
        return copy(self._root)

    def interval(self, width: Rational = WIDTH) -> tuple[Rational, Rational]:
        """Return two rationals that enclose the number.

        Parameters
        ----------
        width
            An exact positive number.

        Returns
        -------
        tuple
            ``low <= high``, both equal to the number when it is rational.  Else it lies strictly
            between them, and they are neighbouring multiples of ``1 / n``, where ``n`` is the least
            integer above ``1 / width``: they depend on the number and the width only.
        """
        n = steps(width)
        if self.is_rational:
            value = Rational(-self.coefficients[0], self.coefficients[1])
            return value, value
        k = self.floor_of_multiple(n)
        return Rational(k, n), Rational(k + 1, n)

    def floor_of_multiple(self, n: int) -> int:
        """Return the largest integer that is at most ``n`` times the number."""
        if self.is_rational:
            return floor(Fraction(-n * self.coefficients[0], self.coefficients[1]))
        root = self.refined(n.bit_length() + 1)
        k = floor(root.interval[1] * n)
        # The interval is shorter than 1/n: the root is on one side of this multiple, or the other.
        return k if root.is_above(Fraction(k, n)) else k - 1

    def refined(self, bits: int) -> RealRoot:
        """Return the number as a root in an interval of a length of at most ``2**-bits``."""
        root = self.root
        root.refine(bits)
        # Replaced and never changed: several threads may refine one number.
        self.__dict__["_root"] = root
        return copy(root)

    def approximation(self, digits: int = 15) -> Float:
        """Return the number in floating point, with so many significant digits."""
        return Float(self._close(4 * digits + 8), digits)

    def as_expr(self) -> Expr:
        """Return the number in sympy: rational, with a square root, or as ``CRootOf``."""
        if self.is_rational:
            return self.interval()[0]
        return CRootOf(self.minimal_polynomial, self.index, radicals=len(self.coefficients) == 3)

    def _close(self, bits: int) -> Rational:
        """Return a rational number that differs by at most a ``2**-bits``-th of the number."""
        if self.is_rational:
            return self.interval()[0]
        extra = bits
        while True:  # ends, as irrational numbers are not zero
            low, high = self.refined(extra).interval
            if (high - low) * 2**bits <= min(abs(low), abs(high)):
                middle = (low + high) / 2
                return Rational(middle.numerator, middle.denominator)
            extra *= 2

    def _against(self, value: Fraction) -> int:
        """Return the sign of the difference to a rational number."""
        if self.is_rational:
            here = Fraction(-self.coefficients[0], self.coefficients[1])
            return (here > value) - (here < value)
        return 1 if self._root.is_above(value) else -1

    def _compared(self, other: RealAlgebraic) -> int:
        """Return the sign of the difference to another number."""
        if self.coefficients == other.coefficients:
            return (self.index > other.index) - (self.index < other.index)
        if other.is_rational:
            return self._against(Fraction(-other.coefficients[0], other.coefficients[1]))
        if self.is_rational:
            return -other._compared(self)
        bits = 16
        while True:  # ends, as roots of different irreducible polynomials are different
            (a, b), (c, d) = self.refined(bits).interval, other.refined(bits).interval
            if b <= c or d <= a:  # the numbers lie strictly inside
                return 1 if d <= a else -1
            bits *= 2

    @cached_property
    def _root(self) -> RealRoot:
        return copy(_isolated(self.coefficients)[self.index])

    def __float__(self) -> float:
        return float(self._close(60))

    def __eq__(self, other: object) -> bool:
        number = _number(other)
        if number is None:
            return NotImplemented
        return (self.coefficients, self.index) == (number.coefficients, number.index)

    def __hash__(self) -> int:
        if self.is_rational:
            return hash(Fraction(-self.coefficients[0], self.coefficients[1]))
        return hash((self.coefficients, self.index))

    def __lt__(self, other: object) -> bool:
        number = _number(other)
        return NotImplemented if number is None else self._compared(number) < 0

    def __le__(self, other: object) -> bool:
        number = _number(other)
        return NotImplemented if number is None else self._compared(number) <= 0

    def __gt__(self, other: object) -> bool:
        number = _number(other)
        return NotImplemented if number is None else self._compared(number) > 0

    def __ge__(self, other: object) -> bool:
        number = _number(other)
        return NotImplemented if number is None else self._compared(number) >= 0

    def __reduce__(self) -> tuple[Any, ...]:
        return RealAlgebraic, (self.coefficients, self.index)

    def __repr__(self) -> str:
        if self.is_rational:
            return f"RealAlgebraic({self.interval()[0]})"
        polynomial = shown(self.minimal_polynomial.as_expr())
        return f"RealAlgebraic({self.approximation(10)}, a root of {polynomial})"


def integers(poly: Poly) -> tuple[Coefficients, int]:
    """Return integers, the constant term first, and the number that they are to be divided by."""
    numbers = [Rational(c) for c in reversed(poly.all_coeffs())]
    below = lcm(*(int(c.q) for c in numbers))
    return tuple(int(c.p) * (below // int(c.q)) for c in numbers), below


def primitive(poly: fmpz_poly) -> Coefficients:
    """Return coefficients without common divisor, the last one positive."""
    content = poly.content() if poly.leading_coefficient() > 0 else -poly.content()
    return tuple(int(c // content) for c in poly.coeffs())


def steps(width: Any) -> int:
    """Return the least integer above the inverse of a positive width."""
    length = exact(width, "width")
    if length <= 0:
        raise InputError("width must be positive", shown(width), "Rational(1, 1000)")
    return ceil(Fraction(int(length.q), int(length.p)))


@lru_cache(maxsize=1024)
def _isolated(coefficients: Coefficients) -> tuple[RealRoot, ...]:
    return tuple(real_roots(coefficients))


def _number(value: object) -> RealAlgebraic | None:
    """Return an exact number as a real algebraic one; ``None`` for all else."""
    if isinstance(value, RealAlgebraic):
        return value
    if isinstance(value, int | Fraction | Rational) and not isinstance(value, bool):
        return RealAlgebraic.of(value)
    return None

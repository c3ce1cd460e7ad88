"""Exact real algebraic numbers: roots of rational polynomials, compared and enclosed exactly."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, total_ordering
from math import ceil, floor, lcm
from typing import Any

from flint import fmpz_poly
from sympy import CRootOf, Expr, Float, Poly, Rational, Symbol, root

from nnag_m2.algebra.arguments import shown, whole_number
from nnag_m2.algebra.exact_numbers import described, exact, fraction_of, rational_of, sympy_of
from nnag_m2.algebra.real import root_arithmetic as arithmetic
from nnag_m2.algebra.real.isolation import Coefficients, RealRoot
from nnag_m2.algebra.real.operators import Operators, built
from nnag_m2.algebra.real.root_arithmetic import primitive
from nnag_m2.algebra.real.showing import decimal, is_short, number_latex
from nnag_m2.calling import checkpoint, named
from nnag_m2.errors import InputError

# `primitive` belongs to whoever makes coefficients of a number.
__all__ = ["WIDTH", "RealAlgebraic", "integers", "primitive", "steps"]

WIDTH = Rational(1, 10**10)
"""The largest length of an interval where no other is asked for."""

_T = Symbol("t")

_MOST_DIGITS = 1_000_000
"""More take minutes, and nobody reads them."""


@total_ordering
@dataclass(frozen=True, eq=False)
class RealAlgebraic(Operators):
    """An exact real algebraic number.

    It is made by ``of`` from another exact number, and by ``roots`` from a polynomial.  Numbers
    add, multiply and compare exactly, by value, with each other, with rational numbers and with
    real algebraic numbers of sympy.  Wherever sympy takes an expression it takes such a number as
    well (``as_expr``).  Nothing but ``float`` makes a float of it.

    Its hash is that of ``as_expr()``.  (Sympy tells expressions apart that are equal as numbers,
    such as ``sqrt(2*sqrt(2) + 3)`` and ``1 + sqrt(2)``: no hash can agree with that of both.)

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
    >>> high**2 + low, high * x
    (RealAlgebraic(0.5857864376, a root of t**2 - 4*t + 2), sqrt(2)*x)
    """

    coefficients: Coefficients
    index: int

    @classmethod
    @named
    def of(cls, value: Any) -> RealAlgebraic:
        """Return an exact number as a real algebraic one.

        Parameters
        ----------
        value
            A rational number of any kind; or a number of sympy that is made of rational numbers and
            of ``CRootOf`` by sums, products, and real powers with rational exponents.

        Raises
        ------
        InputError
            For floats, and all else.

        Examples
        --------
        >>> from sympy import sqrt
        >>> RealAlgebraic.of(sqrt(2) + 1)
        RealAlgebraic(2.414213562, a root of t**2 - 2*t - 1)
        """
        number = _number(value)
        if number is not None:
            return number
        required = "a real algebraic number is needed"
        if isinstance(value, Expr) and not value.has(Float):
            raise InputError(required, *described(value))
        return cls.of(exact(value))

    @classmethod
    @named
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
    @named
    def roots_of(cls, coefficients: Coefficients) -> tuple[RealAlgebraic, ...]:
        """Return the real roots of a polynomial that is irreducible; ``roots`` factors others."""
        return tuple(cls(coefficients, i) for i in range(len(arithmetic.isolated(coefficients))))

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

    @named
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
        k = self._floor_of_multiple(n)
        return Rational(k, n), Rational(k + 1, n)

    def _floor_of_multiple(self, n: int) -> int:
        """Return the largest integer that is at most ``n`` times the number."""
        if self.is_rational:
            return floor(n * self._fraction)
        root = self.refined(n.bit_length() + 1)
        k = floor(root.interval[1] * n)
        # The interval is shorter than 1/n: the root is on one side of this multiple, or the other.
        return k if root.is_above(Fraction(k, n)) else k - 1

    @named
    def refined(self, bits: int) -> RealRoot:
        """Return the number as a root in an interval of a length of at most ``2**-bits``."""
        root = self.root
        root.refine(bits)
        # Replaced and never changed: several threads may refine one number.
        self.__dict__["_root"] = root
        return copy(root)

    @named
    def approximation(self, digits: int = 15) -> Float:
        """Return the number in floating point, with so many significant digits."""
        digits = whole_number(digits, "digits", 1, _MOST_DIGITS)
        return self._close(4 * digits + 8).evalf(digits)

    def as_expr(self) -> Expr:
        """Return the number in sympy.

        It is rational, or has one square root, or is a root of a rational number, or ``CRootOf``.
        """
        return self._expression

    @cached_property
    def _expression(self) -> Expr:
        if self.is_rational:
            return self.interval()[0]
        first, *between, last = self.coefficients
        if len(between) == 1 or any(between):
            radicals = len(between) == 1
            return CRootOf(self.minimal_polynomial, self.index, radicals=radicals)
        return self.sign * root(Rational(abs(first), last), len(between) + 1)

    def _sympy_(self) -> Expr:
        return self.as_expr()

    def _close(self, bits: int) -> Rational:
        """Return a rational number that differs by at most a ``2**-bits``-th of the number."""
        if self.is_rational:
            return self.interval()[0]
        extra = bits
        while True:  # ends, as irrational numbers are not zero
            checkpoint()
            low, high = self.refined(extra).interval
            if (high - low) * 2**bits <= min(abs(low), abs(high)):
                middle = (low + high) / 2
                return sympy_of(middle)
            extra *= 2

    def _against(self, value: Fraction) -> int:
        """Return the sign of the difference to a rational number."""
        if self.is_rational:
            return (self._fraction > value) - (self._fraction < value)
        return 1 if self._root.is_above(value) else -1

    def _compared(self, other: RealAlgebraic) -> int:
        """Return the sign of the difference to another number."""
        if self.coefficients == other.coefficients:
            return (self.index > other.index) - (self.index < other.index)
        if other.is_rational:
            return self._against(other._fraction)
        if self.is_rational:
            return -other._compared(self)
        bits = 16
        while True:  # ends, as roots of different irreducible polynomials are different
            checkpoint()
            (a, b), (c, d) = self.refined(bits).interval, other.refined(bits).interval
            if b <= c or d <= a:  # the numbers lie strictly inside
                return 1 if d <= a else -1
            bits *= 2

    @cached_property
    def _root(self) -> RealRoot:
        return copy(arithmetic.isolated(self.coefficients)[self.index])

    @property
    def _fraction(self) -> Fraction:
        """The number when it is rational."""
        return Fraction(-self.coefficients[0], self.coefficients[1])

    @classmethod
    def _of_exact(cls, value: Any) -> RealAlgebraic | None:
        return _number(value)

    def __neg__(self) -> RealAlgebraic:
        return RealAlgebraic(*arithmetic.moved(self, Fraction(-1), Fraction(0)))

    def _sum(self, other: RealAlgebraic) -> RealAlgebraic:
        return RealAlgebraic(*arithmetic.total(self, other))

    def _product(self, other: RealAlgebraic) -> RealAlgebraic:
        return RealAlgebraic(*arithmetic.product(self, other))

    def _inverse(self) -> RealAlgebraic:
        return RealAlgebraic(*arithmetic.inverse(self))

    def _power(self, exponent: int) -> RealAlgebraic:
        return RealAlgebraic(*arithmetic.power(self, exponent))

    @named
    def radical(self, degree: int) -> RealAlgebraic:
        """Return the positive root of this degree of a positive number, 0 for 0.

        Raises
        ------
        InputError
            For a negative number, and a degree that is no positive integer or too large.
        """
        most = arithmetic.LARGEST_DEGREE // (len(self.coefficients) - 1)
        degree = whole_number(degree, "the degree", 1, max(most, 1))
        if self.sign < 0:
            raise InputError("the number must not be negative", repr(self))
        spread = [0] * (degree * (len(self.coefficients) - 1) + 1)
        spread[::degree] = self.coefficients
        among = [r for r in RealAlgebraic.roots(Poly(spread[::-1], _T)) if r.sign >= 0]
        # On positive numbers powers keep the sequence, as roots do.
        return next(r for r in among if r._power(degree) == self)

    def __abs__(self) -> RealAlgebraic:
        return -self if self.sign < 0 else self

    def __bool__(self) -> bool:
        return self.sign != 0

    def __floor__(self) -> int:
        return self._floor_of_multiple(1)

    def __ceil__(self) -> int:
        return -(-self)._floor_of_multiple(1)

    def __trunc__(self) -> int:
        return self.sign * abs(self)._floor_of_multiple(1)

    __int__ = __trunc__

    def __float__(self) -> float:
        return float(self._close(60))

    def __eq__(self, other: object) -> bool:
        number = _number(other)
        if number is not None:
            return (self.coefficients, self.index) == (number.coefficients, number.index)
        if isinstance(other, Expr) and other.is_number and not other.has(Float):
            return bool(self.as_expr().equals(other))
        return NotImplemented

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(self.as_expr())

    def __lt__(self, other: object) -> bool:
        number = _number(other)
        return NotImplemented if number is None else self._compared(number) < 0

    def __reduce__(self) -> tuple[Any, ...]:
        return RealAlgebraic, (self.coefficients, self.index)

    def _latex(self, _: Any) -> str:
        """Return the number for ``sympy.latex``."""
        return number_latex(self)

    def _repr_latex_(self) -> str:
        return f"${number_latex(self)}$"

    def __repr__(self) -> str:
        if self.is_rational:
            value = self.interval()[0]
            rest = "" if is_short(value) else ", a fraction"
            return f"RealAlgebraic({decimal(value)}{rest})"
        polynomial = shown(self.minimal_polynomial.as_expr())
        return f"RealAlgebraic({self.approximation(10)}, a root of {polynomial})"


def integers(poly: Poly) -> tuple[Coefficients, int]:
    """Return integers, the constant term first, and the number that they are to be divided by."""
    numbers = [Rational(c) for c in reversed(poly.all_coeffs())]
    below = lcm(*(int(c.q) for c in numbers))
    return tuple(int(c.p) * (below // int(c.q)) for c in numbers), below


def steps(width: Any) -> int:
    """Return the least integer above the inverse of a positive width."""
    length = exact(width, "width")
    if length <= 0:
        raise InputError("width must be positive", shown(width), "Rational(1, 1000)")
    return ceil(1 / fraction_of(length))


def _number(value: object) -> RealAlgebraic | None:
    """Return an exact number as a real algebraic one; ``None`` for all else."""
    if isinstance(value, RealAlgebraic):
        return value
    if isinstance(value, Fraction):
        return RealAlgebraic(*arithmetic.of_ratio(value))
    ratio = rational_of(value)
    if ratio is not None:
        return RealAlgebraic((-int(ratio.p), int(ratio.q)), 0)
    if not isinstance(value, Expr) or not value.is_number:
        return None
    try:
        return built(value, _leaf)
    except InputError:  # of too large a degree
        return None


def _leaf(value: Expr) -> RealAlgebraic | None:
    """Return a rational number of sympy, or a real root of a polynomial."""
    if isinstance(value, Rational):
        return RealAlgebraic.of(value)
    if not isinstance(value, CRootOf) or not value.is_real or not value.poly.domain.is_ZZ:
        return None
    return RealAlgebraic(primitive(fmpz_poly(list(integers(value.poly)[0]))), value.index)

"""A real root of an integer polynomial: its sign, its neighbours, its intervals, exactly."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Any

from flint import fmpz_poly
from sympy import CRootOf, Expr, Float, Poly, Rational, Symbol, root

from nnag_m2.algebra.arguments import whole_number
from nnag_m2.algebra.exact_numbers import exact, fraction_of, sympy_of
from nnag_m2.algebra.real.isolation import (
    Coefficients,
    Interval,
    RealRoot,
    isolated,
    quotient_on,
)
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError, named, shown

WIDTH = Rational(1, 10**10)
"""The largest length of an interval where no other is asked for."""

_T = Symbol("t")

MOST_DIGITS = 1_000_000
"""More take minutes, and nobody reads them."""


@dataclass(frozen=True, eq=False)
class EnclosedRoot:
    """What intervals tell of a ``RealAlgebraic``, which says what its parts are."""

    coefficients: Coefficients
    index: int

    @property
    def minimal_polynomial(self) -> Poly:
        """The primitive integer polynomial in ``t`` of least degree that vanishes here."""
        return Poly(self.coefficients[::-1], _T)

    def as_expr(self) -> Expr:
        """Return the number in sympy.

        It is rational, or has one square root, or is a root of a rational number, or ``CRootOf``.
        """
        return self._expression

    _sympy_ = as_expr

    @cached_property
    def _expression(self) -> Expr:
        if (ratio := value(self)) is not None:
            return sympy_of(ratio)
        first, *between, last = self.coefficients
        if len(between) == 1 or any(between):
            return CRootOf(self.minimal_polynomial, self.index, radicals=len(between) == 1)
        return self.sign * root(Rational(abs(first), last), len(between) + 1)

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
        n = denominator_for(width)
        if (ratio := value(self)) is not None:
            return sympy_of(ratio), sympy_of(ratio)
        k = self._floor_of_multiple(n)
        return Rational(k, n), Rational(k + 1, n)

    def _floor_of_multiple(self, n: int) -> int:
        """Return the largest integer that is at most ``n`` times the number."""
        if (ratio := value(self)) is not None:
            return floor(n * ratio)
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
        digits = whole_number(digits, "digits", 1, MOST_DIGITS)
        return self._close(4 * digits + 8).evalf(digits)

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

    def _against(self, other: Fraction) -> int:
        """Return the sign of the difference to a rational number."""
        if (ratio := value(self)) is not None:
            return (ratio > other) - (ratio < other)
        return 1 if self._root.is_above(other) else -1

    def _compared(self, other: EnclosedRoot) -> int:
        """Return the sign of the difference to another number."""
        if self.coefficients == other.coefficients:
            return (self.index > other.index) - (self.index < other.index)
        if (ratio := value(other)) is not None:
            return self._against(ratio)
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
        return copy(isolated(self.coefficients)[self.index])

    def __floor__(self) -> int:
        return self._floor_of_multiple(1)

    def __ceil__(self) -> int:
        ratio = value(self)
        return floor(self) + 1 if ratio is None else ceil(ratio)

    def __trunc__(self) -> int:
        return ceil(self) if self.sign < 0 else floor(self)

    __int__ = __trunc__

    def __float__(self) -> float:
        return float(self._close(60))

    def __bool__(self) -> bool:
        return self.sign != 0

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.coefficients, self.index)


def value(number: EnclosedRoot) -> Fraction | None:
    """Return a number when it is rational."""
    if len(number.coefficients) > 2:
        return None
    return Fraction(-number.coefficients[0], number.coefficients[1])


def value_near(
    number: EnclosedRoot,
    top: Coefficients | fmpz_poly,
    below: Coefficients | fmpz_poly,
    is_enough: Callable[[Interval], bool],
) -> Interval:
    """Return an interval around ``top / below`` at a number that is found to be enough."""
    root = number.root
    while True:  # ends, as the interval tends to the value where the denominator is not zero
        checkpoint()
        found = quotient_on(top, below, root)
        if found is not None and is_enough(found):
            return found
        root = number.refined(2 * max(root.bits, 16))


def between(one: EnclosedRoot, other: EnclosedRoot) -> Rational:
    """Return a rational number between two different numbers."""
    width = Rational(1)
    while True:  # ends, as the numbers are different
        low, high = sorted((one.interval(width), other.interval(width)))
        if low[1] < high[0]:
            return (low[1] + high[0]) / 2
        width /= 16


def denominator_for(width: Any) -> int:
    """Return the least integer above the inverse of a positive width."""
    length = exact(width, "width")
    if length <= 0:
        raise InputError("width must be positive", shown(width), "Rational(1, 1000)")
    return ceil(1 / fraction_of(length))

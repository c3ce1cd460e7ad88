"""Exact real algebraic numbers: made from exact numbers and polynomials, and reckoned with."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, total_ordering
from typing import Any

from flint import fmpz_poly
from sympy import QQ, ZZ, CRootOf, Expr, Float, Poly, Rational

from nnag_m2.algebra.arguments import whole_number
from nnag_m2.algebra.exact_numbers import built, described, exact, rational_of
from nnag_m2.algebra.real import root_arithmetic as arithmetic
from nnag_m2.algebra.real.enclosed_roots import EnclosedRoot
from nnag_m2.algebra.real.isolation import Coefficients, isolated
from nnag_m2.algebra.real.reading import decimal, is_short, number_latex
from nnag_m2.algebra.real.root_arithmetic import factors, integers, primitive
from nnag_m2.errors import InputError, named, shown


@total_ordering
@dataclass(frozen=True, eq=False)
class RealAlgebraic(EnclosedRoot):
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
        rational = isinstance(polynomial, Poly) and polynomial.domain in (ZZ, QQ)
        if not rational or len(polynomial.gens) != 1 or polynomial.is_zero:
            required = "a polynomial in one variable with rational coefficients is needed, not zero"
            raise InputError(required, shown(polynomial))
        listed = factors(fmpz_poly(list(integers(polynomial)[0])))
        return tuple(sorted(root for factor in listed for root in cls.roots_of(factor)))

    @classmethod
    @named
    def roots_of(cls, coefficients: Coefficients) -> tuple[RealAlgebraic, ...]:
        """Return the real roots of a polynomial that is irreducible; ``roots`` factors others."""
        return tuple(cls(coefficients, i) for i in range(len(isolated(coefficients))))

    def __add__(self, other: Any) -> Any:
        return self._with(other, operator.add, arithmetic.total)

    def __sub__(self, other: Any) -> Any:
        return self._with(other, operator.sub, lambda one, two: arithmetic.total(one, -two))

    def __rsub__(self, other: Any) -> Any:
        return -self + other

    def __mul__(self, other: Any) -> Any:
        return self._with(other, operator.mul, arithmetic.product)

    def __truediv__(self, other: Any) -> Any:
        return self._with(other, operator.truediv, arithmetic.quotient)

    def __rtruediv__(self, other: Any) -> Any:
        number = _number(other)
        return NotImplemented if number is None else number / self

    __radd__, __rmul__ = __add__, __mul__

    def _with(
        self,
        other: Any,
        in_sympy: Callable[[Expr, Expr], Expr],
        operation: Callable[[RealAlgebraic, RealAlgebraic], arithmetic.Place],
    ) -> Any:
        """Return the result of an operation, an expression together with other expressions."""
        number = _number(other)
        if number is not None:
            return RealAlgebraic(*operation(self, number))
        return in_sympy(self.as_expr(), other) if isinstance(other, Expr) else NotImplemented

    def __pow__(self, exponent: Any) -> Any:
        ratio = rational_of(exponent)
        if ratio is not None and ratio.is_Integer:
            return RealAlgebraic(*arithmetic.power(self, int(ratio)))
        operand = _in_sympy(exponent)
        return NotImplemented if operand is None else self.as_expr() ** operand

    def __rpow__(self, base: Any) -> Any:
        operand = _in_sympy(base)
        return NotImplemented if operand is None else operand ** self.as_expr()

    def __neg__(self) -> RealAlgebraic:
        return RealAlgebraic(*arithmetic.moved(self, Fraction(-1), Fraction(0)))

    def __pos__(self) -> RealAlgebraic:
        return self

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
        spread = fmpz_poly(list(self.coefficients)).inflate(degree)
        among = (root for factor in factors(spread) for root in RealAlgebraic.roots_of(factor))
        # On positive numbers powers keep the sequence, as roots do.
        return next(r for r in among if r.sign >= 0 and r**degree == self)

    def __abs__(self) -> RealAlgebraic:
        return -self if self.sign < 0 else self

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


def _number(value: object) -> RealAlgebraic | None:
    """Return an exact number as a real algebraic one; ``None`` for all else."""
    if isinstance(value, RealAlgebraic):
        return value
    ratio = value if isinstance(value, Fraction) else rational_of(value)
    if ratio is not None:
        return RealAlgebraic(*arithmetic.of_ratio(ratio))
    if not isinstance(value, Expr) or not value.is_number:
        return None
    try:
        found: RealAlgebraic | None = built(value, _leaf)
    except InputError:  # of too large a degree
        return None
    return found


def _in_sympy(value: object) -> Expr | None:
    """Return an exact number, or an expression, in sympy; ``None`` for all else."""
    number = _number(value)
    return number.as_expr() if number is not None else value if isinstance(value, Expr) else None


def _leaf(value: Expr) -> RealAlgebraic | None:
    """Return a rational number of sympy, or a real root of a polynomial."""
    if isinstance(value, Rational):
        return RealAlgebraic.of(value)
    if not isinstance(value, CRootOf) or not value.is_real or not value.poly.domain.is_ZZ:
        return None
    return RealAlgebraic(primitive(fmpz_poly(list(integers(value.poly)[0]))), value.index)

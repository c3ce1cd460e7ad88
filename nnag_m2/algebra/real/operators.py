"""The operators of an exact number, and how people read it: exactly or in decimals."""

from __future__ import annotations

import operator
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, Protocol, Self, TypeVar

from sympy import Add, AlgebraicNumber, Expr, Mul, Poly, Pow, Rational, Symbol, latex

from nnag_m2.algebra.exact_numbers import rational_of

LONGEST_EXACT = 12
"""Characters: longer fractions are read as decimals only."""

_DIGITS = 10
"""Decimals in place of a fraction: as many as its characters would be at most."""

_WIDTH = Rational(1, 10**20)
"""Of an interval, below the digits that are shown."""

_LONGEST_POLYNOMIAL = 60
"""Characters of a minimal polynomial that stands below its root."""


class Operators:
    """What ``+ - * / **`` mean, given sums, products, inverses and powers.

    Together with exact numbers that are of this kind, or can be, the result is of this kind;
    together with another expression of sympy it is sympy's, and exact.  Floats are no operands.
    """

    @classmethod
    @abstractmethod
    def _of_exact(cls, value: Any) -> Self | None:
        """Return an exact number as one of this kind, where it is one."""

    @abstractmethod
    def as_expr(self) -> Expr:
        """Return the number in sympy."""

    @abstractmethod
    def radical(self, degree: int) -> Self:
        """Return the real root of this degree of a number that is not negative."""

    @abstractmethod
    def __lt__(self, other: object) -> bool: ...

    @abstractmethod
    def _sum(self, other: Self) -> Self: ...

    @abstractmethod
    def _product(self, other: Self) -> Self: ...

    @abstractmethod
    def _inverse(self) -> Self: ...

    @abstractmethod
    def _power(self, exponent: int) -> Self: ...

    def _operand(self, other: Any) -> Self | Expr | None:
        """Return an operand as a number of this kind or an expression; ``None`` for all else."""
        found = self._of_exact(other)
        return found if found is not None or not isinstance(other, Expr) else other

    @abstractmethod
    def __neg__(self) -> Self: ...

    def __pos__(self) -> Self:
        return self

    def __add__(self, other: Any) -> Any:
        operand = self._operand(other)
        if operand is None:
            return NotImplemented
        return self.as_expr() + operand if isinstance(operand, Expr) else self._sum(operand)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        operand = self._operand(other)
        return NotImplemented if operand is None else self + -operand

    def __rsub__(self, other: Any) -> Any:
        return -self + other

    def __mul__(self, other: Any) -> Any:
        operand = self._operand(other)
        if operand is None:
            return NotImplemented
        return self.as_expr() * operand if isinstance(operand, Expr) else self._product(operand)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        operand = self._operand(other)
        if operand is None:
            return NotImplemented
        if isinstance(operand, Expr):
            return self.as_expr() / operand
        return self._product(operand._inverse())

    def __rtruediv__(self, other: Any) -> Any:
        operand = self._operand(other)
        return NotImplemented if operand is None else operand * self._inverse()

    def __pow__(self, exponent: Any) -> Any:
        ratio = rational_of(exponent)
        if ratio is not None and ratio.is_Integer:
            power = int(ratio)
            return self._power(power) if power >= 0 else self._inverse()._power(-power)
        operand = self._operand(exponent)
        if operand is None:
            return NotImplemented
        return self.as_expr() ** (operand if isinstance(operand, Expr) else operand.as_expr())

    def __rpow__(self, base: Any) -> Any:
        operand = self._operand(base)
        if operand is None:
            return NotImplemented
        return (operand if isinstance(operand, Expr) else operand.as_expr()) ** self.as_expr()


N = TypeVar("N", bound="Operators")


def built(expression: Expr, leaf: Callable[[Expr], N | None]) -> N | None:
    """Return the value of a number of sympy, made of leaves by sums, products and real powers.

    ``None`` where a leaf is none of ours, and for powers of negative numbers that are not real.
    """
    if isinstance(expression, AlgebraicNumber):
        return built(expression.as_expr(), leaf)
    if isinstance(expression, Pow) and isinstance(expression.exp, Rational):
        base, exponent = built(expression.base, leaf), expression.exp
        if base is None or (not exponent.is_Integer and base < 0):
            return None
        base = base if exponent.is_Integer else base.radical(int(exponent.q))
        found: N = base ** int(exponent.p)
        return found
    if not isinstance(expression, Add | Mul):
        return leaf(expression)
    parts = [built(part, leaf) for part in expression.args]
    if any(part is None for part in parts):
        return None
    return reduce(operator.add if isinstance(expression, Add) else operator.mul, parts)


class Number(Protocol):
    """A real algebraic number, as far as it is shown."""

    @property
    def is_rational(self) -> bool: ...  # noqa: D102
    @property
    def minimal_polynomial(self) -> Poly: ...  # noqa: D102
    def interval(self, width: Rational = ..., /) -> tuple[Rational, Rational]: ...  # noqa: D102
    def as_expr(self) -> Any: ...  # noqa: D102


def is_short(value: Rational) -> bool:
    """Return whether a rational number is short enough to be read exactly."""
    return max(abs(value.p), value.q) < 10**LONGEST_EXACT and len(str(value)) <= LONGEST_EXACT


def decimal(value: Any, digits: int = _DIGITS) -> str:
    """Return a rational number exactly when that is short, else in decimals."""
    exact = Rational(value)
    return str(exact) if is_short(exact) else str(exact.evalf(digits))


def number_latex(number: Number) -> str:
    """Return a real algebraic number in LaTeX: a fraction, a square root, or decimals.

    Below decimals stands the equation of which the number is a root, unless it is a long one.
    """
    polynomial = number.minimal_polynomial
    short = max(abs(int(c)) for c in polynomial.all_coeffs()) < 10**LONGEST_EXACT
    if short and polynomial.degree() <= 2:
        return str(latex(number.as_expr()))
    low, high = number.interval(_WIDTH)
    shown = str(((low + high) / 2).evalf(_DIGITS))
    long = max(abs(int(c)) for c in polynomial.all_coeffs()) > 10**_LONGEST_POLYNOMIAL
    below = "" if long or polynomial.degree() == 1 else str(latex(polynomial.as_expr()))
    if not 0 < len(below) <= _LONGEST_POLYNOMIAL:
        return rf"{shown}\ldots"
    return rf"\underset{{{below} = 0}}{{{shown}\ldots}}"


def point_latex(variables: Sequence[Symbol], numbers: Iterable[Number]) -> str:
    """Return a point in LaTeX, with the names of its coordinates."""
    names = r",\; ".join(latex(v) for v in variables)
    values = r",\; ".join(number_latex(number) for number in numbers)
    return rf"\left({names}\right) = \left({values}\right)"


def box_text(box: Mapping[Symbol, tuple[Rational, Rational]]) -> str:
    """Return a point by the middle of its box: exactly where that is the point, and short."""
    values = (
        f"{v}={decimal(low)}" if low == high else f"{v}={((low + high) / 2).evalf(_DIGITS)}"
        for v, (low, high) in box.items()
    )
    return ", ".join(values)

"""The operators of an exact number, on numbers of every exact kind and on sympy's expressions."""

from __future__ import annotations

import operator
from abc import abstractmethod
from collections.abc import Callable
from functools import reduce
from typing import Any, Self, TypeVar

from sympy import Add, AlgebraicNumber, Expr, Mul, Pow, Rational

from nnag_m2.algebra.exact_numbers import rational_of


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

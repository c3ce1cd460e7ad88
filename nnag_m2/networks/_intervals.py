"""Enclosures of expressions on intervals, by mpmath's interval arithmetic (outward rounding)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import inf, isnan
from typing import Any

from flint import arb, ctx
from mpmath import MPIntervalContext  # type: ignore[import-untyped]
from mpmath.libmp import ComplexResult  # type: ignore[import-untyped]
from sympy import (
    Add,
    And,
    E,
    Expr,
    Mul,
    Or,
    Poly,
    Pow,
    Rational,
    Symbol,
    cos,
    erf,
    exp,
    log,
    pi,
    sin,
    tan,
)
from sympy.core.relational import Eq, Ge, Gt, Le, Lt
from sympy.logic.boolalg import Boolean, BooleanFalse, BooleanTrue

# bits, twice those of floats: what cancels leaves enough
_PRECISION = 120


class Unbounded(Exception):
    """No bound was found; the message says why."""


class Intervals:
    """Enclosures of the values of expressions in one symbol, which runs through an interval."""

    def __init__(self, variable: Symbol) -> None:
        self.variable = variable
        self.context = MPIntervalContext()
        self.context.prec = _PRECISION
        c = self.context
        self._functions: dict[Any, Callable[[Any], Any]] = {
            exp: c.exp,
            log: c.log,
            sin: c.sin,
            cos: c.cos,
            tan: c.tan,
            erf: self._erf,
        }
        self._constants: dict[Expr, Any] = {pi: c.pi + 0, E: c.e + 0}
        self._sums: dict[Add, tuple[list[Any], list[Expr]]] = {}

    def number(self, value: Fraction | Rational) -> Any:
        """Return the smallest interval around a rational number."""
        return self.context.mpf(int(value.numerator)) / int(value.denominator)

    def hull(self, left: Fraction, right: Fraction) -> Any:
        """Return the smallest interval around two rational numbers."""
        return self.context.mpf([self.number(left).a, self.number(right).b])

    def value(self, expression: Expr, place: Any, known: dict[Expr, Any] | None = None) -> Any:
        """Return an interval that contains all values on a place, an interval.

        Values at the same place that were found before may be known; more are added to them.
        """
        try:
            return self._value(expression, place, {} if known is None else known)
        except (ComplexResult, ZeroDivisionError):
            return self.context.mpf([-inf, inf])

    def truth(self, condition: Boolean, place: Any) -> bool | None:
        """Return whether a condition holds on all of an interval; ``None`` if undecided."""
        if isinstance(condition, BooleanTrue | BooleanFalse):
            return bool(condition)
        if isinstance(condition, And | Or):
            found = {self.truth(part, place) for part in condition.args}
            decisive = isinstance(condition, Or)
            return decisive if decisive in found else None if None in found else not decisive
        if isinstance(condition, Ge | Gt | Le | Lt):
            difference = self.value(condition.gts - condition.lts, place)
            return _positive(difference, strict=isinstance(condition, Gt | Lt))
        if isinstance(condition, Eq):
            difference = self.value(condition.lhs - condition.rhs, place)
            return False if difference.a > 0 or difference.b < 0 else None
        return None

    def _value(self, e: Expr, place: Any, known: dict[Expr, Any]) -> Any:
        if e == self.variable:
            return place
        found = self._constants.get(e, known.get(e))
        if found is None:
            found = known[e] = self._fresh(e, place, known)
        return found

    def _fresh(self, e: Expr, place: Any, known: dict[Expr, Any]) -> Any:
        if isinstance(e, Rational):
            return self._constants.setdefault(e, self.number(e))
        if isinstance(e, Add):
            return self._sum(e, place, known)
        if isinstance(e, Mul):
            product: Any = 1
            for factor in e.args:
                product = self._value(factor, place, known) * product
            return product
        if isinstance(e, Pow) and e.base != E:
            return self._power(e, place, known)
        function = self._functions.get(e.func)
        if function is None:
            raise Unbounded(f"no bounds are known for {e.func.__name__}")
        return function(self._value(e.args[0], place, known))

    def _sum(self, e: Add, place: Any, known: dict[Expr, Any]) -> Any:
        """Return a sum; the polynomial part is evaluated by Horner's rule."""
        if e not in self._sums:
            # a sum without the variable would be its own coefficient
            varies = e.has(self.variable)
            polynomial = [a for a in e.args if varies and a.is_polynomial(self.variable)]
            others = [a for a in e.args if a not in polynomial]
            coefficients = Poly(Add(*polynomial), self.variable).all_coeffs()
            constants = [self._value(c, place, known) for c in coefficients]
            self._sums[e] = constants, others
        coefficients, others = self._sums[e]
        total: Any = 0
        for coefficient in coefficients:
            total = place * total + coefficient
        for other in others:
            total = self._value(other, place, known) + total
        return total

    def _power(self, e: Pow, place: Any, known: dict[Expr, Any]) -> Any:
        base = self._value(e.base, place, known)
        if e.exp.is_Integer:
            return base ** int(e.exp)
        if e.exp.is_Rational and e.exp.q == 2:
            return self.context.sqrt(base) ** int(e.exp.p)
        return self.context.exp(self._value(e.exp, place, known) * self.context.log(base))

    def _erf(self, x: Any) -> Any:
        """Return the error function, which increases, from its values at the ends."""
        return self.context.mpf([self._erf_at(x.a).a, self._erf_at(x.b).b])

    def _erf_at(self, x: Any) -> Any:
        """Return the error function at a point, by FLINT; all its values at no finite one."""
        sign, mantissa, exponent, _ = x._mpi_[0]
        if not mantissa and exponent:  # so mpmath writes infinities
            return self.context.mpf([-1, 1])
        with ctx.workprec(_PRECISION):
            found = arb((int(-mantissa if sign else mantissa), int(exponent))).erf()
        return self.context.mpf([self._dyadic(found.lower()).a, self._dyadic(found.upper()).b])

    def _dyadic(self, end: arb) -> Any:
        mantissa, exponent = end.man_exp()
        return self.context.ldexp(self.context.mpf(int(mantissa)), int(exponent))


def largest(value: Any) -> float:
    """Return a float above all absolute values in an interval."""
    above = float(abs(value).b)
    return inf if isnan(above) else above * (1 + 2.0**-50)


def least(value: Any) -> float:
    """Return a float below all absolute values in an interval."""
    below = float(abs(value).a)
    return 0.0 if isnan(below) else below * (1 - 2.0**-50)


def _positive(difference: Any, strict: bool) -> bool | None:
    """Return whether a difference is positive, or not negative, everywhere or nowhere."""
    if difference.a > 0 or (difference.a >= 0 and not strict):
        return True
    if difference.b < 0 or (difference.b <= 0 and strict):
        return False
    return None

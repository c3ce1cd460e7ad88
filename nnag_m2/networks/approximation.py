"""Polynomials in the place of activations that are none, with a proven bound for the error."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Context, Decimal
from fractions import Fraction
from math import isfinite
from typing import Any

import numpy as np
from numpy.polynomial import Chebyshev
from sympy import (
    Add,
    Expr,
    Float,
    Max,
    Poly,
    Rational,
    Symbol,
    chebyshevt_poly,
    erf,
    exp,
    lambdify,
    log,
    sqrt,
    tanh,
)
from sympy.core.function import FunctionClass

from nnag_m2.algebra.arguments import in_sequence, whole_number
from nnag_m2.algebra.exact_numbers import exact, fraction_of, sympy_of
from nnag_m2.errors import InputError, named, shown
from nnag_m2.networks._error_bound import supremum_bound
from nnag_m2.networks._intervals import Unbounded

VARIABLE = Symbol("t")
"""The variable in which activations are kept."""


NAMED = {
    "relu": Max(VARIABLE, 0),
    "sigmoid": 1 / (1 + exp(-VARIABLE)),
    "tanh": tanh(VARIABLE),
    "softplus": log(1 + exp(VARIABLE)),
    "swish": VARIABLE / (1 + exp(-VARIABLE)),
    "gelu": VARIABLE * (1 + erf(VARIABLE / sqrt(2))) / 2,
}
"""The usual activations under their names."""

# from here on the rounding of floats is felt in the exchange of points
_LARGEST_DEGREE = 60
# odd, so that the middle is one; several for each of the error's waves
_SAMPLES = 2001


@dataclass(frozen=True)
class PolynomialActivation:
    """A polynomial near a target, to be used as an activation.

    Attributes
    ----------
    polynomial
        In ``t``, with rational coefficients.
    error_bound
        A rational number that ``|target - polynomial|`` nowhere exceeds on the interval; proven.
    target
        The function, in ``t``.
    interval
        The ends, rational.
    """

    polynomial: Expr
    error_bound: Rational
    target: Expr
    interval: tuple[Rational, Rational]


@named
def polynomial_activation(target: Any, degree: int, interval: Any) -> PolynomialActivation:
    """Return a rational polynomial close to a function on an interval, with a proven error bound.

    A network with an activation that is continuous but no polynomial becomes an algebraic one by
    Weierstrass' theorem: on bounded inputs both are as close as one likes.

    Parameters
    ----------
    target
        An expression in one symbol, such as ``tanh(t)`` or ``Max(t, 0)``; or ``"relu"``,
        ``"sigmoid"``, ``"tanh"``, ``"softplus"``, ``"swish"`` or ``"gelu"``.  Bounds are known for
        sums, products, powers, ``exp``, ``log``, ``sin``, ``cos``, ``tan``, ``sinh``, ``cosh``,
        ``tanh``, ``erf``, ``Abs``, ``Max``, ``Min`` and ``Piecewise``.
    degree
        The largest degree of the polynomial, from 1 to 60.
    interval
        Its two ends, exact rationals.

    Returns
    -------
    PolynomialActivation
        The polynomial that interpolates the target at the Chebyshev points, which is within a
        factor of ``2 + (2/pi) log(degree + 1)`` of the best one, with coefficients rounded to
        short fractions; and a bound for the error on the whole interval, at most two percent
        above the largest error.  The bound is proven by interval arithmetic on Taylor expansions
        of the error over subintervals; it rests on the outward rounding of mpmath's intervals.

    Raises
    ------
    InputError
        For targets in several symbols, with floats, that are not finite on the interval or
        contain other functions; for inexact or unordered ends; for other degrees.

    References
    ----------
    Trefethen: Approximation Theory and Approximation Practice, theorem 15.2.

    Examples
    --------
    >>> from sympy.abc import t
    >>> polynomial_activation(t**3, 1, (-1, 1))  # the error is 1/2, at the ends
    PolynomialActivation(polynomial=t/2, error_bound=501/1000, target=t**3, interval=(-1, 1))
    >>> polynomial_activation("relu", 2, (-1, 1)).polynomial
    41*t**2/71 + t/2
    """
    function = _target(target)
    ends = _interval(interval)
    checked = whole_number(degree, "the degree", 1, _LARGEST_DEGREE)
    polynomial = _rounded(_Sampled(function, ends), checked)
    return PolynomialActivation(polynomial, _bound(function - polynomial, ends), function, ends)


class _Sampled:
    """A target as a function of floats."""

    def __init__(self, target: Expr, ends: tuple[Rational, Rational]) -> None:
        self.target, self.ends = target, ends
        try:
            self._function = lambdify(VARIABLE, target, modules="mpmath")
        except ValueError:  # Python does not print them
            required = "numbers of a target have at most 4,300 digits"
            raise InputError(required, shown(target)) from None

    def __call__(self, places: Any) -> Any:
        return np.array([self._at(float(place)) for place in places])

    def _at(self, place: float) -> float:
        try:
            value = complex(self._function(place))
        except (ArithmeticError, ValueError, TypeError, NameError) as error:
            raise InputError(f"{shown(self.target)} has no value at {place:g}") from error
        if abs(value.imag) > 1e-12 * abs(value) or not isfinite(value.real):
            required = f"{shown(self.target)} must be finite and real on the interval"
            raise InputError(required, f"{value} at {place:g}")
        return value.real


def _target(target: Any) -> Expr:
    """Return a target in ``t``."""
    if isinstance(target, str):
        if target in NAMED:
            return NAMED[target]
        known = ", ".join(NAMED)
        raise InputError(f"the names of targets are {known}", shown(target))
    if isinstance(target, FunctionClass):
        target = target(VARIABLE)
    if not isinstance(target, Expr) or len(target.free_symbols) != 1:
        raise InputError("the target must be an expression in one symbol", shown(target), "tanh(t)")
    if floats := target.atoms(Float):
        exact(min(floats))
    return target.xreplace({next(iter(target.free_symbols)): VARIABLE})


def _interval(interval: Any) -> tuple[Rational, Rational]:
    given = tuple(interval) if in_sequence(interval) else ()
    if len(given) != 2:
        raise InputError("the interval must be a pair of numbers", shown(interval), "(-1, 1)")
    left, right = (exact(end) for end in given)
    if left >= right:
        raise InputError("the ends of the interval must be increasing", shown((left, right)))
    return left, right


def _rounded(target: _Sampled, degree: int) -> Expr:
    """Return the interpolating polynomial with short rational coefficients."""
    left, right = target.ends
    smooth = Chebyshev.interpolate(target, degree, domain=(float(left), float(right)))
    places = np.linspace(float(left), float(right), _SAMPLES)
    values = target(places)
    error = float(np.max(np.abs(values - smooth(places))))
    # What rounding may cost, in all: a small part of the error, or else of the precision of floats.
    allowed = max(error / 100, 1e-13 * float(np.max(np.abs(values))), 1e-300)
    margin = Fraction(allowed) / (2 * degree + 2)
    # First in the Chebyshev basis, where noise is noise and an odd function stays odd.
    series = [sympy_of(_simplest(Fraction(float(c)), margin)) for c in smooth.coef]
    scaled = (2 * VARIABLE - left - right) / (right - left)
    exactly = Add(*(c * chebyshevt_poly(k, scaled) for k, c in enumerate(series)))
    reach = fraction_of(max(abs(left), abs(right)))
    terms = Poly(exactly, VARIABLE).terms()
    return Add(
        *(sympy_of(_simplest(fraction_of(c), margin / reach**e)) * VARIABLE**e for (e,), c in terms)
    )


def _simplest(value: Fraction, margin: Fraction) -> Fraction:
    """Return the fraction with the smallest denominator that is within a margin of a number."""
    low, high = value - margin, value + margin
    if low <= 0 <= high:
        return Fraction(0)
    return -_between(-high, -low) if high < 0 else _between(low, high)


def _between(low: Fraction, high: Fraction) -> Fraction:
    """Return the simplest fraction between two positive ones."""
    ceiling = -(-low.numerator // low.denominator)
    if ceiling <= high:
        return Fraction(ceiling)
    below = low.numerator // low.denominator
    return below + 1 / _between(1 / (high - below), 1 / (low - below))


def _bound(error: Expr, ends: tuple[Rational, Rational]) -> Rational:
    """Return a short rational number above the largest absolute value of an error."""
    real = Symbol("t", real=True)
    left, right = map(fraction_of, ends)
    try:
        bound = supremum_bound(error.xreplace({VARIABLE: real}), real, (left, right))
    except Unbounded as problem:
        raise InputError("the target must have bounds", str(problem)) from problem
    return _rounded_up(bound)


def _rounded_up(bound: Fraction) -> Rational:
    """Return the next larger decimal number with three significant digits."""
    upwards = Context(prec=3, rounding=ROUND_CEILING)
    return sympy_of(Fraction(upwards.divide(Decimal(bound.numerator), Decimal(bound.denominator))))

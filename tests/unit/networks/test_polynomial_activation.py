"""Polynomials in the place of activations: close, short, and with a bound that is true."""

from __future__ import annotations

import pickle

import mpmath
import numpy as np
import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import (
    Abs,
    Expr,
    Heaviside,
    Max,
    Min,
    Piecewise,
    Poly,
    Rational,
    Symbol,
    atan,
    cos,
    cosh,
    erf,
    exp,
    gamma,
    lambdify,
    log,
    sin,
    sinh,
    sqrt,
    symbols,
    tan,
    tanh,
)
from sympy.abc import t, x

from nnag_m2 import InputError
from nnag_m2.networks import MLP, PolynomialActivation, polynomial_activation

CASES = [
    ("relu", 4, (-1, 1)),
    ("sigmoid", 5, (-4, 4)),
    ("tanh", 7, (-2, 2)),
    ("softplus", 4, (-3, 3)),
    ("swish", 6, (-3, 1)),
    ("gelu", 4, (-9, 9)),
    (x * tanh(x), 4, (Rational(-1, 3), Rational(5, 2))),
    (tanh(x), 11, (-1, 1)),
    (Abs(tanh(x)), 6, (-1, 1)),
    (Max(x, -(x**2), Rational(1, 3)), 5, (-1, 2)),
    (Min(x, 1) - sinh(x), 3, (-2, 2)),
    (Piecewise((exp(x), x < 0), (1 + x, True)), 4, (-2, 1)),
    (Heaviside(x), 3, (-1, 1)),
    (sqrt(x) + x ** Rational(3, 2), 3, (0, 1)),
    (1 / (1 + x**2), 6, (-1, 1)),
    (log(x) / cos(x), 5, (Rational(1, 2), Rational(3, 2))),
    (x / (1 + Abs(x)), 5, (-2, 2)),
    (tan(x) * cosh(x) + sin(x), 6, (-1, 1)),
    (erf(x), 5, (-2, 7)),
    (exp(x), 12, (0, 1)),
]


def sampled_error(found: PolynomialActivation, count: int = 3001) -> float:
    error = lambdify(Symbol("t"), found.target - found.polynomial, "mpmath")
    places = np.linspace(*map(float, found.interval), count)
    with mpmath.workdps(40):
        return float(max(abs(error(mpmath.mpf(place))) for place in places))


@each(("target", "degree", "interval"), CASES, ids=str)
def test_the_bound_is_true_and_close(target: object, degree: int, interval: object) -> None:
    found = polynomial_activation(target, degree, interval)
    error = sampled_error(found)
    assert error <= found.error_bound <= 1.03 * error
    assert found.interval == interval
    assert Poly(found.polynomial, t).degree() <= degree
    assert pickle.loads(pickle.dumps(found)) == found


@each(("target", "degree"), [("relu", 8), ("tanh", 9), ("sigmoid", 5)])
def test_the_error_is_within_the_known_factor_of_the_best(target: str, degree: int) -> None:
    found = polynomial_activation(target, degree, (-2, 2))
    function = lambdify(t, found.target, "mpmath")
    values = np.array([float(function(place)) for place in np.linspace(-2, 2, 2001)])
    best = best_error(values, degree)
    assert 0.99 * best <= found.error_bound <= (2 + 2 / np.pi * np.log(degree + 1)) * best * 1.03


def best_error(values: np.ndarray, degree: int) -> float:
    """Return a lower bound for the best uniform error, by Lawson's weighted least squares."""
    basis = np.polynomial.chebyshev.chebvander(np.linspace(-1, 1, len(values)), degree)
    weights = np.full(len(values), 1 / len(values))
    for _ in range(100):
        root = np.sqrt(weights)[:, None]
        fit = np.linalg.lstsq(basis * root, values * root[:, 0], rcond=None)[0]
        error = np.abs(values - basis @ fit)
        lower = float(np.sqrt(np.sum(weights * error**2)))
        weights = weights * error / np.sum(weights * error)
    return lower


def test_polynomials_of_small_degree_come_back_as_they_are() -> None:
    target = Rational(1, 3) + 2 * x**3
    found = polynomial_activation(target, 4, (-1, 2))
    assert found.polynomial == target.xreplace({x: t})
    assert found.error_bound == 0


def test_odd_functions_get_odd_polynomials() -> None:
    exponents = Poly(polynomial_activation("tanh", 9, (-4, 4)).polynomial, t).monoms()
    assert {e % 2 for (e,) in exponents} == {1}


@settings(max_examples=5, deadline=None)
@given(
    st.integers(1, 6),
    st.fractions(-3, 3, max_denominator=7),
    st.fractions(Rational(1, 7), 4, max_denominator=7),
    st.sampled_from(["relu", "tanh", "gelu"]),
)
def test_bounds_hold_on_any_interval(degree: int, left: object, length: object, name: str) -> None:
    found = polynomial_activation(name, degree, (left, left + length))
    assert sampled_error(found, 400) <= found.error_bound + Rational(1, 10**20)


def test_a_network_takes_the_polynomial() -> None:
    relu = polynomial_activation("relu", 2, (-1, 1))
    assert MLP((2, 2, 1), relu).activation == relu.polynomial
    assert polynomial_activation(Max(x, 0), 2, (-1, 1)) == relu
    assert polynomial_activation(tanh, 2, (-1, 1)) == polynomial_activation("tanh", 2, (-1, 1))


@each(
    ("target", "degree", "interval", "message"),
    [
        (log(x), 3, (-1, 1), "finite and real"),
        (1 / x, 2, (-1, 1), "has no value at 0"),
        (1 / (x - Rational(1, 7)), 3, (-1, 1), "infinite or undefined near 0.142857"),
        (gamma(x), 3, (1, 2), "no bounds are known for gamma"),
        (atan(x), 3, (-1, 1), "no bounds are known for atan"),
        ("rel", 3, (-1, 1), "the names of targets are relu, sigmoid"),
        (x * symbols("y"), 3, (-1, 1), "an expression in one symbol"),
        (3, 3, (-1, 1), "an expression in one symbol"),
        (tanh(0.5 * x), 3, (-1, 1), "the float 0.5"),
        (tanh(x), 0, (-1, 1), "from 1 to 60; got 0"),
        (tanh(x), 2.0, (-1, 1), "from 1 to 60; got 2.0"),
        (tanh(x), 2, (-1, 0.5), "the float 0.5"),
        (tanh(x), 2, (1, -1), "increasing"),
        (tanh(x), 2, 1, "a pair of numbers"),
        (tanh(x), 2, (1, 2, 3), "a pair of numbers"),
    ],
)
def test_what_has_no_bound_is_refused(
    target: object, degree: int, interval: object, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        polynomial_activation(target, degree, interval)


@pytest.mark.parametrize("constant", [sqrt(2), 1 + sqrt(2), sqrt(2) + sqrt(3) + 1])
def test_coefficients_may_be_irrational(constant: Expr) -> None:
    found = polynomial_activation(constant * x, 3, (-1, 1))
    difference = (found.polynomial.subs(t, 1) - constant).evalf(50)
    assert abs(difference) <= found.error_bound < Rational(1, 100)
    with_more = polynomial_activation(exp(x) + constant, 3, (-1, 1))
    assert with_more.error_bound < Rational(1, 100)

"""Activations: univariate polynomials with rational coefficients, of degree at least one."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

from sympy import QQ, Expr, Poly
from sympy.core.function import FunctionClass

from nnag_m2.algebra.arguments import is_whole
from nnag_m2.algebra.exact_numbers import fraction_of
from nnag_m2.algebra.fields import as_poly
from nnag_m2.errors import InputError, shown
from nnag_m2.networks.approximation import VARIABLE, PolynomialActivation

# far beyond any activation that can be expanded; a typing error is refused at once
DEGREE_LIMIT = 1000

_APPROXIMATE = "polynomial_activation(Max(t, 0), degree=4, interval=(-1, 1))"


def as_activation(activation: Any) -> Expr:
    """Return an activation as a polynomial in ``t``.

    Parameters
    ----------
    activation
        A positive int ``s`` for ``t**s``; a polynomial in one symbol, as an expression or a
        ``Poly``; or what ``polynomial_activation`` returned.

    Raises
    ------
    InputError
        For constants, several symbols, floats, anything that is not a polynomial.
    """
    if isinstance(activation, PolynomialActivation):
        activation = activation.polynomial
    if is_whole(activation):
        return _power(int(activation))
    if not isinstance(activation, Expr | Poly) or isinstance(activation, FunctionClass):
        required = "the activation must be a positive int or a polynomial in one symbol"
        raise InputError(required, shown(activation), f"t**2, or {_APPROXIMATE}")
    return _polynomial(activation)


@lru_cache(maxsize=256)  # of a few activations, asked for again in each layer
def terms_of(activation: Expr) -> tuple[tuple[int, Fraction], ...]:
    """Return exponents, descending, and coefficients of an activation that was checked."""
    terms = Poly(activation, VARIABLE, domain=QQ).terms()
    return tuple((e, fraction_of(c)) for (e,), c in terms)


def activated(terms: tuple[tuple[int, Fraction], ...], values: Any) -> Any:
    """Return the values of an activation at numbers, polynomials, expressions or batches."""
    total: Any = None
    for exponent, coefficient in terms:
        factor = int(coefficient) if coefficient.denominator == 1 else coefficient
        power = values**exponent if exponent > 1 else values
        term = factor if exponent == 0 else power if factor == 1 else power * factor
        total = term if total is None else total + term
    return total


def monomial_degree(terms: tuple[tuple[int, Fraction], ...]) -> int | None:
    """Return the degree of an activation with a single term, ``None`` for the others."""
    return terms[0][0] if len(terms) == 1 else None


def parity(terms: tuple[tuple[int, Fraction], ...]) -> int | None:
    """Return 0 for an even activation, 1 for an odd one, ``None`` for the others."""
    parities = {exponent % 2 for exponent, _ in terms}
    return parities.pop() if len(parities) == 1 else None


def _power(exponent: int) -> Expr:
    if not 1 <= exponent <= DEGREE_LIMIT:
        required = f"the power of an activation is between 1 and {DEGREE_LIMIT}"
        raise InputError(required, shown(exponent), "2, or a sympy polynomial such as t**2")
    return VARIABLE**exponent


@lru_cache(maxsize=256)  # each layer asks again for that of the whole network
def _polynomial(activation: Expr | Poly) -> Expr:
    symbols = activation.free_symbols
    if len(symbols) > 1:
        required = "the activation must be a polynomial in one symbol"
        raise InputError(required, f"{shown(activation)} in {len(symbols)} symbols")
    own = next(iter(symbols), VARIABLE)
    try:
        poly = as_poly(activation, (own,), QQ)
    except InputError as error:
        if "exact" in error.args[0]:
            raise
        required = "the activation must be a polynomial with rational coefficients"
        raise InputError(required, shown(activation), _APPROXIMATE) from error
    if not 1 <= poly.degree() <= DEGREE_LIMIT:
        required = f"the degree of an activation is between 1 and {DEGREE_LIMIT}"
        raise InputError(required, shown(activation), "t**2")
    return poly.as_expr().xreplace({own: VARIABLE})

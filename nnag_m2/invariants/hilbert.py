"""Numbers of a variety: dimension, degree, Hilbert polynomial and series."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import QQ, Expr, Integer, Poly, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, Query, RingOf, question, ring_of
from nnag_m2.asking.reading import expect, ideal_argument, integer, items
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.through_primes import through_primes

_N, _T = Symbol("n"), Symbol("T")


@question
def dimension(ideal: Ideal, proof: bool = False, **options: Unpack[Options]) -> Query[int]:
    """Return the dimension of the affine variety of an ideal (its Krull dimension).

    Parameters
    ----------
    ideal
        Over QQ or GF(p).  For a homogeneous ideal this is the dimension of the affine cone, one
        more than that of the projective variety.
    proof
        Over QQ: do not pass to a prime where the ideal is not a small one, but prove the answer.

    Returns
    -------
    int
        -1 for the unit ideal.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> dimension(Ideal([x**3 + y**2], [x, y]))
    1
    """
    return _number("dimension", ideal, proof)


@question
def codimension(ideal: Ideal, proof: bool = False, **options: Unpack[Options]) -> Query[int]:
    """Return the number of variables minus the dimension of the affine variety of an ideal.

    Parameters are those of ``dimension``.

    Returns
    -------
    int
        For the unit ideal in ``n`` variables ``n + 1``, since its dimension is -1.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> codimension(Ideal([x**3 + y**2], [x, y]))
    1
    """
    return _number("codimension", ideal, proof)


@question
def degree(ideal: Ideal, proof: bool = False, **options: Unpack[Options]) -> Query[int]:
    """Return the degree of the projective scheme of a homogeneous ideal.

    For an inhomogeneous ideal it is the degree of the projective closure of its affine scheme:
    for finitely many points their number, counted with multiplicity.

    Parameters are those of ``dimension``.

    Returns
    -------
    int
        0 for the unit ideal, 1 for the zero ideal.  Only components of the largest dimension
        count.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, sections 3 and 4.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> degree(Ideal([x**3 + y**2], [x, y]))
    3
    """
    return _number("degree", ideal, proof)


@question
def hilbert_polynomial(
    ideal: Ideal, symbol: Symbol = _N, proof: bool = False, **options: Unpack[Options]
) -> Query[Expr]:
    """Return the Hilbert polynomial of a homogeneous ideal.

    For an inhomogeneous ideal it is the one of the projective closure of its affine scheme.

    Parameters
    ----------
    ideal
        Over QQ or GF(p), in ``m`` variables.
    symbol
        The variable of the answer.
    proof
        As for ``dimension``.

    Returns
    -------
    sympy.Expr
        A polynomial with rational coefficients.  At every large ``n`` it is the number of
        linearly independent forms of degree ``n`` modulo the ideal; for an inhomogeneous ideal,
        of polynomials of degree at most ``n``.  0 for ideals without projective points.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> hilbert_polynomial(Ideal([x**3 + y**2], [x, y]))
    3*n
    """
    rings, checked = _rings_with(ideal, symbol)
    values = (("ideal", checked),)
    return through_primes("hilbert_polynomial", rings, values, _expression, proof=proof)


@question
def hilbert_series(
    ideal: Ideal, symbol: Symbol = _T, proof: bool = False, **options: Unpack[Options]
) -> Query[Expr]:
    """Return the Hilbert series of a homogeneous ideal.

    For an inhomogeneous ideal it is the one of the projective closure of its affine scheme.

    Parameters
    ----------
    ideal
        Over QQ or GF(p).
    symbol
        The variable of the answer.
    proof
        As for ``dimension``.

    Returns
    -------
    sympy.Expr
        A rational function in lowest terms, whose coefficient at ``T**n`` is the number of
        linearly independent forms of degree ``n`` modulo the ideal.

    References
    ----------
    Cox, Little, O'Shea: Using Algebraic Geometry, chapter 6, section 4.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> hilbert_series(Ideal([x*y - z**2], [x, y, z]))
    (T + 1)/(1 - T)**2
    """
    rings, checked = _rings_with(ideal, symbol)
    values = (("ideal", checked),)
    return through_primes("hilbert_series", rings, values, _series, (symbol,), proof=proof)


def _number(template: str, ideal: Ideal, proof: bool) -> Query[int]:
    checked = ideal_argument(ideal)
    values = (("ideal", checked),)
    return through_primes(template, (ring_of(checked),), values, integer, proof=proof)


def _rings_with(ideal: Ideal, symbol: Symbol) -> tuple[tuple[RingOf, RingOf], Ideal]:
    checked = ideal_argument(ideal)
    if not isinstance(symbol, Symbol) or not symbol.is_commutative:
        raise InputError("symbol must be a commuting sympy Symbol", shown(symbol), "Symbol('n')")
    return (ring_of(checked), RingOf("S", (symbol,), QQ)), checked


def _expression(answer: Any) -> Expr:
    (poly,) = items(answer, 1)
    return expect(Poly, poly).as_expr()


def _series(answer: Any, symbol: Symbol) -> Expr:
    polys, power = items(answer, 2)
    numerator, pole = expect(Poly, items(polys, 1)[0]), integer(power)
    factor = Poly(1 - symbol, symbol, domain=QQ)
    while pole > 0 and not numerator.is_zero and numerator.rem(factor).is_zero:
        numerator, pole = numerator.quo(factor), pole - 1
    return numerator.as_expr() / (1 - symbol) ** pole if numerator else Integer(0)

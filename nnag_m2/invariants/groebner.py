"""Groebner bases and what they decide directly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

from sympy import Expr, Poly, Symbol

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.ideal import Ideal, same_ring
from nnag_m2.algebra.orders import Order, as_order, ring_variables, sort_key
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking import Options, Query, RingOf, question, ring_of
from nnag_m2.asking.reading import boolean, expect, ideal_argument, poly_in
from nnag_m2.errors import InputError, ReplyError
from nnag_m2.invariants.through_primes import LIFTED, through_primes


def _ordered_ring(ideal: Ideal, order: Order) -> RingOf:
    return RingOf("R", ring_variables(order, ideal.variables), ideal.field, order)


@question
def groebner_basis(
    ideal: Ideal, order: Order = "grevlex", proof: bool = False, **options: Unpack[Options]
) -> Query[tuple[Poly, ...]]:
    """Return the reduced Groebner basis of an ideal.

    Parameters
    ----------
    ideal
        Over QQ or GF(p), not necessarily homogeneous.
    order
        ``"grevlex"`` (default), ``"lex"``, ``"grlex"``, or a ``BlockOrder`` such as
        ``elimination_order(x, y)``.
    proof
        Over QQ with grevlex: do not have msolve lift a large basis from primes, but prove it.

    Returns
    -------
    tuple of sympy.Poly
        Monic, reduced, sorted by descending leading monomial, in the ideal's variables; the same
        for every engine.  ``(1,)`` for the unit ideal, ``()`` for the zero ideal.

    Raises
    ------
    InputError
        For an order that is unknown or names other variables.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 7.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> groebner_basis(Ideal([x**2 + y, x*y - 1], [x, y]), order="lex")
    (Poly(x + y**2, x, y, domain='QQ'), Poly(y**3 + 1, x, y, domain='QQ'))
    """
    checked = as_order(order, ideal_argument(ideal).variables)
    ring = _ordered_ring(ideal, checked)
    reading = (ideal.variables, checked)
    values = (("ideal", ideal),)
    given = "groebner_basis", (ring,), values, _sorted, reading
    return through_primes(*given, proof=proof, way=LIFTED)


def _sorted(answer: Any, variables: tuple[Symbol, ...], order: Order) -> tuple[Poly, ...]:
    key = sort_key(order, variables)
    monic = []
    for poly in expect(tuple, answer):
        found = poly_in(poly, variables)
        terms = sparse(found)
        leading = max(terms, key=key)
        monic.append((leading, found.mul_ground(found.domain.one / terms[leading])))
    return tuple(poly for _, poly in sorted(monic, key=lambda pair: key(pair[0]), reverse=True))


@question
def normal_form(
    polynomial: Expr | Poly | Sequence[Expr | Poly],
    ideal: Ideal,
    order: Order = "grevlex",
    proof: bool = False,
    **options: Unpack[Options],
) -> Query[Any]:
    """Return the remainder of a polynomial on division by a Groebner basis of an ideal.

    It is zero if and only if the polynomial lies in the ideal.

    Parameters
    ----------
    polynomial
        One polynomial, or several in a list, in the ideal's variables.
    ideal
        Over QQ or GF(p).
    order
        As for ``groebner_basis``.
    proof
        As for ``groebner_basis``.

    Returns
    -------
    sympy.Poly or tuple of sympy.Poly
        One remainder for each polynomial; unique for the order.

    Raises
    ------
    InputError
        For polynomials in other variables or with inexact coefficients.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 6.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> normal_form(x**3, Ideal([x**2 - y], [x, y]))
    Poly(x*y, x, y, domain='QQ')
    """
    checked = as_order(order, ideal_argument(ideal).variables)
    several = in_sequence(polynomial)
    given: Any = polynomial if several else [polynomial]
    polys = [as_poly(p, ideal.variables, ideal.field) for p in given]
    if not polys:
        raise InputError("at least one polynomial is needed", "none")
    listed = PolynomialMap(polys, ideal.variables, ideal.field)
    values = (("ideal", ideal), ("polynomials", listed))
    ring = _ordered_ring(ideal, checked)
    reading = (ideal.variables, several)
    given = "normal_form", (ring,), values, _remainders, reading
    return through_primes(*given, proof=proof, way=LIFTED)


def _remainders(answer: Any, variables: tuple[Symbol, ...], several: bool) -> Any:
    found = tuple(poly_in(poly, variables) for poly in expect(tuple, answer))
    if not several and len(found) != 1:
        raise ReplyError(f"one remainder was expected, not {len(found)}")
    return found if several else found[0]


@question
def is_subset(ideal: Ideal, other: Ideal, **options: Unpack[Options]) -> Query[bool]:
    """Return whether every element of the first ideal lies in the second one.

    Parameters
    ----------
    ideal, other
        In the same ring.

    Raises
    ------
    InputError
        For ideals in different rings.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 8.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> is_subset(Ideal([x**2], [x, y]), Ideal([x], [x, y]))
    True
    """
    same_ring(ideal_argument(ideal), ideal_argument(other))
    return Query("is_subset", (ring_of(ideal),), (("ideal", ideal), ("other", other)), boolean)


@question
def is_equal(ideal: Ideal, other: Ideal, **options: Unpack[Options]) -> Query[bool]:
    """Return whether two ideals have the same elements.

    Parameters and errors are those of ``is_subset``.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 8.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> is_equal(Ideal([x, x + y], [x, y]), Ideal([y, x], [x, y]))
    True
    """
    same_ring(ideal_argument(ideal), ideal_argument(other))
    return Query("is_equal", (ring_of(ideal),), (("ideal", ideal), ("other", other)), boolean)

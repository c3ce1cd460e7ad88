"""The components of a variety."""

from __future__ import annotations

from typing import Unpack

from nnag_m2.algebra.fields import FACTORING_CHARACTERISTIC
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking.context import Options
from nnag_m2.asking.query import Query, ring_of
from nnag_m2.asking.question import question
from nnag_m2.asking.reading import boolean, ideal_argument, ideal_in, ideals_in
from nnag_m2.errors import InputError


@question
def radical(ideal: Ideal, **options: Unpack[Options]) -> Query[Ideal]:
    """Return the radical of an ideal: all polynomials that vanish on its variety over C.

    Parameters
    ----------
    ideal
        Over QQ or GF(p).

    Returns
    -------
    Ideal
        In the same variables; the generators are minimal when the ideal is homogeneous.

    Raises
    ------
    InputError
        Over GF(p) with p above 2^29, where Macaulay2 cannot factor polynomials.

    References
    ----------
    Eisenbud, Huneke, Vasconcelos: Direct methods for primary decomposition, Inventiones
    mathematicae 110 (1992).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> radical(Ideal([x**2*y], [x, y]))
    Ideal([x*y], [x, y])
    """
    checked = can_be_factored(ideal_argument(ideal))
    values = (("ideal", checked),)
    return Query("radical", (ring_of(checked),), values, ideal_in, (checked.variables,))


@question
def minimal_primes(ideal: Ideal, **options: Unpack[Options]) -> Query[tuple[Ideal, ...]]:
    """Return the minimal primes of an ideal: the irreducible components of its variety.

    Parameters
    ----------
    ideal
        Over QQ or GF(p).

    Returns
    -------
    tuple of Ideal
        Prime over the field, not necessarily over its algebraic closure: ``x**2 + 1`` is prime
        over QQ.  Empty for the unit ideal.

    Raises
    ------
    InputError
        Over GF(p) with p above 2^29, where Macaulay2 cannot factor polynomials.

    References
    ----------
    Decker, Greuel, Pfister: Primary decomposition: algorithms and comparisons (1999).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> minimal_primes(Ideal([x**2*y], [x, y]))
    (Ideal([x], [x, y]), Ideal([y], [x, y]))
    """
    checked = can_be_factored(ideal_argument(ideal))
    values = (("ideal", checked),)
    return Query("minimal_primes", (ring_of(checked),), values, ideals_in, (checked.variables,))


@question
def is_prime(ideal: Ideal, **options: Unpack[Options]) -> Query[bool]:
    """Return whether an ideal is prime: whether its variety is irreducible, and it is radical.

    Parameters
    ----------
    ideal
        Over QQ or GF(p).

    Returns
    -------
    bool
        Over the field, not necessarily over its algebraic closure: ``x**2 + 1`` is prime over QQ.
        The unit ideal is not prime, the zero ideal is.

    Raises
    ------
    InputError
        Over GF(p) with p above 2^29, where Macaulay2 cannot factor polynomials.

    References
    ----------
    Decker, Greuel, Pfister: Primary decomposition: algorithms and comparisons (1999).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> is_prime(Ideal([x**2 - y**3], [x, y])), is_prime(Ideal([x**2 - y**2], [x, y]))
    (True, False)
    """
    checked = can_be_factored(ideal_argument(ideal))
    return Query("is_prime", (ring_of(checked),), (("ideal", checked),), boolean)


def can_be_factored(ideal: Ideal) -> Ideal:
    """Return an ideal in whose ring Macaulay2 can factor polynomials."""
    p = ideal.field.characteristic()
    if p < FACTORING_CHARACTERISTIC:
        return ideal
    raise InputError("the characteristic must be below 2^29", f"{p}", "a smaller prime, or QQ")

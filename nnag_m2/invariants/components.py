"""The components of a variety."""

from __future__ import annotations

from typing import Unpack

from nnag_m2.algebra.fields import FACTORING_CHARACTERISTIC
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, Query, question, ring_of
from nnag_m2.asking.reading import boolean, ideal_argument, ideal_in, ideals_in
from nnag_m2.errors import InputError
from nnag_m2.invariants.hypotheses import Assume, to_be_tested, unless_unknown


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

    Parameters and errors are those of ``radical``.

    Returns
    -------
    tuple of Ideal
        Prime over the field, not necessarily over its algebraic closure: ``x**2 + 1`` is prime
        over QQ.  Empty for the unit ideal.

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

    Parameters and errors are those of ``minimal_primes``.

    Returns
    -------
    bool
        Over the field, not necessarily over its algebraic closure: ``x**2 + 1`` is prime over QQ.
        The unit ideal is not prime, the zero ideal is.

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


@question
def reduced_components(
    ideal: Ideal, assume: Assume = (), **options: Unpack[Options]
) -> Query[tuple[Ideal, ...]]:
    """Return radical and equidimensional ideals of varieties whose union is that of an ideal.

    An ideal that is so by quick tests, modulo a prime, is returned alone, else its minimal primes
    (Eisenbud: Commutative Algebra, sections 18.2 and 18.5).  It must not be plain (see
    ``is_plain``); over GF(p) with ``p`` above 2^29, where the tests fail, an ``InputError`` says
    so.
    """
    checked = ideal_argument(ideal)
    values = (("ideal", checked), *to_be_tested(checked, assume, prime=True))
    reading = (ideals_in, (checked.variables,))
    template = "minimal_primes_of_reducible"
    return Query(template, (ring_of(checked),), values, unless_unknown, reading)


def components_if_needed(ideal: Ideal, assume: Assume) -> tuple[Ideal, ...]:
    """Return an ideal alone where it is plain or assumed to be radical and equidimensional.

    Else return what ``reduced_components`` does.
    """
    if "draws" not in dict(to_be_tested(ideal, assume)):
        return (ideal,)
    return reduced_components(ideal, assume)


def can_be_factored(ideal: Ideal) -> Ideal:
    """Return an ideal in whose ring Macaulay2 can factor polynomials."""
    p = ideal.field.characteristic()
    if p < FACTORING_CHARACTERISTIC:
        return ideal
    raise InputError("the characteristic must be below 2^29", f"{p}", "a smaller prime, or QQ")

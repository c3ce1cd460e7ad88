"""The everyday operations on ideals, each with its meaning for varieties."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import Expr, Poly, Symbol

from nnag_m2.algebra.fields import as_variables
from nnag_m2.algebra.ideal import Ideal, same_ring
from nnag_m2.asking import Options, Query, Value, question, ring_of
from nnag_m2.asking.reading import ideal_argument, ideal_by, ideal_in
from nnag_m2.errors import InputError
from nnag_m2.invariants.hypotheses import number_for_draws
from nnag_m2.invariants.through_primes import COMBINED, LIFTED, lifted_ideal


@question
def elimination_ideal(
    ideal: Ideal,
    variables: Symbol | tuple[Symbol, ...],
    proof: bool = False,
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the elements of an ideal that are free of some variables.

    It is the ideal of the closure of the projection that forgets these coordinates.

    Parameters
    ----------
    ideal
        Over QQ or GF(p).
    variables
        The variables to eliminate, at least one but not all.
    proof
        Over QQ: do not have msolve lift a large answer from primes, but prove it.

    Returns
    -------
    Ideal
        In the remaining variables; the generators are minimal when the ideal is homogeneous, and
        the reduced Groebner basis in grevlex when msolve found a large answer.

    Raises
    ------
    InputError
        For variables that the ideal does not have, or when none would remain.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 3, sections 1 and 2.

    Examples
    --------
    >>> from sympy.abc import t, x, y
    >>> elimination_ideal(Ideal([x - t**2, y - t**3], [t, x, y]), [t])
    Ideal([x**3 - y**2], [x, y])
    """
    checked = ideal_argument(ideal)
    eliminated = as_variables(variables)
    rest = tuple(v for v in checked.variables if v not in eliminated)
    if strangers := [v for v in eliminated if v not in checked.variables]:
        raise InputError(f"variables must be among {checked.variables}", str(strangers[0]))
    if not rest:
        raise InputError(
            "at least one variable must remain",
            f"all of {checked.variables}",
            "dimension(ideal) == -1 to learn whether the ideal contains 1",
        )
    values = (("ideal", checked), ("eliminated", eliminated))
    return lifted_ideal("elimination_ideal", (ring_of(checked),), values, rest, proof)


@question
def saturation(
    ideal: Ideal, by: Ideal | Expr | Poly, proof: bool = False, **options: Unpack[Options]
) -> Query[Ideal]:
    """Return the saturation of an ideal: what some power of ``by`` multiplies into it.

    Its variety is the closure of what remains of the variety of ``ideal`` without that of ``by``.

    Parameters
    ----------
    ideal
        Over QQ or GF(p).
    by
        An ideal of the same ring, or one polynomial.
    proof
        Do not have msolve lift a large answer over QQ from primes, nor saturate by a general
        combination of several polynomials over any field, but prove it.

    Returns
    -------
    Ideal
        In the same variables; the generators are minimal when the ideal is homogeneous, and the
        reduced Groebner basis in grevlex when msolve found a large answer.

    Raises
    ------
    InputError
        When ``by`` lives in another ring.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 4, section 4.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> saturation(Ideal([x**2*y], [x, y]), by=x)
    Ideal([y], [x, y])
    """
    checked = ideal_argument(ideal)
    other = ideal_by(by, checked)
    values: tuple[tuple[str, Value], ...] = (("ideal", checked), ("by", other))
    way = LIFTED
    if len(other.generators) > 1:
        way = COMBINED
        values = (*values, number_for_draws(*checked.generators, *other.generators))
    rings, variables = (ring_of(checked),), checked.variables
    return lifted_ideal("saturation", rings, values, variables, proof, way)


@question
def ideal_quotient(
    ideal: Ideal, by: Ideal | Expr | Poly, **options: Unpack[Options]
) -> Query[Ideal]:
    """Return the quotient ``ideal : by``, all polynomials that ``by`` multiplies into the ideal.

    Parameters and errors are those of ``saturation``.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 4, section 4.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> ideal_quotient(Ideal([x**2*y], [x, y]), by=x)
    Ideal([x*y], [x, y])
    """
    checked = ideal_argument(ideal)
    values = (("ideal", checked), ("by", ideal_by(by, checked)))
    return Query("ideal_quotient", (ring_of(checked),), values, ideal_in, (checked.variables,))


@question
def intersection(*ideals: Ideal, **options: Unpack[Options]) -> Query[Ideal]:
    """Return the intersection of ideals: the ideal of the union of their varieties.

    Parameters
    ----------
    ideals
        At least one, all in the same ring.

    Returns
    -------
    Ideal
        In the same variables; the generators are minimal when the ideals are homogeneous.

    Raises
    ------
    InputError
        For ideals in different rings, or none.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 4, section 3.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> intersection(Ideal([x], [x, y]), Ideal([y], [x, y]))
    Ideal([x*y], [x, y])
    """
    if not ideals:
        raise InputError("at least one Ideal is needed", "none")
    checked = tuple(ideal_argument(ideal) for ideal in ideals)
    same_ring(*checked)
    first: Any = checked[0]
    return Query(
        "intersection", (ring_of(first),), (("ideals", checked),), ideal_in, (first.variables,)
    )

"""The question for the equations of an image, and the choice of the way to them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal, TypeAlias, Unpack, cast, get_args

from sympy import QQ, Symbol

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.arguments import word_argument
from nnag_m2.asking import Answer, Options, Provenance, Query, RingOf, question, ring_of
from nnag_m2.asking.asked import is_written_down
from nnag_m2.asking.reading import ideal_in, map_argument
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.implicitization.relations import TooMany
from nnag_m2.invariants.implicitization.search import Implicitization, Search
from nnag_m2.invariants.loci import target_variables

_ELIMINATED = Provenance("elimination", "proved", "Groebner basis of the graph of the map")

Method: TypeAlias = Literal["automatic", "linear algebra", "elimination"]


@question
def vanishing_ideal(
    polynomial_map: PolynomialMap,
    variables: Symbol | tuple[Symbol, ...] | None = None,
    method: Method = "automatic",
    up_to_degree: int | None = None,
    degree: int | None = None,
    proof: bool = False,
    **options: Unpack[Options],
) -> Answer[Ideal]:
    """Return the ideal of the closure of the image of a polynomial map.

    By linear algebra the relations of degree 1, 2, ... among the coordinates are found modulo
    primes, in the finest grading for which the coordinates are homogeneous, lifted to QQ, and
    certified by putting the map in; since a kernel modulo a prime can only be larger, they are all
    relations of their degree.  The search ends when a linear section of the variety that they cut
    out is irreducible, or has as many points as the degree of the image; where a section is too
    large, when dimension and degree are those of the image, counted by ``image_degree``.

    ``.script`` is that of elimination, whatever the method; ``.run(...).provenance`` says what is
    proved.

    Parameters
    ----------
    polynomial_map
        A map from ``n``-space to ``m``-space over QQ (over GF(p) for elimination only).
    variables
        ``m`` symbols for the coordinates of the target; by default ``z_1, ..., z_m``.
    method
        ``"automatic"``: linear algebra, and elimination when that needs too many monomials, and
        over GF(p).  ``"linear algebra"`` or ``"elimination"``: this one.
    up_to_degree
        Stop there, without asking Macaulay2 anything: all equations up to this degree, there may be
        more.
    degree
        The degree of the closure of the image, where a theorem gives it: the search can be
        shorter, and does not end with another one.  One that is too small is refused, at the latest
        when two degrees have brought no more equations; one that is too large, unless the equations
        of lower degree define a variety of that degree, which is then taken for the closure.
        Elimination does not look at it.
    proof
        Whether to ask Macaulay2 if the ideal is prime, and to go on unless it is.  Hypersurfaces,
        dense images, elimination, and rings that are shown to be Cohen-Macaulay are proved in any
        case.

    Returns
    -------
    Ideal
        Prime without ``up_to_degree``, in the target's coordinates; the generators are minimal when
        the closure is a cone.

    Raises
    ------
    InputError
        For a wrong number of variables, another method, a degree below 1, and one that turns out
        not to be that of the closure.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 3, section 3 (elimination).

    Examples
    --------
    >>> from sympy.abc import s, t
    >>> vanishing_ideal(PolynomialMap([t**2, t**3], [t]))
    Ideal([z_1**3 - z_2**2], [z_1, z_2])
    >>> asked = vanishing_ideal.run(PolynomialMap([s**3, s**2*t, s*t**2, t**3], [s, t]))
    >>> len(asked.result.generators), asked.provenance.certainty
    (3, 'proved')
    """
    checked = map_argument(polynomial_map)
    target = target_variables(checked, variables)
    _check(method, up_to_degree, degree)
    found = None
    if not is_written_down():
        found = _searched(checked, target, method, up_to_degree, degree, proof)
    if found is not None:
        return Answer(found.ideal, found.provenance)
    rings = (ring_of(checked), RingOf("S", target, checked.field))
    query = Query("vanishing_ideal", rings, (("coordinates", checked),), ideal_in, (target,))
    return cast(Answer[Ideal], replace(query, provenance=_ELIMINATED))


def implicitized(
    polynomial_map: PolynomialMap,
    target: tuple[Symbol, ...],
    method: Method,
    up_to_degree: int | None,
    degree: int | None,
    proof: bool,
) -> Implicitization:
    """Return the equations of an image with its dimension; see ``vanishing_ideal``."""
    _check(method, up_to_degree, degree)
    found = _searched(polynomial_map, target, method, up_to_degree, degree, proof)
    if found is not None:
        return found
    ideal = vanishing_ideal(polynomial_map, target, "elimination")
    return Implicitization(ideal, dimension(ideal), _ELIMINATED)


def _searched(
    polynomial_map: PolynomialMap,
    target: tuple[Symbol, ...],
    method: Method,
    up_to_degree: int | None,
    degree: int | None,
    proof: bool,
) -> Implicitization | None:
    """Return what linear algebra finds; ``None`` where elimination is due."""
    over_qq = polynomial_map.field == QQ
    if method == "elimination" or (method == "automatic" and not over_qq and up_to_degree is None):
        return None
    if not over_qq:
        raise InputError("linear algebra works over QQ", "a map over GF(p)", "elimination")
    try:
        return _by_linear_algebra(Search(polynomial_map, target, degree), up_to_degree, proof)
    except TooMany:
        if method != "automatic" or up_to_degree is not None:
            raise
        return None


def _check(method: Any, up_to_degree: Any, degree: Any) -> None:
    word_argument(method, get_args(Method), "method")
    for name, value in (("up_to_degree", up_to_degree), ("degree", degree)):
        if value is not None and (not isinstance(value, int) or value is True or value < 1):
            raise InputError(f"{name} is a positive int", shown(value))
    if method == "elimination" and up_to_degree is not None:
        raise InputError("elimination finds all degrees at once", "up_to_degree")


def _by_linear_algebra(search: Search, up_to_degree: int | None, proof: bool) -> Implicitization:
    if search.dimension == search.size:
        search.require(1)
        reason = "the Jacobian matrix has full rank at a point modulo a prime: the image is dense"
        return search.found("proved", reason)
    last = search.highest_degree if up_to_degree is None else up_to_degree
    while search.relations.degree < last:
        checkpoint()
        is_new = search.relations.next_degree()
        if (answer := search.complete(is_new, proof)) is not None:
            return answer
    if up_to_degree is None:
        required = "linear algebra finds equations up to the degree of the image, by Bezout's bound"
        raise TooMany(required, f"more, beyond degree {last}", "up_to_degree, or elimination")
    reason = "as many certified relations as there can be modulo a prime"
    return search.found("proved", reason)

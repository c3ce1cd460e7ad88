"""The question for the equations of an image, and the choice of the way to them."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, Unpack, get_args

from sympy import QQ, Symbol

from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.words import word_argument
from nnag_m2.asking.context import Options
from nnag_m2.asking.provenance import Provenance
from nnag_m2.asking.question import question
from nnag_m2.asking.reading import map_argument
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.implicitization.relations import TooMany
from nnag_m2.invariants.implicitization.search import Implicitization, Search
from nnag_m2.invariants.loci import target_variables, vanishing_ideal

Method: TypeAlias = Literal["automatic", "linear algebra", "elimination"]


@question
def implicitization(
    polynomial_map: PolynomialMap,
    variables: Symbol | tuple[Symbol, ...] | None = None,
    *,
    up_to_degree: int | None = None,
    method: Method = "automatic",
    proof: bool = False,
    degree: int | None = None,
    **options: Unpack[Options],
) -> Implicitization:
    """Return the equations of the closure of the image of a polynomial map.

    The answer is that of ``vanishing_ideal``, usually much sooner.  The relations of degree 1, 2,
    ... among the coordinates are found by linear algebra modulo primes, in the finest grading for
    which the coordinates are homogeneous, lifted to QQ, and certified by putting the map in;
    since a kernel modulo a prime can only be larger, they are all relations of their degree.  The
    search ends when a linear section of the variety that they cut out is irreducible, or has as
    many points as the degree of the image; where a section is too large, when dimension and degree
    are those of the image, counted by ``image_degree``.

    Parameters
    ----------
    polynomial_map
        A map from ``n``-space to ``m``-space over QQ (over GF(p) for elimination only).
    variables
        ``m`` symbols for the coordinates of the target; by default ``z_1, ..., z_m``.
    up_to_degree
        Stop there, without asking Macaulay2 anything.
    proof
        Whether to ask Macaulay2 if the ideal is prime, and to go on unless it is.  Hypersurfaces,
        dense images, elimination, and rings that are shown to be Cohen-Macaulay are proved in any
        case.
    degree
        The degree of the closure of the image, where a theorem gives it: the search can be
        shorter, and does not end with another one.  One that is too small is refused, at the latest
        when two degrees have brought no more equations; one that is too large, unless the equations
        of lower degree define a variety of that degree, which is then taken for the closure.
        Elimination does not look at it.
    method
        ``"automatic"``: linear algebra, and elimination when that needs too many monomials.

    Returns
    -------
    Implicitization
        With ``ideal``, ``dimension``, ``up_to_degree`` and ``provenance``.

    Raises
    ------
    InputError
        For a wrong number of variables, another method, a degree below 1, and one that turns out
        not to be that of the closure.
    EngineTimeout
        When a timeout is given and passes.

    Examples
    --------
    >>> from sympy import symbols
    >>> s, t = symbols("s t")
    >>> found = implicitization(PolynomialMap([s**3, s**2*t, s*t**2, t**3], [s, t]))
    >>> len(found.ideal.generators), found.dimension, found.provenance.certainty
    (3, 2, 'proved')
    """
    checked = map_argument(polynomial_map)
    target = target_variables(checked, variables)
    _check(method, up_to_degree, degree)
    if method == "elimination" or (checked.field != QQ and up_to_degree is None):
        return _eliminated(checked, target)
    if checked.field != QQ:
        raise InputError("linear algebra works over QQ", "a map over GF(p)", "elimination")
    try:
        search = Search(checked, target, degree)
        return _by_linear_algebra(search, up_to_degree, proof)
    except TooMany:
        if method != "automatic" or up_to_degree is not None:
            raise
        return _eliminated(checked, target)


def _check(method: Any, up_to_degree: Any, degree: Any) -> None:
    word_argument(method, get_args(Method), "method")
    for name, value in (("up_to_degree", up_to_degree), ("degree", degree)):
        if value is not None and (not isinstance(value, int) or value is True or value < 1):
            raise InputError(f"{name} is a positive int", shown(value))
    if method == "elimination" and up_to_degree is not None:
        raise InputError("elimination finds all degrees at once", "up_to_degree")


def _eliminated(polynomial_map: PolynomialMap, target: tuple[Symbol, ...]) -> Implicitization:
    ideal = vanishing_ideal(polynomial_map, target)
    provenance = Provenance("elimination", "proved", "Groebner basis of the graph of the map")
    return Implicitization(ideal, dimension(ideal), None, provenance)


def _by_linear_algebra(search: Search, up_to_degree: int | None, proof: bool) -> Implicitization:
    if search.dimension == search.size:
        search.require(1)
        reason = "the Jacobian matrix has full rank at a point modulo a prime: the image is dense"
        return search.found(None, "proved", reason)
    while up_to_degree is None or search.relations.degree < up_to_degree:
        checkpoint()
        is_new = search.relations.next_degree()
        if (answer := search.complete(is_new, proof)) is not None:
            return answer
    reason = "as many certified relations as there can be modulo a prime"
    return search.found(up_to_degree, "proved", reason)

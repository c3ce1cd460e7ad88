"""Distances as roots: for given data, and for all at once; offsets and the ED discriminant."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import QQ, ImmutableDenseMatrix, Poly, Symbol

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.exact_numbers import exact
from nnag_m2.asking import Options, Query, RingOf, Value, ideal_argument, question, ring_of
from nnag_m2.asking.reading import ideal_in, rational_ideal
from nnag_m2.errors import InputError, ReplyError, shown
from nnag_m2.invariants.distance.ideals import critical_ideal
from nnag_m2.invariants.distance.quadrics import (
    Quadric,
    distance_argument,
    quadric_argument,
    squared_distance,
)
from nnag_m2.invariants.hypotheses import Assume, hypotheses_of
from nnag_m2.invariants.images import image_closure
from nnag_m2.invariants.loci import coordinate_symbols

_T = Symbol("t")


@question
def ed_polynomial(
    ideal: Ideal,
    quadric: Quadric = "unit",
    variables: Symbol | tuple[Symbol, ...] | None = None,
    symbol: Symbol = _T,
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Query[Poly]:
    """Return the polynomial that the squared distances at critical points satisfy, for all data.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.  It need not be radical or equidimensional.
    quadric, seed
        As for ``critical_ideal``; the quadric must be nonsingular.
    variables
        ``n`` symbols for the coordinates of the data; by default ``u_1, ..., u_n``.
    symbol
        For the squared distance ``(x - u).T * Q * (x - u)``.
    assume
        As for ``critical_ideal``.

    Returns
    -------
    Poly
        In the data's coordinates and ``symbol``, with integer coefficients without a common
        divisor, squarefree.  For general data its roots are the squared distances at the critical
        points; its degree in ``symbol`` is the Euclidean distance degree, unless critical points
        have equal distances for all data.  1 for the empty variety.

    Raises
    ------
    InputError
        For a field other than QQ, a singular quadric, a wrong number of variables, or a symbol that
        is one of them.
    EngineComplaint
        When general data have no critical points on a component, as on a line through isotropic
        points.

    References
    ----------
    Ottaviani, Sodomaco: The distance function from a real algebraic variety, Comput. Aided Geom.
    Design 82 (2020); Horobet, Weinstein: Offset hypersurfaces and persistent homology of algebraic
    varieties (2019).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> ed_polynomial(Ideal([y - 2*x - 1], [x, y])).as_expr()
    -5*t + 4*u_1**2 - 4*u_1*u_2 + 4*u_1 + u_2**2 - 2*u_2 + 1
    """
    values, checked = _nonsingular(ideal, quadric, seed, assume)
    if not isinstance(symbol, Symbol) or not symbol.is_commutative:
        raise InputError("symbol must be a commuting sympy Symbol", shown(symbol))
    target = (*_data_variables(checked, variables), symbol)
    if symbol in target[:-1]:
        raise InputError("symbol must not be one of the data's coordinates", f"{symbol}")
    rings = (ring_of(checked), RingOf("S", target, QQ))
    return Query("ed_polynomial", rings, values, _polynomial, (target,))


@question
def ed_discriminant(
    ideal: Ideal,
    quadric: Quadric = "unit",
    variables: Symbol | tuple[Symbol, ...] | None = None,
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the focal locus: the data for which critical points of the distance come together.

    For a plane curve it is the evolute, the envelope of its normals.  Errors are those of
    ``ed_polynomial``.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.  It need not be radical or equidimensional.
    quadric, variables, seed, assume
        As for ``ed_polynomial``.

    Returns
    -------
    Ideal
        In the data's coordinates: the closure of the data for which a smooth point of the variety
        is a degenerate critical point.  Not necessarily radical.  Data for which a critical point
        runs into a singular point belong to it only as limits.

    References
    ----------
    Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
    variety, Found. Comput. Math. 16 (2016), section 7.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> ed_discriminant(Ideal([y - x**2], [x, y]))
    Ideal([-27*u_1**2 + 16*u_2**3 - 24*u_2**2 + 12*u_2 - 2], [u_1, u_2])
    """
    values, checked = _nonsingular(ideal, quadric, seed, assume)
    target = _data_variables(checked, variables)
    rings = (ring_of(checked), RingOf("S", target, QQ))
    return Query("ed_discriminant", rings, values, ideal_in, (target,))


@question
def offset(
    ideal: Ideal,
    distance: Any,
    quadric: Quadric = "unit",
    variables: Symbol | tuple[Symbol, ...] | None = None,
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Ideal:
    """Return the offset hypersurface: the data with a critical point at a given distance.

    References are those of ``ed_polynomial``.

    Parameters
    ----------
    ideal, quadric, variables, seed, assume
        As for ``ed_polynomial``.
    distance
        An exact number ``r``; squared distances are ``r**2``.

    Returns
    -------
    Ideal
        Generated by ``ed_polynomial`` at ``t = r**2``, in the data's coordinates.

    Raises
    ------
    InputError
        As for ``ed_polynomial``, and for a float.

    Examples
    --------
    >>> from sympy import factor
    >>> from sympy.abc import x, y
    >>> factor(offset(Ideal([x**2 + y**2 - 9], [x, y]), 1).exprs[0])
    (u_1**2 + u_2**2 - 16)*(u_1**2 + u_2**2 - 4)
    """
    squared = exact(distance, "distance") ** 2
    t = Symbol("squared distance")
    found = ed_polynomial(ideal, quadric, variables, t, seed, assume)
    target = found.gens[:-1]
    return Ideal([Poly(found.eval(t, squared), *target, domain=QQ).primitive()[1]], target)


@question
def critical_values(
    ideal: Ideal,
    data: Any,
    quadric: Quadric = "unit",
    symbol: Symbol = _T,
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Poly:
    """Return the polynomial whose roots are the squared distances at the critical points.

    Errors are those of ``critical_ideal``, references those of ``ed_polynomial``.

    Parameters
    ----------
    ideal, data, quadric, seed, assume
        As for ``critical_ideal``.
    symbol
        The variable of the answer.

    Returns
    -------
    Poly
        With integer coefficients without a common divisor; equal distances are one root, multiple
        where a critical point is.  1 when there are no critical points.  Zero never occurs: on
        infinitely many critical points the distance takes finitely many values.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> critical_values(Ideal([x**2 + y**2 - 1], [x, y]), [3, 4])
    Poly(t**2 - 52*t + 576, t, domain='QQ')
    """
    checked = ideal_argument(ideal)
    n = len(checked.variables)
    matrix, given = distance_argument(quadric, data, n, seed, checked.variables)
    loss = PolynomialMap([squared_distance(checked.variables, given, matrix)], checked.variables)
    critical = critical_ideal(checked, data, matrix, assume=assume)
    (found,) = image_closure(critical, loss, symbol).generators
    return found.primitive()[1]


def _nonsingular(
    ideal: Any, quadric: Any, seed: Any, assume: Any
) -> tuple[tuple[tuple[str, Value], ...], Ideal]:
    checked, tested = hypotheses_of(rational_ideal(ideal), assume, prime=True)
    n = len(checked.variables)
    matrix: ImmutableDenseMatrix = quadric_argument(quadric, n, seed)
    if matrix.rank() < n:
        required, cure = "the quadric must be nonsingular", "the projection along its kernel"
        raise InputError(required, f"one of rank {matrix.rank()} on {n}-space", cure)
    values: list[tuple[str, Value]] = [("ideal", checked), ("quadric", matrix)]
    if isinstance(quadric, str) and quadric == "generic":
        values.append(("seed", seed))
    return (*values, *tested), checked


def _data_variables(ideal: Ideal, variables: Any) -> tuple[Symbol, ...]:
    return coordinate_symbols(len(ideal.variables), "u", variables, "the data need")


def _polynomial(answer: Any, variables: tuple[Symbol, ...]) -> Poly:
    found = ideal_in(answer, variables).generators
    if len(found) != 1:
        raise ReplyError(f"one polynomial was expected, not {len(found)}")
    primitive: Poly = found[0].primitive()[1]
    return primitive

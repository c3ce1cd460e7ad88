"""Polar degrees of cones, which add up to the distance degree, and where they do so soonest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import comb
from typing import Any, Literal, TypeAlias, Unpack, cast

from sympy import Poly, Symbol, eye

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.numerical.polynomials import linear_variables
from nnag_m2.asking import Answer, Options, Query, Value, ask, integer, question
from nnag_m2.asking.asked import is_written_down
from nnag_m2.asking.side_by_side import side_by_side
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.distance_degree_of_map import independent_rows
from nnag_m2.invariants.distance.formulations import random_matrices, random_matrix
from nnag_m2.invariants.distance.quadrics import general_point_beside, seed_argument
from nnag_m2.invariants.general_points import (
    completed,
    fixed_parameters,
    general_point,
    must_be_separable,
    nothing_fixed,
)
from nnag_m2.invariants.hypotheses import Assume, assumptions, hypotheses_of, unless_unknown
from nnag_m2.invariants.restrictions import restriction

Way: TypeAlias = Literal["automatic", "polar_degrees", "monodromy"]

_MANY = 1500
"""Bounds above it are for more than some 300 points, for which polar degrees, section by section,
are found sooner: 404 points, bound 1753, in half the time."""

_TOO_MANY, _FEW_UNKNOWNS = 5000, 2
"""With bounds above it and two equations, those of which the rest is eliminated, Groebner bases of
the sections take longer than paths: 1486 points, bound 7249, ten times as long.  With four unknowns
it is the other way round: 1350 points, bound 35073."""

_CONE = "it must be a cone: homogeneous equations, or coordinates homogeneous of one degree"


@question
def polar_degrees(
    ideal: Ideal | PolynomialMap,
    fixed: Symbol | Iterable[Symbol] = (),
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Query[tuple[int, ...]]:
    """Return the polar degrees of a cone: the bidegrees of its conormal variety.

    The answer is probabilistic: prime of 30 bits and linear conditions are random, drawn from
    ``seed`` and printed in the script.

    Parameters
    ----------
    ideal
        Homogeneous, of dimension ``d``, over QQ or over GF(p) with ``p`` at least 10,000, in ``n``
        variables, not necessarily radical or equidimensional; or a ``PolynomialMap``
        with coordinates that are homogeneous of one degree, for the closure of its image in
        ``n``-space, of dimension ``d``; then equations are not needed.
    fixed
        Only for a map: parameters that are fixed, as for ``euclidean_distance_degree``.
    seed
        An integer.
    assume
        For an ideal as for ``euclidean_distance_degree``; for a map over GF(p) as for
        ``generic_fiber``.

    Returns
    -------
    tuple of int
        ``d`` numbers, or ``n - 1`` when ``d = n``: the entry ``i`` counts the pairs of a smooth
        point and a conormal vector there, both up to scaling, of which the point satisfies ``i``
        general linear conditions and the vector the other ``n - 2 - i``.  Components of all
        dimensions are added.  The last entry is the degree of the cone if ``d < n``; the first one
        that is not 0 is the degree of the dual cone, whose polar degrees are the same in reverse.

    Raises
    ------
    InputError
        When generators or coordinates are not homogeneous, or the field is small.

    Notes
    -----
    Their sum is the Euclidean distance degree for a generic quadric.  Each is smaller, so that they
    are found where all critical points together are too many.

    References
    ----------
    Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
    variety, Found. Comput. Math. 16 (2016), section 5 and theorem 5.4.

    Examples
    --------
    >>> from sympy.abc import a, b, c, d
    >>> polar_degrees(Ideal([a*d - b*c], [a, b, c, d]))
    (2, 2, 2)
    >>> polar_degrees(PolynomialMap([a**3, a**2*b, a*b**2, b**3], [a, b]))
    (4, 3)
    """
    seed_argument(seed)
    assumptions(assume)
    if isinstance(ideal, PolynomialMap):
        return _of_map(ideal, fixed, seed, assume)
    checked, tested = hypotheses_of(ideal, assume)
    nothing_fixed(fixed)
    _homogeneous(checked.generators)
    n = len(checked.variables)
    point = general_point_beside(checked, seed, eye(n))
    p = int(point.field.characteristic())
    values: list[tuple[str, Value]] = [("ideal", checked), *_sections(n, seed, p)]
    values += random_matrices(checked, "multipliers", seed, p, inverted=False)
    values += tested
    reading = (_numbers,)
    return point.counted("polar_degrees", checked.variables, values, unless_unknown, reading)


def _of_map(mapping: PolynomialMap, fixed: Any, seed: int, assume: Any) -> Query[tuple[int, ...]]:
    """Return the question for all sections; where these are large, ask one by one.

    Those in the middle come first: they have the most points.
    """
    equal_degrees(mapping)
    point = general_point_beside(mapping, seed, eye(len(mapping.coordinates)))
    must_be_separable(mapping, point, assume)
    chosen, point = restriction(mapping, fixed, point)
    free = [i for i, v in enumerate(mapping.parameters) if v not in chosen]
    sections = range(min(len(free), len(mapping.coordinates) - 1))

    shared: tuple[tuple[str, Value], ...] = (
        ("coordinates", mapping),
        ("fixed", chosen),
        ("point", point.entries),
        ("rows", independent_rows(mapping, free, point)),
        *_sections(len(mapping.coordinates), seed, int(point.field.characteristic())),
    )

    def asked(listed: Sequence[int]) -> Query[tuple[int, ...]]:
        values = (*shared, ("sections", tuple(listed)))
        return point.counted("polar_degrees", mapping.parameters, values, _numbers)

    if is_written_down() or not may_be_many(mapping, fixed, seed):
        return asked(sections)
    order = sorted(sections, key=lambda i: abs(2 * i - len(sections) + 1))
    found = dict(zip(order, side_by_side(lambda i: ask(asked([i])), order), strict=True))
    numbers = tuple(number for i in sections for number in found[i].result)
    return cast(Query[tuple[int, ...]], Answer(numbers, found[0].provenance))


def equal_degrees(mapping: PolynomialMap) -> None:
    """Refuse a map whose coordinates are not homogeneous of one degree."""
    coordinates = [c for c in mapping.coordinates if not c.is_zero]
    _homogeneous(coordinates)
    if len(degrees := {c.total_degree() for c in coordinates}) > 1:
        raise InputError(_CONE, f"degrees {sorted(degrees)}")


def _homogeneous(polys: Iterable[Poly]) -> None:
    for poly in polys:
        if not poly.is_homogeneous:
            raise InputError(_CONE, shown(poly.as_expr()))


def _sections(n: int, seed: int, p: int) -> tuple[tuple[str, Value], ...]:
    points, normals = (random_matrix(what, n, n, seed, p) for what in ("points", "normals"))
    return ("points", points), ("normals", normals), ("seed", seed)


def _numbers(answer: Any) -> tuple[int, ...]:
    listed = answer if isinstance(answer, tuple) else (answer,)
    return tuple(integer(number) for number in listed)


def way_for_map(mapping: PolynomialMap, fixed: Any, seed: int) -> Way:
    """Return how critical points of a map are counted soonest, as seen from its degrees."""
    bound, unknowns = _bound(mapping, fixed, seed)
    if bound > _TOO_MANY and unknowns <= _FEW_UNKNOWNS:
        return "monodromy"
    return "polar_degrees" if bound > _MANY else "automatic"


def may_be_many(mapping: PolynomialMap, fixed: Any, seed: int) -> bool:
    """Return whether the critical points may be many, and are so of a cone over QQ."""
    return _bound(mapping, fixed, seed)[0] > _MANY


def _bound(mapping: PolynomialMap, fixed: Any, seed: int) -> tuple[int, int]:
    """Return a bound of the critical points of a cone over QQ, and the number ``a`` of unknowns.

    The bound is that of Bezout for two groups of variables: ``k`` in which the map is of degree
    one, and ``a`` others, in which it has degree ``d``.  Of the critical equations ``a`` have
    degrees ``2 d - 1`` in these and 2 in the ``k``, the other ones ``2 d`` and 1.  It is 0 where
    the map is none over QQ to a cone.
    """
    coordinates = [c for c in mapping.coordinates if not c.is_zero]
    degrees = {c.total_degree() if c.is_homogeneous else None for c in coordinates}
    if not mapping.field.is_QQ or len(degrees) != 1 or None in degrees:
        return 0, 0
    free = free_places(mapping, fixed, seed)
    exponents = {tuple(e[i] for i in free) for terms in mapping.terms for e in terms}
    k = len(linear := linear_variables(sorted(exponents), len(free)))
    a = len(free) - k
    d = max(sum(e[i] for i in range(len(free)) if i not in linear) for e in exponents)
    bound = sum(
        comb(a, j) * max(2 * d - 1, 0) ** j * 2 ** (a - j) * comb(k, a - j) * (2 * d) ** (a - j)
        for j in range(a + 1)
    )
    return int(bound), a


def free_places(mapping: PolynomialMap, fixed: Any, seed: int) -> list[int]:
    """Return the places of the parameters that are not fixed."""
    chosen = completed(mapping, fixed_parameters(mapping, fixed), general_point(mapping, seed))
    return [i for i, v in enumerate(mapping.parameters) if v not in chosen]

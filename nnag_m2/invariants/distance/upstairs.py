"""The Euclidean distance degree of the image of a polynomial map, counted in the map's source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from sympy import ImmutableDenseMatrix, Symbol

from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking.context import Options
from nnag_m2.asking.query import Query, RingOf, Value
from nnag_m2.asking.question import question
from nnag_m2.asking.reading import integer, map_argument
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import (
    Quadric,
    corank,
    general_point_beside,
    quadric_argument,
    seed_argument,
    symmetric,
)
from nnag_m2.invariants.general_points import (
    GeneralPoint,
    completed,
    differential,
    fixed_parameters,
    independent_columns,
    must_be_separable,
)
from nnag_m2.invariants.hypotheses import Assume, assumptions


@question
def parametrized_distance_degree(
    polynomial_map: PolynomialMap,
    quadric: Quadric = "generic",
    fixed: Symbol | Iterable[Symbol] = (),
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> Query[int]:
    """Return the Euclidean distance degree of the image of a map, without equations for it.

    It is the number of complex critical points of the distance ``(x - u).T * Q * (x - u)`` from
    general data ``u`` on the smooth part of the closure of the image; what
    ``euclidean_distance_degree`` returns for the ``vanishing_ideal`` of the map.  The answer is
    probabilistic: prime of 30 bits, point and data are random, drawn from ``seed`` and printed in
    the script; it holds for all data outside some hypersurface and for all but finitely many
    primes.

    Parameters
    ----------
    polynomial_map
        A map ``phi`` from ``n``-space to ``m``-space over QQ, or over GF(p) with ``p`` at least
        10,000.
    quadric
        ``"generic"`` for a random symmetric matrix modulo the prime, which is printed in the
        script; ``"unit"`` for the usual distance; or a symmetric matrix of exact rationals (sympy,
        numpy, nested lists), shape ``(m, m)``.  A singular one needs an assumption; see the notes.
    fixed
        Parameters that are fixed at random values.  When more remain than the image has dimensions,
        further ones are fixed as ``parameters_to_fix`` chooses them.  For a nonsingular quadric the
        answer does not depend on the choice, the time does.
    seed
        An integer.
    assume
        ``"general_fibers"`` for a singular quadric, see the notes; ``"separable"`` as for
        ``generic_fiber``.

    Returns
    -------
    int
        1 for a constant map, and for a nonsingular quadric when the image is dense in ``m``-space.
        0 where the quadric is degenerate on all tangent spaces, as for a line through isotropic
        points.

    Raises
    ------
    InputError
        As for ``image_degree``, for a matrix of another shape or not symmetric, and for a singular
        quadric without the assumption ``"general_fibers"``.
    EngineComplaint
        When there are infinitely many critical points, or a number of them that the points of a
        general fiber do not divide; both take a singular quadric, or a seed in bad luck.

    Notes
    -----
    With ``r`` parameters left, as many as the image has dimensions, these are the solutions of the
    ``r`` equations ``(phi - u).T * Q * dphi = 0``, divided by the number of points in a general
    fiber.  Where ``dphi`` has a smaller rank, on the ramification locus, solutions are no critical
    points of the image; one more unknown, inverse to a maximal minor of ``dphi``, keeps them away.

    For a nonsingular quadric, the pairs of a parameter off the ramification locus and of data for
    which it is critical form a vector bundle, which is irreducible.  Hence general data meet it at
    general points of the source: the minor may be any that is not zero, the fiber is general and
    the point of the image smooth.  For a singular quadric this fails; the minor is replaced by a
    random combination of all, solutions count with multiplicity, and the answer is right if all
    critical points of the closure are smooth and have as many points in the fiber as a general one,
    all off the ramification locus.  That cannot be told in the source: such a question is refused
    unless this is assumed, as ``"general_fibers"``.

    References
    ----------
    Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
    variety, Found. Comput. Math. 16 (2016), section 2 and theorem 4.1.

    Examples
    --------
    >>> from sympy.abc import a, b, c, d
    >>> rank_one = PolynomialMap([a*c, a*d, b*c, b*d], [a, b, c, d])
    >>> parametrized_distance_degree(rank_one), parametrized_distance_degree(rank_one, "unit")
    (6, 2)
    """
    checked = map_argument(polynomial_map)
    m = len(checked.coordinates)
    given = quadric_argument(quadric, m, seed_argument(seed))
    point = general_point_beside(checked, given, seed)
    must_be_separable(checked, point, assume)
    chosen = completed(checked, fixed_parameters(checked, fixed), point)
    free = [i for i, v in enumerate(checked.parameters) if v not in chosen]
    data, *draws = point.conditions(1 + m + len(free), m)
    generic = isinstance(quadric, str) and quadric == "generic"
    regular = generic or corank(given, point.field) == 0
    if not regular and "general_fibers" not in assumptions(assume):
        required = "a singular quadric needs equations: critical points may have special fibers"
        cure = (
            "euclidean_distance_degree(vanishing_ideal(polynomial_map), quadric), or "
            "assume='general_fibers'"
        )
        raise InputError(required, "a singular quadric, and a map", cure)
    values: list[tuple[str, Value]] = [
        ("coordinates", checked),
        ("fixed", chosen),
        ("seed", seed),
        ("point", point.entries),
        ("data", ImmutableDenseMatrix([data])),
        ("random_quadric", symmetric(draws[:m])) if generic else ("quadric", given),
    ]
    if regular:
        values.append(("rows", independent_rows(checked, free, point)))
    else:
        values.append(("projection", ImmutableDenseMatrix(len(free), m, sum(draws[m:], ()))))
    return Query(
        "parametrized_distance_degree",
        (RingOf("R", checked.parameters, point.field),),
        tuple(values),
        integer,
    )


def independent_rows(
    mapping: PolynomialMap, free: list[int], point: GeneralPoint
) -> tuple[int, ...]:
    """Return coordinates whose gradients in the free directions are a basis, short ones first."""
    coordinates = mapping.coordinates
    order = sorted(
        range(len(coordinates)),
        key=lambda i: (coordinates[i].total_degree(), len(coordinates[i].terms())),
    )
    gradients = differential(mapping, point)[order][:, free]
    return tuple(order[i] for i in independent_columns(gradients.T, point.field))

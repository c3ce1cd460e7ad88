"""The Euclidean distance degree: how many critical points there are for general data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal, Unpack, cast

from sympy import ImmutableDenseMatrix, Symbol

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.asking import Answer, Options, Query, Value, integer, question
from nnag_m2.asking.asked import is_written_down
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.distance_degree_by_monodromy import distance_degree_by_monodromy
from nnag_m2.invariants.distance.distance_degree_of_map import distance_degree_of_map
from nnag_m2.invariants.distance.formulations import (
    Formulation,
    formulation_argument,
    random_matrices,
    random_matrix,
)
from nnag_m2.invariants.distance.polar import polar_degrees, way_for_map
from nnag_m2.invariants.distance.quadrics import (
    Quadric,
    corank,
    general_point_beside,
    quadric_argument,
    symmetric,
)
from nnag_m2.invariants.general_points import nothing_fixed
from nnag_m2.invariants.hypotheses import Assume, hypotheses_of, unless_unknown

_MANY_VARIABLES = 12
"""3 x 3 matrices have up to 39 critical points, which are found together; 3 x 4 and 4 x 4 matrices
of rank two have 122 and 1350."""


@question
def euclidean_distance_degree(
    ideal: Ideal | PolynomialMap,
    quadric: Quadric = "unit",
    seed: int = 1,
    formulation: Formulation | Literal["polar_degrees", "monodromy"] = "automatic",
    assume: Assume = (),
    fixed: Symbol | Iterable[Symbol] = (),
    **options: Unpack[Options],
) -> Query[int]:
    """Return the number of complex critical points of the distance from general data to a variety.

    The answer is probabilistic: it is computed modulo a prime of 30 bits, for data ``u`` that are
    drawn from ``seed``; it holds for all data outside some hypersurface and for
    all but finitely many primes.  Prime and data are printed in the script.

    Parameters
    ----------
    ideal
        Over QQ, or over GF(p) with ``p`` at least 10,000, which is the prime then.  It need not be
        radical or equidimensional: the components of its variety are counted together, whatever
        their dimensions.  Or a ``PolynomialMap``, for the closure of
        its image in ``n``-space: counted in the source, without equations for the image.
    quadric
        ``"unit"`` for the usual distance; ``"generic"`` for a random symmetric matrix modulo the
        prime, which is printed in the script; or a symmetric matrix of exact rationals (sympy,
        numpy, nested lists), shape ``(n, n)``, which may be singular.
    seed
        An integer.
    formulation
        ``"automatic"`` or ``"multipliers"``: ``Q (x - u)`` is a combination, with Lagrange
        multipliers, of as many gradients as the codimension; where there are more generators, of
        random combinations of their gradients.  ``"left_kernel"`` and ``"complete_intersection"``:
        as for ``critical_ideal``; on the complete intersection all critical points are counted,
        and those that are not on the variety subtracted.  ``"minors"``: as for ``critical_ideal``,
        far slower.  ``"polar_degrees"``: only for cones and the generic quadric, their sum, each
        counted by itself, which takes longer for small numbers.  ``"monodromy"``: only for maps
        over QQ with coordinates homogeneous of one degree, and the generic quadric; see the notes.
        All give the same number.  For the generic quadric ``"automatic"`` is ``"polar_degrees"``
        where the number may be large: for cones in 12 variables or more, and for such maps with
        a bound of Bezout above 1500; and ``"monodromy"`` with a bound above 5000 for maps that
        are linear in all parameters but two, where it is ten times as fast.
    assume
        ``"radical"``, ``"equidimensional"`` or both, in a sequence: not tested then.  Several
        equations are tested modulo the prime, which takes some milliseconds; where the tests fail,
        the components are found and counted one by one.  For a map ``"general_fibers"`` for a
        singular quadric, see the notes; ``"separable"`` as for ``generic_fiber``.
    fixed
        Only for a map: parameters that are fixed.  When more remain than the image has dimensions,
        further ones are chosen.  For a nonsingular quadric they are fixed at 0 or 1 where the image
        stays the same, else at random values; the answer does not depend on the choice, the time
        does.

    Returns
    -------
    int
        Each critical point on the smooth part of the variety, where it is off other components,
        counts with its multiplicity, which is 1 when the quadric is nondegenerate modulo the prime.
        0 for the empty variety, and where the quadric is degenerate on all tangent spaces, as for a
        line through isotropic points.  For a nonsingular quadric 1 for a constant map, and when
        the image is dense.

    Raises
    ------
    InputError
        For a small field, a seed that is no integer, a matrix of another shape or not symmetric.
        For several equations over GF(p) with ``p`` above 2^29 that do not pass the tests.  For a
        map with another formulation, or a singular quadric without ``"general_fibers"``.
    EngineComplaint
        When general data have infinitely many critical points, which takes a singular quadric; for
        a map also when a general fiber's points do not divide their number, or a seed in bad luck.

    Notes
    -----
    Why the multipliers count no singular points: let ``Q`` be nondegenerate on ``n``-space, and
    ``c`` the codimension.  The singular points have dimension ``n - c - 1`` at most, and their
    gradients span at most ``c - 1`` dimensions, so that such points are critical for data in a set
    of dimension less than ``n`` only.  For a singular ``Q`` this fails: one more unknown, inverse
    to a random combination of the maximal minors of the gradients, keeps these points away.

    Of a map critical parameters off the ramification locus are counted, and divided by the number
    of points in a general fiber.  For a singular quadric this is right if all critical points of
    the closure are smooth and have as many points in the fiber as a general one, all off the
    ramification locus.  That cannot be told in the source: such a question is refused unless this
    is assumed, as ``"general_fibers"``.

    By monodromy, for numbers that are far for Groebner bases, the critical points for data
    that move along loops are followed in double precision, from one of them to all others.
    That no others exist is told by their sum, which for a cone and the generic quadric is linear in
    the data.  The answer is ``numerical`` then, as its provenance says: nothing is certified.

    References
    ----------
    Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
    variety, Found. Comput. Math. 16 (2016), theorem 4.1 and section 2; for singular quadrics
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> circle = Ideal([x**2 + y**2 - 1], [x, y])
    >>> euclidean_distance_degree(circle), euclidean_distance_degree(circle, "generic")
    (2, 4)
    >>> from sympy.abc import a, b, c, d
    >>> rank_one = PolynomialMap([a*c, a*d, b*c, b*d], [a, b, c, d])
    >>> euclidean_distance_degree(rank_one), euclidean_distance_degree(rank_one, "generic")
    (2, 6)
    """
    way = _way(ideal, quadric, fixed, seed, formulation)
    if way == "monodromy":
        counted = distance_degree_by_monodromy(ideal, quadric, fixed, seed)
        if counted is not None:
            return cast(Query[int], counted)  # an Answer, which is taken as well
        if formulation == "monodromy":
            required = "loops must lead to critical points with a linear trace"
            raise InputError(required, "a trace that is not", "formulation='polar_degrees'")
        way = "polar_degrees"
    if way == "polar_degrees":
        return _by_polar_degrees(ideal, quadric, fixed, seed, assume)
    if isinstance(ideal, PolynomialMap):
        if formulation_argument(formulation) != "automatic":
            required = f"the formulation {formulation!r} needs equations, of which a map has none"
            raise InputError(required, "a PolynomialMap", "vanishing_ideal(polynomial_map)")
        return distance_degree_of_map(ideal, quadric, fixed, seed, assume)
    nothing_fixed(fixed)
    checked, tested = hypotheses_of(ideal, assume)
    n = len(checked.variables)
    given = quadric_argument(quadric, n, seed)
    switch = formulation_argument(formulation)
    point = general_point_beside(checked, seed, given)
    generic = isinstance(quadric, str) and quadric == "generic"
    p = int(point.field.characteristic())
    matrix = symmetric(random_matrix("quadric", n, n, seed, p).tolist()) if generic else given
    values: list[tuple[str, Value]] = [
        ("ideal", checked),
        *tested,
        ("random_quadric" if generic else "quadric", matrix),
        ("seed", seed),
        ("data", ImmutableDenseMatrix([point.entries])),
    ]
    if switch not in ("automatic", "multipliers"):
        values.append((f"by_{switch}", 1))
    singular = corank(matrix, point.field) > 0
    values += random_matrices(checked, switch, seed, p, inverted=singular)
    name, reading = "euclidean_distance_degree", (integer,)
    return point.counted(name, checked.variables, values, unless_unknown, reading)


def _way(ideal: Any, quadric: Any, fixed: Any, seed: Any, formulation: Any) -> Any:
    """Return the formulation: where it is ``"automatic"`` and many points are possible, another."""
    if not isinstance(formulation, str):
        return formulation_argument(formulation)
    if formulation != "automatic":
        return formulation
    if not isinstance(quadric, str) or quadric != "generic":
        return formulation
    if isinstance(ideal, PolynomialMap):
        way = way_for_map(ideal, fixed, seed)
        return "polar_degrees" if way == "monodromy" and is_written_down() else way
    many = isinstance(ideal, Ideal) and len(ideal.variables) >= _MANY_VARIABLES
    is_cone = many and all(g.is_homogeneous for g in ideal.generators)
    return "polar_degrees" if is_cone else formulation


def _by_polar_degrees(
    cone: Ideal | PolynomialMap, quadric: Any, fixed: Any, seed: Any, assume: Any
) -> Query[int]:
    """Return the question that adds up polar degrees (Draisma et al. 2016, theorem 5.4)."""
    if not isinstance(quadric, str) or quadric != "generic":
        required = "polar degrees add up to the number for the generic quadric"
        raise InputError(required, shown(quadric), "another formulation")
    if isinstance(cone, PolynomialMap) and not is_written_down():
        found = polar_degrees.run(cone, fixed, seed, assume)
        return cast(Query[int], Answer(_together(found.result, False), found.provenance))
    counted = polar_degrees.query(cone, fixed, seed, assume)
    empty = isinstance(cone, Ideal) and any(g.is_ground and not g.is_zero for g in cone.generators)
    summed = replace(counted, read=unless_unknown, reading=(_together, (empty,)))
    return cast(Query[int], summed)


def _together(answer: Any, empty: bool) -> int:
    """Return the sum; nothing is conormal to the whole space, and one point is always critical."""
    return sum(answer) or int(not empty)

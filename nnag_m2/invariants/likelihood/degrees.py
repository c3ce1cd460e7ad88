"""The maximum likelihood degree: how many critical points a likelihood has for general data."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import ImmutableDenseMatrix

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.fields import new_symbol
from nnag_m2.asking import Options, Query, Value, ideal_argument, integer, map_argument, question
from nnag_m2.invariants.distance.distance_degree_of_map import independent_rows
from nnag_m2.invariants.distance.formulations import random_matrices
from nnag_m2.invariants.distance.quadrics import general_point_beside, seed_argument
from nnag_m2.invariants.general_points import must_be_separable, nothing_fixed
from nnag_m2.invariants.hypotheses import Assume, unless_unknown
from nnag_m2.invariants.implicitization.monomials import multiples
from nnag_m2.invariants.likelihood.ideals import model_argument
from nnag_m2.invariants.restrictions import restriction


@question
def ml_degree(
    ideal: Ideal | PolynomialMap,
    seed: int = 1,
    assume: Assume = (),
    fixed: Any = (),
    **options: Unpack[Options],
) -> Query[int]:
    """Return the maximum likelihood degree of a model.

    It is the number of complex critical points of the likelihood of general data, as in
    ``likelihood_ideal``: on the smooth part of the variety, where no coordinate and not their sum
    is zero.  The answer is probabilistic: it is computed modulo a prime of 29 bits, for data that
    are drawn from ``seed``.  Prime and data are printed in the script.

    Parameters
    ----------
    ideal
        As for ``likelihood_ideal``, over QQ, or over GF(p) with ``p`` at least 10,000, which is the
        prime then.  A ``PolynomialMap`` is counted in the source, without equations.
    seed
        An integer.
    assume
        As for ``likelihood_ideal``; for a map over GF(p) ``"separable"`` as for ``generic_fiber``.
    fixed
        Only for a map: parameters that are fixed.  When more remain than the image has dimensions,
        further ones are chosen; the answer does not depend on the choice, the time does.

    Returns
    -------
    int
        The points of all components are counted together.  0 when there are none, as for a
        variety in a hyperplane where a coordinate vanishes.

    Raises
    ------
    InputError
        For a small field, a seed that is no integer; for several equations over GF(p) with ``p``
        above 2^29 that do not pass the tests.
    EngineComplaint
        When a seed has bad luck.

    Notes
    -----
    The pairs of data and of a point of the variety's smooth part where the likelihood is critical
    form a vector bundle, so that general data have finitely many, simple ones, and none where
    components meet or gradients are dependent.  For a smooth variety whose points without zero
    coordinates and sum have dimension ``d``, the number is ``(-1)**d`` times the Euler
    characteristic of these points.

    References
    ----------
    Hosten, Khetan, Sturmfels: Solving the likelihood equations, Found. Comput. Math. 5 (2005); Huh:
    The maximum likelihood degree of a very affine variety, Compos. Math. 149 (2013); Huh,
    Sturmfels: Likelihood geometry, in Combinatorial algebraic geometry (2014).

    Examples
    --------
    Two random variables with two states each that are independent; and 3 x 3 matrices of rank 2,
    mixtures of two pairs of independent variables with three states.

    >>> from sympy import Matrix, symbols
    >>> p = symbols("p:4")
    >>> ml_degree(Ideal([p[0]*p[3] - p[1]*p[2]], p))
    1
    >>> q = symbols("q:9")
    >>> ml_degree(Ideal([Matrix(3, 3, q).det()], q))
    10
    """
    if isinstance(ideal, PolynomialMap):
        return _of_map(ideal, fixed, seed, assume)
    nothing_fixed(fixed)
    model, tested = model_argument(ideal_argument(ideal), assume, prime=False)
    point = general_point_beside(model, seed)
    values: list[tuple[str, Value]] = [
        ("ideal", model),
        *tested,
        ("seed", seed),
        ("data", ImmutableDenseMatrix([point.entries])),
    ]
    p = int(point.field.characteristic())
    values += random_matrices(model, "multipliers", seed, p, inverted=False)
    return point.counted("ml_degree", model.variables, values, unless_unknown, (integer,))


def _of_map(polynomial_map: PolynomialMap, fixed: Any, seed: int, assume: Assume) -> Query[int]:
    """Return the question for a map: critical parameters, divided by those in a general fiber.

    The cone over the image, which the map reaches with one more parameter that scales it, tells
    which parameters to fix; its differential drops rank where that of the map to projective space
    does.
    """
    checked = map_argument(polynomial_map)
    cone = multiples(checked, new_symbol("scale", checked.parameters))
    point = general_point_beside(cone, seed_argument(seed))
    must_be_separable(cone, point, assume)
    chosen, point = restriction(cone, fixed, point, cone.parameters[-1:])
    free = [i for i, v in enumerate(cone.parameters) if v not in chosen]
    (data,) = point.conditions(1, len(checked.coordinates))
    values: list[tuple[str, Value]] = [
        ("coordinates", checked),
        ("fixed", chosen),
        ("seed", seed),
        ("point", point.entries[:-1]),
        ("data", ImmutableDenseMatrix([data])),
        ("rows", independent_rows(cone, free, point)),
    ]
    return point.counted("ml_degree_of_map", checked.parameters, values, integer)

"""Critical points for a quadric that may be singular: zero loss, the rest, and where it goes."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import Matrix

from nnag_m2.algebra.fields import field_of
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import drawn_primes
from nnag_m2.asking import Options, Provenance, question, rational_ideal
from nnag_m2.errors import EngineComplaint, InputError
from nnag_m2.invariants.components import components_if_needed, minimal_primes
from nnag_m2.invariants.distance.degenerate.parts import (
    Case,
    Correspondence,
    DegenerateCriticalPoints,
    KernelProjection,
    kernel_projection,
    locus,
)
from nnag_m2.invariants.distance.degenerate.positive_loss import (
    positive_loss_degree,
    positive_loss_ideal,
)
from nnag_m2.invariants.distance.degrees import euclidean_distance_degree
from nnag_m2.invariants.distance.quadrics import distance_argument
from nnag_m2.invariants.hilbert import codimension
from nnag_m2.invariants.hypotheses import PRIME, Assume, without_multiple_factors
from nnag_m2.invariants.images import image_closure
from nnag_m2.invariants.loci import branch_locus
from nnag_m2.invariants.operations import intersection

_METHOD = "multipliers or minors; numbers of points for general data"
_REASON = (
    "ideals, dimensions and degrees are proved; the two numbers of the correspondence rest on "
    "general data modulo primes, and on a general kernel that they are equal"
)


@question
def degenerate_critical_points(
    ideal: Ideal,
    data: Any,
    quadric: Any,
    *,
    check: bool = True,
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> DegenerateCriticalPoints:
    """Return the critical points of the distance in a singular quadric, by their kind.

    Let ``X`` have dimension ``d`` in ``n``-space, and let ``K`` be the kernel of ``Q``, of
    dimension ``k``.  For general ``K`` and ``u`` there are two cases.  If ``k < n - d``, nothing of
    ``X`` is at distance zero from ``u``, and the critical points correspond one to one to those of
    the projection ``pi(X)`` along ``K``.  Else ``X`` has a part of dimension ``d + k - n`` at
    distance zero; all other critical points lie on the ramification locus of the projection, which
    depends on ``K`` alone, and correspond one to one to those of the branch locus.

    Parameters
    ----------
    ideal
        ``X``, over QQ, in ``n`` variables.  It need not be radical, but its components must have
        one dimension.
    data
        ``u``, ``n`` exact numbers.
    quadric
        ``Q``, a symmetric matrix of exact rationals, shape ``(n, n)``: singular or not, definite or
        not.  ``generic_quadric(n, seed, corank=k)`` gives a random one.
    check
        Whether to compute the projected variety or the branch locus, and the numbers of critical
        points above and below, for general data and this quadric.
    seed
        For the general data of the check.
    assume
        As for ``critical_ideal``.

    Returns
    -------
    DegenerateCriticalPoints
        The parts (A) ``zero_loss`` and (B) ``positive_loss`` as ideals over QQ with dimension and
        degree, for exactly these data; (B) is finite for general data, and ``image`` and
        ``correspondence`` tell where its points go.  For a kernel or data in special position,
        where the theorem says nothing, the parts are right, and ``correspondence.holds`` tells
        whether the numbers agree all the same.

    Raises
    ------
    InputError
        For components of different dimensions, a field other than QQ, a matrix or data of another
        shape, floats, a matrix that is not symmetric.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> circle = Ideal([x**2 + y**2 - 1], [x, y])
    >>> found = degenerate_critical_points(circle, [0, 2], [[1, 0], [0, 0]])
    >>> print(found)
    n = 2, d = 1, k = 1: k >= n - d
    zero loss: 2 points
    on the ramification locus: 2 points
    branch locus: 2 points
    for general data 2 above and 2 below
    >>> found.positive_loss.real_points()
    (RealPoint(x=-1, y=0), RealPoint(x=1, y=0))
    """
    checked = rational_ideal(ideal)
    n = len(checked.variables)
    matrix, u = distance_argument(quadric, data, n, seed, checked.variables)
    checked = _of_one_dimension(checked, assume)
    projection = kernel_projection(matrix)
    variety = locus(checked)
    case: Case = "k < n - d" if projection.corank < n - variety.dimension else "k >= n - d"
    zero = locus(zero_loss(checked, matrix, u))
    rest = locus(positive_loss_ideal(checked, u, matrix, assume=PRIME))
    image = locus(_image(checked, projection, case)) if check and any(matrix) else None
    pair: Correspondence | None = None
    primes: tuple[int, ...] = ()
    if image is not None:
        prime = next(drawn_primes(*image.ideal.generators, seed=seed))
        above = _points_above(checked, matrix, seed)
        pair = Correspondence(above, _points_below(image.ideal, projection, seed, prime))
        primes = (prime,)
    return DegenerateCriticalPoints(
        checked,
        u,
        matrix,
        variety.dimension,
        projection.kernel,
        case,
        projection.matrix,
        projection.quadric,
        zero,
        rest,
        image,
        pair,
        Provenance(_METHOD, "probabilistic", _REASON, seed, primes),
    )


def _of_one_dimension(ideal: Ideal, assume: Assume) -> Ideal:
    """Return a radical ideal of the same variety, unless its components differ in dimension."""
    reduced = without_multiple_factors(ideal, assume)
    parts = components_if_needed(reduced, assume)
    if len(parts) == 1:
        return parts[0]
    codimensions = sorted({codimension(part) for part in parts})
    if len(codimensions) > 1:
        required = "all components must have one dimension, on which the theorem depends"
        came = f"components of codimension {', '.join(map(str, codimensions))}"
        raise InputError(required, came, "each one of minimal_primes(ideal) by itself")
    return intersection(*parts)


def zero_loss(ideal: Ideal, quadric: Any, data: Any) -> Ideal:
    """Return the ideal of the points of a variety at distance zero: ``Q (x - u) = 0``."""
    pull = quadric * (Matrix(ideal.variables) - data.T)
    return ideal + Ideal([entry for entry in pull if entry != 0], ideal.variables, ideal.field)


def _image(ideal: Ideal, projection: KernelProjection, case: Case) -> Ideal:
    """Return the projected variety, or the branch locus of the projection."""
    given = (ideal, projection.matrix, projection.variables)
    return image_closure(*given) if case == "k < n - d" else branch_locus(*given, assume=PRIME)


def _points_above(ideal: Ideal, quadric: Any, seed: int) -> int | None:
    """Return the number of critical points of a variety for general data, if it is finite."""
    try:
        return positive_loss_degree(ideal, quadric, seed, assume=PRIME)
    except EngineComplaint as complaint:
        if "expected finitely many" not in str(complaint):
            raise
        return None


def _points_below(image: Ideal, projection: KernelProjection, seed: int, prime: int) -> int:
    """Return the sum of the distance degrees of the components, which may be non-reduced.

    General data have no critical points where components meet, so that each counts by itself,
    whatever its dimension.
    """
    below = Ideal(image.generators, image.variables, field_of(prime))
    return sum(
        euclidean_distance_degree(component, projection.quadric, seed, assume=PRIME)
        for component in minimal_primes(below)
    )

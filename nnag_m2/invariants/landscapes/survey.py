"""All real critical points of a distance on a variety, with what kind each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, Unpack

from sympy import Rational

from nnag_m2.algebra.exact_numbers import exact
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking import Options, Provenance, question, rational_ideal
from nnag_m2.asking.side_by_side import side_by_side
from nnag_m2.invariants.distance.quadrics import Quadric, distance_argument
from nnag_m2.invariants.landscapes.critical import CriticalPoint, CriticalSet, critical, zero_loss
from nnag_m2.invariants.landscapes.minima import PROJECTED, global_minimum
from nnag_m2.invariants.landscapes.showing import Landscape
from nnag_m2.invariants.landscapes.strata import Distance, LandscapeStratum, landscape_strata

_METHOD = "critical ideals on all strata; real points; certified signatures"
_PROVED = "all values are exact, all signs are certified"
_LIKELY = "points are certified; that none is missing rests on primes, where there are more "
_LIKELY += "equations than the codimension also on random combinations of them"
# that of the random combinations by default, named in the provenance
_SEED = 1


@question
def critical_landscape(
    ideal: Ideal,
    data: Any,
    quadric: Quadric = "unit",
    constant: Any = 0,
    proof: bool = True,
    **options: Unpack[Options],
) -> Landscape:
    """Return all real critical points of the squared distance from data to a variety, with types.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables; it need be neither radical nor equidimensional.
    data
        The point ``u``: ``n`` exact numbers.
    quadric
        ``"unit"``, ``"generic"``, or a symmetric matrix of exact rationals, shape ``(n, n)``, which
        may be singular or indefinite.
    constant
        An exact number that is added to the squared distance.
    proof
        Whether that no point is missing must be proved, by Groebner bases over QQ.  Otherwise it
        rests on primes, and on random combinations of equations, which is faster; provenance and
        minimum are probabilistic then.

    Returns
    -------
    Landscape
        The critical points on the smooth part of each component, then on the smooth part of each
        component of the singular locus, and so on; with their losses, the signatures of their
        Hessians, and the global minimum.

    Raises
    ------
    InputError
        As for ``critical_ideal``.

    References
    ----------
    Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
    variety, Found. Comput. Math. 16 (2016); Marchetti, Connelly, Breiding, Kohn: Training neural
    networks as distance minimization (2025).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> cusp = Ideal([y**2 - x**3], [x, y])
    >>> found = critical_landscape(cusp, [-1, 0])
    >>> [(p.point, p.stratum.name, p.type) for p in found.points]
    [(RealPoint(x=0, y=0), 'Sing', 'point')]
    >>> found.minimum.loss == 1, found.minimum.is_proved
    (True, True)
    """
    checked = rational_ideal(ideal)
    n = len(checked.variables)
    matrix, row = distance_argument(quadric, data, n, variables=checked.variables)
    column = row.reshape(n, 1)
    number = Rational(exact(constant, "constant"))
    distance = Distance(checked.variables, matrix, column, number)
    strata = landscape_strata(checked)
    return surveyed(distance, strata, provenance_of(proof), proof)


def provenance_of(proof: bool) -> Provenance:
    """Return what the completeness of a landscape on known strata rests on."""
    if proof:
        return Provenance(_METHOD, "proved", _PROVED)
    return Provenance(_METHOD, "probabilistic", _LIKELY, seed=_SEED)


def surveyed(
    distance: Distance, strata: Sequence[LandscapeStratum], provenance: Provenance, proof: bool
) -> Landscape:
    """Return the landscape of a loss on given strata, larger ones first."""
    components = [s for s in strata if s.depth == 0 and s.source == "variety"]
    searches = [(kind, stratum) for kind in (zero_loss, critical) for stratum in strata]
    listed = side_by_side(lambda search: [*search[0](search[1], distance, proof)], searches)
    found = [item for items in listed for item in items]
    points = _merged([p for p in found if isinstance(p, CriticalPoint)])
    everywhere = [s for s in found if isinstance(s, CriticalSet)]
    real = sorted((s for s in everywhere if s.loss is not None), key=attrgetter("loss"))
    sets = (*real, *(s for s in everywhere if s.loss is None))
    own = [p for p in points if p.stratum.source == "variety"]
    shared = [s for s in sets if s.stratum.source == "variety"]
    minimum = global_minimum(own, shared, components, distance, provenance.certainty)
    bounded = minimum.certainty == "open" and minimum.loss is not None
    if bounded and _least_below(distance, components, proof) == minimum.loss:
        minimum = replace(minimum, certainty=provenance.certainty, reason=PROJECTED)
    return Landscape(distance, tuple(strata), points, sets, minimum, provenance)


def _least_below(
    distance: Distance, components: Sequence[LandscapeStratum], proof: bool
) -> RealAlgebraic | None:
    """Return the minimum over the closure of what a projection makes of a variety, if it is known.

    The projection is that along the kernel of the quadric: it keeps all losses, and on its target
    the quadric is positive definite.  ``None`` where the closure is the whole space, too.
    """
    if not distance.is_semidefinite or not distance.corank:
        return None
    losses = []
    for stratum in components:
        below, ideal = distance.projected(stratum.ideal)
        if not ideal.generators:
            return None
        found = surveyed(below, landscape_strata(ideal), provenance_of(proof), proof).minimum
        losses += [] if found.loss is None else [found.loss]
    return min(losses, default=None)


def _merged(points: Sequence[CriticalPoint]) -> tuple[CriticalPoint, ...]:
    """Return each point once, on the smallest stratum where it is critical, by increasing loss.

    Of equal points that on the deepest stratum of the variety is kept, the first of several.
    """

    def rank(point: CriticalPoint) -> tuple[bool, int]:
        return point.stratum.source == "variety", point.stratum.depth

    best: dict[RealPoint, CriticalPoint] = {}
    for point in sorted(points, key=rank, reverse=True):
        best.setdefault(point.point, point)
    return tuple(sorted(best.values(), key=lambda p: (p.loss, p.point.intervals)))

"""The question for the loss landscape of a training problem."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Unpack

from nnag_m2.asking.context import Options
from nnag_m2.asking.question import question
from nnag_m2.asking.side_by_side import side_by_side
from nnag_m2.errors import InputError
from nnag_m2.invariants.landscapes.critical import CriticalPoint, vanish
from nnag_m2.invariants.landscapes.minima import Minimum, least_loss
from nnag_m2.invariants.landscapes.showing import Landscape
from nnag_m2.invariants.landscapes.strata import Distance, LandscapeStratum, landscape_strata
from nnag_m2.invariants.landscapes.survey import provenance_of, surveyed
from nnag_m2.neuromanifolds.boundary import has_closed_image
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.training.landscapes.boundaries import boundary_strata, is_approached
from nnag_m2.training.landscapes.network import NetworkLandscape
from nnag_m2.training.landscapes.parameters import Parameters, parameters_of, parameters_of_set
from nnag_m2.training.landscapes.ramified import Upstairs, ramified_critical
from nnag_m2.training.network_loss import NetworkLoss, problem_argument

_REACHED = "real parameters give it, and it is a minimum on the whole neurovariety"
_SEARCHED = "real parameters neither give nor approach less: the boundary of what they reach was "
_SEARCHED += "searched"
_LIMIT = f"approached while parameters go to infinity, not attained; {_SEARCHED}"
_BELOW = "of candidates with less loss it is not decided whether real parameters approach them"


@question
def landscape(
    problem: NetworkLoss,
    proof: bool = True,
    ramified: bool = True,
    **options: Unpack[Options],
) -> NetworkLandscape:
    """Return the loss landscape of a training problem: every real critical function, exactly.

    Critical functions are looked for on the neurovariety (the Zariski closure of the functions of
    the network), on its iterated singular loci, and on the algebraic boundary of what real
    parameters reach with its singular loci, which are the critical values of the parametrization
    where the boundary is not known.

    Parameters
    ----------
    problem
        A network and data.
    proof
        Whether that no point is missing must be proved, by Groebner bases over QQ.  Otherwise it
        rests on primes, and on random combinations of equations, which is faster; provenance and
        minima are probabilistic then.
    ramified
        Whether critical parameters are looked for where the parametrization drops rank.

    Returns
    -------
    NetworkLandscape
        Critical functions with exact loss, stratum, type by the signature of the Hessian, and
        parameters; critical sets, such as that of zero loss when there are fewer data than
        coordinates; the minimum over the closure, and the least loss that real parameters reach.

    Raises
    ------
    InputError
        Unless given a ``TrainingProblem``; for one with a regularization, or with another loss
        than the squared one: see ``weight_landscape``.
    EngineTimeout
        When a timeout is given and one of the questions to Macaulay2 takes longer.

    Notes
    -----
    The equations of the neurovariety are those of ``Neuromanifold.vanishing_ideal``, with its
    provenance.  Critical functions are critical for small changes of the function within its
    stratum.  Gradient descent may also stop at parameters where the parametrization drops rank,
    whatever their functions are; these parameters are in ``ramified``.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    >>> from nnag_m2 import LinearMLP, TrainingProblem
    >>> network = LinearMLP((2, 1, 2))
    >>> problem = TrainingProblem(network, [[1, 0], [0, 1]], [[3, 0], [0, 1]])
    >>> print(landscape(problem).summary())
    Loss landscape of LinearMLP((2, 1, 2)) on 2 data points
      strata: smooth (dimension 3, degree 2), Sing (dimension 0, degree 1)
    <BLANKLINE>
      loss  type             stratum  function   parameters
      1     minimum          smooth   (3*x1, 0)  (1, 0, 3, 0)
      9     saddle, index 1  smooth   (0, x2)    (0, 1, 0, 1)
      10    point            Sing     (0, 0)     (0, 0, 0, 0)
    <BLANKLINE>
      minimum over the neurovariety: 1; proved: the quadric is positive definite, so a minimum
        exists; on some stratum it is critical; all candidates were compared exactly
    <BLANKLINE>
      infimum over real parameters: 1; proved: real parameters give it, and it is a minimum on the
        whole neurovariety
    <BLANKLINE>
      critical parameters where the parametrization drops rank:
    <BLANKLINE>
      loss  second derivative  function  parameters
      10    descends further   (0, 0)    (0, 0, 0, 0)
    """
    if problem_argument(problem).regularization is not None:
        required = "with a regularization points are critical in weight space, not among functions"
        raise InputError(required, f"{problem!r}", "weight_landscape(problem)")
    manifold = Neuromanifold(problem.network, problem.coordinates)
    closure = manifold.vanishing_ideal.run()
    distance = Distance(manifold.variables, problem.quadric, problem.target, problem.constant)
    provenance = provenance_of(proof)
    if closure.provenance.certainty != "proved":
        provenance = replace(closure.provenance, method=provenance.method)
    upstairs = Upstairs.of(manifold, distance)

    def functions() -> Landscape:
        strata = landscape_strata(closure.result)
        strata += boundary_strata(manifold, strata)
        return surveyed(distance, strata, provenance, proof)

    searches: list[Callable[[], Any]] = [functions]
    searches += [lambda: ramified_critical(upstairs, proof)] if ramified else []
    found, *other = side_by_side(lambda search: search(), searches)
    spurious = other[0] if other else None
    known = {one.function: one.point for one in reversed(spurious or ())}
    given = parameters_of(manifold, found.points, proof, known, upstairs.gradient)
    parameters = _with_approach(manifold, found, given)
    loss = distance.loss
    of_sets = tuple(side_by_side(lambda s: parameters_of_set(manifold, s, loss, proof), found.sets))
    reached = _reached(found, parameters, of_sets)
    return NetworkLandscape(
        **{f: getattr(found, f) for f in Landscape.__dataclass_fields__},
        problem=problem,
        parameters=parameters,
        set_parameters=of_sets,
        reached=reached,
        ramified=spurious,
    )


def _with_approach(
    manifold: Neuromanifold, found: Landscape, parameters: Sequence[Parameters]
) -> tuple[Parameters, ...]:
    """Return for functions that are not given also whether they are approached."""
    closed = has_closed_image(manifold.network)
    decided = []
    for point, known in zip(found.points, parameters, strict=True):
        near = known.realized
        if near is False and not closed:
            near = is_approached(manifold, point.point, found.strata)
        decided.append(replace(known, approached=near))
    return tuple(decided)


def _reached(
    found: Landscape, parameters: Sequence[Parameters], of_sets: Sequence[Parameters]
) -> Minimum:
    """Return the least loss of critical functions that real parameters give or approach."""
    pairs = list(zip(found.points, parameters, strict=True))
    points = [p for p, known in pairs if known.approached]
    sets = [s for s, known in zip(found.sets, of_sets, strict=True) if known.realized]
    loss = least_loss(points, sets)
    attained = any(s.loss == loss for s in sets) or any(
        known.realized for p, known in pairs if p.loss == loss
    )
    overall = found.minimum
    if loss is not None and attained and overall.certainty != "open" and loss == overall.loss:
        return Minimum.of(loss, points, sets, overall.certainty, _REACHED)
    below = [(p, known) for p, known in pairs if loss is None or p.loss < loss]
    deep = [s for s in found.strata if s.depth and s.dimension]
    complete = loss is not None and found.distance.corank == 0 and not found.sets
    if complete and all(_is_excluded(p, known, deep) for p, known in below):
        reason = _SEARCHED if attained else _LIMIT
        return Minimum.of(loss, points, sets, found.provenance.certainty, reason)
    return Minimum.of(loss, points, sets, "open", _BELOW)


def _is_excluded(point: CriticalPoint, known: Parameters, deep: Sequence[LandscapeStratum]) -> bool:
    """Return whether the least loss that is approached cannot be at a point, nor near to it.

    Near a smooth point of the variety the image is all or nothing, on one side of a smooth point of
    the boundary too.  Of a smaller stratum the image may contain a part, with an end where the
    stratum has none; this is not examined.
    """
    inside = any(vanish(s.ideal.generators, point.point) for s in deep)
    return known.approached is False and not inside

"""Parameters that realize critical functions, irrational ones included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from sympy import Poly

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking.side_by_side import side_by_side
from nnag_m2.invariants.landscapes.critical import CriticalPoint, CriticalSet
from nnag_m2.neuromanifolds.cases import Case, cases_of_graph
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.neuromanifolds.realization import realization_of
from nnag_m2.training.landscapes.pulling import Pulled

_Given: TypeAlias = dict[RealPoint, RealPoint]
"""Parameters by the functions that they give."""

_FOUND = "these parameters give the function"
_NONE = "in each case, all real solutions of the equations for the parameters are known: none"
_EMPTY = "the set has no real point"
_OPEN = "infinitely many complex parameters give the function; a search found no real ones"


@dataclass(frozen=True)
class Parameters:
    """Whether real parameters give a critical function.

    Attributes
    ----------
    realized
        ``None`` when it is not decided.
    witness
        Real parameters, as an exact point.
    reason
        Why, in words.
    approached
        Whether functions of real parameters come as near as one likes; ``None`` when it is not
        decided.
    """

    realized: bool | None
    witness: RealPoint | None
    reason: str
    approached: bool | None = None


def parameters_of(
    manifold: Neuromanifold,
    points: Sequence[CriticalPoint],
    proof: bool,
    known: Mapping[RealPoint, RealPoint],
    gradient: Sequence[Poly],
) -> list[Parameters]:
    """Return for each critical function whether real parameters give it.

    Some may be known, by their functions; the gradient is that of the loss in the parameters.

    Notes
    -----
    Functions with rational coordinates are looked for one by one.  Parameters of functions that are
    critical on the smooth part of the neurovariety are critical for the loss (chain rule): these
    are all computed, if they are finitely many, in each case that symmetries leave.  For the others
    the equations of critical functions and of parameters are solved together.
    """
    found = {p.point: known[p.point] for p in points if p.point in known}
    unknown: set[RealPoint] = set()
    irrational = [p for p in points if not p.point.is_rational]
    graph = list(cases_of_graph(manifold)) if irrational else []

    def searched(proved: bool, equations: Ideal) -> tuple[_Given, set[RealPoint]]:
        alike = [p for p in irrational if p.equations == equations]
        wanted = {p.point for p in alike} - found.keys()
        smooth = all(p.stratum.source == "variety" and not p.stratum.depth for p in alike)
        slopes = gradient if smooth else None
        return _given(manifold, graph, equations, wanted, slopes, proved)

    # What gives a function is verified, however it was found; a proof is for what nothing gives.
    for proved in dict.fromkeys((False, proof)):
        unknown.clear()
        groups = dict.fromkeys(p.equations for p in irrational)
        for given, left in side_by_side(partial(searched, proved), groups):
            found |= given
            unknown |= left
    return [_answer(p, manifold, found, unknown) for p in points]


def _given(
    manifold: Neuromanifold,
    graph: Sequence[Case],
    equations: Ideal,
    wanted: Set[RealPoint],
    gradient: Sequence[Poly] | None,
    proof: bool,
) -> tuple[_Given, set[RealPoint]]:
    """Return parameters of wanted functions, and of which of these some may be missed.

    The equations are those of the functions and others.  There is a gradient where all parameters
    that give them are critical.
    """
    found: _Given = {}
    unknown: set[RealPoint] = set()

    def more_wanted(solution: RealPoint) -> bool:
        function = solution.image(manifold.variables, manifold.map.exprs)
        if function in wanted:
            found.setdefault(function, solution)
        return not wanted <= found.keys()

    for case in graph:
        if left := wanted - found.keys():
            pulled = Pulled.of(manifold, case, equations)
            slopes = None if gradient is None else pulled.critical(gradient)
            unknown |= set() if pulled.offer(slopes, proof, more_wanted) else left
    return found, unknown


def fibers_of(
    manifold: Neuromanifold, points: Sequence[CriticalPoint], proof: bool
) -> tuple[tuple[RealPoint, ...] | None, ...]:
    """Return all real parameters that give each critical function, up to symmetries.

    ``None`` stands for infinitely many complex ones.
    """
    found: dict[RealPoint, dict[RealPoint, None]] = {p.point: {} for p in points}
    infinite: set[RealPoint] = set()
    for equations in dict.fromkeys(p.equations for p in points):
        for case in cases_of_graph(manifold):
            solutions = Pulled.of(manifold, case, equations).isolated(proof)
            if solutions is None:
                infinite |= {p.point for p in points if p.equations == equations}
                break
            for solution in solutions:
                function = solution.image(manifold.variables, manifold.map.exprs)
                if function in found:
                    found[function][solution] = None
    return tuple(None if p.point in infinite else tuple(found[p.point]) for p in points)


def parameters_of_set(
    manifold: Neuromanifold, found: CriticalSet, loss: Poly, proof: bool
) -> Parameters:
    """Return whether real parameters give some function of a critical set."""
    if found.witness is None:
        return Parameters(False, None, _EMPTY)
    given: list[RealPoint] = []

    def more_wanted(solution: RealPoint) -> bool:
        if solution.image(manifold.variables, manifold.map.exprs).value_of(loss) == found.loss:
            given.append(solution)
        return not given

    finite = True
    for case in cases_of_graph(manifold):
        pulled = Pulled.of(manifold, case, found.ideal)
        finite = pulled.search(proof, more_wanted) and finite
        if given:
            return Parameters(True, given[0], _FOUND)
    if not finite and found.witness.is_rational:
        known = _by_the_neuromanifold(manifold, found.witness)
        return known if known.realized else Parameters(None, None, _OPEN)
    return Parameters(False if finite else None, None, _NONE if finite else _OPEN)


def _answer(
    point: CriticalPoint,
    manifold: Neuromanifold,
    found: dict[RealPoint, RealPoint],
    unknown: set[RealPoint],
) -> Parameters:
    if (witness := found.get(point.point)) is not None:
        return Parameters(True, witness, _FOUND)
    if point.point.is_rational:
        return _by_the_neuromanifold(manifold, point.point)
    if point.point not in unknown:
        return Parameters(False, None, _NONE)
    return Parameters(None, None, _OPEN)


def _by_the_neuromanifold(manifold: Neuromanifold, point: RealPoint) -> Parameters:
    known = realization_of(manifold, point.midpoint)
    witness = known.witness
    if isinstance(witness, tuple):
        witness = RealPoint.rational(manifold.map.parameters, witness)
    return Parameters(known.realized, witness, known.reason)

"""Parameters that realize critical functions, irrational ones included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from sympy import Rational

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.points import RealPoint
from nnag_m2.landscapes.critical import CriticalPoint, CriticalSet
from nnag_m2.neuromanifolds.cases import Case, cases_of_graph
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.neuromanifolds.real_solutions import isolated_points, likely_dimension

_SEED, _ATTEMPTS = 1, 6
_SMALL = [Rational(n) for n in (0, 1, -1, 2, -2)]

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
    manifold: Neuromanifold, points: Sequence[CriticalPoint], proof: bool
) -> list[Parameters]:
    """Return for each critical function whether real parameters give it.

    The equations for the parameters are solved together with those of the critical functions, in
    each case that the symmetries of the network leave.
    """
    found: dict[RealPoint, RealPoint] = {}
    unknown: set[RealPoint] = set()
    graph = list(cases_of_graph(manifold))
    # What gives a function is verified, however it was found; a proof is for what nothing gives.
    for proved in dict.fromkeys((False, proof)):
        unknown.clear()
        for equations in dict.fromkeys(p.equations for p in points):
            wanted = {p.point for p in points if p.equations == equations}
            for case in graph:
                left = wanted - found.keys()
                if left:
                    finite = _search(manifold, case, equations, left, found, proved)
                    unknown |= set() if finite else left
    return [_answer(p, manifold, found, unknown) for p in points]


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
            isolated, solutions = _solutions(manifold, case, equations, proof)
            if not isolated:
                infinite |= {p.point for p in points if p.equations == equations}
                break
            for solution in solutions:
                function = solution.image(manifold.variables, manifold.variables)
                if function in found:
                    found[function][_all_parameters(manifold, case, solution)] = None
    return tuple(None if p.point in infinite else tuple(found[p.point]) for p in points)


def parameters_of_set(manifold: Neuromanifold, found: CriticalSet, proof: bool) -> Parameters:
    """Return whether real parameters give some function of a critical set."""
    if found.witness is None:
        return Parameters(False, None, _EMPTY)
    finite = True
    for case in cases_of_graph(manifold):
        isolated, solutions = _solutions(manifold, case, found.ideal, proof)
        finite = finite and isolated
        for solution in solutions:
            return Parameters(True, _all_parameters(manifold, case, solution), _FOUND)
    if not finite and found.witness.is_rational:
        known = _by_the_neuromanifold(manifold, found.witness)
        return known if known.realized else Parameters(None, None, _OPEN)
    return Parameters(False if finite else None, None, _NONE if finite else _OPEN)


def _search(
    manifold: Neuromanifold,
    case: Case,
    equations: Ideal,
    wanted: set[RealPoint],
    found: dict[RealPoint, RealPoint],
    proof: bool,
) -> bool:
    """Look for parameters of wanted functions in one case; return whether none can be missed."""
    isolated, solutions = _solutions(manifold, case, equations, proof)
    for solution in solutions:
        function = solution.image(manifold.variables, manifold.variables)
        if function in wanted and function not in found:
            found[function] = _all_parameters(manifold, case, solution)
        if wanted <= found.keys():
            break
    return isolated


def _solutions(
    manifold: Neuromanifold, case: Case, equations: Ideal, proof: bool
) -> tuple[bool, Iterable[RealPoint]]:
    """Return whether parameters and functions are finitely many, and all real ones, else some."""
    assert case.ideal is not None  # the coordinates of functions are among the unknowns
    unknowns = case.ideal.variables
    multipliers = [v for v in equations.variables if v not in unknowns]
    system = Ideal([*case.ideal.exprs, *equations.exprs], (*unknowns, *multipliers))
    points = isolated_points(system, proof)
    if points is not None:
        return True, points
    slices = _slices(manifold, system, likely_dimension(system))
    parts = (isolated_points(system + part, proof=False) for part in slices)
    return False, (point for part in parts for point in part or ())


def _all_parameters(manifold: Neuromanifold, case: Case, solution: RealPoint) -> RealPoint:
    known = dict(case.values)
    values = [known.get(p, p) for p in manifold.map.parameters]
    return solution.image(manifold.map.parameters, values)


def _slices(manifold: Neuromanifold, system: Ideal, size: int) -> Iterator[Ideal]:
    """Yield conditions on parameters that may leave finitely many solutions."""
    draw = Random(_SEED)
    free = [v for v in system.variables if v in manifold.map.parameters]
    for _ in range(_ATTEMPTS if size <= len(free) else 0):
        fixed = [v - draw.choice(_SMALL) for v in draw.sample(free, size)]
        yield Ideal(fixed, system.variables)


def _answer(
    point: CriticalPoint,
    manifold: Neuromanifold,
    found: dict[RealPoint, RealPoint],
    unknown: set[RealPoint],
) -> Parameters:
    if (witness := found.get(point.point)) is not None:
        return Parameters(True, witness, _FOUND)
    if point.point not in unknown:
        return Parameters(False, None, _NONE)
    if point.point.is_rational:
        return _by_the_neuromanifold(manifold, point.point)
    return Parameters(None, None, _OPEN)


def _by_the_neuromanifold(manifold: Neuromanifold, point: RealPoint) -> Parameters:
    function = manifold.parametrization.function(point.midpoint)
    known = manifold.realizes(list(function))
    witness = known.witness
    if isinstance(witness, tuple):
        witness = RealPoint.rational(manifold.map.parameters, witness)
    return Parameters(known.realized, witness, known.reason)

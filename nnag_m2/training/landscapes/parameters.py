"""Parameters that realize critical functions, irrational ones included."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from sympy import QQ, Expr, Poly, Rational, Symbol

from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.substitution import restricted
from nnag_m2.invariants.isolated_points import isolated_points, likely_dimension
from nnag_m2.invariants.landscapes.critical import CriticalPoint, CriticalSet
from nnag_m2.invariants.landscapes.ranks import rank_at
from nnag_m2.neuromanifolds.cases import Case, cases_of_graph
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.neuromanifolds.realization import realization_of
from nnag_m2.training.landscapes.pulling import factors_of_pulled

# any seed will do; a random choice fails rarely; so large that a special point is unlikely
_SEED, _ATTEMPTS, _LARGE = 1, 6, 10**4
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
    manifold: Neuromanifold,
    points: Sequence[CriticalPoint],
    proof: bool,
    known: Mapping[RealPoint, RealPoint],
    gradient: Sequence[Poly],
) -> list[Parameters]:
    """Return for each critical function whether real parameters give it.

    Parameters
    ----------
    manifold
        The neuromanifold.
    points
        The critical functions.
    known
        Parameters by functions that they give, found on other ways.
    gradient
        That of the loss as a function of parameters.

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
    # What gives a function is verified, however it was found; a proof is for what nothing gives.
    for proved in dict.fromkeys((False, proof)):
        unknown.clear()
        for equations in dict.fromkeys(p.equations for p in irrational):
            alike = [p for p in irrational if p.equations == equations]
            wanted = {p.point for p in alike}
            smooth = all(p.stratum.source == "variety" and not p.stratum.depth for p in alike)

            def more_wanted(solution: RealPoint, wanted: set[RealPoint] = wanted) -> bool:
                function = solution.image(manifold.variables, manifold.map.exprs)
                if function in wanted:
                    found.setdefault(function, solution)
                return not wanted <= found.keys()

            for case in graph:
                if left := wanted - found.keys():
                    pulled = _Pulled.of(manifold, case, equations)
                    slopes = pulled.critical(gradient) if smooth else None
                    is_complete = pulled.offer(slopes, proved, more_wanted)
                    unknown |= set() if is_complete else left
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
            solutions = _Pulled.of(manifold, case, equations).isolated(proof)
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
        pulled = _Pulled.of(manifold, case, found.ideal)
        finite = pulled.search(proof, more_wanted) and finite
        if given:
            return Parameters(True, given[0], _FOUND)
    if not finite and found.witness.is_rational:
        known = _by_the_neuromanifold(manifold, found.witness)
        return known if known.realized else Parameters(None, None, _OPEN)
    return Parameters(False if finite else None, None, _NONE if finite else _OPEN)


@dataclass(frozen=True)
class _Pulled:
    """Equations for critical functions together with those for their parameters in one case.

    Attributes
    ----------
    manifold, case
        The neuromanifold and the case.
    system
        In the parameters without values, coordinates, and multipliers: equations of low degree,
        where coordinates put in would make them long.
    parts
        The system together with each factor of an equation for functions, in terms of parameters.
    fiber
        How many dimensions fibers have at least, as seen at one point.
    """

    manifold: Neuromanifold
    case: Case
    system: Ideal
    parts: tuple[Ideal, ...]
    fiber: int

    @classmethod
    def of(cls, manifold: Neuromanifold, case: Case, equations: Ideal) -> _Pulled:
        """Return the equations."""
        assert case.ideal is not None  # the coordinates of functions are among the unknowns
        values = dict(case.values)
        free = tuple(p for p in manifold.map.parameters if p in case.ideal.variables)
        exprs = [f.xreplace(values) for f in manifold.map.exprs]
        unknowns = case.ideal.variables
        multipliers = (v for v in equations.variables if v not in unknowns)
        system = Ideal([*case.ideal.exprs, *equations.exprs], (*unknowns, *multipliers))
        coordinates = dict(zip(manifold.variables, exprs, strict=True))
        factors = factors_of_pulled(equations.generators, coordinates, system.variables)
        parts = [system + Ideal.of_polys([f], system.variables, QQ) for f in factors or ()]
        whole = (system,) if factors is None else tuple(parts)
        return cls(manifold, case, system, whole, len(free) - _rank(exprs, free))

    def isolated(self, proof: bool) -> tuple[RealPoint, ...] | None:
        """Return all real parameters, or ``None`` when there are infinitely many complex ones."""
        found: dict[RealPoint, None] = {}
        for part in self.parts:
            points = isolated_points(part, proof)
            if points is None:
                return None
            found.update(dict.fromkeys(map(self._completed, points)))
        return tuple(found)

    def critical(self, gradient: Sequence[Poly]) -> Ideal | None:
        """Return the equations of critical parameters in this case, if these may be isolated."""
        values = dict(self.case.values)
        names = tuple(p for p in self.manifold.map.parameters if p not in values)
        fixed = [(p, values[p]) for p in self.manifold.map.parameters if p in values]
        if self.fiber or not names:
            return None
        return Ideal.of_polys(restricted(gradient, fixed), names, QQ)

    def offer(
        self, critical: Ideal | None, proof: bool, wanted: Callable[[RealPoint], bool]
    ) -> bool:
        """Offer critical parameters if these are few, else all; return whether none is missed."""
        found = None if critical is None else isolated_points(critical, proof)
        if found is None:
            return self.search(proof, wanted)
        all(wanted(self._completed(solution)) for solution in found)
        return True

    def search(self, proof: bool, wanted: Callable[[RealPoint], bool]) -> bool:
        """Offer real parameters until no more are wanted; return whether none can be missed."""
        if not self.fiber and (found := self.isolated(proof)) is not None:
            all(wanted(solution) for solution in found)
            return True
        for part in self._slices(self.fiber or self._likely_dimension()):
            if likely_dimension(part) < 0:
                if self._likely_dimension() < 0:
                    return all(isolated_points(one, proof) is not None for one in self.parts)
                continue
            points = isolated_points(part, proof=False) or ()
            if not all(wanted(self._completed(point)) for point in points):
                return True
        return False

    def _likely_dimension(self) -> int:
        return max(map(likely_dimension, self.parts), default=-1)

    def _slices(self, size: int) -> Iterator[Ideal]:
        """Yield systems with parameters put in that may leave finitely many solutions."""
        draw = Random(_SEED)
        free = [v for v in self.system.variables if v in self.manifold.map.parameters]
        for _ in range(_ATTEMPTS if size <= len(free) else 0):
            fixed = [v - draw.choice(_SMALL) for v in draw.sample(free, size)]
            yield self.system + Ideal(fixed, self.system.variables)

    def _completed(self, solution: RealPoint) -> RealPoint:
        known, parameters = dict(self.case.values), self.manifold.map.parameters
        return solution.image(parameters, [known.get(p, p) for p in parameters])


def _rank(exprs: Sequence[Expr], free: tuple[Symbol, ...]) -> int:
    """Return the rank of the differential at a random point, which is the general one or less."""
    draw = Random(_SEED)
    if not free:
        return 0
    polys = [as_poly(f, free, QQ) for f in exprs]
    at = RealPoint.rational(free, [draw.randint(-_LARGE, _LARGE) for _ in free])
    return rank_at([[f.diff(p) for p in free] for f in polys], at)


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

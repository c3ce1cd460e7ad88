"""Equations for functions in terms of parameters, and the real parameters that solve them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import TypeAlias

from sympy import QQ, Expr, Poly, Rational, Symbol

from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.ranks import rank_at
from nnag_m2.algebra.small_ideals import factors_over_rationals, small_basis
from nnag_m2.algebra.substitution import composed, restricted
from nnag_m2.calling import steps
from nnag_m2.invariants.isolated_points import (
    components_of,
    finite_points,
    isolated_points,
    likely_dimension,
)
from nnag_m2.invariants.real_solutions import first_real_solution
from nnag_m2.neuromanifolds.cases import Case
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold

# any seed will do; a random choice fails rarely; so large that a special point is unlikely
_SEED, _ATTEMPTS, _LARGE = 1, 6, 10**4
_SMALL = [Rational(n) for n in (0, 1, -1, 2, -2)]

_TERMS = 500
"""Longer polynomials are left as they are: what they say is in the other equations too."""


def factors_of_pulled(
    equations: Sequence[Poly], coordinates: Mapping[Symbol, Expr], variables: tuple[Symbol, ...]
) -> tuple[Poly, ...] | None:
    """Return the irreducible factors of an equation in which coordinates are put in.

    The first equation in coordinates alone that does not vanish on all parameters is taken; one of
    its factors, of which a constant has none, vanishes wherever the equations do.  ``None`` where
    no equation says anything.
    """
    if not equations:
        return None
    values = [as_poly(coordinates.get(v, v), variables, QQ) for v in equations[0].gens]
    for equation in equations:
        own = (v for v, d in zip(equation.gens, equation.degree_list(), strict=True) if d)
        if all(v in coordinates for v in own):
            pulled = composed(equation, values)
            if not pulled.is_zero and len(pulled.terms()) <= _TERMS:
                return factors_over_rationals(pulled)
    return None


@dataclass(frozen=True)
class Pulled:
    """Equations for critical functions together with those for their parameters in one case.

    Attributes
    ----------
    manifold, case
        The neuromanifold and the case.
    system
        In the parameters without values, coordinates, and multipliers: equations of low degree,
        where coordinates put in would make them long.
    factors
        Of an equation for functions, in terms of parameters; ``None`` for no such equation.
    fiber
        How many dimensions fibers have at least, as seen at one point.
    """

    manifold: Neuromanifold
    case: Case
    system: Ideal
    factors: tuple[Poly, ...] | None
    fiber: int

    @classmethod
    def of(cls, manifold: Neuromanifold, case: Case, equations: Ideal) -> Pulled:
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
        return cls(manifold, case, system, factors, len(free) - _rank(exprs, free))

    @cached_property
    def parts(self) -> tuple[Ideal, ...]:
        """The system, or it together with each of the factors where that makes it a small one."""
        names = self.system.variables
        found = [self.system + Ideal.of_polys([f], names, QQ) for f in self.factors or ()]
        if self.factors is None or any(small_basis(part) is None for part in found):
            return (self.system,)
        return tuple(found)

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
        return self.case.completed(solution, self.manifold.map.parameters)


RealPart: TypeAlias = tuple[Ideal, int, RealPoint]
"""Equations, dimension, and a real point."""


def real_parts(ideal: Ideal, points: Iterable[RealPoint] | None, proof: bool) -> Iterator[RealPart]:
    """Yield all real points of an ideal; of components that are not finite one each.

    The points are known, but for ``None`` where complex ones are infinitely many.
    """
    if points is not None:
        yield from ((ideal, 0, point) for point in points)
        return
    for component, size in steps(components_of(ideal)):
        if size == 0:
            yield from ((component, 0, point) for point in finite_points(component, proof))
        elif (point := first_real_solution(component, size)) is not None:
            yield component, size, point


def _rank(exprs: Sequence[Expr], free: tuple[Symbol, ...]) -> int:
    """Return the rank of the differential at a random point, which is the general one or less."""
    draw = Random(_SEED)
    if not free:
        return 0
    at = RealPoint.rational(free, [draw.randint(-_LARGE, _LARGE) for _ in free])
    return jacobian_rank_at(PolynomialMap(exprs, free), at)


def jacobian_rank_at(mapping: PolynomialMap, point: RealPoint) -> int:
    """Return the rank of the derivatives of a map at a point, exactly."""
    coordinates = steps(mapping.coordinates)
    return rank_at([[f.diff(p) for p in mapping.parameters] for f in coordinates], point)

"""The parameters that give a function, up to the symmetries of a network, in finitely many cases.

A scaling ``p -> c*p`` brings the first parameter that is not zero to 1, a shift ``p -> p + c``
brings a parameter to 0; both with real ``c``, which is rational for rational parameters.  So the
cases together lose no function, over QQ, over R or over C.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sympy import QQ, Integer, Poly, Rational, Symbol

from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.calling import steps
from nnag_m2.networks.symmetries import Symmetry
from nnag_m2.neuromanifolds.known_group import MOST_IMAGES, Shift, Swap, scalings, shifts, swaps
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

Values: TypeAlias = dict[Symbol, int]
"""Parameters that are 0 or 1."""

Equation: TypeAlias = dict[tuple[int, ...], Any]
"""A polynomial in all parameters: coefficients by exponents."""


@dataclass(frozen=True)
class Case:
    """One case: some parameters have values, the others solve equations.

    Attributes
    ----------
    values
        The parameters with values, 0 or 1; 0 are also those on which nothing depends.
    ideal
        The equations for the others, or ``None`` when there are no others.
    """

    values: tuple[tuple[Symbol, Rational], ...]
    ideal: Ideal | None

    def completed(self, solution: RealPoint, parameters: Sequence[Symbol]) -> RealPoint:
        """Return all parameters where those without values solve equations."""
        known = dict(self.values)
        return solution.image(parameters, [known.get(p, p) for p in parameters])

    def equations(self, ideal: Ideal, parameters: Sequence[Symbol]) -> Ideal:
        """Return equations for all parameters, those that have values included."""
        return Ideal([*ideal.generators, *(p - v for p, v in self.values)], parameters)


def cases(manifold: ParametrizedNetwork, point: Sequence[Rational]) -> Iterator[Case]:
    """Yield the cases in which parameters may give the function with these coordinates.

    The most general one comes first.
    """
    origin = (0,) * len(manifold.map.parameters)
    equations: list[Equation] = []
    for poly, value in zip(manifold.map.coordinates, point, strict=True):
        equation = {exponents: c for exponents, c in poly.rep.to_dict().items() if c}
        equation[origin] = equation.get(origin, QQ(0)) - QQ.from_sympy(value)
        equations.append(equation)
    symmetries = manifold.network.symmetries
    return _Cases(manifold.map.parameters, symmetries, functions=True).below({}, equations)


def cases_of_graph(manifold: ParametrizedNetwork) -> Iterator[Case]:
    """Yield the cases as for ``cases``, for all functions: their coordinates are unknowns too.

    The ideals have the coordinates' variables besides those of parameters, which come first.
    """
    parameters, variables = manifold.map.parameters, manifold.variables
    equations: list[Equation] = []
    for place, poly in enumerate(manifold.map.coordinates):
        none = (0,) * len(variables)
        equation = {(*exponents, *none): c for exponents, c in poly.rep.to_dict().items() if c}
        unit = tuple(int(i == place) for i in range(len(variables)))
        equation[(*(0,) * len(parameters), *unit)] = QQ(-1)
        equations.append(equation)
    symmetries = manifold.network.symmetries
    return _Cases((*parameters, *variables), symmetries, functions=True).below({}, equations)


def cases_of_parameters(manifold: ParametrizedNetwork, equations: Sequence[Poly]) -> Iterator[Case]:
    """Yield the cases as for ``cases``, of equations for parameters that the symmetries respect."""
    parameters = manifold.map.parameters
    terms = [poly.rep.to_dict() for poly in equations]
    return _Cases(parameters, manifold.network.symmetries).below({}, terms)


def permuted(manifold: ParametrizedNetwork, point: RealPoint) -> list[RealPoint]:
    """Return a point of parameter space and what permutations of parameters make of it."""
    parameters = manifold.map.parameters
    moves = swaps(manifold.network.symmetries, parameters)
    found = [point]
    for known in steps(found):  # grows while it is run through
        for swap in moves if len(found) < MOST_IMAGES else ():
            image = known.image(parameters, [swap.get(p, p) for p in parameters])
            if image not in found:
                found.append(image)
    return found


def swaps_of_case(manifold: ParametrizedNetwork, case: Case) -> list[Swap]:
    """Return the permutations that exchange parameters of a case, and respect its values."""
    parameters = manifold.map.parameters
    moves = swaps(manifold.network.symmetries, parameters)
    known = dict(case.values)
    return [s for s in moves if {s.get(p, p): value for p, value in known.items()} == known]


class _Cases:
    """The case distinction that the symmetries of a network allow.

    Where only functions count, parameters are left out whose functions others give as well.
    """

    def __init__(
        self,
        parameters: tuple[Symbol, ...],
        symmetries: Sequence[Symmetry],
        functions: bool = False,
    ) -> None:
        self._parameters, self._functions = parameters, functions
        self._place = {p: i for i, p in enumerate(parameters)}
        self._swaps = swaps(symmetries, parameters)
        self._scalings = list(scalings(symmetries, parameters))
        self._shifts = shifts(symmetries, parameters, self._swaps)
        self._seen: set[frozenset[tuple[Symbol, int]]] = set()

    def below(self, values: Values, equations: Iterable[Equation]) -> Iterator[Case]:
        """Yield the cases with these values, none twice up to permutations of parameters."""
        left = list(_reduced(equations))
        if any(not any(map(any, equation)) for equation in left):
            return  # a constant that is not zero
        present = {
            p
            for i, p in enumerate(self._parameters)
            if any(exponents[i] for equation in left for exponents in equation)
        }
        key = frozenset(values.items())
        if key in self._seen:
            return
        self._seen |= self._images(key)
        choices = self._choices(values, present, left)
        if choices is None:
            yield self._case(values, present, left)
            return
        for choice in choices:
            yield from self.below({**values, **choice}, self._restricted(left, choice))

    def _choices(
        self, values: Values, present: set[Symbol], left: Sequence[Equation]
    ) -> list[Values] | None:
        """Return into which cases a case splits, or ``None`` when no symmetry is left."""
        for shift in self._shifts:
            if (parameter := _shifted_to_zero(shift, values, present)) is not None:
                return [{parameter: 0}]
        for weights in self._scalings:
            if any(weights.get(p) for p, value in values.items() if value):
                continue
            free = [p for p, k in weights.items() if abs(k) == 1 and p in present - {*values}]
            free = [p for p in free if weights[p] == weights[free[0]]]
            if free:
                zeros = [dict.fromkeys(free[:i], 0) for i in range(len(free) + 1)]
                first = [{**z, p: 1} for z, p in zip(zeros, free, strict=False)]
                others = {p: 0 for p, k in weights.items() if p not in free and p not in values}
                return first if self._are_alike(left, zeros[-1], others) else [*first, zeros[-1]]
        return None

    def _are_alike(self, left: Sequence[Equation], one: Values, other: Values) -> bool:
        """Return whether parameters that are 0 give the functions that others give when 0.

        These are among the cases then in which one of the former is 1, as of a neuron that is
        switched off before or behind it.
        """
        if not self._functions or not other:
            return False
        return list(self._restricted(left, one)) == list(self._restricted(left, other))

    def _restricted(self, equations: Iterable[Equation], choice: Values) -> Iterator[Equation]:
        zeros = [self._place[p] for p, value in choice.items() if not value]
        ones = {self._place[p] for p, value in choice.items() if value}
        for equation in equations:
            result: Equation = {}
            for exponents, c in equation.items():
                if not any(exponents[i] for i in zeros):
                    kept = tuple(0 if i in ones else e for i, e in enumerate(exponents))
                    result[kept] = result.get(kept, QQ(0)) + c
            yield result

    def _images(self, key: frozenset[tuple[Symbol, int]]) -> set[frozenset[tuple[Symbol, int]]]:
        """Return the same values at permuted parameters."""
        found, new = {key}, [key]
        while new and len(found) < MOST_IMAGES:
            values = new.pop()
            for swap in self._swaps:
                image = frozenset((swap.get(p, p), value) for p, value in values)
                if image not in found:
                    found.add(image)
                    new.append(image)
        return found

    def _case(self, values: Values, present: set[Symbol], equations: list[Equation]) -> Case:
        variables = tuple(p for p in self._parameters if p in present)
        fixed = tuple((p, Rational(values.get(p, 0))) for p in self._parameters if p not in present)
        if not variables:
            return Case(fixed, None)
        places = [self._place[p] for p in variables]
        polys = [
            poly_from_terms({tuple(e[i] for i in places): c for e, c in f.items()}, variables, QQ)
            for f in equations
        ]
        return Case(fixed, Ideal.of_polys(polys, variables, QQ))


def _reduced(equations: Iterable[Equation]) -> Iterator[Equation]:
    """Yield the equations that say something."""
    for equation in equations:
        if terms := {exponents: c for exponents, c in equation.items() if c}:
            yield terms


def _shifted_to_zero(shift: Shift, values: Values, present: set[Symbol]) -> Symbol | None:
    """Return a parameter that a shift can make zero while those with values keep them."""
    moved = {p: v.xreplace({q: Integer(n) for q, n in values.items()}) for p, v in shift.items()}
    if any(moved[p] != 0 for p in moved if p in values):
        return None
    constant = (p for p, v in moved.items() if v.is_Rational and v != 0 and p in present)
    return next(constant, None)

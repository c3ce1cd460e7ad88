"""Square systems whose solutions are critical points: with multipliers, or in parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from flint import arb, arb_mat, ctx
from sympy import QQ, ImmutableDenseMatrix, Poly, Rational, Symbol
from sympy.polys.matrices import DomainMatrix
from sympy.polys.rings import PolyRing

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.exact_numbers import exact
from nnag_m2.algebra.fields import new_symbols
from nnag_m2.algebra.modular.primes import residue
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.ranks import rank_of_terms
from nnag_m2.algebra.substitution import restricted
from nnag_m2.algebra.terms import Terms, Values, combined, derivative, integer_terms
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.general_points import (
    completed,
    differential,
    fixed_parameters,
    general_point,
    independent_columns,
)

# small entries keep numbers short; a special combination is met by another seed
_LARGEST = 5

BITS = 256
"""Of balls: numbers that are different are rarely closer; then they are compared exactly."""


def lagrange_system(
    ideal: Ideal,
    codimension: int,
    quadric: ImmutableDenseMatrix,
    data: ImmutableDenseMatrix,
    seed: int,
) -> Ideal:
    """Return the equations of critical points together with Lagrange multipliers.

    Where there are more generators than the codimension, as many random combinations of them as the
    codimension have multipliers.  When the system has finitely many solutions, the gradients of
    the combinations are independent at each of them, which so is a smooth point: else multipliers
    could be changed.
    """
    multipliers = new_symbols("l", codimension, ideal.variables)
    ring = PolyRing([*ideal.variables, *multipliers], QQ)
    n, m = len(ideal.variables), len(ideal.generators)
    x, factors = ring.gens[:n], ring.gens[n:]
    zeros = (0,) * codimension
    equations = [ring.from_dict({(*e, *zeros): c for e, c in g.terms()}) for g in ideal.generators]
    combinations = list(equations)
    if m > codimension:
        draw = Random(f"combinations {seed}")
        weights = [[draw.randint(-_LARGEST, _LARGEST) for _ in range(m)] for _ in factors]
        combinations = [_combined(row, equations, ring) for row in weights]
    u = [QQ.from_sympy(v) for v in data]
    for i in range(n):
        row = [QQ.from_sympy(q) for q in quadric.row(i)]
        slope = _combined(row, x, ring)
        at_data = sum(q * v for q, v in zip(row, u, strict=True))
        pairs = zip(factors, combinations, strict=True)
        equations.append(sum((f * g.diff(x[i]) for f, g in pairs), ring.zero) - slope + at_data)
    return Ideal.of_polys([_poly(e) for e in equations if e], ring.symbols, QQ)


def _combined(row: Iterable[Any], polys: Sequence[Any], ring: PolyRing) -> Any:
    return sum((c * f for c, f in zip(row, polys, strict=True)), ring.zero)


def _poly(element: Any) -> Poly:
    return Poly.from_dict(dict(element), *element.ring.symbols, domain=QQ)


@dataclass(frozen=True)
class ParameterSystem:
    """The equations of critical parameters of a map, some of whose parameters have values.

    ``gradient`` is that of the distance, in the free parameters; ``differential`` has, up to
    factors, a row for each coordinate of the map; ``combinations`` are random ones of the rows, as
    many as parameters.
    """

    gradient: Ideal
    differential: list[list[Terms]]
    combinations: list[list[Terms]]

    @classmethod
    def of(
        cls,
        mapping: PolynomialMap,
        values: Mapping[Symbol, Rational],
        quadric: ImmutableDenseMatrix,
        data: ImmutableDenseMatrix,
        seed: int,
    ) -> ParameterSystem:
        """Return the system for data; the random numbers depend on the seed only."""
        free = tuple(p for p in mapping.parameters if p not in values)
        ring = PolyRing(free, QQ)
        given = [restricted([f], values.items()) for f in mapping.coordinates]
        phi = [ring.from_dict(sparse(f[0])) if f else ring.zero for f in given]
        rest = [f - QQ.from_sympy(v) for f, v in zip(phi, data, strict=True)]
        pulled = [_combined(map(QQ.from_sympy, quadric.col(i)), rest, ring)
                  for i in range(len(phi))]  # fmt: skip
        gradient = [_combined(pulled, [f.diff(x) for f in phi], ring) for x in ring.gens]
        whole = [integer_terms(f[0]) if f else {} for f in given]
        rows = [[derivative(terms, i) for i in range(len(free))] for terms in whole]
        draw = Random(f"minors {seed}")
        weights = [[draw.randint(-_LARGEST, _LARGEST) for _ in rows] for _ in free]
        columns = [*zip(*rows, strict=True)]
        return cls(
            Ideal.of_polys([_poly(e) for e in gradient if e], free, QQ),
            rows,
            [[combined(row, column) for column in columns] for row in weights],
        )

    def regular(self, points: Sequence[RealPoint]) -> tuple[RealPoint, ...]:
        """Return the points where the differential has full rank: of conjugate ones all, or none.

        Balls of the random combinations show it; where they cannot, the rank is computed exactly.
        """
        known: dict[Any, bool] = {}
        found = []
        for point in points:
            place = point.place
            key = place.generator.coefficients, place.tops, place.below
            if key not in known:
                known[key] = self._is_regular(place)
            if known[key]:
                found.append(point)
        return tuple(found)

    def _is_regular(self, place: AlgebraicPoint) -> bool:
        size = len(self.combinations)
        with ctx.workprec(2 * BITS):
            if (near := place.balls(BITS)) is not None:
                known = Values(near, arb(1), lambda value: value)
                entries = known.all([f for row in self.combinations for f in row])
                if not arb_mat(size, size, entries).det().contains(0):
                    return True
        return rank_of_terms(self.differential, place) == size

    def off_ramification(self) -> Ideal:
        """Return the ideal with one more unknown, inverse to a combination of maximal minors."""
        free, size = self.gradient.variables, len(self.combinations)
        ring = PolyRing(free, QQ)
        rows = [[ring.from_dict(terms) for terms in row] for row in self.combinations]
        minor = DomainMatrix(rows, (size, size), ring.to_domain()).det().as_expr()
        (inverse,) = new_symbols("l", 1, free)
        exprs = [f.as_expr() for f in self.gradient.generators]
        return Ideal([*exprs, inverse * minor - 1], [*free, inverse], QQ)


def fixed_values(mapping: PolynomialMap, fixed: Any, seed: int) -> dict[Symbol, Rational]:
    """Return values of parameters that leave a map with finite fibers and an image as large."""
    named = isinstance(fixed, Mapping)
    given = {p: exact(v, "fixed") for p, v in fixed.items()} if named else {}
    names = fixed_parameters(mapping, tuple(fixed) if named else fixed)
    point = general_point(mapping, seed)
    chosen = completed(mapping, names, point)
    places = {p: i for i, p in enumerate(mapping.parameters)}
    free = [i for p, i in places.items() if p not in chosen]
    modulus = int(point.field.characteristic())
    draw = Random(f"fixed {seed}")
    for attempt in range(20):
        values = {
            p: given.get(p, Rational(draw.randint(1, _LARGEST) if attempt else 1)) for p in chosen
        }
        entries = list(point.entries)
        for p, value in values.items():
            entries[places[p]] = residue(value, modulus)
        if 0 not in entries:
            moved = type(point)(tuple(entries), point.field, seed)
            gradients = differential(mapping, moved)[:, free]
            if len(independent_columns(gradients, point.field)) == len(free):
                return values
    required = "fixed parameters need values, not zero, that leave the image as large as it is"
    raise InputError(required, shown(fixed), "other values, or another seed")

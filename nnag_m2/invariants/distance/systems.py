"""Square systems whose solutions are critical points: with multipliers, or in parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from sympy import QQ, ImmutableDenseMatrix, Matrix, Poly, Rational, Symbol
from sympy.polys.matrices import DomainMatrix
from sympy.polys.rings import PolyRing

from nnag_m2.algebra.fields import exact, new_symbols
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import residue
from nnag_m2.algebra.polynomial_map import PolynomialMap
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
    polys = [Poly.from_dict(dict(e), *ring.symbols, domain=QQ) for e in equations]
    return Ideal.of_polys([poly for poly in polys if not poly.is_zero], ring.symbols, QQ)


def _combined(row: Sequence[Any], polys: Sequence[Any], ring: PolyRing) -> Any:
    return sum((c * f for c, f in zip(row, polys, strict=True)), ring.zero)


def parameter_system(
    mapping: PolynomialMap,
    values: Mapping[Symbol, Rational],
    quadric: ImmutableDenseMatrix,
    data: ImmutableDenseMatrix,
    seed: int,
) -> Ideal:
    """Return the equations of critical parameters off the ramification locus of a map.

    Some parameters have values.  One more unknown is the inverse of a random combination of the
    maximal minors of the differential.
    """
    free = [p for p in mapping.parameters if p not in values]
    restricted = [poly.as_expr().subs(values).expand() for poly in mapping.coordinates]
    ring = QQ.poly_ring(*free)
    phi = DomainMatrix([[ring.from_sympy(e) for e in restricted]], (1, len(restricted)), ring)
    slopes = [[entry.diff(k) for k in range(len(free))] for entry in phi.to_list_flat()]
    differential_of = DomainMatrix(slopes, (len(restricted), len(free)), ring)
    q, u = (DomainMatrix.from_Matrix(m).convert_to(ring) for m in (quadric, data))
    equations = (phi - u) * q * differential_of
    draw = Random(f"minors {seed}")
    rows = [[draw.randint(-_LARGEST, _LARGEST) for _ in restricted] for _ in free]
    combination = DomainMatrix.from_Matrix(Matrix(rows)).convert_to(ring)
    minor = ring.to_sympy((combination * differential_of).det())
    (inverse,) = new_symbols("l", 1, mapping.parameters)
    exprs = [ring.to_sympy(e) for e in equations.to_list_flat()]
    return Ideal([*exprs, inverse * minor - 1], [*free, inverse], QQ)


def fixed_values(mapping: PolynomialMap, fixed: Any, seed: int) -> dict[Symbol, Rational]:
    """Return values of parameters that leave a map with finite fibers and an image as large."""
    given = {p: exact(v, "fixed") for p, v in fixed.items()} if _named(fixed) else {}
    names = fixed_parameters(mapping, tuple(fixed) if _named(fixed) else fixed)
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


def _named(fixed: Any) -> bool:
    return isinstance(fixed, Mapping)

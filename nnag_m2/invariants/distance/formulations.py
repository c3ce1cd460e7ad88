"""How critical points are written down, also in square systems, and the random numbers for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any, Literal, TypeAlias, cast, get_args

from sympy import QQ, ImmutableDenseMatrix, Matrix, Poly, Rational, Symbol
from sympy.polys.matrices import DomainMatrix
from sympy.polys.rings import PolyRing

from nnag_m2.algebra.arguments import word_argument
from nnag_m2.algebra.exact_numbers import exact
from nnag_m2.algebra.fields import new_symbols
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import residue
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.asking.query import Value
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.general_points import (
    completed,
    differential,
    fixed_parameters,
    general_point,
    independent_columns,
)

Formulation: TypeAlias = Literal[
    "automatic", "minors", "multipliers", "left_kernel", "complete_intersection"
]
"""How critical points on a variety are written down.

``"minors"``
    The textbook's: the generators, and the minors of the size of the codimension plus one of the
    Jacobian matrix with ``Q (x - u)`` as one more row; saturated by the singular locus.
``"multipliers"``
    Lagrange's: ``Q (x - u)`` is a combination of as many gradients as the codimension, with unknown
    coefficients; where there are more generators, of random combinations of their gradients.
``"left_kernel"``
    A vector that the matrix with the rows ``Q (x - u)`` and the gradients of all generators maps to
    zero from the left; random linear conditions make it unique.
``"complete_intersection"``
    Multipliers on a complete intersection of random combinations of the generators, which contains
    the variety; critical points that are not on the variety are removed.
``"automatic"``
    Multipliers, which is the fastest.
"""

COEFFICIENT_BOUND = 100
"""Random coefficients over QQ are below it: small, so that others stay small."""

# small entries keep numbers short; a special combination is met by another seed
_LARGEST = 5


def formulation_argument(value: Any) -> Formulation:
    """Return the formulation when it is one."""
    return cast(Formulation, word_argument(value, get_args(Formulation), "formulation"))


def random_matrices(
    ideal: Ideal, formulation: Formulation, seed: int, below: int, *, inverted: bool
) -> Iterator[tuple[str, Value]]:
    """Yield what a formulation needs besides, with random positive entries below a number.

    ``combinations`` of generators, a ``projection`` that combines minors of gradients if such
    a minor is ``inverted``, conditions on the ``kernel``, and one that
    counts points ``outside``.
    """
    n, m = len(ideal.variables), max(1, len(ideal.generators))
    rows = min(n, m)

    def draw(what: str, height: int, width: int) -> tuple[str, Value]:
        return what, random_matrix(what, height, width, seed, below)

    if formulation == "minors":
        return
    if m > 1:
        yield draw("combinations", rows, m)
    if inverted:
        yield draw("projection", rows, n)
    if formulation == "left_kernel":
        yield draw("kernel", m + 1, m + 1)
    if formulation == "complete_intersection" and m > 1:
        yield draw("outside", 1, m)


def random_matrix(
    what: str, rows: int, columns: int, seed: int, below: int
) -> ImmutableDenseMatrix:
    """Return a matrix of random positive numbers below a given one."""
    draw = Random(f"{what} {seed}")
    return ImmutableDenseMatrix(rows, columns, lambda *_: draw.randrange(1, below))


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

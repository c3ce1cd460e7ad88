"""Points over QQ that somebody says are solutions: verified, the real ones, and their tangents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from flint import fmpq_poly, fmpz_mod_poly, fmpz_poly
from sympy import QQ, Dummy, Poly

from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.linear_unknowns import LinearUnknown
from nnag_m2.algebra.modular.reconstruction import common_fractions
from nnag_m2.algebra.modular.residue_algebras import ResidueAlgebra, padded
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.real.root_arithmetic import primitive
from nnag_m2.algebra.terms import Terms, derivative, integer_terms
from nnag_m2.calling import checkpoint

_PRIMES = (2**61 - 1, 2**1279 - 1, 2**4423 - 1)
"""Primes of Mersenne; any will do, since what is found is verified.  At most points the first one
shows that there are no tangent directions; numbers longer than the last are not looked for."""

Row = list[fmpz_mod_poly]


def verified_places(
    ideal: Ideal, f: fmpz_poly, tops: list[fmpq_poly], unknown: LinearUnknown | None = None
) -> list[AlgebraicPoint] | None:
    """Return the real ones of the points ``x_i = tops[i](t) / f'(t)``, where ``f(t) = 0``.

    ``f`` is squarefree, of positive degree.  There is a top for each variable, but for the last one
    if that occurs linearly, as an ``unknown``.  ``None`` when the equations do not vanish at all
    points, real or not.
    """
    found = conjugates(ideal, f, tops, unknown)
    return None if found is None else real_ones(found)


def conjugates(
    ideal: Ideal, f: fmpz_poly, tops: list[fmpq_poly], unknown: LinearUnknown | None = None
) -> list[AlgebraicPoint] | None:
    """Return one point for each irreducible factor of ``f``: its conjugates are all, real or not.

    Their generators are no real numbers, but polynomials.  See ``verified_places``.
    """
    slope = fmpq_poly(f.derivative())
    found: list[AlgebraicPoint] = []
    for factor, _ in f.factor()[1]:
        # conjugate points, real or not, satisfy the same equations
        conjugate = AlgebraicPoint.of(RealAlgebraic(primitive(factor), 0), tops, slope)
        equations = ideal.generators if unknown is None else _left(unknown, conjugate)
        if equations is None or not conjugate.vanishes(equations):
            return None
        found.append(conjugate)
    return found


def real_ones(conjugates: Sequence[AlgebraicPoint]) -> list[AlgebraicPoint]:
    """Return the real points among those that are conjugate to some."""
    places: list[AlgebraicPoint] = []
    for one in conjugates:
        roots = RealAlgebraic.roots_of(one.generator.coefficients)
        places += [AlgebraicPoint(root, one.tops, one.below) for root in roots]
    return places


def multiplicities(ideal: Ideal, conjugates: Sequence[AlgebraicPoint]) -> int:
    """Return a proved lower bound for the number of conjugates of points with multiplicities."""
    return sum(
        (len(one.generator.coefficients) - 1) * (1 + tangent_directions(ideal.generators, one))
        for one in conjugates
    )


def is_separating(f: fmpz_poly, tops: Sequence[fmpq_poly], form: Sequence[int]) -> bool:
    """Return whether a linear form takes the value ``t`` or ``-t`` at all points.

    Then different roots of ``f`` belong to different points.
    """
    modulus = fmpq_poly(f)
    t = fmpq_poly([0, 1]) * fmpq_poly(f.derivative()) % modulus
    value = sum((c * g for c, g in zip(form, tops, strict=True)), fmpq_poly()) % modulus
    return bool(value in (t, -t))


def _left(unknown: LinearUnknown, place: AlgebraicPoint) -> list[Poly] | None:
    """Return the equations with the value of the unknown at a point, if it is determined there."""
    slopes = enumerate(unknown.slopes)
    # what does not vanish at a point vanishes at none of its conjugates
    regular = (i for i, a in slopes if not a.is_zero and not place.vanishes([a]))
    i = next(regular, None)
    return None if i is None else unknown.eliminated(i)


def tangent_directions(equations: Sequence[Poly], place: AlgebraicPoint) -> int:
    """Return how many independent tangent directions of a scheme over QQ at a point are verified.

    At most the dimension ``d`` of the kernel of the Jacobian matrix, each of them verified over the
    field of the point; its conjugates have as many.  The multiplicity of the point is at least ``1
    + d``, which is the dimension of the scheme's algebra modulo the square of the maximal ideal.
    """
    for prime in _PRIMES:
        checkpoint()
        vectors = _kernel(equations, place, prime)
        if not vectors:
            return 0
        found = [_rational(vector, place, prime) for vector in vectors]
        known = [vector for vector in found if vector is not None]
        if len(known) == len(vectors) and _vanish(equations, place, known):
            return len(known)
    return 0


def _kernel(equations: Sequence[Poly], place: AlgebraicPoint, prime: int) -> list[Row]:
    """Return a basis of the kernel of the Jacobian matrix modulo a prime, in echelon form.

    Nothing when an entry is met that is neither zero nor invertible.
    """
    algebra = ResidueAlgebra.of(prime, place.generator.coefficients)
    below = algebra.element(fmpz_poly(list(place.below)))
    if algebra.modulus.gcd(below).degree() > 0:
        return []
    inverse = below.inverse_mod(algebra.modulus)
    point = [algebra.reduced(algebra.element(fmpz_poly(list(a))) * inverse) for a in place.tops]
    n = len(point)
    slopes = _slopes(tuple(equations))
    entries = iter(algebra.values(point).all(list(chain(*slopes))))
    reduced = _echelon(algebra, [[next(entries) for _ in range(n)] for _ in equations])
    if reduced is None:
        return []
    basis: list[Row] = []
    for free in (j for j in range(n) if j not in reduced):
        vector = [algebra.ring(int(j == free)) for j in range(n)]
        for pivot, row in reduced.items():
            vector[pivot] = -row[free]
        basis.append(vector)
    return basis


def _echelon(algebra: ResidueAlgebra, rows: list[Row]) -> dict[int, Row] | None:
    """Return the rows of the reduced echelon form by their pivots."""
    found: dict[int, Row] = {}
    for given in rows:
        row = given
        for pivot, other in found.items():
            row = _less(algebra, row, row[pivot], other)
        pivot = next((j for j, entry in enumerate(row) if entry), -1)
        if pivot < 0:
            continue
        if algebra.modulus.gcd(row[pivot]).degree() > 0:
            return None
        inverse = row[pivot].inverse_mod(algebra.modulus)
        first = [algebra.reduced(entry * inverse) for entry in row]
        found = {p: _less(algebra, other, other[pivot], first) for p, other in found.items()}
        found[pivot] = first
    return found


def _less(algebra: ResidueAlgebra, row: Row, factor: fmpz_mod_poly, other: Row) -> Row:
    return [algebra.reduced(a - factor * b) for a, b in zip(row, other, strict=True)]


def _rational(vector: Row, place: AlgebraicPoint, prime: int) -> list[fmpq_poly] | None:
    """Return a vector over the field, times the derivative of the minimal polynomial.

    So its numbers are short; ``None`` when they are too long for this prime.
    """
    algebra = ResidueAlgebra.of(prime, place.generator.coefficients)
    size = algebra.modulus.degree()
    slope = algebra.element(fmpz_poly(list(place.generator.coefficients)).derivative())
    short = [padded(algebra.reduced(entry * slope), size) for entry in vector]
    found = common_fractions([c for part in short for c in part], prime)
    if found is None:
        return None
    tops, below = found
    parts = [tops[i : i + size] for i in range(0, len(tops), size)]
    return [fmpq_poly(part, below) for part in parts]


def _vanish(
    equations: Sequence[Poly], place: AlgebraicPoint, vectors: Sequence[list[fmpq_poly]]
) -> bool:
    """Return whether the derivatives of all equations vanish in these directions."""
    forms = _forms(tuple(equations))
    slope = fmpq_poly(list(place.generator.coefficients)).derivative()
    below = fmpq_poly(list(place.below))
    over = [fmpq_poly(list(top)) * slope for top in place.tops]
    for vector in vectors:
        checkpoint()
        tops = [*over, *(entry * below for entry in vector)]
        if not AlgebraicPoint.of(place.generator, tops, below * slope).vanishes(forms):
            return False
    return True


@lru_cache(maxsize=2)
def _slopes(equations: tuple[Poly, ...]) -> list[list[Terms]]:
    """Return the Jacobian matrix of the equations, each times its denominator."""
    n = len(equations[0].gens)
    return [[derivative(terms, j) for j in range(n)] for terms in map(integer_terms, equations)]


@lru_cache(maxsize=2)
def _forms(equations: tuple[Poly, ...]) -> list[Poly]:
    """Return the derivatives of the equations along a vector of new variables."""
    gens = equations[0].gens
    n, along = len(gens), tuple(Dummy() for _ in gens)
    units = [tuple(int(i == j) for i in range(n)) for j in range(n)]
    return [
        poly_from_terms(
            {(*e, *units[j]): QQ(c) for j, terms in enumerate(row) for e, c in terms.items()},
            (*gens, *along),
            QQ,
        )
        for row in _slopes(equations)
    ]

"""Dimension, components and isolated points, with no question where the equations are simple."""

from __future__ import annotations

from math import prod
from typing import Unpack

from nnag_m2.algebra.fields import field_of, poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import SEED, drawn_primes
from nnag_m2.algebra.real.enclosed_roots import WIDTH
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.small_ideals import small_basis
from nnag_m2.algebra.small_primes import small_primes
from nnag_m2.algebra.substitution import affine_space
from nnag_m2.algebra.terms import integer_terms
from nnag_m2.asking import Options, Query, question
from nnag_m2.invariants.components import minimal_primes
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.point_search import PointSearch
from nnag_m2.invariants.real_points import real_points, unless_infinite
from nnag_m2.invariants.small_points import small_points
from nnag_m2.invariants.triangular_primes import triangular_primes

_SHORT = 100
"""With so many solutions at most a Groebner basis over QQ is a matter of milliseconds."""


def dimension_of(ideal: Ideal, *, likely: bool = False) -> int:
    """Return the dimension, without a question where the equations are simple.

    Where it is enough that it is ``likely``, it is asked modulo a prime that a hash draws.
    """
    if (space := affine_space(ideal)) is not None:
        return space.dimension
    if len(ideal.generators) == 1:  # not constant
        return len(ideal.variables) - 1
    if (basis := small_basis(ideal)) is not None:
        return basis.dimension
    return dimension(reduced_modulo_prime(ideal) if likely else ideal)


def primes_of(ideal: Ideal) -> tuple[Ideal, ...]:
    """Return the minimal primes, without a question where the equations are simple."""
    if (space := affine_space(ideal)) is not None:
        return (ideal,) if space.dimension >= 0 else ()
    known = small_primes(ideal)
    return minimal_primes(ideal) if known is None else known


def components_of(ideal: Ideal) -> list[tuple[Ideal, int]]:
    """Return the minimal primes with their dimensions."""
    if affine_space(ideal) is None and small_primes(ideal) is None:
        known = triangular_primes(ideal, primes_of)
        if known is not None:
            return known
    return [(prime, dimension_of(prime)) for prime in primes_of(ideal)]


def likely_dimension(ideal: Ideal) -> int:
    """Return the dimension modulo a prime that a hash of the equations draws."""
    return dimension_of(ideal, likely=True)


def finite_points(ideal: Ideal, proof: bool) -> tuple[RealPoint, ...]:
    """Return the real points of an ideal that is known to have finitely many complex ones."""
    found = isolated_points(ideal, proof)
    return real_points(ideal, proof=proof) if found is None else found


def isolated_points(ideal: Ideal, proof: bool) -> tuple[RealPoint, ...] | None:
    """Return the real points, or ``None`` when there are infinitely many complex ones.

    Where many points are possible, that they are infinitely many is believed modulo a prime.
    """
    if (space := affine_space(ideal)) is not None:
        points = [space.point] if space.point is not None else []
        found = tuple(RealPoint.rational(ideal.variables, values) for values in points)
        return None if space.dimension > 0 else found
    basis = small_basis(ideal)
    if basis is not None and basis.dimension > 0:
        return None
    known = None if basis is None else small_points(ideal, basis)
    return _asked(ideal, proof) if known is None else known


def _asked(ideal: Ideal, proof: bool) -> tuple[RealPoint, ...] | None:
    """Return the real points as Macaulay2 finds them, ``None`` for infinitely many."""
    many = prod(g.total_degree() or 1 for g in ideal.generators) > _SHORT
    ask = _seen_modulo_primes if many else real_points
    return unless_infinite(lambda: ask(ideal, proof=proof))


@question
def _seen_modulo_primes(
    ideal: Ideal, proof: bool, **options: Unpack[Options]
) -> Query[tuple[RealPoint, ...]]:
    """Return the real points; that they are infinitely many, or none, is seen modulo primes.

    None only if no proof is wanted.
    """
    return PointSearch(
        ideal, WIDTH, len(ideal.variables), proof, SEED, believed=True
    ).modulo_primes()


def reduced_modulo_prime(ideal: Ideal, seed: int = SEED) -> Ideal:
    """Return an ideal over QQ modulo a prime that it and a seed draw; it divides no coefficient."""
    listed = [integer_terms(g) for g in ideal.generators]
    numbers = [c for terms in listed for c in terms.values()]
    field = field_of(next(drawn_primes(*ideal.generators, seed=seed, good=numbers)))
    polys = [
        poly_from_terms({e: field(c) for e, c in terms.items()}, ideal.variables, field)
        for terms in listed
    ]
    return Ideal.of_polys(polys, ideal.variables, field)

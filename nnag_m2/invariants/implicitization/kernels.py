"""From kernels of a matrix of samples modulo primes to relations over QQ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from math import lcm, prod
from typing import Any

from nnag_m2.algebra.modular.elimination import Kernel
from nnag_m2.algebra.modular.primes import combined, rational
from nnag_m2.calling import steps
from nnag_m2.invariants.implicitization.monomials import Monomial, Relation
from nnag_m2.invariants.implicitization.sampling import LEAST_BITS


def most_primes(height: int) -> int:
    """Return how many primes are enough for numbers of so many bits, special ones included."""
    return (3 * height + 2) // LEAST_BITS + 2


def most_general(kernels: Sequence[tuple[int, Kernel]]) -> list[tuple[int, Kernel]]:
    """Return the kernels, each with its prime, that may be that over QQ modulo their primes.

    Modulo a special prime, or at special points, more columns depend on those before, or others
    which come earlier: of sets of one size that over QQ is the last one.
    """
    best = max((found for _, found in kernels), key=lambda k: (-len(k), sorted(k)))
    return [(prime, found) for prime, found in kernels if found.keys() == best.keys()]


def length(coefficients: Collection[Any]) -> int:
    """Return more bits than the common denominator times the sum of the numerators has."""
    below = lcm(*(int(c.denominator) for c in coefficients))
    tops = sum(abs(int(c.numerator)) * (below // int(c.denominator)) for c in coefficients)
    return (below * tops).bit_length()


def reconstructed(
    kernels: Sequence[tuple[int, Kernel]], members: Sequence[Monomial], columns: Sequence[int]
) -> list[Relation] | None:
    """Return the relations over QQ that have these residues, if their numbers are small enough."""
    moduli = [prime for prime, _ in kernels]
    modulus = prod(moduli)
    relations = []
    for column in steps(columns):
        relation: Relation = {members[column]: Fraction(1)}
        places = {place for _, found in kernels for place in found[column]}
        for place in sorted(places, reverse=True):
            residues = [found[column].get(place, 0) for _, found in kernels]
            number = rational(combined(residues, moduli), modulus)
            if number is None:
                return None
            relation[members[place]] = -number
        relations.append(relation)
    return relations

"""A map modulo a prime at random points, and relations over QQ from its samples, certified."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import count, islice
from math import lcm, prod
from typing import Any

import numpy as np
from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.modular.elimination import LARGEST, Kernel
from nnag_m2.algebra.modular.primes import (
    Residues,
    combined,
    drawn_primes,
    powers,
    rank,
    rational,
    residue,
)
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.calling import steps
from nnag_m2.invariants.general_points import differential, general_point
from nnag_m2.invariants.implicitization.monomials import Monomial, Places, Relation

SEED = 1
"""Random points are the same in each run."""

LEAST_BITS = LARGEST.bit_length() - 2
"""Each prime of a sample is at least two to this power."""

# rows more than columns: random rows are dependent with probability p^-5
_SPARE = 5
# products of coordinates that are kept for the next relation, so that memory lasts
_KEPT_PRODUCTS = 20_000


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


class ModularMap:
    """A polynomial map over QQ, from ``n``-space to ``m``-space, modulo a prime below 2^31.

    The prime divides no denominator.
    """

    def __init__(self, polynomial_map: PolynomialMap, prime: int) -> None:
        self.prime = prime
        terms = polynomial_map.terms
        monomials = sorted({exponents for found in terms for exponents in found})
        place = {exponents: position for position, exponents in enumerate(monomials)}
        self._size = len(polynomial_map.parameters)
        self._exponents = np.array(monomials, dtype=np.int64).reshape(len(place), self._size)
        self._ends = np.cumsum([0, *map(len, terms)])
        self._places = np.array([place[e] for found in terms for e in found], dtype=np.int64)
        residues = [residue(c, prime) for found in terms for c in found.values()]
        self._coefficients = np.array(residues, dtype=np.int64)

    def random_points(self, count: int, seed: int = SEED) -> Residues:
        """Return points of parameter space, shape ``(count, n)``."""
        chance = np.random.default_rng(seed)
        return chance.integers(1, self.prime, size=(count, self._size), dtype=np.int64)

    def values(self, points: Residues) -> Residues:
        """Return the values at points of shape ``(k, n)``, shape ``(k, m)``."""
        return self._combined(self._monomials(points, self._exponents))

    def jacobian(self, point: Residues) -> Residues:
        """Return the Jacobian matrix at a point of shape ``(n,)``, shape ``(m, n)``."""
        one = np.eye(self._size, dtype=np.int64)[:, np.newaxis]
        lowered = np.maximum(self._exponents - one, 0).reshape(-1, self._size)
        values = self._monomials(point[np.newaxis], lowered).reshape(self._size, -1)
        jacobian: Residues = self._combined(values * self._exponents.T % self.prime).T
        return jacobian

    def _monomials(self, points: Residues, exponents: Residues) -> Residues:
        values = np.ones((len(points), len(exponents)), dtype=np.int64)
        for position in range(self._size):
            column = exponents[:, position]
            if len(column) and (largest := int(column.max())):
                table = powers(points[:, position], largest, self.prime)
                values = values * table[column].T % self.prime
        return values

    def _combined(self, monomials: Residues) -> Residues:
        """Return the coordinates, of which each is a combination of monomials, shape ``(k, m)``."""
        terms = monomials[:, self._places] * self._coefficients % self.prime
        sums = np.zeros((len(terms), terms.shape[1] + 1), dtype=np.int64)
        np.cumsum(terms, axis=1, out=sums[:, 1:])
        found: Residues = (sums[:, self._ends[1:]] - sums[:, self._ends[:-1]]) % self.prime
        return found


def good_primes(polynomial_map: PolynomialMap, count: int) -> list[int]:
    """Return random primes that divide no denominator of a map."""
    return list(islice(drawn_primes(*polynomial_map.terms, seed=SEED), count))


def image_dimension(polynomial_map: PolynomialMap) -> int:
    """Return the rank of the Jacobian matrix at a random point modulo a prime.

    It is at most the dimension of the image, since a minor that does not vanish somewhere modulo
    a prime is not zero; and equal to it except for very few points and primes.
    """
    point = general_point(polynomial_map, SEED)
    return rank(differential(polynomial_map, point), int(point.field.characteristic()))


class Samples:
    """Random points of the image modulo one prime after the other.

    A sequence without an end.  Those who ask for more and more stop at the heights of what they
    look for: relations are minors of a matrix of samples, of bounded numbers (Hadamard).
    """

    def __init__(self, polynomial_map: PolynomialMap) -> None:
        self._map = polynomial_map
        self._primes = drawn_primes(*polynomial_map.terms, seed=SEED, bits=LEAST_BITS + 1)
        self._drawn: list[Sample] = []

    @property
    def prime(self) -> int:
        """The first prime."""
        return next(iter(self)).prime

    @property
    def primes(self) -> tuple[int, ...]:
        """The primes that were used."""
        return tuple(sample.prime for sample in self._drawn)

    def __iter__(self) -> Iterator[Sample]:
        for number in count():
            if number == len(self._drawn):
                self._drawn.append(Sample(self._map, next(self._primes)))
            yield self._drawn[number]


class Sample:
    """Random points of the image modulo a prime, as many as are needed."""

    def __init__(self, polynomial_map: PolynomialMap, prime: int) -> None:
        self.prime = prime
        self._map = ModularMap(polynomial_map, prime)
        self._values = self._map.values(self._map.random_points(0))

    @property
    def point(self) -> Residues:
        """A point of the image, shape ``(m,)``."""
        point: Residues = self._map.values(self._map.random_points(1))[0]
        return point

    def monomials(self, members: Places) -> Residues:
        """Return the values of monomials, a column for each, in more rows than columns.

        Of shape ``(..., n + 5, n)`` for monomials of shape ``(..., n, degree)``.
        """
        needed = members.shape[-2] + _SPARE
        if len(self._values) < needed:
            points = self._map.random_points(2 * needed)
            self._values = self._map.values(points)
        coordinates = self._values[:needed].T
        values = np.ones((*members.shape[:-1], needed), dtype=np.int64)
        for place in range(members.shape[-1]):
            values = values * coordinates[members[..., place]] % self.prime
        return values.swapaxes(-1, -2)


class Exactly:
    """The coordinates of a map over QQ, as polynomials to compute with."""

    def __init__(self, polynomial_map: PolynomialMap) -> None:
        names = tuple(f"t{i}" for i in range(max(1, len(polynomial_map.parameters))))
        self._ring = fmpq_mpoly_ctx.get(names, Ordering.degrevlex)
        self._coordinates = [
            self._ring.from_dict({e: flint_of(c) for e, c in terms.items()})
            for terms in polynomial_map.terms
        ]
        self._products: dict[Monomial, fmpq_mpoly] = {}

    def vanishes(self, relation: Relation) -> bool:
        """Return whether a relation holds among the coordinates, as polynomials."""
        total = self._ring.from_dict({})
        for monomial, coefficient in steps(relation.items()):
            total += self._product(monomial) * flint_of(coefficient)
        return bool(total.is_zero())

    def _product(self, monomial: Monomial) -> fmpq_mpoly:
        known = self._products.get(monomial)
        if known is not None:
            return known
        if not monomial:
            return self._ring.from_dict({(0,) * self._ring.nvars(): fmpq(1)})
        found = self._product(monomial[:-1]) * self._coordinates[monomial[-1]]
        if len(self._products) >= _KEPT_PRODUCTS:
            self._products.clear()
        self._products[monomial] = found
        return found

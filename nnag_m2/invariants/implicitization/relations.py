"""The polynomial relations of each degree among the coordinates of a map, by linear algebra.

A relation of degree ``d`` is an element of the kernel of the matrix that has a column for each
monomial of degree ``d`` and a row for each of sufficiently many points of the image.  Modulo a
prime the kernel can only be larger than over QQ.  So once as many relations as it is large have
been lifted to QQ and been certified by substituting the map, they are all relations there are:
nothing about the answer depends on chance.

Only monomials that lie outside of what lower degrees generate get a column, and the monomials of
each multidegree a matrix of their own.  So what is found are new minimal generators.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

import numpy as np
from sympy import Dummy, Poly, Symbol, symbols

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.fields import field_of, poly_from_terms
from nnag_m2.algebra.modular.elimination import Kernel, independent, kernel
from nnag_m2.algebra.modular.primes import residue
from nnag_m2.calling import steps
from nnag_m2.errors import InputError, NnagError
from nnag_m2.invariants.implicitization.monomials import (
    Degrees,
    Monomial,
    Places,
    Relation,
    classes,
    exponents,
    monomials_of,
    standard,
)
from nnag_m2.invariants.implicitization.sampling import (
    Exactly,
    Samples,
    length,
    most_general,
    most_primes,
    reconstructed,
)
from nnag_m2.invariants.initial import InitialIdeal, initial_ideal

# columns of a matrix that is still eliminated fast; numbers of stacked matrices, some 16 MB
_LARGEST_MATRIX, _LARGEST_BATCH = 5000, 2_000_000


class TooMany(InputError):
    """Linear algebra would need a matrix that is too large."""


class Relations:
    """The ideal of the image of a homogeneous map over QQ, degree by degree.

    The closure of the image must be a cone.  ``generators`` are minimal ones, and all up to
    ``degree``.
    """

    def __init__(self, polynomial_map: PolynomialMap, degrees: Degrees) -> None:
        self._size = len(polynomial_map.coordinates)
        self._variables = tuple(symbols(f"y1:{self._size + 1}", cls=Dummy))
        self._degrees = degrees
        self._exact = Exactly(polynomial_map)
        self._lengths = [length(terms.values()) for terms in polynomial_map.terms]
        self.samples = Samples(polynomial_map)
        self._standard: Places = np.zeros((1, 0), dtype=np.int64)
        self.degree = 0
        self.generators: list[Relation] = []
        self._initial: InitialIdeal | None = None

    def next_degree(self) -> bool:
        """Find all relations of the next degree; return whether there are new generators."""
        candidates = classes(standard(self._standard, self._size), self._degrees)
        if (largest := max(map(len, candidates), default=0)) > _LARGEST_MATRIX:
            most = f"{_LARGEST_MATRIX:,} monomials of one multidegree"
            came = f"{largest:,} in degree {self.degree + 1}"
            cure = "a smaller up_to_degree, or elimination"
            raise TooMany(f"linear algebra needs at most {most}", came, cure)
        self.degree += 1
        kernels = self._kernels(candidates)
        # Leading monomials of what lower degrees generate are no new ones.
        looks = kernels and self.generators
        known = set(monomials_of(self._initial_ideal(self.degree).ideal)) if looks else set()
        none, new = np.zeros((0, self.degree), dtype=np.int64), list[Relation]()
        for number, dependent in steps(kernels.items()):
            members = [tuple(monomial) for monomial in candidates[number].tolist()]
            found = self._lifted(members, known, dependent)
            new += found
            # The relations are reduced: what is left is standard for the larger ideal as well.
            leading = known.union(next(iter(relation)) for relation in found)
            left = [place for place, monomial in enumerate(members) if monomial not in leading]
            candidates[number] = candidates[number][left]
        self._standard = np.concatenate([none, *candidates])
        if new:
            self.generators += new
            self._initial = None
        return bool(new)

    @property
    def initial(self) -> InitialIdeal:
        """The initial ideal of the generators modulo the first prime; asked when it is needed.

        Modulo a prime it can only be less than over QQ, and the relations only more; so it is no
        loss to look modulo the same prime for those that are missing.
        """
        if self._initial is None:
            self._initial = self._initial_ideal(None)
        return self._initial

    def _initial_ideal(self, up_to_degree: int | None) -> InitialIdeal:
        prime = self.samples.prime
        polys = [as_residues(relation, self._variables, prime) for relation in self.generators]
        ideal = Ideal.of_polys(polys, self._variables, field_of(prime))
        return initial_ideal(ideal, up_to_degree)

    def _kernels(self, candidates: Sequence[Places]) -> dict[int, Kernel]:
        """Return the relations modulo the first prime, for the classes that have some.

        None is among a single monomial, except when it is a coordinate that vanishes.
        """
        by_size: dict[int, list[int]] = {}
        for number, members in enumerate(candidates):
            if len(members) > 1 or self.degree == 1:
                by_size.setdefault(len(members), []).append(number)
        found: dict[int, Kernel] = {}
        for size, numbers in by_size.items():
            together = max(1, _LARGEST_BATCH // size**2)
            for start in steps(range(0, len(numbers), together)):
                batch = numbers[start : start + together]
                kernels = self._kernels_of(np.stack([candidates[number] for number in batch]))
                found |= {batch[place]: relations for place, relations in kernels.items()}
        return dict(sorted(found.items()))

    def _kernels_of(self, batch: Places) -> dict[int, Kernel]:
        """Return the relations of those of many classes of one size that have some."""
        sample = next(iter(self.samples))
        values = sample.monomials(batch)
        some = list(range(len(batch)))
        if len(batch) > batch.shape[1]:  # all at once
            some = np.flatnonzero(~independent(values, sample.prime)).tolist()
        kernels = {place: kernel(values[place], sample.prime) for place in some}
        return {place: relations for place, relations in kernels.items() if relations}

    def _lifted(
        self, members: Sequence[Monomial], known: Collection[Monomial], first: Kernel
    ) -> list[Relation]:
        """Return the relations by which some of a class depend on those before, certified.

        Known monomials are not asked about; the first kernel has all relations modulo the first
        prime.  Over QQ the relations are the kernel of the matrix whose columns are the
        coefficients of the products of coordinates.  Modulo a prime the columns up to each place
        have at most that rank, at special points less: dependent columns are more, or come earlier.
        A maximal minor that is not zero has at most ``h`` bits (Hadamard), and so have the numbers
        of the relations.  So primes with ``h`` bits together may be special, and the others have
        found the relations when they have ``2 h + 1`` bits together (Wang).
        """
        height = self._height(members)
        kernels: list[tuple[int, Kernel]] = []
        for number, sample in enumerate(steps(islice(self.samples, most_primes(height)))):
            found = first
            if number:
                found = kernel(sample.monomials(np.array(members)), sample.prime)
            kernels = most_general([*kernels, (sample.prime, found)])
            columns = [column for column in kernels[0][1] if members[column] not in known]
            relations = reconstructed(kernels, members, columns)
            if relations is not None and all(map(self._exact.vanishes, relations)):
                return relations
        raise NnagError("random points on the image were special ones modulo too many primes")

    def _height(self, members: Sequence[Monomial]) -> int:
        """Return more bits than minors of the coefficients of these products have.

        A column is at most as long as the product of the sums of the coefficients' absolute
        values; denominators are cleared.
        """
        return sum(self._lengths[place] for monomial in members for place in monomial) + 1


def as_residues(relation: Relation, variables: tuple[Symbol, ...], prime: int) -> Poly:
    """Return a relation modulo a prime."""
    field, size = field_of(prime), len(variables)
    terms = {exponents(m, size): field(residue(c, prime)) for m, c in relation.items()}
    return poly_from_terms(terms, variables, field)

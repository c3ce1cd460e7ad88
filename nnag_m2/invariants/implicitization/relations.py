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

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from sympy import Dummy, Poly, Symbol, symbols

from nnag_m2.algebra.elimination import Kernel, kernel
from nnag_m2.algebra.fields import field_of, poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular import Residues, combined, rational, residue
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.computation import Options
from nnag_m2.errors import InputError
from nnag_m2.invariants.implicitization.certificates import Exactly
from nnag_m2.invariants.implicitization.gradings import Degrees
from nnag_m2.invariants.implicitization.monomials import (
    Monomial,
    Relation,
    classes,
    exponents,
    monomials_of,
    standard,
)
from nnag_m2.invariants.implicitization.sampling import Samples
from nnag_m2.invariants.initial import InitialIdeal, initial_ideal

_LARGEST_MATRIX = 5000


class TooMany(InputError):
    """Linear algebra would need a matrix that is too large."""


class Relations:
    """The ideal of the image of a homogeneous map, degree by degree.

    Parameters
    ----------
    polynomial_map
        Over QQ; the closure of its image must be a cone.
    degrees
        Of its coordinates, in the finest grading.
    options
        How to ask Macaulay2 what the generators of lower degree generate.

    Attributes
    ----------
    generators
        Minimal generators, up to ``degree``.
    degree
        The degree up to which all relations are known.
    """

    def __init__(self, polynomial_map: PolynomialMap, degrees: Degrees, options: Options) -> None:
        self._size = len(polynomial_map.coordinates)
        self._variables = tuple(symbols(f"y1:{self._size + 1}", cls=Dummy))
        self._degrees = degrees
        self._exact = Exactly(polynomial_map)
        self._samples = Samples(polynomial_map)
        self._options = options
        self._standard: list[Monomial] = [()]
        self.degree = 0
        self.generators: list[Relation] = []
        self.scripts: list[str] = []
        self._initial: InitialIdeal | None = None

    @property
    def primes(self) -> tuple[int, ...]:
        """The primes that were used."""
        return self._samples.primes

    @property
    def point(self) -> tuple[int, Residues]:
        """The first prime, and a point of the image modulo it."""
        sample = next(iter(self._samples))
        return sample.prime, sample.point

    def next_degree(self) -> bool:
        """Find all relations of the next degree; return whether there are new generators."""
        leading = monomials_of(self._asked(self.degree + 1).ideal) if self.generators else ()
        candidates = standard(self._standard, self._size, leading)
        by_degree = classes(candidates, self._degrees)
        _check_size(self.degree + 1, max(map(len, by_degree.values()), default=0))
        self.degree += 1
        new = [relation for members in by_degree.values() for relation in self._lifted(members)]
        # The relations are reduced: what is left is standard for the larger ideal as well.
        found = {next(iter(relation)) for relation in new}
        self._standard = [monomial for monomial in candidates if monomial not in found]
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
            self._initial = self._asked(None)
        return self._initial

    def _asked(self, up_to_degree: int | None) -> InitialIdeal:
        prime = self._samples.prime
        polys = [as_residues(relation, self._variables, prime) for relation in self.generators]
        ideal = Ideal.of_polys(polys, self._variables, field_of(prime))
        run = initial_ideal.run(ideal, up_to_degree, **self._options)
        self.scripts.append(run.script)
        return run.result

    def _lifted(self, members: Sequence[Monomial]) -> list[Relation]:
        """Return the relations among the monomials of one class, certified."""
        if len(members) == 1 and self.degree > 1:
            return []  # coordinates that vanish are relations of degree 1, and others left
        kernels: list[tuple[int, Kernel]] = []
        for sample in self._samples:
            found = kernel(sample.monomials(members), sample.prime)
            if not found:
                return []
            # Special points or a special prime show up as a larger kernel or as other columns.
            kernels = [(p, k) for p, k in kernels if found.keys() == k.keys()]
            kernels.append((sample.prime, found))
            relations = _reconstructed(kernels, members)
            if relations is not None and all(map(self._exact.vanishes, relations)):
                return relations
        raise AssertionError("there are enough primes")


def _reconstructed(
    kernels: Sequence[tuple[int, Kernel]], members: Sequence[Monomial]
) -> list[Relation] | None:
    """Return the relations over QQ that have these residues, if their numbers are small enough."""
    moduli = [prime for prime, _ in kernels]
    modulus = prod(moduli)
    relations = []
    for column in kernels[0][1]:
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


def _check_size(degree: int, largest: int) -> None:
    if largest > _LARGEST_MATRIX:
        required = f"at most {_LARGEST_MATRIX:,} monomials of one multidegree"
        came = f"{largest:,} in degree {degree}"
        raise TooMany("implicitization", required, came, "a smaller up_to_degree, or elimination")


def as_residues(relation: Relation, variables: tuple[Symbol, ...], prime: int) -> Poly:
    """Return a relation modulo a prime."""
    field, size = field_of(prime), len(variables)
    terms = {exponents(m, size): field(residue(c, prime)) for m, c in relation.items()}
    return poly_from_terms(terms, variables, field)

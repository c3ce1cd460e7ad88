"""Linear sections of the variety of a homogeneous ideal, modulo a prime.

The ring ``S/(I + linear forms)`` is built degree by degree as a vector space with the maps that the
variables make from one degree to the next.  Only linear algebra in few variables is needed: the
section has as many as the codimension, and one more.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from flint import nmod_mat

from nnag_m2.algebra.modular.elimination import reduced
from nnag_m2.algebra.modular.primes import Residues, flint_matrix, residue
from nnag_m2.calling import steps
from nnag_m2.invariants.implicitization.graded import Floats, Graded, Step, TooLarge
from nnag_m2.invariants.implicitization.monomials import Monomial, Relation

# random integers as large as the primes, so that they are random modulo each
_LARGEST_SEED = 2**31


class Growing(TooLarge):
    """A section is most likely not finite."""


class Slice:
    """A linear section, by so many general forms, of the variety of a homogeneous ideal.

    Some relations among those that commutativity asks for may be lost when there are very many of
    them, so that all sizes are upper bounds: nothing rests on their being sharp.  Generators have
    the leading coefficient 1.  The prime is below 2^20, so that products of matrices are exact in
    floating point; when it divides a denominator, ``ZeroDivisionError`` says so.  No degree has
    more than ``largest`` monomials.
    """

    def __init__(
        self, relations: Sequence[Relation], size: int, forms: int, prime: int, largest: int
    ) -> None:
        self.prime, self._largest = prime, largest
        self._chance = np.random.default_rng(1)
        # The same integers modulo each prime: it is one section over QQ.
        integers = self._chance.integers(1, _LARGEST_SEED, size=(forms + 2, size))
        self._relations: dict[int, list[dict[Monomial, int]]] = {}
        for relation in relations:
            residues = {m: residue(c, prime) for m, c in relation.items()}
            self._relations.setdefault(len(next(iter(relation))), []).append(residues)
        self._coordinates = self._as_combinations(integers[:forms], size)
        self.variables = self._coordinates.shape[1]
        self._forms = integers[-2:, : self.variables] % prime
        self.degrees = [Graded.first(self.variables)]

    def _as_combinations(self, integers: Residues, size: int) -> Residues:
        """Return the coordinates as combinations of some of them, shape ``(size, c)``."""
        linear = self._relations.pop(1, [])
        leading = {next(iter(relation))[0] for relation in linear}
        free = [place for place in range(size) if place not in leading]
        count = len(free) - len(integers)
        found = np.zeros((size, count), dtype=np.int64)
        found[free[:count], range(count)] = 1
        found[free[count:]] = integers[:, :count] % self.prime
        for relation in linear:
            (lead, _), *others = relation.items()
            for (place,), coefficient in others:
                found[lead[0]] -= coefficient * found[place] % self.prime
        return found % self.prime

    @property
    def highest(self) -> int:
        """The highest degree of a generator."""
        return max(self._relations, default=1)

    @property
    def size(self) -> int:
        """The dimension of the last degree."""
        return int(self.degrees[-1].normal.shape[1])

    @property
    def width(self) -> int:
        """The number of candidates for a basis of the last degree."""
        return len(self.degrees[-1].normal)

    def by_form(self, number: int) -> Residues:
        """Return the map by which one of two general linear forms reaches the last degree."""
        return self.degrees[-1].by(self._forms[number], self.prime).astype(np.int64)

    def extend(self) -> None:
        """Build the next degree."""
        step = Step(self.degrees, self.prime, self._largest)
        relations = [self._fewer(step.conditions())]
        if new := self._relations.get(len(self.degrees) + 1):
            relations.append(self._multiples(new, step))
        self.degrees.append(step.modulo(np.concatenate(relations)))

    def _fewer(self, conditions: Floats) -> Floats:
        """Add conditions, with random factors, to somewhat more than can be independent."""
        total, size = conditions.shape
        rows = size + size // 4 + 32
        if total <= rows:
            return conditions
        order = self._chance.permutation(total)
        factors = self._chance.integers(1, self.prime, size=(total, 1))
        values = conditions[order] * factors % self.prime
        found: Floats = np.add.reduceat(values, np.arange(rows) * total // rows) % self.prime
        return found

    def _multiples(self, relations: Sequence[dict[Monomial, int]], step: Step) -> Floats:
        """Return generators of the next degree, in the irreducible candidates."""
        heads = sorted({monomial[:-1] for relation in relations for monomial in relation})
        values = self._values(heads)
        place = {monomial: position for position, monomial in enumerate(heads)}
        terms = [
            (row, place[monomial[:-1]], monomial[-1], coefficient)
            for row, relation in enumerate(relations)
            for monomial, coefficient in relation.items()
        ]
        rows, columns, lasts, coefficients = np.array(terms, dtype=np.int64).T
        parts = np.zeros((self.variables, len(relations), values.shape[1]))
        for last in steps(np.unique(lasts).tolist()):
            chosen = lasts == last
            used, where = np.unique(columns[chosen], return_inverse=True)
            factors = np.zeros((len(relations), len(used)))
            factors[rows[chosen], where] = coefficients[chosen]
            part = factors @ values[used] % self.prime
            for i in np.nonzero(self._coordinates[last])[0].tolist():
                parts[i] += float(self._coordinates[last, i]) * part % self.prime
        found = np.zeros((len(relations), step.forms.shape[1]))
        for i, part in enumerate(parts):
            found += part % self.prime @ step.forms[step.product[i]] % self.prime
        return found % self.prime

    def _values(self, monomials: Sequence[Monomial]) -> Floats:
        """Return what monomials of the last degree in the coordinates are in the basis."""
        place: dict[Monomial, int] = {(): 0}
        values = np.ones((1, 1))
        for degree, graded in enumerate(self.degrees, 1):
            needed = sorted({monomial[:degree] for monomial in monomials})
            found = np.zeros((len(needed), graded.normal.shape[1]))
            lasts = np.array([monomial[-1] for monomial in needed])
            before = np.array([place[monomial[:-1]] for monomial in needed])
            for last in steps(np.unique(lasts).tolist()):
                chosen = lasts == last
                by_last = graded.by(self._coordinates[last], self.prime)
                found[chosen] = values[before[chosen]] @ by_last % self.prime
            place, values = {monomial: i for i, monomial in enumerate(needed)}, found
        return values

    def ratio(self) -> nmod_mat | None:
        """Return the first form divided by the second one, as a map of the last degree to itself.

        ``None`` when that is not yet well-defined: elements that the second form kills would have
        to be killed by the first one as well.  The second one must reach everything.
        """
        above, below = self.by_form(0), self.by_form(1)
        pivots, _ = reduced(below.T.copy(), self.prime)
        inverse = flint_matrix(below[pivots], self.prime).inv()
        found = inverse * flint_matrix(above[pivots], self.prime)
        is_defined = flint_matrix(below, self.prime) * found == flint_matrix(above, self.prime)
        return found if is_defined else None

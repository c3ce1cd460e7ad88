"""Linear sections of the variety of a homogeneous ideal, modulo a prime.

The ring ``S/(I + linear forms)`` is built degree by degree as a vector space with the maps that the
variables make from one degree to the next.  Only linear algebra in few variables is needed: the
section has as many as the codimension, and one more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from flint import nmod_mat

from nnag_m2.algebra.elimination import reduced
from nnag_m2.algebra.modular import Residues, flint_matrix, residue
from nnag_m2.invariants.implicitization.monomials import Monomial, Relation

_LARGEST_SEED = 2**31


class TooLarge(Exception):
    """A section has more monomials in some degree than are worth while."""


class Growing(TooLarge):
    """A section is most likely not finite."""


@dataclass(frozen=True)
class Graded:
    """One degree of the ring.

    Attributes
    ----------
    basis
        Monomials in the variables of the section.
    normal
        For each candidate, a variable times a basis element of the degree before, how the basis
        makes it.
    is_standard
        Which candidates are in the basis.
    product
        The candidate that variable ``i`` times basis element ``b`` of the degree before is.
    """

    basis: list[Monomial]
    normal: Residues
    is_standard: Residues
    product: Residues

    @property
    def maps(self) -> Residues:
        """Multiplication by each variable from the degree before, shape ``(c, before, here)``."""
        maps: Residues = self.normal[self.product]
        return maps


class Slice:
    """A general linear section of the variety of an ideal.

    Some relations among those that commutativity asks for may be lost when there are very many of
    them, so that all sizes are upper bounds: nothing rests on their being sharp.

    Parameters
    ----------
    relations
        Generators of a homogeneous ideal, with leading coefficient 1.
    size
        The number of coordinates.
    forms
        The number of linear forms.
    prime
        Below 2^20, so that products of matrices are exact in floating point.
    largest
        The number of monomials of one degree at most.

    Raises
    ------
    ZeroDivisionError
        When the prime divides a denominator.
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
        one = np.eye(self.variables, dtype=np.int64)
        places = np.arange(self.variables)
        standard = np.ones(self.variables, dtype=bool)
        first = Graded([(i,) for i in places.tolist()], one, standard, places[:, np.newaxis])
        self.degrees = [first]

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
        return len(self.degrees[-1].basis)

    @property
    def width(self) -> int:
        """The number of candidates for a basis of the last degree."""
        return len(self.degrees[-1].normal)

    def by_form(self, number: int) -> Residues:
        """Return the map by which one of two general linear forms reaches the last degree."""
        return self._by(self._forms[number], self.degrees[-1].maps)

    def _by(self, combination: Residues, maps: Residues) -> Residues:
        found = np.tensordot(combination.astype(np.float64), maps.astype(np.float64), 1)
        product: Residues = found.astype(np.int64) % self.prime
        return product

    def extend(self) -> None:
        """Build the next degree."""
        product, monomials = self._candidates()
        size, degree = len(monomials), len(self.degrees) + 1
        rows = [self._commuting(product, size)]
        if degree in self._relations:
            rows.append(self._multiples(self._relations[degree], product, size))
        pivots, entries = reduced(np.concatenate(rows), self.prime)
        standard = np.ones(size, dtype=bool)
        standard[pivots] = False
        (places,) = np.nonzero(standard)
        normal = np.zeros((size, len(places)), dtype=np.int64)
        normal[places, np.arange(len(places))] = 1
        normal[pivots] = -entries[:, places] % self.prime
        basis = [monomials[place] for place in places]
        self.degrees.append(Graded(basis, normal, standard, product))

    def _candidates(self) -> tuple[Residues, list[Monomial]]:
        """Return variables times basis elements, equal products once, largest in grevlex first."""
        basis = self.degrees[-1].basis
        products = [
            [tuple(sorted((*monomial, i))) for monomial in basis] for i in range(self.variables)
        ]
        distinct = {monomial for row in products for monomial in row}
        if len(distinct) > self._largest:
            raise TooLarge
        monomials = sorted(distinct, key=lambda m: m[::-1])
        place = {monomial: position for position, monomial in enumerate(monomials)}
        found = np.array([[place[m] for m in row] for row in products], dtype=np.int64)
        return found.reshape(self.variables, len(basis)), monomials

    def _commuting(self, product: Residues, size: int) -> Residues:
        """Return conditions for ``z_i (z_j b) = z_j (z_i b)``, with ``b`` two degrees before.

        Those between basis elements hold already.  When there are many, each is added, with a
        random factor, to one of somewhat more rows than can be independent.
        """
        last, prime = self.degrees[-1], self.prime
        pairs = []
        for i in range(self.variables):
            for j in range(i + 1, self.variables):
                open_ones = ~(last.is_standard[last.product[i]] & last.is_standard[last.product[j]])
                if open_ones.any():
                    pairs.append((i, j, np.nonzero(open_ones)[0]))
        total = sum(len(chosen) for _, _, chosen in pairs)
        rows = min(total, size + size // 4 + 32)
        places, factors = np.arange(total), np.ones(total, dtype=np.int64)
        if rows < total:
            places = self._chance.integers(rows, size=total)
            factors = self._chance.integers(1, prime, size=total)
        found, start = np.zeros((rows, size), dtype=np.int64), 0
        for i, j, chosen in pairs:
            here = slice(start, start := start + len(chosen))
            row, factor = places[here, np.newaxis], factors[here, np.newaxis]
            for one, other, sign in ((i, j, 1), (j, i, -1)):
                values = sign * factor * last.normal[last.product[other, chosen]] % prime
                np.add.at(found, (row, product[one]), values)
        return found % prime

    def _multiples(
        self, relations: Sequence[dict[Monomial, int]], product: Residues, size: int
    ) -> Residues:
        """Return the generators of the next degree, in the candidates."""
        heads = {monomial[:-1] for relation in relations for monomial in relation}
        place, values = self._values(sorted(heads))
        found = np.zeros((len(relations), size), dtype=np.int64)
        for row, relation in enumerate(relations):
            by_last: dict[int, list[tuple[int, int]]] = {}
            for monomial, coefficient in relation.items():
                head = place[monomial[:-1]]
                by_last.setdefault(monomial[-1], []).append((head, coefficient))
            for last, terms in by_last.items():
                chosen, factors = np.array(terms, dtype=np.int64).T
                value = (values[chosen] * factors[:, np.newaxis] % self.prime).sum(axis=0)
                for i in np.nonzero(self._coordinates[last])[0]:
                    found[row, product[i]] += self._coordinates[last, i] * (value % self.prime)
                found[row] %= self.prime
        return found

    def _values(self, monomials: Sequence[Monomial]) -> tuple[dict[Monomial, int], Residues]:
        """Return where to find monomials in the coordinates, and what they are in the basis."""
        place: dict[Monomial, int] = {(): 0}
        values = np.ones((1, 1), dtype=np.int64)
        for degree, graded in enumerate(self.degrees):
            needed = sorted({monomial[: degree + 1] for monomial in monomials})
            found = np.zeros((len(needed), len(graded.basis)), dtype=np.int64)
            lasts = np.array([monomial[-1] for monomial in needed], dtype=np.int64)
            before = np.array([place[monomial[:-1]] for monomial in needed], dtype=np.int64)
            for last in set(lasts.tolist()):
                chosen = lasts == last
                by_last = self._by(self._coordinates[last], graded.maps).astype(np.float64)
                products = values[before[chosen]].astype(np.float64) @ by_last
                found[chosen] = products.astype(np.int64) % self.prime
            place, values = {monomial: i for i, monomial in enumerate(needed)}, found
        return place, values

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

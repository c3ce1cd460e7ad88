"""A graded ring as a vector space in each degree, with the maps that its variables make.

The basis of each degree consists of the standard monomials in grevlex.  The next degree is spanned
by the variables times them, the candidates.  Where a candidate has a divisor that is not standard,
the normal form of this divisor rewrites it by smaller candidates.  What remains to be eliminated
are the candidates of which all divisors are standard: few, and none when the Groebner basis ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nnag_m2.algebra.modular.elimination import reduced
from nnag_m2.algebra.modular.primes import Residues
from nnag_m2.invariants.implicitization.monomials import coded, contained

Floats = NDArray[np.float64]
"""Residues of less than 20 bits: sums of 2^13 products of two are exact."""


class TooLarge(Exception):
    """A section has more monomials in some degree than are worth while."""


@dataclass(frozen=True)
class Graded:
    """One degree of a ring.

    The ``candidates`` are variables times basis elements of the degree before, largest in grevlex
    first: sorted positions of variables, shape ``(n, degree)``.  Those that ``is_standard`` tells
    are the basis, which makes each candidate by ``normal``, shape ``(n, size)``.  Variable ``i``
    times basis element ``b`` of the degree before is the candidate ``product[i, b]``.
    """

    candidates: Residues
    is_standard: NDArray[np.bool_]
    normal: Floats
    product: Residues

    @classmethod
    def first(cls, variables: int) -> Graded:
        """Return the degree 1 of a polynomial ring."""
        places = np.arange(variables)[:, np.newaxis]
        return cls(places, np.ones(variables, dtype=bool), np.eye(variables), places)

    @property
    def variables(self) -> int:
        """The number of variables."""
        return len(self.product)

    @property
    def basis(self) -> Residues:
        """The standard monomials."""
        return self.candidates[self.is_standard]

    @cached_property
    def codes(self) -> Residues:
        """Numbers for the candidates, in ascending order."""
        return coded(self.candidates, self.variables)

    @cached_property
    def standard_codes(self) -> Residues:
        """Numbers for the standard monomials, in ascending order."""
        return self.codes[self.is_standard]

    def by(self, combination: Residues, prime: int) -> Floats:
        """Return multiplication by a linear form from the degree before, ``(before, size)``."""
        (used,) = np.nonzero(combination)
        total = np.zeros((self.product.shape[1], self.normal.shape[1]))
        for variable in used.tolist():
            total += float(combination[variable]) * self.normal[self.product[variable]]
        return total % prime


def times(monomials: Residues, variables: int) -> Residues:
    """Return each variable times each monomial, shape ``(variables, n, degree + 1)``."""
    count, degree = monomials.shape
    found = np.empty((variables, count, degree + 1), dtype=np.int64)
    found[:, :, :degree] = monomials
    found[:, :, degree] = np.arange(variables)[:, np.newaxis]
    found.sort(axis=2)
    return found


class Step:
    """From one degree of a ring to the next one, before anything new is set to zero.

    The degrees that are known, from 1 on, are over GF(p) with ``p`` below 2^20.  ``forms`` are the
    new candidates as combinations of the irreducible ones, shape ``(n, m)``; ``product`` is as for
    ``Graded``.  When there are more than ``largest`` candidates, ``TooLarge`` says so.
    """

    def __init__(self, degrees: Sequence[Graded], prime: int, largest: int) -> None:
        self._prime = prime
        self._last = last = degrees[-1]
        none = np.zeros(0, dtype=np.int64)
        self._standard_before = degrees[-2].standard_codes if len(degrees) > 1 else none
        products = times(last.basis, last.variables)
        shape = products.shape
        products = products.reshape(-1, shape[2])
        found = np.unique(coded(products, last.variables), return_index=True, return_inverse=True)
        self._codes, firsts, places = found
        if len(self._codes) > largest:
            raise TooLarge
        self._candidates = products[firsts]
        self.product = places.reshape(shape[:2])
        self._rules = self._divisors(self._candidates)
        self._irreducible = (self._rules < 0).all(axis=1)
        self.forms = self._rewritten()

    def _divisors(self, monomials: Residues) -> Residues:
        """Return the positions of divisors among the last candidates; -1 for standard ones.

        Shape ``(n, degree)``: without the first, second, ... factor.  The number of candidates
        stands for what is no candidate.
        """
        last, degree = self._last, monomials.shape[1]
        columns = []
        for place in range(degree):
            codes = coded(np.delete(monomials, place, axis=1), last.variables)
            known = np.where(contained(codes, last.codes), np.searchsorted(last.codes, codes), -2)
            known[contained(codes, last.standard_codes)] = -1
            known[known == -2] = len(last.codes)
            columns.append(known)
        return np.stack(columns, axis=1)

    def _rewritten(self) -> Floats:
        """Return the normal forms by what is known, from the smallest candidate to the largest."""
        forms = np.zeros((len(self._candidates), int(self._irreducible.sum())))
        forms[self._irreducible] = np.eye(forms.shape[1])
        (rewritten,) = np.nonzero(~self._irreducible)
        choices = (self._rules[rewritten] >= 0).argmax(axis=1)
        variables = self._candidates[rewritten, choices].tolist()
        divisors = self._rules[rewritten, choices].tolist()
        steps = zip(rewritten.tolist(), variables, divisors, strict=True)
        for place, variable, divisor in reversed(list(steps)):
            factors = self._last.normal[divisor]
            forms[place] = factors @ forms[self.product[variable]] % self._prime
        return forms

    def conditions(self) -> Floats:
        """Return what commutativity asks for, in the irreducible candidates.

        A monomial ``m`` has a form ``z (m/z)`` for each variable ``z`` with ``m/z`` not standard.
        Those of ``z`` and ``w`` agree by what is known of smaller monomials when ``m/(zw)`` is not
        standard: only others are compared (Buchberger's chain criterion).
        """
        last = self._last
        others = last.candidates[~last.is_standard]
        if not len(others):
            return np.zeros((0, self.forms.shape[1]))
        multiples = times(others, last.variables).reshape(-1, others.shape[1] + 1)
        codes, firsts = np.unique(coded(multiples, last.variables), return_index=True)
        monomials = multiples[firsts]
        rules = self._divisors(monomials)
        connected = (rules == len(last.codes)).any(axis=1)
        monomials, rules, codes = monomials[~connected], rules[~connected], codes[~connected]
        kept = self._unconnected(monomials, rules)
        first = kept.argmax(axis=1)
        owners, factors = np.nonzero(kept)
        is_first = factors == first[owners]
        values = self._forms_of(monomials[owners, factors], rules[owners, factors])
        # The first form of a candidate is the one by which it has been rewritten.
        reference = values[is_first][owners]
        found: Floats = (values - reference)[~is_first] % self._prime
        return found

    def _unconnected(self, monomials: Residues, rules: Residues) -> NDArray[np.bool_]:
        """Return which divisors are not standard, and are not connected to one before them."""
        kept = rules >= 0
        nonstandard, degree = kept.copy(), monomials.shape[1]
        for second in range(1, degree):
            for first in range(second):
                rest = np.delete(monomials, [first, second], axis=1)
                free = ~contained(coded(rest, self._last.variables), self._standard_before)
                free |= monomials[:, first] == monomials[:, second]
                kept[:, second] &= ~(free & nonstandard[:, first])
        return kept

    def _forms_of(self, variables: Residues, divisors: Residues) -> Floats:
        """Return variables times last candidates, in the irreducible candidates."""
        found = np.empty((len(variables), self.forms.shape[1]))
        for variable in np.unique(variables).tolist():
            chosen = variables == variable
            normal = self._last.normal[divisors[chosen]]
            found[chosen] = normal @ self.forms[self.product[variable]] % self._prime
        return found

    def modulo(self, relations: Floats) -> Graded:
        """Return the next degree when relations among irreducible candidates are set to zero."""
        size = self.forms.shape[1]
        pivots, entries = reduced(relations.astype(np.int64), self._prime)
        standard = np.ones(size, dtype=bool)
        standard[pivots] = False
        reduction = np.zeros((size, size - len(pivots)))
        reduction[standard] = np.eye(size - len(pivots))
        reduction[pivots] = -entries[:, standard] % self._prime
        is_standard = np.zeros(len(self.forms), dtype=bool)
        is_standard[self._irreducible] = standard
        normal = self.forms @ reduction % self._prime
        return Graded(self._candidates, is_standard, normal, self.product)

"""Groebner bases over QQ of ideals so small that FLINT has them before an engine reads the question.

FLINT's algorithm of Buchberger is a plain one.  It runs inside of narrow limits, and what does not
fit into these is left to Macaulay2.  What comes is exact, and proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, TypeAlias

from flint import fmpq, fmpq_mat, fmpz_mpoly_ctx, fmpz_mpoly_vec
from sympy import QQ, Poly

from nnag_m2.algebra.exact_numbers import sympy_of
from nnag_m2.algebra.fields import into_field, poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.terms import Exponents, Terms, integer_terms
from nnag_m2.calling import checkpoint

_LIMITS = (128, 200, 1500)
"""Elements of a basis, terms of one, bits of a coefficient: reached within some 0.1 s at most."""

_VARIABLES, _TERMS = 24, 1500
"""In more variables, and with more terms, systems go to the engine: the limits are for others."""

_POINTS = 40
"""A quotient of more dimensions is left to the engine: the tables here are of rational numbers."""

Row: TypeAlias = dict[int, fmpq]
"""An element of a quotient algebra, its coordinates by the numbers of standard monomials."""


@dataclass(frozen=True)
class SmallBasis:
    """A reduced Groebner basis over QQ, in graded reverse lexicographic order.

    Attributes
    ----------
    size
        The number of variables.
    elements
        With integer coefficients, the leading exponents of each, and none for the zero ideal.
    """

    size: int
    elements: tuple[tuple[Exponents, Terms], ...]

    @property
    def is_unit(self) -> bool:
        """Whether there are no points, real or complex."""
        return any(not any(leading) for leading, _ in self.elements)

    @cached_property
    def dimension(self) -> int:
        """The dimension, -1 for the unit ideal: that of the leading monomials."""
        if self.is_unit:
            return -1
        supports = [{i for i, e in enumerate(lead) if e} for lead, _ in self.elements]
        for count in range(self.size, 0, -1):
            for kept in combinations(range(self.size), count):
                if not any(support <= set(kept) for support in supports):
                    return count
        return 0

    @cached_property
    def standard(self) -> list[Exponents] | None:
        """The monomials of a basis of the quotient, if it is of a small finite dimension."""
        if self.dimension > 0:
            return None
        leading = [lead for lead, _ in self.elements]
        level, found = [] if self.is_unit else [(0,) * self.size], list[Exponents]()
        while level:
            found += level
            if len(found) > _POINTS:
                return None
            above = dict.fromkeys(_next(e, i) for e in level for i in range(self.size))
            level = [e for e in above if not any(_divides(lead, e) for lead in leading)]
        return found

    def tables(self) -> list[fmpq_mat]:
        """Return the matrices by which the variables multiply the quotient.

        Column ``j`` belongs to the product with the ``j``-th standard monomial.
        """
        standard = self.standard or []
        places = {e: j for j, e in enumerate(standard)}
        known: dict[Exponents, Row] = {e: {j: fmpq(1)} for e, j in places.items()}
        for leading, terms in self.elements:
            tail = ((e, c) for e, c in terms.items() if e != leading)
            known[leading] = {places[e]: fmpq(-c, terms[leading]) for e, c in tail}
        border = {_next(e, i) for e in standard for i in range(self.size)} - known.keys()
        for e in sorted(border, key=_order):  # what it is a combination of comes before it
            checkpoint()
            i, below = next((i, b) for i, b in _parts(e) if b in known and b not in places)
            known[e] = _combined((c, known[_next(standard[k], i)]) for k, c in known[below].items())
        found = []
        for i in range(self.size):
            table = fmpq_mat(len(standard), len(standard))
            for j, e in enumerate(standard):
                for k, c in known[_next(e, i)].items():
                    table[k, j] = c
            found.append(table)
        return found


def small_basis(ideal: Ideal, *more: Poly) -> SmallBasis | None:
    """Return the reduced Groebner basis of an ideal over QQ, ``None`` where it is not small.

    Parameters
    ----------
    ideal
        Over QQ.
    more
        Further generators.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> small_basis(Ideal([x**2 - y, x*y - 1], [x, y])).elements
    (((2, 0), {(2, 0): 1, (0, 1): -1}), ((1, 1), {(1, 1): 1, (0, 0): -1}), \
((0, 2), {(0, 2): 1, (1, 0): -1}))
    """
    listed = [integer_terms(g) for g in (*ideal.generators, *more)]
    many = len(ideal.variables) > _VARIABLES or sum(map(len, listed)) > _TERMS
    if ideal.field != QQ or many:
        return None
    ring = fmpz_mpoly_ctx.get(tuple(f"x{i}" for i in range(len(ideal.variables))), "degrevlex")
    given = fmpz_mpoly_vec([ring.from_dict(terms) for terms in listed], ring)
    found, is_basis = given.autoreduction().buchberger_naive(limits=_LIMITS)
    if not is_basis:
        return None
    elements = tuple((poly.monoms()[0], _integers(poly)) for poly in found.autoreduction())
    return SmallBasis(len(ideal.variables), elements)


def generated(basis: SmallBasis, ideal: Ideal) -> Iterator[Poly]:
    """Yield the elements of a basis, monic, in the variables of an ideal."""
    for leading, terms in basis.elements:
        monic = {e: into_field(sympy_of(fmpq(c, terms[leading])), QQ) for e, c in terms.items()}
        yield poly_from_terms(monic, ideal.variables, QQ)


def _integers(poly: Any) -> Terms:
    return {tuple(map(int, e)): int(c) for e, c in poly.to_dict().items()}


def _combined(parts: Iterable[tuple[fmpq, Row]]) -> Row:
    total: Row = {}
    for c, row in parts:
        for j, b in row.items():
            total[j] = total.get(j, 0) + c * b
    return {j: c for j, c in total.items() if c}


def _order(exponents: Exponents) -> tuple[int, Exponents]:
    """Return what monomials are sorted by: graded reverse lexicographic."""
    return sum(exponents), tuple(-e for e in reversed(exponents))


def _next(exponents: Exponents, i: int) -> Exponents:
    return (*exponents[:i], exponents[i] + 1, *exponents[i + 1 :])


def _parts(exponents: Exponents) -> Iterator[tuple[int, Exponents]]:
    """Yield the ways of writing a monomial as a variable times a monomial."""
    for i, e in enumerate(exponents):
        if e:
            yield i, (*exponents[:i], e - 1, *exponents[i + 1 :])


def _divides(one: Exponents, other: Exponents) -> bool:
    return all(a <= b for a, b in zip(one, other, strict=True))

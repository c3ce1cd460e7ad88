"""Groebner bases over QQ of ideals so small that FLINT has them before an engine is asked.

FLINT's algorithm of Buchberger is a plain one.  It runs inside of narrow limits, and what does not
fit into these is left to Macaulay2.  What comes is exact, and proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import prod
from typing import Any

from flint import fmpq, fmpq_mat, fmpz_mpoly_ctx, fmpz_mpoly_vec, fmpz_poly
from sympy import QQ, Poly

from nnag_m2.algebra.fields import poly_from_plain, sympy_poly
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.terms import (
    Exponents,
    Terms,
    divides,
    graded_order,
    hilbert_numerator,
    integer_terms,
    times_variable,
)
from nnag_m2.calling import checkpoint

_LIMITS = (128, 250, 1500)
"""Elements of a basis, terms of one, bits of a coefficient: reached within some 0.1 s at most."""

_VARIABLES, _TERMS = 24, 1500
"""In more variables, and with more terms, systems go to the engine: the limits are for others."""

_POINTS = 40
"""A quotient of more dimensions is left to the engine: the tables here are of rational numbers."""


@dataclass(frozen=True)
class SmallBasis:
    """A reduced Groebner basis over QQ, in graded reverse lexicographic order.

    Attributes
    ----------
    size
        The number of variables.
    elements
        With integer coefficients, and the leading exponents of each, small ones first; none for
        the zero ideal.
    """

    size: int
    elements: tuple[tuple[Exponents, Terms], ...]

    @classmethod
    def of(cls, basis: Iterable[Any], size: int) -> SmallBasis:
        """Return a reduced basis of polynomials of FLINT as this."""
        listed = ({tuple(map(int, e)): int(c) for e, c in f.to_dict().items()} for f in basis)
        elements = ((max(terms, key=graded_order), terms) for terms in listed)
        return cls(size, tuple(sorted(elements, key=lambda e: graded_order(e[0]))))

    def ideal(self, around: Ideal) -> Ideal:
        """Return the ideal of the basis, monic, in the variables of another one."""
        names = around.variables
        listed = (((e, fmpq(c, f[lead])) for e, c in f.items()) for lead, f in self.elements)
        return Ideal.of_polys((poly_from_plain(f, names, QQ) for f in listed), names, QQ)

    def restricted(self, used: Sequence[int]) -> SmallBasis:
        """Return the basis in the ring of some of the variables, which has all that occur."""

        def kept(exponents: Exponents) -> Exponents:
            return tuple(exponents[i] for i in used)

        elements = ((kept(e), {kept(m): c for m, c in f.items()}) for e, f in self.elements)
        return SmallBasis(len(used), tuple(elements))

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
    def degree(self) -> int:
        """The degree, as Macaulay2 counts it: that of the leading monomials."""
        numerator = hilbert_numerator(frozenset(lead for lead, _ in self.elements), self.size)
        factor = fmpz_poly([1, -1]) ** (self.size - self.dimension)  # as often as it comes
        return int((numerator // factor)(1))

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
            above = dict.fromkeys(times_variable(e, i) for e in level for i in range(self.size))
            level = [e for e in above if not any(divides(lead, e) for lead in leading)]
        return found

    def tables(self) -> list[fmpq_mat]:
        """Return the matrices by which the variables multiply the quotient.

        Column ``j`` belongs to the product with the ``j``-th standard monomial.
        """
        standard = self.standard or []
        places = {e: j for j, e in enumerate(standard)}
        # with one more variable, which is not reduced: its coefficient is the factor of the others
        ring, mark = flint_ring(self.size + 1), (*(0 for _ in range(self.size)), 1)
        basis = [ring.from_dict({(*e, 0): c for e, c in f.items()}) for _, f in self.elements]
        vector, found = fmpz_mpoly_vec(basis, ring), []
        for i in range(self.size):
            table = fmpq_mat(len(standard), len(standard))
            for j, e in enumerate(standard):
                checkpoint()
                marked = ring.from_dict({(*times_variable(e, i), 0): 1, mark: 1})
                terms = marked.reduction_primitive_part(vector).to_dict()
                factor = terms.pop(mark)
                for exponents, c in terms.items():
                    table[places[tuple(map(int, exponents[:-1]))], j] = fmpq(c, factor)
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
    >>> found = small_basis(Ideal([x**2 - y, x*y - 1], [x, y]))
    >>> found.dimension, found.standard
    (0, [(0, 0), (1, 0), (0, 1)])
    """
    polys = flint_polys(ideal, *more)
    basis = None if polys is None else reduced_basis(polys)
    return None if basis is None else SmallBasis.of(basis, len(ideal.variables))


def flint_polys(ideal: Ideal, *more: Poly) -> list[Any] | None:
    """Return multiples of generators as polynomials of FLINT, ``None`` where they are many."""
    if ideal.field != QQ or len(ideal.variables) > _VARIABLES:
        return None
    listed = [integer_terms(g) for g in (*ideal.generators, *more)]
    if sum(map(len, listed)) > _TERMS:
        return None
    ring = flint_ring(len(ideal.variables))
    return [ring.from_dict(terms) for terms in listed]


def is_in_basis(poly: Poly, basis: SmallBasis) -> bool:
    """Return whether a polynomial lies in the ideal of a basis."""
    ring = flint_ring(basis.size)
    vector = fmpz_mpoly_vec([ring.from_dict(terms) for _, terms in basis.elements], ring)
    return bool(ring.from_dict(integer_terms(poly)).reduction_primitive_part(vector).is_zero())


def factors_over_rationals(poly: Poly) -> tuple[Poly, ...]:
    """Return the irreducible factors of a rational polynomial, each once, without the constant.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> factors = factors_over_rationals(Poly(2*x**2*y - 2*x**2, x, y, domain=QQ))
    >>> sorted(str(f.as_expr()) for f in factors)
    ['x', 'y - 1']
    """
    ring = flint_ring(len(poly.gens))
    _, found = ring.from_dict(integer_terms(poly)).factor()
    return tuple(sympy_poly(f, poly.gens) for f, _ in found)


def flint_ring(size: int, order: str = "degrevlex") -> Any:
    """Return FLINT's ring of integer polynomials in so many variables."""
    return fmpz_mpoly_ctx.get(tuple(f"x{i}" for i in range(size)), order)


def reduced_basis(polys: Sequence[Any]) -> list[Any] | None:
    """Return the reduced Groebner basis of polynomials of FLINT, ``None`` outside of the limits."""
    kept = [f for f in polys if not f.is_zero()]
    if not kept:
        return []
    given: Any = fmpz_mpoly_vec(kept, kept[0].context()).autoreduction()
    found, is_basis = given.buchberger_naive(limits=_LIMITS)
    return list(found.autoreduction()) if is_basis else None


def without_powers(polys: Iterable[Any]) -> list[Any]:
    """Return polynomials of FLINT with the same zeros, fewer as a rule: factors count once."""
    listed = [f for f in polys if not f.is_zero()]
    constants = [f for f in listed if f.is_constant()]
    if constants or not listed:
        return constants[:1]
    once = [prod(g for g, _ in f.factor_squarefree()[1]) for f in listed]
    return list(fmpz_mpoly_vec(once, once[0].context()).autoreduction())

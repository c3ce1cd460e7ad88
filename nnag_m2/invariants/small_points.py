"""What is proved in FLINT about small ideals and maps: real points, and where a map drops rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from math import comb
from random import Random
from typing import Any

from flint import fmpq_mat, fmpq_poly, fmpz_poly

from nnag_m2.algebra import QQ, Ideal, PolynomialMap
from nnag_m2.algebra.exact_numbers import into_field, sympy_of
from nnag_m2.algebra.fields import poly_from_terms, sympy_poly
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.enclosed_roots import WIDTH
from nnag_m2.algebra.real.points import RealPoint, boxed
from nnag_m2.algebra.small_ideals import (
    SmallBasis,
    flint_polys,
    small_basis,
    without_powers,
)
from nnag_m2.algebra.small_primes import small_primes
from nnag_m2.algebra.small_strata import minors
from nnag_m2.calling import checkpoint
from nnag_m2.invariants.implicitization.sampling import image_dimension
from nnag_m2.invariants.loci import ramification_locus
from nnag_m2.invariants.verified_points import verified_places

_MINORS = 1000
"""So many determinants are a matter of 0.1 s."""

_SEED, _FORMS, _LARGEST = 1, 8, 9
"""Any seed; a random form with small coefficients separates but for bad luck, eight times not."""


def dropped_rank(mapping: PolynomialMap) -> Ideal:
    """Return equations for where the differential of a map over QQ has less than its largest rank.

    They have the same zeros as the minors of this size.  That there is no larger rank is seen by
    those of the next size, which are zero.
    """
    found = small_dropped_rank(mapping)
    return ramification_locus(mapping) if found is None else found


def small_dropped_rank(mapping: PolynomialMap) -> Ideal | None:
    """Return the same where there are few minors, else ``None``."""
    ideal = Ideal.of_polys(mapping.coordinates, mapping.parameters, QQ)
    polys = flint_polys(ideal)
    if polys is None or not polys:
        return None
    n = len(mapping.parameters)
    slopes = [[f.derivative(i) for i in range(n)] for f in polys]
    size = image_dimension(mapping)
    tried = [comb(len(slopes), k) * comb(n, k) for k in (size, size + 1)]
    if not size or sum(tried) > _MINORS or any(minors(slopes, size + 1)):
        return None
    found = [sympy_poly(f, mapping.parameters) for f in without_powers(minors(slopes, size))]
    return Ideal.of_polys(found, mapping.parameters, QQ)


def small_points(ideal: Ideal, basis: SmallBasis) -> tuple[RealPoint, ...] | None:
    """Return all real points, if complex ones are finitely many, or ``None`` where these are many.

    A form ``u`` with as many different values as the quotient has dimensions, which a squarefree
    minimal polynomial shows, takes different values at all points, and all other functions are
    polynomials in ``u``.  Where no form does so, the same is asked of the minimal primes; or, where
    these are not seen, the squarefree parts of the variables' polynomials are added: then the
    quotient has a dimension for each point (lemma of Seidenberg).
    """
    if basis.standard is None:
        return None
    if not basis.standard:
        return ()
    tables = basis.tables()
    last = [int(i == basis.size - 1) for i in range(basis.size)]  # makes short numbers
    found = representation(tables, chain([last], islice(forms(basis.size), 1)))
    if found is not None:
        return boxed(ideal.variables, _verified(ideal, found), WIDTH)
    places: list[AlgebraicPoint] = []
    if (primes := small_primes(ideal)) is not None:
        parts = [small_basis(prime) for prime in primes]
    else:
        parts = [small_basis(ideal, *_univariate(ideal, tables))]
    for part in parts:
        known = None if part is None or part.standard is None else part
        found = None if known is None else representation(known.tables(), forms(basis.size))
        if found is None:
            return None
        places += _verified(ideal, found)
    return boxed(ideal.variables, places, WIDTH)


def _verified(ideal: Ideal, found: tuple[fmpz_poly, list[fmpq_poly]]) -> list[AlgebraicPoint]:
    places = verified_places(ideal, *found)
    assert places is not None  # by linear algebra over QQ
    return places


def forms(size: int) -> Iterator[list[int]]:
    """Yield random forms in so many variables, likely to tell different points apart."""
    draw = Random(_SEED)
    for _ in range(_FORMS):
        yield [draw.randint(-_LARGEST, _LARGEST) or 1 for _ in range(size)]


def representation(
    tables: Sequence[fmpq_mat], forms: Iterator[list[int]]
) -> tuple[fmpz_poly, list[fmpq_poly]] | None:
    """Return ``f`` and ``g``: the points are ``x = g / f'`` at the roots of ``f``, all simple."""
    size = tables[0].nrows()
    one = fmpq_mat(size, 1, [1, *[0] * (size - 1)])
    images = [table * one for table in tables]
    for form in forms:
        checkpoint()
        u = sum((c * table for c, table in zip(form, tables, strict=True) if c), 0 * tables[0])
        powers = [one]
        while len(powers) <= size:
            powers.append(u * powers[-1])
        *basis, last = powers
        krylov = _joined(basis)
        try:
            solved = krylov.solve(_joined([last, *images]))
        except ZeroDivisionError:  # the powers of u are dependent
            continue
        minimal = fmpq_poly([*(-solved[k, 0] for k in range(size)), 1])
        f = minimal.numer()
        slope = fmpq_poly(f.derivative())
        if minimal.gcd(minimal.derivative()).degree() > 0:
            return None  # a multiple point: so it is for each form
        columns = (
            fmpq_poly([solved[k, j] for k in range(size)]) for j in range(1, len(tables) + 1)
        )
        return f, [column * slope % minimal for column in columns]
    return None


def _joined(columns: Sequence[fmpq_mat]) -> fmpq_mat:
    rows = columns[0].nrows()
    return fmpq_mat(rows, len(columns), [c[k, 0] for k in range(rows) for c in columns])


def _univariate(ideal: Ideal, tables: Sequence[fmpq_mat]) -> Iterator[Any]:
    """Yield for each variable a squarefree polynomial in it that vanishes at all points."""
    n = len(ideal.variables)
    for i, table in enumerate(tables):
        f = table.charpoly()
        f //= f.gcd(f.derivative())
        terms = {
            tuple(k * int(i == j) for j in range(n)): into_field(sympy_of(c), QQ)
            for k, c in enumerate(f.coeffs())
            if c
        }
        yield poly_from_terms(terms, ideal.variables, QQ)

"""The iterated singular loci of small varieties over QQ: primes, charts and minors, in FLINT."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb
from typing import Any

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.small_ideals import SmallBasis, flint_polys
from nnag_m2.algebra.small_primes import (
    Undecided,
    basis_of,
    dehomogenized,
    determined,
    homogenized,
    in_its_variables,
    minimal,
    primes_in,
    shortened,
    without,
)
from nnag_m2.calling import checkpoint

_MINORS = 60
"""Of a Jacobian matrix; where there are more, the variety is looked at in charts."""


def minors(matrix: Sequence[Sequence[Any]], size: int) -> Iterator[Any]:
    """Yield the minors of a matrix that are not zero, each once up to a factor.

    Parameters
    ----------
    matrix
        Polynomials of FLINT, not all zero.
    size
        Of the minors, positive.
    """
    known: dict[tuple[tuple[int, ...], tuple[int, ...]], Any] = {}
    seen: set[str] = set()

    def determinant(rows: tuple[int, ...], columns: tuple[int, ...]) -> Any:
        *above, last = rows
        if not above:
            return matrix[last][columns[0]]
        if (rows, columns) not in known:
            total: Any = 0
            for k, column in enumerate(columns):
                if (entry := matrix[last][column]) != 0:
                    inner = determinant(tuple(above), (*columns[:k], *columns[k + 1 :]))
                    if inner != 0:
                        total += inner * entry if (k + len(above)) % 2 == 0 else -inner * entry
            known[rows, columns] = total
        return known[rows, columns]

    for rows in combinations(range(len(matrix)), size):
        checkpoint()
        for columns in combinations(range(len(matrix[0])), size):
            if (found := determinant(rows, columns)) != 0:
                _, primitive = found.primitive()
                if (key := str(primitive)) not in seen:
                    seen.add(key)
                    yield primitive


def small_strata(ideal: Ideal, *others: Ideal) -> list[list[tuple[Ideal, int, int]]] | None:
    """Return the components of a variety, of its singular locus, of the singular locus of that, ...

    Parameters
    ----------
    ideal
        Over QQ.
    others
        Varieties in the same space whose union with it is meant.

    Returns
    -------
    list or None
        By depth, for each component its prime ideal, with few generators, dimension and degree.
        ``None`` where it is not decided here.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> small_strata(Ideal([y**2 - x**3], [x, y]))
    [[(Ideal([x**3 - y**2], [x, y]), 1, 3)], [(Ideal([y, x], [x, y]), 0, 1)]]
    """
    given, size = [flint_polys(one) for one in (ideal, *others)], len(ideal.variables)
    if None in given:
        return None
    try:
        level = minimal([prime for polys in given for prime in primes_in(polys or ())])
        found = list[list[tuple[Ideal, int, int]]]()
        while level:
            bases = [SmallBasis.of(basis, size) for basis in level]
            short = [SmallBasis.of(shortened(basis), size).ideal(ideal) for basis in level]
            found.append([(s, b.dimension, b.degree) for s, b in zip(short, bases, strict=True)])
            level = _singular(level)
    except Undecided:
        return None
    return found


def _singular(components: Sequence[list[Any]]) -> list[list[Any]]:
    """Return the components of the singular locus: of each one, and where two of them meet."""
    found = [p for one in components for p in _singular_of(one)]
    for k, one in enumerate(components):
        for other in components[:k]:
            found += primes_in([*one, *other])
    return minimal(found)


def _singular_of(prime: Sequence[Any]) -> list[list[Any]]:
    """Return the components of the singular locus of an irreducible variety.

    Where a variable is a polynomial in others, the variety is isomorphic to its projection.  A cone
    is looked at where a coordinate is 1, and at the points where all coordinates are 0.
    """
    if not prime:
        return []
    for f in prime:
        if (i := determined(f)) is not None:
            below = _singular_of(basis_of(without(i, f, prime)))
            return [basis_of([f, *p]) for p in below]
    used, small = in_its_variables(prime)
    codimension = len(used) - small.dimension
    if comb(len(prime), codimension) * comb(len(used), codimension) <= _MINORS:
        slopes = [[f.derivative(i) for i in used] for f in prime]
        return primes_in([*prime, *minors(slopes, codimension)])
    if not all(f.total_degree() == sum(e) for f in prime for e in f.monoms()):
        raise Undecided
    ring = prime[0].context()
    found = [basis_of([ring.gens()[i] for i in used])]  # no generator is linear: it is singular
    for i in used:
        chart = _singular_of(basis_of(dehomogenized(prime, i)))
        found += [basis_of(homogenized(p, i)) for p in chart]
    return minimal(found)

"""Monomials as sorted positions: ``y1^2*y3`` is ``(0, 0, 2)``; gradings of maps, cones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import accumulate
from math import gcd, lcm
from operator import mul
from typing import TypeAlias

import numpy as np
from flint import fmpz_mat
from numpy.typing import NDArray
from sympy import QQ, Dummy, Poly, Symbol

from nnag_m2.algebra import Ideal, PolynomialMap
from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.fields import poly_from_terms

Degrees = NDArray[np.int64]

Monomial: TypeAlias = tuple[int, ...]

Places: TypeAlias = NDArray[np.int64]
"""Monomials of one degree, a row for each."""

Relation: TypeAlias = dict[Monomial, Fraction]
"""Coefficients by monomial; the leading one is 1 and comes first."""

# places below it fit into 64 bits with a sign, the sum of two of them as well
_LARGEST = 2**62


def degrees(polynomial_map: PolynomialMap) -> Degrees:
    """Return the degrees of the coordinates in the finest grading, shape ``(k, m)``.

    A torus acts on the parameters by weights; those for which each coordinate is multiplied by a
    character make a lattice of rank ``k``.  The ideal of the image is homogeneous in each of the
    ``k`` degrees.  A coordinate that is zero has degree 0.

    Examples
    --------
    >>> from sympy.abc import s, t
    >>> degrees(PolynomialMap([s**2 + s*t, t**2], [s, t])).tolist()
    [[2, 2]]
    """
    supports = [sorted(terms) for terms in polynomial_map.terms]
    size = len(polynomial_map.parameters)
    rows = [[a - b for a, b in zip(e, s[0], strict=True)] for s in supports for e in s[1:]]
    weights = _integer_kernel(rows, size)
    firsts = np.array([s[0] if s else (0,) * size for s in supports], dtype=np.int64)
    found: Degrees = weights @ firsts.T
    signs = np.where(found.sum(axis=1, keepdims=True) < 0, -1, 1)
    return found * signs


def _integer_kernel(rows: list[list[int]], size: int) -> Degrees:
    """Return short integer vectors that span the kernel over QQ."""
    distinct = sorted({tuple(row) for row in rows if any(row)})
    if not distinct:
        return np.eye(size, dtype=np.int64)
    kernel, nullity = fmpz_mat([list(row) for row in distinct]).nullspace()
    if not nullity:
        return np.zeros((0, size), dtype=np.int64)
    vectors = fmpz_mat([[kernel[i, j] for i in range(size)] for j in range(nullity)]).lll()
    return np.array([[int(entry) for entry in row] for row in vectors.tolist()], dtype=np.int64)


def is_cone(polynomial_map: PolynomialMap, found: Degrees) -> bool:
    """Return whether a grading gives all coordinates that are not zero the same degree, not zero.

    Then the closure of the image is a cone, and its ideal homogeneous.
    """
    used = [bool(terms) for terms in polynomial_map.terms]
    rows = [[int(entry) for entry in row] for row in found[:, used]]
    ones = [1] * sum(used)
    return bool(rows) and fmpz_mat(rows).rank() == fmpz_mat([*rows, ones]).rank()


def coded(monomials: Places, variables: int) -> Places:
    """Return numbers that tell monomials of one degree apart: the larger in grevlex, the smaller.

    Examples
    --------
    >>> coded(np.array([[0, 0], [1, 1], [0, 2]]), 3).tolist()
    [0, 4, 6]
    """
    return _in_radix(monomials, [variables] * monomials.shape[1])


def _in_radix(digits: Places, radices: Sequence[int]) -> Places:
    """Return the numbers with these digits, lowest first; Python's own ones if they are large."""
    *weights, total = accumulate(radices, mul, initial=1)
    found: Places = digits @ np.array(weights, dtype=object if total > _LARGEST else np.int64)
    return found


def contained(codes: Places, among: Places) -> NDArray[np.bool_]:
    """Return which numbers are among others, which are sorted."""
    if not len(among):
        return np.zeros(len(codes), dtype=bool)
    places = np.searchsorted(among, codes)
    places[places == len(among)] = 0
    found: NDArray[np.bool_] = among[places] == codes
    return found


def standard(previous: Places, variables: int) -> Places:
    """Return the monomials of the next degree that are multiples of no others than given ones.

    The given ones are of one degree, shape ``(n, degree)``.

    Examples
    --------
    >>> standard(np.array([[0, 0], [1, 1], [1, 2]]), 3).tolist()
    [[0, 0, 0], [1, 1, 1], [1, 1, 2]]
    """
    count, degree = previous.shape
    firsts = previous[:, -1] if degree else np.zeros(count, dtype=np.int64)
    numbers = variables - firsts
    ends = np.cumsum(numbers)
    lasts = np.arange(numbers.sum()) + np.repeat(variables - ends, numbers)
    found = np.column_stack([np.repeat(previous, numbers, axis=0), lasts])
    known = np.sort(coded(previous, variables))
    for place in range(degree):  # without its last factor, a monomial is a given one
        found = found[contained(coded(np.delete(found, place, axis=1), variables), known)]
    return found


def exponents(monomial: Monomial, variables: int) -> tuple[int, ...]:
    """Return the exponents of a monomial; positions beyond the variables are left out."""
    found = [0] * variables
    for place in monomial:
        if place < variables:
            found[place] += 1
    return tuple(found)


def monomials_of(ideal: Ideal) -> list[Monomial]:
    """Return the generators of a monomial ideal."""
    found = [next(iter(sparse(poly))) for poly in ideal.generators]
    return [tuple(place for place, e in enumerate(es) for _ in range(e)) for es in found]


def classes(monomials: Places, degrees: Degrees) -> list[Places]:
    """Return the monomials by multidegree, in each class smallest first in grevlex."""
    if not len(monomials):
        return []
    found = degrees.T[monomials].sum(axis=1)
    found -= found.min(axis=0)
    keys = _in_radix(found, (found.max(axis=0) + 1).tolist())
    order = np.argsort(-coded(monomials, degrees.shape[1]), kind="stable")
    monomials, keys = monomials[order], keys[order]
    _, firsts, where = np.unique(keys, return_index=True, return_inverse=True)
    parts = np.split(np.argsort(where, kind="stable"), np.cumsum(np.bincount(where))[:-1])
    return [monomials[parts[number]] for number in np.argsort(firsts).tolist()]


def cone_over(polynomial_map: PolynomialMap) -> tuple[PolynomialMap, Degrees]:
    """Return a map whose image is a cone, with its ``degrees``: a given map over QQ, if it is so.

    Else all coordinates are multiplied by one more parameter, which is the last coordinate.
    """
    found = degrees(polynomial_map)
    if is_cone(polynomial_map, found):
        return polynomial_map, found
    scaled = multiples(polynomial_map, Dummy("scale"))
    *_, scale = scaled.parameters
    cone = PolynomialMap([*scaled.coordinates, scale], scaled.parameters)
    return cone, degrees(cone)


def multiples(polynomial_map: PolynomialMap, scale: Symbol) -> PolynomialMap:
    """Return the map to all multiples of a map's values; the factor is the last parameter."""
    parameters, field = (*polynomial_map.parameters, scale), polynomial_map.field
    polys = [
        poly_from_terms({(*e, 1): c for e, c in terms.items()}, parameters, field)
        for terms in polynomial_map.terms
    ]
    return PolynomialMap(polys, parameters, field)


def as_ideal(relations: Iterable[Relation], variables: tuple[Symbol, ...]) -> Ideal:
    """Return the ideal that relations generate; coordinates beyond the variables become 1."""
    return Ideal.of_polys([_poly(r, variables) for r in relations], variables, QQ)


def _poly(relation: Relation, variables: tuple[Symbol, ...]) -> Poly:
    """Return a relation with coprime integer coefficients; a further coordinate becomes 1."""
    bottom = lcm(*(c.denominator for c in relation.values()))
    top = gcd(*(c.numerator for c in relation.values()))
    terms = {
        exponents(monomial, len(variables)): QQ(c.numerator // top * (bottom // c.denominator))
        for monomial, c in relation.items()
    }
    return poly_from_terms(terms, variables, QQ)

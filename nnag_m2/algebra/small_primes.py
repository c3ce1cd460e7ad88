"""Minimal primes of small ideals over QQ: what factors is split, what is left is shown to be prime."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd
from typing import Any

from flint import fmpz_mat, fmpz_mpoly_vec

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.small_ideals import SmallBasis, flint_polys, reduced_basis
from nnag_m2.calling import checkpoint

_PARTS = 64
"""So many branches at most: a decomposition with more is left to the engine."""


class _Undecided(Exception):
    """It is not seen here whether an ideal is prime, or it is no small one."""


def small_primes(ideal: Ideal) -> tuple[Ideal, ...] | None:
    """Return the minimal primes of an ideal over QQ, ``None`` where that is not decided here.

    Elements of Groebner bases are factored, and each factor is added in turn.  A variable on which
    an element depends linearly, with a constant factor, is put into the others, which leaves an
    ideal with the same residue ring.  It is prime when nothing is left, or one irreducible
    polynomial, or when the values of a variable generate a field as large as the residue ring.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> small_primes(Ideal([x*y, x*z - x**2], [x, y, z]))
    (Ideal([x], [x, y, z]), Ideal([x - z, y], [x, y, z]))
    >>> small_primes(Ideal([x*z - y**2, x*y - z**2], [x, y, z]))
    """
    polys = flint_polys(ideal)
    if polys is None:
        return None
    try:
        found = _minimal([_basis(p) for p in _primes(polys, [])])
    except _Undecided:
        return None
    return tuple(SmallBasis.of(basis, len(ideal.variables)).ideal(ideal) for basis in found)


def _primes(polys: Sequence[Any], done: list[None]) -> list[list[Any]]:
    """Return prime ideals whose varieties have the same union."""
    checkpoint()
    done.append(None)
    if len(done) > _PARTS:
        raise _Undecided
    basis = _basis(polys)
    if any(f.is_constant() for f in basis):
        return []
    for f in basis:
        _, factors = f.factor()
        if len(factors) > 1 or factors[0][1] > 1:
            return [p for g, _ in factors for p in _primes([*basis, g], done)]
    for f in basis:
        if (i := _determined(f)) is not None:
            others = [g if not g.degrees()[i] else f.resultant(g, i) for g in basis if g != f]
            return [[f, *p] for p in _primes(others, done)]
    if len(basis) < 2:
        return [basis]
    if (way := _constant_along(basis)) is not None:
        return _moved(basis, way, done)
    if not _is_maximal(basis):
        raise _Undecided
    return [basis]


def _determined(f: Any) -> int | None:
    """Return the number of a variable that comes in one term only, alone and linearly."""
    monomials = f.monoms()
    for i, degree in enumerate(f.degrees()):
        if degree == 1:
            (*_, last), count = (e for e in monomials if e[i]), sum(bool(e[i]) for e in monomials)
            if count == 1 and sum(last) == 1:
                return i
    return None


def _constant_along(basis: Sequence[Any]) -> list[int] | None:
    """Return a direction, with an entry 1, along which no polynomial changes."""
    n = basis[0].context().nvars()
    rows: dict[tuple[int, Any], list[int]] = {}
    for k, f in enumerate(basis):
        for i in range(n):
            for e, c in f.derivative(i).to_dict().items():
                rows.setdefault((k, e), [0] * n)[i] = int(c)
    kernel, size = fmpz_mat(list(rows.values())).nullspace()
    for j in range(size):
        way = [int(kernel[i, j]) for i in range(n)]
        way = [w // gcd(*way) for w in way]
        if sum(map(bool, way)) > 1 and 1 in map(abs, way):
            return way if 1 in way else [-w for w in way]
    return None


def _moved(basis: Sequence[Any], way: list[int], done: list[None]) -> list[list[Any]]:
    """Return the prime ideals of polynomials that do not change along a direction.

    They are those where a coordinate is 0, moved along.
    """
    ring = basis[0].context()
    k, x = way.index(1), ring.gens()
    there = [v if i != k else 0 * v for i, v in enumerate(x)]
    back = [v - w * x[k] for v, w in zip(x, way, strict=True)]
    found = _primes([f.compose(*there, ctx=ring) for f in basis], done)
    return [[f.compose(*back, ctx=ring) for f in prime] for prime in found]


def _is_maximal(basis: Sequence[Any]) -> bool:
    """Return whether the values of a variable generate a field that is all of the residue ring."""
    used = [i for i, d in enumerate(map(max, zip(*(f.degrees() for f in basis), strict=True))) if d]
    small = SmallBasis.of(basis, basis[0].context().nvars()).restricted(used)
    if not small.standard:
        return False
    for table in reversed(small.tables()):
        _, factors = table.charpoly().numer().factor()
        if len(factors) == 1 and factors[0][1] == 1:
            return True
    return False


def _minimal(bases: Sequence[list[Any]]) -> list[list[Any]]:
    """Return those that contain no other one, each once."""
    kept: list[list[Any]] = []
    for one in sorted(bases, key=len):
        if not any(_is_inside(other, one) for other in kept):
            kept = [other for other in kept if not _is_inside(one, other)]
            kept.append(one)
    return kept


def _is_inside(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Return whether the ideal of some polynomials is contained in that of a basis."""
    if not one or not other:
        return not one
    vector = fmpz_mpoly_vec(other, other[0].context())
    return all(f.reduction_primitive_part(vector).is_zero() for f in one)


def _basis(polys: Sequence[Any]) -> list[Any]:
    found = reduced_basis(polys)
    if found is None:
        raise _Undecided
    return found

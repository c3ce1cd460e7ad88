"""Minimal primes of small ideals over QQ: what factors is split, the rest is shown to be prime."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from math import gcd, prod
from typing import Any

from flint import fmpz_mat, fmpz_mpoly_vec

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.small_ideals import SmallBasis, flint_polys, reduced_basis
from nnag_m2.calling import checkpoint

_PARTS = 64
"""So many branches at most: a decomposition with more is left to the engine."""


class Undecided(Exception):
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
    (Ideal([x], [x, y, z]), Ideal([y, x - z], [x, y, z]))
    >>> small_primes(Ideal([x**3 - y*z, y**3 - z**2*x - 1], [x, y, z]))
    """
    polys = flint_polys(ideal)
    if polys is None:
        return None
    try:
        found = primes_in(polys)
    except Undecided:
        return None
    return tuple(SmallBasis.of(basis, len(ideal.variables)).ideal(ideal) for basis in found)


def primes_in(polys: Sequence[Any]) -> list[list[Any]]:
    """Return the minimal primes of an ideal, as reduced bases of polynomials of FLINT.

    Raises
    ------
    Undecided
        Where this way does not see them.
    """
    return minimal([basis_of(p) for p in _primes(polys, [])])


def _primes(polys: Sequence[Any], done: list[None]) -> list[list[Any]]:
    """Return prime ideals whose varieties have the same union."""
    checkpoint()
    done.append(None)
    if len(done) > _PARTS:
        raise Undecided
    basis = basis_of(polys)
    if any(f.is_constant() for f in basis):
        return []
    factors = [[g for g, _ in f.factor()[1]] for f in basis]
    once = [prod(several) for several in factors]
    less = [g for f, g in zip(basis, once, strict=True) if f.total_degree() > g.total_degree()]
    if less:
        return _primes([*basis, *less], done)
    if (several := min((gs for gs in factors if len(gs) > 1), key=len, default=None)) is not None:
        return _of_branches(basis, several, done)
    return _of_irreducible(basis, done)


def _of_irreducible(basis: list[Any], done: list[None]) -> list[list[Any]]:
    """Return the same for a basis of irreducible polynomials."""
    for f in basis:
        if (i := determined(f)) is not None:
            return [[f, *p] for p in _primes(without(i, f, basis), done)]
    if len(basis) < 2:
        return [basis]
    if (way := _constant_along(basis)) is not None:
        return _moved(basis, way, done)
    if (points := _of_points(basis, done)) is not None:
        return points
    if not all(f.total_degree() == sum(e) for f in basis for e in f.monoms()):
        raise Undecided
    return _of_cone(basis, done)


def _of_branches(basis: Sequence[Any], factors: Sequence[Any], done: list[None]) -> list[list[Any]]:
    """Return the prime ideals where one factor is 0, and of the others what has more than that."""
    found: list[list[Any]] = []
    for g in factors:
        branch = basis_of([*basis, g])
        if not any(contains(branch, basis_of(p)) for p in found):
            found += _primes(branch, done)
    return found


def determined(f: Any) -> int | None:
    """Return the number of a variable that comes in one term only, alone and linearly."""
    monomials = f.monoms()
    for i, degree in enumerate(f.degrees()):
        if degree == 1:
            (*_, last), count = (e for e in monomials if e[i]), sum(bool(e[i]) for e in monomials)
            if count == 1 and sum(last) == 1:
                return i
    return None


def without(i: int, f: Any, basis: Sequence[Any]) -> list[Any]:
    """Return the other polynomials with a variable put in that one of them determines."""
    return [g if not g.degrees()[i] else f.resultant(g, i) for g in basis if g != f]


def in_its_variables(basis: Sequence[Any]) -> tuple[list[int], SmallBasis]:
    """Return the variables that occur in a basis, and the basis in the ring of these."""
    degrees = zip(*(f.degrees() for f in basis), strict=True)
    used = [i for i, powers in enumerate(degrees) if any(powers)]
    return used, SmallBasis.of(basis, basis[0].context().nvars()).restricted(used)


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
    back = [v - w * x[k] for v, w in zip(x, way, strict=True)]
    found = _primes([f.subs({k: 0}) for f in basis], done)
    return [[f.compose(*back, ctx=ring) for f in prime] for prime in found]


def _of_cone(basis: Sequence[Any], done: list[None]) -> list[list[Any]]:
    """Return the prime ideals of a cone: closures of what has a coordinate 1, and the rest."""
    i = next(i for i, d in enumerate(basis[0].degrees()) if d)
    there = (basis_of(p) for p in _primes(dehomogenized(basis, i), done))
    found = [basis_of(homogenized(p, i)) for p in there]
    rest = basis_of([*basis, basis[0].context().gens()[i]])
    inside = any(contains(rest, p) for p in found)  # then nothing there is a component
    return found if inside else found + _primes(rest, done)


def dehomogenized(polys: Sequence[Any], i: int) -> list[Any]:
    """Return polynomials where a variable is 1."""
    return [f.subs({i: 1}) for f in polys]


def homogenized(basis: Sequence[Any], i: int) -> list[Any]:
    """Return the homogeneous forms of a basis in a graded order, with a variable it does not have.

    They generate all that vanishes on the closure.
    """
    found = []
    for f in basis:
        degree = f.total_degree()
        terms = {
            tuple(e if k != i else degree - sum(es) for k, e in enumerate(es)): c
            for es, c in f.to_dict().items()
        }
        found.append(f.context().from_dict(terms))
    return found


def shortened(basis: Sequence[Any]) -> list[Any]:
    """Return generators of small degree, none of which those before it generate."""
    kept: list[Any] = []
    for f in sorted(basis, key=lambda f: f.total_degree()):
        if not kept or not contains(basis_of(kept), [f]):
            kept.append(f)
    return kept


def _of_points(basis: Sequence[Any], done: list[None]) -> list[list[Any]] | None:
    """Return the prime ideals of finitely many points, ``None`` where these are infinitely many.

    They are split by values of a coordinate, or of a sum of multiples of coordinates, that are not
    conjugate.  Where all values are simple and conjugate the ideal is maximal.
    """
    used, small = in_its_variables(basis)
    if not small.standard:
        return None
    tables, units = small.tables(), basis[0].context().gens()
    forms = [[int(i == k) for k in range(len(used))] for i in reversed(range(len(used)))]
    for form in (*forms, [2 * i + 1 for i in range(len(used))]):
        table = sum((c * t for c, t in zip(form, tables, strict=True) if c), 0 * tables[0])
        _, factors = table.charpoly().numer().factor()
        if len(factors) == 1 and factors[0][1] == 1:
            return [list(basis)]
        u = sum((c * units[i] for c, i in zip(form, used, strict=True)), 0 * units[0])
        values = [
            reduce(lambda total, c: total * u + int(c), reversed(g.coeffs()), 0 * u)
            for g, _ in factors
        ]
        if len(values) > 1:
            return _of_branches(basis, values, done)
        if not contains(basis, values):
            return _primes([*basis, *values], done)
    raise Undecided


def minimal(bases: Sequence[list[Any]]) -> list[list[Any]]:
    """Return those of some ideals that contain no other one, each once."""
    kept: list[list[Any]] = []
    for one in sorted(bases, key=len):
        if not any(contains(one, other) for other in kept):
            kept = [other for other in kept if not contains(other, one)]
            kept.append(one)
    return kept


def contains(basis: Sequence[Any], polys: Sequence[Any]) -> bool:
    """Return whether some polynomials lie in the ideal of a basis."""
    if not polys or not basis:
        return not polys
    vector = fmpz_mpoly_vec(basis, basis[0].context())
    return all(f.reduction_primitive_part(vector).is_zero() for f in polys)


def basis_of(polys: Sequence[Any]) -> list[Any]:
    """Return the reduced basis of polynomials of FLINT; ``Undecided`` outside of the limits."""
    found = reduced_basis(polys)
    if found is None:
        raise Undecided
    return found

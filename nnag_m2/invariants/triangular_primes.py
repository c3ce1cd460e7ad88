"""Components of ideals of finitely many points and one equation for further variables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from math import prod
from typing import Any, TypeAlias

from flint import fmpz_poly, nmod, nmod_mpoly_ctx, nmod_poly
from sympy import QQ, Poly, Symbol

from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import drawn_primes
from nnag_m2.algebra.small_ideals import is_in_basis, small_basis
from nnag_m2.calling import checkpoint
from nnag_m2.invariants.small_points import forms, representation

_PRIMES = 40
"""Primes that are tried: a polynomial that is irreducible is so modulo one in a few, as a rule."""

Primes: TypeAlias = Callable[[Ideal], tuple[Ideal, ...]]
"""What decomposes an ideal."""

Coefficients: TypeAlias = dict[tuple[int, ...], dict[tuple[int, ...], Any]]
"""A polynomial in further variables: terms of its coefficients by exponents."""


def triangular_primes(ideal: Ideal, primes_of: Primes) -> list[tuple[Ideal, int]] | None:
    """Return the minimal primes with their dimensions, ``None`` where this way does not see them.

    One generator, over QQ, has variables that the others do not have, and these have finitely many
    points, in their own variables, and no others; ``primes_of`` decomposes their ideal.  Over the
    number field of conjugate points the one must be irreducible, or constant, or zero.
    """
    names = ideal.variables
    for place, last in enumerate(ideal.generators):
        rest = [g for k, g in enumerate(ideal.generators) if k != place]
        below = {v for g in rest for v in _present(g)}
        above = tuple(v for v in _present(last) if v not in below)
        if above and rest and len(below) + len(above) == len(names):
            own = tuple(v for v in names if v in below)
            base = Ideal.of_polys([Poly(g, *own, domain=QQ) for g in rest], own, QQ)
            basis = small_basis(base)
            if basis is not None and basis.dimension <= 0:
                return _above(ideal, primes_of(base), last, above)
    return None


def _present(poly: Poly) -> list[Symbol]:
    return [v for v, d in zip(poly.gens, poly.degree_list(), strict=True) if d > 0]


def _above(
    ideal: Ideal, base: tuple[Ideal, ...], last: Poly, above: tuple[Symbol, ...]
) -> list[tuple[Ideal, int]] | None:
    """Return the components over each set of conjugate points."""
    found = []
    for prime in base:
        left = _over(prime, last, above)
        if left is None or (any(map(any, left)) and not _is_irreducible(prime, left)):
            return None
        polys = [Poly(g, *ideal.variables, domain=QQ) for g in prime.generators]
        if not left:
            found.append((Ideal.of_polys(polys, ideal.variables, QQ), len(above)))
        elif any(map(any, left)):
            both = Ideal.of_polys([*polys, last], ideal.variables, QQ)
            found.append((both, len(above) - 1))
    return found


def _over(prime: Ideal, poly: Poly, above: tuple[Symbol, ...]) -> Coefficients | None:
    """Return the coefficients of a polynomial in some variables that are not in a maximal ideal."""
    basis = small_basis(prime)
    if basis is None or not basis.standard:
        return None
    high = [poly.gens.index(v) for v in above]
    low = [poly.gens.index(v) for v in prime.variables]
    found: Coefficients = {}
    for e, c in sparse(poly).items():
        found.setdefault(tuple(e[i] for i in high), {})[tuple(e[i] for i in low)] = c
    inside = {e: poly_from_terms(terms, prime.variables, QQ) for e, terms in found.items()}
    return {e: found[e] for e, f in inside.items() if not is_in_basis(f, basis)}


def _is_irreducible(prime: Ideal, poly: Coefficients) -> bool:
    """Return whether a polynomial is seen to be irreducible over the field of a maximal ideal.

    Modulo a prime where conjugate points have a simple one in the prime field, the field has a
    place of degree one.  Factors over the field are factors there (lemma of Gauss), and of the
    same degrees unless the degree itself drops.
    """
    degree = max(map(sum, poly))
    numbers = [c for terms in poly.values() for c in terms.values()]
    for modulus, point in _points_modulo(prime, numbers):
        checkpoint()
        reduced = _reduced(poly, point, modulus)
        if int(reduced.total_degree()) == degree:
            _, factors = reduced.factor()
            if len(factors) == 1 and factors[0][1] == 1:
                return True
    return False


def _points_modulo(prime: Ideal, numbers: Sequence[Any]) -> Iterator[tuple[int, list[nmod]]]:
    """Yield primes that divide no denominator, and a point at which a maximal ideal vanishes."""
    basis = small_basis(prime)
    assert basis is not None
    found = representation(basis.tables(), forms(basis.size))
    if found is None:
        return
    f, tops = found
    good = [int(f.leading_coefficient()), *(int(top.denom()) for top in tops), *numbers]
    for modulus in islice(drawn_primes(*prime.generators, "points", good=good), _PRIMES):
        g = _modulo(f, modulus)
        roots = (-h[0] / h[1] for h, power in g.factor()[1] if h.degree() == power == 1)
        if (root := next(roots, None)) is not None:
            below = g.derivative()(root)
            yield modulus, [_modulo(top.numer(), modulus)(root) / (below * int(top.denom()))
                            for top in tops]  # fmt: skip


def _modulo(poly: fmpz_poly, modulus: int) -> nmod_poly:
    return nmod_poly([int(c) % modulus for c in poly.coeffs()], modulus)


def _reduced(poly: Coefficients, point: Sequence[nmod], modulus: int) -> Any:
    """Return a polynomial whose coefficients have values at a point modulo a prime."""
    values: dict[tuple[int, ...], int] = {}
    for e, terms in poly.items():
        total = nmod(0, modulus)
        for powers, c in terms.items():
            value = nmod(int(c.numerator), modulus) / int(c.denominator)
            total += prod((x**k for x, k in zip(point, powers, strict=True)), start=value)
        values[e] = int(total)
    ring = nmod_mpoly_ctx.get(tuple(f"x{i}" for i in range(len(next(iter(poly))))), modulus=modulus)
    return ring.from_dict({e: c for e, c in values.items() if c})

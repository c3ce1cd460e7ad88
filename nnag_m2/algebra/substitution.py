"""Values put into polynomials without expressions, also those that linear equations give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from flint import fmpq, fmpq_mat, fmpq_mpoly_ctx
from sympy import QQ, Poly, Rational, Symbol

from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.exact_numbers import flint_of, into_field, sympy_of
from nnag_m2.algebra.fields import poly_from_plain, poly_from_terms, sympy_poly
from nnag_m2.algebra.ideal import Ideal


def restricted(
    polys: Iterable[Poly], values: Iterable[tuple[Symbol, Rational]]
) -> tuple[Poly, ...]:
    """Return rational polynomials where some variables have values, in the other variables.

    Each once; zeros are left out, and so is nothing else.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> restricted([Poly(x*y + z, x, y, z), Poly(x*y, x, y, z)], [(x, 2), (z, 1)])
    (Poly(2*y + 1, y, domain='QQ'), Poly(2*y, y, domain='QQ'))
    """
    known = dict(values)
    found: dict[Poly, None] = {}
    for poly in polys:
        kept = [i for i, v in enumerate(poly.gens) if v not in known]
        fixed = [(i, into_field(c, QQ)) for i, v in enumerate(poly.gens)
                 if (c := known.get(v)) is not None]  # fmt: skip
        terms: dict[tuple[int, ...], Any] = {}
        for exponents, c in sparse(poly).items():
            left = tuple(exponents[i] for i in kept)
            powers = (value ** exponents[i] for i, value in fixed if exponents[i])
            terms[left] = terms.get(left, QQ(0)) + prod(powers, start=c)
        terms = {e: c for e, c in terms.items() if c}
        if terms:
            found[poly_from_terms(terms, [poly.gens[i] for i in kept], QQ)] = None
    return tuple(found)


def substituted(polys: Sequence[Poly], values: Mapping[Symbol, Poly]) -> list[Poly]:
    """Return rational polynomials in which polynomials, in the same variables, stand for some.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> substituted([Poly(x*y + x, x, y)], {y: Poly(x - 1, x, y)})
    [Poly(x**2, x, y, domain='QQ')]
    """
    if not polys:
        return []
    names = polys[0].gens
    ring = _ring(len(names))
    there = zip(names, ring.gens(), strict=True)
    place = [_into(values[v], ring) if v in values else x for v, x in there]
    return [sympy_poly(_into(poly, ring).compose(*place, ctx=ring), names) for poly in polys]


def composed(poly: Poly, values: Sequence[Poly]) -> Poly:
    """Return a rational polynomial in which polynomials stand for all variables.

    Examples
    --------
    >>> from sympy.abc import s, x, y
    >>> composed(Poly(x*y, x, y), [Poly(s + 1, s), Poly(s - 1, s)])
    Poly(s**2 - 1, s, domain='QQ')
    """
    names = values[0].gens
    ring = _ring(len(names))
    place = [_into(value, ring) for value in values]
    return sympy_poly(_into(poly, _ring(len(poly.gens))).compose(*place, ctx=ring), names)


def _ring(size: int) -> Any:
    return fmpq_mpoly_ctx.get(tuple(f"x{i}" for i in range(size)), "degrevlex")


def _into(poly: Poly, ring: Any) -> Any:
    return ring.from_dict({e: flint_of(c) for e, c in sparse(poly).items()})


def in_more_variables(polys: Iterable[Poly], variables: tuple[Symbol, ...]) -> list[Poly]:
    """Return polynomials in more variables, which come behind those that they have.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> in_more_variables([Poly(x + 1, x, domain=QQ)], (x, y))
    [Poly(x + 1, x, y, domain='QQ')]
    """
    return [
        poly_from_terms(
            {(*e, *(0,) * (len(variables) - len(e))): c for e, c in sparse(poly).items()},
            variables,
            poly.domain,
        )
        for poly in polys
    ]


@dataclass(frozen=True)
class AffineSpace:
    """The solutions of linear equations over QQ.

    Attributes
    ----------
    dimension
        -1 when there are none.
    point
        A solution: free variables are 0.
    """

    dimension: int
    point: tuple[Rational, ...] | None


def affine_space(ideal: Ideal) -> AffineSpace | None:
    """Return the solutions of an ideal over QQ; ``None`` unless all generators are linear.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> affine_space(Ideal([2*x - y, y - 1], [x, y]))
    AffineSpace(dimension=0, point=(1/2, 1))
    >>> affine_space(Ideal([x*y], [x, y]))
    """
    if ideal.field != QQ or any(g.total_degree() > 1 for g in ideal.generators):
        return None
    n = len(ideal.variables)
    rows = _echelon(ideal)
    if n in rows:
        return AffineSpace(-1, None)
    point = (sympy_of(rows[j][n]) if j in rows else Rational(0) for j in range(n))
    return AffineSpace(n - len(rows), tuple(point))


def modulo_linear(ideal: Ideal, by: Ideal) -> Ideal:
    """Return an ideal with variables put in that the linear generators of another one determine.

    Together with the other one it generates the same as before.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> modulo_linear(Ideal([x*y, x - 1], [x, y]), Ideal([x - y, x**2], [x, y]))
    Ideal([y**2, y - 1], [x, y])
    """
    names = ideal.variables
    linear = [g for g in by.generators if g.total_degree() == 1]
    values, n = {}, len(names)
    for pivot, row in _echelon(Ideal.of_polys(linear, names, QQ)).items():
        if pivot < n:
            others = {j: c if j == n else -c for j, c in enumerate(row) if c and j != pivot}
            terms = ((tuple(int(k == j) for k in range(n)), c) for j, c in others.items())
            values[names[pivot]] = poly_from_plain(terms, names, QQ)
    if not values:
        return Ideal.of_polys(dict.fromkeys(ideal.generators), names, QQ)
    kept = dict.fromkeys(g for g in substituted(ideal.generators, values) if not g.is_zero)
    return Ideal.of_polys(kept, names, QQ)


def _echelon(ideal: Ideal) -> dict[int, list[fmpq]]:
    """Return linear equations in reduced echelon form by their pivots, right-hand sides last."""
    n = len(ideal.variables)
    rows = [[fmpq(0)] * (n + 1) for _ in ideal.generators]
    for row, poly in zip(rows, ideal.generators, strict=True):
        for exponents, c in sparse(poly).items():
            place = exponents.index(1) if any(exponents) else n
            row[place] = flint_of(c) * (1 if any(exponents) else -1)
    reduced = fmpq_mat(len(rows), n + 1, [e for r in rows for e in r]).rref()[0].table()
    return {next(j for j, c in enumerate(row) if c): row for row in reduced if any(row)}


def without_monomial_factors(ideal: Ideal) -> list[Ideal]:
    """Return ideals whose varieties have the same union, with generators that no variable divides.

    Where a variable divides a generator, it is 0, or the other factor is.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> without_monomial_factors(Ideal([x*y - x, y**2 - x], [x, y]))
    [Ideal([y, x], [x, y]), Ideal([y - 1, 1 - x], [x, y])]
    """
    names = ideal.variables
    for place, poly in enumerate(ideal.generators):
        shared = [min(powers) for powers in zip(*sparse(poly), strict=True)]
        if not any(shared) or (sum(shared) == 1 and poly.total_degree() == 1):
            continue
        divided = {
            tuple(e - k for e, k in zip(exponents, shared, strict=True)): c
            for exponents, c in sparse(poly).items()
        }
        factors = [Poly(v, *names, domain=QQ) for v, k in zip(names, shared, strict=True) if k]
        factors.append(poly_from_terms(divided, names, QQ))
        rest = Ideal.of_polys([g for i, g in enumerate(ideal.generators) if i != place], names, QQ)
        found: dict[Ideal, None] = {}
        for factor in factors:
            if not factor.is_ground:
                one = Ideal.of_polys([factor], names, QQ)
                left = one + modulo_linear(rest, one)
                found.update(dict.fromkeys(without_monomial_factors(left)))
        return list(found)
    return [ideal]

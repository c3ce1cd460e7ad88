"""Values put into polynomials, term by term or by FLINT, without expressions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Any

from flint import fmpq_mpoly_ctx
from sympy import QQ, Poly, Rational, Symbol

from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.exact_numbers import flint_of, into_field
from nnag_m2.algebra.fields import poly_from_terms


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
    return [_back(_into(poly, ring).compose(*place, ctx=ring), names) for poly in polys]


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
    return _back(_into(poly, _ring(len(poly.gens))).compose(*place, ctx=ring), names)


def _ring(size: int) -> Any:
    return fmpq_mpoly_ctx.get(tuple(f"x{i}" for i in range(size)), "degrevlex")


def _into(poly: Poly, ring: Any) -> Any:
    return ring.from_dict({e: flint_of(c) for e, c in sparse(poly).items()})


def _back(poly: Any, names: tuple[Symbol, ...]) -> Poly:
    terms = {tuple(map(int, e)): into_field(c, QQ) for e, c in poly.to_dict().items()}
    return poly_from_terms(terms, names, QQ)


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

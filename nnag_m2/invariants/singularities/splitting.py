"""The splitting lemma: a function with a degenerate critical point, and its residual part."""

from __future__ import annotations

from typing import Any

from sympy import Dummy, Poly, ring
from sympy.polys.matrices import DomainMatrix


def hessian_at_origin(poly: Poly) -> DomainMatrix:
    """Return the Hessian matrix at the origin, over the polynomial's domain."""
    n, domain = len(poly.gens), poly.domain
    rows = [[domain.zero for _ in range(n)] for _ in range(n)]
    for exponents, c in poly.rep.to_dict().items():
        if sum(exponents) == 2:
            i, j = [k for k, e in enumerate(exponents) for _ in range(e)]
            rows[i][j] += c
            rows[j][i] += c
    return DomainMatrix(rows, (n, n), domain)


def residual_part(poly: Poly, order: int) -> Poly:
    """Return the residual part of a function, without the terms of degree above an order.

    The function ``f``, over a field, has a critical point at the origin and a Hessian matrix of
    corank one or more.  The residual part is ``f(y(z), z)`` in as many variables as the corank,
    where ``z`` are coordinates on the kernel of the Hessian matrix, ``y`` are others, and ``y(z)``
    solves ``df/dy = 0`` as power series.  Then ``f`` is ``f(y(z), z)`` plus a nondegenerate
    quadratic form in new coordinates (Greuel, Lossen, Shustin: Introduction to Singularities and
    Deformations, theorem I.2.47).

    Examples
    --------
    >>> from sympy import QQ
    >>> from sympy.abc import x, y
    >>> residual = residual_part(Poly((x - y**2)**2 - y**4, x, y, domain=QQ), 4)
    >>> residual.terms()
    [((4,), -1)]
    """
    squares, domain = hessian_at_origin(poly), poly.domain
    kernel = squares.nullspace(divide_last=True)
    _, pivots = squares.rref()
    corank = kernel.shape[0]
    names = [Dummy(f"z{i + 1}") for i in range(corank)]
    source, *z = ring([*names, *(Dummy("y") for _ in pivots)], domain)
    y = z[corank:]
    flat = [sum((c * v for c, v in zip(column, z, strict=False)), source.zero)
            for column in kernel.transpose().to_list()]  # fmt: skip
    for i, v in zip(pivots, y, strict=True):
        flat[i] += v
    renamed = source.from_dict(dict(poly.rep.to_dict()))  # in as many variables
    f = renamed.compose([*zip(source.gens, flat, strict=True)])
    slopes = [f.diff(v) for v in y]
    inverse = squares.extract(list(pivots), list(pivots)).inv().to_list() if pivots else []
    values = [source.zero for _ in y]
    for degree in range(2, order // 2 + 1):  # right up to this degree; twice as far in f
        put = [_cut(s.compose([*zip(y, values, strict=True)]), degree) for s in slopes]
        values = [
            value - sum((c * p for c, p in zip(row, put, strict=True)), source.zero)
            for value, row in zip(values, inverse, strict=True)
        ]
    result = _cut(f.compose([*zip(y, values, strict=True)]), order)
    return Poly.from_dict({e[:corank]: c for e, c in result.items()}, *names, domain=domain)


def lowest_form(poly: Poly) -> Poly:
    """Return the terms of the lowest degree of a polynomial that is not zero."""
    terms = poly.rep.to_dict()
    least = min(map(sum, terms))
    lowest = {e: c for e, c in terms.items() if sum(e) == least}
    return Poly.from_dict(lowest, *poly.gens, domain=poly.domain)


def _cut(poly: Any, degree: int) -> Any:
    """Return the terms up to a degree."""
    return poly.ring.from_dict({e: c for e, c in poly.items() if sum(e) <= degree})

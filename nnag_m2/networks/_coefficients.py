"""Polynomials in the inputs whose coefficients are polynomials in the parameters; sparse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import gcd, lcm, prod
from typing import Any, TypeAlias

from sympy import QQ, Expr, Symbol
from sympy.polys.matrices import DomainMatrix
from sympy.polys.rings import PolyElement, PolyRing

from nnag_m2.calling import checkpoint

Exponents: TypeAlias = tuple[int, ...]
Vector: TypeAlias = dict[Exponents, Any]
"""A polynomial in the parameters, with elements of QQ as coefficients."""

Coefficients: TypeAlias = dict[Exponents, Vector]
"""The nonzero coefficients of one output, by monomials in the inputs."""


_LARGEST_EXPONENT = 1000
"""As for activations; larger powers, even of a single variable, go the usual way."""


def anonymous_ring(size: int) -> PolyRing:
    """Return a sparse polynomial ring over QQ in generators without telling names."""
    # A ring makes attributes of the names of its generators.
    return PolyRing([f"_{i}" for i in range(size)], QQ)


def expanded(expression: Any, variables: Sequence[Symbol]) -> PolyElement | None:
    """Return an expression in the sparse ring of some variables; ``None`` if it is no polynomial.

    Each part is expanded once, bottom up, which for nested powers of long sums is far faster than
    sympy's expansion of the whole.
    """
    ring = anonymous_ring(len(variables))
    known: dict[Any, Any] = dict(zip(variables, ring.gens, strict=True))

    def visit(part: Expr) -> PolyElement:
        if part not in known:
            if part.is_Rational:
                known[part] = ring.ground_new(QQ.from_sympy(part))
            elif part.is_Add:
                known[part] = sum(map(visit, part.args), ring.zero)
            elif part.is_Mul:
                known[part] = prod(map(visit, part.args), start=ring.one)
            elif part.is_Pow and part.exp.is_Integer and 0 < part.exp <= _LARGEST_EXPONENT:
                known[part] = visit(part.base) ** int(part.exp)
            else:
                raise _NoPolynomial
        return known[part]

    try:
        return visit(expression) if isinstance(expression, Expr) else None
    except _NoPolynomial:
        return None


class _NoPolynomial(Exception):
    """An expression has a part that is no sum, product or power of variables and numbers."""


def coefficients(output: Mapping[Exponents, Any], parameters: int) -> Coefficients:
    """Return the terms of an output, in parameters and inputs, by monomials in the inputs."""
    found: Coefficients = {}
    for exponents, coefficient in output.items():
        monomial = exponents[parameters:]
        found.setdefault(monomial, {})[exponents[:parameters]] = coefficient
    return found


def monomials(size: int, degrees: Iterable[int]) -> list[Exponents]:
    """Return all monomials of some degrees in the graded lexicographic order, largest first.

    Examples
    --------
    >>> monomials(2, [1, 2])
    [(2, 0), (1, 1), (0, 2), (1, 0), (0, 1)]
    """
    return [m for degree in sorted(degrees, reverse=True) for m in _of_degree(size, degree)]


def graded(exponents: Exponents) -> tuple[int, ...]:
    """Return the sorting key by which the largest monomial comes first."""
    return (-sum(exponents), *(-e for e in exponents))


def content(vector: Vector) -> Any:
    """Return the positive rational number by which a polynomial becomes primitive."""
    numerators = gcd(*(int(c.numerator) for c in vector.values()))
    return QQ(numerators, lcm(*(int(c.denominator) for c in vector.values())))


def relations(vectors: Sequence[Vector]) -> dict[int, dict[int, Any]]:
    """Return each vector as a linear combination of those that are kept.

    Vectors are kept, those with the fewest terms first and earlier ones before later ones, as
    long as they are linearly independent over QQ.

    Returns
    -------
    dict
        From the position of each nonzero vector to the positions of kept vectors with their
        nonzero rational coefficients; a kept vector is 1 times itself.

    Examples
    --------
    >>> one, two = QQ(1), QQ(2)
    >>> found = relations([{(1, 0): one, (0, 1): one}, {(1, 0): two}, {(0, 1): one}])
    >>> {p: {k: str(c) for k, c in found[p].items()} for p in sorted(found)}
    {0: {1: '1/2', 2: '1'}, 1: {1: '1'}, 2: {2: '1'}}
    """
    known = [i for i, vector in enumerate(vectors) if vector]
    order = sorted(known, key=lambda i: len(vectors[i]))
    rows: dict[Exponents, dict[int, Any]] = defaultdict(dict)
    for column, position in enumerate(order):
        for exponents, c in vectors[position].items():
            rows[exponents][column] = c
    checkpoint()
    matrix = DomainMatrix(dict(enumerate(rows.values())), (len(rows), len(order)), QQ)
    reduced, pivots = matrix.rref(method="GJ")
    found: dict[int, dict[int, Any]] = {position: {} for position in order}
    for (row, column), c in reduced.to_dok().items():
        found[order[column]][order[pivots[row]]] = c
    return found


def _of_degree(size: int, degree: int) -> Iterator[Exponents]:
    if size == 1:
        yield (degree,)
        return
    for first in range(degree, -1, -1):
        for others in _of_degree(size - 1, degree - first):
            yield (first, *others)

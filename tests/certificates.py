"""Second methods: what an answer must satisfy, checked without Macaulay2.

Everything here is sympy or numpy: Groebner bases computed by sympy, exact points of
parametrizations, counts of standard monomials, numerical ranks at points of varieties.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from sympy import Expr, Poly, Rational, Symbol, groebner, interpolate
from sympy.polys.orderings import MonomialOrder, grevlex

from nnag_m2 import BlockOrder, Ideal, PolynomialMap, jacobian_matrix

Point = Sequence[Any]


class _Blocks(MonomialOrder):
    """The product order in a form that sympy can hash, which its own cannot be."""

    def __init__(self, order: BlockOrder, variables: Sequence[Symbol]) -> None:
        named = [v for block in order.blocks for v in block]
        blocks = [*order.blocks, tuple(v for v in variables if v not in named)]
        self.places = tuple(tuple(variables.index(v) for v in block) for block in blocks)

    def __call__(self, monomial: Sequence[int]) -> tuple[Any, ...]:
        return tuple(grevlex([monomial[i] for i in block]) for block in self.places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Blocks) and self.places == other.places

    def __hash__(self) -> int:
        return hash(self.places)


@cache
def _basis(ideal: Ideal, order: str | BlockOrder = "grevlex") -> Any:
    """Return sympy's GroebnerBasis; of the ideal of 0 when there are no generators."""
    used = _Blocks(order, ideal.variables) if isinstance(order, BlockOrder) else order
    return groebner(ideal.exprs or [0], *ideal.variables, order=used, domain=ideal.field)


def sympy_groebner(ideal: Ideal, order: str | BlockOrder = "grevlex") -> list[Poly]:
    """Return the reduced Groebner basis that sympy computes: monic, largest monomial first."""
    found = (Poly(p, *ideal.variables, domain=ideal.field) for p in _basis(ideal, order).exprs)
    return [poly for poly in found if not poly.is_zero]


def is_in(element: Expr | Poly, ideal: Ideal) -> bool:
    """Whether sympy finds a polynomial in an ideal."""
    poly = Poly(element, *ideal.variables, domain=ideal.field)
    return poly.is_zero if not ideal.generators else bool(_basis(ideal).contains(poly))


def contains(larger: Ideal, smaller: Ideal) -> bool:
    """Whether sympy finds every generator of one ideal in the other."""
    assert (larger.variables, larger.field) == (smaller.variables, smaller.field)
    return all(is_in(poly, larger) for poly in smaller.generators)


def same_ideal(one: Ideal, other: Ideal) -> bool:
    """Whether sympy finds the same reduced Groebner basis for both."""
    assert (one.variables, one.field) == (other.variables, other.field)
    return sympy_groebner(one) == sympy_groebner(other)


def powers_lie_in(larger: Ideal, smaller: Ideal, highest: int = 6) -> bool:
    """Whether some power, up to the highest, of each generator lies in the larger ideal."""
    return all(
        any(is_in(poly**k, larger) for k in range(1, highest + 1)) for poly in smaller.generators
    )


def value_at(poly: Poly, point: Point) -> Any:
    """Return the exact value of a polynomial at a point, in its field."""
    field = poly.domain
    numbers = [field.from_sympy(Rational(entry)) for entry in point]
    value = field.zero
    for exponents, coefficient in poly.rep.to_dict().items():
        term = coefficient
        for number, exponent in zip(numbers, exponents, strict=True):
            term *= number**exponent
        value += term
    return value


def vanishes_on(ideal: Ideal, points: Iterable[Point]) -> bool:
    """Whether all generators are exactly zero at all points (and there is a point)."""
    listed = list(points)
    assert listed
    return all(value_at(poly, point) == 0 for poly in ideal.generators for point in listed)


def image_points(mapping: PolynomialMap, count: int = 12, seed: int = 1) -> list[Point]:
    """Return images of rational points, small and in no special position."""
    chance = random.Random(seed)
    return [
        mapping(
            *[Rational(chance.randint(-9, 9), chance.randint(1, 4)) for _ in mapping.parameters]
        )
        for _ in range(count)
    ]


def leading_monomials(ideal: Ideal) -> list[tuple[int, ...]]:
    """Return the leading monomials of sympy's grevlex basis."""
    return [max(poly.monoms(), key=grevlex) for poly in sympy_groebner(ideal)]


def hilbert_function(ideal: Ideal, last: int) -> list[int]:
    """Count the monomials outside the initial ideal, by degree for homogeneous ideals.

    For the others, those of at most each degree.
    """
    leading = leading_monomials(ideal)
    counts, outside = [], [(0,) * len(ideal.variables)]
    for _ in range(last + 1):
        outside = [monomial for monomial in outside if not _is_multiple(monomial, leading)]
        counts.append(len(outside))
        # All divisors of a monomial outside are outside: only multiples of these are left.
        outside = [multiple for monomial in outside for multiple in _multiples(monomial)]
    return counts if ideal.is_homogeneous else list(itertools.accumulate(counts))


def counted_polynomial(ideal: Ideal, symbol: Symbol, start: int) -> Expr:
    """Return the polynomial that interpolates the counted Hilbert function from a degree on.

    It is the Hilbert polynomial only if the counts do follow a polynomial of smaller degree than
    their number suggests, which is asserted.
    """
    size = len(ideal.variables) + 2
    counts = hilbert_function(ideal, start + size - 1)[start:]
    found = interpolate([(start + i, count) for i, count in enumerate(counts)], symbol)
    assert Poly(found, symbol).degree() < len(ideal.variables)
    return found


def dimension_by_monomials(ideal: Ideal) -> int:
    """Return the largest size of a set of variables such that no leading monomial is in them."""
    supports = [{i for i, e in enumerate(m) if e} for m in leading_monomials(ideal)]
    places = range(len(ideal.variables))
    sizes = (
        len(chosen)
        for size in reversed(range(len(places) + 1))
        for chosen in itertools.combinations(places, size)
        if all(support - set(chosen) for support in supports)
    )
    return next(sizes, -1)


def rank_at(point: Point, *sources: Ideal | PolynomialMap) -> int:
    """Return the numerical rank of the Jacobian matrices of all sources, stacked, at a point."""
    rows = []
    for source in sources:
        matrix = jacobian_matrix(source)
        names = source.variables if isinstance(source, Ideal) else source.parameters
        values = dict(zip(names, point, strict=True))
        rows.append(np.array([complex(e.subs(values)) for e in matrix]).reshape(matrix.shape))
    stacked = np.vstack(rows)
    return int(np.linalg.matrix_rank(stacked, tol=1e-7 * max(1.0, float(np.abs(stacked).max()))))


def rank_modulo(matrix: Any, prime: int) -> int:
    """Return the rank of a matrix of residues modulo a prime, by elimination."""
    rows, found = matrix.copy(), 0
    for column in range(rows.shape[1]):
        pivots = np.flatnonzero(rows[found:, column])
        if not pivots.size:
            continue
        rows[[found, found + pivots[0]]] = rows[[found + pivots[0], found]]
        rows[found] = rows[found] * pow(int(rows[found, column]), -1, prime) % prime
        rest = rows[found + 1 :]
        rest -= rest[:, [column]] * rows[found] % prime
        rest %= prime
        found += 1
    return found


def is_zero_at(ideal: Ideal, point: Point) -> bool:
    """Whether all generators vanish numerically at a (complex) point."""
    values = dict(zip(ideal.variables, point, strict=True))
    return all(abs(complex(e.subs(values))) < 1e-7 for e in ideal.exprs)


def _is_multiple(monomial: tuple[int, ...], of: list[tuple[int, ...]]) -> bool:
    return any(all(a >= b for a, b in zip(monomial, other, strict=True)) for other in of)


def _multiples(monomial: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the products with its last variable and later ones: so each product comes once."""
    last = max((place for place, exponent in enumerate(monomial) if exponent), default=0)
    for place in range(last, len(monomial)):
        yield (*monomial[:place], monomial[place] + 1, *monomial[place + 1 :])

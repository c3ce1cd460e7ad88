"""Polynomials as dictionaries, and their values in an algebra; monomials as exponents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import lcm, prod
from typing import Any, Generic, TypeAlias, TypeVar

from flint import fmpz_poly
from sympy import Poly

from nnag_m2.algebra.dense import sparse

K = TypeVar("K")  # places in a vector
T = TypeVar("T")  # elements of an algebra
Exponents: TypeAlias = tuple[int, ...]
Terms: TypeAlias = dict[Exponents, int]
"""A polynomial: integer coefficients of exponents."""
_T = fmpz_poly([0, 1])


def denominator(poly: Poly) -> int:
    """Return the least positive integer times which a rational polynomial has integers only."""
    return lcm(*(int(c.denominator) for c in sparse(poly).values()))


def times(poly: Poly, number: int) -> Terms:
    """Return a polynomial times a multiple of its denominator."""
    return {e: int(c.numerator) * (number // int(c.denominator)) for e, c in sparse(poly).items()}


def integer_terms(poly: Poly) -> Terms:
    """Return a multiple of a rational polynomial that has integers as coefficients."""
    terms = sparse(poly)
    number = lcm(*(int(c.denominator) for c in terms.values()))
    return {e: int(c.numerator) * (number // int(c.denominator)) for e, c in terms.items()}


def derivative(terms: Mapping[Exponents, Any], i: int) -> dict[Exponents, Any]:
    """Return the derivative of a polynomial, with any coefficients, by the i-th variable."""
    return {(*e[:i], e[i] - 1, *e[i + 1 :]): c * e[i] for e, c in terms.items() if e[i]}


def combined(weights: Iterable[Any], vectors: Iterable[Mapping[K, Any]]) -> dict[K, Any]:
    """Return a linear combination of polynomials, or other vectors, in dictionaries."""
    found: dict[K, Any] = {}
    for weight, vector in zip(weights, vectors, strict=True):
        for e, c in vector.items():
            found[e] = found.get(e, 0) + weight * c
    return {e: c for e, c in found.items() if c}


def total_degree(terms: Terms) -> int:
    """Return the degree, 0 for a constant."""
    return max((sum(e) for e in terms), default=0)


def value_at(poly: Poly, place: Sequence[Any], of: Callable[[Any], Any], one: Any) -> Any:
    """Return the value of a polynomial at a place in an algebra over its domain.

    Parameters
    ----------
    poly, place
        The polynomial, and an element of the algebra for each variable.
    of
        Makes an element of a coefficient.
    one
        The unit of the algebra.
    """
    total = 0 * one
    for exponents, c in sparse(poly).items():
        powers = (v if e == 1 else v**e for v, e in zip(place, exponents, strict=True) if e)
        total += prod(powers, start=of(c) * one)
    return total


class Values(Generic[T]):
    """The values of polynomials at a point with coordinates in an algebra.

    Common monomials are multiplied once, and each product is one of short factors.

    Parameters
    ----------
    point
        Elements of the algebra.
    one
        Its unit.
    reduced
        The element that a sum of products is.
    """

    def __init__(self, point: Sequence[T], one: T, reduced: Callable[[T], T]) -> None:
        n = len(point)
        self._zero: Any = one - one  # type: ignore[operator]
        self._reduced = reduced
        self._zeros = [i for i, v in enumerate(point) if v == self._zero]
        self._monomials: dict[Exponents, Any] = {
            tuple(int(i == k) for i in range(n)): v for k, v in enumerate(point)
        }
        self._monomials[(0,) * n] = one
        self._products: dict[Exponents, Any] = {}

    def of(self, terms: Terms) -> T:
        """Return the value of a polynomial."""
        return self._reduced(self._nested(self._present(terms)))

    def all(self, polys: Sequence[Terms]) -> list[T]:
        """Return the values of polynomials; best where all elements are of the same size."""
        left = [self._present(terms) for terms in polys]
        products = [e for terms in left for e in terms if sum(e) > 1]
        if 4 * len(set(products)) > 3 * len(products):  # most monomials occur once
            return [self._reduced(self._nested(terms)) for terms in left]
        known: dict[frozenset[tuple[Exponents, int]], T] = {}
        for terms in left:
            key = frozenset(terms.items())
            if key not in known:
                known[key] = self._reduced(self._flat(terms))
        return [known[frozenset(terms.items())] for terms in left]

    def _present(self, terms: Terms) -> Terms:
        """Return the terms that no coordinate makes zero."""
        zeros = self._zeros
        if not zeros:
            return terms
        return {e: c for e, c in terms.items() if not any(e[i] for i in zeros)}

    def _nested(self, terms: Terms) -> Any:
        """Return the value of a polynomial as a sum of products, by Horner's scheme."""
        if len(terms) < 2:
            return self._flat(terms)
        common = tuple(map(min, zip(*terms, strict=True)))
        if any(common):
            rest = {_less(e, common): c for e, c in terms.items()}
            return self._monomial(common) * self._reduced(self._nested(rest))
        counts = [sum(map(bool, powers)) for powers in zip(*terms, strict=True)]
        i = counts.index(max(counts))
        if counts[i] < 2:
            return self._flat(terms)
        inner = {e: c for e, c in terms.items() if e[i]}
        return self._nested(inner) + self._nested({e: c for e, c in terms.items() if not e[i]})

    def _flat(self, terms: Terms) -> Any:
        """Return the value of a polynomial as a sum of products, one for each monomial."""
        total: Any = self._zero
        for e, c in terms.items():
            total += c * (self._monomials[e] if e in self._monomials else self._product(e))
        return total

    def _product(self, exponents: Exponents) -> Any:
        """Return the value of a monomial, not reduced."""
        if exponents not in self._products:
            half = _half(exponents)
            self._products[exponents] = self._monomial(half) * self._monomial(
                _less(exponents, half)
            )
        return self._products[exponents]

    def _monomial(self, exponents: Exponents) -> Any:
        if exponents not in self._monomials:
            self._monomials[exponents] = self._reduced(self._product(exponents))
        return self._monomials[exponents]


def _half(exponents: Exponents) -> Exponents:
    """Return a factor of a monomial of about half the degree."""
    left, found = (sum(exponents) + 1) // 2, []
    for e in exponents:
        found.append(min(e, left))
        left -= found[-1]
    return tuple(found)


def _less(exponents: Exponents, others: Exponents) -> Exponents:
    return tuple(e - o for e, o in zip(exponents, others, strict=True))


def hilbert_numerator(leading: frozenset[Exponents], size: int) -> fmpz_poly:
    """Return the numerator of the Hilbert series of monomials over ``(1 - t)^size``."""
    kept = [e for e in leading if not any(o != e and divides(o, e) for o in leading)]
    shared = [sum(bool(e[i]) for e in kept) for i in range(size)]
    if max(shared, default=0) < 2:  # no variable comes twice: a complete intersection
        return prod((1 - _T ** sum(e) for e in kept), start=fmpz_poly([1]))
    i = shared.index(max(shared))
    rest = hilbert_numerator(frozenset(e for e in kept if not e[i]), size)
    quotient = frozenset((*e[:i], max(e[i] - 1, 0), *e[i + 1 :]) for e in kept)
    return (1 - _T) * rest + _T * hilbert_numerator(quotient, size)


def graded_order(exponents: Exponents) -> tuple[int, Exponents]:
    """Return what monomials are sorted by: graded reverse lexicographic."""
    return sum(exponents), tuple(-e for e in reversed(exponents))


def times_variable(exponents: Exponents, i: int) -> Exponents:
    """Return a monomial times the i-th variable."""
    return (*exponents[:i], exponents[i] + 1, *exponents[i + 1 :])


def divides(one: Exponents, other: Exponents) -> bool:
    """Return whether a monomial divides another one."""
    return all(a <= b for a, b in zip(one, other, strict=True))

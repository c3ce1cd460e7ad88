"""Sums, products and powers of sparse polynomials, bounded: each is priced before it is done.

A short text or expression can stand for a polynomial that fits no memory, such as
``(x+y+z)^100000``.  Whatever is expanded here, from text or from sympy, has the same limits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, inf, lgamma, log1p, log2, prod
from typing import Any

from sympy.polys.domains.domain import Domain
from sympy.polys.rings import PolyElement, PolyRing

DEGREE_LIMIT = 100_000
"""Far above all degrees that a Groebner basis survives; a dense ``Poly`` of it has a megabyte."""

DENSE_LIMIT = 30_000_000
"""A ``Poly`` of so many parts has some gigabytes."""

EFFORT_LIMIT = 3_000_000
"""So many multiplications of terms take some ten seconds, and make half a million terms at most."""

# A multiplication of coefficients of this many bits counts like one of small ones.
_BITS = 1000


class Excess(Exception):
    """An expansion beyond a limit: what is required, what came, what to try."""


class Expansion:
    """The operations on polynomials on the way to one polynomial.

    Parameters
    ----------
    ring
        Where all of it takes place.
    names
        What messages call the generators.
    """

    def __init__(self, ring: PolyRing, names: Sequence[str]) -> None:
        self.ring, self.domain, self._names = ring, ring.domain, names
        self._effort = 0.0

    def add(self, left: PolyElement, right: PolyElement, subtract: bool = False) -> None:
        """Add a polynomial to another one, or subtract it, in place."""
        # Adding with + would copy the sum so far for each of its terms.
        zero = self.domain.zero
        for monomial, coefficient in right.items():
            term = -coefficient if subtract else coefficient
            value = left.get(monomial, zero) + term
            if value:
                left[monomial] = value
            else:
                del left[monomial]

    def negate(self, operand: PolyElement) -> None:
        """Make a polynomial its negative, in place."""
        if len(operand) > 1:
            self._spend(len(operand))
        for monomial, coefficient in operand.items():
            operand[monomial] = -coefficient

    def product(self, left: PolyElement, right: PolyElement) -> PolyElement:
        """Return the product, if it is within reach."""
        if len(left) * len(right) > 1:
            self._spend(self._weight(left) * self._weight(right))
        return left * right

    def power(self, base: PolyElement, exponent: int) -> PolyElement:
        """Return the power, if it is within reach; the power 0 of everything is 1."""
        if exponent == 0:
            return self.ring.ground_new(self.domain.one)
        if exponent == 1 or not base:
            return base
        p = self.domain.characteristic()
        degrees = base.degrees()
        largest = max(degrees, default=0)
        if largest:
            check_degree(self._names[degrees.index(largest)], largest * exponent)
        if largest and 0 < p <= exponent:
            return self._power_by_digits(base, exponent, p)
        if len(base) == 1:
            self._spend((min(exponent, 10**100) * self._growth(base) / _BITS) ** 2)
            return base**exponent
        squaring = self._effort_of_squaring(base, exponent)
        multinomial = self._effort_of_multinomial(base, exponent)
        self._spend(min(squaring, multinomial))
        return base**exponent if multinomial <= squaring else _by_squaring(base, exponent)

    def _power_by_digits(self, base: PolyElement, exponent: int, p: int) -> PolyElement:
        """Return a power modulo ``p``: the p-th power only multiplies exponents."""
        rest, digit = divmod(exponent, p)
        high = self.power(base, rest)
        terms = {tuple(p * e for e in monomial): c for monomial, c in high.items()}
        return self.product(self.ring.from_dict(terms), self.power(base, digit))

    def _effort_of_squaring(self, base: PolyElement, exponent: int) -> float:
        """Return about how many multiplications of terms repeated squaring takes."""
        growth, half = self._growth(base), exponent // 2
        square = (_terms(base, half) * (1 + half * growth / _BITS)) ** 2
        return square + len(base) * _terms(base, exponent) * (1 + exponent * growth / _BITS)

    def _effort_of_multinomial(self, base: PolyElement, exponent: int) -> float:
        """Return about how many multiplications of terms sympy's own power takes."""
        # It uses the multinomial theorem up to five terms, and visits each summand even where
        # many of them fall on few monomials.
        if len(base) > 5:
            return inf
        summands = exp(_log_binomial(len(base) + exponent - 1, exponent))
        return summands * len(base) * (1 + exponent * self._growth(base) / _BITS)

    def _growth(self, base: PolyElement) -> float:
        """Return by how many bits each factor lengthens the coefficients of a power."""
        if self.domain.is_FiniteField:
            return 0.0
        units = {self.domain.one, -self.domain.one}
        bits = max(0 if c in units else self._bits(c) for c in base.values())
        return bits + log2(len(base))

    def _weight(self, operand: PolyElement) -> float:
        """Return the number of terms, where long coefficients count more."""
        return float(sum(1 + self._bits(c) / _BITS for c in operand.values()))

    def _bits(self, coefficient: Any) -> int:
        """Return the length of a coefficient."""
        if self.domain.is_FiniteField:
            return int(self.domain.mod).bit_length()
        parts = self.domain.numer(coefficient), self.domain.denom(coefficient)
        return max(int(part).bit_length() for part in parts)

    def _spend(self, effort: float) -> None:
        """Raise if the work so far and the next step are too much."""
        self._effort += effort
        if self._effort > EFFORT_LIMIT:
            required = (
                f"a polynomial is expanded in at most {EFFORT_LIMIT:,} multiplications of terms, "
                f"where a thousand bits of a coefficient count like a term"
            )
            hint = "a smaller exponent, or a new variable for the bracket and one more equation"
            raise Excess(required, f"about {self._effort:.1e}", hint)


def check_degree(name: str, degree: int) -> None:
    """Refuse a degree that a dense ``Poly`` should not have."""
    if degree > DEGREE_LIMIT:
        required = f"the degree in each variable is at most {DEGREE_LIMIT:,}"
        came = f"degree {degree:,} in {name}" if degree < 10**30 else f"a huge degree in {name}"
        raise Excess(required, came, "a smaller exponent, or a new variable")


def check_size(terms: Mapping[tuple[int, ...], Any], names: Sequence[str]) -> None:
    """Refuse a polynomial whose ``Poly``, which is dense, would be absurdly large."""
    degrees = list(map(max, zip(*terms, strict=True))) if terms else []
    for name, degree in zip(names, degrees, strict=False):
        check_degree(name, degree)
    if prod(degree + 1 for degree in degrees) <= DENSE_LIMIT // (len(degrees) + 1):
        return
    size = _dense_size(terms, len(degrees))
    if size > DENSE_LIMIT:
        required = f"a dense Poly has at most {DENSE_LIMIT:,} parts, most of them zeros"
        hint = "a smaller degree, or the variables with the large degrees last"
        raise Excess(required, f"about {size:,.0f}", hint)


# Anonymous generators: a ring makes attributes of the names of its own.
@lru_cache(maxsize=16)
def sparse_ring(size: int, field: Domain) -> PolyRing:
    """Return a sparse polynomial ring in so many generators without names."""
    return PolyRing([f"_{i}" for i in range(size)], field)


def _dense_size(terms: Mapping[tuple[int, ...], Any], variables: int) -> float:
    """Return how many lists the nested representation of a polynomial consists of."""
    size = 0.0
    for level in range(variables):
        largest: dict[tuple[int, ...], int] = {}
        for monomial in terms:
            prefix = monomial[:level]
            largest[prefix] = max(largest.get(prefix, 0), monomial[level])
        slots = sum(largest.values()) + len(largest)
        filled = len({monomial[: level + 1] for monomial in terms})
        # A zero among polynomials in k variables is k lists inside each other; a slot is a
        # pointer, about an eighth of a list.
        size += len(largest) + slots / 8 + (slots - filled) * (variables - level - 1)
    return size


def _by_squaring(base: PolyElement, exponent: int) -> PolyElement:
    """Return the power by repeated squaring."""
    result = base
    for digit in f"{exponent:b}"[1:]:
        result = result.square()
        result = result * base if digit == "1" else result
    return result


def _terms(base: PolyElement, exponent: int) -> float:
    """Return a bound for the number of terms of a power."""
    degrees = [degree for degree in base.degrees() if degree]
    total = max(map(sum, base)) * exponent
    bounds = (
        _log_binomial(len(base) + exponent - 1, exponent),
        _log_binomial(len(degrees) + total, total),
        sum(log1p(degree * exponent) for degree in degrees),
    )
    return exp(min(*bounds, 300.0))


def _log_binomial(above: int, below: int) -> float:
    """Return the logarithm of a binomial coefficient."""
    return lgamma(above + 1) - lgamma(below + 1) - lgamma(above - below + 1)

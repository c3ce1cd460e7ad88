"""Sums, products, powers and roots of real algebraic numbers, as roots of irreducible polynomials.

The conjugates of a sum are sums of conjugates: their power sums give a polynomial, and an enclosure
of the sum says which of its real roots is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import comb, gcd, lcm
from typing import TypeAlias

from flint import fmpq, fmpq_poly, fmpz_poly
from sympy import Poly, Rational

from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.modular.field_elements import minimal_polynomial
from nnag_m2.algebra.real.enclosed_roots import EnclosedRoot, value
from nnag_m2.algebra.real.isolation import Coefficients, Interval, coefficients_of, isolated
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError, shown

LONGEST = 10_000_000
"""The largest number of bits that a power may have: some seconds of arithmetic."""

LARGEST_DEGREE = 1000
"""The largest degree of a polynomial that sums and products are looked for among the roots of."""

Place: TypeAlias = tuple[Coefficients, int]
"""A real algebraic number: its minimal polynomial, and which of the real roots it is."""

Enclosure: TypeAlias = Callable[[int], Interval | None]
"""Intervals that hold a number and shrink to it as the argument grows; perhaps none at first."""


def integral(
    tops: Sequence[fmpq_poly], below: fmpq_poly
) -> tuple[tuple[Coefficients, ...], Coefficients]:
    """Return polynomials, times a common rational number, with integers as coefficients."""
    together = (*tops, below)
    denominator = lcm(*(int(p.denom()) for p in together))
    integers = [[int(c) for c in (p * denominator).numer().coeffs()] for p in together]
    content = gcd(*(c for p in integers for c in p))
    *above, last = [tuple(c // content for c in p) for p in integers]
    return tuple(above), last


def integers(poly: Poly) -> tuple[Coefficients, int]:
    """Return integers, the constant term first, and the number that they are to be divided by."""
    below, cleared = poly.clear_denoms(convert=True)
    return tuple(map(int, reversed(cleared.all_coeffs()))), int(below)


def ratio_of(top: Coefficients, below: Coefficients) -> Fraction | None:
    """Return the quotient of two polynomials when it is a number."""
    last = len(below) - 1
    if len(top) > len(below):
        return None
    first = top[last] if len(top) > last else 0
    padded = (*top, *(0 for _ in below[len(top) :]))
    proportional = all(t * below[last] == first * b for t, b in zip(padded, below, strict=True))
    return Fraction(first, below[last]) if proportional else None


def primitive(poly: fmpz_poly) -> Coefficients:
    """Return coefficients without common divisor, the last one positive."""
    content = poly.content() if poly.leading_coefficient() > 0 else -poly.content()
    return tuple(int(c // content) for c in poly.coeffs())


def total(one: EnclosedRoot, other: EnclosedRoot) -> Place:
    """Return the sum of two numbers."""
    ratio, irrational = _with_rational(one, other)
    if ratio is not None:
        return moved(irrational, Fraction(1), ratio)
    size = _size(one, other)
    p, q = power_sums(one.coefficients, size), power_sums(other.coefficients, size)
    binomial = ([comb(k, j) * p[j] * q[k - j] for j in range(k + 1)] for k in range(size + 1))

    def enclosure(bits: int) -> Interval:
        (a, b), (c, d) = one.refined(bits).interval, other.refined(bits).interval
        return a + c, b + d

    sums = [sum(terms, fmpq(0)) for terms in binomial]
    return root_near(factors(_of_power_sums(sums)), enclosure)


def product(one: EnclosedRoot, other: EnclosedRoot) -> Place:
    """Return the product of two numbers."""
    ratio, irrational = _with_rational(one, other)
    if ratio is not None:
        return moved(irrational, ratio, Fraction(0)) if ratio else ((0, 1), 0)
    size = _size(one, other)
    pairs = zip(
        power_sums(one.coefficients, size), power_sums(other.coefficients, size), strict=True
    )

    def enclosure(bits: int) -> Interval:
        products = [x * y for x in one.refined(bits).interval for y in other.refined(bits).interval]
        return min(products), max(products)

    return root_near(factors(_of_power_sums([p * q for p, q in pairs])), enclosure)


def power(number: EnclosedRoot, exponent: int) -> Place:
    """Return a power of a number, with an integer as exponent.

    Raises
    ------
    InputError
        For a power that would be too long.
    ZeroDivisionError
        For zero and a negative exponent.
    """
    if exponent < 0:
        return power(EnclosedRoot(*inverse(number)), -exponent)
    ratio = value(number)
    if ratio in (0, 1, -1):
        exponent = min(exponent, 2 - exponent % 2)  # an even one, or an odd one
    length = max(abs(c) for c in number.coefficients).bit_length()
    if exponent * length > LONGEST:
        required = f"powers may have up to {LONGEST:,} bits"
        raise InputError(required, f"the exponent {shown(exponent)}")
    if ratio is not None:
        return of_ratio(ratio**exponent)
    modulus, square = fmpq_poly(list(number.coefficients)), fmpq_poly([0, 1])
    found = fmpq_poly([1])
    for digit in f"{exponent:b}":
        found = found * found % modulus
        found = found * square % modulus if digit == "1" else found

    def enclosure(bits: int) -> Interval:
        ends = [end**exponent for end in number.refined(bits).interval]
        return min(ends), max(ends)

    whole, below = fmpz_poly(list(number.coefficients)), fmpz_poly([found.denom()])
    minimal = minimal_polynomial(whole, found.numer(), below)
    return root_near([coefficients_of(minimal)], enclosure)


def of_ratio(ratio: Fraction | Rational) -> Place:
    """Return a rational number."""
    return (-int(ratio.numerator), int(ratio.denominator)), 0


def moved(number: EnclosedRoot, factor: Fraction, step: Fraction) -> Place:
    """Return ``factor * number + step`` for rational numbers, of which the first is not zero."""
    back = 1 / flint_of(factor)
    shift = fmpq_poly([-flint_of(step) * back, back])
    found = primitive(fmpq_poly(list(number.coefficients))(shift).numer())
    last = len(isolated(number.coefficients)) - 1
    return found, number.index if factor > 0 else last - number.index


def inverse(number: EnclosedRoot) -> Place:
    """Return the inverse of a number.

    Raises
    ------
    ZeroDivisionError
        For zero.
    """
    if (ratio := value(number)) is not None:
        return of_ratio(1 / ratio)
    roots = isolated(number.coefficients)
    negative = sum(root.is_above(Fraction(0)) is False for root in roots)
    # On either side of zero the sequence of the roots is reversed.
    before, behind = (0, negative) if number.index < negative else (negative, len(roots))
    place = before + behind - 1 - number.index
    return primitive(fmpz_poly(list(reversed(number.coefficients)))), place


def quotient(one: EnclosedRoot, other: EnclosedRoot) -> Place:
    """Return the quotient of two numbers."""
    return product(one, EnclosedRoot(*inverse(other)))


def _with_rational(one: EnclosedRoot, other: EnclosedRoot) -> tuple[Fraction | None, EnclosedRoot]:
    """Return one of two numbers when it is rational, and the other."""
    ratio = value(one)
    return (ratio, other) if ratio is not None else (value(other), one)


def _size(one: EnclosedRoot, other: EnclosedRoot) -> int:
    """Return the number of sums of conjugates."""
    size = (len(one.coefficients) - 1) * (len(other.coefficients) - 1)
    if size > LARGEST_DEGREE:
        required = f"the degrees of two numbers have a product of at most {LARGEST_DEGREE:,}"
        hint = "RealPoint.value_of, which computes in the field of the point"
        raise InputError(required, f"{size:,}", hint)
    return size


def power_sums(coefficients: Coefficients, last: int) -> list[fmpq]:
    """Return the sums of the powers 0 to ``last`` of all complex roots, by Newton's identities."""
    n = len(coefficients) - 1
    elementary = [fmpq(c, coefficients[-1]) for c in reversed(coefficients)]
    sums = [fmpq(n)]
    for k in range(1, last + 1):
        checkpoint(k, last)
        own = k * elementary[k] if k <= n else fmpq(0)
        earlier = (elementary[i] * sums[k - i] for i in range(1, min(k - 1, n) + 1))
        sums.append(-sum(earlier, own))
    return sums


def _of_power_sums(sums: Sequence[fmpq]) -> fmpz_poly:
    """Return an integer polynomial whose roots have these sums of powers, the number first."""
    top = [fmpq(1)]
    for k in range(1, len(sums)):
        top.append(-sum((sums[i] * top[k - i] for i in range(1, k + 1)), fmpq(0)) / k)
    return fmpq_poly(top[::-1]).numer()


def factors(poly: fmpz_poly) -> list[Coefficients]:
    """Return the irreducible factors of a polynomial that is not zero, each once."""
    return [primitive(factor) for factor, _ in poly.factor()[1]]


def root_near(polys: Iterable[Coefficients], enclosure: Enclosure) -> Place:
    """Return the root of some irreducible polynomials that an enclosure shrinks to."""
    found = [EnclosedRoot(poly, i) for poly in polys for i in range(len(isolated(poly)))]
    bits = 16
    while len(found) > 1:  # ends: the roots are different, and both enclosures shrink
        checkpoint()
        if (near := enclosure(bits)) is not None:
            ends = [root.refined(bits).interval for root in found]
            pairs = zip(found, ends, strict=True)
            found = [root for root, (a, b) in pairs if a <= near[1] and near[0] <= b]
        bits *= 2
    return found[0].coefficients, found[0].index

"""Linear algebra modulo primes, and the way back to rational numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from itertools import chain
from math import isqrt
from random import Random
from typing import Any, TypeAlias

import numpy as np
from flint import fmpz, fmpz_mat, nmod_mat
from numpy.typing import NDArray
from sympy import MatrixBase, Poly

from nnag_m2.calling import checkpoint
from nnag_m2.errors import NnagError

Residues: TypeAlias = NDArray[np.int64]
"""Residues modulo a prime below 2^31, whose products fit into 64 bits."""

LARGEST_PRIME = 2**31 - 1
"""For counts of what a network's own shape decides, whatever the prime."""

SEED = 1
"""Where no other seed is given."""
_IN_VAIN = 5000
"""Draws: of the shortest primes that are asked for, of 15 bits, there are some 1,500."""
BITS = 29
"""Of primes where no other length is given: Macaulay2's gcd and factors end there (14 million)."""


def primes(below: int = 2**31) -> Iterator[int]:
    """Yield the primes below a number, at most 2^31, largest first, down to 3.

    Where a prime is skipped or tried in vain, it divides a number that is not zero: so many primes
    are enough as this number has bits, divided by those of a prime.
    """
    prime = below
    while prime > 3:
        checkpoint()
        prime = _prime_below(prime)
        yield prime


def drawn_primes(
    *question: Any, seed: int = SEED, bits: int = BITS, good: Iterable[Any] = ()
) -> Iterator[int]:
    """Yield different primes, drawn at random by a question and a seed.

    They are the same in each run.  Nobody can write down a question that is hard modulo the primes
    that its own hash draws, but by trying many.

    Parameters
    ----------
    question
        What is asked: polynomials, numbers, words and sequences of them.  Rational coefficients of
        a ``Poly``, or of terms in a dictionary, are units modulo the primes.
    seed
        For other primes.
    bits
        Their length.
    good
        Rational numbers without zero that are to be units too.

    Raises
    ------
    NnagError
        When thousands of draws one after the other give no new prime: the numbers are divisible by
        nearly all primes of this length, or all that there are have been drawn.

    Examples
    --------
    >>> found = drawn_primes("an example", good=[6])
    >>> next(found), next(found)
    (385420337, 316729681)
    """
    draw = random_by(*question, "primes", bits, seed=seed)
    polys = (p for p in question if isinstance(p, Poly) and not p.domain.is_FiniteField)
    terms = [*(poly.rep.to_dict() for poly in polys)]
    terms += [part for part in question if isinstance(part, Mapping)]
    units = chain(good, *(part.values() for part in terms))
    numbers = {int(n) for c in units for n in (c.numerator, c.denominator)} - {0, 1, -1}
    known: set[int] = set()
    in_vain = 0
    while in_vain < _IN_VAIN:
        checkpoint()
        prime = _prime_below(draw.randrange(2 ** (bits - 1) + 2 ** (bits - 4), 2**bits))
        in_vain += 1
        if prime not in known and all(n % prime for n in numbers):
            known.add(prime)
            in_vain = 0
            yield prime
    raise NnagError(f"no more primes of {bits} bits were found that divide none of the numbers")


def _prime_below(number: int) -> int:
    """Return the largest prime below a number above 3."""
    candidate = number - 1 - number % 2
    while not fmpz(candidate).is_prime():
        candidate -= 2
    return candidate


def random_by(*question: Any, seed: int = SEED) -> Random:
    """Return random numbers that depend on a question and a seed only."""
    digest = sha256(str(fmpz(seed)).encode())  # int has no text beyond 4300 digits
    for part in question:
        digest.update(f"\n{_written(part)}".encode())
    return Random(digest.hexdigest())


def _written(part: Any) -> str:
    """Return the same text for the same question, in each run."""
    if isinstance(part, Poly):
        part = part.rep.to_dict()
    if isinstance(part, Mapping):
        return ";".join(sorted(f"{exponents}:{_written(c)}" for exponents, c in part.items()))
    if isinstance(part, list | tuple | MatrixBase):
        return "[" + ",".join(map(_written, part)) + "]"
    if hasattr(part, "denominator"):  # in decimal digits Python writes short numbers only
        return f"{int(part.numerator):x}/{int(part.denominator):x}"
    return str(part)


def residue(number: Any, prime: int) -> int:
    """Return a rational number modulo a prime.

    Raises
    ------
    ZeroDivisionError
        When the prime divides the denominator.
    """
    bottom = int(number.denominator)
    if bottom == 1:
        return int(number.numerator) % prime
    bottom %= prime
    if bottom == 0:
        raise ZeroDivisionError(f"a denominator vanishes modulo {prime}")
    return int(number.numerator) * pow(bottom, -1, prime) % prime


def rank(matrix: Residues, prime: int) -> int:
    """Return the rank of a matrix modulo a prime."""
    return int(flint_matrix(matrix, prime).rank()) if matrix.size else 0


def flint_matrix(matrix: Residues, prime: int) -> nmod_mat:
    """Return a matrix of residues in FLINT's own form."""
    rows, columns = matrix.shape
    # By way of integers it takes two thirds of the time.
    return nmod_mat(fmpz_mat(rows, columns, matrix.ravel().tolist()), prime)


def combined(residues: Sequence[int], moduli: Sequence[int]) -> int:
    """Return the number modulo the product of primes that has these residues."""
    value, modulus = residues[0], moduli[0]
    for other, prime in zip(residues[1:], moduli[1:], strict=True):
        value += modulus * ((other - value) * pow(modulus, -1, prime) % prime)
        modulus *= prime
    return value


def rational(residue: int, modulus: int) -> Fraction | None:
    """Return the rational number with small numerator and denominator that has a residue.

    Returns
    -------
    Fraction or None
        The only ``a/b`` with ``2 a^2 <= modulus`` and ``2 b^2 <= modulus``, if there is one.

    References
    ----------
    Wang: A p-adic algorithm for univariate partial fractions (1981).

    Examples
    --------
    >>> rational(5 * pow(3, -1, 10007) % 10007, 10007)
    Fraction(5, 3)
    """
    bound = isqrt(modulus // 2)
    rest, top = modulus, residue % modulus
    behind, bottom = 0, 1
    while top > bound:
        quotient = rest // top
        rest, top = top, rest - quotient * top
        behind, bottom = bottom, behind - quotient * bottom
    return None if abs(bottom) > bound or bottom == 0 else Fraction(top, bottom)


def powers(values: Residues, largest: int, prime: int) -> Residues:
    """Return the powers ``0, ..., largest`` of residues, in a new first axis."""
    found = np.ones((largest + 1, *values.shape), dtype=np.int64)
    for exponent in range(1, largest + 1):
        found[exponent] = found[exponent - 1] * values % prime
    return found

"""Rational numbers with a common denominator from their residues."""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm
from typing import Any

from flint import fmpz, fmpz_mat

from nnag_m2.algebra.modular.primes import random_by, rational
from nnag_m2.calling import checkpoint

# coefficients that tell the common denominator; one more only rarely adds a factor
_SAMPLE = 3
_WEIGHTS = 2**8  # more than the small factors that are looked for alone, and sums stay short
# bits by which a wrong fraction is too long: it passes with probability 2^-40
_SPARE = 40
# bits from the modulus: a numerator so long is no numerator, but a random residue
_LONG = 20
# bits by which all numerators must be shorter than the modulus to be looked at further
_CLOSE = 6
# small factors are tried one by one, up to here; larger ones are found by a lattice
_SMALL = 8


def common_fractions(
    residues: Sequence[Any], number: int, shares: Sequence[float] = (0,), below: Any = 1
) -> tuple[list[int], int] | None:
    """Return the numerators and one denominator of rational numbers with these residues.

    They are found soonest when the denominator is by a share of the number's length shorter than
    the numerators.  A divisor of the denominator may be known.

    Nothing proves that they are the right ones, but that they are short: so short that random
    residues belong to such numbers with a probability of at most ``2**-40``.

    Returns
    -------
    tuple or None
        ``None`` when no such numbers were found.

    Examples
    --------
    >>> number = 10007**20
    >>> common_fractions([pow(6, -1, number), -5 * pow(4, -1, number)], number)
    ([2, -15], 12)
    """
    found = common_denominator(residues, number, shares, below)
    if found is None:
        return None
    tops = _numerators(residues, number, found)
    spare = number.bit_length() - 1 - max(map(_length, tops), default=0)
    if len(tops) * spare < found.bit_length() + _SPARE:
        return None
    return [int(top) for top in tops], int(found)


def certain_fractions(residues: Sequence[Any], number: int) -> tuple[list[int], int] | None:
    """Return the numerators and one denominator of the only short fractions with these residues.

    Where ``number`` is more than twice the square of each numerator and denominator, Wang's
    theorem (see ``rational``) says that they are found, and that there are no others.

    Returns
    -------
    tuple or None
        ``None`` when some residue is that of no short fraction.
    """
    found = [rational(int(r), number) for r in residues]
    known = [fraction for fraction in found if fraction is not None]
    if len(known) < len(found):
        return None
    below = lcm(*(f.denominator for f in known))
    return [f.numerator * (below // f.denominator) for f in known], below


def common_denominator(
    residues: Sequence[Any], number: int, shares: Sequence[float] = (0,), below: Any = 1
) -> fmpz | None:
    """Return a multiple of a number that makes all residues shorter than most residues are.

    It is as good as a guess when there are only a few of them: see ``common_fractions``.
    """
    bits = number.bit_length() - 1
    for share in shares:
        found = fmpz(below)
        while found.bit_length() < bits:  # it grows each time
            checkpoint()
            tops = _numerators(residues, number, found)
            if all(_length(top) < bits - _CLOSE for top in tops):
                return found
            long = [top for top in tops if _length(top) > bits - _LONG]
            factor = _factor(long, number, int(bits * share))
            if factor < 2:
                break
            found *= factor
    return None


def _factor(residues: Sequence[fmpz], number: int, weight: int) -> fmpz:
    """Return a factor of the denominator, 1 when there seems to be none."""
    for small in range(2, _SMALL):
        checkpoint()
        if _length(_numerators(residues[:1], number, fmpz(small))[0]) < number.bit_length() - _LONG:
            return fmpz(small)
    # Hardly ever is the denominator of all not that of a few sums with weights that do not depend
    # on the numerators.  (Those of a polynomial with a factor t^3 - 1, modulo a prime of its last
    # coefficient, cancel in the three sums of every third one.)
    draw = random_by(number, int(residues[0]))
    few = min(len(residues), _SAMPLE)
    sums = [sum((draw.randrange(1, _WEIGHTS) * r for r in residues), fmpz(0)) for _ in range(few)]
    return _denominator(sums, number, weight)


def _denominator(residues: Sequence[fmpz], number: int, weight: int) -> fmpz:
    """Return a denominator, expected to be by so many bits shorter than the numerators.

    With them it makes a vector of a lattice; 1 when that is no shorter than others are.
    """
    k = len(residues)
    modulus = fmpz(number)
    rows: list[list[Any]] = [[1 << weight, *(r % modulus for r in residues)]]
    rows += [[0] * (i + 1) + [modulus] + [0] * (k - 1 - i) for i in range(k)]
    first = [abs(c) for c in fmpz_mat(rows).lll().table()[0]]
    usual = (weight + k * number.bit_length()) // (k + 1)
    return first[0] >> weight if max(first).bit_length() < usual - _LONG // 2 else fmpz(1)


def _numerators(residues: Sequence[Any], number: int, below: fmpz) -> list[fmpz]:
    """Return the absolutely least residues of multiples."""
    modulus, half = fmpz(number), fmpz(number // 2)
    return [(below * r + half) % modulus - half for r in residues]


def _length(value: fmpz) -> int:
    return int(value.bit_length()) + 1

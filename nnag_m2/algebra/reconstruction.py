"""Rational numbers with a common denominator from their residues."""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpz_mat

_SAMPLE = 3
_SPARE = 40
_LONG = 20


def common_fractions(
    residues: Sequence[int], number: int, shares: Sequence[float] = (0,)
) -> tuple[list[int], int] | None:
    """Return the numerators and one denominator of rational numbers with these residues.

    They are found soonest when the denominator is by a share of the number's length shorter than
    the numerators.

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
    bits = number.bit_length() - 1
    for share in shares:
        below = 1
        while below.bit_length() < bits:
            tops = [_symmetric(below * r, number) for r in residues]
            lengths = [abs(top).bit_length() + 1 for top in tops]
            if len(tops) * (bits - max(lengths, default=0)) >= below.bit_length() + _SPARE:
                return tops, below
            long = [t for t, length in zip(tops, lengths, strict=True) if length > bits - _LONG]
            factor = _denominator(long[:_SAMPLE], number, int(bits * share)) if long else 1
            if factor < 2:
                break
            below *= factor
    return None


def _denominator(residues: Sequence[int], number: int, weight: int) -> int:
    """Return a denominator, expected to be by so many bits shorter than the numerators.

    With them it makes a vector of a lattice; 1 when that is no shorter than others are.
    """
    k = len(residues)
    rows = [[1 << weight, *residues]]
    rows += [[0] * (i + 1) + [number] + [0] * (k - 1 - i) for i in range(k)]
    first = [abs(int(c)) for c in fmpz_mat(rows).lll().table()[0]]
    usual = (weight + k * number.bit_length()) // (k + 1)
    return first[0] >> weight if max(first).bit_length() < usual - _LONG // 2 else 1


def _symmetric(value: int, number: int) -> int:
    rest = value % number
    return rest - number if 2 * rest > number else rest

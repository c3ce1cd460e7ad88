"""Rational numbers, and points over QQ, from their residues."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from math import lcm
from typing import Any

from flint import fmpq_poly, fmpz, fmpz_mat, fmpz_mod_poly, fmpz_poly

from nnag_m2.algebra.modular.primes import random_by, rational
from nnag_m2.algebra.modular.residue_algebras import ResidueAlgebra, of_power_sums, padded
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

# coefficients that are tried before all, since most attempts are too early
_FIRST = 3
# with fewer coefficients trying some first saves nothing
_MANY = 32
# of the bits for the denominator, as they are likely: tried in this sequence
_SHARES = (0.3, 0.45, 0.6, 0)


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


def leading_coefficient(algebra: ResidueAlgebra, form: fmpz_mod_poly) -> int | None:
    """Return that of the polynomial over ZZ whose roots are the values of an element.

    It is a guess from the first few coefficients, and a divisor only when they are not enough;
    ``None`` when the numbers are too long.
    """
    few = min(int(algebra.modulus.degree()), _FIRST)
    number = int(algebra.ring.modulus())
    found = common_denominator(of_power_sums(power_sums(algebra, form, few), 1, number), number)
    return None if found is None else int(found)


def rational_representation(
    algebra: ResidueAlgebra, form: fmpz_mod_poly, values: Sequence[fmpz_mod_poly], lead: int
) -> tuple[fmpz_poly, list[fmpq_poly]] | None:
    """Return points over QQ with these residues, if their numbers are short enough.

    Parameters
    ----------
    algebra
        Of smaller degree than the prime.
    form
        An element that separates the points.
    values
        The coordinates of the points.
    lead
        The leading coefficient of ``f``, or a divisor.

    Returns
    -------
    tuple or None
        The primitive polynomial ``f`` whose roots are the values of the form, and for each
        coordinate a polynomial ``g``: the points are ``x = g / f'`` at the roots.

    References
    ----------
    Rouillier: Solving zero-dimensional systems through the rational univariate representation,
    AAECC 9 (1999), section 3: the polynomials from traces.
    """
    number, size = int(algebra.ring.modulus()), int(algebra.modulus.degree())
    below: Any = 1
    # of many coefficients the first few, which tell whether the numbers are too long
    for count in (_FIRST, size) if size >= _MANY else (size,):
        first, *others = _traces(algebra, form, [algebra.ring(1), *values], count + 1)
        f = of_power_sums(first[1:], 1, number)
        found = common_fractions(f[:-1], number, below=lead)
        lead = lead if found is None else found[1]
        reverse = algebra.ring(f[::-1]) * lead
        rows = [padded(reverse.mul_low(algebra.ring(row), count), count) for row in others]
        g = [c for row in rows for c in row]
        below = common_denominator(g, number, _SHARES, below)
        if below is None:
            return None
    over = common_fractions(g, number, _SHARES, below)
    if found is None or over is None:
        return None
    parts = [over[0][i : i + size] for i in range(0, len(g), size)]
    return fmpz_poly([*found[0], lead]), [fmpq_poly(p[::-1], over[1]) for p in parts]


def power_sums(algebra: ResidueAlgebra, element: fmpz_mod_poly, count: int) -> list[Any]:
    """Return residues of the traces of the first powers of an element, from its own on."""
    return _traces(algebra, element, [algebra.ring(1)], count + 1)[0][1:]


def _traces(
    algebra: ResidueAlgebra, form: fmpz_mod_poly, factors: Sequence[fmpz_mod_poly], size: int
) -> list[list[Any]]:
    """Return residues of the traces of so many powers of an element, times other ones."""
    # small powers times powers of a large one, with the fewest products
    step = min(range(1, size + 1), key=lambda k: k + len(factors) * ((size - 1) // k))
    powers = [algebra.ring(1)]
    while len(powers) <= step:
        checkpoint()
        powers.append(algebra.reduced(powers[-1] * form))
    large = powers.pop()
    left = []
    for factor in factors:
        checkpoint()
        left.append(factor)
        for _ in range((size - 1) // step):
            left.append(algebra.reduced(left[-1] * large))
    rows = algebra.products_traces(left, powers)
    blocks = (size - 1) // step + 1
    joined = (chain(*rows[i : i + blocks]) for i in range(0, len(rows), blocks))
    return [list(islice(row, size)) for row in joined]

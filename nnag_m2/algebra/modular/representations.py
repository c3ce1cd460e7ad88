"""Points over QQ from traces in an algebra modulo a power of a prime."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from typing import Any

from flint import fmpq_poly, fmpz_mod_poly, fmpz_poly

from nnag_m2.algebra.modular.reconstruction import common_denominator, common_fractions
from nnag_m2.algebra.modular.residue_algebras import ResidueAlgebra, of_power_sums, padded
from nnag_m2.calling import checkpoint

# coefficients that are tried before all, since most attempts are too early
_FIRST = 3
# with fewer coefficients trying some first saves nothing
_MANY = 32
# of the bits for the denominator, as they are likely: tried in this sequence
_SHARES = (0.3, 0.45, 0.6, 0)


def leading_coefficient(algebra: ResidueAlgebra, form: fmpz_mod_poly) -> int | None:
    """Return that of the polynomial over ZZ whose roots are the values of an element.

    It is a guess from the first few coefficients, and a divisor only when they are not enough;
    ``None`` when the numbers are too long.
    """
    few = min(int(algebra.modulus.degree()), _FIRST)
    (first,) = _traces(algebra, form, [algebra.ring(1)], few + 1)
    number = int(algebra.ring.modulus())
    found = common_denominator(of_power_sums(first[1:], 1, number), number)
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

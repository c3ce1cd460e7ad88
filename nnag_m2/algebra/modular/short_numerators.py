"""Elements of a number field as quotients by one and the same short denominator."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from flint import fmpz_poly

from nnag_m2.algebra.modular.primes import primes
from nnag_m2.algebra.modular.reconstruction import certain_fractions, common_fractions
from nnag_m2.algebra.modular.residue_algebras import inverses, padded

_BITS = 30  # of each of the primes, but for the last of them, which no computation gets to


def over_derivative(
    modulus: fmpz_poly, tops: Sequence[fmpz_poly], below: fmpz_poly
) -> tuple[list[fmpz_poly], int]:
    """Return polynomials ``g`` and a number ``d`` with ``top / below = g / (d f')``.

    These are equal at the roots of ``f``, the modulus.  With this denominator numbers are short:
    ``g`` is the sum of ``d f(t) / (t - a)`` over the roots ``a`` of ``f``, each times the value of
    the element there, whereas an inverse of ``below`` is longer by its resultant with ``f``.

    Parameters
    ----------
    modulus
        Irreducible over QQ, of degree at least 1.
    tops, below
        Not reduced modulo ``f``, if the coefficients become longer by that; ``below`` is not
        divisible by it.

    Notes
    -----
    A prime is good if it divides neither the last coefficient of ``f`` nor its resultant with
    ``below``.  By the rule of Cramer and Hadamard's bound numerators and denominators have at most
    ``h`` bits, hence they are found modulo a power of a good prime by Wang's theorem; and so many
    primes, divided by their 30 bits, are enough.  What is found is verified over QQ.

    References
    ----------
    Alonso, Becker, Roy, Woermann: Zeros, multiplicities, and idempotents for zero-dimensional
    systems, Progress in Math. 143 (1996), section 4, for the short numbers.
    """
    height = _height_bound(modulus, tops, below)
    most = 2 * height + 2
    for prime in islice(primes(), 2 * height // _BITS + 1):
        for number, algebra, inverse in inverses(prime, modulus, below, most):
            factor = algebra.reduced(inverse * algebra.element(modulus.derivative()))
            elements = [algebra.reduced(algebra.element(top) * factor) for top in tops]
            residues = list(chain(*(padded(e, modulus.degree()) for e in elements)))
            found = common_fractions(residues, number)
            if found is None and number.bit_length() >= most:
                found = certain_fractions(residues, number)
            if found is None:
                continue
            size = modulus.degree()
            listed = [fmpz_poly(found[0][i : i + size]) for i in range(0, len(residues), size)]
            if _are_equal(modulus, tops, below, listed, found[1]):
                return listed, found[1]
    raise AssertionError("one of so many primes is good")


def _are_equal(
    modulus: fmpz_poly,
    tops: Sequence[fmpz_poly],
    below: fmpz_poly,
    others: Sequence[fmpz_poly],
    number: int,
) -> bool:
    """Return whether ``top / below = other / (number f')`` modulo ``f``."""
    slope = number * modulus.derivative()
    products = (a * slope - b * below for a, b in zip(tops, others, strict=True))
    # By the lemma of Gauss a primitive polynomial divides others over ZZ, if over QQ.
    return all(divmod(product, modulus)[1].is_zero() for product in products)


def _height_bound(modulus: fmpz_poly, tops: Sequence[fmpz_poly], below: fmpz_poly) -> int:
    """Return more bits than numerators and denominators, and the resultant, have.

    The unknowns are ``g``, of degree below ``n``, and the quotient of ``below g - top f'`` by
    ``f``: in a determinant there are at most ``n`` columns of ``below``, one of ``top f'``, and as
    many of ``f`` as the larger degree of ``below`` and ``top f'`` says.
    """
    n = modulus.degree()
    right = [top * modulus.derivative() for top in tops]
    rows = n + max(0, *(int(p.degree()) for p in (below, *right)))
    lengths = [
        max((abs(int(c)) for p in given for c in p.coeffs()), default=0).bit_length()
        for given in ((modulus,), (below,), right)
    ]
    return rows * (lengths[0] + rows.bit_length()) + n * lengths[1] + lengths[2]

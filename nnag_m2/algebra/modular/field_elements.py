"""Elements of a number field: minimal polynomials, and quotients by one short denominator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from flint import fmpz, fmpz_poly, nmod_poly

from nnag_m2.algebra.modular.primes import primes
from nnag_m2.algebra.modular.reconstruction import certain_fractions, common_fractions, power_sums
from nnag_m2.algebra.modular.residue_algebras import (
    integers_of,
    inverses,
    of_power_sums,
    padded,
)

# the largest word of the machine, which FLINT's residues fit into
_LARGEST = 2**64 - 1
_BITS = 30  # of each of the primes, but for the last of them, which no computation gets to


def minimal_polynomial(modulus: fmpz_poly, top: fmpz_poly, below: fmpz_poly) -> fmpz_poly:
    """Return the primitive polynomial of least degree that vanishes at an element.

    Parameters
    ----------
    modulus
        Irreducible over QQ, of degree at least 1: the field is that of polynomials modulo this.
    top, below
        The element is ``top / below``.

    Returns
    -------
    fmpz_poly
        With integers without common divisor, the last one positive.  That it vanishes is verified
        over QQ; there is none of smaller degree because there is none modulo a prime.

    Notes
    -----
    A prime is good if it divides neither the last coefficient of ``modulus``, nor its resultant
    with ``below``, nor the discriminant of the polynomial that is looked for, ``m``, of degree at
    most ``n``: then ``m`` is found modulo one of its powers, by Wang's theorem.  If all numbers of
    ``m`` have at most ``h`` bits, as the resultant has, its discriminant has at most
    ``2 n (h + log n)`` (Hadamard): so many primes, divided by their 30 bits, are enough.

    Examples
    --------
    >>> minimal_polynomial(fmpz_poly([-2, 0, 0, 0, 1]), fmpz_poly([0, 0, 1]), fmpz_poly([3]))
    9*x^2 + (-2)
    """
    n, height = modulus.degree(), _height_bound(modulus, top, below)
    bad = (2 * n * (height + n.bit_length()) + 2 * height) // _BITS
    for prime in islice(primes(), bad + 1):
        for candidate in _candidates(prime, modulus, top, below, height):
            if _vanishes(candidate, modulus, top, below):
                return candidate
    raise AssertionError("one of so many primes is good")


def _candidates(
    prime: int, modulus: fmpz_poly, top: fmpz_poly, below: fmpz_poly, height: int
) -> Iterator[fmpz_poly]:
    """Yield polynomials that vanish modulo powers of a prime; nothing when the prime is a bad one.

    The characteristic polynomial is a power of the minimal one, over QQ and modulo the prime.
    """
    n = size = modulus.degree()
    most = 2 * height + 2
    for number, algebra, inverse in inverses(prime, modulus, below, most):
        element = algebra.reduced(algebra.element(top) * inverse)
        if number == prime:
            if prime <= n:
                return
            characteristic = algebra.ring(of_power_sums(power_sums(algebra, element, n), 1, prime))
            size = n - characteristic.gcd(characteristic.derivative()).degree()
            if n % size:
                return
        residues = of_power_sums(power_sums(algebra, element, size), n // size, number)[:-1]
        found = common_fractions(residues, number)
        if found is None and number.bit_length() >= most:
            found = certain_fractions(residues, number)
        if found is not None:
            poly = fmpz_poly([*found[0], found[1]])
            yield poly / poly.content()


def _vanishes(poly: fmpz_poly, modulus: fmpz_poly, top: fmpz_poly, below: fmpz_poly) -> bool:
    """Return whether a polynomial is zero at ``top / below``, exactly, by residues.

    Times a power of ``below`` the value is an integer polynomial ``E`` at a root of ``modulus``
    (``f``, of degree ``n``).  If ``f`` divides ``E`` modulo primes with the product ``P``, none of
    which divides its last coefficient, then ``P^n`` divides the resultant of ``f`` and ``E``.  This
    is at most the product of the ``n``-th power of the sum of the absolute values of the
    coefficients of ``E`` and the power of that of ``f`` with the degree of ``E`` (Landau): if ``P``
    is larger than the ``n``-th root, the resultant is 0.  Primes for which ``below`` is not
    invertible divide its resultant with ``f``, so that there are only finitely many.
    """
    d, lead = poly.degree(), int(modulus.leading_coefficient())
    degree = d * max(top.degree(), below.degree())
    bits = _length(poly) + d * max(_length(top), _length(below))
    bits += -(-degree * _length(modulus) // modulus.degree())
    coefficients = integers_of(poly)
    for prime in _large_primes():  # few divide the last coefficient or the resultant
        if lead % prime == 0:
            continue
        f, a, b = (nmod_poly(given, prime) for given in (modulus, top, below))
        common, inverse, _ = b.xgcd(f)
        if common.degree() > 0:
            continue
        if nmod_poly(coefficients, prime).compose_mod(a * inverse % f, f):
            return False
        bits -= prime.bit_length() - 1
        if bits < 0:
            return True
    raise AssertionError("there are enough primes")


def _large_primes() -> Iterator[int]:
    """Yield primes that fit into 64 bits, largest first."""
    return (n for n in range(_LARGEST, 2, -2) if fmpz(n).is_prime())


def _length(poly: fmpz_poly) -> int:
    """Return more bits than the sum of the absolute values of the coefficients has, or as many."""
    return int(sum(abs(c) for c in integers_of(poly))).bit_length()


def _height_bound(modulus: fmpz_poly, top: fmpz_poly, below: fmpz_poly) -> int:
    """Return more bits than the numbers of the minimal polynomial have.

    It divides the resultant of ``modulus`` and ``x below - top``: Hadamard's bound for Sylvester's
    determinant, and Mignotte's for factors.
    """
    rows = max(int(p.degree()) for p in (modulus, top, below))
    lengths = [
        max((abs(c) for c in integers_of(p)), default=0).bit_length() for p in (modulus, top, below)
    ]
    return rows * (lengths[0] + max(lengths[1:]) + 2 * rows.bit_length() + 4)


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
    height = _numerator_bound(modulus, tops, below)
    most, size = 2 * height + 2, modulus.degree()
    for prime in islice(primes(), 2 * height // _BITS + 1):
        for number, algebra, inverse in inverses(prime, modulus, below, most):
            factor = algebra.reduced(inverse * algebra.element(modulus.derivative()))
            elements = [algebra.reduced(algebra.element(top) * factor) for top in tops]
            residues = list(chain(*(padded(e, size) for e in elements)))
            found = common_fractions(residues, number)
            if found is None and number.bit_length() >= most:
                found = certain_fractions(residues, number)
            if found is None:
                continue
            listed = [fmpz_poly(found[0][i : i + size]) for i in range(0, len(residues), size)]
            slope = found[1] * modulus.derivative()
            errors = (a * slope - b * below for a, b in zip(tops, listed, strict=True))
            # By the lemma of Gauss a primitive polynomial divides others over ZZ, if over QQ.
            if all(divmod(error, modulus)[1].is_zero() for error in errors):
                return listed, found[1]
    raise AssertionError("one of so many primes is good")


def _numerator_bound(modulus: fmpz_poly, tops: Sequence[fmpz_poly], below: fmpz_poly) -> int:
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

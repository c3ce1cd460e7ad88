"""Real roots of squarefree integer polynomials, exactly: isolated, compared, enclosed.

Polynomials are tuples of integers, the constant term first.  A root is known by a dyadic interval
that holds it and no other root; all decisions are signs of integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from flint import arb, arb_poly, ctx, fmpz_poly

from nnag_m2.algebra.exact_numbers import flint_of, sign_changes
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError, shown

Coefficients = tuple[int, ...]
Interval = tuple[Fraction, Fraction]

_LONG = 16
"""Polynomials with so many coefficients are evaluated in balls, which is faster than exactly."""
_SPARE = 64
"""Bits of precision beyond those of a place, so that rounding is less than what is not known."""


class RealRoot:
    """One real root of a squarefree polynomial, in an interval that shrinks on demand.

    Parameters
    ----------
    poly
        The polynomial, constant term first.
    low, bits
        The root lies strictly between ``low / 2**bits`` and ``(low + 1) / 2**bits``, and is the
        only root that does; or it is ``low / 2**bits`` when ``sign`` is 0.  ``bits`` may be
        negative.
    sign
        The sign of the polynomial to the right of the lower end.
    """

    def __init__(self, poly: Coefficients, low: int, bits: int, sign: int) -> None:
        self.poly, self.low, self.bits, self.sign = poly, low, bits, sign
        self._gain = 1
        self._poly = fmpz_poly(list(poly))  # evaluated often, and slow to make of integers

    def __copy__(self) -> RealRoot:
        """Return the same root, to be refined on its own; python's own copy takes far longer."""
        other = object.__new__(RealRoot)
        other.__dict__.update(self.__dict__)
        return other

    @property
    def interval(self) -> Interval:
        """The two ends, equal for a root that is found to be dyadic."""
        start = _dyadic(self.low, self.bits)
        return start, start if self.sign == 0 else _dyadic(self.low + 1, self.bits)

    def refine(self, bits: int) -> None:
        """Shrink the interval to a length of at most ``2**-bits``.

        Quadratic interval refinement (Abbott, 2006): the secant guesses one of ``2**gain`` equal
        parts, two signs decide; after a success twice as many bits are guessed, else half.
        """
        while self.sign and self.bits < bits:
            checkpoint()
            self._step()

    def is_above(self, point: Fraction) -> bool | None:
        """Return whether the root is larger than a rational number; ``None`` when it is equal."""
        low, high = self.interval
        if self.sign == 0:
            return None if low == point else low > point
        if not low < point < high:
            return point <= low
        sign = _sign_in_ball(self._poly, point) if len(self.poly) >= _LONG else 0
        sign = sign or sign_at(self._poly, point)
        return None if sign == 0 else sign == self.sign

    def _step(self) -> None:
        gain, parts = self._gain, 1 << self._gain
        bits = self.bits + gain
        guess = self._secant(parts) if gain > 1 else parts // 2
        start = (self.low << gain) + guess
        above = guess == 0 or self.is_above(_dyadic(start, bits))
        if above is None:
            self.low, self.bits, self.sign = start, bits, 0
        elif gain == 1:
            self.low, self.bits, self._gain = start if above else start - 1, bits, 2
        elif above and self.is_above(_dyadic(start + 1, bits)) is False:
            self.low, self.bits, self._gain = start, bits, 2 * gain
        else:
            self._gain = gain // 2

    def _secant(self, parts: int) -> int:
        """Return in which of so many equal parts the secant has its zero, or nearly so."""
        if len(self.poly) < _LONG:
            left, right = (value_at(self.poly, end, self.bits) for end in (self.low, self.low + 1))
            guess = parts * left // (left - right) if left != right else parts // 2
        else:
            with ctx.workprec(max(self.bits, 0) + parts.bit_length() + _SPARE):
                poly = arb_poly(self._poly)
                low, high = (poly(arb((end, -self.bits))).mid() for end in (self.low, self.low + 1))
                zero = (parts * low / (low - high)).mid().floor() if low != high else arb.nan()
                exact = zero.unique_fmpz() if zero.is_finite() else None
                guess = parts // 2 if exact is None else int(exact)
        return min(max(guess, 0), parts - 1)


def coefficients_of(poly: fmpz_poly) -> Coefficients:
    """Return the coefficients of a polynomial as integers, the constant term first."""
    return tuple(int(c) for c in poly.coeffs())


def value_at(poly: Coefficients, low: int, bits: int) -> int:
    """Return the value at ``low / 2**bits``, multiplied by a power of ``2**bits``."""
    if bits < 0:
        low, bits = low << -bits, 0
    value, shift = 0, 0
    for c in reversed(poly):
        value = value * low + (c << shift)
        shift += bits
    return value


def sign_at(poly: fmpz_poly, place: Fraction) -> int:
    """Return the sign of the value at a rational number."""
    value = poly(flint_of(place)).p
    return (value > 0) - (value < 0)


def _sign_in_ball(poly: fmpz_poly, point: Fraction) -> int:
    """Return the sign of a value, or 0 when it is close to zero."""
    with ctx.workprec(point.numerator.bit_length() + point.denominator.bit_length() + _SPARE):
        near = arb_poly(poly)(arb(flint_of(point)))
    return 0 if near.contains(0) else 1 if near > 0 else -1


def real_roots(poly: Coefficients) -> list[RealRoot]:
    """Return the real roots of a squarefree polynomial, in increasing sequence.

    Parameters
    ----------
    poly
        Not zero, constant term first.

    Raises
    ------
    InputError
        For one with a multiple root, which no interval would isolate.

    References
    ----------
    Collins, Akritas: Polynomial real root isolation using Descartes' rule of signs (1976).
    """
    given = fmpz_poly(list(poly))
    if given.gcd(given.derivative()).degree() > 0:
        raise InputError("all roots must be simple", shown(given))
    bound = _bound_bits(poly)
    # The interval from -2^bound to 2^bound becomes the one from 0 to 1.
    unit = _shifted([c << (bound * i) for i, c in enumerate(poly)], -1)
    found: list[RealRoot] = []
    # Each entry: the polynomial on the interval from low / 2^bits on, moved to that from 0 to 1.
    # It ends when intervals are shorter than the distance of two roots (theorem of Vincent).
    waiting = [([c << i for i, c in enumerate(unit)], 0, 0)]
    while waiting:
        checkpoint()
        here, low, depth = waiting.pop()
        changes = sign_changes(_shifted(here[::-1], 1))
        bits, start = depth - bound - 1, low - (1 << depth >> 1)
        if changes == 1 and depth > 0:
            found.append(RealRoot(poly, start, bits, 1 if here[0] > 0 else -1))
        elif changes:
            degree = len(here) - 1
            left = [c << (degree - i) for i, c in enumerate(here)]
            right = _shifted(left, 1)
            if right[0] == 0:
                middle = 2 * low + 1 - (1 << depth)
                found.append(RealRoot(poly, middle, bits + 1, 0))
                right = right[1:]
            waiting += [(right, 2 * low + 1, depth + 1), (left, 2 * low, depth + 1)]
    return sorted(found, key=lambda root: root.interval)


@lru_cache(maxsize=1024)
def isolated(coefficients: Coefficients) -> tuple[RealRoot, ...]:
    """Return the real roots of a minimal polynomial, which nobody may refine in place."""
    return tuple(real_roots(coefficients))


def quotient_on(
    top: Coefficients | fmpz_poly, below: Coefficients | fmpz_poly, root: RealRoot
) -> Interval | None:
    """Return an interval that holds ``top / below`` at a root; ``None`` while it may be a pole.

    The ends are dyadic.  Balls hold what they are said to hold, whatever the precision is.
    """
    polys = [p if isinstance(p, fmpz_poly) else fmpz_poly(list(p)) for p in (top, below)]
    longest = max(int(poly.height_bits()) for poly in polys)
    with ctx.workprec(max(root.bits, 32) + longest + _SPARE):
        if root.sign == 0:
            place = arb((root.low, -root.bits))
        else:  # exactly the interval
            place = arb((2 * root.low + 1, -root.bits - 1), (1, -root.bits - 1))
        upper, lower = (arb_poly(poly)(place) for poly in polys)
        if lower.contains(0):
            return None
        value = upper / lower
        return exact_middle(value.lower()), exact_middle(value.upper())


def exact_middle(number: arb) -> Fraction:
    """Return the middle of a ball exactly."""
    value, exponent = (int(n) for n in number.mid().man_exp())
    return Fraction(value << exponent) if exponent >= 0 else Fraction(value, 1 << -exponent)


def _dyadic(low: int, bits: int) -> Fraction:
    return Fraction(low, 1 << bits) if bits >= 0 else Fraction(low << -bits)


def _bound_bits(poly: Sequence[int]) -> int:
    """Return ``b >= 0`` such that all roots are smaller than ``2^b`` (Fujiwara's bound)."""
    degree, lead = len(poly) - 1, abs(poly[-1])
    bits = 0
    for i, c in enumerate(poly[:-1]):
        if c:
            excess = abs(c).bit_length() - lead.bit_length() + 1
            bits = max(bits, -(-excess // (degree - i)))
    return bits + 1


def _shifted(poly: Sequence[int], by: int) -> list[int]:
    """Return the polynomial at ``x + by``, for ``by`` 1 or -1."""
    shifted = [int(c) for c in fmpz_poly(list(poly))(fmpz_poly([by, 1])).coeffs()]
    return shifted + [0] * (len(poly) - len(shifted))

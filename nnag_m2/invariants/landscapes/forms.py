"""Symmetric matrices of polynomials, and their signatures at real points, exactly."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count
from math import lcm
from typing import Any

from flint import arb, ctx, fmpq
from sympy import Poly, Rational

from nnag_m2.algebra.exact_numbers import sympy_of
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.balls import Balls, Undecided, balls_of, diagonal, settled
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.ranks import rank_of_terms
from nnag_m2.algebra.terms import Terms, Values, denominator, derivative, integer_terms, times
from nnag_m2.calling import checkpoint

_MORE = 28
"""Bits beyond those of a direction, times eight: where they do not show a sign, more are due."""


@dataclass(frozen=True)
class Signature:
    """The signature of a quadratic form.

    Attributes
    ----------
    positive, negative
        How many eigenvalues are.
    direction
        Rational numbers at which the form is negative; ``None`` when it is nowhere negative.
    """

    positive: int
    negative: int
    direction: tuple[Rational, ...] | None

    @property
    def inertia(self) -> tuple[int, int]:
        """How many eigenvalues are positive and negative."""
        return self.positive, self.negative


@dataclass(frozen=True)
class Form:
    """A symmetric matrix of polynomials, times a positive number that makes them integral.

    Attributes
    ----------
    rows
        The polynomials.
    """

    rows: list[list[Terms]]

    @classmethod
    def of(cls, entries: Sequence[Sequence[Poly]]) -> Form:
        """Return a symmetric matrix, shape ``(n, n)``."""
        common = lcm(*(denominator(f) for i, row in enumerate(entries) for f in row[i:]))
        return cls._mirrored([[times(f, common) for f in row[i:]] for i, row in enumerate(entries)])

    @classmethod
    def hessian(cls, poly: Poly) -> Form:
        """Return the second derivatives of a rational polynomial."""
        terms, places = integer_terms(poly), range(len(poly.gens))
        slopes = [derivative(terms, i) for i in places]
        return cls._mirrored([[derivative(slope, j) for j in places[i:]]
                              for i, slope in enumerate(slopes)])  # fmt: skip

    @classmethod
    def _mirrored(cls, upper: Sequence[Sequence[Terms]]) -> Form:
        """Return the matrix of entries on and above the diagonal."""
        places = range(len(upper))
        return cls([[upper[min(i, j)][abs(i - j)] for j in places] for i in places])

    def inertia_at(self, point: RealPoint, null: int = 0) -> tuple[int, int]:
        """Return how many eigenvalues are positive and negative, as ``signature_at`` does."""
        matrix = self._at(point, range(len(self.rows)))
        positive, negative, _ = matrix.decided(len(self.rows) - null)
        return positive, negative

    def _at(self, point: RealPoint, kept: Sequence[int]) -> _FormAt:
        return _FormAt(point.place, [[self.rows[i][j] for j in kept] for i in kept])

    def signature_at(
        self, point: RealPoint, flat: Collection[int] = (), null: int = 0
    ) -> Signature:
        """Return the signature at a point, exactly.

        Parameters
        ----------
        point
            A real point.
        flat
            Places of coordinates.  The kernel at the point must have a vector for each of them, so
            that their entries at these places are an invertible matrix; then the form has the
            same signature on what has zeros there.
        null
            How many dimensions at least the kernel has besides.
        """
        kept = [i for i in range(len(self.rows)) if i not in flat]
        matrix = self._at(point, kept)
        positive, negative, way = matrix.decided(len(kept) - null)
        if way is None:
            return Signature(positive, negative, None)
        found = dict(zip(kept, matrix.rational_direction(way), strict=True))
        zero = Rational(0)
        return Signature(positive, negative, tuple(found.get(i, zero)
                                                   for i in range(len(self.rows))))  # fmt: skip


@dataclass(frozen=True)
class _FormAt:
    """A symmetric matrix of integer polynomials at a point."""

    place: AlgebraicPoint
    rows: list[list[Terms]]

    def decided(self, most: int) -> tuple[int, int, list[Any] | None]:
        """Return both numbers, and a way down in balls if there is one.

        Parameters
        ----------
        most
            The rank is this at most.
        """

        def attempt(bits: int, rank: int) -> tuple[int, int, list[Any] | None]:
            with ctx.workprec(2 * bits):
                return diagonal(self.balls(bits), rank)

        found: tuple[int, int, list[Any] | None] = settled(attempt, most, self._rank)
        return found

    def balls(self, bits: int) -> Balls:
        """Return balls around the entries."""
        known = Values(balls_of(self.place, bits), arb(1), lambda value: value)
        upper = [f for i, row in enumerate(self.rows) for f in row[i:]]
        entries = iter(known.all(upper))
        size = len(self.rows)
        found: Balls = [[arb(0)] * size for _ in range(size)]
        for i in range(size):
            for j in range(i, size):
                found[i][j] = found[j][i] = next(entries)
        return found

    def _rank(self) -> int:
        return rank_of_terms(self.rows, self.place)

    def rational_direction(self, way: Sequence[Any]) -> tuple[Rational, ...]:
        """Return a rational direction near to one where the form is negative; there it is too."""
        middles = [ball.mid().fmpq() for ball in way]
        largest = max(map(abs, middles))
        for bits in count(4, 4):  # ends: where the form is negative is open
            checkpoint()
            rounded = [fmpq(round(c / largest * 2**bits), 2**bits) for c in middles]
            if self._is_negative(rounded, 8 * (bits + _MORE)):
                return tuple(sympy_of(c) for c in rounded)
        raise AssertionError("unreachable")

    def _is_negative(self, way: Sequence[fmpq], bits: int) -> bool:
        """Return whether balls show that the form is negative in a direction."""
        with ctx.workprec(2 * bits):
            try:
                rows = zip(way, self.balls(bits), strict=True)
            except Undecided:
                return False
            parts = (a * sum((b * f for b, f in zip(way, row, strict=True)), arb(0))
                     for a, row in rows)  # fmt: skip
            return bool(sum(parts, arb(0)) < 0)


def form_signature(entries: Sequence[Sequence[Poly]], point: RealPoint) -> Signature:
    """Return the signature of a symmetric matrix of polynomials at a point, exactly.

    Parameters
    ----------
    entries
        Shape ``(n, n)``, in the variables of the point.
    point
        A real point.
    """
    return Form.of(entries).signature_at(point)

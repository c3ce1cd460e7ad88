"""Signatures of symmetric matrices at real points, and of Hessians on tangent spaces, exactly.

Balls show that an eigenvalue is not zero, and never that it is.  How many are zero is known by the
rank, which is computed over the number field of the point; so every form is decided.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeAlias

from flint import arb, arb_mat, ctx, fmpq, fmpq_mat
from sympy import Poly, Rational

from nnag_m2.algebra.exact_numbers import sympy_of
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.balls import (
    Balls,
    Undecided,
    balls_around,
    balls_of,
    diagonal,
    doubled,
    pivots,
    settled,
    solved,
)
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.ranks import rank_of_terms, tangent_rank
from nnag_m2.algebra.terms import Terms, Values, derivative, integer_terms
from nnag_m2.calling import checkpoint

_MORE = 28
"""Bits beyond those of a direction, times eight: where they do not show a sign, more are due."""

Slopes: TypeAlias = list[list[Terms]]
"""The first derivatives of multiples of polynomials, a row for each."""


@dataclass(frozen=True)
class Signature:
    """How many eigenvalues of a quadratic form are positive, how many negative.

    The direction consists of rational numbers at which it is negative, if it is so anywhere.
    """

    positive: int
    negative: int
    direction: tuple[Rational, ...] | None


@dataclass(frozen=True)
class Form:
    """A symmetric matrix of polynomials, times a positive number that makes them integral."""

    rows: list[list[Terms]]

    @classmethod
    def hessian(cls, poly: Poly) -> Form:
        """Return the second derivatives of a rational polynomial."""
        terms, places = integer_terms(poly), range(len(poly.gens))
        slopes = [derivative(terms, i) for i in places]
        upper = {(i, j): derivative(slopes[i], j) for i in places for j in places[i:]}
        return cls([[upper[min(i, j), max(i, j)] for j in places] for i in places])

    def inertia_at(self, point: RealPoint, null: int = 0) -> tuple[int, int]:
        """Return how many eigenvalues are positive and negative, as ``signature_at`` does."""
        positive, negative, _ = self._decided(point.place, len(self.rows) - null)
        return positive, negative

    def signature_at(
        self, point: RealPoint, flat: Collection[int] = (), null: int = 0
    ) -> Signature:
        """Return the signature at a point, exactly.

        The kernel there must have a vector for each ``flat`` place, so that their entries at these
        places are an invertible matrix: the form has the same signature on what has zeros there.
        It has at least ``null`` dimensions besides.
        """
        size = len(self.rows)
        kept = [i for i in range(size) if i not in flat]
        rest = Form([[self.rows[i][j] for j in kept] for i in kept])
        positive, negative, way = rest._decided(point.place, len(kept) - null)
        if way is None:
            return Signature(positive, negative, None)
        found = dict(zip(kept, rest._rational_direction(point.place, way), strict=True))
        direction = tuple(found.get(i, Rational(0)) for i in range(size))
        return Signature(positive, negative, direction)

    def _decided(self, place: AlgebraicPoint, most: int) -> tuple[int, int, list[Any] | None]:
        """Return both numbers, for a rank up to this one, and a way down in balls if any."""

        def attempt(bits: int, rank: int) -> tuple[int, int, list[Any] | None]:
            with ctx.workprec(2 * bits):
                return diagonal(self._balls(place, bits), rank)

        def exact_rank() -> int:
            return rank_of_terms(self.rows, place)

        found: tuple[int, int, list[Any] | None] = settled(attempt, most, exact_rank)
        return found

    def _balls(self, place: AlgebraicPoint, bits: int) -> Balls:
        """Return balls around the entries."""
        known = Values(balls_of(place, bits), arb(1), lambda value: value)
        size = len(self.rows)
        places = [(i, j) for i in range(size) for j in range(i, size)]
        upper = dict(zip(places, known.all([self.rows[i][j] for i, j in places]), strict=True))
        return [[upper[min(i, j), max(i, j)] for j in range(size)] for i in range(size)]

    def _rational_direction(
        self, place: AlgebraicPoint, way: Sequence[Any]
    ) -> tuple[Rational, ...]:
        """Return a rational direction near to one where the form is negative; there it is too."""
        middles = [ball.mid().fmpq() for ball in way]
        largest = max(map(abs, middles))
        for bits in count(4, 4):  # ends: where the form is negative is open
            checkpoint()
            rounded = [fmpq(round(c / largest * 2**bits), 2**bits) for c in middles]
            if self._is_negative(place, rounded, 8 * (bits + _MORE)):
                return tuple(sympy_of(c) for c in rounded)
        raise AssertionError("unreachable")

    def _is_negative(self, place: AlgebraicPoint, way: Sequence[fmpq], bits: int) -> bool:
        """Return whether balls show that the form is negative in a direction."""
        with ctx.workprec(2 * bits):
            try:
                rows = zip(way, self._balls(place, bits), strict=True)
            except Undecided:
                return False
            parts = (a * sum((b * f for b, f in zip(way, row, strict=True)), arb(0))
                     for a, row in rows)  # fmt: skip
            return bool(sum(parts, arb(0)) < 0)


def hessian_signature(
    equations: Sequence[Poly], codimension: int, quadric: fmpq_mat, data: fmpq_mat, point: RealPoint
) -> tuple[int, int]:
    """Return how many positive and negative eigenvalues the Hessian has on the tangent space.

    With Lagrange multipliers ``l``, ``Q (p - u) = l_1 grad f_1 + ... + l_c grad f_c`` at a critical
    point ``p``; the Hessian of the distance on the variety is, up to the factor 2, that of ``Q -
    l_1 Hess f_1 - ... - l_c Hess f_c`` on the kernel of the gradients (Luenberger, Ye: Linear and
    Nonlinear Programming, section 11.5).  It is degenerate unless all its eigenvalues are counted.

    The equations generate a radical ideal of this codimension at the point, a smooth one; there may
    be more of them.  ``Q`` has shape ``(n, n)``, the data ``u`` have ``(n, 1)``.
    """
    whole = [integer_terms(f) for f in equations]
    slopes = [[derivative(terms, i) for i in range(len(point.variables))] for terms in whole]

    def attempt(bits: int, rank: int) -> tuple[int, int]:
        with ctx.workprec(2 * bits):
            form = _tangent_form(slopes, codimension, quadric, data, point, bits)
            return diagonal(form, rank)[:2]

    def exact_rank() -> int:
        rows = _independent(slopes, codimension, point)
        return tangent_rank([equations[i] for i in rows], quadric, data, point)

    found: tuple[int, int] = settled(attempt, len(point.variables) - codimension, exact_rank)
    return found


def _values(place: Sequence[Any]) -> Values[Any]:
    """Return what evaluates polynomials in balls."""
    return Values(place, arb(1), lambda value: value)


def _independent(slopes: Slopes, codimension: int, point: RealPoint) -> list[int]:
    """Return which equations have independent gradients at a smooth point."""
    for bits in doubled():
        with ctx.workprec(2 * bits):
            place = balls_around(point.refined(Rational(1, 2**bits)))
            try:
                return pivots(_gradients(slopes, _values(place)), codimension)[0]
            except Undecided:
                pass
    raise AssertionError("unreachable")


def _gradients(slopes: Slopes, values: Values[Any]) -> Balls:
    return [[values.of(slope) for slope in row] for row in slopes]


def _tangent_form(
    slopes: Slopes,
    codimension: int,
    quadric: fmpq_mat,
    data: fmpq_mat,
    point: RealPoint,
    bits: int,
) -> Balls:
    """Return the Hessian in a basis of the tangent space."""
    place = balls_around(point.refined(Rational(1, 2**bits)))
    values = _values(place)
    gradients = _gradients(slopes, values)
    rows, columns = pivots(gradients, codimension)
    free = [j for j in range(len(place)) if j not in columns]
    force = arb_mat(quadric) * (_column(place) - arb_mat(data))
    hessian = arb_mat(quadric)
    tangent = arb_mat(len(place), len(free))
    for i, j in enumerate(free):
        tangent[j, i] = arb(1)
    if rows:
        square = arb_mat([[gradients[i][j] for j in columns] for i in rows])
        rest = arb_mat([[gradients[i][j] for j in free] for i in rows]) if free else None
        held = _column([force[j, 0] for j in columns])
        multipliers = solved(square.transpose(), held)
        for k, i in enumerate(rows):
            places = range(len(place))
            bent = [[values.of(derivative(f, j)) for j in places] for f in slopes[i]]
            hessian -= multipliers[k, 0] * arb_mat(bent)
        if rest is not None:
            moved = solved(square, rest)
            for k, j in enumerate(columns):
                for i in range(len(free)):
                    tangent[j, i] = -moved[k, i]
    return (tangent.transpose() * hessian * tangent).tolist() if free else []


def _column(entries: Sequence[Any]) -> arb_mat:
    return arb_mat([[entry] for entry in entries])

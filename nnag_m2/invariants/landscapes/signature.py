"""Signatures of Hessians on tangent spaces: certified balls, and exact ranks where these fail.

Balls show that an eigenvalue is not zero, and never that it is.  How many are zero is known by the
rank, which is computed over the number field of the point; so every form is decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flint import arb, arb_mat, ctx, fmpq_mat
from sympy import Poly, Rational

from nnag_m2.algebra.real.balls import (
    Balls,
    Undecided,
    balls_around,
    diagonal,
    doubled,
    pivots,
    settled,
    solved,
)
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.ranks import tangent_rank
from nnag_m2.algebra.terms import Terms, Values, derivative, integer_terms


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
    listed = [_Derivatives.of(f) for f in equations]

    def attempt(bits: int, rank: int) -> tuple[int, int]:
        with ctx.workprec(2 * bits):
            form = _tangent_form(listed, codimension, quadric, data, point, bits)
            return diagonal(form, rank)[:2]

    def exact_rank() -> int:
        rows = _independent(listed, codimension, point)
        return tangent_rank([equations[i] for i in rows], quadric, data, point)

    found: tuple[int, int] = settled(attempt, len(point.variables) - codimension, exact_rank)
    return found


@dataclass(frozen=True)
class _Derivatives:
    """The first and second derivatives of a multiple of a polynomial."""

    slopes: list[Terms]
    bent: list[list[Terms]]

    @classmethod
    def of(cls, poly: Poly) -> _Derivatives:
        terms, places = integer_terms(poly), range(len(poly.gens))
        slopes = [derivative(terms, i) for i in places]
        return cls(slopes, [[derivative(slope, j) for j in places] for slope in slopes])


def _values(place: Sequence[Any]) -> Values[Any]:
    """Return what evaluates polynomials in balls."""
    return Values(place, arb(1), lambda value: value)


def _independent(
    equations: Sequence[_Derivatives], codimension: int, point: RealPoint
) -> list[int]:
    """Return which equations have independent gradients at a smooth point."""
    for bits in doubled():
        with ctx.workprec(2 * bits):
            place = balls_around(point.refined(Rational(1, 2**bits)))
            try:
                return pivots(_gradients(equations, _values(place)), codimension)[0]
            except Undecided:
                pass
    raise AssertionError("unreachable")


def _gradients(equations: Sequence[_Derivatives], values: Values[Any]) -> Balls:
    return [[values.of(slope) for slope in f.slopes] for f in equations]


def _tangent_form(
    equations: Sequence[_Derivatives],
    codimension: int,
    quadric: fmpq_mat,
    data: fmpq_mat,
    point: RealPoint,
    bits: int,
) -> Balls:
    """Return the Hessian in a basis of the tangent space."""
    place = balls_around(point.refined(Rational(1, 2**bits)))
    values = _values(place)
    gradients = _gradients(equations, values)
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
            hessian -= multipliers[k, 0] * arb_mat(
                [[values.of(f) for f in row] for row in equations[i].bent]
            )
        if rest is not None:
            moved = solved(square, rest)
            for k, j in enumerate(columns):
                for i in range(len(free)):
                    tangent[j, i] = -moved[k, i]
    return (tangent.transpose() * hessian * tangent).tolist() if free else []


def _column(entries: Sequence[Any]) -> arb_mat:
    return arb_mat([[entry] for entry in entries])

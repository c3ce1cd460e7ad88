"""The signature of the Hessian of a distance on a tangent space, in certified ball arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flint import arb, arb_mat, ctx, fmpq, fmpq_mat
from sympy import Poly, Rational

from nnag_m2.algebra.points import RealPoint

_ONE = arb(1)

Balls = list[list[Any]]
"""A matrix of balls, row by row."""


class Undecided(Exception):
    """The balls are too large to tell a number from zero."""


def hessian_signature(
    equations: Sequence[Poly],
    codimension: int,
    quadric: fmpq_mat,
    data: fmpq_mat,
    point: RealPoint,
    bits: int,
) -> tuple[int, int]:
    """Return how many positive and negative eigenvalues the Hessian has on the tangent space.

    With Lagrange multipliers ``l``, ``Q (p - u) = l_1 grad f_1 + ... + l_c grad f_c`` at a critical
    point ``p``; the Hessian of the distance on the variety is, up to the factor 2, that of
    ``Q - l_1 Hess f_1 - ... - l_c Hess f_c`` on the kernel of the gradients.

    Parameters
    ----------
    equations
        Generators of a radical ideal, more than the codimension or as many.
    codimension
        The codimension at the point, a smooth one.
    quadric, data
        ``Q``, shape ``(n, n)``, and ``u``, shape ``(n, 1)``.
    point
        A critical point of the distance from ``u``.
    bits
        The precision.

    Returns
    -------
    tuple
        The sum is the dimension of the tangent space: a degenerate Hessian is never decided.

    Raises
    ------
    Undecided
        Where more precision is needed; for a degenerate Hessian always.

    References
    ----------
    Luenberger, Ye: Linear and Nonlinear Programming, section 11.5.
    """
    with ctx.workprec(2 * bits):
        place = _balls(point.refined(Rational(1, 2**bits)))
        gradients = [[enclosed_value(f.diff(v), place) for v in f.gens] for f in equations]
        rows, columns = _pivots(gradients, codimension)
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
            multipliers = _solve(square.transpose(), held)
            for k, i in enumerate(rows):
                hessian -= multipliers[k, 0] * _hessian(equations[i], place)
            if rest is not None:
                moved = _solve(square, rest)
                for k, j in enumerate(columns):
                    for i in range(len(free)):
                        tangent[j, i] = -moved[k, i]
        form = (tangent.transpose() * hessian * tangent).tolist() if free else []
        return inertia(form)


def inertia(form: Balls) -> tuple[int, int]:
    """Return how many positive and negative eigenvalues a symmetric matrix of balls has.

    Sylvester's law: congruences bring it to diagonal form, one certified sign after the other.

    Raises
    ------
    Undecided
        When no entry is certainly different from zero before the end.
    """
    positive = negative = 0
    left = [row[:] for row in form]
    while left:
        best = max(range(len(left)), key=lambda i: _certain(left[i][i]))
        if _certain(left[best][best]) <= 0:
            best = _with_a_diagonal_entry(left)
        pivot = left[best][best]
        positive, negative = positive + (pivot > 0), negative + (pivot < 0)
        others = [i for i in range(len(left)) if i != best]
        left = [
            [left[i][j] - left[i][best] * left[best][j] / pivot for j in others] for i in others
        ]
    return positive, negative


def _with_a_diagonal_entry(form: Balls) -> int:
    """Add a basis vector to another one so that its diagonal entry is certainly not zero."""
    size = len(form)
    for i in range(size):
        for j in range(size):
            for sign in (1, -1):
                entry = form[i][i] + 2 * sign * form[i][j] + form[j][j]
                if i != j and _certain(entry) > 0:
                    form[i] = [a + sign * b for a, b in zip(form[i], form[j], strict=True)]
                    for row in form:
                        row[i] += sign * row[j]
                    return i
    raise Undecided


def _pivots(gradients: Balls, count: int) -> tuple[list[int], list[int]]:
    """Return rows and columns of a square submatrix that is certainly invertible."""
    left = [row[:] for row in gradients]
    rows: list[int] = []
    columns: list[int] = []
    for _ in range(count):
        places = [
            (i, j)
            for i in range(len(left))
            for j in range(len(left[i]))
            if i not in rows and j not in columns
        ]
        i, j = max(places, key=lambda place: _certain(left[place[0]][place[1]]))
        pivot = left[i][j]
        if _certain(pivot) <= 0:
            raise Undecided
        rows.append(i)
        columns.append(j)
        for k in range(len(left)):
            if k not in rows:
                factor = left[k][j] / pivot
                left[k] = [a - factor * b for a, b in zip(left[k], left[i], strict=True)]
    return rows, columns


def _certain(ball: Any) -> Any:
    """Return a lower bound of the absolute value."""
    return ball.abs_lower()


def _solve(matrix: arb_mat, right: arb_mat) -> arb_mat:
    try:
        return matrix.solve(right)
    except ZeroDivisionError:
        raise Undecided from None


def _balls(point: RealPoint) -> list[Any]:
    """Return a ball around each coordinate."""
    return [arb(_fraction(low)).union(arb(_fraction(high))) for low, high in point.intervals]


def _fraction(number: Rational) -> fmpq:
    return fmpq(int(number.p), int(number.q))


def _column(entries: Sequence[Any]) -> arb_mat:
    return arb_mat([[entry] for entry in entries])


def _hessian(poly: Poly, place: Sequence[Any]) -> arb_mat:
    slopes = [poly.diff(v) for v in poly.gens]
    return arb_mat([[enclosed_value(slope.diff(v), place) for v in poly.gens] for slope in slopes])


def enclosed_value(poly: Poly, place: Sequence[Any], one: Any = _ONE) -> Any:
    """Return a ball, or a polynomial of balls, that contains the value of a polynomial."""
    value = 0 * one
    for exponents, coefficient in poly.rep.to_dict().items():
        term = one * arb(fmpq(int(coefficient.numerator), int(coefficient.denominator)))
        for ball, exponent in zip(place, exponents, strict=True):
            if exponent:
                term *= ball**exponent
        value += term
    return value


def decided(attempt: Callable[[int], tuple[int, int]], bits: int, most: int) -> Any:
    """Return what an attempt gives with enough bits, or ``None`` when they are not enough."""
    while bits <= most:
        try:
            return attempt(bits)
        except Undecided:
            bits *= 2
    return None

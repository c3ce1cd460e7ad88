"""Signatures of quadratic forms at real points: certified balls, and exact ranks where these fail.

Balls show that an eigenvalue is not zero, and never that it is.  How many are zero is known by the
rank, which is computed over the number field of the point; so every form is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from flint import arb, arb_mat, ctx, fmpq_mat
from sympy import Add, Poly, Rational

from nnag_m2.algebra.exact_numbers import flint_of, sympy_of
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.calling import checkpoint
from nnag_m2.invariants.landscapes.ranks import rank_at, tangent_rank

_ONE = arb(1)

_BITS, _SOON = 64, 256
"""Precisions: the first one, and the one after which a rank is cheaper than more of them."""

Balls = list[list[Any]]
"""A matrix of balls, row by row."""


class Undecided(Exception):
    """The balls are too large to tell a number from zero."""


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


def form_signature(entries: Sequence[Sequence[Poly]], point: RealPoint) -> Signature:
    """Return the signature of a symmetric matrix of polynomials at a point, exactly.

    Parameters
    ----------
    entries
        Shape ``(n, n)``, in the variables of the point.
    point
        A real point.
    """

    def attempt(bits: int, rank: int) -> tuple[int, int, list[Any] | None]:
        with ctx.workprec(2 * bits):
            place = _balls(point.refined(Rational(1, 2**bits)))
            return diagonal([[enclosed_value(f, place) for f in row] for row in entries], rank)

    size = len(entries)
    positive, negative, way = settled(attempt, size, lambda: rank_at(entries, point))
    direction = None if way is None else _rational_direction(entries, point, way)
    return Signature(positive, negative, direction)


def _rational_direction(
    entries: Sequence[Sequence[Poly]], point: RealPoint, way: Sequence[Any]
) -> tuple[Rational, ...]:
    """Return a rational direction near to one in which a form is negative, checked exactly."""
    middles = [sympy_of(c) for c in (ball.mid().fmpq() for ball in way)]
    largest = max(map(abs, middles))
    for bits in count(4, 4):  # ends: where the form is negative is open
        checkpoint()
        rounded = tuple(Rational(round(c / largest * 2**bits), 2**bits) for c in middles)
        terms = (
            a * b * f.as_expr()
            for a, row in zip(rounded, entries, strict=True)
            for b, f in zip(rounded, row, strict=True)
        )
        if point.sign_of(Add(*terms)) < 0:
            return rounded
    raise AssertionError("unreachable")


def hessian_signature(
    equations: Sequence[Poly],
    codimension: int,
    quadric: fmpq_mat,
    data: fmpq_mat,
    point: RealPoint,
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

    Returns
    -------
    tuple
        The sum is the dimension of the tangent space unless the Hessian is degenerate.

    References
    ----------
    Luenberger, Ye: Linear and Nonlinear Programming, section 11.5.
    """

    def attempt(bits: int, rank: int) -> tuple[int, int]:
        with ctx.workprec(2 * bits):
            form = _tangent_form(equations, codimension, quadric, data, point, bits)
            return diagonal(form, rank)[:2]

    def exact_rank() -> int:
        rows = _independent(equations, codimension, point)
        return tangent_rank([equations[i] for i in rows], quadric, data, point)

    found: tuple[int, int] = settled(attempt, len(point.variables) - codimension, exact_rank)
    return found


def settled(attempt: Callable[[int, int], Any], full: int, rank: Callable[[], int]) -> Any:
    """Return what an attempt gives with enough bits and the right rank.

    The full rank is tried first; when moderate precision does not show it, the rank is computed.
    """
    for bits in _doubled(_BITS, _SOON):
        try:
            return attempt(bits, full)
        except Undecided:
            pass
    exact = rank()
    for bits in _doubled(_BITS):  # ends: so many eigenvalues are not zero
        try:
            return attempt(bits, exact)
        except Undecided:
            pass
    raise AssertionError("unreachable")


def _doubled(bits: int, most: int | None = None) -> Iterator[int]:
    while most is None or bits <= most:
        checkpoint()
        yield bits
        bits *= 2


def _independent(equations: Sequence[Poly], codimension: int, point: RealPoint) -> list[int]:
    """Return which equations have independent gradients at a smooth point."""
    for bits in _doubled(_BITS):
        with ctx.workprec(2 * bits):
            place = _balls(point.refined(Rational(1, 2**bits)))
            try:
                return _pivots(_gradients(equations, place), codimension)[0]
            except Undecided:
                pass
    raise AssertionError("unreachable")


def _gradients(equations: Sequence[Poly], place: Sequence[Any]) -> Balls:
    return [[enclosed_value(f.diff(v), place) for v in f.gens] for f in equations]


def _tangent_form(
    equations: Sequence[Poly],
    codimension: int,
    quadric: fmpq_mat,
    data: fmpq_mat,
    point: RealPoint,
    bits: int,
) -> Balls:
    """Return the Hessian in a basis of the tangent space."""
    place = _balls(point.refined(Rational(1, 2**bits)))
    gradients = _gradients(equations, place)
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
    return (tangent.transpose() * hessian * tangent).tolist() if free else []


def diagonal(form: Balls, rank: int) -> tuple[int, int, list[Any] | None]:
    """Return the signature of a symmetric matrix of balls, and a vector where it is negative.

    Sylvester's law: congruences bring it to diagonal form, one certified sign after the other,
    as many as the rank says.

    Parameters
    ----------
    form
        The matrix.
    rank
        Its rank, which must be right.

    Returns
    -------
    tuple
        How many eigenvalues are positive, how many negative; a vector, ``None`` without them.

    Raises
    ------
    Undecided
        When no entry is certainly different from zero before the end.
    """
    positive = negative = 0
    way: list[Any] | None = None
    left = [row[:] for row in form]
    basis = [[arb(int(i == j)) for j in range(len(form))] for i in range(len(form))]
    while positive + negative < rank:
        best = max(range(len(left)), key=lambda i: _certain(left[i][i]))
        if _certain(left[best][best]) <= 0:
            best = _with_a_diagonal_entry(left, basis)
        pivot = left[best][best]
        positive, negative = positive + (pivot > 0), negative + (pivot < 0)
        if pivot < 0 and way is None:
            way = basis[best]
        others = [i for i in range(len(left)) if i != best]
        shares = [left[i][best] / pivot for i in others]
        basis = [
            [a - share * b for a, b in zip(basis[i], basis[best], strict=True)]
            for i, share in zip(others, shares, strict=True)
        ]
        left = [
            [left[i][j] - share * left[best][j] for j in others]
            for i, share in zip(others, shares, strict=True)
        ]
    return positive, negative, way


def _with_a_diagonal_entry(form: Balls, basis: Balls) -> int:
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
                    basis[i] = [a + sign * b for a, b in zip(basis[i], basis[j], strict=True)]
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
    return [arb(flint_of(low)).union(arb(flint_of(high))) for low, high in point.intervals]


def _column(entries: Sequence[Any]) -> arb_mat:
    return arb_mat([[entry] for entry in entries])


def _hessian(poly: Poly, place: Sequence[Any]) -> arb_mat:
    slopes = [poly.diff(v) for v in poly.gens]
    return arb_mat([[enclosed_value(slope.diff(v), place) for v in poly.gens] for slope in slopes])


def enclosed_value(poly: Poly, place: Sequence[Any], one: Any = _ONE) -> Any:
    """Return a ball, or a polynomial of balls, that contains the value of a polynomial."""
    value = 0 * one
    for exponents, coefficient in poly.rep.to_dict().items():
        term = one * arb(flint_of(coefficient))
        for ball, exponent in zip(place, exponents, strict=True):
            if exponent:
                term *= ball**exponent
        value += term
    return value

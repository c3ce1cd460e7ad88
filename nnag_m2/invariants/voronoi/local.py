"""Whether data in a Voronoi cell are on its boundary, from what X is close to the point alone.

Let ``p`` be the only nearest point to ``u``.  Then data close to ``u`` have their nearest points
close to ``p``, and ``u`` is in the interior of the cell or not for local reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

from sympy import QQ, ImmutableDenseMatrix, Matrix, Poly, Rational, Symbol, hessian, zeros

from nnag_m2.algebra.points import RealPoint
from nnag_m2.invariants.singularities.branches import half_branches


def independent(
    polys: Sequence[Poly], point: RealPoint, start: Sequence[Poly] = ()
) -> tuple[Poly, ...]:
    """Return polynomials, the first ones, whose gradients at a point are a basis of all gradients.

    Those to start with are taken anyway.
    """
    chosen = tuple(start)
    for poly in polys:
        if not are_dependent((*chosen, poly), point):
            chosen = (*chosen, poly)
    return chosen


def are_dependent(polys: Sequence[Poly], point: RealPoint) -> bool:
    """Return whether the gradients at a point are linearly dependent: their Gram determinant."""
    rows = _gradients(polys, point)
    return _sign((rows * rows.T).det(method="berkowitz"), point) == 0


def is_on_wall(
    equations: Sequence[Poly],
    inequalities: Sequence[Poly],
    point: RealPoint,
    data: Sequence[object],
    metric: ImmutableDenseMatrix,
) -> bool:
    """Return whether data, whose only nearest point is given, are on the boundary of its cell.

    Parameters
    ----------
    equations, inequalities
        With independent gradients at the point, where all are zero; the set is described by them.

    Notes
    -----
    With ``Q (p - u) = sum l_i grad g_i + sum m_j grad h_j``, where ``m_j >= 0`` by the theorem of
    Karush, Kuhn and Tucker, ``u`` is in the interior of the cell, relative to the normal space, if
    and only if all ``m_j`` are positive and the Hessian matrix of the Lagrange function is regular
    on the tangent space: then the point stays a strict local minimum for all data nearby.  If not,
    data that are farther in the direction of ``grad h_j``, or of ``u - p``, have other nearest
    points.
    """
    variables = point.variables
    rows = _gradients((*equations, *inequalities), point)
    count = rows.rows
    difference = Matrix(_coordinates(point)) - Matrix(list(data))
    gram = rows * rows.T
    scale = gram.det(method="berkowitz") if count else Matrix([[1]])[0]
    multipliers = (gram.adjugate() * rows * metric * difference) if count else zeros(0, 1)
    if any(_sign(m, point) == 0 for m in multipliers[len(equations) :]):
        return True
    curved = scale * Matrix(metric)
    for poly, multiplier in zip((*equations, *inequalities), multipliers, strict=True):
        curved -= multiplier * _at(Matrix(hessian(poly.as_expr(), variables)), point)
    bordered = Matrix.vstack(
        Matrix.hstack(curved, rows.T), Matrix.hstack(rows, zeros(count, count))
    )
    return _sign(bordered.det(method="berkowitz"), point) == 0


def has_orthogonal_branch(
    curve: Poly, point: tuple[Rational, ...], covector: tuple[Rational, ...]
) -> bool:
    """Return whether a half-branch of a plane curve at a point has a tangent that is annihilated.

    Notes
    -----
    Let the point be an isolated singular point ``p`` of the curve, and the only nearest point to
    ``u``.  Then ``<u - p, t> <= 0`` for all tangent directions ``t`` of half-branches, and ``u`` is
    on the boundary of the cell if and only if it is zero for one of them: nearest points of data
    that tend to ``u`` tend to ``p`` along a half-branch; and data that are farther in its direction
    are closer to its points.
    """
    moved = {v: v + c for v, c in zip(curve.gens, point, strict=True)}
    around = Poly(curve.as_expr().subs(moved, simultaneous=True), *curve.gens, domain=QQ)
    least = min(sum(e) for e in around.monoms())
    lowest = Poly.from_dict({e: c for e, c in around.terms() if sum(e) == least}, *curve.gens)
    v, w = covector
    for half in half_branches(around):
        slope = -v / w if w else None
        if (v, w) == (0, 0) or (half.side == 0 and w == 0):
            return True
        inside = half.side != 0 and slope is not None and half.low <= slope <= half.high
        if inside and lowest.eval((1, slope)) == 0:
            return True
    return False


def _gradients(polys: Sequence[Poly], point: RealPoint) -> Matrix:
    entries = [poly.diff(v).as_expr() for poly in polys for v in point.variables]
    return _at(Matrix(len(polys), len(point.variables), entries), point)


def _coordinates(point: RealPoint) -> list[object]:
    """Return the coordinates that are rational, and the variables for those that are not."""
    places = zip(point.variables, point.intervals, strict=True)
    return [low if low == high else v for v, (low, high) in places]


def _at(matrix: Matrix, point: RealPoint) -> Matrix:
    known: dict[Symbol, object] = dict(zip(point.variables, _coordinates(point), strict=True))
    return matrix.xreplace(known)


def _sign(value: object, point: RealPoint) -> int:
    return point.sign_of(value)

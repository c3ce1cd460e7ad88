"""Whether data in a Voronoi cell are on its boundary, from what X is close to the point alone.

Let ``p`` be the only nearest point to ``u``.  Then data close to ``u`` have their nearest points
close to ``p``, and ``u`` is in the interior of the cell or not for local reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

from sympy import ImmutableDenseMatrix, Matrix, Poly, Symbol, hessian, zeros

from nnag_m2.algebra.points import RealPoint


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

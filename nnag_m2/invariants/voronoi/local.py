"""Whether data in a Voronoi cell are on its boundary, from what X is close to the point alone.

Let ``p`` be the only nearest point to ``u``.  Then data close to ``u`` have their nearest points
close to ``p``, and ``u`` is in the interior of the cell or not for local reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sympy import Expr, ImmutableDenseMatrix, Matrix, Poly, Symbol, eye, factorial, hessian, zeros

from nnag_m2.algebra.exact_numbers import fraction_of
from nnag_m2.algebra.real.points import RealPoint
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

    The set is described by equations and inequalities with independent gradients at the point,
    where all are zero.

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
    curve: Poly, point: RealPoint, data: Sequence[object], metric: ImmutableDenseMatrix
) -> bool:
    """Return whether data are orthogonal, at a point of a plane curve, to a half-branch's tangent.

    Let the point be an isolated singular point ``p`` of the curve, and the only nearest point to
    ``u``.  Then ``<u - p, t> <= 0`` for all tangent directions ``t`` of half-branches, and ``u`` is
    on the boundary of the cell if and only if it is zero for one of them: nearest points of data
    that tend to ``u`` tend to ``p`` along a half-branch; and data that are farther in its direction
    are closer to its points.
    """
    variables = point.variables
    v, w = metric * (Matrix(list(data)) - Matrix(variables))
    is_zero = [_sign(e, point) == 0 for e in (v, w)]
    found = half_branches(point.field.around(curve), point.field)
    if not found or all(is_zero):
        return bool(found)
    if is_zero[1]:
        return any(half.side == 0 for half in found)
    if _sign(_lowest_form(curve, point, (w, -v)), point):
        return False
    # the slope -v/w is that of a tangent: of a half-branch if it is between its bounds
    return any(
        _sign((v + half.low * w) * w, point) <= 0 <= _sign((v + half.high * w) * w, point)
        for half in found
        if half.side
    )


def normal_space(
    equations: Sequence[Poly], point: RealPoint, metric: ImmutableDenseMatrix
) -> tuple[list[list[Fraction]], list[int]]:
    """Return equations for the normal space at a rational point, with the point as origin.

    Parameters
    ----------
    equations
        Of a variety that is smooth at the point; they generate its ideal there.

    Returns
    -------
    tuple
        Rows of coefficients, and which coordinates are coordinates of the normal space.
    """
    n = len(point.variables)
    tangents = _gradients(equations, point).nullspace() if equations else eye(n).columnspace()
    if not tangents:
        return [], list(range(n))
    rows = Matrix([(metric * t).T for t in tangents])
    pivots = rows.rref()[1]
    normals = [[fraction_of(e) for e in rows.row(i)] for i in range(rows.rows)]
    return normals, [i for i in range(n) if i not in pivots]


def _lowest_form(curve: Poly, point: RealPoint, direction: tuple[Expr, Expr]) -> Expr:
    """Return the first term of a Taylor series that does not vanish, in some direction."""
    x, y = curve.gens
    a, b = direction
    for m in range(1, curve.total_degree() + 1):
        terms = [
            (curve.diff((x, i), (y, m - i)).as_expr() / (factorial(i) * factorial(m - i)), i)
            for i in range(m + 1)
        ]
        if any(_sign(c, point) for c, _ in terms):
            return sum(c * a**i * b ** (m - i) for c, i in terms)
    raise AssertionError("a polynomial that is not zero has a term that is not")


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

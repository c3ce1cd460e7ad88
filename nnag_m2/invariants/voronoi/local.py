"""Whether data in a Voronoi cell are on its boundary, from what X is close to the point alone.

Let ``p`` be the only nearest point to ``u``.  Then data close to ``u`` have their nearest points
close to ``p``, and ``u`` is in the interior of the cell or not for local reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sympy import QQ, ImmutableDenseMatrix, Matrix, Poly

from nnag_m2.algebra.exact_matrices import as_flint
from nnag_m2.algebra.exact_numbers import fraction_of
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.terms import value_at
from nnag_m2.invariants.landscapes.forms import hessian_signature
from nnag_m2.invariants.singularities.branches import half_branches
from nnag_m2.invariants.singularities.spaces import tangent_space
from nnag_m2.invariants.singularities.splitting import lowest_form


def independent(polys: Sequence[Poly], point: RealPoint) -> tuple[Poly, ...]:
    """Return the first polynomials whose gradients at a point are a basis of all gradients."""
    chosen: tuple[Poly, ...] = ()
    for poly in polys:
        if not are_dependent((*chosen, poly), point):
            chosen = (*chosen, poly)
    return chosen


def are_dependent(polys: Sequence[Poly], point: RealPoint) -> bool:
    """Return whether the gradients at a point are linearly dependent: their Gram determinant."""
    rows = _gradients(polys, point)
    return point.sign_of((rows * rows.T).det(method="berkowitz")) == 0


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
    own = (*equations, *inequalities)
    if inequalities:
        rows = _gradients(own, point)
        force = metric * (_at(Matrix(point.variables), point) - Matrix(list(data)))
        multipliers = (rows * rows.T).adjugate() * rows * force
        if any(point.sign_of(m) == 0 for m in multipliers[len(equations) :]):
            return True
    column = as_flint(ImmutableDenseMatrix(list(data)))
    signs = hessian_signature(own, len(own), as_flint(metric), column, point)
    return sum(signs) < len(point.variables) - len(own)


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
    variables, field = point.variables, point.field
    v, w = metric * (Matrix(list(data)) - Matrix(variables))
    is_zero = [point.sign_of(e) == 0 for e in (v, w)]
    germ = field.around(curve)
    found = half_branches(germ, field)
    if not found or all(is_zero):
        return bool(found)
    if is_zero[1]:
        return any(half.side == 0 for half in found)
    direction = [field.value(Poly(e, *variables, domain=QQ)) for e in (w, -v)]
    if value_at(lowest_form(germ), direction, lambda c: c, field.domain.one):
        return False
    # the slope -v/w is that of a tangent: of a half-branch if it is between its bounds
    return any(
        point.sign_of((v + half.low * w) * w) <= 0 <= point.sign_of((v + half.high * w) * w)
        for half in found
        if half.side
    )


def normal_equations(
    ideal: Ideal, point: RealPoint, metric: ImmutableDenseMatrix
) -> tuple[list[list[Fraction]], list[int]]:
    """Return equations for the normal space at a smooth rational point, with that as origin.

    They are rows of coefficients; with them come which coordinates are those of the normal space.
    """
    rows = (metric * tangent_space(ideal, point)).T
    pivots = rows.rref()[1]
    normals = [[fraction_of(e) for e in rows.row(i)] for i in range(rows.rows)]
    return normals, [i for i in range(rows.cols) if i not in pivots]


def _gradients(polys: Sequence[Poly], point: RealPoint) -> Matrix:
    entries = [poly.diff(v).as_expr() for poly in polys for v in point.variables]
    return _at(Matrix(len(polys), len(point.variables), entries), point)


def _at(matrix: Matrix, point: RealPoint) -> Matrix:
    """Return a matrix with the coordinates that are rational, in the place of their variables."""
    places = zip(point.variables, point.intervals, strict=True)
    return matrix.xreplace({v: low for v, (low, high) in places if low == high})

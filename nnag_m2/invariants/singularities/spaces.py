"""Tangent and normal spaces at a point: linear algebra, no engine."""

from __future__ import annotations

from typing import Any

from sympy import QQ, ImmutableDenseMatrix

from nnag_m2.algebra.fields import field_name
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.jacobian import jacobian_matrix
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import Quadric, quadric_argument
from nnag_m2.invariants.reading import ideal_argument
from nnag_m2.invariants.singularities.points import Point, on_variety, rational_point


def tangent_space(ideal: Ideal, point: Point) -> ImmutableDenseMatrix:
    """Return a basis of the Zariski tangent space of a scheme at a rational point.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.  Its generators count as they are: for the tangent space of the
        variety the ideal must be radical, which is not checked.
    point
        ``n`` exact numbers, or a ``RealPoint`` with rational coordinates, on the variety.

    Returns
    -------
    ImmutableDenseMatrix
        The basis vectors as columns: shape ``(n, d)``, where ``d`` is the dimension of the variety
        at a smooth point and larger at a singular one.

    Raises
    ------
    InputError
        For a field other than QQ, or a point that is not on the variety or not rational.

    References
    ----------
    Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 6.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> circle = Ideal([x**2 + y**2 - 25], [x, y])
    >>> tangent_space(circle, [3, 4]).tolist()
    [[-4/3], [1]]
    >>> tangent_space(Ideal([x**3 + y**2], [x, y]), [0, 0]).shape
    (2, 2)
    """
    return _kernel(_gradients(ideal, point, "tangent_space"))


def normal_space(ideal: Ideal, point: Point, quadric: Quadric = "unit") -> ImmutableDenseMatrix:
    """Return a basis of the normal space of a variety at a rational point, in a quadric.

    It consists of all ``v`` with ``t.T * Q * v = 0`` for the tangent vectors ``t``.  At a smooth
    point ``p`` the data to which ``p`` is critical are ``p + v``, and the Voronoi cell is among
    them.

    Parameters
    ----------
    ideal, point
        As for ``tangent_space``.
    quadric
        ``"unit"``, ``"generic"`` or a symmetric matrix ``Q`` of exact rationals, shape ``(n, n)``,
        which may be singular.

    Returns
    -------
    ImmutableDenseMatrix
        The basis vectors as columns: shape ``(n, c)``, where ``c`` is the codimension of the
        tangent space when ``Q`` is nondegenerate.

    Raises
    ------
    InputError
        As for ``tangent_space``, and for a quadric of another shape.

    References
    ----------
    Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
    variety, Found. Comput. Math. 16 (2016), section 2.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> circle = Ideal([x**2 + y**2 - 25], [x, y])
    >>> normal_space(circle, [3, 4]).tolist()
    [[3/4], [1]]
    >>> normal_space(circle, [3, 4], [[1, 0], [0, 3]]).tolist()
    [[9/4], [1]]
    """
    asked = "normal_space"
    tangents = _kernel(_gradients(ideal, point, asked))
    matrix = quadric_argument(quadric, tangents.rows, 1, asked)
    return _kernel(tangents.T * matrix)


def _gradients(ideal: Any, point: Point, asked: str) -> ImmutableDenseMatrix:
    """Return the Jacobian matrix at a rational point of the variety."""
    checked = ideal_argument(ideal, asked)
    if checked.field != QQ:
        raise InputError(
            asked, "the field must be QQ", field_name(checked.field), "an ideal over QQ"
        )
    place = rational_point(point, checked, asked)
    on_variety(checked, place, asked)
    values = dict(zip(checked.variables, place, strict=True))
    return ImmutableDenseMatrix(jacobian_matrix(checked).subs(values))


def _kernel(matrix: ImmutableDenseMatrix) -> ImmutableDenseMatrix:
    """Return a basis of the kernel as columns."""
    basis = matrix.nullspace()
    columns = [entry for vector in basis for entry in vector]
    return ImmutableDenseMatrix(len(basis), matrix.cols, columns).T

"""Tangent and normal spaces at a point: linear algebra, no engine."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import ImmutableDenseMatrix
from sympy.polys.matrices import DomainMatrix

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, question, rational_ideal
from nnag_m2.invariants.distance.quadrics import Quadric, quadric_argument
from nnag_m2.invariants.singularities.points import Point, on_variety, real_point


@question
def tangent_space(ideal: Ideal, point: Point, **options: Unpack[Options]) -> ImmutableDenseMatrix:
    """Return a basis of the Zariski tangent space of a scheme at a real point.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.  The scheme is that of the generators, whether the ideal is
        radical or not; for the tangent space of the variety ask about ``radical(ideal)``.
    point
        ``n`` exact numbers, or a ``RealPoint``, on the variety.

    Returns
    -------
    ImmutableDenseMatrix
        The basis vectors as columns: shape ``(n, d)``, where ``d`` is the dimension of the scheme
        at a smooth point and larger at a singular one, such as any point of a multiple component.
        Entries are exact numbers in the field of the point's coordinates: rational ones, and
        polynomials in a square root or a ``CRootOf``.

    Raises
    ------
    InputError
        For a field other than QQ, or a point that is not on the variety.

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
    >>> from nnag_m2 import real_points
    >>> for point in real_points(Ideal([x**2 - 2, y - 1], [x, y])):
    ...     print(tangent_space(Ideal([y**2 - x**2/2], [x, y]), point).tolist())
    [[-sqrt(2)], [1]]
    [[sqrt(2)], [1]]
    """
    return _columns(_gradients(ideal, point))


@question
def normal_space(
    ideal: Ideal, point: Point, quadric: Quadric = "unit", **options: Unpack[Options]
) -> ImmutableDenseMatrix:
    """Return a basis of the normal space of a scheme at a real point, in a quadric.

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
    gradients = _gradients(ideal, point)
    matrix = quadric_argument(quadric, gradients.shape[1], 1)
    metric = DomainMatrix.from_Matrix(matrix).convert_to(gradients.domain)
    return _columns(gradients.nullspace() * metric)


def _gradients(ideal: Any, point: Point) -> DomainMatrix:
    """Return the Jacobian matrix at a point of the variety, over the field of the point."""
    checked = rational_ideal(ideal)
    place = real_point(point, checked)
    on_variety(checked, place)
    variables = checked.variables
    field, generators = place.field, checked.generators
    # the linear terms around the point
    units = [tuple(int(i == j) for j in range(len(variables))) for i in range(len(variables))]
    terms = [field.around(poly).rep.to_dict() for poly in generators]
    rows = [[found.get(e, field.domain.zero) for e in units] for found in terms]
    return DomainMatrix(rows, (len(rows), len(units)), field.domain)


def _columns(matrix: DomainMatrix) -> ImmutableDenseMatrix:
    """Return a basis of the kernel as columns."""
    return ImmutableDenseMatrix(matrix.nullspace(divide_last=True).transpose().to_Matrix())

"""Whether data lie in the Voronoi cell of a point, decided exactly."""

from __future__ import annotations

from typing import Any, Unpack

from nnag_m2.algebra.real_sets import BoxImage
from nnag_m2.asking import Options, question
from nnag_m2.invariants.distance.quadrics import Quadric
from nnag_m2.invariants.voronoi.arguments import (
    RealSet,
    metric_argument,
    point_argument,
    real_set_argument,
)
from nnag_m2.invariants.voronoi.candidates import face_strata
from nnag_m2.invariants.voronoi.cells import VoronoiCell
from nnag_m2.invariants.voronoi.images import ImageCell, Place, image_cell


@question
def voronoi_cell(
    real_set: RealSet | BoxImage, point: Any, quadric: Quadric = "unit", **options: Unpack[Options]
) -> VoronoiCell | ImageCell:
    """Return the Voronoi cell of a point, ready to decide about many data: see ``places_of``.

    Parameters, errors and references are those of ``voronoi_cell_contains``.

    Examples
    --------
    >>> from nnag_m2 import Ideal
    >>> from sympy.abc import x, y
    >>> cell = voronoi_cell(Ideal([y**2 + x**3], [x, y]), [0, 0])
    >>> cell.places_of([[1, 0], [0, 1], [2, 1]])
    ['interior', 'outside', 'interior']
    """
    if isinstance(real_set, BoxImage):
        metric = metric_argument(quadric, real_set.dimension)
        return image_cell(real_set, point, metric)
    return cell_of(real_set, point, quadric)


@question
def voronoi_cell_contains(
    real_set: RealSet | BoxImage,
    point: Any,
    data: Any,
    quadric: Quadric = "unit",
    **options: Unpack[Options],
) -> Place:
    """Return whether data lie in the interior of the Voronoi cell, on its boundary or outside.

    The cell of a point ``p`` of ``X`` is the set of all ``u`` that are not closer to any other real
    point of ``X``.  The answer is exact and proved: distances are compared as real algebraic
    numbers, at the critical points on all strata of ``X`` and of its faces.

    Parameters
    ----------
    real_set
        The set ``X``: an ideal over QQ in ``n`` variables, a ``SemialgebraicSet``, or a
        ``BoxImage`` in ``n``-space.  The ideal need not be radical, equidimensional or prime; only
        its real variety counts.  Of a ``BoxImage`` the parameters on all faces of the box are
        compared, and no equations are needed.
    point
        A point of ``X``: ``n`` exact rationals, or a ``RealPoint``, which may be irrational; of
        a ``BoxImage`` rational coordinates, or rational parameters such as ``{t: 1}``.
    data
        ``n`` exact rationals.
    quadric
        ``"unit"`` for the usual distance, or a positive definite matrix of exact rationals, shape
        ``(n, n)``.

    Returns
    -------
    "interior", "boundary" or "outside"
        Interior and boundary are relative to the normal space at ``p`` of the stratum of ``p``, see
        ``voronoi_boundary``: to all of space where ``p`` is a stratum by itself.  Data with two
        nearest points are on the boundary of the cells of both.

    Raises
    ------
    InputError
        For a point that is not on ``X``, a quadric that is not positive definite, floats, another
        field; and where interior and boundary cannot be told apart: for data with one nearest
        point, at which ``X`` is singular, that satisfy the equations of ``voronoi_boundary``, or
        which is irrational.  Plane curves are decided at each point.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symbolic Comput. 109
    (2022), section 2.

    Examples
    --------
    >>> from nnag_m2 import Ideal
    >>> from sympy.abc import x, y
    >>> cusp = Ideal([y**2 + x**3], [x, y])
    >>> voronoi_cell_contains(cusp, [0, 0], [1, 0]), voronoi_cell_contains(cusp, [0, 0], [0, 1])
    ('interior', 'outside')
    >>> circle = Ideal([x**2 + y**2 - 1], [x, y])
    >>> voronoi_cell_contains(circle, [1, 0], [0, 0])
    'boundary'

    A piece of a parabola: its ends have full-dimensional cells.

    >>> from sympy.abc import t
    >>> from nnag_m2 import BoxImage, PolynomialMap
    >>> arc = BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
    >>> voronoi_cell_contains(arc, [1, 1], [2, 1]), voronoi_cell_contains(arc, [1, 1], [3, 0])
    ('interior', 'boundary')
    """
    return voronoi_cell(real_set, point, quadric).place_of(data)


def cell_of(real_set: RealSet, point: Any, quadric: Quadric) -> VoronoiCell:
    """Return the Voronoi cell of a point, for a question whose name errors begin with."""
    checked = real_set_argument(real_set)
    given = point_argument(point, checked)
    metric = metric_argument(quadric, len(checked.ideal.variables))
    return VoronoiCell(checked, given, metric, face_strata(checked))

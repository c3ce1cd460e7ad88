"""Nearest points to data, and whether the data lie in the Voronoi cell of a point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Unpack

from sympy import Dummy, ImmutableDenseMatrix, Matrix, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import BoxImage
from nnag_m2.asking import Options, question
from nnag_m2.calling import steps
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import Quadric, data_argument, squared_distance
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.voronoi.arguments import (
    RealSet,
    metric_argument,
    point_argument,
    real_set_argument,
)
from nnag_m2.invariants.voronoi.cells import VoronoiCell
from nnag_m2.invariants.voronoi.images import ImageCell, Place, image_cell
from nnag_m2.invariants.voronoi.known import FaceStratum, candidates, face_strata


@question
def nearest_points(
    real_set: RealSet, data: Any, quadric: Quadric = "unit", **options: Unpack[Options]
) -> tuple[RealPoint, ...]:
    """Return the points of a set that are nearest to given data: the answers of training.

    Parameters
    ----------
    real_set
        The set ``X``: an ideal over QQ in ``n`` variables, or a ``SemialgebraicSet``.
    data
        ``n`` exact rationals; for the ideal of a plane curve also a ``RealPoint``.
    quadric
        As for ``voronoi_boundary``.

    Returns
    -------
    tuple of RealPoint
        All nearest points, in the sequence of their coordinates; of infinitely many, some on each
        connected set of them, and two at least.  Empty if and only if ``X`` has no real points.
        Distances are compared exactly, as real algebraic numbers.

    Raises
    ------
    InputError
        For a quadric that is not positive definite, floats, another field.

    Examples
    --------
    A cusp is the nearest point for data on one side of it; data behind have two.

    >>> from nnag_m2 import Ideal
    >>> from sympy.abc import x, y
    >>> cusp = Ideal([y**2 + x**3], [x, y])
    >>> nearest_points(cusp, [1, 0])
    (RealPoint(x=0, y=0),)
    >>> len(nearest_points(cusp, [-1, 0]))
    2
    """
    checked = real_set_argument(real_set)
    n = len(checked.ideal.variables)
    metric = metric_argument(quadric, n)
    among = face_strata(checked)
    if isinstance(data, RealPoint) and not data.is_rational:
        if n != 2 or checked.inequalities or len(data.variables) != 2:
            raise InputError("irrational data are for plane curves", str(data))
        return _nearest_to_irrational(among, data, metric)
    given = tuple(data_argument(data, n, checked.ideal.variables))
    distance = squared_distance(checked.ideal.variables, given, metric)
    return nearest_of(candidates(checked, among, given, metric), distance)


def nearest_of(points: Iterable[RealPoint], distance: Any) -> tuple[RealPoint, ...]:
    """Return those points where a polynomial is least."""
    found = [(point.value_of(distance), point) for point in steps(dict.fromkeys(points))]
    least = min((value for value, _ in found), default=None)
    nearest = [point for value, point in found if value == least]
    return tuple(sorted(nearest, key=lambda point: [point[v] for v in point.variables]))


def _nearest_to_irrational(
    among: Sequence[FaceStratum], data: RealPoint, metric: ImmutableDenseMatrix
) -> tuple[RealPoint, ...]:
    """Return the points of a plane curve nearest to data, which join the unknowns.

    Data and points together satisfy equations over QQ: the minimal polynomials of the data's
    coordinates and those that say that the points are critical.
    """
    x = among[0].ideal.variables if among else data.variables
    u = tuple(Dummy(f"u_{i}") for i in range(2))
    given = [(d, data[v]) for d, v in zip(u, data.variables, strict=True)]
    known = [value.minimal_polynomial.as_expr(d) for d, value in given]
    unknowns = (*u, *x, Dummy("z"))
    found: list[RealPoint] = []
    for piece in among:
        equations = _critical(piece, u, metric, unknowns[-1])
        system = Ideal([*known, *equations], unknowns)
        found += [
            point
            for point in real_points(system, proof=True)
            if all(point[d] == value for d, value in given)
        ]
    nearest = nearest_of(found, squared_distance(x, u, metric))
    return tuple(point.image(x, x) for point in nearest)


def _critical(
    piece: FaceStratum, data: tuple[Symbol, ...], metric: ImmutableDenseMatrix, unit: Symbol
) -> list[Any]:
    """Return equations for critical points of a stratum in the plane, at given data.

    One more unknown inverts the square of the gradient, which is positive at smooth real points.
    """
    x = piece.ideal.variables
    equations = list(piece.ideal.exprs)
    if piece.dimension == 0:
        return [*equations, unit]
    pull = metric * (Matrix(x) - Matrix(data))
    if piece.dimension == 2:
        return [*pull, unit]
    gradient = Matrix([equations[0].diff(v) for v in x])
    parallel = pull[0] * gradient[1] - pull[1] * gradient[0]
    return [*equations, parallel, unit * (gradient.T * gradient)[0] - 1]


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
        return image_cell(real_set, point, metric_argument(quadric, real_set.dimension))
    checked = real_set_argument(real_set)
    given = point_argument(point, checked)
    metric = metric_argument(quadric, len(checked.ideal.variables))
    return VoronoiCell(checked, given, metric, face_strata(checked))


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
    real_set, point, quadric
        As for ``voronoi_boundary``.  Of a ``BoxImage`` the parameters on all faces of the box are
        compared, and no equations are needed: coordinates of a point are enough.
    data
        ``n`` exact rationals.

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
    >>> from nnag_m2 import BoxImage, Ideal, PolynomialMap
    >>> from sympy.abc import x, y
    >>> cusp = Ideal([y**2 + x**3], [x, y])
    >>> voronoi_cell_contains(cusp, [0, 0], [1, 0]), voronoi_cell_contains(cusp, [0, 0], [0, 1])
    ('interior', 'outside')
    >>> circle = Ideal([x**2 + y**2 - 1], [x, y])
    >>> voronoi_cell_contains(circle, [1, 0], [0, 0])
    'boundary'

    A piece of a parabola: its ends have full-dimensional cells.

    >>> from sympy.abc import t
    >>> arc = BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
    >>> voronoi_cell_contains(arc, [1, 1], [2, 1]), voronoi_cell_contains(arc, [1, 1], [3, 0])
    ('interior', 'boundary')
    """
    return voronoi_cell(real_set, point, quadric).place_of(data)

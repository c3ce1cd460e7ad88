"""Equations for the boundary of a Voronoi cell."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import QQ, ImmutableDenseMatrix, Symbol

from nnag_m2.algebra.fields import new_symbol, new_symbols
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import BoxImage
from nnag_m2.asking import Options, Query, RingOf, Value, ideal_in, items, question, ring_of
from nnag_m2.invariants.distance.quadrics import Quadric
from nnag_m2.invariants.voronoi.arguments import (
    RealSet,
    metric_argument,
    point_argument,
    real_set_argument,
)
from nnag_m2.invariants.voronoi.image_boundary import ImageSetting, image_setting
from nnag_m2.invariants.voronoi.walls import VoronoiBoundary, boundary_in


@question
def voronoi_boundary(
    real_set: RealSet | BoxImage, point: Any, quadric: Quadric = "unit", **options: Unpack[Options]
) -> Query[VoronoiBoundary]:
    """Return equations for the boundary of the Voronoi cell of a point.

    The cell of ``p`` is the set of all ``u`` that are not closer to any other real point of ``X``
    than to ``p``.  It is convex and closed, and it lies in the normal space at ``p`` of the stratum
    of ``p``: of ``X`` itself where ``p`` is a smooth point, else of a component of the singular
    locus, or of the singular locus of that, ...; of a face, where inequalities are equations at
    ``p``.  The normal space is all of space when ``p`` is a stratum by itself, as isolated singular
    points are.

    Parameters
    ----------
    real_set
        The set ``X``: an ideal over QQ in ``n`` variables, a ``SemialgebraicSet``, or a
        ``BoxImage`` in ``n``-space.  The ideal need not be radical, equidimensional or prime; only
        its variety counts.
    point
        A point of ``X``: ``n`` exact rationals, or a ``RealPoint``; of a ``BoxImage`` rational
        coordinates, or rational parameters such as ``{t: 1}``, which must be given where there are
        several, and should be the only ones that are mapped there.
    quadric
        ``"unit"`` for the usual distance, or a positive definite matrix of exact rationals, shape
        ``(n, n)``.

    Returns
    -------
    VoronoiBoundary
        The boundary of the cell, relative to the normal space, is contained in the union of the
        varieties of ``ideal`` and ``limits``.  The ideal's variety is the union of

        * the closure of the ``u`` for which a point ``q`` other than ``p``, a smooth point of some
          stratum, is critical and as far from ``u`` as ``p``;
        * the focal points: the ``u`` for which ``p`` is a degenerate critical point;
        * where inequalities are equations at ``p``, the normal spaces of larger faces.

        Parts of it may not touch the cell: all complex critical points ``q`` count, not only the
        nearest.  Limits of normal spaces touch the cell at ``p``, and possibly beyond.

        At an irrational point the coefficients are in the field of its coordinates, as in
        ``tangent_cone``: ``theta`` is one more variable, the last.

    Raises
    ------
    InputError
        For a point that is not on ``X``, a quadric that is not positive definite,
        floats, another field.

    Notes
    -----
    An engine with msolve eliminates with it where many points are possible.  It works modulo
    primes, and the result is right with high probability; all else is proved.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symbolic Comput. 109
    (2022), section 2; for the focal points Federer: Curvature measures (1959), section 4.

    Examples
    --------
    The cusp ``y**2 + x**3 = 0`` attracts all data to the right of a quartic curve:

    >>> from nnag_m2 import Ideal
    >>> from sympy.abc import x, y
    >>> voronoi_boundary(Ideal([y**2 + x**3], [x, y]), [0, 0]).equation
    -128*x**3 + 32*x**2 - 72*x*y**2 - 2*x + 27*y**4 + y**2

    At a smooth point of a curve the cell is part of the normal line; that of the vertex of the
    parabola ends at the center of curvature.

    >>> vertex = voronoi_boundary(Ideal([y - x**2], [x, y]), [0, 0])
    >>> vertex.space, vertex.ideal
    (PolynomialMap([0, -s_1], [s_1]), Ideal([2*s_1 + 1], [s_1]))

    At ``x = 2**(1/2)`` it ends where the point's conjugate is as far:

    >>> from sympy import Rational
    >>> from nnag_m2 import real_points
    >>> point = real_points(Ideal([y - x**2, x**2 - 2], [x, y]))[1]
    >>> beside = voronoi_boundary(Ideal([y - x**2], [x, y]), point)
    >>> beside.space
    PolynomialMap([2*s_1*theta + theta, 2 - s_1], [s_1, theta])
    >>> beside.contains([0, Rational(5, 2)])
    True

    At an end of a piece of it, in the coordinates ``y_1`` and ``y_2``, the normal line is a wall:

    >>> from sympy import factor
    >>> from sympy.abc import t
    >>> from nnag_m2 import BoxImage, PolynomialMap
    >>> arc = BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
    >>> factor(voronoi_boundary(arc, {t: 0}).equation)
    -y_1*(y_1 + y_2 - 1)*(27*y_1**2 - 8*y_2**3 + 12*y_2**2 - 6*y_2 + 1)
    """
    if isinstance(real_set, BoxImage):
        metric = metric_argument(quadric, real_set.dimension)
        return _of_image(image_setting(real_set, point, metric))
    checked = real_set_argument(real_set)
    variables = checked.ideal.variables
    given = point_argument(point, checked)
    metric = metric_argument(quadric, len(variables))
    names = new_symbols("s", len(variables), variables)
    values: list[tuple[str, Value]] = [("ideal", checked.ideal), ("quadric", metric)]
    if checked.inequalities:
        values.append(("inequalities", PolynomialMap(checked.inequalities, variables)))
    if not given.is_rational:
        return _of_conjugates(given, names, values)
    place = tuple(low for low, _ in given.intervals)
    values.insert(1, ("point", ImmutableDenseMatrix([place])))
    rings = (ring_of(checked.ideal), RingOf("S", names, QQ))
    return Query("voronoi_boundary", rings, tuple(values), boundary_in, (place, variables, names))


def _of_conjugates(
    point: RealPoint, names: tuple[Symbol, ...], given: list[tuple[str, Value]]
) -> Query[VoronoiBoundary]:
    variables, field = point.variables, point.field
    theta = new_symbol("theta", (*variables, *names))
    over = (*names, theta)
    coordinates = PolynomialMap(field.expressions(theta), over)
    relation = PolynomialMap([field.relation(theta)], over)
    values: list[tuple[str, Value]] = [*given, ("point", coordinates), ("relation", relation)]
    rings = (
        RingOf("R", (*variables, *over), QQ),
        RingOf("Y", variables, QQ),
        RingOf("S", over, QQ),
    )
    context = (coordinates.exprs, variables, names, theta, field)
    return Query("voronoi_boundary_of_conjugates", rings, tuple(values), boundary_in, context)


def _of_image(setting: ImageSetting) -> Query[VoronoiBoundary]:
    space, source = setting.space.parameters, setting.real_set.parameters
    rings = (
        RingOf("R", (*source, *space), QQ),
        RingOf("S", space, QQ),
        RingOf("Y", setting.variables, QQ),
    )
    values: list[tuple[str, Value]] = [("distances", setting.distances), ("home", setting.home)]
    if setting.walls is not None:
        values.append(("walls", setting.walls))
    return Query("voronoi_boundary_of_image", rings, tuple(values), _image_boundary, (setting,))


def _image_boundary(answer: Any, setting: ImageSetting) -> VoronoiBoundary:
    boundary, stratum = items(answer, 2)
    return VoronoiBoundary(
        setting.point,
        ideal_in(stratum, setting.variables),
        setting.space,
        ideal_in(boundary, setting.space.parameters),
        setting.limits,
    )

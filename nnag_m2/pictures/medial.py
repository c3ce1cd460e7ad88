"""Nearest points, and medial axes: which part of the equidistant curve has two, decided exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias, Unpack

from sympy import QQ, Expr, Poly, Rational, factor_list, prod

from nnag_m2.algebra.arguments import list_argument
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking import Options, question
from nnag_m2.curves.plane import Branch, PlaneCurve, XCriticalPoint
from nnag_m2.curves.question import Box, as_box, plane_curve
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.correspondence import ed_discriminant
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.singularities.strata import singularity_strata
from nnag_m2.invariants.voronoi.boundary import voronoi_boundary
from nnag_m2.invariants.voronoi.medial import medial_axis
from nnag_m2.invariants.voronoi.nearest import nearest_points
from nnag_m2.pictures.arguments import frame_argument, style_argument
from nnag_m2.pictures.curves import equation_of_curves
from nnag_m2.pictures.layers import GREY, INK, PURPLE, RED, Layer, Part, Style
from nnag_m2.pictures.picture import Picture
from nnag_m2.pictures.points import draw_points, draw_segments

_DATA = Style(INK, 5.5, "s", label="data")
_NEAREST = Style(RED, 6, "D", label="nearest points")
_WAY = Style(GREY, 0.9, pattern=":")
_AXIS = Style(PURPLE, 2.2, dashed=True, label="medial axis")
_REST = Style(GREY, 0.9, pattern="-.", label="equally far from other points")

Sample: TypeAlias = tuple[tuple[Rational, Rational], tuple[Rational, Rational]]


@question
def draw_nearest_points(
    real_set: Any,
    data: Sequence[Any],
    box: Box,
    style: Style = _NEAREST,
    *,
    hidden: Sequence[Any] = (),
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of data, each with segments to all its nearest points.

    Parameters
    ----------
    real_set
        An ideal over QQ, or a ``SemialgebraicSet``, in the variables of the box, two or three.
    data
        Points with exact rational coordinates.
    box
        Two ends for each variable.
    style
        Of the nearest points.
    hidden
        Nearest points that are not marked, such as one that is drawn in another way.

    Returns
    -------
    Picture
        Layers ``segments``, ``data`` and ``nearest``; the points are those of ``nearest_points``.

    Examples
    --------
    >>> from nnag_m2 import Ideal
    >>> from sympy.abc import x, y
    >>> line, box = Ideal([y], [x, y]), {x: (-1, 1), y: (-1, 1)}
    >>> draw_nearest_points(line, [(0, 1)], box).data
    {'segments': [[[0.0, 1.0], [0.0, 0.0]]], 'data': [[[0.0, 1.0]]], 'nearest': [[[0.0, 0.0]]]}
    """
    draw_points({}, box)  # refuses a wrong box before anything is asked
    given, style = list_argument(data, "data"), style_argument(style)
    ends = [(u, point) for u in given for point in nearest_points(real_set, u)]
    not_marked = list_argument(hidden, "hidden points")
    left_out = [RealPoint.rational(tuple(box), point) for point in not_marked]
    marked = list(dict.fromkeys(point for _, point in ends if point not in left_out))
    groups = {"data": (given, _DATA), "nearest": (marked, style)}
    way = replace(_WAY, label=style.label or "nearest")  # one entry of the legend with the points
    return draw_segments(ends, box, style=way) + draw_points(groups, box)


@question
def draw_medial_axis(
    curve: Ideal, box: Box, axis: Style = _AXIS, rest: Style = _REST, **options: Unpack[Options]
) -> Picture:
    """Return a picture of the medial axis of a plane curve: of all data with two nearest points.

    Parameters
    ----------
    curve
        One equation over QQ in the two variables of the box; its singular points rational.
    box
        Two ends for each variable.
    axis, rest
        The styles of the medial axis, and of the rest of the curve that ``medial_axis`` gives.

    Returns
    -------
    Picture
        Layers ``medial axis`` and ``rest``, those that are not empty.

    Raises
    ------
    InputError
        For more equations than one, irrational singular points, another box.

    Notes
    -----
    On an arc of the algebraic medial axis the number of nearest points can change where the arc is
    singular, as where three points are nearest; where two nearest points come together, on the
    focal locus; and where they come together in a singular point of the curve, on a limit of
    normals there.  Arcs are cut at all of these, and ``nearest_points`` decides for one point of
    each.

    Examples
    --------
    Data with two nearest points lie above the centre of curvature at the vertex of a parabola.

    >>> from sympy.abc import x, y
    >>> picture = draw_medial_axis(Ideal([y - x**2], [x, y]), {x: (-1, 1), y: (0, 2)})
    >>> picture.data["medial axis"][0][0], picture.data["medial axis"][0][-1]
    ([0.0, 0.5], [0.0, 2.0])
    """
    if not isinstance(curve, Ideal) or len(curve.generators) != 1 or len(curve.variables) != 2:
        raise InputError("one equation in two variables is needed", shown(curve))
    style_argument(axis), style_argument(rest)
    as_box(box, 2)
    reduced = Ideal([curve.generators[0].sqf_part()], curve.variables)
    found = medial_axis(reduced)
    equation = equation_of_curves(found)
    if not equation.free_symbols:
        points = real_points(found, proof=True) if found.exprs != (1,) else ()
        return draw_points({"medial axis": (points, Style(axis.colour, 6, label=axis.label))}, box)
    cuts = [equation_of_curves(ed_discriminant(reduced, variables=curve.variables))]
    cuts += _limits(reduced)
    factors = {f for e in (equation, *cuts) for f, _ in factor_list(e)[1]}
    arcs = plane_curve(prod(sorted(factors, key=str)), box)
    parts = _parts(reduced, equation, arcs)
    layers = (
        Layer("medial axis", "lines", tuple(parts[True]), axis),
        Layer("rest", "lines", tuple(parts[False]), rest),
    )
    frame = frame_argument(box)
    return replace(frame, layers=tuple(layer for layer in layers if layer.parts))


def _parts(reduced: Ideal, equation: Expr, arcs: PlaneCurve) -> dict[bool, list[Part]]:
    """Return the arcs of an equation, by whether the curve has several nearest points there."""
    factors = [Poly(f, *arcs.variables, domain=QQ) for f, _ in factor_list(equation)[1]]
    parts: dict[bool, list[Part]] = {True: [], False: []}
    for branch in arcs.branches:
        sample = _sample(branch)
        factor = next((f for f in factors if _vanishes(f, sample)), None)
        if factor is not None:
            several = len(nearest_points(reduced, _point(factor, sample))) > 1
            parts[several].append(tuple(p.middle for p in branch.points))
    return parts


def _limits(curve: Ideal) -> list[Expr]:
    """Return equations for the limits of normals at the singular points of a curve."""
    found = []
    for stratum in singularity_strata(curve):
        if stratum.depth:
            for point in real_points(stratum.ideal, proof=True):
                found.append(equation_of_curves(voronoi_boundary(curve, point).limits))
    return found


def _sample(branch: Branch) -> Sample:
    """Return intervals for a point inside a branch: one coordinate is a rational number."""
    for point in branch.points[1:-1]:
        if not isinstance(point, XCriticalPoint) and point.x[0] == point.x[1]:
            return point.x, point.y
    low, high = sorted(branch.points[:2], key=lambda point: point.y)  # of a vertical branch
    height = (low.y[1] + high.y[0]) / 2
    return low.x, (height, height)


def _vanishes(factor: Poly, sample: Sample) -> bool:
    """Return whether the curve through the sample, the only one there, is that of a factor."""
    corners = zip(*sample, strict=True)  # of a segment: one coordinate is the same
    first, second = (factor.eval(corner) for corner in corners)
    return bool(first * second <= 0)


def _point(factor: Poly, sample: Sample) -> RealPoint:
    """Return the point of a curve at a sample, exactly."""
    (x, y), (across, up) = factor.gens, sample
    if across[0] == across[1] and up[0] == up[1]:
        return RealPoint.rational(factor.gens, [across[0], up[0]])
    line = x - across[0] if across[0] == across[1] else y - up[0]
    for point in real_points(Ideal([line, factor], factor.gens), proof=True):
        if across[0] <= point[x] <= across[1] and up[0] <= point[y] <= up[1]:
            return point
    raise AssertionError(f"no point of {factor} in {sample}")

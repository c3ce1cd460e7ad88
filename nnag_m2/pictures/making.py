"""Pictures of curves, of cells, of data with their critical points, and of surfaces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias, Unpack

from sympy import QQ, Rational, Symbol

from nnag_m2.algebra.arguments import flag, in_sequence, shown, whole_number
from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking.context import Options
from nnag_m2.asking.question import question
from nnag_m2.calling import named, steps
from nnag_m2.curves.plane import PlaneCurve, PlanePoint, curve_argument
from nnag_m2.curves.question import Box, as_box, plane_curve
from nnag_m2.curves.regions import regions
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import data_argument, quadric_argument, squared_distance
from nnag_m2.pictures.arguments import (
    by_name,
    function_argument,
    listed,
    point_argument,
    position_argument,
    positions_argument,
    style_argument,
    text_argument,
)
from nnag_m2.pictures.layers import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    RED,
    SAND,
    Layer,
    Position,
    Style,
    dots,
    texts,
)
from nnag_m2.pictures.picture import Picture

_CURVE, _CELL, _WIRE = Style(BLUE), Style(SAND), Style(BLUE, 0.8)
_TEXT, _DASHED = Style(INK), Style(GREY, 1, dashed=True)
# wires of a surface are many and thin: fewer corners than those of a curve
_COARSE = Rational(1, 150)

_MOST_SLICES = 1_000
"""More planes cannot be told apart in a picture."""

Inside: TypeAlias = Callable[[tuple[Rational, Rational]], bool]


@question
def draw_curve(
    curve: PlaneCurve,
    name: str = "curve",
    style: Style = _CURVE,
    *,
    singular: bool = True,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of a plane curve, its singular points marked.

    Parameters
    ----------
    curve
        From ``plane_curve``; each corner of its polylines lies on the curve.
    name
        Of the layer.
    style
        Colour, width and label.
    singular
        Whether singular points are marked; isolated ones always are.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> cusp = plane_curve(y**2 + x**3, {x: (-1, 1), y: (-1, 1)})
    >>> draw_curve(cusp).data["curve, singular points"]
    [[[0.0, 0.0]]]
    """
    curve_argument(curve), style_argument(style), text_argument(name, "name")
    flag(singular, "singular")
    parts = tuple(tuple(p.middle for p in branch.points) for branch in curve.branches)
    marked = curve.singular_points if singular else curve.isolated_points
    layers = [Layer(name, "lines", parts, style)]
    if marked:
        mark = Style(style.colour, 2 * style.size + 2)
        layers.append(dots(f"{name}, singular points", _middles(marked), mark))
    return _picture(curve, layers)


@question
def draw_cells(
    curve: PlaneCurve,
    inside: Inside,
    name: str = "cell",
    style: Style = _CELL,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of a set whose boundary lies on a curve, shaded.

    Parameters
    ----------
    curve
        From ``plane_curve``, such as the algebraic boundary of a Voronoi cell.
    inside
        Says of a rational point whether it is in the set; asked once for each region of the
        complement of the curve, so that the shaded part is a union of such regions.
    name
        Of the layer.
    style
        Colour and label.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> circle = plane_curve(x**2 + y**2 - 1, {x: (-2, 2), y: (-2, 2)})
    >>> disk = draw_cells(circle, lambda point: point[0] ** 2 + point[1] ** 2 < 1)
    >>> len(disk.data["cell"]) > 0
    True
    """
    curve_argument(curve), style_argument(style), text_argument(name, "name")
    function_argument(inside, "inside")
    shaded = [r for r in regions(curve) if inside(r.sample)]
    polygons = tuple(polygon for region in shaded for polygon in region.polygons)
    return _picture(curve, [Layer(name, "areas", polygons, style)])


@named
def draw_points(
    groups: Mapping[str, tuple[Sequence[Any], Style]],
    box: Box,
    *,
    labels: Sequence[str] = (),
) -> Picture:
    """Return a picture of points in two or three dimensions.

    Parameters
    ----------
    groups
        For each name of a layer points, and how they style.  A point is a ``RealPoint`` in the
        variables of the box or a sequence of numbers.
    box
        Two ends for each variable.
    labels
        Texts for the points of the first group, one for each, or none.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> picture = draw_points({"minima": ([(0, 1)], Style(RED))}, {x: (-1, 1), y: (0, 2)})
    >>> picture.data
    {'minima': [[[0.0, 1.0]]]}
    """
    frame = _frame(box)
    groups = by_name(groups, "groups of points")
    placed = {name: _group(group, tuple(box)) for name, group in groups.items()}
    layers = [dots(name, positions, style) for name, (positions, style) in placed.items()]
    if words := [text_argument(label, "a label") for label in listed(labels, "labels")]:
        positions, style = next(iter(placed.values()), ([], _TEXT))
        if len(positions) != len(words):
            required = f"labels for the {len(positions)} points of the first group"
            raise InputError(required, f"{len(words)} of them")
        layers.append(texts("labels", positions, words, style))
    return replace(frame, layers=tuple(layers))


@named
def draw_segments(
    segments: Iterable[tuple[Any, Any]], box: Box, name: str = "segments", style: Style = _DASHED
) -> Picture:
    """Return a picture of segments, given by their two ends."""
    frame, variables = _frame(box), tuple(box)
    style_argument(style), text_argument(name, "name")
    parts = tuple(
        tuple(position_argument(end, variables) for end in _pair(segment, "a segment"))
        for segment in listed(segments, "segments")
    )
    return replace(frame, layers=(Layer(name, "lines", parts, style),))


@named
def draw_texts(words: Mapping[str, Sequence[Any]], box: Box, style: Style = _TEXT) -> Picture:
    """Return a picture with texts, each to the upper right of its point."""
    frame, words = _frame(box), by_name(words, "texts")
    positions = [position_argument(point, tuple(box)) for point in words.values()]
    layer = texts("texts", positions, list(words), style_argument(style))
    return replace(frame, layers=(layer,))


@question
def draw_critical_points(
    points: Sequence[RealPoint],
    data: Sequence[Any],
    box: Box,
    quadric: Any = None,
    *,
    labels: bool = True,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of a data point, its critical points, and the nearest of them.

    Parameters
    ----------
    points
        From ``critical_points``.
    data
        Exact coordinates.
    box
        Two ends for each variable of the points.
    quadric
        An exact symmetric matrix; without it, the usual distance.
    labels
        Whether the legend says what the points are, once where there are several data.

    Returns
    -------
    Picture
        Segments lead from the data to each critical point, a thicker one to the nearest: exact
        distances are compared, and all nearest ones are shown when there are several.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import Ideal, critical_points
    >>> circle, box = Ideal([x**2 + y**2 - 1], [x, y]), {x: (-2, 2), y: (-2, 2)}
    >>> picture = draw_critical_points(critical_points(circle, [2, 0]), [2, 0], box)
    >>> picture.data["shortest segments"], picture.data["segments"]
    ([[[2.0, 0.0], [1.0, 0.0]]], [[[2.0, 0.0], [-1.0, 0.0]]])
    """
    frame, variables = _frame(box), tuple(box)
    here = data_argument(data, len(variables))
    given = "unit" if quadric is None else quadric
    matrix = quadric_argument(given, len(variables), 1)
    distance = squared_distance(variables, here, matrix)
    flag(labels, "labels")
    known = [point_argument(point, variables) for point in listed(points, "points")]
    values = [point.value_of(distance) for point in known]
    start = tuple(map(float, here))
    ends = [position_argument(point, variables) for point in known]
    best = [end for end, value in zip(ends, values, strict=True) if value == min(values)]
    others = [end for end in ends if end not in best]
    layers = [
        Layer("segments", "lines", tuple((start, end) for end in others), _DASHED),
        Layer("shortest segments", "lines", tuple((start, end) for end in best), Style(RED, 2)),
        dots("critical points", others, Style(ORANGE, 7, "o", label="critical points")),
        dots("nearest", best, Style(RED, 9, "D", label="nearest")),
        dots("data", [start], Style(INK, 8, "s", label="data")),
    ]
    if not labels:
        layers = [replace(one, style=replace(one.style, label="")) for one in layers]
    return replace(frame, layers=tuple(layer for layer in layers if layer.parts))


@question
def draw_surface(
    surface: Any,
    box: Box,
    *,
    slices: int = 17,
    directions: Sequence[Symbol] = (),
    style: Style = _WIRE,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of a real surface in 3-space, by plane curves on parallel planes.

    Parameters
    ----------
    surface
        Its equation, a polynomial over QQ in the three variables of the box.
    box
        Two ends for each variable.
    slices
        The number of planes in each direction, at equal distances, both sides of the box included.
    directions
        The variables that are constant on the planes; without it the last and the first one.
    style
        Colour and width.

    Returns
    -------
    Picture
        Each plane's curve is certified, as in ``plane_curve``: on these planes nothing is missed,
        isolated points of the slices included.  Planes that lie in the surface are left out.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> box = {x: (-1, 1), y: (-1, 1), z: (-1, 1)}
    >>> plane = draw_surface(z, box, slices=3, directions=[x])
    >>> cut = plane.data["x constant"][0]
    >>> cut[0], cut[-1]
    ([-1.0, -1.0, 0.0], [-1.0, 1.0, 0.0])
    """
    sides, variables = as_box(box, 3), tuple(box)
    poly = as_poly(surface, variables, QQ)
    slices, style = (
        whole_number(slices, "slices", 2, _MOST_SLICES),
        style_argument(style),
    )
    along = listed(directions, "directions") or [variables[2], variables[0]]
    if strangers := [v for v in along if not isinstance(v, Symbol) or v not in variables]:
        required = f"directions must be among {variables}"
        raise InputError(required, shown(strangers[0]))
    layers: list[Layer] = []
    for constant in along:
        k = variables.index(constant)
        others = {v: side for v, side in zip(variables, sides, strict=True) if v != constant}
        low, high = sides[k]
        places = [low + (high - low) * Rational(i, slices - 1) for i in range(slices)]
        cut = [(value, poly.eval(constant, value)) for value in places]
        curves = [
            (v, plane_curve(f.as_expr(), others, _COARSE)) for v, f in steps(cut) if not f.is_zero
        ]
        parts = [
            tuple(_lifted(p.middle, k, value) for p in branch.points)
            for value, curve in curves
            for branch in curve.branches
        ]
        lonely = [_lifted(p.middle, k, v) for v, curve in curves for p in curve.isolated_points]
        layers.append(Layer(f"{constant} constant", "lines", tuple(parts), style))
        style = replace(style, label="")
        if lonely:
            name = f"{constant} constant, isolated points"
            layers.append(dots(name, lonely, replace(style, size=3.0)))
    return replace(_frame(box), layers=tuple(layers))


def _lifted(position: Position, k: int, value: Rational) -> Position:
    return (*position[:k], float(value), *position[k:])


def _frame(box: Box) -> Picture:
    """Return an empty picture of a box."""
    sides = as_box(box, 3 if isinstance(box, Mapping) and len(box) == 3 else 2)
    return Picture(tuple(map(str, box)), tuple((float(a), float(b)) for a, b in sides), ())


def _pair(value: Any, what: str) -> list[Any]:
    if in_sequence(value) and len(parts := list(value)) == 2:
        return parts
    raise InputError(f"{what} has two parts", shown(value))


def _group(value: Any, variables: Sequence[Symbol]) -> tuple[list[Position], Style]:
    points, style = _pair(value, "a group, its points and how they style,")
    return positions_argument(points, variables), style_argument(style)


def _middles(points: Iterable[PlanePoint]) -> list[Position]:
    return [point.middle for point in points]


def _picture(curve: PlaneCurve, layers: Sequence[Layer]) -> Picture:
    names = tuple(map(str, curve.variables))
    box = tuple((float(low), float(high)) for low, high in curve.box)
    return Picture(names, box, tuple(layers))

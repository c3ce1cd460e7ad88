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
from nnag_m2.calling import named
from nnag_m2.curves.plane import PlaneCurve, PlanePoint, curve_argument
from nnag_m2.curves.question import Box, as_box, plane_curve
from nnag_m2.curves.regions import regions
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import data_argument, quadric_argument, squared_distance
from nnag_m2.pictures.arguments import (
    by_name,
    function_argument,
    listed,
    look_argument,
    point_argument,
    spot_argument,
    spots_argument,
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
    Look,
    Spot,
    dots,
    texts,
)
from nnag_m2.pictures.picture import Picture

_CURVE, _CELL, _WIRE = Look(BLUE), Look(SAND), Look(BLUE, 0.8)
_TEXT, _DASHED = Look(INK), Look(GREY, 1, dashed=True)
_COARSE = Rational(1, 150)

_MOST_SLICES = 1_000
"""More planes cannot be told apart in a picture."""

Inside: TypeAlias = Callable[[tuple[Rational, Rational]], bool]


@question
def draw_curve(
    curve: PlaneCurve,
    name: str = "curve",
    look: Look = _CURVE,
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
    look
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
    curve_argument(curve), look_argument(look), text_argument(name, "name")
    flag(singular, "singular")
    parts = tuple(tuple(p.middle for p in branch.points) for branch in curve.branches)
    marked = curve.singular_points if singular else curve.isolated_points
    layers = [Layer(name, "lines", parts, look)]
    if marked:
        mark = Look(look.colour, 2 * look.size + 2)
        layers.append(dots(f"{name}, singular points", _middles(marked), mark))
    return _picture(curve, layers)


@question
def draw_cells(
    curve: PlaneCurve,
    inside: Inside,
    name: str = "cell",
    look: Look = _CELL,
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
    look
        Colour and label.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> circle = plane_curve(x**2 + y**2 - 1, {x: (-2, 2), y: (-2, 2)})
    >>> disk = draw_cells(circle, lambda point: point[0] ** 2 + point[1] ** 2 < 1)
    >>> len(disk.data["cell"]) > 0
    True
    """
    curve_argument(curve), look_argument(look), text_argument(name, "name")
    function_argument(inside, "inside")
    shaded = [r for r in regions(curve) if inside(r.sample)]
    polygons = tuple(polygon for region in shaded for polygon in region.polygons)
    return _picture(curve, [Layer(name, "areas", polygons, look)])


@named
def draw_points(
    groups: Mapping[str, tuple[Sequence[Any], Look]],
    box: Box,
    *,
    labels: Sequence[str] = (),
) -> Picture:
    """Return a picture of points in two or three dimensions.

    Parameters
    ----------
    groups
        For each name of a layer points, and how they look.  A point is a ``RealPoint`` in the
        variables of the box or a sequence of numbers.
    box
        Two ends for each variable.
    labels
        Texts for the points of the first group, one for each, or none.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> picture = draw_points({"minima": ([(0, 1)], Look(RED))}, {x: (-1, 1), y: (0, 2)})
    >>> picture.data
    {'minima': [[[0.0, 1.0]]]}
    """
    frame = _frame(box)
    groups = by_name(groups, "groups of points")
    placed = {name: _group(group, tuple(box)) for name, group in groups.items()}
    layers = [dots(name, spots, look) for name, (spots, look) in placed.items()]
    if words := [text_argument(label, "a label") for label in listed(labels, "labels")]:
        spots, look = next(iter(placed.values()), ([], _TEXT))
        if len(spots) != len(words):
            required = f"labels for the {len(spots)} points of the first group"
            raise InputError(required, f"{len(words)} of them")
        layers.append(texts("labels", spots, words, look))
    return replace(frame, layers=tuple(layers))


@named
def draw_segments(
    segments: Iterable[tuple[Any, Any]], box: Box, name: str = "segments", look: Look = _DASHED
) -> Picture:
    """Return a picture of segments, given by their two ends."""
    frame, variables = _frame(box), tuple(box)
    look_argument(look), text_argument(name, "name")
    parts = tuple(
        tuple(spot_argument(end, variables) for end in _pair(segment, "a segment"))
        for segment in listed(segments, "segments")
    )
    return replace(frame, layers=(Layer(name, "lines", parts, look),))


@named
def draw_texts(words: Mapping[str, Sequence[Any]], box: Box, look: Look = _TEXT) -> Picture:
    """Return a picture with texts, each to the upper right of its point."""
    frame, words = _frame(box), by_name(words, "texts")
    spots = [spot_argument(point, tuple(box)) for point in words.values()]
    layer = texts("texts", spots, list(words), look_argument(look))
    return replace(frame, layers=(layer,))


@question
def draw_critical_points(
    data: Sequence[Any],
    points: Sequence[RealPoint],
    box: Box,
    quadric: Any = None,
    *,
    labels: bool = True,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of a data point, its critical points, and the nearest of them.

    Parameters
    ----------
    data
        Exact coordinates.
    points
        From ``critical_points``.
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
    >>> picture = draw_critical_points([2, 0], critical_points(circle, [2, 0]), box)
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
    ends = [spot_argument(point, variables) for point in known]
    best = [end for end, value in zip(ends, values, strict=True) if value == min(values)]
    others = [end for end in ends if end not in best]
    layers = [
        Layer("segments", "lines", tuple((start, end) for end in others), _DASHED),
        Layer("shortest segments", "lines", tuple((start, end) for end in best), Look(RED, 2)),
        dots("critical points", others, Look(ORANGE, 7, "o", label="critical points")),
        dots("nearest", best, Look(RED, 9, "D", label="nearest")),
        dots("data", [start], Look(INK, 8, "s", label="data")),
    ]
    if not labels:
        layers = [replace(one, look=replace(one.look, label="")) for one in layers]
    return replace(frame, layers=tuple(layer for layer in layers if layer.parts))


@question
def draw_surface(
    surface: Any,
    box: Box,
    *,
    slices: int = 17,
    directions: Sequence[Symbol] = (),
    look: Look = _WIRE,
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
    look
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
    slices, look = (
        whole_number(slices, "slices", 2, _MOST_SLICES),
        look_argument(look),
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
        steps = [low + (high - low) * Rational(i, slices - 1) for i in range(slices)]
        cut = [(value, poly.eval(constant, value)) for value in steps]
        curves = [(v, plane_curve(f.as_expr(), others, _COARSE)) for v, f in cut if not f.is_zero]
        parts = [
            tuple(_lifted(p.middle, k, value) for p in branch.points)
            for value, curve in curves
            for branch in curve.branches
        ]
        lonely = [_lifted(p.middle, k, v) for v, curve in curves for p in curve.isolated_points]
        layers.append(Layer(f"{constant} constant", "lines", tuple(parts), look))
        look = replace(look, label="")
        if lonely:
            name = f"{constant} constant, isolated points"
            layers.append(dots(name, lonely, replace(look, size=3.0)))
    return replace(_frame(box), layers=tuple(layers))


def _lifted(spot: Spot, k: int, value: Rational) -> Spot:
    return (*spot[:k], float(value), *spot[k:])


def _frame(box: Box) -> Picture:
    """Return an empty picture of a box."""
    sides = as_box(box, 3 if isinstance(box, Mapping) and len(box) == 3 else 2)
    return Picture(tuple(map(str, box)), tuple((float(a), float(b)) for a, b in sides), ())


def _pair(value: Any, what: str) -> list[Any]:
    if in_sequence(value) and len(parts := list(value)) == 2:
        return parts
    raise InputError(f"{what} has two parts", shown(value))


def _group(value: Any, variables: Sequence[Symbol]) -> tuple[list[Spot], Look]:
    points, look = _pair(value, "a group, its points and how they look,")
    return spots_argument(points, variables), look_argument(look)


def _middles(points: Iterable[PlanePoint]) -> list[Spot]:
    return [point.middle for point in points]


def _picture(curve: PlaneCurve, layers: Sequence[Layer]) -> Picture:
    names = tuple(map(str, curve.variables))
    box = tuple((float(low), float(high)) for low, high in curve.box)
    return Picture(names, box, tuple(layers))

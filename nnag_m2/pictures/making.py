"""Pictures of curves, of cells, of data with their critical points, and of surfaces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias, Unpack

from sympy import QQ, Matrix, Rational, Symbol, eye

from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.fields import as_matrix, as_poly, exact
from nnag_m2.algebra.points import RealPoint
from nnag_m2.asking.context import Options
from nnag_m2.asking.question import question
from nnag_m2.calling import named
from nnag_m2.errors import InputError
from nnag_m2.pictures.curves import Box, as_box, plane_curve
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
from nnag_m2.pictures.plane import PlaneCurve, PlanePoint
from nnag_m2.pictures.regions import regions

_CURVE, _CELL, _WIRE = Look(BLUE), Look(SAND), Look(BLUE, 0.8)
_TEXT, _DASHED = Look(INK), Look(GREY, 1, dashed=True)
_COARSE = Rational(1, 150)

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
    """
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
    """
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
    placed = {
        name: ([_spot(point, tuple(box)) for point in points], look)
        for name, (points, look) in groups.items()
    }
    layers = [dots(name, spots, look) for name, (spots, look) in placed.items()]
    if labels:
        spots, look = next(iter(placed.values()))
        if len(spots) != len(labels):
            required = f"labels for the {len(spots)} points of the first group"
            raise InputError(required, f"{len(labels)} of them")
        layers.append(texts("labels", spots, labels, look))
    return replace(frame, layers=tuple(layers))


@named
def draw_segments(
    segments: Iterable[tuple[Any, Any]], box: Box, name: str = "segments", look: Look = _DASHED
) -> Picture:
    """Return a picture of segments, given by their two ends."""
    variables = tuple(box)
    parts = tuple((_spot(one, variables), _spot(other, variables)) for one, other in segments)
    return replace(_frame(box), layers=(Layer(name, "lines", parts, look),))


@named
def draw_texts(words: Mapping[str, Sequence[Any]], box: Box, look: Look = _TEXT) -> Picture:
    """Return a picture with texts, each to the upper right of its point."""
    spots = [_spot(point, tuple(box)) for point in words.values()]
    layer = texts("texts", spots, list(words), look)
    return replace(_frame(box), layers=(layer,))


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
    """
    frame, variables = _frame(box), tuple(box)
    here = [exact(entry) for entry in data]
    if len(here) != len(variables):
        raise InputError(f"data with {len(variables)} coordinates", shown(data))
    matrix = eye(len(here)) if quadric is None else as_matrix(quadric)
    away = Matrix([v - u for v, u in zip(variables, here, strict=True)])
    distance = (away.T * matrix * away)[0, 0]
    values = [point.value_of(distance) for point in points]
    start = tuple(map(float, here))
    ends = [_spot(point, variables) for point in points]
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
    """
    sides, variables = as_box(box, 3), tuple(box)
    poly = as_poly(surface, variables, QQ)
    if slices < 2 or set(directions) - set(variables):
        required = "two slices at least, and directions among the variables"
        raise InputError(required, f"{slices} slices, directions {directions}")
    layers: list[Layer] = []
    for constant in directions or (variables[2], variables[0]):
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
    sides = as_box(box, 3 if len(box) == 3 else 2)
    return Picture(tuple(map(str, box)), tuple((float(a), float(b)) for a, b in sides), ())


def _spot(point: Any, variables: Sequence[Symbol]) -> Spot:
    if isinstance(point, RealPoint):
        return tuple(float(point[v]) for v in variables)
    return tuple(float(entry) for entry in point)


def _middles(points: Iterable[PlanePoint]) -> list[Spot]:
    return [point.middle for point in points]


def _picture(curve: PlaneCurve, layers: Sequence[Layer]) -> Picture:
    names = tuple(map(str, curve.variables))
    box = tuple((float(low), float(high)) for low, high in curve.box)
    return Picture(names, box, tuple(layers))

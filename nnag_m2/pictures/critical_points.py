"""Pictures of data with their critical points and the nearest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Unpack

from nnag_m2.algebra.arguments import list_argument
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking import Options, question
from nnag_m2.curves.question import Box
from nnag_m2.invariants.distance.quadrics import data_argument, quadric_argument, squared_distance
from nnag_m2.pictures.arguments import frame_argument, point_argument, position_argument
from nnag_m2.pictures.layers import GREY, INK, ORANGE, RED, Layer, Style, dots
from nnag_m2.pictures.picture import Picture

_OTHERS = Style(ORANGE, 7, "o", label="critical points")
_NEAREST = Style(RED, 9, "D", label="nearest")
_WAYS = Style(GREY, 1, pattern=":", label=_OTHERS.label)
_SHORTEST = Style(RED, 2, dashed=True, label=_NEAREST.label)
_DATA = Style(INK, 8, "s", label="data")


@question
def draw_critical_points(
    points: Sequence[RealPoint],
    data: Sequence[Any],
    box: Box,
    quadric: Any = None,
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
    frame, variables = frame_argument(box), tuple(box)
    here = data_argument(data, len(variables))
    given = "unit" if quadric is None else quadric
    matrix = quadric_argument(given, len(variables), 1)
    distance = squared_distance(variables, here, matrix)
    known = [point_argument(point, variables) for point in list_argument(points, "points")]
    values = [point.value_of(distance) for point in known]
    start = tuple(map(float, here))
    ends = [position_argument(point, variables) for point in known]
    best = [end for end, value in zip(ends, values, strict=True) if value == min(values)]
    others = [end for end in ends if end not in best]
    layers = [
        Layer("segments", "lines", tuple((start, end) for end in others), _WAYS),
        Layer("shortest segments", "lines", tuple((start, end) for end in best), _SHORTEST),
        dots("critical points", others, _OTHERS),
        dots("nearest", best, _NEAREST),
        dots("data", [start], _DATA),
    ]
    return replace(frame, layers=tuple(layer for layer in layers if layer.parts))

"""Data with their nearest points: what training does to data, drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Unpack

from nnag_m2.algebra.arguments import list_argument
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking import Options, question
from nnag_m2.curves.question import Box
from nnag_m2.invariants.voronoi.nearest import nearest_points
from nnag_m2.pictures.arguments import style_argument
from nnag_m2.pictures.layers import GREY, INK, RED, Style
from nnag_m2.pictures.picture import Picture
from nnag_m2.pictures.points import draw_points, draw_segments

_DATA = Style(INK, 5.5, "s", label="data")
_NEAREST = Style(RED, 6, "D", label="nearest points")
_WAY = Style(GREY, 0.9, pattern=":")


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

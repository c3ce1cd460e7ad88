"""Pictures of points, segments and texts, in two or three dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sympy import Symbol

from nnag_m2.algebra.arguments import in_sequence, list_argument
from nnag_m2.calling import named
from nnag_m2.curves.question import Box
from nnag_m2.errors import InputError, shown
from nnag_m2.pictures.arguments import (
    by_name,
    frame_argument,
    position_argument,
    positions_argument,
    style_argument,
    text_argument,
)
from nnag_m2.pictures.layers import GREY, INK, Layer, Position, Style, dots, texts
from nnag_m2.pictures.picture import Picture

_TEXT, _DASHED = Style(INK), Style(GREY, 1, dashed=True)


@named
def draw_points(
    groups: Mapping[str, tuple[Sequence[Any], Style]], box: Box, *, labels: Sequence[str] = ()
) -> Picture:
    """Return a picture of points in two or three dimensions.

    Parameters
    ----------
    groups
        For each name of a layer points, and their style.  A point is a ``RealPoint`` in the
        variables of the box or a sequence of numbers.
    box
        Two ends for each variable.
    labels
        Texts for the points of the first group, one for each, or none.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import Style
    >>> from nnag_m2.pictures.layers import RED
    >>> picture = draw_points({"minima": ([(0, 1)], Style(RED))}, {x: (-1, 1), y: (0, 2)})
    >>> picture.data
    {'minima': [[[0.0, 1.0]]]}
    """
    frame = frame_argument(box)
    groups = by_name(groups, "groups of points")
    placed = {name: _group(group, tuple(box)) for name, group in groups.items()}
    layers = [dots(name, positions, style) for name, (positions, style) in placed.items()]
    if words := [text_argument(label, "a label") for label in list_argument(labels, "labels")]:
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
    frame, variables = frame_argument(box), tuple(box)
    style_argument(style), text_argument(name, "name")
    parts = tuple(
        tuple(position_argument(end, variables) for end in _pair(segment, "a segment"))
        for segment in list_argument(segments, "segments")
    )
    return replace(frame, layers=(Layer(name, "lines", parts, style),))


@named
def draw_texts(words: Mapping[str, Sequence[Any]], box: Box, style: Style = _TEXT) -> Picture:
    """Return a picture with texts, each to the upper right of its point."""
    frame, words = frame_argument(box), by_name(words, "texts")
    positions = [position_argument(point, tuple(box)) for point in words.values()]
    layer = texts("texts", positions, list(words), style_argument(style))
    return replace(frame, layers=(layer,))


def _pair(value: Any, what: str) -> list[Any]:
    if in_sequence(value) and len(parts := list(value)) == 2:
        return parts
    raise InputError(f"{what} has two parts", shown(value))


def _group(value: Any, variables: Sequence[Symbol]) -> tuple[list[Position], Style]:
    points, style = _pair(value, "a group, its points and their style,")
    return positions_argument(points, variables), style_argument(style)

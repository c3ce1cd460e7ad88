"""Pictures of points, segments and texts, and of surfaces that are given by parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Unpack

from sympy import Rational, Symbol

from nnag_m2.algebra.arguments import in_sequence, list_argument, whole_number
from nnag_m2.algebra.real_sets import BoxImage
from nnag_m2.asking import Options, question
from nnag_m2.calling import steps as counted
from nnag_m2.curves.question import Box, as_box
from nnag_m2.errors import InputError, named, shown
from nnag_m2.pictures.arguments import (
    by_name,
    frame_argument,
    position_argument,
    style_argument,
    text_argument,
)
from nnag_m2.pictures.layers import GREY, INK, SKY, Layer, Position, Style, dots, texts
from nnag_m2.pictures.picture import Picture

_TEXT, _DASHED = Style(INK), Style(GREY, 1, dashed=True)
_FACES = Style(SKY)

_MOST_STEPS = 1_000
"""A million faces are more than a picture has room for."""


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
    listed = list_argument(points, "points")
    return [position_argument(p, variables) for p in listed], style_argument(style)


@question
def draw_image(
    image: BoxImage,
    box: Box,
    *,
    steps: int = 24,
    name: str = "image",
    style: Style = _FACES,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of the image of a square of parameters in 3-space, by filled faces.

    Parameters
    ----------
    image
        Of a map in two parameters, with three coordinates.
    box
        Two ends for each of three variables, in the sequence of the coordinates.
    steps
        The number of faces along each parameter.  Their corners are exact points of the image;
        faces with a corner outside the box are left out.
    name
        Of the layer.
    style
        Colour and label.

    Raises
    ------
    InputError
        For other numbers of parameters or coordinates, no steps, or a wrong box.

    Examples
    --------
    >>> from sympy.abc import s, t, x, y, z
    >>> from nnag_m2 import PolynomialMap
    >>> umbrella = BoxImage(PolynomialMap([s * t, s, t**2], [s, t]), {s: (-1, 1), t: (-1, 1)})
    >>> picture = draw_image(umbrella, {x: (-1, 1), y: (-1, 1), z: (0, 1)}, steps=4)
    >>> len(picture.data["image"])
    16
    """
    if not isinstance(image, BoxImage) or (len(image.parameters), image.dimension) != (2, 3):
        required = "the image of a map with two parameters and three coordinates"
        raise InputError(required, shown(image))
    steps = whole_number(steps, "steps", 1, _MOST_STEPS)
    style_argument(style), text_argument(name, "name")
    as_box(box, 3)
    frame = draw_points({}, box)
    rows = _grid(image, steps)
    faces = [
        (a, b, d, c)
        for lower, upper in pairwise(rows)
        for (a, b), (c, d) in zip(pairwise(lower), pairwise(upper), strict=True)
        if all(_is_inside(corner, frame) for corner in (a, b, c, d))
    ]
    return Picture(frame.axes, frame.box, (Layer(name, "areas", tuple(faces), style),))


def _grid(image: BoxImage, steps: int) -> list[list[Position]]:
    sides = [[a + (b - a) * Rational(i, steps) for i in range(steps + 1)] for a, b in image.sides]
    coordinates = image.polynomial_map.coordinates
    return [
        [tuple(float(c.eval((s, t))) for c in coordinates) for t in sides[1]]
        for s in counted(sides[0])
    ]


def _is_inside(position: Any, frame: Picture) -> bool:
    return all(low <= entry <= high for entry, (low, high) in zip(position, frame.box, strict=True))

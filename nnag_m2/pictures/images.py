"""Surfaces that are given by parameters: exact points of them, and faces between these."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Unpack

from sympy import Rational

from nnag_m2.algebra.arguments import whole_number
from nnag_m2.algebra.box_images import BoxImage
from nnag_m2.asking import Options, question
from nnag_m2.calling import steps as counted
from nnag_m2.curves.question import Box, as_box
from nnag_m2.errors import InputError, shown
from nnag_m2.pictures.arguments import style_argument, text_argument
from nnag_m2.pictures.layers import SKY, Layer, Position, Style
from nnag_m2.pictures.picture import Picture
from nnag_m2.pictures.points import draw_points

_FACES = Style(SKY)

_MOST_STEPS = 1_000
"""A million faces are more than a picture has room for."""


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

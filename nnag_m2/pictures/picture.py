"""Pictures as values: layers of numbers with a look, drawn only when they are looked at."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from nnag_m2.algebra.arguments import whole_number
from nnag_m2.algebra.words import path_argument
from nnag_m2.errors import InputError

Spot: TypeAlias = tuple[float, ...]
Part: TypeAlias = tuple[Spot, ...]
Kind: TypeAlias = Literal["areas", "lines", "dots", "texts"]

# Okabe, Ito: Color Universal Design; to be told apart with any colour vision.
BLUE, ORANGE, GREEN, RED = "#0072b2", "#e69f00", "#009e73", "#d55e00"
PURPLE, SKY = "#cc79a7", "#56b4e9"
PALE, SAND, MINT = "#d6e8f5", "#f8dfae", "#cdeee2"
INK, GREY, BROWN = "#222222", "#666666", "#8a5a00"

_DPI = (10, 2_400)
"""Below, letters are smaller than a pixel; above, a picture takes gigabytes."""


@dataclass(frozen=True)
class Look:
    """How a layer is drawn.

    Attributes
    ----------
    colour
        As in HTML.
    size
        Width of lines in points; diameter of dots in points.
    marker
        Of dots, as in matplotlib.
    dashed
        Whether lines are.
    label
        What the legend says; without it the layer is not in the legend.
    """

    colour: str = INK
    size: float = 1.8
    marker: str = "o"
    dashed: bool = False
    label: str = ""


@dataclass(frozen=True)
class Layer:
    """Things of one kind with one look.

    Attributes
    ----------
    name
        What they are, in the data and in the SVG file.
    kind
        Polygons, polylines, single points, or points with a text beside.
    parts
        For polygons and polylines their corners; dots and texts are parts of one corner.
    look
        How they are drawn.
    texts
        For texts, one for each part.
    """

    name: str
    kind: Kind
    parts: tuple[Part, ...]
    look: Look = Look()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A picture in two or three dimensions; two pictures of one box are put together by ``+``.

    Attributes
    ----------
    axes
        The names of the coordinates.
    box
        For each of them the two ends.
    layers
        From the back to the front.
    title
        What stands above.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import draw_curve, plane_curve
    >>> picture = draw_curve(plane_curve(y - x, {x: (0, 1), y: (0, 1)}))
    >>> picture.data["curve"][0][0], picture.data["curve"][0][-1]
    ([0.0, 0.0], [1.0, 1.0])
    """

    axes: tuple[str, ...]
    box: tuple[tuple[float, float], ...]
    layers: tuple[Layer, ...] = field(repr=False)
    title: str = ""

    @property
    def data(self) -> dict[str, list[list[list[float]]]]:
        """For each layer its parts, each a list of points, each a list of coordinates."""
        return {
            layer.name: [[list(spot) for spot in part] for part in layer.parts]
            for layer in self.layers
        }

    def titled(self, title: str) -> Picture:
        """Return the picture with a title."""
        return replace(self, title=title)

    def __add__(self, other: Picture) -> Picture:
        """Return both pictures in one, the other one in front."""
        if not isinstance(other, Picture):
            return NotImplemented
        if (self.axes, self.box) != (other.axes, other.box):
            raise InputError(
                f"the same box is needed: {self.axes} in {self.box}",
                f"{other.axes} in {other.box}",
                part="sum of pictures",
            )
        names = {layer.name for layer in self.layers}
        added = (replace(one, name=_unused(one.name, names)) for one in other.layers)
        return replace(self, layers=(*self.layers, *added), title=self.title or other.title)

    def to_json(self) -> str:
        """Return ``data`` as JSON."""
        return json.dumps(self.data)

    def to_csv(self) -> str:
        """Return ``data`` as a table: layer, number of the part, of the point, coordinates."""
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerow(["layer", "part", "point", *self.axes])
        for name, parts in self.data.items():
            for i, part in enumerate(parts):
                table.writerows([name, i, j, *spot] for j, spot in enumerate(part))
        return text.getvalue()

    def figure(self) -> Any:
        """Return a figure of matplotlib, which the extra ``plots`` brings."""
        from nnag_m2.pictures.drawing import figure

        return figure(self)

    def svg(self) -> str:
        """Return an SVG document that depends on the picture and matplotlib's version only."""
        from nnag_m2.pictures.drawing import svg

        return svg(self.figure)

    def save(self, path: str | Path, dpi: int = 150) -> Path:
        """Write an SVG or, by the name's ending, PNG or PDF file, and return where."""
        from nnag_m2.pictures.drawing import write

        resolution = whole_number(dpi, "dpi", *_DPI)
        return write(self.figure, path_argument(path), resolution)

    def _repr_svg_(self) -> str:
        return self.svg()


def _unused(name: str, names: set[str]) -> str:
    found, count = name, 2
    while found in names:
        found, count = f"{name} {count}", count + 1
    names.add(found)
    return found


def dots(name: str, spots: Sequence[Spot], look: Look) -> Layer:
    """Return a layer of single points."""
    return Layer(name, "dots", tuple((tuple(spot),) for spot in spots), look)


def texts(name: str, spots: Sequence[Spot], words: Sequence[str], look: Look) -> Layer:
    """Return a layer of texts, each to the upper right of its point."""
    return Layer(name, "texts", tuple((tuple(spot),) for spot in spots), look, tuple(words))

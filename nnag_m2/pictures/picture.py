"""Pictures as values: layers of numbers with a style, drawn only when they are looked at."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nnag_m2.algebra.arguments import path_argument, whole_number
from nnag_m2.errors import InputError, named
from nnag_m2.pictures import drawing, legends
from nnag_m2.pictures.layers import Layers

_DPI = (10, 2_400)
"""Below, letters are smaller than a pixel; above, a picture takes gigabytes."""


@dataclass(frozen=True)
class Picture(Layers):
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
    meanings
        What stands at the axes, where it is not their names alone.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import draw_curve, plane_curve
    >>> picture = draw_curve(plane_curve(y - x, {x: (0, 1), y: (0, 1)}))
    >>> picture.data["curve"][0][0], picture.data["curve"][0][-1]
    ([0.0, 0.0], [1.0, 1.0])
    """

    @property
    def data(self) -> dict[str, list[list[list[float]]]]:
        """For each layer its parts, each a list of points, each a list of coordinates."""
        return {
            layer.name: [[list(position) for position in part] for part in layer.parts]
            for layer in self.layers
        }

    @named
    def titled(self, title: str) -> Picture:
        """Return the picture with a title."""
        return replace(self, title=title)

    @named
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
        return replace(
            self,
            layers=(*self.layers, *added),
            title=self.title or other.title,
            meanings=self.meanings or other.meanings,
        )

    @property
    def description(self) -> str:
        """What is to be seen, in words: axes, marks and texts.  SVG files have it as well."""
        return legends.description(self)

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
                table.writerows([name, i, j, *position] for j, position in enumerate(part))
        return text.getvalue()

    @named
    def figure(self) -> Any:
        """Return a figure of matplotlib, which the extra ``plots`` brings."""
        return drawing.figure(self)

    def svg(self) -> str:
        """Return an SVG document that depends on the picture and matplotlib's version only."""
        return drawing.svg(self.figure, legends.title(self), self.description)

    @named
    def save(self, path: str | Path, dpi: int = 150) -> Path:
        """Write an SVG or, by the name's ending, PNG or PDF file, and return where."""
        resolution = whole_number(dpi, "dpi", *_DPI)
        words = legends.title(self), self.description
        return drawing.write(self.figure, path_argument(path), *words, dpi=resolution)

    def _repr_svg_(self) -> str:
        return self.svg()


def _unused(name: str, names: set[str]) -> str:
    found, count = name, 2
    while found in names:
        found, count = f"{name} {count}", count + 1
    names.add(found)
    return found

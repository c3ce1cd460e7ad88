"""What pictures consist of: layers of numbers, each with a style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Position: TypeAlias = tuple[float, ...]
Part: TypeAlias = tuple[Position, ...]
Kind: TypeAlias = Literal["areas", "lines", "dots", "texts"]

# Okabe, Ito: Color Universal Design; to be told apart with any colour vision.
BLUE, ORANGE, GREEN, RED = "#0072b2", "#e69f00", "#009e73", "#d55e00"
PURPLE, SKY = "#cc79a7", "#56b4e9"
PALE, SAND, MINT = "#d6e8f5", "#f8dfae", "#cdeee2"
INK, GREY, BROWN = "#222222", "#666666", "#8a5a00"


@dataclass(frozen=True)
class Style:
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
        What the legend says; without it, the name of the layer.
    pattern
        Of lines as in matplotlib, such as ``":"``; of areas a hatch, such as ``"//"``.
    hollow
        Whether dots are outlines.

    Notes
    -----
    No two labels of a picture are told apart by colour or size alone: where they would be, the
    later layer is drawn with another marker, pattern or hatch.
    """

    colour: str = INK
    size: float = 1.8
    marker: str = "o"
    dashed: bool = False
    label: str = ""
    pattern: str = ""
    hollow: bool = False


@dataclass(frozen=True)
class Layer:
    """Things of one kind with one style.

    Attributes
    ----------
    name
        What they are, in the data and in the SVG file.
    kind
        Polygons, polylines, single points, or points with a text beside.
    parts
        For polygons and polylines their corners; dots and texts are parts of one corner.
    style
        How they are drawn.
    texts
        For texts, one for each part.
    """

    name: str
    kind: Kind
    parts: tuple[Part, ...]
    style: Style = Style()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layers:
    """Layers in a box, which is all that is drawn; what the parts are says ``Picture``."""

    axes: tuple[str, ...]
    box: tuple[tuple[float, float], ...]
    layers: tuple[Layer, ...] = field(repr=False)
    title: str = ""
    meanings: tuple[str, ...] = ()


def dots(name: str, positions: Sequence[Position], style: Style) -> Layer:
    """Return a layer of single points."""
    return Layer(name, "dots", tuple((tuple(position),) for position in positions), style)


def texts(name: str, positions: Sequence[Position], words: Sequence[str], style: Style) -> Layer:
    """Return a layer of texts, each to the upper right of its point."""
    return Layer(
        name, "texts", tuple((tuple(position),) for position in positions), style, tuple(words)
    )

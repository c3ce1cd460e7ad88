"""Layers on the axes of matplotlib: areas, lines, dots and texts."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from nnag_m2.pictures.layers import GREY, Kind, Layer, Part, Style
from nnag_m2.pictures.legends import PATTERNS, shape

# degrees: a little from above, no axis along the line of sight
AZIMUTH, ELEVATION = -62.0, 18.0
_ORDER: dict[Kind, int] = {"areas": 1, "lines": 2, "dots": 3, "texts": 4}


def draw_layer(axes: Any, layer: Layer) -> None:
    """Draw a layer, of whichever kind, on axes in the plane or in space."""
    _MARKS[layer.kind](axes, layer)


def _areas(axes: Any, layer: Layer) -> None:
    if axes.name == "3d":
        _faces(axes, layer)
        return
    from matplotlib.collections import PolyCollection

    colour = layer.style.colour
    # Thin outlines of the same colour: no seams between neighbours.
    drawn = PolyCollection(
        layer.parts, facecolors=colour, edgecolors=colour, linewidths=1.0, zorder=_ORDER["areas"]
    )
    drawn.set(gid=layer.name, **_hatch(layer))
    axes.add_collection(drawn)


def _faces(axes: Any, layer: Layer) -> None:
    """Draw polygons in space, those that are seen from the side darker."""
    from matplotlib.colors import to_rgb
    from mpl_toolkits.mplot3d.art3d import Poly3DCollection  # type: ignore[import-untyped]

    red, green, blue = to_rgb(layer.style.colour)
    shades = [0.55 + 0.45 * _facing(part) for part in layer.parts]
    colours = [(red * s, green * s, blue * s, 0.75) for s in shades]
    drawn = Poly3DCollection(
        list(layer.parts),
        facecolors=colours,
        edgecolors=GREY if layer.style.pattern else colours,
        linewidths=0.3,
        hatch=layer.style.pattern or None,
        zorder=_ORDER["areas"],
    )
    drawn.set(gid=layer.name)
    axes.add_collection3d(drawn)


def _facing(part: Part) -> float:
    """Return the cosine of the angle between the line of sight and the normal of a polygon."""
    azimuth, elevation = math.radians(AZIMUTH), math.radians(ELEVATION)
    flat = math.cos(elevation)
    sight = (flat * math.cos(azimuth), flat * math.sin(azimuth), math.sin(elevation))
    one, two = ([b - a for a, b in zip(part[i], part[i + 2], strict=True)] for i in (0, 1))
    normal = [one[i - 2] * two[i - 1] - one[i - 1] * two[i - 2] for i in range(3)]
    length = math.hypot(*normal)
    return abs(sum(n * s for n, s in zip(normal, sight, strict=True))) / length if length else 1.0


def _lines(axes: Any, layer: Layer) -> None:
    ends = {"solid_capstyle": "round", "solid_joinstyle": "round", "zorder": _ORDER["lines"]}
    for i, part in enumerate(layer.parts):
        places = zip(*part, strict=True)
        axes.plot(*places, gid=f"{layer.name}-{i}", **_look_of_lines(layer), **ends)


def _dots(axes: Any, layer: Layer) -> None:
    if layer.parts:
        axes.plot(
            *zip(*(part[0] for part in layer.parts), strict=True),
            zorder=_ORDER["dots"],
            clip_on=False,
            gid=layer.name,
            **_look(layer.style),
        )


def _texts(axes: Any, layer: Layer) -> None:
    look = {"color": layer.style.colour, "zorder": _ORDER["texts"], "gid": layer.name}
    clear = {"facecolor": "white", "edgecolor": "none", "alpha": 0.7, "pad": 0.6}
    beside = {"textcoords": "offset points", "fontsize": 11, "bbox": clear, **look}
    for (place,), words in zip(layer.parts, layer.texts, strict=True):
        if len(place) == 2:
            axes.annotate(words, place, (5, 5), **beside)
        else:
            axes.text(*place, f" {words}", **look)


def handle(layer: Layer) -> Any:
    """Return what stands in the legend for a layer: as it is drawn, without its places."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    if layer.kind == "areas":
        return Patch(facecolor=layer.style.colour, **_hatch(layer))
    if layer.kind == "dots":
        return Line2D([], [], **_look(layer.style))
    return Line2D([], [], **_look_of_lines(layer))


def _look(style: Style) -> dict[str, Any]:
    """Return how dots look: filled with a white rim, or hollow."""
    return {
        "marker": style.marker,
        "linestyle": "",
        "color": style.colour,
        "markersize": style.size,
        "markerfacecolor": "white" if style.hollow else style.colour,
        "markeredgecolor": style.colour if style.hollow else "white",
        "markeredgewidth": 1.2 if style.hollow else 0.6,
    }


def _hatch(layer: Layer) -> dict[str, Any]:
    """Return the hatch of an area, which is drawn in the colour of its outline."""
    pattern = layer.style.pattern
    return {"hatch": pattern, "edgecolor": GREY, "linewidth": 0.3} if pattern else {}


def _look_of_lines(layer: Layer) -> dict[str, Any]:
    pattern, style = shape(layer)[0], layer.style
    dashes = PATTERNS.get(pattern, pattern)
    return {"linestyle": dashes, "color": style.colour, "linewidth": style.size}


_MARKS: dict[Kind, Callable[[Any, Layer], None]] = {
    "areas": _areas,
    "lines": _lines,
    "dots": _dots,
    "texts": _texts,
}

"""What the stories share for drawing: a round cone in space, and SVG files."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from nnag_m2 import Picture
from nnag_m2.pictures.drawing import blank as figure
from nnag_m2.pictures.drawing import write
from nnag_m2.pictures.layers import BLUE, BROWN, GREEN, GREY, INK, ORANGE, RED

__all__ = ["BLUE", "BROWN", "GREEN", "GREY", "INK", "ORANGE", "RED", "figure"]

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HERE = Path(__file__).resolve().parent

Point: TypeAlias = Sequence[float]

_AZIMUTH, _ELEVATION = -62.0, 14.0
_AXES = (1.25, 1.5, 1.25)
_LABELS = (0.1, "right", "bottom"), (0.0, "left", "center"), (0.03, "center", "bottom")
_STEPS = 96
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Mark:
    """How points of one kind are drawn.

    Attributes
    ----------
    name
        What they are, for the legend.
    colour
        One of the colours above.
    shape
        A marker of matplotlib, ``"-"`` for a line, or ``"area"``.
    """

    name: str
    colour: str
    shape: str


CONE = Mark("the cone", ORANGE, "area")
"""What ``cone`` draws."""


@dataclass(frozen=True)
class Drawing:
    """A figure that is drawn by hand, with what is to be said of it.

    Attributes
    ----------
    draw
        Returns the figure.
    title, description
        For those who do not see it.
    """

    draw: Callable[[], Figure]
    title: str
    description: str


def save(picture: Callable[[], Drawing | Picture], name: str, folder: Path = HERE) -> Path:
    """Draw a picture and write an SVG file whose bytes depend on matplotlib's version only."""
    drawn = picture()
    path = folder / f"{name}.svg"
    if isinstance(drawn, Picture):
        return drawn.save(path)
    return write(drawn.draw, path, drawn.title, drawn.description)


def space(drawn: Figure, box: tuple[float, float, float, float], reach: float) -> Any:
    """Return three-dimensional axes without a frame, at fixed places of the figure."""
    axes: Any = drawn.add_axes(box, projection="3d", computed_zorder=False)
    axes.set_axis_off()
    axes.view_init(elev=_ELEVATION, azim=_AZIMUTH)
    axes.set_proj_type("ortho")
    limits = (-reach, reach)
    axes.set(xlim=limits, ylim=limits, zlim=limits)
    axes.set_box_aspect((1, 1, 1), zoom=1.17)
    return axes


def cone(axes: Any, names: Sequence[str]) -> None:
    """Draw ``u**2 + v**2 = w**2`` for ``|w| <= 1``: back, and front to look through.

    Each face is a triangle between two rulings, so that the vertex is where it belongs.
    """
    for nappe in (-1, 1):
        rim = [_on_rim(step, nappe) for step in range(_STEPS + 1)]
        in_front = [_nearness(a) + _nearness(b) > 0 for a, b in pairwise(rim)]
        for name, side, level in (("back", False, 1), ("front", True, 3)):
            faces = [(0, i + 1, i + 2) for i in range(_STEPS) if in_front[i] == side]
            _surface(axes, [(0.0, 0.0, 0.0), *rim], faces, level, f"cone-{name}{nappe}")
        line(axes, rim, GREY, 1.2, 6)
        line(axes, [_scaled(point, 0.5) for point in rim], BROWN, 0.5, 3)
        for point in rim[:: _STEPS // 24]:
            line(axes, [(0.0, 0.0, 0.0), point], BROWN, 0.3, 3 if _nearness(point) > 0 else 1)
    for place, name in enumerate(names):
        end = [_AXES[place] if i == place else 0.0 for i in range(3)]
        line(axes, [_scaled(end, -1.0), end], GREY, 0.8, 1)
        shift, across, up = _LABELS[place]
        axes.text(end[0], end[1], end[2] + shift, f" {name}", color=GREY, ha=across, va=up)


def _surface(
    axes: Any, points: Sequence[Point], faces: Sequence[Sequence[int]], level: int, gid: str
) -> None:
    axes.plot_trisurf(
        *zip(*points, strict=True),
        triangles=faces,
        color=ORANGE,
        alpha=0.22,
        shade=False,
        antialiased=False,  # no seams between faces
        linewidth=0,
        edgecolor="none",
        zorder=level,
        gid=gid,
    )


def dots(axes: Any, points: Sequence[Point], mark: Mark, size: float, gid: str) -> None:
    """Draw points of one kind, before or behind the halves of the cone."""
    layers: dict[int, list[Point]] = {}
    for point in points:
        layers.setdefault(layer(point), []).append(point)
    for level, members in sorted(layers.items()):
        axes.scatter(
            *zip(*members, strict=True),
            s=size,
            c=mark.colour,
            marker=mark.shape,
            depthshade=False,
            edgecolors="white",
            linewidths=0.4,
            zorder=level,
            gid=f"{gid}-{level}",
        )


def legend(drawn: Figure, marks: Sequence[Mark], height: float, columns: int = 1) -> None:
    """Write what the marks mean, with the upper edge at a height between 0 and 1."""
    drawn.legend(
        handles=[_handle(mark) for mark in marks],
        loc="upper center",
        bbox_to_anchor=(0.5, height),
        frameon=False,
        ncols=columns,
        handletextpad=0.2,
        columnspacing=1.2,
    )


def _handle(mark: Mark) -> Any:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    if mark.shape == "area":
        return Patch(facecolor=mark.colour, alpha=0.4, edgecolor=BROWN, label=mark.name)
    if mark.shape == "-":
        return Line2D([], [], color=mark.colour, linewidth=1.8, label=mark.name)
    shape = mark.shape
    return Line2D([], [], color=mark.colour, marker=shape, linestyle="", ms=8, label=mark.name)


def _on_rim(step: int, nappe: int) -> tuple[float, float, float]:
    angle = 2 * math.pi * step / _STEPS
    return math.cos(angle), math.sin(angle), float(nappe)


def _scaled(point: Point, factor: float) -> tuple[float, ...]:
    return tuple(factor * entry for entry in point)


def line(axes: Any, points: Sequence[Point], colour: str, width: float, layer: int) -> None:
    """Draw a line through points of space."""
    axes.plot(*zip(*points, strict=True), color=colour, linewidth=width, zorder=layer)


def _nearness(point: Point) -> float:
    """Return how far to the front a point lies, horizontally."""
    angle = math.radians(_AZIMUTH)
    return point[0] * math.cos(angle) + point[1] * math.sin(angle)


def layer(point: Point) -> int:
    """Return a place before the front of the cone, between front and back, or behind the back."""
    u, v, w = point
    outside = u * u + v * v - w * w
    if outside < -_ROUNDING:
        return 2
    if _nearness(point) > 0:
        return 5
    return 0 if outside > _ROUNDING else 2

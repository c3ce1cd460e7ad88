"""Figures of matplotlib, which is loaded only when a picture is drawn: axes, title, legend."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nnag_m2.errors import InputError, shown
from nnag_m2.pictures.layers import GREY, INK, Layers
from nnag_m2.pictures.legends import Entries, axis_titles, entries, plain, told_apart
from nnag_m2.pictures.marks import AZIMUTH, ELEVATION, draw_layer, handle

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "nnag-m2",
    "svg.fonttype": "path",
    "backend": "agg",
    "font.size": 13,
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelsize": 10.5,
    "ytick.labelsize": 10.5,
}
# inches: the width of a column of text, and what fits on a page with a caption
_WIDTH, _TALLEST = 5.2, 7.0
# inches for the numbers and names at axes, the title, an entry of the legend
_LEFT, _RIGHT, _BELOW, _ABOVE, _ENTRY = 0.78, 0.26, 0.52, 0.42, 0.22
# characters of an entry of the legend of which two fit beside each other
_SHORT = 24
_KINDS = (".svg", ".png", ".pdf")


def blank(width: float, height: float) -> Figure:
    """Return an empty figure, in inches, that is drawn without a screen."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise InputError(
            "matplotlib is needed", "none", "pip install 'nnag-m2[plots]'", part="drawing"
        ) from error
    drawn = Figure(figsize=(width, height))
    FigureCanvasAgg(drawn)
    return drawn


def svg(draw: Callable[[], Figure], title: str, description: str) -> str:
    """Draw, and return an SVG document whose bytes depend on matplotlib's version only.

    Title and description stand in it as ``<title>`` and ``<desc>``, for those who do not see it.
    """
    file = io.StringIO()
    _styled(draw, lambda drawn: drawn.savefig(file, format="svg", metadata={"Date": None}))
    lines = "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"
    head, mark, rest = lines.partition("<svg ")
    tag, end, body = rest.partition(">\n")
    words = f" <title>{escape(title)}</title>\n <desc>{escape(description)}</desc>\n"
    return f'{head}{mark}role="img" {tag}{end}{words}{body}'


def write(
    draw: Callable[[], Figure], path: Path, title: str, description: str, dpi: int = 150
) -> Path:
    """Draw, and write a file of the kind that its name says."""
    if path.suffix not in _KINDS:
        required = f"the name of the file must end in {', '.join(_KINDS)}"
        raise InputError(required, shown(str(path)))
    if path.suffix == ".svg":
        path.write_text(svg(draw, title, description), encoding="utf-8")
        return path
    _styled(draw, lambda drawn: drawn.savefig(path, dpi=dpi))
    return path


def _styled(draw: Callable[[], Figure], keep: Callable[[Figure], Any]) -> None:
    blank(1, 1)  # refuses where there is no matplotlib
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_STYLE)
        keep(draw())


def figure(picture: Layers) -> Figure:
    """Return a picture as a figure."""
    layers = told_apart(picture.layers)
    marks = entries(layers)
    columns = 2 if len(marks) > 3 and max(map(len, map(plain, marks))) <= _SHORT else 1
    legend = _ENTRY * math.ceil(len(marks) / columns) + (0.1 if marks else 0)
    above = _ABOVE if picture.title else _RIGHT
    flat = len(picture.axes) == 2
    wide, tall = (high - low for low, high in picture.box[:2]) if flat else (1.0, 0.87)
    across = _WIDTH - _LEFT - _RIGHT
    up = min(across * tall / wide, _TALLEST)
    across = up * wide / tall
    width, height = max(across + _LEFT + _RIGHT, 3.4), up + _BELOW + above + legend
    drawn = blank(width, height)
    place = (_LEFT / width, (_BELOW + legend) / height, across / width, up / height)
    if not flat:
        place = (0.0, (0.25 + legend) / height, 0.93, 1 - (0.25 + legend + above) / height)
    axes = _plane(drawn, place, picture) if flat else _space(drawn, place, picture)
    for layer in layers:
        draw_layer(axes, layer)
    if picture.title:
        middle = (place[0] + place[2] / 2) if flat else 0.5
        drawn.text(middle, 1 - above / 2 / height, picture.title, ha="center", va="center")
    if marks:
        _legend(drawn, marks, (legend + 0.02) / height, columns)
    return drawn


def _plane(drawn: Figure, place: tuple[float, float, float, float], picture: Layers) -> Any:
    axes = drawn.add_axes(place)
    axes.set(xlim=picture.box[0], ylim=picture.box[1], aspect="equal")
    axes.locator_params(nbins=6, steps=[1, 2, 5, 10])
    across, up = axis_titles(picture)
    axes.set_xlabel(across, labelpad=1)
    axes.set_ylabel(up, labelpad=1)
    return axes


def _space(drawn: Figure, place: tuple[float, float, float, float], picture: Layers) -> Any:
    axes: Any = drawn.add_axes(place, projection="3d", computed_zorder=False)
    axes.view_init(elev=ELEVATION, azim=AZIMUTH)
    axes.set_proj_type("ortho")
    axes.set(**dict(zip(("xlim", "ylim", "zlim"), picture.box, strict=True)))
    axes.set_box_aspect([high - low for low, high in picture.box], zoom=1.05)
    axes.locator_params(nbins=4, steps=[1, 2, 5, 10])
    # The corner in front belongs to two axes: neither writes there.
    axes.xaxis.get_major_locator().set_params(prune="upper")
    axes.yaxis.get_major_locator().set_params(prune="lower")
    axes.tick_params(labelsize=9, pad=-1)
    axes.zaxis.set_rotate_label(False)
    for name, label in zip("xyz", axis_titles(picture), strict=True):
        getattr(axes, f"set_{name}label")(label, labelpad=-2)
        getattr(axes, f"{name}axis").set_pane_color((1, 1, 1, 0))
        getattr(axes, f"{name}axis")._axinfo["grid"]["color"] = (0.9, 0.9, 0.9, 1)
    return axes


def _legend(drawn: Figure, marks: Entries, height: float, columns: int) -> None:
    from matplotlib.legend_handler import HandlerTuple

    handles: list[Any] = [tuple(map(handle, layers)) for layers in marks.values()]
    drawn.legend(
        handles,
        list(marks),
        handler_map={tuple: HandlerTuple(ndivide=None, pad=0.4)},
        loc="upper center",
        bbox_to_anchor=(0.5, height),
        frameon=False,
        ncols=columns,
        handlelength=2.6,
        handletextpad=0.5,
        columnspacing=1.4,
        labelspacing=0.25,
        fontsize=11,
        borderpad=0,
    )

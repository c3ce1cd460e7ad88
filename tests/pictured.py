"""What is checked of every picture: legend, shapes, axes, words."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from nnag_m2 import Picture
from nnag_m2.pictures.legends import axis_titles, plain

SVG = "{http://www.w3.org/2000/svg}"


def legend_of(picture: Picture) -> list[str]:
    """Return the entries of the legend as they are drawn."""
    legends = picture.figure().legends
    return [text.get_text() for legend in legends for text in legend.get_texts()]


def look(artist: Any) -> tuple[object, ...]:
    """Return how a drawn mark looks in black and white, its size left out."""
    kind = type(artist).__name__
    if kind == "Line2D":
        return kind, str(artist.get_marker()), artist.get_linestyle(), hollow(artist)
    return kind, artist.get_hatch()


def hollow(line: Any) -> bool:
    """Return whether the dots of a line are outlines."""
    return line.get_marker() not in ("None", "") and line.get_markerfacecolor() == "white"


def assert_told(picture: Picture) -> None:
    """Assert that legend, axes and words say what a picture shows, whoever looks at it."""
    pytest.importorskip("matplotlib")
    marks = [layer for layer in picture.layers if layer.parts and layer.kind != "texts"]
    figure = picture.figure()
    drawn = figure.legends
    said = [text.get_text() for legend in drawn for text in legend.get_texts()]
    assert bool(said) == bool(marks)
    assert len(said) == len(set(said))
    for layer in marks:
        names = {layer.style.label} if layer.style.label else {layer.name, layer.name[:-2]}
        assert names & set(said), (layer.name, said)
    looks = [
        (label, look(artist))
        for legend in drawn
        for label, handles in zip(said, legend.legend_handles, strict=True)
        for artist in _artists(handles)
    ]
    for (one, first), (two, second) in combinations(looks, 2):
        assert one == two or first != second, (one, two, first)
    axes = figure.axes[0]
    sides = "xyz"[: len(picture.axes)]
    assert tuple(getattr(axes, f"get_{side}label")() for side in sides) == axis_titles(picture)
    assert all(plain(entry) in picture.description for entry in (*said, *axis_titles(picture)))


def _artists(handle: Any) -> list[Any]:
    return list(handle) if isinstance(handle, list | tuple) else [handle]

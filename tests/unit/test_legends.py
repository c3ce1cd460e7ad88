"""Pictures say what they show: in the legend, at the axes, in words; and not by colours alone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pictured import SVG, assert_told, legend_of
from sympy import symbols

from nnag_m2 import (
    BoxImage,
    Ideal,
    Picture,
    PolynomialMap,
    RealPoint,
    Style,
    draw_cells,
    draw_critical_points,
    draw_curve,
    draw_image,
    draw_newton_polyhedron,
    draw_points,
    draw_segments,
    draw_surface,
    draw_texts,
    plane_curve,
)
from nnag_m2.pictures.legends import entries, shape, told_apart

x, y, z, s, t = symbols("x y z s t")
BOX = {x: (-2, 2), y: (-2, 2)}
SPACE = {x: (-1, 1), y: (-1, 1), z: (-1, 1)}
KEPT = sorted((Path(__file__).resolve().parents[2] / "examples" / "pictures").glob("*.svg"))


def node() -> object:
    return plane_curve(y**2 - x**3 - x**2, BOX)


def ends() -> list[RealPoint]:
    return [RealPoint.rational([x, y], place) for place in ((1, 0), (-1, 0))]


DRAWN = {
    draw_curve: lambda: draw_curve(node()),
    draw_cells: lambda: draw_cells(node(), lambda point: point[0] < 0),
    draw_points: lambda: draw_points({"a": ([(0, 1)], Style()), "b": ([(1, 1)], Style())}, BOX),
    draw_segments: lambda: draw_segments([((0, 0), (1, 1))], BOX),
    draw_texts: lambda: draw_texts({"here": (0, 0)}, BOX),
    draw_critical_points: lambda: draw_critical_points(ends(), [2, 0], BOX),
    draw_surface: lambda: draw_surface(x**2 - y**2 * z, SPACE, slices=3),
    draw_image: lambda: draw_image(
        BoxImage(PolynomialMap([s * t, s, t**2], [s, t]), {s: (-1, 1), t: (-1, 1)}), SPACE, steps=3
    ),
    draw_newton_polyhedron: lambda: draw_newton_polyhedron(
        Ideal([y**3 + x**2 * y + x**5], [x, y]), [0, 0]
    ),
}
"""Those that need no Macaulay2; the others are in tests/engine/test_drawn.py."""


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
def test_every_mark_is_in_the_legend_in_its_own_shape(draw: object) -> None:
    assert_told(DRAWN[draw]())


def test_sums_of_pictures_tell_everything_too() -> None:
    crowded = sum(
        (draw_points({f"group {i}": ([(i / 9, 0)], Style("red"))}, BOX) for i in range(8)),
        draw_cells(node(), lambda point: point[0] < 0) + draw_curve(node()),
    )
    other = draw_cells(node(), lambda point: point[0] > 0, "the rest")
    assert_told(crowded + other + draw_curve(plane_curve(x - y, BOX), "a line"))


def test_marks_of_one_label_share_an_entry_and_equal_layers_are_said_once() -> None:
    one = draw_critical_points(ends(), [2, 0], BOX)
    both = one + draw_critical_points(ends(), [0, 1], BOX)
    said = entries(told_apart(both.layers))
    assert list(said) == ["critical points", "nearest", "data"]
    assert [layer.kind for layer in said["nearest"]] == ["lines", "dots"]
    assert legend_of(both) == ["critical points", "nearest", "data"]


def test_what_differs_by_colour_only_gets_another_shape() -> None:
    groups = {
        "a": ([(0, 0)], Style("red", 5)),
        "b": ([(1, 0)], Style("blue", 9)),
        "c": ([(0, 1)], Style("blue", marker="s")),
    }
    layers = told_apart(draw_points(groups, BOX).layers)
    assert [shape(layer) for layer in layers] == [("o", False), ("s", False), ("D", False)]
    assert [layer.style.colour for layer in layers] == ["red", "blue", "blue"]


def test_words_for_those_who_do_not_see_it() -> None:
    picture = draw_curve(node(), style=Style("blue", label="$y^2=x^2(x+1)$"))
    assert picture.description == (
        "Axes: x from -2 to 2, y from -2 to 2. "
        "Marks: y^2=x^2(x+1) (line); y^2=x^2(x+1), singular points (1 dot)."
    )
    pytest.importorskip("matplotlib")
    root = ElementTree.fromstring(picture.titled('"A" <node> & more').svg())
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.findtext(f"{SVG}title") == '"A" <node> & more'
    assert root.findtext(f"{SVG}desc") == picture.description
    assert draw_points({}, BOX).svg().count("<title>An empty box</title>") == 1


def test_axes_say_what_they_are() -> None:
    polyhedron = DRAWN[draw_newton_polyhedron]()
    axes = polyhedron.figure().axes[0]
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("exponent of $x$", "exponent of $y$")
    assert (polyhedron + Picture(polyhedron.axes, polyhedron.box, ())).meanings


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_kept_picture_is_told(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    title, words = (root.findtext(f"{SVG}{tag}") or "" for tag in ("title", "desc"))
    assert len(title) > 5
    assert words.startswith("Axes: ")
    assert "Marks: " in words
    legend = re.search(r'<g id="legend_1">.*', text, re.DOTALL)
    assert legend is not None
    assert len(re.findall(r"<!-- .* -->", legend[0])) >= 2
    assert root.get("role") == "img"


def test_pictures_are_kept() -> None:
    assert len(KEPT) >= 14
    titles = Counter(re.findall(r"<title>(.*)</title>", "".join(p.read_text() for p in KEPT)))
    assert set(titles.values()) == {1}

"""Pictures: the numbers in them are those of exact data, and the files are the same each time."""

from __future__ import annotations

import csv
import io
import json
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from each import each
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Poly, Rational, symbols

from nnag_m2 import (
    BoxImage,
    Ideal,
    InputError,
    Picture,
    PolynomialMap,
    RealPoint,
    Style,
    draw_cells,
    draw_critical_points,
    draw_curve,
    draw_image,
    draw_points,
    draw_segments,
    draw_surface,
    draw_texts,
    plane_curve,
    regions,
)

x, y, z = symbols("x y z")
BOX = {x: (-2, 2), y: (-2, 2)}
NODE = y**2 - x**3 - x**2

# equation, number of regions of BOX without the curve
DIVISIONS = {
    "node": (NODE, 3),
    "cusp": (y**2 + x**3, 2),
    "acnode": (y**2 + x**2 - x**3, 2),
    "circle": (x**2 + y**2 - 1, 2),
    "circle that touches the sides": (x**2 + y**2 - 4, 5),
    "lemniscate": ((x**2 + y**2) ** 2 - 2 * (x**2 - y**2), 3),
    "cross": (x * y, 4),
    "vertical line": (x - 1, 2),
    "vertical lines, irrational": (x**2 - 2, 3),
    "hyperbola": (x * y - 1, 3),
    "asymptotes": (y**2 * (x**2 - 2) - 1, 5),
    "tacnode": (y**2 - x**4, 4),
    "concentric circles": ((x**2 + y**2 - 1) * (x**2 + y**2 - 2), 3),
    "side of the box": (y - 2, 1),
    "points": (x**2 + y**2, 1),
    "four arcs": (x**2 + y**2 - 5, 5),
}


@each("name", DIVISIONS)
def test_regions_are_counted(name: str) -> None:
    equation, expected = DIVISIONS[name]
    found = regions(plane_curve(equation, BOX))
    assert len(found) == expected
    poly = Poly(equation, x, y)
    assert all(poly.eval({x: r.sample[0], y: r.sample[1]}) != 0 for r in found)


def area(polygon: tuple[tuple[float, float], ...]) -> float:
    pairs = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    return sum(a * d - b * c for (a, b), (c, d) in pairs) / 2


def test_regions_fill_the_box() -> None:
    parts = regions(plane_curve((x**2 + y**2 - 1) * NODE, BOX))
    areas = [sum(map(area, region.polygons)) for region in parts]
    assert all(size > 0 for size in areas)
    assert sum(areas) == pytest.approx(16)
    disc, ring = regions(plane_curve(x**2 + y**2 - 1, BOX, Rational(1, 10000)))[::-1]
    assert sum(map(area, disc.polygons)) == pytest.approx(3.14159, abs=0.01)
    assert ring.sample[0] ** 2 + ring.sample[1] ** 2 > 1


def holds(polygon: tuple[tuple[float, float], ...], place: tuple[float, float]) -> bool:
    """Return whether a point is in a polygon, by crossings of a ray."""
    a, b = place
    pairs = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    crossed = [(p, q) for p, q in pairs if (p[0] > a) != (q[0] > a)]
    heights = [p[1] + (a - p[0]) / (q[0] - p[0]) * (q[1] - p[1]) for p, q in crossed]
    return sum(height > b for height in heights) % 2 == 1


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.integers(0, 2)), st.integers(-3, 3), min_size=2, max_size=5
    ),
    st.lists(st.tuples(*[st.integers(-197, 197)] * 2), min_size=1, max_size=4),
)
@settings(max_examples=30)
def test_signs_are_constant_on_regions(
    terms: dict[tuple[int, int], int], places: list[tuple[int, int]]
) -> None:
    poly = Poly(terms, x, y)
    assume(not poly.is_zero)
    parts = regions(plane_curve(poly, BOX, Rational(1, 50)))
    for a, b in places:
        here = {x: Rational(a, 100), y: Rational(b, 100) + Rational(1, 1009)}
        above = Poly(poly.as_expr().subs(x, here[x]), y)
        reach = Rational(1, 10)
        if above.degree() < 1 or above.count_roots(here[y] - reach, here[y] + reach):
            continue  # too near for the polygons
        spot = float(here[x]), float(here[y])
        (found,) = (r for r in parts if any(holds(polygon, spot) for polygon in r.polygons))
        signs = {poly.eval(here) > 0, poly.eval({x: found.sample[0], y: found.sample[1]}) > 0}
        assert len(signs) == 1


def test_cells_are_asked_once_for_each_region() -> None:
    asked: list[tuple[Rational, Rational]] = []

    def inside(point: tuple[Rational, Rational]) -> bool:
        asked.append(point)
        return point[0] < 0

    picture = draw_cells(plane_curve(NODE, BOX), inside)
    assert len(asked) == 3
    assert sum(area(tuple(map(tuple, part))) for part in picture.data["cell"]) > 0


def test_curve_comes_with_its_points() -> None:
    curve = plane_curve(NODE, BOX)
    data = draw_curve(curve).data
    assert [len(part) for part in data["curve"]] == [len(b.points) for b in curve.branches]
    assert data["curve, singular points"] == [[[0, 0]]]
    assert [0.0, 0.0] in data["curve"][0]


def test_nearest_of_the_critical_points_is_marked() -> None:
    ends = [RealPoint.rational([x, y], place) for place in ((1, 0), (-1, 0), (0, 1))]
    data = draw_critical_points(ends, [Rational(1, 3), 0], BOX).data
    assert data["nearest"] == [[[1, 0]]]
    assert data["critical points"] == [[[-1, 0]], [[0, 1]]]
    assert data["shortest segments"] == [[[1 / 3, 0], [1, 0]]]
    both = draw_critical_points(ends, [0, Rational(-1, 2)], BOX).data
    assert both["nearest"] == [[[1, 0]], [[-1, 0]]]
    other = draw_critical_points(ends, [Rational(1, 3), 0], BOX, [[9, 0], [0, 1]]).data
    assert other["nearest"] == [[[0, 1]]]


def test_slices_of_whitneys_umbrella_keep_its_handle() -> None:
    box = {x: (-1, 1), y: (-1, 1), z: (-1, 1)}
    data = draw_surface(x**2 - y**2 * z, box, slices=5, directions=[z]).data
    assert data["z constant, isolated points"] == [[[0, 0, -1]], [[0, 0, -0.5]]]
    for part in data["z constant"]:
        for a, b, c in part:
            assert a**2 == pytest.approx(b**2 * c, abs=1e-3)
    assert {part[0][2] for part in data["z constant"]} == {0, 0.5, 1}


def test_planes_in_a_surface_are_left_out() -> None:
    box = {x: (-1, 1), y: (-1, 1), z: (-1, 1)}
    data = draw_surface(z * (x - y), box, slices=3, directions=[z]).data
    assert {part[0][2] for part in data["z constant"]} == {-1, 1}


def pictures() -> dict[str, Picture]:
    curve = plane_curve(NODE, BOX)
    space = {x: (-1, 1), y: (-1, 1), z: (-1, 1)}
    points = {"points": ([(1, 1), (-1, 0)], Style("#d55e00", 7, label="two points"))}
    plane = draw_cells(curve, lambda point: point[0] < 0) + draw_curve(curve)
    return {
        "plane": (plane + draw_points(points, BOX, labels=["a", "b"])).titled("A node"),
        "space": draw_surface(x * y - z, space, slices=3) + draw_points({}, space),
    }


def test_layers_with_equal_names_are_both_kept() -> None:
    curve = draw_curve(plane_curve(NODE, BOX))
    assert list((curve + curve + curve).data)[::2] == ["curve", "curve 2", "curve 3"]


@pytest.mark.parametrize("name", ["plane", "space"])
def test_pictures_are_drawn_with_the_same_bytes(name: str, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    first, again = (pictures()[name] for _ in range(2))
    assert first == again == pickle.loads(pickle.dumps(first))
    assert hash(first) == hash(again)
    text = first.svg()
    assert text == again.svg() == first.save(tmp_path / "a.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    ids = {element.get("id") for element in root.iter()}
    names = {part.split("-")[0] for part in ids if part}
    assert set(first.data) <= names
    assert first.save(tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


@each("name", ["plane", "space"])
def test_data_as_json_and_as_a_table(name: str) -> None:
    picture = pictures()[name]
    assert json.loads(picture.to_json()) == picture.data
    rows = list(csv.DictReader(io.StringIO(picture.to_csv())))
    points = [spot for parts in picture.data.values() for part in parts for spot in part]
    assert len(rows) == len(points)
    assert [[float(row[axis]) for axis in picture.axes] for row in rows] == points


def test_numbers_need_no_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.split(".")[0] == "matplotlib"]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    picture = pictures()["plane"]
    assert picture.to_json()
    with pytest.raises(InputError, match="plots"):
        picture.svg()


def test_faces_are_those_of_the_image_inside_the_box() -> None:
    umbrella = BoxImage(PolynomialMap([x * y, x, y**2], [x, y]), {x: (-1, 1), y: (-2, 2)})
    picture = draw_image(umbrella, {x: (-2, 2), y: (-1, 1), z: (0, 1)}, steps=8)
    faces = picture.data["image"]
    assert len(faces) == 8 * 4  # those with |y| <= 1
    assert all(a**2 == b**2 * c for face in faces for a, b, c in face)
    svg = picture.svg()
    assert 'id="image"' in svg
    assert svg == picture.svg()
    box = {x: (0, 1), y: (0, 1), z: (0, 1)}
    with pytest.raises(InputError, match="two parameters and three coordinates"):
        draw_image(BoxImage(PolynomialMap([x, y], [x, y]), {x: (0, 1), y: (0, 1)}), box)
    with pytest.raises(InputError, match="an integer from 1"):
        draw_image(umbrella, box, steps=0)
    with pytest.raises(InputError, match="3 variables"):
        draw_image(umbrella, BOX)


def test_what_does_not_fit_is_refused() -> None:
    curve = draw_curve(plane_curve(NODE, BOX))
    with pytest.raises(InputError, match="same box"):
        curve + draw_points({}, {x: (0, 1), y: (0, 1)})
    with pytest.raises(InputError, match="labels"):
        draw_points({"one": ([(0, 0)], Style())}, BOX, labels=["a", "b"])
    with pytest.raises(InputError, match="the data must be 2 exact numbers"):
        draw_critical_points([], [1, 2, 3], BOX)
    with pytest.raises(InputError, match="directions"):
        draw_surface(x, {x: (0, 1), y: (0, 1), z: (0, 1)}, directions=[symbols("w")])


@each(
    ("refused", "says"),
    [
        (lambda: draw_curve(Ideal([x], [x, y])), "draw_curve: a PlaneCurve is needed"),
        (lambda: regions(None), "regions: a PlaneCurve is needed"),
        (lambda: draw_cells(plane_curve(NODE, BOX), True), "inside must be a function"),
        (lambda: draw_curve(plane_curve(NODE, BOX), style="red"), "a Style is needed; got 'red'"),
        (lambda: draw_curve(plane_curve(NODE, BOX), 3), "name must be a text"),
        (lambda: draw_curve(plane_curve(NODE, BOX), singular="no"), "singular must be True or"),
        (lambda: draw_points({}, None), "a box gives two ends"),
        (lambda: draw_points([(0, 1)], BOX), "must come in a dictionary, by their names"),
        (lambda: draw_points({"a": [(0, 1)]}, BOX), "has two parts"),
        (lambda: draw_points({"a": ([(0, 1, 2)], Style())}, BOX), "a point has 2 coordinates"),
        (lambda: draw_points({"a": ([(0, x)], Style())}, BOX), "finite numbers; got x"),
        (lambda: draw_points({"a": ([(0, float("nan"))], Style())}, BOX), "finite numbers"),
        (lambda: draw_points({"a": ([(0, 10**400)], Style())}, BOX), "finite numbers"),
        (lambda: draw_points({}, BOX, labels=["a"]), "labels for the 0 points"),
        (lambda: draw_segments([1, 2], BOX), "a segment has two parts; got 1"),
        (lambda: draw_texts(["here"], BOX), "must come in a dictionary"),
        (lambda: draw_critical_points([(0, 0)], [1, 2], BOX), "a RealPoint is needed"),
        (lambda: draw_surface(x, {x: (0, 1), y: (0, 1), z: (0, 1)}, slices=1), "an integer from 2"),
        (lambda: draw_surface(x, {x: (0, 1), y: (0, 1), z: (0, 1)}, slices=2.0), "an integer"),
        (lambda: draw_points({}, BOX).save("picture.csv"), r"must end in \.svg, \.png, \.pdf"),
        (lambda: draw_points({}, BOX).save(3), "Picture.save: a path is needed"),
        (lambda: draw_points({}, BOX).save("a.svg", dpi=0), "dpi must be an integer"),
    ],
)
def test_wrong_arguments_are_refused(refused: Callable[[], object], says: str) -> None:
    with pytest.raises(InputError, match=says):
        refused()

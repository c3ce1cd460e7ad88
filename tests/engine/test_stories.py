"""The stories: the numbers behind the pictures are right, and the pictures are those kept."""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import ModuleType, SimpleNamespace
from xml.etree import ElementTree

import numpy as np
import pytest
from sympy import Matrix, Poly, discriminant, symbols

from nnag_m2 import Session, asking, dimension, real_points

pytestmark = pytest.mark.composite

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("squares", "cubes", "rank_one")
ASKING = ("cusp", "half_circle", "node")  # these need an engine for their pictures
DRAWING = ("draw_critical_points", "draw_image", "draw_medial_axis")  # examples with a picture
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the examples where a script in their folder finds its neighbours."""
    monkeypatch.syspath_prepend(str(EXAMPLES))
    yield
    for name in [name for name in sys.modules if name.startswith(("story_", "draw_", "pictures"))]:
        del sys.modules[name]


@pytest.fixture
def squares(path: None) -> ModuleType:
    return importlib.import_module("story_squares")


@pytest.fixture
def cubes(path: None) -> ModuleType:
    return importlib.import_module("story_cubes")


@pytest.fixture
def rank_one(path: None) -> ModuleType:
    return importlib.import_module("story_rank_one")


@pytest.fixture
def asked(session: Session) -> Iterator[None]:
    """Ask each engine in turn."""
    with asking(session=session):
        yield


def test_signs_of_output_weights_are_the_sides_of_the_cone(squares: ModuleType) -> None:
    found = squares.sampled()
    assert set(found) == {"++", "--", "+-"}
    for a, b, c in found["++"]:
        assert b**2 <= 4 * a * c
        assert a + c > 0
    for a, b, c in found["--"]:
        assert b**2 <= 4 * a * c
        assert a + c < 0
    assert all(b**2 >= 4 * a * c for a, b, c in found["+-"])


def test_cone_is_round_in_the_coordinates_of_the_picture(squares: ModuleType) -> None:
    cone = [
        ((s * i**2), (s * 2 * i * j), (s * j**2)) for s in (1, -1) for i, j in ((2, 3), (1, -4))
    ]
    for u, v, w in squares.in_space(cone):
        assert u**2 + v**2 == pytest.approx(w**2)


def test_shift_and_division_give_the_same_cubic(cubes: ModuleType) -> None:
    x = symbols("x")
    for cubic in ((2, 3, -5, 7), (-3, 4, 1, 1), (1, 0, -1, 0)):
        a, b, *_ = cubic
        moved = Poly(Poly(cubic, x).as_expr().subs(x, x - Fraction(b, 3 * a)) / a, x)
        assert moved.all_coeffs() == [1, 0, *cubes.depressed(*cubic)]


def test_network_stays_on_one_side_of_the_wall(cubes: ModuleType) -> None:
    found = cubes.sampled()
    assert len(found) == 200
    assert all(isinstance(entry, Fraction) for point in found for entry in point)
    # On the wall, the cubes only: b11*(x + u*y)**3 with the second neuron off or parallel.
    assert all(4 * c**3 + 27 * d**2 > 0 or (c, d) == (0, 0) for c, d in found)
    assert 4 * (-1) ** 3 + 27 * 0**2 < 0


@pytest.mark.engine
@pytest.mark.usefixtures("asked")
def test_wall_is_the_discriminant(cubes: ModuleType) -> None:
    x = symbols("x")
    general = Poly(cubes.MANIFOLD.variables, x)
    (wall,) = cubes.wall().exprs
    assert (discriminant(general.as_expr(), x) / wall).cancel() in (1, -1)


@pytest.mark.engine
@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("cubic", [(1, 0, -1, 0), (2, 0, -3, 1), (1, 0, 1, 0), (1, 0, -1, 2)])
def test_real_parameters_where_the_discriminant_is_negative(
    cubes: ModuleType, cubic: tuple[int, ...]
) -> None:
    x = symbols("x")
    points = real_points(cubes.fiber(*cubic))
    assert len(points) == (2 if discriminant(Poly(cubic, x).as_expr(), x) < 0 else 0)


@pytest.mark.engine
@pytest.mark.usefixtures("asked")
def test_no_parameters_on_the_wall(cubes: ModuleType) -> None:
    assert dimension(cubes.fiber(1, 0, -3, 2)) == -1  # (x - y)**2 * (x + 2*y)


def test_nearest_matrices_are_symmetric_of_rank_one(rank_one: ModuleType) -> None:
    for p, q, r in rank_one.TARGETS:
        target = np.array([[p, q], [q, r]])
        nearest = rank_one.nearest(target)
        assert np.linalg.det(nearest) == pytest.approx(0, abs=1e-9)
        assert nearest == pytest.approx(nearest.T)
        # The residual is the other eigenvector's part; the smaller eigenvalue is the distance.
        eigenvalues = np.linalg.eigvalsh(target)
        assert np.linalg.norm(target - nearest) == pytest.approx(min(abs(eigenvalues)))


def test_picture_keeps_distances_and_meets_the_cone_squarely(rank_one: ModuleType) -> None:
    for p, q, r in rank_one.TARGETS:
        target = ((p, q), (q, r))
        nearest = rank_one.nearest(target)
        ends = [np.array(rank_one.in_space(matrix)) for matrix in (target, nearest)]
        drawn = np.linalg.norm(ends[0] - ends[1])
        assert drawn * 8 == pytest.approx(np.linalg.norm(np.array(target) - nearest))
        u, v, w = ends[1]
        assert u**2 + v**2 == pytest.approx(w**2)
        segment = (ends[0] - ends[1]) / drawn
        normal = np.array([u, v, -w]) / np.linalg.norm(ends[1])
        assert abs(segment @ normal) == pytest.approx(1)


def test_sampling_agrees_with_the_boundary_of_the_cusps_cell(
    path: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The quartic as published: Cifuentes, Ranestad, Sturmfels, Weinstein, for the mirror image.
    cusp = importlib.import_module("story_cusp")
    x, y = cusp.CUSP.variables
    quartic = 27 * y**4 - 128 * x**3 - 72 * x * y**2 + 32 * x**2 + y**2 - 2 * x
    monkeypatch.setattr(cusp, "voronoi_boundary", lambda *_: SimpleNamespace(equation=quartic))
    assert cusp.disagreements(3000) == 0
    wrong = SimpleNamespace(equation=quartic.subs(y, 2 * y))
    monkeypatch.setattr(cusp, "voronoi_boundary", lambda *_: wrong)
    assert cusp.disagreements(3000) > 100


@pytest.mark.engine
@pytest.mark.usefixtures("asked")
def test_cusp_is_the_nearest_point_in_its_cell_and_the_node_nowhere(path: None) -> None:
    cusp, node = (importlib.import_module(f"story_{name}") for name in ("cusp", "node"))
    x, y = cusp.CUSP.variables
    quartic = cusp.voronoi_boundary(cusp.CUSP, [0, 0]).equation
    for u in cusp.DATA[::2]:
        in_cell = u[0] > 0 and quartic.subs({x: u[0], y: u[1]}) < 0
        assert ([p.sign_of(x) for p in cusp.nearest_points(cusp.CUSP, u)] == [0]) == in_cell
    for u in node.DATA[::4]:
        found = node.nearest_points(node.NODE, u)
        assert all(point.sign_of(x**2 + y**2) for point in found)


@pytest.mark.engine
@pytest.mark.usefixtures("asked")
def test_nearest_matrix_is_a_critical_point(rank_one: ModuleType) -> None:
    target = Matrix([[6, 2], [2, 3]])
    points = real_points(rank_one.critical_points(target))
    assert len(points) == 2
    matrices = [Matrix(2, 2, point.midpoint[1:]) for point in points]
    best = min(matrices, key=lambda matrix: sum(entry**2 for entry in matrix - target))
    assert np.array(best.tolist(), dtype=float) == pytest.approx(rank_one.nearest(target))
    assert matrices[0] + matrices[1] == target


KEPT = (
    "cone|sampled|wall|missed|cusp|matrices|nearest|singular|cell|boundary|segments|half|node"
    "|image|ellipse|evolute|critical|medial|rest|data|x constant"
)


def shape(svg: Path) -> tuple[Counter[str], dict[str, list[float]]]:
    """Return the texts of a picture, and for each named part the numbers that place it."""
    content = svg.read_text(encoding="utf-8")
    named = {
        group.get("id", ""): [
            float(number)
            for part in group.iter()
            for key in ("d", "x", "y")
            for number in re.findall(r"-?\d+\.?\d*", part.get(key, ""))
        ]
        for group in ElementTree.fromstring(content).iter(f"{SVG}g")
        if re.match(KEPT, group.get("id", ""))
    }
    return Counter(re.findall(r"<!-- (.*) -->", content)), named


@pytest.mark.parametrize("name", [*NAMES, "draw_surface"])
def test_picture_that_is_kept_is_the_one_that_is_drawn(name: str, tmp_path: Path) -> None:
    compare(name, tmp_path)


@pytest.mark.engine
@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("name", [*ASKING, *DRAWING])
def test_picture_that_is_kept_is_the_one_that_each_engine_gives(name: str, tmp_path: Path) -> None:
    compare(name, tmp_path)


def compare(name: str, tmp_path: Path) -> None:
    version = pytest.importorskip("matplotlib").__version__
    story = importlib.import_module(name if name.startswith("draw_") else f"story_{name}")
    drawing = importlib.import_module("pictures.drawing")
    kept = EXAMPLES / "pictures" / f"{name}.svg"
    drawn = drawing.save(story.picture, name, tmp_path)
    (old_texts, old), (new_texts, new) = shape(kept), shape(drawn)
    assert old_texts == new_texts
    told, again = (re.findall(r"<(title|desc)>(.*)</", p.read_text("utf-8")) for p in (kept, drawn))
    assert told == again
    assert {gid: len(numbers) for gid, numbers in old.items()} == {
        gid: len(numbers) for gid, numbers in new.items()
    }
    assert old
    if f"Matplotlib v{version}," in kept.read_text(encoding="utf-8"):
        for gid, numbers in old.items():
            assert numbers == pytest.approx(new[gid], abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_picture_is_drawn_twice_with_the_same_bytes(name: str, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    story = importlib.import_module(f"story_{name}")
    drawing = importlib.import_module("pictures.drawing")
    (tmp_path / "again").mkdir()
    first = drawing.save(story.picture, name, tmp_path)
    second = drawing.save(story.picture, name, tmp_path / "again")
    assert first.read_bytes() == second.read_bytes()
    assert ElementTree.parse(first).getroot().tag == f"{SVG}svg"


@pytest.mark.parametrize("name", NAMES)
def test_story_needs_no_matplotlib_for_its_answers(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert callable(importlib.import_module(f"story_{name}").main)


def test_no_pictures_of_vanished_stories_are_kept() -> None:
    stories = {path.stem.removeprefix("story_") for path in EXAMPLES.glob("story_*.py")}
    assert stories == {*NAMES, *ASKING}
    kept = {path.stem for path in (EXAMPLES / "pictures").glob("*.svg")}
    assert stories <= kept
    sources = {path.stem: path.read_text(encoding="utf-8") for path in EXAMPLES.glob("*.py")}
    texts = sources.values()
    drawn_elsewhere = {
        name for name in kept for text in texts if re.search(rf"['\"]{name}['\"]", text)
    }
    assert kept <= stories | set(sources) | drawn_elsewhere

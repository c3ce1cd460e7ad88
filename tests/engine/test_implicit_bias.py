"""docs/implicit_bias.md is what docs/implicit_bias.py writes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sympy.abc import x, y

from nnag_m2 import Ideal, InputError, SemialgebraicSet, Session, draw_voronoi_cell

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.newest_engine
@pytest.mark.engine
def test_page_is_what_is_computed(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("examples", "docs"):
        monkeypatch.syspath_prepend(str(ROOT / folder))
    import implicit_bias

    assert implicit_bias.page(session) == implicit_bias.PAGE.read_text(encoding="utf-8")
    for name in [name for name in sys.modules if name.startswith("story_")]:
        del sys.modules[name]


def test_pictures_of_the_page_are_kept() -> None:
    text = (ROOT / "docs" / "implicit_bias.md").read_text(encoding="utf-8")
    pictures = [line.split("(")[1].rstrip(")") for line in text.splitlines() if line[:2] == "!["]
    assert len(pictures) == 5
    assert all((ROOT / "docs" / picture).is_file() for picture in pictures)


@pytest.mark.engine
def test_cell_of_a_corner_is_shaded(session: Session) -> None:
    # The cone of outer normals of the angle x*y = 0, x >= 0, y >= 0 is a quadrant.
    angle = SemialgebraicSet(Ideal([x * y], [x, y]), [x, y])
    picture = draw_voronoi_cell(angle, [0, 0], {x: (-1, 1), y: (-1, 1)}, session=session)
    corners = {tuple(spot) for part in picture.data["cell"] for spot in part}
    assert {(-1, -1), (0, 0), (-1, 0), (0, -1)} <= corners
    assert all(a <= 0 and b <= 0 for a, b in corners)


@pytest.mark.engine
def test_cells_on_lines_are_refused(session: Session) -> None:
    circle = Ideal([x**2 + y**2 - 1], [x, y])
    with pytest.raises(InputError, match="dimension 1"):
        draw_voronoi_cell(circle, [1, 0], {x: (-1, 1), y: (-1, 1)}, session=session)

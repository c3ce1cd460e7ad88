"""docs/architectures.md is what docs/architectures.py writes, and agrees with formulas."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from each import each

from nnag_m2 import Session, asking

DOCS = Path(__file__).resolve().parents[2] / "docs"
sys.path.insert(0, str(DOCS))
import architectures  # noqa: E402
from listed import TABLES  # noqa: E402

PAGE = architectures.PAGE.read_text(encoding="utf-8")
LINES = {line.split("`")[1]: line for line in PAGE.splitlines() if line.startswith("| `")}
NAMES = [name for names in TABLES.values() for name in names]
COLUMNS = [column.strip() for column in architectures.HEAD.splitlines()[0].split("|")[1:-1]]


def cells(name: str) -> dict[str, str]:
    behind = LINES[name].rpartition("`")[2].split("|")[1:-1]
    return dict(zip(COLUMNS[1:], (cell.strip() for cell in behind), strict=True))


def test_all_architectures_are_there() -> None:
    assert list(LINES) == NAMES
    assert len(set(NAMES)) == len(NAMES) >= 60


# One of each table at least; fibres and degrees take most of the time.
SAMPLE = [
    "MLP((4, 3, 3, 2), (2, 3))",
    "MLP((2, 3, 4, 3, 1), (2, 3, 4))",
    "Network(2, [L.Residual([L.Dense(2), L.Power(3), L.Dense(2)])])",
    "Network(3, [L.Product([L.Dense(1), L.Dense(1)])])",
    "Network(3, [L.GroupConv(3), L.Power(2), L.GroupConv(3)])",
    "Network(2, [L.SharedDense([[1, 2], [2, 1]]), L.Power(3), L.SharedDense([[1, 2]])])",
    "Network((4, 3), [L.Attention(2), L.Attention(2), L.Attention(2)])",
    "Network((2, 3), [L.Conv2d((1, 2)), L.Power(2), L.Conv2d((2, 2))])",
    "Network(3, [L.Dense(3, bias=True), L.Reciprocal(), L.Dense(2)])",
]


@pytest.mark.newest_engine
@pytest.mark.engine
@each("name", SAMPLE)
def test_the_page_is_current(name: str, session: Session) -> None:
    with asking(session=session):
        assert str(architectures.row(name)) == LINES[name]


@each("formula", architectures.LITERATURE.values(), ids=lambda f: f.__name__)
def test_dimensions_are_those_of_the_literature(formula: object) -> None:
    published = {name: number for name in NAMES if (number := formula(name)) is not None}  # type: ignore[operator]
    assert len(published) >= 8
    found = {name: int(cells(name)["dim"].rstrip("*")) for name in published}
    assert found == published


def test_numbers_of_a_line_fit_together() -> None:
    for name in NAMES:
        line = {k: v.rstrip("*") for k, v in cells(name).items()}
        size, parameters, known = (int(line[k]) for k in ("dim", "parameters", "known"))
        assert parameters - size == int(line["directions"]) >= known
        assert int(line["expected"]) - size == int(line["defect"]) >= 0
        assert (line["points"] == "infinite") == (parameters - size > known)
        if line["degree"] != "-":  # of linear or affine spaces it is 1
            beyond = int(line["span"]) - size
            assert (line["degree"] == "1") <= (beyond <= 1)
            assert (beyond == 0) <= (line["degree"] == "1")


@pytest.mark.engine
def test_contradictions_are_refused(session: Session) -> None:
    name = "Network((2, 2), [L.Attention(1), L.Attention(1)])"
    line = architectures.row(name)
    with asking(session=session), pytest.raises(architectures.Contradiction, match="attention"):
        architectures.compare([replace(line, dimension=9)])

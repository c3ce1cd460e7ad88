"""The assertion files for the Macaulay2 library, run by hand: ``M2 --script tests/m2/NAME.m2``."""

from __future__ import annotations

from pathlib import Path

import pytest
from by_hand import ByHand, all_by_hand

from nnag_m2 import Engine
from nnag_m2.engine.templates import template_folder

pytestmark = pytest.mark.engine

FILES = sorted((Path(__file__).resolve().parents[1] / "m2").glob("*.m2"))
WRONG = Path("wrong.m2")
LIBRARY = {path.stem for path in (template_folder() / "lib").glob("*.m2")}


@pytest.fixture(scope="module")
def by_hand(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, ByHand]:
    """How the assertion files end, and a wrong one."""
    wrong = tmp_path_factory.mktemp("wrong") / "wrong.m2"
    wrong.write_text("assert(1 == 2);\n")
    paths = [*FILES, wrong]
    found = all_by_hand(engine, paths, tmp_path_factory.mktemp("by_hand"))
    return dict(zip([*FILES, WRONG], found, strict=True))


def test_every_library_function_has_assertions() -> None:
    assert {path.stem for path in FILES} == LIBRARY


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_assertions_hold(by_hand: dict[Path, ByHand], path: Path) -> None:
    assert path.read_text().count("assert(") >= 5
    assert by_hand[path] == ByHand(0, "")


def test_an_assertion_that_fails_is_noticed(by_hand: dict[Path, ByHand]) -> None:
    assert by_hand[WRONG].status != 0
    assert "assertion failed" in by_hand[WRONG].printed

"""The assertion files for the Macaulay2 library, run by hand: ``M2 --script tests/m2/NAME.m2``."""

from __future__ import annotations

from pathlib import Path

import pytest
from by_hand import ByHand, all_by_hand, selected

from nnag_m2 import Engine
from nnag_m2.engine.templates import template_folder

pytestmark = pytest.mark.engine

FILES = sorted((Path(__file__).resolve().parents[1] / "m2").glob("*.m2"))
WRONG = "square = x -> x^2;\nassert(square 2 == 4);\n\nassert(square 1\n    == 2);\n"
LIBRARY = {path.stem for path in (template_folder() / "lib").glob("*.m2")}


@pytest.fixture(scope="module")
def by_hand(
    engine: Engine, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, ByHand]:
    """How the assertion files end that are asked for, and a wrong one."""
    paths = [*selected(request, "path"), tmp_path_factory.mktemp("wrong") / "wrong.m2"]
    paths[-1].write_text(WRONG)
    found = all_by_hand(engine, paths, tmp_path_factory.mktemp("by_hand"))
    return dict(zip(paths, found, strict=True))


def test_every_library_function_has_assertions() -> None:
    assert {path.stem for path in FILES} == LIBRARY
    few = [path.stem for path in FILES if path.read_text().count("assert(") < 5]
    assert few == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_assertions_hold(by_hand: dict[Path, ByHand], path: Path) -> None:
    if by_hand[path] != ByHand(0, ""):
        pytest.fail(by_hand[path].complaint(path), pytrace=False)


def test_an_assertion_that_fails_is_shown_with_its_line(by_hand: dict[Path, ByHand]) -> None:
    (path,) = by_hand.keys() - set(FILES)
    assert by_hand[path].status != 0
    first, *told = by_hand[path].complaint(path).splitlines()
    assert first.startswith("M2 --script wrong.m2 ended with status ")
    assert "error: assertion failed" in told[0]
    assert told[1:] == ["wrong.m2, line 4:", "    assert(square 1", "        == 2);"]

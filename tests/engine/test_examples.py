"""Every example runs, and its scripts and answers are those in ``examples/scripts/``."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from nnag_m2 import Session
from nnag_m2.engine.session import session_of_this_thread

pytestmark = pytest.mark.engine

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
spec = importlib.util.spec_from_file_location("regenerate", EXAMPLES / "regenerate_scripts.py")
assert spec is not None
assert spec.loader is not None
regenerate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(regenerate)


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("example", regenerate.examples(), ids=lambda path: path.stem)
def test_example_gives_the_scripts_and_answers_that_are_kept(
    example: Path, session: Session, tmp_path: Path
) -> None:
    token = session_of_this_thread.set(session)
    try:
        regenerate.run(example, tmp_path)
    finally:
        session_of_this_thread.reset(token)
    assert contents(tmp_path) == contents(EXAMPLES / "scripts" / example.stem)


def test_no_scripts_of_vanished_examples_are_kept() -> None:
    names = {path.stem for path in regenerate.examples()}
    assert {folder.name for folder in (EXAMPLES / "scripts").iterdir()} == names


def test_example_for_every_computation() -> None:
    import nnag_m2

    values = (getattr(nnag_m2, name) for name in nnag_m2.__all__)
    nouns = {value.__name__ for value in values if isinstance(value, nnag_m2.Computation)}
    assert nouns <= {path.stem for path in regenerate.examples()}

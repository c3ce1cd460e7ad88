"""Every example runs; what it prints and asks is what is kept beside it."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest
from extras import extra

import nnag_m2
from nnag_m2 import Session, asking
from nnag_m2.asking.question import is_question
from nnag_m2.engine.templates import template_folder

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
spec = importlib.util.spec_from_file_location("regenerate", EXAMPLES / "regenerate.py")
assert spec is not None
assert spec.loader is not None
regenerate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(regenerate)
MANIFEST = json.loads(regenerate.MANIFEST.read_text())
READABLE = {path.stem: path.read_text() for path in regenerate.SCRIPTS.glob("*.m2")}


LEAVES = [path for path in regenerate.examples() if path.stem in READABLE]
OTHERS = [path for path in regenerate.examples() if path.stem not in READABLE]


@pytest.mark.engine
@pytest.mark.parametrize("example", LEAVES, ids=lambda path: path.stem)
def test_example_of_a_template_gives_what_is_kept(example: Path, session: Session) -> None:
    gives_what_is_kept(example, session)


@pytest.mark.engine
@pytest.mark.newest_engine  # what they ask is asked one by one on all engines, by the others
@pytest.mark.parametrize("example", OTHERS, ids=lambda path: path.stem)
def test_composite_example_gives_what_is_kept(example: Path, session: Session) -> None:
    gives_what_is_kept(example, session)


def gives_what_is_kept(example: Path, session: Session) -> None:
    """Run an example: what it prints and which scripts it asks is what is kept."""
    if example.stem in regenerate.NEEDED:
        extra(regenerate.NEEDED[example.stem])
    with asking(session=session):
        printed, scripts = regenerate.run(example)
    assert printed == (regenerate.ANSWERS / f"{example.stem}.txt").read_text(encoding="utf-8")
    asked = regenerate.entry(printed, scripts)
    assert asked == MANIFEST[example.stem]
    for template, script in scripts:
        if template == example.stem:
            assert READABLE[template] == script
            break


def test_nothing_of_vanished_examples_is_kept() -> None:
    names = {path.stem for path in regenerate.examples()}
    assert set(MANIFEST) == names
    assert {path.stem for path in regenerate.ANSWERS.iterdir()} == names


def test_there_is_one_script_of_each_template_and_an_index() -> None:
    folder = template_folder()
    paths = [*folder.glob("*.m2.j2"), *folder.glob("by_hand/*.m2.j2")]
    templates = {path.name.removesuffix(".m2.j2") for path in paths}
    assert set(READABLE) == templates
    index = (regenerate.SCRIPTS / "README.md").read_text(encoding="utf-8")
    for name, script in READABLE.items():
        assert f"| [{name}]({name}.m2) | {regenerate.title(script)} |" in index
    assert sum(len(script.splitlines()) for script in READABLE.values()) < 8000


def test_every_question_is_asked_in_an_example() -> None:
    nouns = {name for name in nnag_m2.__all__ if is_question(getattr(nnag_m2, name))}
    texts = (path.read_text(encoding="utf-8") for path in regenerate.examples())
    words = {word for text in texts for word in re.findall(r"\w+", text)}
    assert nouns <= words, sorted(nouns - words)

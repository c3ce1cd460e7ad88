"""The kept scripts on every engine: asked by a session, and run by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from golden.cases import CASES, as_json

from nnag_m2 import Engine, Query, Session
from nnag_m2.engine.templates import script_globals, template_folder
from nnag_m2.errors import EngineComplaint

pytestmark = pytest.mark.engine

FOLDER = Path(__file__).resolve().parents[1] / "golden"
EACH = pytest.mark.parametrize(
    ("place", "query"), CASES.items(), ids=["-".join(place) for place in CASES]
)


@EACH
def test_every_engine_gives_the_kept_result(
    session: Session, place: tuple[str, str], query: Query[Any]
) -> None:
    reply = session.run(query.script(), template=query.template)
    result = json.loads((FOLDER.joinpath(*place) / "result.json").read_text())
    assert as_json(query.answer(reply.text)) == result
    assert reply.output == ""


# A child of a process that has done nothing yet is as good as a new process, and costs no start.
# Not all libraries of macOS survive a fork.
FORKING = sys.platform == "linux"
FORKS = """
byHand = path -> (
    child := fork();
    if child == 0 then (load path; exit 0);
    << "-- by hand: " << wait child << endl << flush);
"""


def run_by_hand(engine: Engine, script: Path, folder: Path) -> str:
    """Return what ``M2 --script`` prints; it complains of nothing and leaves no files."""
    folder.mkdir()
    ran = subprocess.run(
        [engine.executable, "--script", script],
        env=engine.environment(),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert list(folder.iterdir()) == []
    return ran.stdout


@pytest.fixture(scope="module")
def printed(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> dict[Any, str]:
    """What the kept scripts print, each in a child of its own of one Macaulay2."""
    folder, scripts = tmp_path_factory.mktemp("by_hand"), [kept(place) for place in CASES]
    driver = folder / "driver.m2"
    driver.write_text(FORKS + "".join(f'byHand "{path}";\n' for path in scripts))
    output = run_by_hand(engine, driver, folder / "empty")
    *parts, rest = output.split("-- by hand: 0\n")
    assert rest == ""
    return dict(zip(CASES, parts, strict=True))


def kept(place: tuple[str, str]) -> Path:
    return FOLDER.joinpath(*place) / "script.m2"


@pytest.mark.skipif(not FORKING, reason="each in a process of its own")
@pytest.mark.parametrize("place", CASES, ids="-".join)
def test_a_script_run_by_hand_prints_the_answer(
    printed: dict[Any, str], place: tuple[str, str]
) -> None:
    assert printed[place] == kept(place).with_name("answer.txt").read_text()


@pytest.mark.parametrize("place", list(CASES)[:: 20 if FORKING else 1], ids="-".join)
def test_a_script_in_a_process_of_its_own_prints_the_answer(
    engine: Engine, place: tuple[str, str], tmp_path: Path
) -> None:
    output = run_by_hand(engine, kept(place), tmp_path / "empty")
    assert output == kept(place).with_name("answer.txt").read_text()


@EACH
def test_scripts_define_no_names_but_reserved_ones_and_their_variables(
    session: Session, place: tuple[str, str], query: Query[Any]
) -> None:
    # Macaulay2 makes a symbol of every name it reads; what counts is which have a value after it
    names = [name for ring in query._written[1] for name in ring.names]
    heads = {name.split("_")[0] for name in names}
    library = {path.stem for path in (template_folder() / "lib").glob("*.m2")}
    allowed = set(names) | heads | library | script_globals()
    body = query.script().replace("deliver answer", "null")
    ask = (
        'own = first select(dictionaryPath, d -> d#?"answer");\n'
        'globals = select(keys own, n -> n != "own" and value own#n =!= own#n);\n'
        'error("GLOBALS " | demark(" ", globals));\n'
    )
    with pytest.raises(EngineComplaint) as caught:
        session.run(body + ask)
    word, *found = caught.value.complaint.split()
    assert word == "GLOBALS"
    assert "answer" in found
    assert set(found) <= allowed

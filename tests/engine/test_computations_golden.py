"""The kept scripts on every engine: asked by a session, and run by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from by_hand import ByHand, all_by_hand, run_by_hand
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


@pytest.fixture(scope="module")
def by_hand(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> dict[Any, ByHand]:
    """What the kept scripts print; they leave no files."""
    folder = tmp_path_factory.mktemp("by_hand")
    found = all_by_hand(engine, [kept(place) for place in CASES], folder)
    assert list(folder.iterdir()) == []
    return dict(zip(CASES, found, strict=True))


def kept(place: tuple[str, str]) -> Path:
    return FOLDER.joinpath(*place) / "script.m2"


@pytest.mark.parametrize("place", CASES, ids="-".join)
def test_a_script_run_by_hand_prints_the_answer(
    by_hand: dict[Any, ByHand], place: tuple[str, str]
) -> None:
    assert by_hand[place] == ByHand(0, kept(place).with_name("answer.txt").read_text())


@pytest.mark.parametrize("place", list(CASES)[::20], ids="-".join)
def test_a_process_of_its_own_makes_no_difference(
    engine: Engine, by_hand: dict[Any, ByHand], place: tuple[str, str], tmp_path: Path
) -> None:
    assert run_by_hand(engine, kept(place), tmp_path) == by_hand[place]


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

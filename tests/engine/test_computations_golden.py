"""The kept scripts on every engine: asked by a session, and run by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from by_hand import ByHand, all_by_hand, run_by_hand, selected
from golden.cases import BY_NOUN, CASES, as_json

from nnag_m2 import Engine, Query, Session
from nnag_m2.engine.templates import script_globals, template_folder

pytestmark = pytest.mark.engine

FOLDER = Path(__file__).resolve().parents[1] / "golden"
EACH_NOUN = pytest.mark.parametrize("noun", BY_NOUN)


# Macaulay2 makes a symbol of every name it reads; what counts is which have a value after a script.
DEFINED = """
own = first select(dictionaryPath, d -> d#?"answer");
print("DEFINED " | demark(" ", select(keys own, n -> n != "own" and value own#n =!= own#n)));
"""


@EACH_NOUN
def test_every_engine_gives_the_kept_results_and_no_other_names(
    session: Session, noun: str
) -> None:
    for case, query in BY_NOUN[noun].items():
        reply = session.run(query.script() + DEFINED, template=query.template)
        result = json.loads((FOLDER / noun / case / "result.json").read_text())
        assert as_json(query.answer(reply.text)) == result, case
        word, *found = reply.output.split()
        assert (word, "answer" in found) == ("DEFINED", True), case  # nothing else is printed
        assert set(found) <= allowed_in(query), case


def allowed_in(query: Query[Any]) -> set[str]:
    """Return the names of variables, of library functions and of the drivers."""
    names = {name for ring in query._written[1] for name in ring.names}
    heads = {name.split("_")[0] for name in names}
    library = {path.stem for path in (template_folder() / "lib").glob("*.m2")}
    return names | heads | library | script_globals()


@pytest.fixture(scope="module")
def by_hand(
    engine: Engine, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], ByHand]:
    """What the kept scripts that are asked for print; they leave no files."""
    folder = tmp_path_factory.mktemp("by_hand")
    nouns = selected(request, "noun")
    places = [place for place in CASES if place[0] in nouns or place in selected(request, "place")]
    found = all_by_hand(engine, [kept(place) for place in places], folder)
    assert list(folder.iterdir()) == []
    return dict(zip(places, found, strict=True))


def kept(place: tuple[str, str]) -> Path:
    return FOLDER.joinpath(*place) / "script.m2"


@EACH_NOUN
def test_scripts_run_by_hand_print_the_answer(
    by_hand: dict[tuple[str, str], ByHand], noun: str
) -> None:
    for case in BY_NOUN[noun]:
        script = kept((noun, case))
        expected = ByHand(0, script.with_name("answer.txt").read_text())
        assert by_hand[noun, case] == expected, case


@pytest.mark.parametrize("place", list(CASES)[::60], ids="-".join)
def test_a_process_of_its_own_makes_no_difference(
    engine: Engine, by_hand: dict[tuple[str, str], ByHand], place: tuple[str, str], tmp_path: Path
) -> None:
    assert run_by_hand(engine, kept(place), tmp_path) == by_hand[place]

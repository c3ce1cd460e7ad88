"""Questions of another package: with templates of its own, they are asked as ours are."""

from __future__ import annotations

import pickle
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from compact import closed
from refusals import message
from sympy import symbols
from test_question import Recorded

from nnag_m2 import Ideal, PolynomialMap, Session
from nnag_m2.asking.golden import keep, kept_answer
from nnag_m2.cli import main

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "outside"))
from nnag_outside import secant_dimension

s, t, u = symbols("s t u")
VERONESE = PolynomialMap([s * s, s * t, s * u, t * t, t * u, u * u], [s, t, u])


def test_it_has_all_ways_of_asking(tmp_path: Path) -> None:
    script = secant_dimension.script(VERONESE)
    assert "secantRank = F -> (" in script
    assert script.startswith("-- secant_dimension\n")
    recorded = Recorded(closed("integer 5\n"))
    assert secant_dimension(VERONESE, session=recorded, cache=tmp_path) == 5
    answer = secant_dimension.run(VERONESE, session=recorded, cache=tmp_path)
    assert (answer.result, answer.from_cache, answer.scripts) == (5, True, (script,))
    assert secant_dimension.submit(VERONESE, session=recorded).result() == 5


def test_its_queries_travel() -> None:
    query = secant_dimension.query(VERONESE)
    again = pickle.loads(pickle.dumps(query))
    assert again == query
    assert again.script() == query.script()
    assert pickle.loads(pickle.dumps(secant_dimension)) is secant_dimension


def test_its_errors_speak_in_its_name() -> None:
    said = message(lambda: secant_dimension(Ideal([s], [s])))  # type: ignore[arg-type]
    assert said.startswith("secant_dimension: a PolynomialMap is needed")


@pytest.mark.engine
def test_it_is_answered_and_its_reply_is_kept(session: Session, tmp_path: Path) -> None:
    # the quadratic Veronese surface is defective (Severi), the twisted cubic is not
    cubic = PolynomialMap([s**3, s**2 * t, s * t**2, t**3], [s, t])
    assert [secant_dimension(f, session=session) for f in (VERONESE, cubic)] == [5, 4]
    query = secant_dimension.query(VERONESE)
    keep(query, tmp_path, session)
    assert kept_answer(query, tmp_path) == 5
    assert "5" in (tmp_path / "answer.txt").read_text()
    with pytest.raises(AssertionError, match="another script"):
        kept_answer(secant_dimension.query(cubic), tmp_path)


def test_it_is_on_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    point = EntryPoint("secant-dimension", "nnag_outside:secant_dimension", "nnag_m2.questions")
    monkeypatch.setattr("nnag_m2.cli.entry_points", lambda group: [point] if group else [])
    words = ["script", "secant-dimension", "--variables", "s,t,u"]
    assert main([*words, *(str(c).replace(" ", "") for c in VERONESE.exprs)]) == 0
    assert capsys.readouterr().out == secant_dimension.script(VERONESE)

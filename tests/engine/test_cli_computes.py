"""The command line with Macaulay2: what a person reads, what a program reads, exit states."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from processes import shell

from nnag_m2 import (
    Session,
    from_json,
)
from nnag_m2.cli import main

pytestmark = [pytest.mark.engine, pytest.mark.composite]


def compute(session: Session, capsys: pytest.CaptureFixture[str], words: str) -> str:
    engine = str(session.engine.executable)
    assert main(["compute", *words.split(), "--engine", engine]) == 0
    return capsys.readouterr().out


ANSWERS = {
    "singular-locus --variables x,y x^3+y^2": "y\nx**2\n",
    "dimension --variables x,y 1": "-1\n",
    "is-subset --variables x,y x^2 --other x": "true\n",
    "minimal-primes --variables x,y x*y": "x\n\ny\n",
    "groebner-basis --variables x,y x^2+y x*y-1 --order lex": "x + y**2\ny**3 + 1\n",
    "normal-form --variables x,y x^2-y --polynomial x^3": "x*y\n",
    "hilbert-polynomial --variables x,y,z x*y --symbol m": "2*m + 1\n",
    "saturation --variables x,y 0 --by x": "0\n",
    "tangent-cone --variables x,y x^3+y^2 --point 0,0": "y**2\n",
    "milnor-number --variables x,y x^3+y^2": "2\n",
    "voronoi-boundary --variables x,y x^2+y^2-1 --where y --point 0,1": (
        "point: 0, 1\nstratum: x**2 + y**2 - 1\nspace: 0, 2*s_1 + 1\nideal: 2*s_1 + 1\nlimits: 1\n"
    ),
    "real-points --variables x 2*x-1 --proof": "x in [1/2, 1/2]\n",
    # two squares in two variables fill the three coefficients
    "neuromanifold-dimension --network MLP((2,2,1),2) --coordinates reduced": "3\n",
    # below the centre of curvature the vertex of a parabola is the nearest point
    "voronoi-cell-place-of --variables x,y y-x^2 --point 0,0 --data 0,1/4": "interior\n",
    "locus-real-points --variables x,y x^2+y^2-1 --quadric 1,0;0,0 --data 0,0 --locus zero_loss": (
        "x in [0, 0], y in [-1, -1]\nx in [0, 0], y in [1, 1]\n"
    ),
}


@pytest.mark.parametrize("words", ANSWERS)
def test_answer_for_a_person(
    words: str, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compute(session, capsys, words) == ANSWERS[words]


def test_answer_for_a_program(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    words = "branch-locus --variables a,b,t t^3+a*t+b --projection 1,0,0;0,1,0 --target p,q"
    answer = json.loads(compute(session, capsys, words + " --json"))
    assert answer["computation"] == "branch_locus"
    assert answer["schema"] == "nnag-m2/1"
    assert answer["result"] == {
        "type": "Ideal",
        "field": "QQ",
        "variables": ["p", "q"],
        "generators": ["4*p**3 + 27*q**2"],
    }
    assert answer["engine"] == f"Macaulay2 {session.engine.version}"
    (script,) = answer["scripts"]
    assert "QQ[a, b, t]" in script


def test_time_limit_is_an_error_with_exit_status_4(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = str(session.engine.executable)
    dense = ["(x+y+z+1)^7+x*y", "(x-2*y+3*z)^7-z", "(5*x+y-z)^7+y^2"]
    words = ["--variables", "x,y,z", *dense, "--order", "lex", "--timeout", "0.3"]
    assert main(["compute", "groebner-basis", *words, "--engine", engine]) == 4
    assert "Timeout: groebner_basis: no answer within 0.3 s" in capsys.readouterr().err
    assert main(["compute", "groebner-basis", *words, "--engine", engine, "--json"]) == 4
    told = json.loads(capsys.readouterr().out)
    # Macaulay2 may not have started by then
    assert told["error"] in ("EngineTimeout", "QuestionTimeout")
    assert told["status"] == 4
    assert "groebner" in told["script"] or "gens gb" in told["script"]


def test_a_value_with_a_minus_in_front_is_a_value(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compute(session, capsys, "degree --variables x,y -x^2+y") == "2\n"
    words = "critical-ideal --variables x,y y --data -1,3"
    assert "x + 1" in compute(session, capsys, words).splitlines()


def test_an_answer_that_cannot_be_written_is_one_line_and_a_status(session: Session) -> None:
    words = f"compute degree --variables x x --engine {session.engine.executable}"
    finished = shell(f"{words} --json > /dev/full")
    assert finished.returncode == 8
    assert finished.stderr.splitlines() == [
        "nnag-m2: the output cannot be written: No space left on device"
    ]


def never(*_: object, **__: object) -> None:
    raise AssertionError("the engine was asked")


def test_cache_folder_is_used(
    session: Session,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    words = f"degree --variables x,y x^3+y^2 --json --cache {folder}"
    first = json.loads(compute(session, capsys, words))
    monkeypatch.setattr(Session, "run", never)
    second = json.loads(compute(session, capsys, words))
    assert first["result"] == second["result"] == 3
    assert second["scripts"] == first["scripts"]


def test_a_reader_that_has_seen_enough_is_no_error(session: Session) -> None:
    words = f"compute degree --variables x x --engine {session.engine.executable}"
    finished = shell(f"{words} | true")
    assert "Traceback" not in finished.stderr


def test_underscores_stand_for_hyphens_in_a_noun(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compute(session, capsys, "singular_locus --variables x,y x^3+y^2") == "y\nx**2\n"


def test_networks_and_data_are_read(
    session: Session, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    # two layers of width one and the square: a (b x)^2, all multiples of x^2
    assert compute(session, capsys, "neuromanifold-dimension --network MLP((1,1,1),2)") == "1\n"
    for name, text in (("inputs", "1\n2\n"), ("outputs", "1/2\n3\n")):
        (tmp_path / name).write_text(text)
    words = f"--inputs {tmp_path / 'inputs'} --outputs {tmp_path / 'outputs'}"
    found = compute(session, capsys, f"landscape --network MLP((1,1,1),2) {words}")
    # the least sum of (c - 1/2)^2 and (4 c - 3)^2 is at c = 25/34
    assert "25/34" in found


def test_a_picture_is_written_to_a_file(session: Session, tmp_path: Path) -> None:
    words = ["draw-curve", "--variables", "x,y", "x^2+y^2-1", "--box", "x=-2..2,y=-2..2"]
    more = ["--engine", str(session.engine.executable), "--output"]
    for name, begins in (("a.svg", "<?xml"), ("a.csv", "layer"), ("a.json", "{")):
        assert main(["compute", *words, *more, str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_text().startswith(begins)


def test_a_file_of_macaulay2_is_run(
    session: Session, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "curve.m2"
    file.write_text('R = QQ[x, y]\nI = ideal(x^2 - y)\nprint "hello"\nd = degree I\n')
    words = ["run", str(file), "--engine", str(session.engine.executable)]
    assert main(words) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "hello"
    assert "I = Ideal([x**2 - y], [x, y])" in lines
    assert "d = 2" in lines
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    found = from_json(json.dumps({"schema": told["schema"], "value": told["result"]}))
    assert found["d"] == 2
    assert [str(g) for g in found["I"].exprs] == ["x**2 - y"]
    file.write_text("R = QQ[x]\nerror 5\n")
    assert main(words) == 7
    assert "line 2" in capsys.readouterr().err

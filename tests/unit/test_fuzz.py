"""The fuzzer itself: it finds what is there to call, judges as it should, and says how again."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from math import prod
from pathlib import Path
from typing import Any

import pytest
from each import each
from fuzz import calls, judging, texts, worker
from fuzz.calling import Target, targets
from fuzz.cases import Setting, Wrong, chance_of, turns
from fuzz.kinds import KINDS
from fuzz.runner import Report, cases, failure_text, run
from fuzz.worker import Verdict
from sympy import Poly, groebner, symbols

import nnag_m2
from nnag_m2 import EngineComplaint, EngineTimeout, InputError

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = Setting("/no/such/Macaulay2")


def test_whatever_is_public_is_called() -> None:
    names = {target.name for target in targets()}
    functions = {name for name in nnag_m2.__all__ if re.fullmatch("[a-z_0-9]+", name)} - {
        "default_session",
        "layers",  # a module
        "results",  # another
    }
    assert functions <= names
    assert {"Ideal", "PolynomialMap", "MLP", "TrainingProblem", "Session", "BlockOrder"} <= names
    assert {"RealPoint.rational", "RealPoint.value_of", "Neuromanifold.contains"} <= names


def test_right_arguments_fit_the_signatures() -> None:
    for target in targets():
        chance = chance_of(1, target.name, 0)
        values = {p.name: calls.right(target.name, p, chance) for p in target.parameters}
        needed = [p for p in target.parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
        assert calls.fits(target, [values[p.name] for p in needed], {})


def target_of(function: Callable[..., Any]) -> Target:
    return Target("some_name", function, (), asks=False)


def raising(error: BaseException) -> Callable[[], object]:
    def function() -> object:
        raise error

    return function


@each(
    ("error", "outcome"),
    [
        (InputError("needs this", "that", part="some_name"), "refusal"),
        (EngineComplaint("expected a zero-dimensional ideal"), "refusal"),
        (EngineTimeout("no answer"), "undecided"),
    ],
)
def test_errors_that_may_come(error: Exception, outcome: str) -> None:
    assert calls._outcome(target_of(raising(error)), [], {}, NOWHERE) == outcome


@each(
    "error",
    [AttributeError("x"), TypeError("x"), KeyError(1), ValueError(), RecursionError(), OSError(),
     EngineComplaint("division by zero"), InputError("x" * 5000, part="f")],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_errors_that_must_not_come(error: Exception) -> None:
    with pytest.raises(Wrong):
        calls._outcome(target_of(raising(error)), [], {}, NOWHERE)


def test_signatures_alone_may_raise_type_errors() -> None:
    assert calls._outcome(target_of(lambda: 1), [2], {}, NOWHERE) == "refusal"
    with pytest.raises(Wrong, match="TypeError"):
        calls._outcome(target_of(lambda: [] + ()), [], {}, NOWHERE)


def test_names_in_errors_are_looked_at_unless_it_is_said_otherwise() -> None:
    error = InputError("needs this", part="another_name")
    lenient = Setting(NOWHERE.engine, names=False)
    assert judging.refusal(error, lenient, "some_name", "") == "refusal"
    with pytest.raises(Wrong, match="the name of another"):
        judging.refusal(error, NOWHERE, "some_name", "")


def test_a_reader_that_is_wrong_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        assert worker.judged(1, "written", number, NOWHERE, 60).outcome == "answer"
    read = texts.parse_polynomial
    monkeypatch.setattr(texts, "parse_polynomial", lambda *args: read(*args) + 1)
    verdict = worker.judged(1, "written", 0, NOWHERE, 60)
    assert verdict.outcome == "failure"
    assert "is read as" in verdict.message
    monkeypatch.setattr(texts, "parse_polynomial", lambda *_: Poly(0, *texts._VARIABLES))
    found = {worker.judged(1, "mistyped", number, NOWHERE, 60).outcome for number in range(20)}
    assert found == {"failure"}


def test_a_case_that_does_not_end_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(text: str, *_: object) -> object:
        while True:
            pass

    monkeypatch.setattr(texts, "parse_polynomial", endless)
    before = worker.signal.signal(worker.signal.SIGALRM, worker._late)
    try:
        verdict = worker.judged(1, "written", 0, NOWHERE, 0.2)
    finally:
        worker.signal.signal(worker.signal.SIGALRM, before)
    assert verdict.outcome == "failure"
    assert verdict.message.startswith("not over after 0.2 s")


def test_a_comparison_that_does_not_end_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    v = symbols("v:7")  # cyclic roots, for which sympy takes far longer than half a second
    turned = [sum(prod(v[(i + j) % 7] for j in range(k)) for i in range(7)) for k in range(1, 7)]
    monkeypatch.setattr(texts, "parse_polynomial", lambda *_: groebner([*turned, prod(v) - 1], *v))
    before = worker.signal.signal(worker.signal.SIGALRM, worker._late)
    try:
        assert worker.judged(1, "written", 0, NOWHERE, 0.5).outcome == "undecided"
    finally:
        worker.signal.signal(worker.signal.SIGALRM, before)


class Judge:
    """A worker that fails at some cases."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, str, int]] = []

    def judge(self, seed: int, name: str, number: int, seconds: float) -> Verdict:
        assert seconds > 0
        self.asked.append((seed, name, number))
        return Verdict("failure", "no", "a cause") if number == 1 else Verdict("answer")


def test_runs_are_the_same_each_time_and_tell_each_cause_once() -> None:
    said: list[str] = []
    judges = Judge(), Judge()
    counts: Any = {"inputs": 30, "computations": 40, "faults": 20}
    reports = [run(counts, 7, 60, judge, said.append) for judge in judges]
    assert judges[0].asked == judges[1].asked
    assert len(judges[0].asked) == len(set(judges[0].asked)) == 90
    assert len(said) == 2
    assert re.search(r"again: python -m tests.fuzz --seed 7 --case \w+:1\n", said[0])
    assert sum(c.total() for c in reports[0].counts.values()) == 90
    assert reports[0].alike["a cause"] > 1
    assert reports[0].table().splitlines()[-1].startswith("| all | 90 |")


def test_kinds_take_turns_by_their_weights() -> None:
    assert {kind.group for kind in KINDS.values()} == {"inputs", "computations", "faults"}
    names = turns("inputs")
    assert names.count("calls") == KINDS["calls"].weight
    drawn = list(cases("inputs", 2 * len(names)))
    assert len(set(drawn)) == len(drawn)
    assert failure_text(7, *drawn[-1], "why").count(f"{drawn[-1][0]}:{drawn[-1][1]}") == 1
    assert Report().table().endswith("| all | 0 | 0 | 0 | 0 | 0 |")


@pytest.mark.engine
@pytest.mark.newest_engine  # what is slow, and tested, are starts of Python
def test_a_small_run_from_the_command_line(engine: Any) -> None:
    words = ["--computations", "11", "--inputs", "10", "--faults", "0", "--seed", "2"]
    chosen = ["--engine", str(engine.executable), "--timeout", "60"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", *words, *chosen],
        cwd=ROOT, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| all | 21 |" in done.stdout
    again = [sys.executable, "-m", "tests.fuzz", *chosen, "--case", "bases:3"]
    done = subprocess.run(again, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert done.stdout == "bases:3: answer\n"

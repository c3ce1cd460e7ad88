"""Parts of one question in two Macaulay2s: the same answer, and nothing is left of them."""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from processes import (
    LIMIT,
    LONG,
    announced,
    begun,
    family,
    finished,
    gone,
    python,
    ready,
    wait_until,
)
from sympy.abc import a, b, x, y
from test_long_multiple_points import DOUBLE, disguised

from nnag_m2 import (
    ConvolutionalNetwork,
    Event,
    LinearMLP,
    PolynomialMap,
    Session,
    TrainingProblem,
    critical_points_by_corank,
    critical_points_by_samples,
    landscape,
    polar_degrees,
    real_points,
    vanishing_ideal,
)
from nnag_m2.asking import sharing
from nnag_m2.engine.probing import Engine
from nnag_m2.invariants.distance import polar

pytestmark = [pytest.mark.engine, pytest.mark.newest_engine]

SEGRE = PolynomialMap([a * x, a * y, b * x, b * y], [a, b, x, y])
FILTERS = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [1, -1, 2]]
QUADRATIC = ConvolutionalNetwork((2, 2), activation=2)


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what says how many workers there are; use them at once."""
    monkeypatch.setattr(sharing, "_START", 0.0)
    monkeypatch.setattr(sharing, "_WARM", 0.0)
    return lambda number: monkeypatch.setenv("NNAG_M2_WORKERS", number)


ASKED: dict[str, Any] = {
    "sections": (polar_degrees.run, (SEGRE,)),
    "samples": (critical_points_by_samples.run, (LinearMLP((2, 1, 2)),)),
    "coranks": (critical_points_by_corank.run, (vanishing_ideal(SEGRE),)),
    "primes": (partial(real_points.run, proof=True), (disguised(DOUBLE, (x, y)),)),
    "strata": (
        landscape.run, (TrainingProblem(QUADRATIC, FILTERS, [[1], [0], [2], [1], [3]]),)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_the_answer_is_that_of_one_worker(
    two: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, engine: Engine, name: str
) -> None:
    monkeypatch.setattr(polar, "_MANY", 0)
    ask, arguments = ASKED[name]
    found = []
    with Session(engine.executable, memory_limit=8 * 10**9) as session:
        for workers in ("1", "2", "2"):
            two(workers)
            events: list[Event] = []
            answer = ask(*arguments, session=session, progress=events.append)
            told = [(e.kind, e.name, e.template, e.script) for e in events if e.kind != "progress"]
            values = repr(answer.result), answer.provenance, answer.scripts, answer.output
            found.append((*values, answer.engine, told))
        assert found[1] == found[0]
        assert found[2] == found[0]
        further = session.further(0)
        assert further.engine == session.engine
        pids = [session.pid, further.pid]
        assert None not in pids
    assert wait_until(lambda: all(map(gone, pids)))


BOTH = """
from nnag_m2 import question
from nnag_m2.asking import sharing
from nnag_m2.asking.leaf import by_hand
from nnag_m2.asking.side_by_side import side_by_side
sharing._START = 0.0
session = Session(engine)
session.run("deliver 1")
@question
def both(scripts):
    return side_by_side(lambda script: by_hand(script, "long"), scripts)
print("ready", flush=True)
"""


def in_two(scripts: list[str], then: str = "") -> str:
    return f"{BOTH}\ntry:\n    both({scripts!r}, session=session)\nfinally:\n    {then or 'pass'}\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_python(engine: Engine, number: signal.Signals, tmp_path: Path) -> None:
    marks = [tmp_path / "one", tmp_path / "two"]
    code = in_two([announced(LONG, mark) for mark in marks])
    with python(code, engine, env={"NNAG_M2_WORKERS": "2"}) as parent:
        ready(parent)
        assert all(map(begun, marks))
        all_of_them = family(parent.pid)[1:]
        assert len(all_of_them) >= 2
        parent.send_signal(number)
        assert parent.wait(LIMIT) == -number
        assert wait_until(lambda: all(map(gone, all_of_them)))


def test_an_interrupt_ends_both(engine: Engine, tmp_path: Path) -> None:
    marks = [tmp_path / "one", tmp_path / "two"]
    scripts = [announced(LONG, mark) for mark in marks]
    code = (
        BOTH
        + f"""
try:
    both({scripts!r}, session=session)
except KeyboardInterrupt:
    print("interrupted", threading.active_count(), flush=True)
print([reply.text.split()[1] for reply in both(["deliver 3", "deliver 4"], session=session)])
"""
    )
    with python(code, engine, env={"NNAG_M2_WORKERS": "2"}) as parent:
        ready(parent)
        assert all(map(begun, marks))
        parent.send_signal(signal.SIGINT)
        assert parent.stdout is not None
        # the watchdog may be about to end
        assert parent.stdout.readline() in ("interrupted 1\n", "interrupted 2\n")
        assert finished(parent) == "['3', '4']\n"


def test_a_deadline_ends_both_and_the_next_question_is_answered(
    engine: Engine, tmp_path: Path
) -> None:
    code = (
        BOTH
        + f"""
try:
    both([{LONG!r}, {LONG!r}], session=session, timeout=1)
except TimeoutError as error:
    print(type(error).__name__, "both: no answer within 1 s" in str(error))
print([reply.text.split()[1] for reply in both(["deliver 3", "deliver 4"], session=session)])
"""
    )
    with python(code, engine, env={"NNAG_M2_WORKERS": "2"}) as parent:
        assert ready(parent) == ""
        said = finished(parent).splitlines()
        assert said[0] in ("EngineTimeout True", "QuestionTimeout True")
        assert said[1:] == ["['3', '4']"]


def test_an_error_ends_the_other_and_is_whole(engine: Engine) -> None:
    code = (
        BOTH
        + f"""
began = time.monotonic()
try:
    both(["deliver (1/0)", {LONG!r}], session=session)
except EngineComplaint as error:
    print("division by zero" in str(error), error.script == "deliver (1/0)")
"""
    )
    with python(code, engine, env={"NNAG_M2_WORKERS": "2"}) as parent:
        assert ready(parent) == ""
        assert finished(parent) == "True True\n"


def test_a_fork_has_processes_of_its_own(engine: Engine) -> None:
    code = (
        BOTH
        + """
mine = [reply.text.split()[1] for reply in both(["deliver 3", "deliver 4"], session=session)]
child = os.fork()
if child == 0:
    again = [reply.text.split()[1] for reply in both(["deliver 5", "deliver 6"], session=session)]
    os._exit(0 if again == ["5", "6"] else 1)
print(mine, os.waitpid(child, 0)[1])
"""
    )
    with python(code, engine, env={"NNAG_M2_WORKERS": "2"}) as parent:
        assert ready(parent) == ""
        assert finished(parent) == "['3', '4'] 0\n"

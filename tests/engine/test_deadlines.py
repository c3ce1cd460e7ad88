"""Hard questions end when their time is over or when they are cancelled, and the next is answered.

``python -m benchmarks.deadlines`` measures how soon, for many more of them.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import pytest
from processes import LONG, announced, finished, python, ready
from sympy.abc import x, y

from nnag_m2 import Event, Ideal, Pool, Session, asking, degree, dimension, groebner_basis, question
from nnag_m2.engine import process
from nnag_m2.engine.probing import Engine
from nnag_m2.engine.process import Macaulay2Process

# at the end: where the package is installed, that one is meant and not its source
sys.path.append(str(Path(__file__).resolve().parents[2]))
from benchmarks.deadlines import hard, system

pytestmark = [pytest.mark.engine, pytest.mark.timeout(120)]

CURVE = Ideal([x**3 + y**2], [x, y])
NAMES = (
    "vanishing_ideal",
    "critical_points",
    "reach",
    "landscape",
    "Neuromanifold.vanishing_ideal",
    "moment_structure",
    "draw_surface",
    "draw_medial_axis",
)
"""Some of each kind: one script, several of them, and Python alone."""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("asked_next", "impatient")
def test_a_hard_question_ends_when_its_time_is_over(name: str, session: Session) -> None:
    with asking(session=session, timeout=0.5), pytest.raises(TimeoutError) as caught:
        dict(hard())[name]()
    said = str(caught.value)
    assert said.startswith(f"{name}: no answer within 0.5 s; ")
    assert " answered, " in said
    assert " was running" in said


@question
def easy_and_hard() -> int:
    """Return what takes a moment, and then what takes for ever."""
    return dimension(CURVE) + len(groebner_basis(system(), "lex"))


def test_with_a_cache_the_same_call_goes_on_where_it_stopped(
    session: Session, tmp_path: Path
) -> None:
    dimension(CURVE, session=session)  # the engine has started
    system()  # and this is made
    seen: list[list[Event]] = [[], []]
    scripts = []
    for events in seen:
        told = ""
        for seconds in (0.5, 5, 50):  # as a machine may need for the easy part
            events.clear()
            with pytest.raises(TimeoutError) as caught:
                easy_and_hard(
                    session=session, timeout=seconds, cache=tmp_path, progress=events.append
                )
            if (told := str(caught.value)).count("1 script answered"):
                break
        assert "1 script answered, the script groebner_basis" in told
        scripts.append([e.template for e in events if e.kind == "finished" and e.template])
    assert scripts == [["dimension"]] * 2
    answer = dimension.run(CURVE, proof=True, session=session, cache=tmp_path)
    assert answer.from_cache
    assert answer.result == 1


def test_a_question_is_cancelled_while_macaulay2_computes(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, told = threading.Event(), []

    def seen(event: Event) -> None:
        if event.template == "groebner_basis":
            running.set()

    def spied(word: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def spy(*args: Any) -> Any:
            told.append(word)
            return call(*args)

        return spy

    with Pool(1, executable=engine.executable) as pool:
        assert pool.submit(degree, CURVE).result(60) == 3  # the engine has started
        interrupt = Macaulay2Process.interrupt
        monkeypatch.setattr(process, "checkpoint", spied("look", process.checkpoint))
        monkeypatch.setattr(Macaulay2Process, "interrupt", spied("interrupt", interrupt))
        future = pool.submit(groebner_basis, system(), "lex", progress=seen)
        assert running.wait(60)
        while "look" not in told:  # Macaulay2 is waited for
            time.sleep(0.01)
        told.append("cancel")
        assert future.cancel()
        with pytest.raises(CancelledError):
            future.result(60)
        assert future.cancelled()
        assert pool.submit(degree, CURVE).result(60) == 3
    # within a second, in waits of a known length and not by the clock of a busy machine
    waits = told[told.index("cancel") : told.index("interrupt")].count("look")
    assert waits * process.SLICE < 1


STRUCK = """
import _thread
from nnag_m2.engine import process
told = []
def spied(word, call):
    def spy(*args):
        told.append(word)
        return call(*args)
    return spy
process.checkpoint = spied("look", process.checkpoint)
process.Macaulay2Process.interrupt = spied("interrupt", process.Macaulay2Process.interrupt)
session = Session(engine)
session.run("deliver 1")
def struck(strike):
    while not os.path.exists(mark):
        time.sleep(0.01)
    os.unlink(mark)
    told.append("strike")
    strike()
for strike in (_thread.interrupt_main, lambda: os.kill(os.getpid(), signal.SIGINT)):
    told.clear()
    threading.Thread(target=struck, args=[strike]).start()
    try:
        session.run(script)
    except KeyboardInterrupt:
        waits = told[told.index("strike"):told.index("interrupt")].count("look")
        print("in time" if waits * process.SLICE < 1 else told, flush=True)
print(session.run("deliver 2").text)
"""


def test_an_interrupt_is_heard_after_few_short_waits(engine: Engine, tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    code = f"mark, script = {str(mark)!r}, {announced(LONG, mark)!r}\n" + STRUCK
    with python(code, engine) as parent:
        assert finished(parent) == "in time\nin time\ninteger 2\nend 10\n\n"


@pytest.mark.parametrize("name", ["groebner_basis", "moment_structure"])
def test_interrupt_main_ends_engine_and_python(name: str, engine: Engine) -> None:
    # as notebooks and watchdogs interrupt: from another thread, without a signal from outside
    code = f"""
import _thread, threading
from benchmarks.deadlines import hard
from nnag_m2 import Ideal, asking, degree
from sympy.abc import x
session = Session(engine)
session.run("deliver 1")
threading.Timer(1.0, _thread.interrupt_main).start()
try:
    with asking(session=session):
        dict(hard())[{name!r}]()
except KeyboardInterrupt:
    print("ready interrupted", degree(Ideal([x**2], [x]), session=session), flush=True)
"""
    with python(code, engine) as parent:
        assert ready(parent) == "interrupted 2"

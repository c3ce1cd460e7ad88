"""Hard questions end when their time is over or when they are cancelled, and the next is answered.

``python -m benchmarks.deadlines`` measures how soon, for many more of them.
"""

from __future__ import annotations

import sys
import threading
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from processes import python, ready
from sympy.abc import x, y

from nnag_m2 import (
    Event,
    Ideal,
    Pool,
    Session,
    asking,
    degree,
    dimension,
    groebner_basis,
    question,
)
from nnag_m2.engine.probing import Engine

# at the end: where the package is installed, that one is meant and not its source
sys.path.append(str(Path(__file__).resolve().parents[2]))
from benchmarks.deadlines import SYSTEM, hard

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
@pytest.mark.usefixtures("asked_next")
def test_a_hard_question_ends_when_its_time_is_over(name: str, session: Session) -> None:
    with asking(session=session, timeout=1), pytest.raises(TimeoutError) as caught:
        dict(hard())[name]()
    said = str(caught.value)
    assert said.startswith(f"{name}: no answer within 1 s; ")
    assert " answered, " in said
    assert " was running" in said


@question
def easy_and_hard() -> int:
    """Return what takes a moment, and then what takes for ever."""
    return dimension(CURVE) + len(groebner_basis(SYSTEM, "lex"))


def test_with_a_cache_the_same_call_goes_on_where_it_stopped(
    session: Session, tmp_path: Path
) -> None:
    dimension(CURVE, session=session)  # the engine has started
    seen: list[list[Event]] = [[], []]
    scripts = []
    for events in seen:
        with pytest.raises(TimeoutError, match="1 script answered, the script groebner_basis"):
            easy_and_hard(session=session, timeout=3, cache=tmp_path, progress=events.append)
        scripts.append([e.template for e in events if e.kind == "finished" and e.template])
    assert scripts == [["dimension"]] * 2
    answer = dimension.run(CURVE, proof=True, session=session, cache=tmp_path)
    assert answer.from_cache
    assert answer.result == 1


def test_a_question_is_cancelled_while_macaulay2_computes(engine: Engine) -> None:
    running = threading.Event()

    def seen(event: Event) -> None:
        if event.template == "groebner_basis":
            running.set()

    with Pool(1, executable=engine.executable) as pool:
        future = pool.submit(groebner_basis, SYSTEM, "lex", progress=seen)
        assert running.wait(60)
        assert future.cancel()
        with pytest.raises(CancelledError):
            future.result(60)
        assert future.cancelled()
        assert pool.submit(degree, CURVE).result(60) == 3


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

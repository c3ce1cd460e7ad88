"""Ctrl-C may strike anywhere: no answer shifts, nothing hangs, nothing is left."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest
from processes import (
    DEAF,
    LIMIT,
    LONG,
    announced,
    begun,
    family,
    finished,
    leftovers,
    python,
    ready,
    signalled,
)

from nnag_m2 import Session
from nnag_m2.engine.probing import Engine
from nnag_m2.errors import EngineError

pytestmark = pytest.mark.engine

_TURNS = 3
"""Of what depends on how fast Macaulay2 reacts."""


INTERRUPTED = """
import random
chance, armed = random.Random(5), False
def pressed(*_):
    if armed:
        raise KeyboardInterrupt
signal.signal(signal.SIGALRM, pressed)
session = Session(engine)
session.run("deliver 1")
outcomes, until = [], time.monotonic() + 60
for turn in range({turns}):
    if turn > 20 and time.monotonic() > until:
        break  # where each turn takes long, fewer show the same
    number = chance.randrange(10**6)
    asks = [f"deliver {number}", f"scan(5000, i -> i^2); deliver {number}",
            f"while true do 1; deliver {number}"]
    began = time.monotonic()
    try:
        armed = True
        signal.setitimer(signal.ITIMER_REAL, 1e-5 + 0.01 * chance.random() ** 2)
        text = session.run(chance.choice(asks)).text
        armed = False
        outcomes.append("right" if text.startswith(f"integer {number}\\n") else "wrong")
    except KeyboardInterrupt:
        armed = False
        outcomes.append("interrupted")
    if time.monotonic() - began > 30:
        outcomes.append("slow")
    signal.setitimer(signal.ITIMER_REAL, 0)
    text = session.run(f"deliver {number + 1}").text
    outcomes.append("right" if text.startswith(f"integer {number + 1}\\n") else "wrong")
print("ready", *sorted(set(outcomes)), flush=True)
sys.stdin.read()
"""


def test_answers_never_shift_wherever_ctrl_c_strikes(engine: Engine, thorough: bool) -> None:
    code = INTERRUPTED.replace("{turns}", "200" if thorough else "80")
    with python(code, engine) as parent:
        assert ready(parent) == "interrupted right"
        assert len(family(parent.pid)) <= 2


def test_ctrl_c_is_an_interrupt_and_the_next_question_is_answered(
    engine: Engine, tmp_path: Path
) -> None:
    mark = tmp_path / "begun"
    scripts = [announced(script, mark) for script in (LONG, DEAF)]
    code = f"""
session = Session(engine)
session.run("deliver 1")
print("ready", flush=True)
for script in {scripts!r}:
    pid = session.pid
    try:
        session.run(script)
    except KeyboardInterrupt as interrupt:
        assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
        print(session.pid == pid, flush=True)
"""
    printed = []
    while "True\nFalse\n" not in printed:  # on a machine that is busy the time of grace may be over
        with python(code, engine) as parent:
            ready(parent)
            for _ in scripts:
                assert begun(mark)
                parent.send_signal(signal.SIGINT)
            printed.append(finished(parent, LIMIT))
        assert printed[-1].endswith("False\n")
        assert len(printed) <= _TURNS


def test_ctrl_c_while_macaulay2_starts_leaves_nothing(engine: Engine, tmp_path: Path) -> None:
    code = """
def press():
    os.kill(os.getpid(), signal.SIGINT)
for delay in (0.0, 0.003, 0.01, 0.05, 0.2):
    session = Session(engine)
    session.engine
    finger = threading.Timer(delay, press)
    try:
        finger.start()
        session.run("deliver 1; while true do 1")
    except KeyboardInterrupt:
        assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
    session.close()
"""
    with python(code, engine, env={"TMPDIR": str(tmp_path)}) as parent:
        assert finished(parent, 5 * LIMIT) == ""
    assert leftovers(tmp_path) == []


def test_two_presses_of_ctrl_c_do_no_harm(engine: Engine, tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    code = f"""
session = Session(engine)
session.run("deliver 1")
print("ready", flush=True)
try:
    session.run({announced(DEAF, mark)!r})
except KeyboardInterrupt:
    print("struck", flush=True)
try:
    sys.stdin.readline()  # the second one has come, here or before
except KeyboardInterrupt:
    sys.stdin.readline()
assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
"""
    with python(code, engine) as parent:
        ready(parent)
        assert begun(mark)
        for _ in range(2):
            parent.send_signal(signal.SIGINT)
            time.sleep(0.5)
        assert parent.stdin is not None
        parent.stdin.write("\n\n")
        parent.stdin.flush()
        assert finished(parent, LIMIT) == "struck\n"


def test_exception_of_a_signal_handler_passes_through(session: Session) -> None:
    class TooLong(Exception):
        pass

    def ring(*_: object) -> None:
        raise TooLong

    for delay in (0.01, 0.02, 0.1, 0.3):
        with pytest.raises(TooLong), signalled(delay, ring):
            session.run(LONG)
        assert session.run("deliver 7").text == "integer 7\nend 10\n"


def test_signal_handler_that_asks_the_busy_session_is_refused(
    session: Session, tmp_path: Path
) -> None:
    mark = tmp_path / "begun"
    asked: list[str] = []

    def ring(*_: object) -> None:
        try:
            session.run("deliver 1")
        except EngineError as error:
            asked.append(str(error))

    with signalled(mark, ring):
        assert session.run(announced("sleep 1; deliver 8", mark)).text == "integer 8\nend 10\n"
    assert asked == ["the session is busy in this very thread (a signal handler?)"]

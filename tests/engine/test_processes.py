"""Processes and signals: nothing outlives Python, nothing is shared by a fork, Ctrl-C is safe."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import psutil
import pytest
from processes import (
    DEAF,
    LIMIT,
    LONG,
    family,
    finished,
    gone,
    leftovers,
    named,
    python,
    ready,
    wait_until,
)

from nnag_m2 import Session
from nnag_m2.engine.probing import Engine
from nnag_m2.errors import EngineComplaint, EngineCrashed, EngineError

pytestmark = pytest.mark.engine

MSOLVE = """needsPackage "Msolve";
R = (ZZ/1073741827)[x_1..x_12];
msolveGB ideal apply(12, i -> random(3, R));
deliver 1"""

COMPUTING = """
session = Session(engine)
session.run("deliver 1")
print("ready", session.pid, flush=True)
session.run({script!r})
"""


def lasting_msolve(pid: int) -> int:
    """Return the process of an msolve that computes; the package also asks for its version."""
    lasting: list[int] = []

    def found() -> bool:
        before = named(pid, "msolve")
        time.sleep(0.3)
        lasting[:] = set(before) & set(named(pid, "msolve"))
        return bool(lasting)

    assert wait_until(found, 30)
    return lasting[0]


def lacks_msolve(engine: Engine, session: Session) -> bool:
    """Say whether an engine is too old for msolve, in which case it has to say so itself."""
    if engine.has_msolve:
        return False
    assert engine.version_tuple < (1, 26)
    with pytest.raises(EngineComplaint, match="file not found"):
        session.run(MSOLVE)
    return True


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
@pytest.mark.parametrize("script", [LONG, DEAF, 'run "sleep 100"; deliver 1'])
def test_nothing_outlives_python(engine: Engine, number: signal.Signals, script: str) -> None:
    with python(COMPUTING.format(script=script), engine) as parent:
        macaulay2 = int(ready(parent))
        time.sleep(0.3)
        all_of_them = family(macaulay2)
        parent.send_signal(number)
        assert parent.wait(LIMIT) == -number
        assert wait_until(lambda: all(map(gone, all_of_them)))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_msolve_does_not_outlive_python(
    engine: Engine, session: Session, number: signal.Signals
) -> None:
    if lacks_msolve(engine, session):
        return
    with python(COMPUTING.format(script=MSOLVE), engine) as parent:
        macaulay2 = int(ready(parent))
        msolve = lasting_msolve(macaulay2)
        parent.send_signal(number)
        assert parent.wait(LIMIT) == -number
        assert wait_until(lambda: gone(macaulay2) and gone(msolve))


def test_nothing_outlives_python_that_ignores_hang_ups(engine: Engine) -> None:
    with python(COMPUTING.format(script=DEAF), engine, prefix=("nohup",)) as parent:
        macaulay2 = int(ready(parent))
        time.sleep(0.2)
        parent.kill()
        parent.wait(LIMIT)
        assert wait_until(lambda: gone(macaulay2))


def test_nothing_is_left_after_a_normal_end(engine: Engine, tmp_path: Path) -> None:
    code = """
session = Session(engine)
session.run("deliver 1")
other = Session(engine)
other.run("deliver 1")
print("ready", session.pid, other.pid, flush=True)
"""
    with python(code, engine, env={"TMPDIR": str(tmp_path)}) as parent:
        pids = [int(word) for word in ready(parent).split()]
        finished(parent)
        assert wait_until(lambda: all(map(gone, pids)))
    assert leftovers(tmp_path) == []


def test_python_ends_at_once_while_a_daemon_thread_waits(engine: Engine) -> None:
    code = f"""
session = Session(engine)
session.run("deliver 1")
def ask():
    with contextlib.suppress(EngineError):
        session.run({DEAF!r})
threading.Thread(target=ask, daemon=True).start()
time.sleep(0.3)
print("ready", session.pid, flush=True)
"""
    with python(code, engine) as parent:
        macaulay2 = int(ready(parent))
        assert finished(parent, LIMIT) == ""
        assert wait_until(lambda: gone(macaulay2))


def test_no_zombies_are_left(engine: Engine) -> None:
    me = psutil.Process()
    before = {child.pid for child in me.children()}
    for _ in range(3):
        with Session(engine.executable) as own:
            own.run("deliver 1")
            with pytest.raises(EngineCrashed):
                own.run("exit 1")
            own.run("deliver 1")
    assert {child.pid for child in me.children()} == before


def test_killed_msolve_is_an_error_and_the_session_stays(engine: Engine, session: Session) -> None:
    if lacks_msolve(engine, session):
        return
    code = f"""
session = Session(engine)
session.run("deliver 1")
print("ready", session.pid, flush=True)
try:
    session.run({MSOLVE!r})
except EngineError as error:
    print(type(error).__name__)
print(session.run("deliver (1+1)").text)
"""
    with python(code, engine) as parent:
        msolve = lasting_msolve(int(ready(parent)))
        os.kill(msolve, signal.SIGKILL)
        assert finished(parent) == "EngineComplaint\ninteger 2\nend 10\n\n"


FORK = """
session = Session(engine)
session.run("deliver 1")
mine = session.pid
child = os.fork()
if child == 0:
    assert session.pid is None
    assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
    assert session.pid != mine
    {end}
_, status = os.waitpid(child, 0)
assert status == 0, status
assert session.run("deliver 3").text == "integer 3\\nend 10\\n"
assert session.pid == mine
"""


@pytest.mark.parametrize(
    "end",
    ["sys.exit()", "os._exit(0)", "del session; import gc; gc.collect(); sys.exit()"],
)
def test_fork_inherits_no_session(engine: Engine, end: str, tmp_path: Path) -> None:
    with python(FORK.format(end=end), engine, env={"TMPDIR": str(tmp_path)}) as parent:
        assert finished(parent) == ""


def test_fork_while_another_thread_asks(engine: Engine) -> None:
    code = """
session = Session(engine)
session.run("deliver 1")
asked = threading.Thread(target=session.run, args=["sleep 1; deliver 1"])
asked.start()
time.sleep(0.2)
child = os.fork()
if child == 0:
    assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
    os._exit(0)
asked.join()
assert os.waitpid(child, 0)[1] == 0
assert session.run("deliver 3").text == "integer 3\\nend 10\\n"
"""
    with python(code, engine) as parent:
        assert finished(parent) == ""


def test_multiprocessing_by_fork_gives_each_its_own_engine(engine: Engine) -> None:
    code = """
import multiprocessing
session = Session(engine)
session.run("deliver 1")
mine = session.pid
def asked(number):
    text = session.run(f"deliver {number}").text
    return text.split("\\n")[0], session.pid
with multiprocessing.get_context("fork").Pool(2) as workers:
    results = workers.map(asked, range(10, 30), chunksize=1)
assert [text for text, _ in results] == [f"integer {n}" for n in range(10, 30)]
assert mine not in {pid for _, pid in results}
assert session.run("deliver 3").text == "integer 3\\nend 10\\n"
assert session.pid == mine
"""
    with python(code, engine) as parent:
        assert finished(parent) == ""


def test_forked_child_does_not_keep_macaulay2_alive(engine: Engine) -> None:
    code = f"""
session = Session(engine)
session.run("deliver 1")
child = os.fork()
if child == 0:
    time.sleep(100)
print("ready", session.pid, flush=True)
session.run({DEAF!r})
"""
    with python(code, engine) as parent:
        macaulay2 = int(ready(parent))
        child = next(pid for pid in family(parent.pid)[1:] if pid != macaulay2)
        parent.kill()
        parent.wait(LIMIT)
        try:
            assert wait_until(lambda: gone(macaulay2))
        finally:
            os.kill(child, signal.SIGKILL)


INTERRUPTED = """
import random
chance, armed = random.Random(5), False
def pressed(*_):
    if armed:
        raise KeyboardInterrupt
signal.signal(signal.SIGALRM, pressed)
session = Session(engine)
session.run("deliver 1")
outcomes = []
for _ in range(300):
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
    if time.monotonic() - began > 5:
        outcomes.append("slow")
signal.setitimer(signal.ITIMER_REAL, 0)
print("ready", *sorted(set(outcomes)), flush=True)
sys.stdin.read()
"""


def test_answers_never_shift_wherever_ctrl_c_strikes(engine: Engine) -> None:
    with python(INTERRUPTED, engine) as parent:
        assert ready(parent) == "interrupted right"
        assert len(family(parent.pid)) <= 2


def test_ctrl_c_is_an_interrupt_and_the_next_question_is_answered(engine: Engine) -> None:
    for script, stays in ((LONG, True), (DEAF, False)):
        code = f"""
session = Session(engine)
session.run("deliver 1")
pid = session.pid
print("ready", flush=True)
try:
    session.run({script!r})
except KeyboardInterrupt as interrupt:
    assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
    print(session.pid == pid)
"""
        with python(code, engine) as parent:
            ready(parent)
            time.sleep(0.2)
            parent.send_signal(signal.SIGINT)
            assert finished(parent, LIMIT) == f"{stays}\n"


def test_ctrl_c_while_macaulay2_starts_leaves_nothing(engine: Engine, tmp_path: Path) -> None:
    code = """
session = Session(engine)
session.engine
print("ready", flush=True)
try:
    session.run("deliver 1; while true do 1")
except KeyboardInterrupt:
    assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
"""
    for delay in (0.0, 0.003, 0.01, 0.05, 0.2):
        with python(code, engine, env={"TMPDIR": str(tmp_path)}) as parent:
            ready(parent)
            time.sleep(delay)
            parent.send_signal(signal.SIGINT)
            assert finished(parent, 20) == ""
    assert leftovers(tmp_path) == []


def test_two_presses_of_ctrl_c_do_no_harm(engine: Engine) -> None:
    code = f"""
session = Session(engine)
session.run("deliver 1")
print("ready", flush=True)
for _ in range(2):
    try:
        session.run({DEAF!r})
    except KeyboardInterrupt:
        break
assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
"""
    with python(code, engine) as parent:
        ready(parent)
        time.sleep(0.3)
        parent.send_signal(signal.SIGINT)
        time.sleep(0.5)
        parent.send_signal(signal.SIGINT)
        assert finished(parent, LIMIT) == ""


def test_exception_of_a_signal_handler_passes_through(session: Session) -> None:
    class TooLong(Exception):
        pass

    def ring(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, ring)
    try:
        for delay in (0.0005, 0.002, 0.01, 0.1, 0.3):
            signal.setitimer(signal.ITIMER_REAL, delay)
            with pytest.raises(TooLong):
                session.run(LONG)
            assert session.run("deliver 7").text == "integer 7\nend 10\n"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_signal_handler_that_asks_the_busy_session_is_refused(session: Session) -> None:
    asked: list[str] = []

    def ring(*_: object) -> None:
        try:
            session.run("deliver 1")
        except EngineError as error:
            asked.append(str(error))

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        assert session.run("sleep 1; deliver 8").text == "integer 8\nend 10\n"
    finally:
        signal.signal(signal.SIGALRM, before)
    assert asked == ["the session is busy in this very thread (a signal handler?)"]


def test_child_processes_collected_by_others_are_no_problem(engine: Engine) -> None:
    code = """
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
session = Session(engine)
for _ in range(2):
    assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
    try:
        session.run("exit 3")
        print("no error")
    except EngineCrashed:
        pass
"""
    with python(code, engine) as parent:
        assert finished(parent) == ""


def test_more_than_1024_open_files_are_no_problem(engine: Engine) -> None:
    code = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (3000, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
files = [open(os.devnull) for _ in range(1100)]
session = Session(engine)
assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
"""
    with python(code, engine) as parent:
        assert finished(parent) == ""

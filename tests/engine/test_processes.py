"""Processes: nothing outlives Python, nothing is shared by a fork."""

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
    announced,
    begun,
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
from nnag_m2.errors import EngineComplaint, EngineCrashed

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


@pytest.mark.parametrize(
    ("script", "number"),
    [
        (LONG, signal.SIGTERM),
        (LONG, signal.SIGKILL),
        (DEAF, signal.SIGTERM),
        (DEAF, signal.SIGKILL),
        (DEAF, signal.SIGHUP),
        ('run "sleep 100"; deliver 1', signal.SIGTERM),
        ('run "sleep 100"; deliver 1', signal.SIGKILL),
    ],
)
def test_nothing_outlives_python(
    engine: Engine, script: str, number: signal.Signals, tmp_path: Path
) -> None:
    mark = tmp_path / "begun"
    with python(COMPUTING.format(script=announced(script, mark)), engine) as parent:
        macaulay2 = int(ready(parent))
        assert begun(mark)
        if script not in (LONG, DEAF):
            assert wait_until(lambda: named(macaulay2, "sleep"))
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


def test_nothing_outlives_python_that_ignores_hang_ups(engine: Engine, tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    script = announced(DEAF, mark)
    with python(COMPUTING.format(script=script), engine, prefix=("nohup",)) as parent:
        macaulay2 = int(ready(parent))
        assert begun(mark)
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


def test_python_ends_at_once_while_a_daemon_thread_waits(engine: Engine, tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    code = f"""
session = Session(engine)
session.run("deliver 1")
def ask():
    with contextlib.suppress(EngineError):
        session.run({announced(DEAF, mark)!r})
threading.Thread(target=ask, daemon=True).start()
while not os.path.exists({str(mark)!r}):
    time.sleep(0.01)
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
    "end", ["sys.exit()", "os._exit(0)", "del session; import gc; gc.collect(); sys.exit()"]
)
def test_fork_inherits_no_session(engine: Engine, end: str, tmp_path: Path) -> None:
    with python(FORK.format(end=end), engine, env={"TMPDIR": str(tmp_path)}) as parent:
        assert finished(parent) == ""


def test_fork_while_another_thread_asks(engine: Engine, tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    code = f"""
session = Session(engine)
session.run("deliver 1")
asked = threading.Thread(target=session.run, args=[{announced("sleep 1; deliver 1", mark)!r}])
asked.start()
while not os.path.exists({str(mark)!r}):
    time.sleep(0.01)
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
    with python(code, engine, unseen=True) as parent:
        assert finished(parent) == ""


def test_more_than_1024_open_files_are_no_problem(engine: Engine) -> None:
    code = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (3000, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
files = [open(os.devnull) for _ in range(1100)]
session = Session(engine)
assert session.run("deliver 2").text == "integer 2\\nend 10\\n"
"""
    with python(code, engine, unseen=True) as parent:
        assert finished(parent) == ""

"""Sessions that go on: scripts by hand, closed descriptors, handlers of signals, full disks."""

from __future__ import annotations

import ast
import contextlib
import os
import signal
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from each import each
from processes import LONG, finished, leftovers, python, ready, signalled, wait_until
from sympy import Rational, oo, symbols

from nnag_m2 import Ideal, Session, degree, dimension, radical
from nnag_m2.engine.ends import WorkFolder, sweep
from nnag_m2.engine.probing import Engine
from nnag_m2.engine.templates import Rendered
from nnag_m2.errors import EngineComplaint, EngineError, EngineTimeout, InputError, NnagError

pytestmark = pytest.mark.engine

x, y = symbols("x y")

LEAKING = {
    "a method": "degree Ideal := I -> 99; deliver 1",
    "an operator": "ZZ + ZZ := (a, b) -> 7; deliver 1",
    "our own reply": 'nnagReply = "/nowhere"; deliver 1',
    "our own end": "nnagDone = token -> null; deliver 1",
    "what delivers": "deliver = answer -> null",
    "how answers are printed": 'nnagLines ZZ := n -> "integer 3\\n"; deliver 1',
    "our own state": 'nnagRequest#"dictionary" = 5; deliver 1',
    "the engine's symbols": "degree = 5; deliver 1",
    "packages": 'needsPackage String := o -> n -> error "none"; deliver 1',
    "the dictionary path": "dictionaryPath = {}; deliver 1",
    "the errors": "errorDepth = 0; stopIfError = true; deliver 1",
    "the working folder": 'changeDirectory "/"; deliver 1',
    "an open reply": 'openOut nnagReply << "integer 8"; deliver 1',
}


@pytest.fixture(scope="module")
def spoiled(engine: Engine) -> Iterator[Session]:
    """A session whose scripts by hand do what they can to spoil it."""
    with Session(engine.executable, timeout=60) as own:
        yield own


@pytest.mark.parametrize("what", LEAKING)
def test_scripts_by_hand_leave_nothing_for_our_questions(spoiled: Session, what: str) -> None:
    session = spoiled
    with contextlib.suppress(NnagError):  # what must not be changed may also be refused
        session.run(LEAKING[what], timeout=5)
    curve = Ideal([x**2 * y], [x, y])
    assert degree(curve, session=session) == 3
    assert dimension(curve, session=session) == 1
    assert radical(curve, session=session) == Ideal([x * y], [x, y])


@pytest.mark.parametrize("name", ["nnagReply", "nnagScript", "nnagDone", "nnagServe", "deliver"])
def test_what_the_session_needs_is_refused_to_scripts_by_hand(session: Session, name: str) -> None:
    with pytest.raises(EngineComplaint, match="protected"):
        session.run(f"{name} = 5")
    assert session.run("deliver 2").text == "integer 2\nend 10\n"


def test_our_questions_keep_their_process_when_scripts_by_hand_come_between(
    session: Session,
) -> None:
    curve = Ideal([x**2 * y], [x, y])
    pids = []
    for _ in range(3):
        degree(curve, session=session)
        ours = session.pid
        session.run("deliver 1")
        pids.append((ours, session.pid))
    assert len(set(pids)) == 1
    assert pids[0][0] != pids[0][1]


@each(
    "timeout",
    [float("inf"), oo, np.inf, 1e9, 1e300, 10**400, Rational(5), Fraction(7, 2), np.float32(20)],
    ids=str,
)
def test_limits_of_any_kind_of_number_are_kept(session: Session, timeout: Any) -> None:
    assert session.run("deliver 2", timeout=timeout).text == "integer 2\nend 10\n"
    with Session(session.engine.executable, timeout=timeout) as own:
        assert own.run("deliver 3").text == "integer 3\nend 10\n"


NO_SECONDS = ["2", 0, -1, True, float("nan"), 1j, [5], np.timedelta64(5, "s"), np.array([3]), -oo]


@pytest.mark.usefixtures("asked_next")
@each("timeout", [*NO_SECONDS, -(10**400)], ids=lambda v: repr(v)[:20])
def test_what_is_no_number_of_seconds_is_refused(session: Session, timeout: Any) -> None:
    curve = Ideal([x**2 * y], [x, y])
    for asked in (
        lambda: session.run("deliver 1", timeout=timeout),
        lambda: Session(timeout=timeout),
        lambda: degree(curve, session=session, timeout=timeout),
    ):
        with pytest.raises(InputError, match="positive number of seconds"):
            asked()


@each("limit", [2**63, 2**64, 10**30, 5, "2", 2.5e9, True, oo], ids=str)
def test_what_is_no_number_of_bytes_is_refused(limit: Any) -> None:
    with pytest.raises(InputError, match=r"from 10\*\*8 to 2\*\*63 - 1"):
        Session(memory_limit=limit)


@pytest.mark.parametrize("limit", [2**63 - 1, np.int64(4 * 10**9), symbols("x").as_poly().one])
def test_memory_of_any_kind_of_integer_is_a_limit(engine: Engine, limit: Any) -> None:
    if not isinstance(limit, int | np.integer):
        limit = Rational(4 * 10**9)
    with Session(engine.executable, memory_limit=limit) as own:
        assert own.run("deliver 2").text == "integer 2\nend 10\n"


@pytest.mark.usefixtures("asked_next")
@each("cache", ["~nosuchuser/x", "a\0b", 7, "", b"folder"], ids=repr)
def test_what_is_no_cache_is_refused(session: Session, cache: Any) -> None:
    with pytest.raises(InputError):
        degree(Ideal([x], [x]), session=session, cache=cache)


CLOSED = """
for number in {numbers}:
    os.close(number)
with open({path!r}, "w") as file:
    for _ in range(2):
        with Session(engine, timeout=30) as session:
            file.write(session.run("deliver 2").text)
"""


@pytest.mark.newest_engine  # what is slow, and tested, are starts of Python
@pytest.mark.parametrize("numbers", [(0,), (1,), (2,), (0, 1), (0, 1, 2)])
def test_standard_descriptors_may_be_closed(
    engine: Engine, tmp_path: Path, numbers: tuple[int, ...]
) -> None:
    path = tmp_path / "answers"
    code = CLOSED.format(numbers=numbers, path=str(path))
    with python(code, engine, unseen=True) as parent:
        parent.wait(120)
    assert path.read_text() == "integer 2\nend 10\n" * 2


RAISED = [
    TimeoutError(), TimeoutError("too long"), OSError(), ConnectionError("x"), KeyError(1),
    OSError(5, "a handler's own"), ConnectionResetError(104, "a handler's own"),
]  # fmt: skip


@pytest.mark.usefixtures("asked_next")
@pytest.mark.parametrize("error", RAISED, ids=repr)
def test_what_a_signal_handler_raises_comes_out_as_it_is(
    session: Session, error: Exception
) -> None:
    def ring(*_: object) -> None:
        raise error

    for delay in (0.02, 0.2, 0.6):
        with pytest.raises(type(error)) as caught, signalled(delay, ring):
            session.run(LONG)
        assert caught.value is error


def test_interrupt_main_is_heard_within_a_second(engine: Engine) -> None:
    code = f"""
import _thread
session = Session(engine)
session.run("deliver 1")
struck = []
def strike():
    struck.append(time.monotonic())
    _thread.interrupt_main()
threading.Timer(0.5, strike).start()
try:
    session.run({LONG!r}, timeout=300)
except KeyboardInterrupt:
    print("heard" if time.monotonic() - struck[0] < 100 else "late")
print(session.run("deliver 2").text)
"""
    with python(code, engine) as parent:
        assert finished(parent) == "heard\ninteger 2\nend 10\n\n"


FULL = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (10**5, resource.RLIM_INFINITY))
session = Session(engine)
session.run("deliver 1")
pid = session.pid
for _ in range(2):
    try:
        session.run("deliver (10^(10^6))")
    except NnagError as error:
        print(type(error).__name__)
    print(session.run("deliver 2").text.split()[1], session.pid != pid)
"""


def test_reply_that_does_not_fit_the_disk_costs_that_answer_only(engine: Engine) -> None:
    with python(FULL, engine) as parent:
        said = finished(parent).splitlines()
    assert said[1::2] == ["2 True"] * 2
    assert set(said[::2]) <= {"EngineComplaint", "EngineCrashed", "ReplyError"}


def test_a_reply_that_could_not_be_written_ends_its_process(session: Session) -> None:
    # Otherwise what Macaulay2 could not write stays in its hands, and the disk stays full.
    session.run("deliver 1")
    pid = session.pid
    with pytest.raises(EngineError):
        session.run('run "ln -sf /no/such/folder/reply.txt reply.txt"; deliver 2')
    assert session.run("deliver 3").text == "integer 3\nend 10\n"
    assert session.pid != pid


def test_folders_of_the_killed_go_with_the_next_start_and_no_others(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = """
session = Session(engine)
session.run("deliver 1")
print("ready", flush=True)
sys.stdin.read()
"""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with python(code, engine, env={"TMPDIR": str(tmp_path)}) as parent:
        ready(parent)
        (used,) = leftovers(tmp_path)
        sweep()
        assert leftovers(tmp_path) == [used]
        parent.send_signal(signal.SIGKILL)
        parent.wait(30)
    assert leftovers(tmp_path) == [used]
    (tmp_path / "nnag-m2-thesis.tex").touch()
    (tmp_path / "other-folder").mkdir()
    with Session(engine.executable) as own:
        own.run("deliver 1")
    assert wait_until(lambda: leftovers(tmp_path) == ["nnag-m2-thesis.tex", "other-folder"])


def test_a_folder_that_was_just_made_is_not_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = tmp_path / "nnag-m2-ab12cd_8"
    folder.mkdir()
    sweep()
    assert folder.is_dir()
    os.utime(folder, (time.time() - 3600,) * 2)
    sweep()
    assert leftovers(tmp_path) == []
    held = WorkFolder()
    os.utime(held.path, (0, 0))
    sweep()
    assert Path(held.path).is_dir()
    held.let_go()
    sweep()
    assert leftovers(tmp_path) == []


WORKERS = """
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
sys.path.insert(0, {tests!r})
from processes import answered
context = multiprocessing.get_context({method!r})
with ProcessPoolExecutor(2, context) as pool:
    assert list(pool.map(answered, range(6))) == list(range(6))
pool = context.Pool(2)
assert pool.map(answered, range(6)) == list(range(6))
pool.close()
pool.join()
print(os.listdir({folder!r}))
with context.Pool(2) as pool:  # ends its workers by a signal
    assert pool.map(answered, range(6)) == list(range(6))
session = Session(engine)
session.run("deliver 1")
print(len([name for name in os.listdir({folder!r}) if name.startswith("nnag-m2-")]))
"""


@pytest.mark.newest_engine  # what is slow, and tested, are starts of Python
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_of_process_pools_leave_no_folders(
    engine: Engine, tmp_path: Path, method: str
) -> None:
    tests = str(Path(__file__).resolve().parents[1])
    code = WORKERS.format(tests=tests, method=method, folder=str(tmp_path))
    env = {"TMPDIR": str(tmp_path), "NNAG_M2_EXECUTABLE": str(engine.executable)}
    with python(code, engine, env=env) as parent:
        first, second = finished(parent, 200).splitlines()
    assert not [name for name in ast.literal_eval(first) if name.startswith("nnag-m2-")]
    assert second == "1"
    assert leftovers(tmp_path) == []


def test_an_interrupt_while_a_reply_is_written_ends_its_process(session: Session) -> None:
    # A pipe that nobody reads stands for a disk that takes long.
    pipe = 'run "rm -f reply.txt; mkfifo reply.txt"; deliver 2'
    with pytest.raises(EngineTimeout):
        session.run(pipe, timeout=1)
    for number in (3, 4):
        assert session.run(f"deliver {number}").text == f"integer {number}\nend 10\n"


def test_half_of_a_package_ends_with_its_process(session: Session, tmp_path: Path) -> None:
    half = tmp_path / "Half.m2"
    asked = Rendered(f'path = prepend("{tmp_path}/", path); needsPackage "Half"; deliver three')
    text = 'newPackage "Half"; export {{"three"}}; three = 3;\nendPackage "Half"; {}\n'
    half.write_text(text.format("while true do 1;"), encoding="utf-8")
    with pytest.raises(EngineTimeout):
        session.run(asked, timeout=1)
    half.write_text(text.format(""), encoding="utf-8")
    assert session.run(asked).text.startswith("integer 3")

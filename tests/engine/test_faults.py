"""Faults around a session: each ends in the right error, and the next answer is right."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from processes import (
    DEAF,
    LIMIT,
    LONG,
    announced,
    begun,
    finished,
    gone,
    python,
    seconds,
    wait_until,
)
from sympy import symbols

from nnag_m2 import Ideal, Session, dimension
from nnag_m2.asking.query import Query
from nnag_m2.asking.question import ask
from nnag_m2.engine.probing import Engine
from nnag_m2.errors import (
    EngineComplaint,
    EngineCrashed,
    EngineError,
    EngineOutOfMemory,
    EngineTimeout,
    ReplyError,
)

pytestmark = pytest.mark.engine

x, y = symbols("x y")


def killed_while_computing(
    session: Session, script: str, number: int, mark: Path
) -> BaseException | None:
    """Return the error of an announced script whose process a signal hits."""
    session.run("deliver 1")
    pid = session.pid
    assert pid is not None
    with ThreadPoolExecutor(1) as other:
        running = other.submit(session.run, script)
        assert begun(mark)
        os.kill(pid, number)
        return running.exception(LIMIT)


@pytest.mark.usefixtures("asked_next")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM, signal.SIGILL])
def test_signal_during_a_computation_is_a_crash(
    session: Session, number: signal.Signals, tmp_path: Path
) -> None:
    script = announced(DEAF, tmp_path / "begun")
    error = killed_while_computing(session, script, number, tmp_path / "begun")
    assert type(error) is EngineCrashed
    assert number.name in str(error)
    assert error.script_path is not None
    assert error.script_path.read_text() == script


@pytest.mark.usefixtures("asked_next")
def test_macaulay2_killed_while_nobody_asks_is_replaced(session: Session) -> None:
    session.run("deliver 1")
    pid = session.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: session.pid is None)
    assert session.run("deliver 2").text == "integer 2\nend 10\n"
    assert session.pid != pid


@pytest.mark.usefixtures("asked_next")
def test_interrupt_from_outside_is_a_complaint(session: Session, tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    error = killed_while_computing(session, announced(LONG, mark), signal.SIGINT, mark)
    assert type(error) is EngineComplaint
    assert error.complaint == "interrupted"


@pytest.mark.usefixtures("asked_next")
def test_killed_child_of_macaulay2_does_not_hang(session: Session) -> None:
    session.run("deliver 1")
    assert session.pid is not None
    macaulay2 = psutil.Process(session.pid)
    with ThreadPoolExecutor(1) as other:
        running = other.submit(session.run, 'deliver run "exec sleep 60"')
        assert wait_until(lambda: any(c.name() == "sleep" for c in macaulay2.children(True)))
        for child in macaulay2.children(True):
            child.kill()
        status = int(running.result(LIMIT).text.split()[1])
    assert status != 0


@pytest.mark.usefixtures("asked_next")
def test_endless_loop_ends_in_a_timeout(session: Session) -> None:
    since = time.monotonic()
    with pytest.raises(EngineTimeout):
        session.run(LONG, timeout=0.5)
    assert seconds(since) < LIMIT


@pytest.mark.usefixtures("asked_next")
@pytest.mark.parametrize("script", ['while true do << "and so on" << endl', 'run "yes"'])
def test_endless_output_ends_in_a_timeout(session: Session, script: str) -> None:
    since = time.monotonic()
    with pytest.raises(EngineTimeout):
        session.run(f"{script}; deliver 1", timeout=1)
    assert seconds(since) < LIMIT


@pytest.mark.usefixtures("asked_next")
def test_of_very_long_output_beginning_and_end_are_kept(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nnag_m2.engine.process._LONGEST_OUTPUT", 10_000)
    reply = session.run("scan(50000, i -> << i << endl); deliver 1")
    assert reply.text == "integer 1\nend 10\n"
    lines = reply.output.split("\n")
    assert (lines[:3], lines[-2:]) == (["0", "1", "2"], ["49998", "49999"])
    assert "[...]" in lines
    assert len(reply.output) < 100_000


@pytest.mark.usefixtures("asked_next")
def test_stopped_process_ends_in_a_timeout(session: Session) -> None:
    session.run("deliver 1")
    pid, since = session.pid, time.monotonic()
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    assert wait_until(lambda: psutil.Process(pid).status() == psutil.STATUS_STOPPED)
    with pytest.raises(EngineTimeout, match="killed"):
        session.run("deliver 2", timeout=0.3)
    assert seconds(since) < LIMIT
    assert gone(pid)


def test_memory_exhaustion_is_out_of_memory(engine: Engine) -> None:
    eater = "L = toList(0..10^9); deliver (#L)"
    with Session(engine.executable, memory_limit=3 * 10**9, timeout=60) as own:
        with pytest.raises(EngineOutOfMemory):
            own.run(eater)
        assert own.run("deliver 2").text == "integer 2\nend 10\n"


def test_output_in_the_middle_of_the_answer_does_not_get_into_it(engine: Engine) -> None:
    script = """
    run "(for i in 1 2 3 4 5; do echo 'integer 9'; echo 'end 10'; sleep 0.01; done) &";
    deliver apply(2000, i -> (if i % 100 == 0 then << "integer 7" << endl << "end 10" << endl; i));
    """
    with Session(engine.executable) as own:
        for _ in range(5):
            reply = own.run(script)
            assert reply.text.split("\n")[1:2001] == [f"integer {i}" for i in range(2000)]
            assert reply.output.count("integer 7") == 20
            assert own.run("deliver 2").text == "integer 2\nend 10\n"


def tampered(query: Query[int], more: str) -> Query[int]:
    """Return a question whose script does something to its own reply, too."""
    script, rings = query._written
    query.__dict__["_written"] = (script + more, rings)
    return query


@pytest.mark.usefixtures("asked_next")
@pytest.mark.parametrize(
    "more",
    [
        'run "head -c 5 reply.txt > cut; mv cut reply.txt";',
        'run ": > reply.txt";',
        'run "echo more >> reply.txt";',
        'run "sed -i s/1/2/ reply.txt; printf x >> reply.txt";',
        'run "rm reply.txt";',
        "run \"printf '\\\\377\\\\376' > reply.txt\";",
    ],
)
def test_damaged_reply_is_a_reply_error(session: Session, more: str) -> None:
    query = tampered(dimension.query(Ideal([x * y], [x, y])), more)
    with pytest.raises(ReplyError) as caught:
        ask(query, session=session)
    assert caught.value.script_path is not None
    assert caught.value.script_path.read_text() == query.script()


@pytest.mark.usefixtures("asked_next")
def test_disk_that_is_full_for_the_reply_is_an_error(session: Session) -> None:
    # Where there is no such device, the reply cannot be written for another reason.
    target = "/dev/full" if Path("/dev/full").exists() else "/no/such/folder/reply.txt"
    for size in (1, 10**6):
        script = f'run "ln -sf {target} reply.txt";\ndeliver (10^{size})'
        with pytest.raises((EngineComplaint, ReplyError)) as caught:
            session.run(script)
        assert caught.value.script_path is not None


def test_disk_that_is_full_for_the_script_is_an_error(engine: Engine) -> None:
    code = """
import resource
session = Session(engine)
session.run("deliver 1")
most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
try:
    session.run("-- " + "x" * 5000 + chr(10) + "deliver 1")
    print("no error")
except EngineError as error:
    print(type(error).__name__, "cannot write the script" in str(error))
try:
    session.run("-- " + "x" * 5000 + chr(10) + "deliver 1")
    print("no error")
except EngineError as error:
    print(type(error).__name__, "cannot write the script" in str(error))
print(session.run("deliver 2").text)
try:
    session.run("deliver (10^5000)")
    print("no error")
except (EngineError, ReplyError) as error:
    print("error")
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
print(session.run("-- " + "x" * 5000 + chr(10) + "deliver 3").text)
"""
    with python(code, engine) as parent:
        assert finished(parent) == (
            "EngineError True\nEngineError True\ninteger 2\nend 10\n\nerror\ninteger 3\nend 10\n\n"
        )


def test_vanished_folder_is_an_error_and_a_new_one_is_made(engine: Engine, tmp_path: Path) -> None:
    code = """
import shutil, tempfile
from pathlib import Path
session = Session(engine)
session.run("deliver 1")
for folder in Path(tempfile.gettempdir()).glob("nnag-m2-*"):
    shutil.rmtree(folder)
try:
    print("no error", session.run("deliver 2"))
except EngineError as error:
    print(type(error).__name__)
print(session.run("deliver 3").text)
"""
    with python(code, engine, env={"TMPDIR": str(tmp_path)}) as parent:
        assert finished(parent) == "EngineError\ninteger 3\nend 10\n\n"


def test_folder_that_cannot_be_made_is_an_error(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(engine.executable) as own:
        assert own.engine
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not there"))
        with pytest.raises(EngineError, match="not there"):
            own.run("deliver 1")
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        assert own.run("deliver 2").text == "integer 2\nend 10\n"


def test_error_is_told_where_its_script_cannot_be_kept(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.run("deliver 1")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not there"))
    with pytest.raises(EngineComplaint, match="division by zero") as caught:
        session.run("1/0")
    assert caught.value.script_path is None


def resident(pid: int | None) -> float:
    return psutil.Process(pid).memory_info().rss / 2**20


def test_500_questions_leave_memory_and_open_files_as_they_were(engine: Engine) -> None:
    kinds = (
        "R{n} = QQ[a{n}, b{n}_1..b{n}_4];\n"
        "deliver ideal gens gb ideal random(R{n}^1, R{n}^{{-2, -2}})",
        "c{n} = 1/0",
        "deliver (1+",
        "f{n} = x -> x; load concatenate f{n}",
    )
    with Session(engine.executable) as own:
        me = psutil.Process()

        def ask(numbers: range) -> None:
            for n in numbers:
                try:
                    own.run(kinds[n % 4].format(n=n))
                except EngineComplaint:
                    assert n % 4

        ask(range(200))
        pid = own.pid
        before, files, mine = resident(pid), psutil.Process(pid).num_fds(), me.num_fds()
        ask(range(200, 700))
        assert own.pid == pid
        assert resident(pid) < before + 30
        assert psutil.Process(pid).num_fds() <= files + 2
        assert me.num_fds() <= mine + 2

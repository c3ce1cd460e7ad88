"""A session answers, tells errors apart, and is ready for the next question after each."""

from __future__ import annotations

import pickle
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from processes import DEAF, LIMIT, LONG, announced, begun, gone, leftovers, seconds, wait_until

from nnag_m2 import Session
from nnag_m2.engine.probing import Engine
from nnag_m2.errors import (
    EngineComplaint,
    EngineError,
    EngineNotFound,
    EngineOutOfMemory,
    EngineTimeout,
    InputError,
    ReplyError,
)

pytestmark = pytest.mark.engine


def answers(session: Session, number: int = 2) -> bool:
    """Ask for a number and say whether it came back."""
    body = f"integer {number}\n"
    return session.run(f"deliver ({number})").text == f"{body}end {len(body)}\n"


def test_answer_and_output_are_told_apart(session: Session) -> None:
    reply = session.run('<< "on the way" << endl;\ndeliver 3;\n<< "after";')
    assert reply.text == "integer 3\nend 10\n"
    assert reply.output == "on the way\nafter"
    assert reply.seconds > 0


def test_nothing_is_left_for_the_next_script(session: Session) -> None:
    session.run("x = 5; f = n -> n; R = QQ[a..d]; deliver x")
    kept = "deliver all({x, f, R, a}, s -> instance(s, Symbol))"
    assert session.run(kept).text == "boolean true\nend 13\n"


def test_a_package_is_there_for_the_scripts_that_ask_for_it_and_for_no_other(
    session: Session,
) -> None:
    seen = 'deliver any(dictionaryPath, D -> toString D == "Elimination.Dictionary")'
    for _ in range(3):
        for script, value in ((seen, "false"), (f'needsPackage "Saturation";\n{seen}', "true")):
            assert session.run(script).text.startswith(f"boolean {value}\n")
    script = 'needsPackage "Saturation"; R = QQ[x, y]; deliver eliminate(y, ideal(y - 1, x - y))'
    assert session.run(script).text.startswith("ideal 1 0 x y\nx-1\n")


def test_single_letters_mean_the_same_as_by_hand(session: Session) -> None:
    for _ in range(2):
        reply = session.run("R = QQ[a..d, vars(10..12)]; deliver ideal(b, k)")
        assert reply.text == "ideal 2 0 a b c d k l m\nb\nk\nend 28\n"


def test_one_process_serves_many_questions(session: Session) -> None:
    assert answers(session, 1)
    pid = session.pid
    assert all(answers(session, number) for number in range(100))
    assert session.pid == pid


@pytest.mark.parametrize(
    ("script", "says", "line", "column"),
    [
        ("1/0", "division by zero", 1, 2),
        ("R = QQ[x];\n\n  y = x_R + 1/0;\ndeliver y", "division by zero", 3, 14),
        ("deliver (1+1))", "unmatched )", 1, 14),
        ("x = $;", "invalid character", 1, 5),
        ("f = n -> (\n  1/n);\n\napply(3, i -> f i)", "division by zero", 2, 4),
    ],
)
def test_complaint_names_template_script_line_and_column(
    session: Session, script: str, says: str, line: int, column: int
) -> None:
    with pytest.raises(EngineComplaint) as caught:
        session.run(script, template="some_noun")
    error = caught.value
    assert says in error.complaint
    assert (error.template, error.line, error.column) == ("some_noun", line, column)
    assert error.script_line == script.split("\n")[line - 1]
    assert error.script_path is not None
    assert error.script_path.read_text() == script
    assert all(str(part) in str(error) for part in ("some_noun", error.script_path, line, column))
    assert answers(session)


def test_script_of_an_error_reproduces_it_by_hand(session: Session, engine: Engine) -> None:
    with pytest.raises(EngineComplaint) as caught:
        session.run("x = 1;\nprint(x + {1, 2})")
    by_hand = subprocess.run(
        [engine.executable, "--script", str(caught.value.script_path)],
        env=engine.environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert by_hand.returncode != 0
    first_line = caught.value.complaint.splitlines()[0]
    assert f"{caught.value.script_path.name}:2:" in by_hand.stderr
    assert first_line in by_hand.stderr


def test_complaint_survives_pickling(session: Session) -> None:
    with pytest.raises(EngineComplaint) as caught:
        session.run("1/0", template="noun")
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)
    assert (again.line, again.column, again.template) == (1, 2, "noun")


@pytest.mark.parametrize("script", ["", "x = 5", "end\ndeliver 1", "break", "return 5"])
def test_script_without_an_answer_is_an_error(session: Session, script: str) -> None:
    with pytest.raises(ReplyError, match="ended without an answer") as caught:
        session.run(script)
    assert caught.value.script_path is not None
    assert caught.value.script_path.read_text() == script
    assert answers(session)


@pytest.mark.parametrize("script", ["deliver 1; deliver 2", "deliver 1; 1/0", "deliver sin"])
def test_failure_after_or_in_the_answer_is_no_answer(session: Session, script: str) -> None:
    with pytest.raises(EngineComplaint):
        session.run(script)
    assert answers(session)


def test_script_may_have_any_characters(session: Session) -> None:
    text = "x" * 10 + "\u00e9\u20ac\U0001f600\t\r\x07\x1b[31m"
    reply = session.run(f'-- {text}\n<< "{text}" << endl;\ndeliver (#"ab")')
    assert reply.text == "integer 2\nend 10\n"
    assert "\u00e9\u20ac\U0001f600" in reply.output
    with pytest.raises(InputError):
        session.run("deliver 1 -- \ud800")
    assert answers(session)


@pytest.mark.parametrize("script", [LONG, "sleep 60; deliver 1"])
def test_interrupted_process_stays(session: Session, script: str) -> None:
    assert answers(session)
    pid, since = session.pid, time.monotonic()
    with pytest.raises(EngineTimeout, match="was interrupted") as caught:
        session.run(script, timeout=0.3)
    assert seconds(since) < LIMIT
    assert caught.value.script_path is not None
    assert caught.value.script_path.read_text() == script
    assert all(answers(session, number) for number in range(20))
    assert session.pid == pid


@pytest.mark.usefixtures("impatient")
def test_deaf_process_is_replaced(session: Session) -> None:
    assert answers(session)
    pid, since = session.pid, time.monotonic()
    assert pid is not None
    with pytest.raises(EngineTimeout, match="did not react to an interrupt and was killed"):
        session.run(DEAF, timeout=0.3)
    assert seconds(since) < LIMIT
    assert gone(pid)
    assert answers(session)
    assert session.pid != pid


def test_time_limit_of_the_session_holds_unless_a_question_brings_its_own(engine: Engine) -> None:
    with Session(engine.executable, timeout=0.2) as own:
        with pytest.raises(EngineTimeout, match=r"within 0\.2 s"):
            own.run("sleep 1; deliver 1")
        assert own.run("sleep 1; deliver 1", timeout=30).text == "integer 1\nend 10\n"


def test_answers_never_shift_however_close_the_limit_is(session: Session) -> None:
    outcomes = set()
    for number in range(60):
        try:
            # from a millionth of a second, in which no machine answers, to fourteen thousandths
            limit = 1e-6 * 1.65 ** (number % 20)
            work = f"scan({10 ** (number % 7)}, i -> i^2)"
            text = session.run(f"{work}; deliver {number}", timeout=limit).text
            assert text.startswith(f"integer {number}\n")
            outcomes.add("answer")
        except EngineTimeout:
            outcomes.add("timeout")
        assert answers(session, 1000 + number)
    assert "timeout" in outcomes


MEMORY_EATERS = {
    "strings": 's = "x"; while true do s = s | s; deliver 1',
    "integers": "deliver (7^(10^10))",
    "matrices": "L = {}; while true do L = append(L, mutableMatrix(ZZ/101, 5000, 5000)); deliver 1",
}


@pytest.fixture(scope="module")
def bounded(engine: Engine) -> Iterator[Session]:
    with Session(engine.executable, memory_limit=2 * 10**9, timeout=60) as own:
        yield own


@pytest.mark.parametrize("eater", MEMORY_EATERS)
def test_memory_limit_ends_in_out_of_memory(bounded: Session, eater: str) -> None:
    with pytest.raises(EngineOutOfMemory) as caught:
        bounded.run(MEMORY_EATERS[eater])
    assert isinstance(caught.value, MemoryError)
    assert caught.value.script_path is not None
    assert caught.value.script_path.read_text() == MEMORY_EATERS[eater]
    assert answers(bounded)


def test_memory_limit_too_small_to_start_is_out_of_memory(engine: Engine) -> None:
    own = Session(engine.executable, memory_limit=10**8)
    with own, pytest.raises(EngineOutOfMemory, match="did not start"):
        own.run("deliver 1")


@pytest.mark.parametrize(
    "settings",
    [{"timeout": 0}, {"timeout": -1}, {"memory_limit": 2}, {"memory_limit": 2.5e9}],
    ids=str,
)
def test_impossible_settings_are_refused(settings: dict[str, int]) -> None:
    with pytest.raises(InputError):
        Session(**settings)  # type: ignore[arg-type]


def test_missing_engine_is_told_when_it_is_asked(tmp_path: Path) -> None:
    own = Session(tmp_path / "M2")
    with pytest.raises(EngineNotFound, match=str(tmp_path)):
        own.run("deliver 1")


def test_closed_session_says_so(engine: Engine) -> None:
    own = Session(engine.executable)
    assert answers(own)
    own.close()
    own.close()
    with pytest.raises(EngineError, match="the session is closed"):
        own.run("deliver 1")


@pytest.mark.parametrize("script", [LONG, DEAF])
def test_closing_ends_what_another_thread_computes(
    engine: Engine, script: str, tmp_path: Path
) -> None:
    mark = tmp_path / "begun"
    with Session(engine.executable) as own, ThreadPoolExecutor(1) as other:
        assert answers(own)
        pid = own.pid
        asked = other.submit(own.run, announced(script, mark))
        assert begun(mark)
        since = time.monotonic()
        own.close()
        with pytest.raises(EngineError, match="closed while it was computing"):
            asked.result(LIMIT)
        assert seconds(since) < LIMIT
        assert pid is not None
        assert gone(pid)


def test_closing_while_macaulay2_starts_leaves_nothing(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for delay in (0.0, 0.005, 0.02, 0.05, 0.1):
        own = Session(engine.executable)
        assert own.engine
        with ThreadPoolExecutor(1) as other:
            asked = other.submit(own.run, LONG)
            time.sleep(delay)
            own.close()
            with pytest.raises(EngineError, match="closed"):
                asked.result(LIMIT)
        assert own.pid is None
    assert leftovers(tmp_path) == []


def test_dropped_session_ends_its_process(engine: Engine, tmp_path: Path) -> None:
    own = Session(engine.executable)
    assert answers(own)
    pid = own.pid
    assert pid is not None
    del own
    assert wait_until(lambda: gone(pid))


def test_eight_threads_share_one_session(session: Session) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(lambda number: answers(session, number), range(400)))


def test_waiting_threads_are_served_after_a_timeout(session: Session) -> None:
    barrier = threading.Barrier(4)

    def asked(number: int) -> bool:
        barrier.wait()
        if number:
            return answers(session, number)
        with pytest.raises(EngineTimeout):
            session.run(LONG, timeout=0.3)
        return True

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(asked, range(4)))


def test_an_interrupt_in_the_middle_of_a_reply_does_not_swallow_the_next(session: Session) -> None:
    # The file of a reply that was cut off stays open; the next reply must not go into it.
    body = '"reply-half" << "half";\nopenOut nnagReply << "half";\nwhile true do 1; deliver 1'
    for number in range(3):
        with pytest.raises(EngineTimeout):
            session.run(body, timeout=0.3)
        assert answers(session, number)

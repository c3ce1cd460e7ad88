"""One way to ask: what is asked at the moment, its deadline, its cancellation, what it tells."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import CancelledError
from itertools import count
from typing import Any

import pytest
from compact import closed
from each import each
from refusals import message
from sympy.abc import x, y
from test_question import Recorded

from nnag_m2 import (
    Event,
    Ideal,
    InputError,
    Pool,
    Provenance,
    QuestionTimeout,
    asking,
    degree,
    dimension,
    question,
)
from nnag_m2.asking import Answer, checkpoint, watchdog

CURVE = Ideal([x**2 * y], [x, y])
INTEGER = Recorded(closed("integer 1\n"))


@question
def both(ideal: Ideal) -> tuple[int, int]:
    """Return dimension and degree."""
    return dimension(ideal), degree(ideal)


@question
def looks_at_the_clock() -> int:
    """Return nothing, ever."""
    for n in count():
        checkpoint(n)
    raise AssertionError


@question
def forgets_the_clock() -> int:
    """Return nothing, ever; as a loop in a library does."""
    for n in count():
        if n < 0:
            break
    raise AssertionError


class Dies:
    """Its destructor takes long, and Python drops exceptions that come up there."""

    def __del__(self) -> None:
        end = time.monotonic() + 2
        while time.monotonic() < end:
            pass


@question
def dies_and_goes_on() -> int:
    """Return nothing, ever; the first exception is lost."""
    Dies()
    for n in count():
        if n < 0:
            break
    raise AssertionError


@question
def guessed() -> Answer[int]:
    """Return a number that chance has found."""
    return Answer(4, Provenance("dice", "probabilistic", "it was thrown", 7, (5,)))


@question
def twice() -> int:
    """Return what rests on chance."""
    return 2 * guessed()


def test_a_question_calls_questions_without_handing_anything_on() -> None:
    answer = both.run(CURVE, session=INTEGER)
    assert answer.result == (1, 1)
    assert answer.scripts == (dimension.script(CURVE, proof=True), degree.script(CURVE, proof=True))
    assert answer.engine == "1.26.06"
    assert answer.provenance.certainty == "proved"


def test_a_block_says_how_to_ask_and_a_question_says_it_better() -> None:
    other = Recorded(closed("integer 2\n"))
    with asking(session=INTEGER, timeout=50):
        assert both(CURVE) == (1, 1)
        assert both(CURVE, session=other) == (2, 2)
        assert degree(CURVE, proof=True) == 1
    assert all(limit <= 50 for _, limit, _ in [*INTEGER.asked[-3:], *other.asked])


def test_what_rests_on_chance_says_so_however_deep_it_is() -> None:
    answer = twice.run()
    assert answer.result == 8
    assert answer.provenance == Provenance("twice", "probabilistic", "dice: it was thrown", 7, (5,))
    assert guessed.run().provenance.method == "dice"


@each("endless", [looks_at_the_clock, forgets_the_clock])
def test_a_deadline_ends_loops_in_python(endless: object) -> None:
    with pytest.raises(TimeoutError) as caught:
        endless(timeout=0.2)  # type: ignore[operator]
    assert isinstance(caught.value, QuestionTimeout)
    assert "no answer within 0.2 s; 0 scripts answered, Python was running" in str(caught.value)
    assert str(caught.value).startswith(endless.__name__)  # type: ignore[attr-defined]
    assert degree(CURVE, proof=True, session=INTEGER) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.timeout(60)
def test_a_deadline_that_python_drops_comes_again() -> None:
    with pytest.raises(QuestionTimeout):
        dies_and_goes_on(timeout=0.2)


def test_an_inner_deadline_does_not_outlast_the_outer_one() -> None:
    @question
    def outer() -> int:
        return looks_at_the_clock(timeout=1000)

    with pytest.raises(QuestionTimeout):
        outer(timeout=0.2)


@each("endless", [looks_at_the_clock, forgets_the_clock])
def test_a_running_question_can_be_cancelled(endless: object) -> None:
    future = endless.submit()  # type: ignore[attr-defined]
    while not future.running():
        time.sleep(0.01)
    assert future.cancel()
    with pytest.raises(CancelledError):
        future.result(60)
    assert future.cancelled()
    assert not degree.submit(CURVE, session=INTEGER).cancelled()


def test_within_a_second_a_cancelled_loop_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    # in looks of the watchdog, not in seconds of a machine that may be busy
    seen: list[str] = []
    look, put = watchdog._Watchdog._look_at, watchdog._put

    def looked(self: Any, task: Any) -> None:
        if task.cancelled:
            seen.append("look")
        look(self, task)

    def putting(thread: int, exception: type[BaseException] | None) -> None:
        seen.append("put")
        put(thread, exception)

    monkeypatch.setattr(watchdog._Watchdog, "_look_at", looked)
    monkeypatch.setattr(watchdog, "_put", putting)
    future = forgets_the_clock.submit()
    while not future.running():
        time.sleep(0.01)
    assert future.cancel()
    with pytest.raises(CancelledError):
        future.result(60)
    assert 0 < seen.index("put") * watchdog._STEP < 1


def test_tasks_of_a_pool_can_be_cancelled_and_know_how_to_ask() -> None:
    with Pool(1) as pool:
        future = pool.submit(looks_at_the_clock)
        while not future.running():
            time.sleep(0.01)
        assert future.cancel()
        with asking(cache=False, timeout=0.1), pytest.raises(QuestionTimeout):
            pool.submit(looks_at_the_clock).result(60)


def test_errors_speak_in_the_name_of_what_was_called() -> None:
    assert message(lambda: degree(3)).startswith("degree: an Ideal is needed; got 3")  # type: ignore[arg-type]
    assert message(lambda: both(3)).startswith("both: an Ideal is needed; got 3")  # type: ignore[arg-type]
    assert message(lambda: Ideal([0.5], [x])).startswith("Ideal: ")
    with pytest.raises(InputError) as caught:
        both.submit(3, session=INTEGER).result(60)  # type: ignore[arg-type]
    assert str(caught.value).startswith("both: ")


def test_events_tell_what_runs() -> None:
    seen: list[Event] = []
    both(CURVE, session=INTEGER, progress=seen.append)
    told = [(e.kind, e.name, e.depth, e.template) for e in seen]
    assert told == [
        ("started", "both", 0, ""),
        ("started", "dimension", 1, ""),
        ("started", "dimension", 1, "dimension"),
        ("finished", "dimension", 1, "dimension"),
        ("finished", "dimension", 1, ""),
        ("started", "degree", 1, ""),
        ("started", "degree", 1, "degree"),
        ("finished", "degree", 1, "degree"),
        ("finished", "degree", 1, ""),
        ("finished", "both", 0, ""),
    ]
    assert [e.script for e in seen if e.script] == [
        dimension.script(CURVE, proof=True),
        degree.script(CURVE, proof=True),
    ]


def test_steps_are_progress_and_failures_are_told() -> None:
    seen: list[Event] = []
    with pytest.raises(QuestionTimeout):
        looks_at_the_clock(timeout=0.3, progress=seen.append)
    assert {e.kind for e in seen} == {"started", "progress", "failed"}
    assert max(e.done or 0 for e in seen) > 0


def test_the_log_has_what_users_ask_and_with_debugging_all(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO, "nnag_m2"):
        both(CURVE, session=INTEGER)
    assert [r.message.split(" after")[0] for r in caplog.records] == [
        "both: started",
        "both: finished",
    ]
    caplog.clear()
    with caplog.at_level(logging.DEBUG, "nnag_m2"):
        both(CURVE, session=INTEGER)
    assert len(caplog.records) == 10


def test_a_progress_bar_names_what_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert both(CURVE, session=INTEGER, progress=True) == (1, 1)
    with pytest.raises(QuestionTimeout):
        looks_at_the_clock(timeout=2, progress=True)
    assert "looks_at_the_clock" in capsys.readouterr().err


@each("wrong", [{"session": 3}, {"progress": 3}, {"timeout": -1}, {"timeout": 0}, {"cache": 3}])
def test_wrong_ways_to_ask_are_refused(wrong: dict[str, object]) -> None:
    ((option, _),) = wrong.items()
    if option == "cache":
        wrong = {**wrong, "session": INTEGER}
    assert message(lambda: degree(CURVE, **wrong)).startswith(f"degree, {option}: ")  # type: ignore[arg-type]


def test_threads_of_the_user_ask_by_default() -> None:
    seen: list[str] = []

    def refused() -> None:
        try:
            degree(3)  # type: ignore[arg-type]
        except InputError as error:
            seen.append(str(error))

    with asking(timeout=1):
        thread = threading.Thread(target=refused)
        thread.start()
        thread.join()
    assert seen[0].startswith("degree: ")

"""Parts of a question side by side: the same answer, the same end, and nothing where it is no use.

The sessions stand in for Macaulay2: they wait, and deliver numbers.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any

import pytest
from compact import closed
from each import each
from refusals import message
from sympy.abc import x, y
from test_question import ENGINE

from nnag_m2 import Event, Ideal, Pool, QuestionTimeout, Session, asking, dimension, question
from nnag_m2.asking import Answer, Provenance, ask, checkpoint, sharing
from nnag_m2.asking.side_by_side import side_by_side
from nnag_m2.asking.workers import number_of_workers, one_after_the_other, places
from nnag_m2.engine.asking import RawReply
from nnag_m2.engine.probing import Engine
from nnag_m2.errors import EngineCrashed, QuestionCancelled


class Waiting(Session):
    """A session that takes some time for each script, and delivers a number."""

    def __init__(self, seconds: Callable[[str], float] = lambda _: 0.02) -> None:
        super().__init__()
        self.seconds = seconds
        self.threads: list[int] = []
        self.beside: dict[int, Waiting] = {}

    @property
    def engine(self) -> Engine:
        return ENGINE

    @property
    def pid(self) -> int | None:
        return 1 if self.threads else None

    def further(self, number: int) -> Session:
        return self.beside.setdefault(number, Waiting(self.seconds))

    def run(self, script: str, **_: Any) -> RawReply:
        self.threads.append(threading.get_ident())
        end = time.monotonic() + self.seconds(script)
        while time.monotonic() < end:
            checkpoint()
            time.sleep(0.001)
        return RawReply(closed(f"integer {len(script)}\n"), script[-20:], 0.0)


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Waiting]]:
    """Make sessions; have all processors used at once."""
    monkeypatch.setattr(sharing, "_START", 0.0)
    monkeypatch.setattr(sharing, "_WARM", 0.0)
    monkeypatch.setenv("NNAG_M2_WORKERS", "2")
    yield Waiting
    assert places._taken == 0
    assert not [t for t in threading.enumerate() if t.name.startswith("nnag-m2-lane")]


def power(number: int) -> Ideal:
    return Ideal([x**number * y + number], [x, y])


@question
def of_power(number: int) -> int:
    """Return what depends on chance and on one script."""
    found: int = dimension(power(number))
    return Answer(found, Provenance("dice", "probabilistic", f"throw {number}", number))


@question
def of_powers(numbers: list[int]) -> list[int]:
    """Return what many scripts say, some of which are asked twice."""

    def part(number: int) -> int:
        shared: int = ask(dimension.query(power(7))).result
        return shared + of_power(number)

    return side_by_side(part, numbers)


def told(session: Session, numbers: list[int]) -> tuple[Any, ...]:
    events: list[Event] = []
    answer = of_powers.run(numbers, session=session, progress=events.append)
    seen = [(e.kind, e.name, e.depth, e.template, e.script) for e in events if e.kind != "progress"]
    return answer.result, answer.provenance, answer.scripts, answer.output, answer.engine, seen


@pytest.mark.parametrize("workers", ["2", "3", "9"])
def test_the_answer_does_not_tell_how_many_workers_there_were(
    waiting: Callable[..., Waiting], monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    numbers = [5, 3, 4, 2, 6, 3, 7]

    def seconds(script: str) -> float:  # later parts are faster
        return 0.05 / (1 + script.count("^3") + 3 * script.count("^4"))

    monkeypatch.setenv("NNAG_M2_WORKERS", "1")
    alone = waiting(seconds)
    first = told(alone, numbers)
    assert not alone.beside
    assert len(first[2]) == len(set(first[2])) == len(set(numbers))
    monkeypatch.setenv("NNAG_M2_WORKERS", workers)
    together = waiting(seconds)
    assert told(together, numbers) == first
    assert len(together.beside) == min(int(workers), len(numbers)) - 1
    assert together.beside[0].threads
    assert not {*together.threads} & {*together.beside[0].threads}


def test_listeners_are_called_where_the_question_is_asked(waiting: Callable[..., Waiting]) -> None:
    threads: set[int] = set()
    of_powers([2, 3, 4], session=waiting(), progress=lambda _: threads.add(threading.get_ident()))
    assert threads == {threading.get_ident()}


def test_python_computes_one_part_at_a_time(waiting: Callable[..., Waiting]) -> None:
    inside: list[int] = []
    most: list[int] = []

    def part(number: int) -> int:
        for _ in range(5):
            inside.append(number)
            most.append(len(inside))
            time.sleep(0.005)
            inside.remove(number)
            ask(dimension.query(power(number + _)))
        return number

    @question
    def asked() -> list[int]:
        """Return numbers."""
        return side_by_side(part, range(4))

    assert asked(session=waiting()) == [0, 1, 2, 3]
    assert set(most) == {1}


def test_parts_of_parts(waiting: Callable[..., Waiting], monkeypatch: pytest.MonkeyPatch) -> None:
    @question
    def asked() -> list[list[int]]:
        """Return lists."""
        return side_by_side(of_powers, [[2, 3], [3, 4, 5], [6]])

    def answered() -> Any:
        events: list[Event] = []
        answer = asked.run(session=waiting(), progress=events.append)
        kinds = [(e.kind, e.template, e.script) for e in events if e.kind != "progress"]
        return answer.result, answer.provenance, answer.scripts, kinds

    together = answered()
    monkeypatch.setenv("NNAG_M2_WORKERS", "1")
    assert answered() == together


@question
def failing(numbers: list[int]) -> list[int]:
    """Fail at numbers below zero, the sooner the further below."""

    def part(number: int) -> int:
        if number < 0:
            ask(dimension.query(power(-number)))
            raise ValueError(number)
        return of_power(number)

    return side_by_side(part, numbers)


@pytest.mark.parametrize("workers", ["1", "2", "3"])
def test_the_error_is_that_of_the_first_part(
    waiting: Callable[..., Waiting], monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    monkeypatch.setenv("NNAG_M2_WORKERS", workers)
    session = waiting(lambda script: 0.2 if "^2" in script else 0.01)
    events: list[Event] = []
    with pytest.raises(ValueError, match="-2"):
        failing([3, -2, -5, 4, 6, 8, 9, 11], session=session, progress=events.append)
    scripts = [e.script for e in events if e.script and e.kind == "started"]
    assert [("^3" in s, "^2" in s) for s in scripts] == [(True, False), (False, True)]
    assert events[-1].kind == "failed"


@question
def endless(checks: bool) -> list[int]:
    """Return nothing, ever."""

    def part(number: int) -> int:
        ask(dimension.query(power(number)))
        for n in count():
            if n < 0:
                break
            if checks:
                checkpoint()
        return number

    return side_by_side(part, range(3))


def test_a_deadline_ends_all_parts(waiting: Callable[..., Waiting]) -> None:
    def case(checks: bool) -> None:
        began = time.monotonic()
        with pytest.raises(QuestionTimeout, match=r"^endless: no answer within 0\.3 s; 2 scripts"):
            endless(checks, session=waiting(), timeout=0.3)
        assert time.monotonic() - began < 30

    each({"looks at the clock": True, "forgets it": False}, case)


def test_what_interrupts_the_thread_that_asks_ends_all(waiting: Callable[..., Waiting]) -> None:
    begun, ended, me = threading.Event(), threading.Event(), threading.get_ident()

    def part(number: int) -> int:
        if threading.get_ident() == me:
            for n in count(20):
                ask(dimension.query(power(n)))  # the other part begins meanwhile
                if begun.is_set():
                    raise KeyboardInterrupt
        begun.set()
        try:
            ask(dimension.query(power(3)))
        except QuestionCancelled:
            ended.set()
            raise
        return number

    @question
    def asked() -> list[int]:
        """Return nothing."""
        return side_by_side(part, range(2))

    with pytest.raises(KeyboardInterrupt):
        asked(session=waiting(lambda script: 60.0 if "^3*" in script else 0.1))
    assert ended.is_set()


def test_what_interrupts_another_thread_is_raised(waiting: Callable[..., Waiting]) -> None:
    me = threading.get_ident()

    def part(number: int) -> int:
        for n in count(20):
            if threading.get_ident() != me:
                raise KeyboardInterrupt
            ask(dimension.query(power(n)))
        return number

    @question
    def asked() -> list[int]:
        """Return nothing."""
        return side_by_side(part, range(2))

    with pytest.raises(KeyboardInterrupt):
        asked(session=waiting())


def test_where_processors_are_taken_parts_come_one_after_the_other(
    waiting: Callable[..., Waiting], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = waiting()

    def threads() -> set[str]:
        found: set[str] = set()

        @question
        def asked() -> list[int]:
            """Return lengths."""

            def part(number: int) -> int:
                found.add(threading.current_thread().name)
                return int(ask(dimension.query(power(number))).result)

            return side_by_side(part, range(4))

        asked(session=session)
        return found

    assert len(threads()) == 2
    with Pool(1) as pool:
        assert len(pool.submit(threads).result()) == 1
    with one_after_the_other():
        assert len(threads()) == 1
    with ThreadPoolExecutor(4) as executor:  # the user's own threads: one lane for all of them
        every = [future.result() for future in [executor.submit(threads) for _ in range(4)]]
    assert {name for names in every for name in names if "lane" in name} <= {"nnag-m2-lane-1"}
    monkeypatch.setenv("NNAG_M2_WORKERS", "1")
    assert len(threads()) == 1


def test_what_a_further_macaulay2_dies_of_is_asked_again(waiting: Callable[..., Waiting]) -> None:
    class Dying(Waiting):
        def run(self, script: str, **_: Any) -> RawReply:
            super().run(script)
            raise EngineCrashed("it was ended by SIGKILL")

    numbers = [2, 3, 4, 5, 6]
    known = of_powers.run(numbers, session=waiting())
    session = waiting()
    session.beside[0] = dying = Dying()
    answer = of_powers.run(numbers, session=session)
    assert dying.threads
    assert (answer.result, answer.scripts, answer.provenance) == (
        known.result, known.scripts, known.provenance
    )  # fmt: skip


def test_a_small_question_starts_nothing(
    waiting: Callable[..., Waiting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "_START", 60.0)
    session = waiting()
    of_powers([2, 3, 4], session=session)
    assert not session.beside[0].threads


def test_outside_of_a_question_it_is_a_loop(waiting: Callable[..., Waiting]) -> None:
    with asking(session=waiting()):
        assert side_by_side(abs, [-1, 2, -3]) == [1, 2, 3]


def test_the_number_of_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NNAG_M2_WORKERS")
    assert number_of_workers() >= 1
    monkeypatch.setenv("NNAG_M2_WORKERS", " 3 ")
    assert number_of_workers() == 3
    for wrong in ("0", "-1", "two", "1.5"):
        monkeypatch.setenv("NNAG_M2_WORKERS", wrong)
        assert "NNAG_M2_WORKERS" in message(number_of_workers)

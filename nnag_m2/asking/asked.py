"""A question that is being asked: what has come of it, what it tells, and when it must end."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, MutableMapping
from typing import Any

from nnag_m2.asking.answer import Provenance
from nnag_m2.asking.context import Options, Task, current_settings, set_to
from nnag_m2.asking.events import Event, Listener, log
from nnag_m2.asking.parts import Kept, Part, current_part
from nnag_m2.calling import calling, current_call
from nnag_m2.engine.limits import seconds_of
from nnag_m2.errors import QuestionCancelled, QuestionTimeout


class Asked(Task):
    """A question that is being asked.

    Attributes
    ----------
    settings
        How.
    kept, provenances
        The scripts that were answered, and what else it rests on.
    writes
        Whether it is only written down: nothing may be asked.
    part
        The part of a question that it is asked in, of those that are answered side by side.
    known
        The answers to the queries so far, if the user asked it.
    weighs
        Whether it says itself on which primes its parts rest, and so lets them.
    """

    def __init__(self, name: str, options: Options, writes: bool = False) -> None:
        super().__init__(name, current_call())
        with calling(self):  # wrong words are refused in its name
            self.settings = current_settings().updated(options)
        self.began = time.monotonic()
        self.kept: list[Kept] = []
        self.provenances: list[Provenance] = []
        above = (c for c in self.lineage() if isinstance(c, Asked) and c is not self)
        self.outer: Asked | None = next(above, None)
        outer = self.outer
        self.depth: int = 0 if outer is None else outer.depth + 1
        self.writes: bool = writes or (outer is not None and outer.writes)
        own = self.settings.timeout if outer is None else options.get("timeout")
        self.limit = seconds_of(own)
        if self.limit is not None:
            self.until = self.began + self.limit
        self.part: Part | None = current_part()
        self.known: dict[Any, Any] = {}
        self.weighs = False
        self._said = 0.0

    def check(self, done: int | None = None, of: int | None = None) -> None:
        """Raise when the question may not go on; tell how far it is, at most ten times a second."""
        if (part := current_part()) is not None:
            part.check()  # it may be over before the question is
        super().check(done, of)
        if done is not None and (now := time.monotonic()) > self._said + 0.1:
            self._said = now
            self.tell("progress", done=done, of=of)

    @property
    def outermost(self) -> Asked:
        """What the user asked."""
        return self if self.outer is None else self.outer.outermost

    def left(self) -> float | None:
        """Return how many seconds are left, of this question and of those above it."""
        ends = [c.until for c in self.lineage() if isinstance(c, Task) and c.until is not None]
        return max(min(ends) - time.monotonic(), 1e-3) if ends else None

    def tell(self, kind: Any, **details: Any) -> None:
        """Tell the listeners what happens."""
        seconds = time.monotonic() - self.began
        event = Event(kind, self.name, self.depth, **{"seconds": seconds, **details})
        log(event)
        tell(event, self.settings.listeners)

    def known_here(self) -> MutableMapping[Any, Any]:
        """Return the answers to the queries so far, of the user's question or of this part."""
        part = current_part()
        return self.outermost.known if part is None else part.known

    def keep(self, kept: Kept) -> None:
        """Keep a script that was answered, for this question and for those above it."""
        part = current_part()
        for asked in self._in(part):
            asked.kept.append(kept)
        if part is not None:
            part.kept.append(kept)

    def rest_on(self, provenance: Provenance) -> None:
        """Keep how something was found that this question rests on."""
        part = current_part()
        own = self if part is None or self.part is part else part
        own.provenances.append(provenance)

    def _in(self, part: Part | None) -> Iterator[Asked]:
        """Yield this question and those above it, as far as they were begun in a part."""
        asked: Asked | None = self
        while asked is not None and asked.part is part:
            yield asked
            asked = asked.outer

    def story(self) -> str:
        """Return in words what has been done and what was running."""
        done = len(self.kept)
        said = f"{done} script{'' if done == 1 else 's'} answered, {self.running or 'Python'}"
        if self.steps is None:
            return f"{said} was running"
        steps, of = self.steps
        return f"{said} was running, with {steps}{f' of {of}' if of else ''} steps done"

    @contextlib.contextmanager
    def waiting_for(self, template: str) -> Iterator[None]:
        """Say of this question and those above it that they wait for a script of Macaulay2.

        Other parts of the question compute in Python meanwhile.
        """
        part = current_part()
        tasks = [call for call in self.lineage() if isinstance(call, Task)]
        tasks += [] if part is None else [part]
        for task in tasks:
            task.running, task.steps = f"the script {template}", None
            task.waits += 1
        try:
            with _without_turn(part):
                yield
            for task in tasks:
                task.running = f"Python, after the script {template},"
        finally:
            for task in tasks:
                task.waits -= 1


@contextlib.contextmanager
def _without_turn(part: Part | None) -> Iterator[None]:
    """Give a part's turn away inside a block; one whose time is over does not take it again."""
    if part is None:
        yield
        return
    part.turn.leave()
    try:
        yield
    except Exception as error:
        if not isinstance(error, QuestionTimeout | QuestionCancelled):
            part.turn.take()
        raise
    part.turn.take()


def tell(event: Event, listeners: tuple[Listener, ...]) -> None:
    """Tell listeners an event; in a part of a question when those before it are over."""
    if (part := current_part()) is not None:
        part.tell(event, listeners)
        return
    for listener in listeners:
        listener(event)


def is_written_down() -> bool:
    """Return whether the question that is being asked is only written down, as a script."""
    asked = current_call()
    return isinstance(asked, Asked) and asked.writes


def must_be_exact() -> bool:
    """Return whether another question rests on what is asked now, and does not weigh primes."""
    asked = current_call()
    return isinstance(asked, Asked) and asked.outer is not None and not asked.outer.weighs


@contextlib.contextmanager
def weighing_primes() -> Iterator[None]:
    """Let what is asked here rest on primes: the question that asks says so of its own answer."""
    asked = current_call()
    assert isinstance(asked, Asked)
    asked.weighs = True
    try:
        yield
    finally:
        asked.weighs = False


@contextlib.contextmanager
def during(asked: Asked) -> Iterator[None]:
    """Make a question the one that is being asked: what it leads to is asked in the same way."""
    with set_to(asked.settings), calling(asked):
        yield

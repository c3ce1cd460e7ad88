"""A question that is being asked: what has come of it, what it tells, and when it must end."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nnag_m2.asking.context import Options, Task, current_settings, set_to
from nnag_m2.asking.events import Event, log
from nnag_m2.asking.provenance import Provenance
from nnag_m2.calling import calling, current_call
from nnag_m2.engine.limits import seconds_of


@dataclass
class Record:
    """What has come of a question so far."""

    scripts: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    provenances: list[Provenance] = field(default_factory=list)
    engine: str = ""
    cached: int = 0
    answered: int = 0


class Asked(Task):
    """A question that is being asked.

    Attributes
    ----------
    settings
        How.
    record
        What has come of it.
    writes
        Whether it is only written down: nothing may be asked.
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
        self.record = Record()
        above = (c for c in self.lineage() if isinstance(c, Asked) and c is not self)
        self.outer: Asked | None = next(above, None)
        outer = self.outer
        self.depth: int = 0 if outer is None else outer.depth + 1
        self.writes: bool = writes or (outer is not None and outer.writes)
        own = self.settings.timeout if outer is None else options.get("timeout")
        self.limit = seconds_of(own)
        if self.limit is not None:
            self.until = self.began + self.limit
        self.known: dict[Any, Any] = {}
        self.weighs = False
        self._said = 0.0

    def check(self, done: int | None = None, of: int | None = None) -> None:
        """Raise when the question may not go on; tell how far it is, at most ten times a second."""
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
        for listener in self.settings.listeners:
            listener(event)

    def keep(self, script: str, output: str, engine: str, cached: bool) -> None:
        """Keep a script that was answered, for this question and for those above it."""
        asked: Asked | None = self
        while asked is not None:
            record = asked.record
            record.scripts.append(script)
            record.outputs += [output] if output else []
            record.engine = engine
            record.answered += 1
            record.cached += cached
            asked = asked.outer

    def story(self) -> str:
        """Return in words what has been done and what was running."""
        done = self.record.answered
        said = f"{done} script{'' if done == 1 else 's'} answered, {self.running or 'Python'}"
        if self.steps is None:
            return f"{said} was running"
        steps, of = self.steps
        return f"{said} was running, with {steps}{f' of {of}' if of else ''} steps done"

    @contextlib.contextmanager
    def waiting_for(self, template: str) -> Iterator[None]:
        """Say of this question and those above it that they wait for a script of Macaulay2."""
        tasks = [call for call in self.lineage() if isinstance(call, Task)]
        for task in tasks:
            task.running, task.waits, task.steps = f"the script {template}", True, None
        try:
            yield
            for task in tasks:
                task.running = f"Python, after the script {template},"
        finally:
            for task in tasks:
                task.waits = False


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

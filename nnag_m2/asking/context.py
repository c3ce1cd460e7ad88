"""What is being asked at the moment, and how: session, deadline, cache, listeners, scripts."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias, TypedDict

from nnag_m2.algebra.arguments import shown
from nnag_m2.asking.events import Event, Listener, ProgressBar, log
from nnag_m2.asking.provenance import Provenance
from nnag_m2.calling import Call, calling, current_call, named
from nnag_m2.engine.limits import seconds_of
from nnag_m2.engine.session import Session
from nnag_m2.errors import InputError, QuestionCancelled, QuestionTimeout

Cache: TypeAlias = bool | str | os.PathLike[str] | None
Progress: TypeAlias = bool | Listener | None


class Options(TypedDict, total=False):
    """How to ask: what every question takes besides its own parameters.

    Attributes
    ----------
    session
        The Macaulay2 to ask; by default one that all questions share.
    timeout
        Seconds for the whole question, all that it leads to included: start of the engine, scripts,
        and what is computed in Python.  After them ``QuestionTimeout`` is raised, which is a
        ``TimeoutError``.  By default there is no limit but the session's for each script.
    cache
        ``True`` or a folder: keep replies on disk and use the ones that are there; ``False``: do
        not, whatever the environment variable ``NNAG_M2_CACHE`` says.
    progress
        ``True`` for a progress bar, or a function that is called with each ``Event``.
    """

    session: Session | None
    timeout: float | None
    cache: Cache
    progress: Progress


@dataclass(frozen=True)
class Settings:
    """How questions are asked, as far as something is said."""

    session: Session | None = None
    thread: int = 0
    timeout: float | None = None
    cache: Cache = None
    listeners: tuple[Listener, ...] = ()

    def updated(self, options: Options) -> Settings:
        """Return the settings with what else is said."""
        found = self
        if (session := options.get("session")) is not None:
            if not callable(getattr(session, "run", None)):  # a recorded one counts
                raise InputError("a Session is needed", shown(session), part="session")
            found = replace(found, session=session, thread=threading.get_ident())
        if (timeout := options.get("timeout")) is not None:
            found = replace(found, timeout=seconds_of(timeout))
        if (cache := options.get("cache")) is not None:
            found = replace(found, cache=cache)
        progress = options.get("progress")
        if progress is not None and not callable(progress) and not isinstance(progress, bool):
            raise InputError("True, False or a callable is needed", shown(progress),
                             part="progress")  # fmt: skip
        if progress:
            listener = ProgressBar() if progress is True else progress
            found = replace(found, listeners=(*found.listeners, listener))
        return found


_BY_DEFAULT = Settings()
_settings: ContextVar[Settings] = ContextVar("nnag_m2_settings", default=_BY_DEFAULT)


def is_written_down() -> bool:
    """Return whether the question that is being asked is only written down, as a script."""
    asked = current_call()
    return isinstance(asked, Asked) and asked.writes


@named
def asking(
    session: Session | None = None,
    timeout: float | None = None,
    cache: Cache = None,
    progress: Progress = None,
) -> AbstractContextManager[None]:
    """Ask every question inside a block in the same way.

    Parameters
    ----------
    session, timeout, cache, progress
        As every question takes them; a question's own words come before the block's.  ``timeout``
        is for each question that the block asks.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import Ideal, asking, singular_locus
    >>> with asking(timeout=60):
    ...     singular_locus(Ideal([x**3 + y**2], [x, y]))
    Ideal([y, x**2], [x, y])
    """
    options = Options(session=session, timeout=timeout, cache=cache, progress=progress)
    return _set_to(_settings.get().updated(options))


@contextlib.contextmanager
def _set_to(settings: Settings) -> Iterator[None]:
    token = _settings.set(settings)
    try:
        yield
    finally:
        _settings.reset(token)


@contextlib.contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Call a function with each event inside a block."""
    now = _settings.get()
    with _set_to(replace(now, listeners=(*now.listeners, listener))):
        yield


@dataclass
class Record:
    """What has come of a question so far."""

    scripts: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    provenances: list[Provenance] = field(default_factory=list)
    engine: str = ""
    cached: int = 0
    answered: int = 0


_GRACE = 0.5
"""Seconds for Macaulay2's own limit, the same one, to come first: its error has the script."""


class Task(Call):
    """Something that can be cancelled and that a deadline ends, with or without a name."""

    def __init__(self, name: str = "", above: Call | None = None) -> None:
        super().__init__(name, above)
        self.thread = threading.get_ident()
        self.until: float | None = None
        self.cancelled = False
        self.over = False
        self.waits = False
        self.running = ""
        self.steps: tuple[int, int | None] | None = None

    def cancel(self) -> None:
        """Have the next checkpoint raise ``QuestionCancelled``."""
        self.cancelled = True

    def check(self, done: int | None = None, of: int | None = None) -> None:
        """Raise when the time is over or the task was cancelled."""
        if done is not None:
            self.steps = done, of
        if self.cancelled:
            self.over = True
            raise QuestionCancelled(f"{self.name or 'the task'} was cancelled")
        if self.until is not None and time.monotonic() > self.until + _GRACE * self.waits:
            self.over = True
            raise QuestionTimeout("the time is over")


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
    """

    def __init__(self, name: str, options: Options, writes: bool = False) -> None:
        super().__init__(name, current_call())
        with calling(self):  # wrong words are refused in its name
            self.settings = _settings.get().updated(options)
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


def is_part() -> bool:
    """Return whether what is asked now is a part of another question, which rests on the answer."""
    asked = current_call()
    return isinstance(asked, Asked) and asked.outer is not None


@contextlib.contextmanager
def during(asked: Asked) -> Iterator[None]:
    """Make a question the one that is being asked: what it leads to is asked in the same way."""
    with _set_to(asked.settings), calling(asked):
        yield

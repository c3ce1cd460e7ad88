"""How questions are asked in a block, kept on record, and ended by a deadline or a cancellation."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias, TypedDict

from nnag_m2.algebra.arguments import path_argument
from nnag_m2.asking.events import Event, Listener, ProgressBar
from nnag_m2.calling import Call, having
from nnag_m2.engine.limits import seconds_of
from nnag_m2.engine.session import Session
from nnag_m2.errors import InputError, QuestionCancelled, QuestionTimeout, named, shown

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


def current_settings() -> Settings:
    """Return how questions are asked here."""
    return _settings.get()


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
    return set_to(current_settings().updated(options))


def set_to(settings: Settings) -> AbstractContextManager[None]:
    """Have questions inside a block asked so."""
    return having(_settings, settings)


@dataclass
class Recorder:
    """A folder that scripts are written to, numbered in the sequence of the questions."""

    folder: Path
    paths: list[Path] = field(default_factory=list)

    def __call__(self, event: Event) -> None:
        """Write the script of an event, such as ``03-singular_locus.m2``."""
        if event.template and event.kind == "started":
            path = self.folder / f"{len(self.paths) + 1:02d}-{event.template}.m2"
            path.write_text(event.script, encoding="ascii")
            self.paths.append(path)


@named
def record_scripts(folder: str | Path) -> AbstractContextManager[Recorder]:
    """Write the script of every question that is asked inside the block to a folder.

    Parameters
    ----------
    folder
        Made when it is missing; files with the same names are replaced, others are left alone.

    Yields
    ------
    Recorder
        Its ``paths`` are the files, in the sequence of the questions.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import Ideal, record_scripts, singular_locus
    >>> with record_scripts("scripts") as recorder:  # doctest: +SKIP
    ...     singular_locus(Ideal([x**3 + y**2], [x, y]))
    """
    return _recording(path_argument(folder))


@contextlib.contextmanager
def _recording(place: Path) -> Iterator[Recorder]:
    place.mkdir(parents=True, exist_ok=True)
    recorder = Recorder(place)
    with asking(progress=recorder):
        yield recorder


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
        self.waits = 0  # of its parts side by side, how many wait for Macaulay2
        self.running = ""
        self.steps: tuple[int, int | None] | None = None
        self.late_since = self.told_at = 0.0  # of the watchdog; 0 for not yet

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
        if self.until is not None and time.monotonic() > self.until + _GRACE * (self.waits > 0):
            self.over = True
            raise QuestionTimeout("the time is over")

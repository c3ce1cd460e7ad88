"""What questions tell while they are asked: to the log, to a progress bar, to any callable."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

_LOG = logging.getLogger("nnag_m2")


@dataclass(frozen=True)
class Event:
    """One thing that happened to a question.

    Attributes
    ----------
    kind
        ``"started"``, ``"finished"`` or ``"failed"``; ``"progress"`` where it is known how many
        steps are done.
    name
        Of the question.
    depth
        How many questions it came in the course of; 0 for the one that the user asked.
    template
        Of the script, for an event of a script that Macaulay2 runs; else empty.
    seconds
        Since it started.
    script
        The script, for an event of one.
    path
        Of the script that failed, where it was kept.
    done, of
        How many steps are done, of how many.
    """

    kind: Literal["started", "finished", "failed", "progress"]
    name: str
    depth: int
    template: str = ""
    seconds: float = 0.0
    script: str = field(default="", repr=False)
    path: Path | None = None
    done: int | None = None
    of: int | None = None

    def __str__(self) -> str:
        what = f"{self.name}, script {self.template}" if self.template else self.name
        count = f" {self.done}" + (f" of {self.of}" if self.of else "") if self.done else ""
        took = "" if self.kind == "started" else f" after {self.seconds:.3g} s"
        return f"{what}: {self.kind}{count}{took}" + (f", {self.path}" if self.path else "")


Listener: TypeAlias = Callable[[Event], object]


def log(event: Event) -> None:
    """Write an event to the logger ``nnag_m2``, scripts and inner questions as debugging."""
    level = logging.INFO if not event.depth and not event.template else logging.DEBUG
    if _LOG.isEnabledFor(level):
        _LOG.log(level, "%s", event)


class ProgressBar:
    """A bar, in a terminal or a notebook, that names what is running and counts the scripts."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._over = threading.Event()

    def __call__(self, event: Event) -> None:
        """Show an event."""
        if self._bar is None:
            from tqdm.auto import tqdm

            self._bar = tqdm(desc=event.name, unit=" scripts", leave=False, delay=0.5)
            self._over = threading.Event()
            ticker = threading.Thread(target=_tick, args=(self._bar, self._over), daemon=True)
            ticker.start()
        if event.template and event.kind == "finished":
            self._bar.update()
        if event.kind in ("started", "progress"):
            running = event.template or event.name
            count = f" {event.done}" + (f"/{event.of}" if event.of else "") if event.done else ""
            self._bar.set_postfix_str(running + count)
        if not event.depth and not event.template and event.kind in ("finished", "failed"):
            self._over.set()
            self._bar.close()
            self._bar = None


def _tick(bar: Any, over: threading.Event) -> None:
    """Show every second how long it has taken: a script may run for long without an event."""
    while not over.wait(1.0):
        bar.refresh()

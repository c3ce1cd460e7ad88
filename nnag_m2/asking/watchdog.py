"""Ends what forgets to look at the clock: long loops of libraries in Python.

Long loops of this package call ``checkpoint()``.  Where a question is in the middle of a library
when its time is over or when it is cancelled, an exception is put into its thread, as Ctrl-C would
be.  Macaulay2 is waited for in steps, with checkpoints between them, and is left alone.
"""

from __future__ import annotations

import contextlib
import ctypes
import threading
import time
from collections.abc import Iterator

from nnag_m2.asking.context import Asked, Task
from nnag_m2.errors import QuestionCancelled, QuestionTimeout

_STEP = 0.1
"""Seconds between two looks: a cancelled question is to end within a second."""

_GRACE = 0.5
"""Seconds for a checkpoint to come before the watchdog acts."""


class _Watchdog:
    def __init__(self) -> None:
        self._tasks: dict[Task, float] = {}
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None

    def add(self, task: Task) -> None:
        with self._guard:
            self._tasks[task] = 0.0
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=self._watch, name="nnag-m2-watchdog", daemon=True
                )
                self._thread.start()

    def remove(self, task: Task) -> None:
        with self._guard:
            if self._tasks.pop(task, 0.0) == float("inf") and not task.over:
                _put(task.thread, None)  # what was put there and has not come up yet

    def _watch(self) -> None:
        while True:
            time.sleep(_STEP)
            with self._guard:
                if not self._tasks:
                    self._thread = None
                    return
                for task, since in self._tasks.items():
                    self._tasks[task] = self._looked_at(task, since)

    def _looked_at(self, task: Task, since: float) -> float:
        """Return since when a task should have ended, infinity when it was told so."""
        now = time.monotonic()
        late = task.cancelled or (task.until is not None and now > task.until)
        if not late or since == float("inf") or task.over or task.waits:
            return since if since == float("inf") else 0.0
        if since == 0.0:
            return now
        if now - since < _GRACE:
            return since
        _put(task.thread, QuestionCancelled if task.cancelled else QuestionTimeout)
        return float("inf")


def _put(thread: int, exception: type[BaseException] | None) -> None:
    """Raise an exception in a thread at its next instruction, or take it back."""
    value = None if exception is None else ctypes.py_object(exception)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), value)


_watchdog = _Watchdog()


@contextlib.contextmanager
def watched(task: Task) -> Iterator[None]:
    """End what runs inside the block when the task is late and no checkpoint comes."""
    if isinstance(task, Asked) and task.until is None:
        yield
        return
    _watchdog.add(task)
    try:
        yield
    except (QuestionTimeout, QuestionCancelled):
        task.over = True
        raise
    finally:
        _watchdog.remove(task)

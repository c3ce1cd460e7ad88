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
from dataclasses import dataclass

from nnag_m2.asking.asked import Asked
from nnag_m2.asking.context import Task
from nnag_m2.errors import QuestionCancelled, QuestionTimeout

_STEP = 0.1
"""Seconds between two looks: a cancelled question is to end within a second."""

_GRACE = 0.5
"""Seconds for a checkpoint to come before the watchdog acts."""


_AGAIN = 2.0
"""Seconds until an exception is put again: Python drops one that comes up in a destructor."""


@dataclass
class _Watch:
    """Since when a task is late, and when it was told so; 0 for not yet."""

    late: float = 0.0
    told: float = 0.0


class _Watchdog:
    def __init__(self) -> None:
        self._tasks: dict[Task, _Watch] = {}
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None

    def add(self, task: Task) -> None:
        with self._guard:
            self._tasks[task] = _Watch()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=self._watch, name="nnag-m2-watchdog", daemon=True
                )
                self._thread.start()

    def remove(self, task: Task) -> None:
        with self._guard:
            if self._tasks.pop(task, _Watch()).told and not task.over:
                _put(task.thread, None)  # what was put there and has not come up yet

    def _watch(self) -> None:
        while True:
            time.sleep(_STEP)
            with self._guard:
                if not self._tasks:
                    self._thread = None
                    return
                for task, watch in self._tasks.items():
                    self._look_at(task, watch)

    def _look_at(self, task: Task, watch: _Watch) -> None:
        """Put an exception into the thread of a task that should have ended for some time."""
        now = time.monotonic()
        late = task.cancelled or (task.until is not None and now > task.until)
        if not late or task.over or task.waits:
            watch.late = 0.0
        elif watch.late == 0.0:
            watch.late = now
        elif now - watch.late >= _GRACE and (not watch.told or now - watch.told >= _AGAIN):
            _put(task.thread, QuestionCancelled if task.cancelled else QuestionTimeout)
            watch.told = now


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

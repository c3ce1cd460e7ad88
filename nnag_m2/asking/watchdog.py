"""What ends a running question: its deadline, and the cancellation of its future.

Long loops of this package call ``checkpoint()``.  Where a question is in the middle of a library
when its time is over or when it is cancelled, an exception is put into its thread, as Ctrl-C would
be.  Macaulay2 is waited for in steps, with checkpoints between them, and is left alone.
"""

from __future__ import annotations

import contextlib
import contextvars
import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from nnag_m2.asking.asked import Asked
from nnag_m2.asking.context import Task
from nnag_m2.calling import calling, current_call
from nnag_m2.errors import QuestionCancelled, QuestionTimeout

R = TypeVar("R")

_STEP = 0.1
"""Seconds between two looks: a cancelled question is to end within a second."""

_GRACE = 0.5
"""Seconds for a checkpoint to come before the watchdog acts."""

_AGAIN = 2.0
"""Seconds until an exception is put again: Python drops one that comes up in a destructor."""


class TaskFuture(Future[R]):
    """A future of a task; cancelling it while it runs interrupts Macaulay2 and Python's part."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def cancel(self) -> bool:
        """Cancel the task, also when it runs; return whether it was not over yet."""
        if super().cancel():
            return True
        if self.done():
            return self.cancelled()
        self._task.cancel()
        return True

    def cancelled(self) -> bool:
        """Return whether the task was cancelled."""
        if super().cancelled():
            return True
        return self.done() and isinstance(self.exception(), CancelledError)


def in_background(
    function: Callable[..., R],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    enqueue: Callable[[Callable[[], None]], Future[None]],
) -> Future[R]:
    """Return a future of what a function returns when a worker runs it.

    `enqueue` has a worker call a function without arguments, once; it returns a future of that.
    """
    task = Task(above=current_call())
    future: TaskFuture[R] = TaskFuture(task)
    context = contextvars.copy_context()

    def work() -> None:
        if future.set_running_or_notify_cancel():
            context.run(_settle, future, task, lambda: function(*args, **kwargs))

    def dropped(queued: Future[None]) -> None:
        """End what no worker will come to, as when its pool was shut down."""
        if queued.cancelled():
            future.cancel()
        elif (error := queued.exception()) is not None and not future.done():
            future.set_exception(error)

    enqueue(work).add_done_callback(dropped)
    return future


def _settle(future: TaskFuture[R], task: Task, body: Callable[[], R]) -> None:
    """Run a task in this thread and put what comes of it into its future."""
    task.thread = threading.get_ident()
    try:
        with calling(task), watched(task):
            task.check()
            result = body()
    except QuestionCancelled:
        future.set_exception(CancelledError())
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)


class _Watchdog:
    def __init__(self) -> None:
        self._tasks: set[Task] = set()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None

    def add(self, task: Task) -> None:
        with self._guard:
            task.late_since = task.told_at = 0.0
            self._tasks.add(task)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=self._watch, name="nnag-m2-watchdog", daemon=True
                )
                self._thread.start()

    def remove(self, task: Task) -> None:
        with self._guard:
            self._tasks.discard(task)
            if task.told_at and not task.over:
                _put(task.thread, None)  # what was put there and has not come up yet

    def _watch(self) -> None:
        while True:
            time.sleep(_STEP)
            with self._guard:
                if not self._tasks:
                    self._thread = None
                    return
                for task in self._tasks:
                    self._look_at(task)

    def _look_at(self, task: Task) -> None:
        """Put an exception into the thread of a task that should have ended for some time."""
        now = time.monotonic()
        late = task.cancelled or (task.until is not None and now > task.until)
        if not late or task.over or task.waits:
            task.late_since = 0.0
        elif task.late_since == 0.0:
            task.late_since = now
        elif now - task.late_since >= _GRACE and now - task.told_at >= _AGAIN:
            _put(task.thread, QuestionCancelled if task.cancelled else QuestionTimeout)
            task.told_at = now


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

"""Questions in the background: futures whose ``cancel()`` works while they run."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from nnag_m2.asking.context import Task
from nnag_m2.asking.watchdog import watched
from nnag_m2.calling import calling, current_call
from nnag_m2.errors import QuestionCancelled

R = TypeVar("R")


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

    Parameters
    ----------
    function, args, kwargs
        What to call.
    enqueue
        Has a worker call a function without arguments, once; returns a future of that.
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

"""Workers of Dask: as many tasks as they take, and cancellation that reaches a running question."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from typing import Any

from nnag_m2.asking.context import Task


def is_dask_client(workers: Any) -> bool:
    """Return whether a value is a ``distributed.Client``; loads nothing."""
    distributed = sys.modules.get("distributed")
    return distributed is not None and isinstance(workers, distributed.Client)


@contextlib.contextmanager
def cancelled_by_dask(task: Task, poll: float) -> Iterator[None]:
    """Cancel a task when Dask, in a worker of which this thread runs, has dropped its own.

    Dask forgets what was cancelled and lets its thread run on; a question would hold its worker
    until its end.
    """
    own = _running_in_dask()
    if own is None:
        yield
        return
    worker, key = own
    over = threading.Event()

    def look() -> None:
        while not over.wait(poll):
            state = worker.state.tasks.get(key)
            if state is None or state.state in {"cancelled", "released", "forgotten"}:
                task.cancel()
                return

    threading.Thread(target=look, name="nnag-m2-dask", daemon=True).start()
    try:
        yield
    finally:
        over.set()


def _running_in_dask() -> tuple[Any, Any] | None:
    """Return Dask's worker and the key of its task where this thread runs one."""
    if "distributed" not in sys.modules:
        return None
    from distributed.worker import thread_state

    worker = getattr(thread_state, "execution_state", {}).get("worker")
    key = getattr(thread_state, "key", None)
    return None if worker is None or key is None else (worker, key)

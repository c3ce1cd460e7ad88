"""Who answers the questions of a study: our own pool, any executor, Dask."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor
from typing import Any, TypeAlias

from nnag_m2.algebra.arguments import is_whole
from nnag_m2.asking.context import Task
from nnag_m2.asking.pool import Pool
from nnag_m2.errors import InputError, shown

Workers: TypeAlias = "int | Executor | Any | None"

_AHEAD = 3
"""Questions for each worker that wait for it, so that none is idle while a record is written."""

_KILLED = 3
"""Workers that one question may take with it until Dask gives it up, which is Dask's default."""


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


@contextlib.contextmanager
def executor_of(workers: Any) -> Iterator[tuple[Executor, int]]:
    """Yield an executor, and how many questions it is to have at once."""
    distributed = sys.modules.get("distributed")  # whoever has a client of Dask has loaded it
    if workers is None or is_whole(workers):
        count = (os.cpu_count() or 1) if workers is None else int(workers)
        with Pool(count) as pool:
            yield pool, _AHEAD * count
    elif isinstance(workers, Executor):
        count = getattr(workers, "_max_workers", None) or os.cpu_count() or 1
        yield workers, _AHEAD * count
    elif distributed is not None and isinstance(workers, distributed.Client):
        with workers.get_executor(pure=False, retries=_KILLED) as executor:
            yield executor, _AHEAD * max(sum(workers.ncores().values()), 1)
    else:
        required = "workers are a number, an executor of concurrent.futures or a client of Dask"
        raise InputError(required, shown(workers), part="workers")

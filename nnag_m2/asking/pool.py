"""Several sessions behind the interface of ``concurrent.futures``."""

from __future__ import annotations

import functools
import os
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from nnag_m2.asking.watchdog import in_background
from nnag_m2.engine.session import Session
from nnag_m2.engine.shared import set_session_of_worker
from nnag_m2.errors import EngineError, InputError, named, shown

P = ParamSpec("P")
T = TypeVar("T")


class Pool(ThreadPoolExecutor):
    """An executor with one Macaulay2 session for each worker.

    Any function may be submitted: every computation that it asks without naming a session uses
    the worker's own.

    Parameters
    ----------
    workers
        How many sessions; by default one for each processor.
    executable, memory_limit, timeout
        As for ``Session``.

    Notes
    -----
    Leaving the ``with`` block waits for what is pending; leaving it by an exception (Ctrl-C)
    drops what has not begun and ends what runs.  A pool that is never shut down is waited for
    when Python ends, as every executor is.

    Examples
    --------
    >>> with Pool(4) as pool:  # doctest: +SKIP
    ...     degrees = list(pool.map(degree, ideals))
    """

    @named
    def __init__(
        self,
        workers: int | None = None,
        *,
        executable: str | os.PathLike[str] | None = None,
        memory_limit: int | None = None,
        timeout: float | None = None,
    ) -> None:
        count = (os.cpu_count() or 1) if workers is None else workers
        if not isinstance(count, int) or isinstance(count, bool) or count < 1:
            raise InputError("a positive number of workers is needed", shown(workers))
        self._owner = os.getpid()
        new = functools.partial(Session, executable, memory_limit=memory_limit, timeout=timeout)
        new()  # refuses wrong settings; starts nothing
        self._sessions: list[weakref.ref[Session]] = []
        self._over = False
        super().__init__(count, "nnag-m2", _begin, (new, self._sessions))

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return a future of what a function returns in a worker."""
        if os.getpid() != self._owner:
            raise EngineError("this pool belongs to the parent process; make one in this process")
        return in_background(fn, args, kwargs, super().submit)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the pool; with ``cancel_futures`` also what runs is ended, at once."""
        self._over = True
        if cancel_futures:
            super().shutdown(wait=False, cancel_futures=True)
            self._close()
        super().shutdown(wait=wait)
        if wait:
            self._close()

    def _close(self) -> None:
        for found in list(self._sessions):
            if (session := found()) is not None:
                session.close()

    def __exit__(self, *raised: object) -> None:
        self.shutdown(wait=True, cancel_futures=any(raised))


def _begin(new: Callable[[], Session], sessions: list[weakref.ref[Session]]) -> None:
    """Give a worker a session of its own; its thread alone holds it, so that it ends with it."""
    session = new()
    sessions.append(weakref.ref(session))
    set_session_of_worker(session)


_default: Pool | None = None
_lock = threading.Lock()


def default_pool() -> Pool:
    """Return the pool that ``.submit`` of a computation uses, made when it is first needed.

    What it has not finished when Python ends is dropped: nobody could see the result.
    """
    global _default  # noqa: PLW0603
    with _lock:
        if _default is None or _default._over:
            _default = Pool()
        return _default


def _end_default() -> None:
    if _default is not None:
        _default.shutdown(wait=False, cancel_futures=True)


def _forget_default() -> None:
    global _default, _lock
    _default, _lock = None, threading.Lock()


os.register_at_fork(after_in_child=_forget_default)
# Before ``concurrent.futures`` waits for its workers; ``atexit`` would come after that.  Should
# Python drop this function of its own, it waits for the default pool as for every other.
getattr(threading, "_register_atexit", id)(_end_default)

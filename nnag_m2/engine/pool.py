"""Several sessions behind the interface of ``concurrent.futures``."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType

from nnag_m2.engine.session import Session, session_of_this_thread
from nnag_m2.errors import InputError


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
    drops what has not begun and ends what runs.

    Examples
    --------
    >>> with Pool(4) as pool:  # doctest: +SKIP
    ...     degrees = list(pool.map(degree, ideals))
    """

    def __init__(
        self,
        workers: int | None = None,
        *,
        executable: str | os.PathLike[str] | None = None,
        memory_limit: int | None = None,
        timeout: float | None = None,
    ) -> None:
        count = os.cpu_count() or 1 if workers is None else workers
        if not isinstance(count, int) or count < 1:
            raise InputError("Pool", "a positive number of workers is needed", f"{workers}")
        self._sessions: list[Session] = []
        self._settings = (executable, memory_limit, timeout)
        self._ended = False
        super().__init__(count, "nnag-m2", self._begin)

    def _begin(self) -> None:
        executable, memory_limit, timeout = self._settings
        session = Session(executable, memory_limit=memory_limit, timeout=timeout)
        self._sessions.append(session)
        if self._ended:
            session.close()
        session_of_this_thread.set(session)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the pool; with ``cancel_futures`` also what runs is ended, at once."""
        if cancel_futures:
            self._close_sessions()
        super().shutdown(wait=wait, cancel_futures=cancel_futures)
        if wait:
            self._close_sessions()

    def _close_sessions(self) -> None:
        self._ended = True
        for session in list(self._sessions):
            session.close()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.shutdown(wait=True, cancel_futures=error is not None)


_default: Pool | None = None
_lock = threading.Lock()


def default_pool() -> Pool:
    """Return the pool that ``.submit`` of a computation uses, made when it is first needed."""
    global _default  # noqa: PLW0603
    with _lock:
        if _default is None or _default._ended:
            _default = Pool()
        return _default


def _forget_pool() -> None:
    global _default, _lock
    _default, _lock = None, threading.Lock()


os.register_at_fork(after_in_child=_forget_pool)

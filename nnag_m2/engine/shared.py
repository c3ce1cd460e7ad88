"""The session that is used when none is named: the one of a pool's worker, or one for all."""

from __future__ import annotations

import os
import threading

from nnag_m2.engine.session import Session

_default: Session | None = None
_default_lock = threading.Lock()
_workers = threading.local()


def set_session_of_worker(session: Session) -> None:
    """Make a session the one of this thread, which is a worker of a pool."""
    _workers.session = session


def session_of_worker() -> Session | None:
    """Return the session of this thread when it is a worker of a pool."""
    found: Session | None = getattr(_workers, "session", None)
    return found


def default_session() -> Session:
    """Return the session that is used when none is named: the pool worker's, or one for all."""
    global _default  # noqa: PLW0603
    if (own := session_of_worker()) is not None:
        return own
    with _default_lock:
        if _default is None or _default._closed:
            _default = Session()
        return _default


def _forget_lock() -> None:
    """In a forked child: another thread of the parent may hold the lock."""
    global _default_lock  # noqa: PLW0603
    _default_lock = threading.Lock()


os.register_at_fork(after_in_child=_forget_lock)

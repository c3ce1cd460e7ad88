"""Who answers: which session is asked, and how many parts of questions at a time."""

from __future__ import annotations

import os
import threading
from contextlib import AbstractContextManager
from contextvars import ContextVar
from multiprocessing import parent_process

from nnag_m2.asking.asked import Asked
from nnag_m2.calling import having
from nnag_m2.engine.session import Session
from nnag_m2.engine.shared import default_session, session_of_worker
from nnag_m2.errors import InputError, shown

WORKERS = "NNAG_M2_WORKERS"


def number_of_workers() -> int:
    """Return how many parts of questions this process answers at a time."""
    if said := os.environ.get(WORKERS, "").strip():
        if not said.isdecimal() or not int(said):
            required = f"the variable {WORKERS} is a positive number of workers"
            raise InputError(required, shown(said), "1 for one after the other")
        return int(said)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_alone: ContextVar[bool] = ContextVar("nnag_m2_alone", default=False)


def one_after_the_other() -> AbstractContextManager[None]:
    """Answer parts one after the other inside a block: in the worker of a study, say."""
    return having(_alone, True)


def is_worker() -> bool:
    """Return whether the processors are taken: what is asked here is one of many questions."""
    return _alone.get() or session_of_worker() is not None or parent_process() is not None


def session_for(asked: Asked) -> Session:
    """Return the session to ask: a worker's own unless another was named in this very thread."""
    named, own = asked.settings.session, session_of_worker()
    if named is not None and (own is None or asked.settings.thread == threading.get_ident()):
        return named
    return own or default_session()


class Places:
    """How many further threads answer parts, of all questions of this process."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Have none taken: in a forked child they are the parent's."""
        self._lock = threading.Lock()
        self._taken = 0

    def take(self) -> bool:
        """Take a place if there is a processor for it; return whether there was."""
        with self._lock:
            is_free = self._taken < number_of_workers() - 1
            self._taken += is_free
            return is_free

    def leave(self) -> None:
        """Give a place back."""
        with self._lock:
            self._taken -= 1


places = Places()

os.register_at_fork(after_in_child=places.forget)

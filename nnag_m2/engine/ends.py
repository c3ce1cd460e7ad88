"""What ends with Python: sessions, at its exit and in workers; a forked child forgets them."""

from __future__ import annotations

import atexit
import os
import weakref
from multiprocessing import parent_process
from multiprocessing.util import Finalize
from typing import Protocol


class Ending(Protocol):
    """Something that holds processes of its own."""

    def close(self) -> None:
        """End them; safe to repeat."""

    def _forget(self) -> None:
        """In a forked child: they are the parent's."""


_living: weakref.WeakSet[Ending] = weakref.WeakSet()
_worker: int | None = None


def ends_with_python(living: Ending) -> None:
    """Have something closed when Python ends, unless it is collected before."""
    _living.add(living)


def ends_with_worker() -> None:
    """In a worker of a pool of processes, which ends without ``atexit``: end all with it."""
    global _worker  # noqa: PLW0603
    if _worker != os.getpid() and parent_process() is not None:
        _worker = os.getpid()
        Finalize(None, _close_all, exitpriority=0)


@atexit.register
def _close_all() -> None:
    for living in list(_living):
        living.close()


def _forget_all() -> None:
    for living in list(_living):
        living._forget()


os.register_at_fork(after_in_child=_forget_all)

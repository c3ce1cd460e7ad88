"""What ends with Python: sessions, and the folders of their files; a forked child forgets them.

Each folder holds a lock for as long as the Python process that made it uses it.  What was left by
one that was killed has a lock that nobody holds, and goes when the next process is started.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import re
import shutil
import stat
import tempfile
import time
import weakref
from multiprocessing import parent_process
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

from nnag_m2.engine.signals import system_errors_pass

_PREFIX = "nnag-m2-"
_NAME = re.compile(rf"{_PREFIX}[a-z0-9_]+")
_LOCK = "lock"
_YOUNG = 60.0
"""Seconds after which a folder without a lock is no longer one that is just being made."""


class WorkFolder:
    """A new folder that is ours until ``remove``.

    Attributes
    ----------
    path
        Where it is.
    """

    def __init__(self) -> None:
        self._lock: int | None = None
        self.path = tempfile.mkdtemp(prefix=_PREFIX)
        try:
            lock = os.path.join(self.path, _LOCK)
            made = os.open(f"{lock}.new", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            try:
                # Not 0, 1 or 2: ``let_go`` must not close the terminal of a new process.
                self._lock = fcntl.fcntl(made, fcntl.F_DUPFD_CLOEXEC, 3)
            finally:
                os.close(made)
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.rename(f"{lock}.new", lock)  # a lock is held from the moment it has its name
        except BaseException:
            self.remove()
            raise

    def remove(self) -> None:
        """Remove the folder and what is in it; safe to repeat."""
        shutil.rmtree(self.path, ignore_errors=True)
        self.let_go()

    def let_go(self) -> None:
        """Close the lock and leave the folder: in a forked child, where it is the parent's."""
        lock, self._lock = self._lock, None
        if lock is not None:
            with system_errors_pass():
                os.close(lock)


def sweep() -> None:
    """Remove the folders of this user whose owner has ended without removing them."""
    with system_errors_pass(), os.scandir(tempfile.gettempdir()) as entries:
        for entry in [entry for entry in entries if _NAME.fullmatch(entry.name)]:
            with system_errors_pass():
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid():
                    _remove_if_stale(entry.path, time.time() - status.st_mtime)


def _remove_if_stale(path: str, age: float) -> None:
    try:
        lock = os.open(os.path.join(path, _LOCK), os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        if age > _YOUNG:
            shutil.rmtree(path, ignore_errors=True)
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises where somebody holds it
        shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(lock)


def write_whole(path: Path, text: str) -> None:
    """Write a file that never exists in part, also when two processes write it."""
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(aside, path)
    except BaseException:
        os.unlink(aside)
        raise


_living: weakref.WeakSet[Any] = weakref.WeakSet()
"""Sessions: what has processes, ``close`` that ends them, and ``_forget`` for a forked child."""

_worker: int | None = None


def ends_with_python(living: Any) -> None:
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

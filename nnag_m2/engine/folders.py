"""Folders for the files of running processes, cleared away also when their owner could not.

Each folder holds a lock for as long as the Python process that made it uses it.  What was left by
one that was killed has a lock that nobody holds, and goes when the next process is started.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
import time

from nnag_m2.engine.signals import SystemErrorsPass

_PREFIX = "nnag-m2-"
_NAME = re.compile(rf"{_PREFIX}[a-z0-9_]+")
_LOCK = "lock"
_YOUNG = 60.0
"""Seconds after which a folder without a held lock is no longer one that is just being made."""


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
            made = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            try:
                # Not 0, 1 or 2: ``let_go`` must not close the terminal of a new process.
                self._lock = fcntl.fcntl(made, fcntl.F_DUPFD_CLOEXEC, 3)
            finally:
                os.close(made)
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
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
            with SystemErrorsPass():
                os.close(lock)


def sweep() -> None:
    """Remove the folders of this user whose owner has ended without removing them."""
    with SystemErrorsPass(), os.scandir(tempfile.gettempdir()) as entries:
        stale = [entry.path for entry in entries if _may_be_stale(entry)]
        for path in stale:
            with SystemErrorsPass():
                _remove_if_unlocked(path)


def _may_be_stale(entry: os.DirEntry[str]) -> bool:
    if not _NAME.fullmatch(entry.name):
        return False
    with SystemErrorsPass():
        status = entry.stat(follow_symlinks=False)
        ours = status.st_uid == os.getuid() and entry.is_dir(follow_symlinks=False)
        return ours and time.time() - status.st_mtime > _YOUNG
    return False


def _remove_if_unlocked(path: str) -> None:
    lock = None
    try:
        with SystemErrorsPass():  # without a lock it was left before it had one
            lock = os.open(os.path.join(path, _LOCK), os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
        if lock is not None:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises where somebody holds it
        shutil.rmtree(path, ignore_errors=True)
    finally:
        if lock is not None:
            os.close(lock)

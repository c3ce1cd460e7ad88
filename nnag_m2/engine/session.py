"""A session: scripts in, replies out, whatever happens to the process in between.

A script reaches Macaulay2 through a file, since a terminal cuts long lines, and one short line
tells it to load that file.  The answer comes back through another file; the terminal only carries
an unguessable token that says that this request, and no other, has come to its end.  Each script
runs with a dictionary of its own, so that nothing is left for the next one.
"""

from __future__ import annotations

import os
import threading
import time

from nnag_m2.calling import checkpoint
from nnag_m2.engine.asking import RawReply, Spoiled, ask, start
from nnag_m2.engine.ends import ends_with_python, ends_with_worker
from nnag_m2.engine.executable import find_engine
from nnag_m2.engine.limits import memory_in_bytes, seconds_of
from nnag_m2.engine.probing import Engine
from nnag_m2.engine.process import Macaulay2Process
from nnag_m2.engine.templates import ByHand, Rendered
from nnag_m2.errors import EngineCrashed, EngineError, named

_CLOSING_LIMIT = 4.0
"""Seconds for a call in another thread to end when its session is closed: its Macaulay2 is dead by
then, and clearing away takes less than one."""

# whose scripts a process runs: those of our templates, those by hand, or one with a text inside
_OURS, _HAND, _TEXT = "ours", "by hand", "text"
_TURN = 0.002
"""Seconds between two looks whether it is this thread's turn: less than a small script takes."""

_finding = threading.Lock()


class Session:
    """A Macaulay2 process, started when it is first needed and replaced when it has died.

    Parameters
    ----------
    executable
        The Macaulay2 to use; by default the one that ``nnag-m2 doctor`` names.
    memory_limit
        Bytes of address space for Macaulay2 and each of its children; ``None`` for no limit.
        Linux honours it, macOS does not.  Macaulay2 itself takes up to 10**9 of them.
    timeout
        Seconds for each script that does not bring its own; ``None`` waits for ever.

    Notes
    -----
    Threads may share a session: their scripts run one at a time.  A child process made by
    ``fork`` inherits no Macaulay2; its copy of the session starts one of its own.

    Scripts by hand have a process of their own, started when the first one comes: a method that
    one of them installs (``degree Ideal := I -> 99``) is there for later scripts by hand, and
    never for the questions of this package.  A text of ``from_macaulay2`` or ``macaulay2`` has a
    new process, which ends with it.

    Examples
    --------
    >>> with Session(timeout=60) as session:  # doctest: +SKIP
    ...     degree(X, session=session)
    """

    @named
    def __init__(
        self,
        executable: str | os.PathLike[str] | None = None,
        *,
        memory_limit: int | None = None,
        timeout: float | None = None,
    ) -> None:
        self._executable = executable
        self._memory_limit = memory_in_bytes(memory_limit)
        self._timeout = seconds_of(timeout)
        self._engine: Engine | None = None
        self._processes: dict[str, Macaulay2Process] = {}
        self._for = _OURS
        self._closed = False
        self._further: dict[int, Session] = {}
        self._lock = threading.Lock()
        self._asking: int | None = None
        ends_with_python(self)

    @property
    def engine(self) -> Engine:
        """The Macaulay2 that this session uses."""
        if self._engine is None:
            with _finding:  # once for all sessions of a pool
                self._engine = find_engine(self._executable)
        return self._engine

    @property
    def pid(self) -> int | None:
        """The process id of the Macaulay2 that was asked last, ``None`` when it does not run."""
        process = self._processes.get(self._for)
        return process.pid if process is not None and process.is_alive() else None

    def further(self, number: int) -> Session:
        """Return a further session of the same engine and limits, which is closed with this one."""
        if (found := self._further.get(number)) is None or found._closed:
            found = Session(
                self._executable, memory_limit=self._memory_limit, timeout=self._timeout
            )
            found._engine = self._engine
            self._further[number] = found
        if self._closed:
            found.close()
        return found

    def run(self, script: str, *, timeout: float | None = None, template: str = "") -> RawReply:
        """Return what a script delivers.

        Parameters
        ----------
        script
            A Macaulay2 script that calls ``deliver`` once, by hand or of a computation.
        timeout
            Seconds; by default the session's.
        template
            The name to show in errors.

        Raises
        ------
        EngineNotFound, EngineTooOld
            When there is no Macaulay2 to ask.
        EngineTimeout, EngineCrashed, EngineOutOfMemory, EngineComplaint
            When it does not answer; each carries the path of a script that reproduces it.
        EngineError
            When the script cannot be written or the session is closed.
        ReplyError
            When the script ended without an answer.
        """
        limit = self._timeout if timeout is None else seconds_of(timeout)
        me = threading.get_ident()
        if self._asking == me:
            raise EngineError("the session is busy in this very thread (a signal handler?)")
        while self._lock.locked():  # another thread's turn, for which a deadline does not wait
            checkpoint()
            time.sleep(_TURN)
        # Written out, not in a context manager: Ctrl-C must never leave the lock taken.
        with self._lock:
            self._asking = me
            try:
                self._for = _whose(script)
                return self._answer(script, limit, template)
            finally:
                self._asking = None

    def _answer(self, script: str, limit: float | None, template: str) -> RawReply:
        try:
            return self._answer_of(self._running(), script, limit, template)
        except Spoiled:  # by a script before; this one has not begun
            return self._answer_of(self._running(), script, limit, template)

    def _answer_of(
        self, process: Macaulay2Process, script: str, limit: float | None, template: str
    ) -> RawReply:
        try:
            if process.busy:  # it is new
                start(process, self._memory_limit)
            return ask(process, script, limit, template, self.engine.version_tuple)
        except EngineCrashed:
            if self._closed:
                raise EngineError("the session was closed while it was computing") from None
            raise
        finally:
            if process.busy or self._for == _TEXT:
                self._drop()

    def _running(self) -> Macaulay2Process:
        """Return the process, a new one when there is none or it cannot be asked."""
        process = self._processes.get(self._for)
        if process is not None and (process.busy or not process.is_alive()):
            self._drop()
            process = None
        if process is None and not self._closed:
            ends_with_worker()
            process = Macaulay2Process(self.engine, self._memory_limit)
            self._processes[self._for] = process
        # After the process is where ``close`` finds it, for it may have been called just now.
        if self._closed or process is None:
            self._drop_all()
            raise EngineError("the session is closed")
        return process

    def _drop(self) -> None:
        """Give up the process of the request that runs."""
        if (process := self._processes.pop(self._for, None)) is not None:
            process.kill()

    def _drop_all(self) -> None:
        while self._processes:
            self._processes.popitem()[1].kill()

    def close(self) -> None:
        """End the processes at once, also when another thread waits for it; safe to repeat."""
        self._closed = True
        for process in list(self._processes.values()):
            process.end_at_once()
        for further in list(self._further.values()):
            further.close()
        if self._asking == threading.get_ident():
            return  # called by a signal handler: the interrupted call clears away
        if self._lock.acquire(timeout=_CLOSING_LIMIT):
            try:
                self._drop_all()
            finally:
                self._lock.release()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def _forget(self) -> None:
        """In a forked child: the processes, the locks and the turn are the parent's."""
        global _finding  # noqa: PLW0603
        _finding = threading.Lock()
        for process in self._processes.values():
            process.abandon()
        self._processes, self._asking, self._lock = {}, None, threading.Lock()


def _whose(script: str) -> str:
    return _OURS if isinstance(script, Rendered) else _TEXT if isinstance(script, ByHand) else _HAND

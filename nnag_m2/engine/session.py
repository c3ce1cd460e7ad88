"""A session: scripts in, replies out, whatever happens to the process in between.

A script reaches Macaulay2 through a file, since a terminal cuts long lines, and one short line
tells it to load that file.  The answer comes back through another file; the terminal only carries
an unguessable token that says that this request, and no other, has come to its end.  Each script
runs with a dictionary of its own, so that nothing is left for the next one.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import threading
import time
import weakref
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from types import TracebackType

import pexpect

from nnag_m2.engine.complaints import complaint_of, keep_script, ran_out_of_memory
from nnag_m2.engine.executable import find_engine
from nnag_m2.engine.probing import Engine
from nnag_m2.engine.process import Died, Macaulay2Process, new_token
from nnag_m2.errors import (
    EngineCrashed,
    EngineError,
    EngineOutOfMemory,
    EngineTimeout,
    InputError,
    ReplyError,
)


@dataclass(frozen=True)
class RawReply:
    """The answer to one script as text.

    Attributes
    ----------
    text
        What the script delivered.
    output
        What Macaulay2 printed besides.
    seconds
        Wall-clock time from sending the script to having the answer.
    """

    text: str
    output: str
    seconds: float


class Session:
    """A Macaulay2 process, started when it is first needed and replaced when it has died.

    Parameters
    ----------
    executable
        The Macaulay2 to use; by default the one that ``nnag-m2 doctor`` names.
    memory_limit
        Bytes of address space for Macaulay2 and each of its children; ``None`` for no limit.
        Linux honours it, macOS does not.  Macaulay2 itself needs nearly 2 * 10**9.
    timeout
        Seconds for each script that does not bring its own; ``None`` waits for ever.

    Notes
    -----
    Threads may share a session: their scripts run one at a time.  A child process made by
    ``fork`` inherits no Macaulay2; its copy of the session starts one of its own.

    Examples
    --------
    >>> with Session(timeout=60) as session:  # doctest: +SKIP
    ...     degree(X, session=session)
    """

    def __init__(
        self,
        executable: str | os.PathLike[str] | None = None,
        *,
        memory_limit: int | None = None,
        timeout: float | None = None,
    ) -> None:
        if memory_limit is not None and memory_limit < 10**8:
            raise InputError(
                "Session", "memory_limit is in bytes, 10**8 or more", f"{memory_limit}"
            )
        self._executable = executable
        self._memory_limit = memory_limit
        self._timeout = _checked(timeout)
        self._engine: Engine | None = None
        self._process: Macaulay2Process | None = None
        self._closed = False
        self._lock = threading.Lock()
        self._asking: int | None = None
        _living.add(self)

    @property
    def engine(self) -> Engine:
        """The Macaulay2 that this session uses."""
        if self._engine is None:
            self._engine = find_engine(self._executable)
        return self._engine

    @property
    def pid(self) -> int | None:
        """The process id of the running Macaulay2, ``None`` when there is none."""
        return self._process.pid if self._process is not None else None

    def run(self, script: str, *, timeout: float | None = None, template: str = "") -> RawReply:
        """Return what a script delivers.

        Parameters
        ----------
        script
            A script in ASCII that calls ``deliver`` once.
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
        ReplyError
            When the script ended without an answer.
        """
        limit = self._timeout if timeout is None else _checked(timeout)
        with self._turn():
            process = self._running()
            script_file, reply_file = process.folder / "script.m2", process.folder / "reply.txt"
            try:
                script_file.write_text(script, encoding="ascii")
                reply_file.unlink(missing_ok=True)
            except OSError as error:
                raise EngineError(f"cannot write the script to {script_file}: {error}") from error
            began = time.perf_counter()
            token = new_token()
            try:
                process.serve(script_file, reply_file, token)
                state = process.wait(token, limit)
            except BaseException as error:
                raise self._failure(process, error, script, template, limit) from error
            seconds = time.perf_counter() - began
            output = process.output()
            if state == "failed":
                raise complaint_of(output, script, template, self.engine.version_tuple)
            if state == "silent":
                raise ReplyError(
                    "the script ended without an answer", keep_script(script, template)
                )
            return RawReply(reply_file.read_text(encoding="utf-8"), output, seconds)

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for this thread's turn."""
        if self._asking == threading.get_ident():
            raise EngineError(
                "the session is busy in this very thread (a signal handler?); use another"
            )
        with self._lock:
            self._asking = threading.get_ident()
            try:
                yield
            finally:
                self._asking = None

    def _running(self) -> Macaulay2Process:
        """Return the process, a new one when there is none or it has died while it was idle."""
        if self._closed:
            raise EngineError("the session is closed")
        if self._process is not None and not self._process.is_alive():
            self._drop()
        if self._process is None:
            self._process = Macaulay2Process(self.engine, self._memory_limit)
        return self._process

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()

    def _failure(
        self,
        process: Macaulay2Process,
        error: BaseException,
        script: str,
        template: str,
        limit: float | None,
    ) -> BaseException:
        """Return what to raise when waiting failed; the session can be asked again after it."""
        if isinstance(error, Died | OSError):
            output, how = process.output(), process.farewell()
            self._drop()
            if self._closed:
                return EngineError("the session was closed while it was computing")
            path = keep_script(script, template)
            if ran_out_of_memory(output):
                return EngineOutOfMemory(f"Macaulay2 ran out of memory ({how})", path)
            return EngineCrashed(
                f"Macaulay2 died: {how}. It said: {output[-500:] or 'nothing'}", path
            )
        came_back = process.interrupt()
        if not came_back:
            self._drop()
        if not isinstance(error, pexpect.TIMEOUT):
            return error
        what = "was interrupted" if came_back else "did not react to an interrupt and was killed"
        return EngineTimeout(
            f"no answer within {limit:g} s: Macaulay2 {what}; nothing is known about the answer",
            keep_script(script, template),
        )

    def close(self) -> None:
        """End the process at once, also when another thread waits for it; safe to repeat."""
        self._closed = True
        self._drop()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self.close()

    def _forget(self) -> None:
        """In a forked child: the process, the lock and the turn are the parent's."""
        if self._process is not None:
            self._process.abandon()
        self._process, self._asking, self._lock = None, None, threading.Lock()


def _checked(timeout: float | None) -> float | None:
    if timeout is not None and not timeout > 0:
        raise InputError("timeout", "a positive number of seconds is needed", f"{timeout}")
    return timeout


_living: weakref.WeakSet[Session] = weakref.WeakSet()
_default: Session | None = None
_default_lock = threading.Lock()
session_of_this_thread: ContextVar[Session | None] = ContextVar("nnag_m2_session", default=None)
"""Set by a pool in its workers: the session that is used when none is named."""


def default_session() -> Session:
    """Return the session that is used when none is named: the pool worker's, or one for all."""
    global _default  # noqa: PLW0603
    if (own := session_of_this_thread.get()) is not None:
        return own
    with _default_lock:
        if _default is None or _default._closed:
            _default = Session()
        return _default


@atexit.register
def _close_all() -> None:
    for session in list(_living):
        session.close()


def _forget_all() -> None:
    global _default_lock  # noqa: PLW0603
    _default_lock = threading.Lock()
    for session in list(_living):
        session._forget()


os.register_at_fork(after_in_child=_forget_all)

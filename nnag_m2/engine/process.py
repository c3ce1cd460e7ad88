"""A Macaulay2 process on a terminal of its own: started, asked, interrupted, killed.

Closing the terminal is what ends Macaulay2 when Python ends in whichever way: the kernel sends
its whole foreground group, to which msolve belongs, a hang-up.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import time
import weakref
from pathlib import Path

import pexpect

from nnag_m2.calling import checkpoint, clearing_away
from nnag_m2.engine.folders import WorkFolder, sweep
from nnag_m2.engine.probing import Engine
from nnag_m2.engine.signals import SignalsWait, SystemErrorsPass, is_of_the_system
from nnag_m2.engine.spawning import pty_of, read_some, spawned
from nnag_m2.errors import EngineError, EngineNotFound

GRACE = 2.0
"""Seconds that an interrupted Macaulay2 has to come back before its process group is killed."""

SLICE = 0.1
"""Seconds of one wait: only between two of them is heard what is no signal of the system, such as
``_thread.interrupt_main`` or that a question is cancelled, and that a child of a dead Macaulay2
still holds its terminal."""

# seconds in which an interrupt that was heard late still shows itself
_SETTLING = 0.2
# bytes that are kept of what a script prints: 16 MB, so that memory lasts
_LONGEST_OUTPUT = 2**24


class Died(Exception):
    """The process ended while it was waited for."""


class Late(Exception):
    """The process did not answer in time."""


class Macaulay2Process:
    """One running Macaulay2 with a folder for a script and a reply; no locks, no policy.

    Parameters
    ----------
    engine
        Which Macaulay2.
    memory_limit
        Bytes of address space, for it and each of its children.

    Attributes
    ----------
    busy
        Whether the end of a request, or of the start, is still to come.  A process that is busy
        when nobody waits for it would answer the wrong question.
    """

    def __init__(self, engine: Engine, memory_limit: int | None) -> None:
        self._owner = os.getpid()
        self._terminal: pexpect.spawn[bytes] | None = None
        self._said = b""
        self.busy = True
        self._folder: WorkFolder | None = None
        sweep()
        with SignalsWait():
            try:
                self._folder = WorkFolder()
                folder = Path(self._folder.path)
                self._script = str(folder / "script.m2")
                self._reply = str(folder / "reply.txt")
                self._terminal = spawned(engine, folder, self._script, self._reply, memory_limit)
                _processes.add(self)
            except (pexpect.ExceptionPexpect, OSError) as error:
                self.kill()
                if isinstance(error, OSError) and not is_of_the_system(error):
                    raise
                kind = EngineNotFound if self._folder else EngineError
                raise kind(f"cannot start {engine.executable}: {error}") from error

    @property
    def pid(self) -> int:
        """The process id, which is also its process group and its terminal session."""
        number = self._open_terminal.pid
        if not number:  # group 0 would be Python's own
            raise Died
        return number

    @property
    def _open_terminal(self) -> pexpect.spawn[bytes]:
        if self._terminal is None or self._terminal.closed:
            raise Died
        return self._terminal

    def write(self, script: bytes) -> None:
        """Put a script where Macaulay2 will look for it; raises ``OSError``."""
        # New files: to truncate one that has content makes some file systems write to the disk.
        for path in (self._reply, self._script):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)
        with open(self._script, "xb") as file:
            file.write(script)

    def serve(self) -> str:
        """Have Macaulay2 run the script; return the token that will announce its end."""
        return self._announce("nnagServe();\n")

    def _announce(self, before: str = "") -> str:
        # A line of its own: when the one before it fails, Macaulay2 still runs this one.
        token = f"nnag-{secrets.token_hex(12)}"
        self._type(f'{before}nnagDone "{token}";\n')
        return token

    def _type(self, text: str) -> None:
        try:
            self._open_terminal.send(text)
        except OSError as error:
            if is_of_the_system(error):
                raise Died from error
            raise

    def start(self, limit: float) -> None:
        """Wait until Macaulay2 is ready; raises as ``wait`` does."""
        self.wait(self._announce(), limit)
        self.busy = False

    def wait(self, token: str, limit: float | None) -> str:
        """Return how the request with this token ended: answered, silent or failed.

        Raises
        ------
        Late
            When the limit has passed.
        Died
            When the process has ended.
        """
        end = None if limit is None else time.monotonic() + limit
        mark = f"{token} ".encode()
        said = bytearray()
        at = -1
        try:
            while (stop := said.find(b"\r\n", at) if at >= 0 else -1) < 0:
                seen = len(said)
                said += self._read(end)
                at = said.find(mark, max(0, seen - len(mark)) if at < 0 else at)
                if len(said) > 2 * _LONGEST_OUTPUT and at < 0:
                    said[_LONGEST_OUTPUT // 2 : -_LONGEST_OUTPUT // 2] = b"\r\n[...]\r\n"
        finally:
            self._said = bytes(said if at < 0 else said[:at])
        return said[at + len(mark) : stop].decode("ascii", "replace")

    def _read(self, end: float | None) -> bytes:
        """Return what Macaulay2 wrote next."""
        while True:
            checkpoint()
            left = SLICE if end is None else min(SLICE, end - time.monotonic())
            if left <= 0:  # also when there is always something to read
                raise Late
            said = read_some(self._open_terminal, left)
            if said is None and not self.is_alive():  # what it wrote before its end comes first
                said = read_some(self._open_terminal, 0.0) or b""
            if said == b"":
                raise Died
            if said is not None:
                return said

    def reply(self) -> str:
        """Return what the script delivered; raises ``OSError`` or ``UnicodeDecodeError``."""
        with open(self._reply, "rb") as file:
            return file.read().decode()

    def output(self) -> str:
        """Return what Macaulay2 printed before the last end, as text with plain line ends."""
        return self._said.decode("utf-8", "replace").replace("\r\n", "\n").strip()

    def interrupt(self) -> bool:
        """Interrupt what runs; return whether Macaulay2 came back and can be asked again."""
        with contextlib.suppress(Died), SystemErrorsPass(), clearing_away():
            # The whole group, as a terminal would: Macaulay2 itself is deaf while msolve runs.
            os.killpg(self.pid, signal.SIGINT)
            self.busy = not self._came_back()
        return not self.busy

    def _came_back(self) -> bool:
        """Whether Macaulay2 says that it was interrupted, and answers again.

        When it answers without having said so, the interrupt may still be on its way (a thread
        of Macaulay2's own hands it on) and would hit the next question.
        """
        end = time.monotonic() + GRACE
        heard = False
        while (left := end - time.monotonic()) > 0:
            answers = False
            # Asked again and again: what was typed before the interrupt may be lost.
            with contextlib.suppress(Late):
                if self.wait(self._announce(), min(left, 0.2)) == "undelivered":
                    return False
                answers = True
            heard = heard or b"error: interrupted" in self._said[-(2**16) :]
            if answers and heard:
                return True
            if answers:
                end = min(end, time.monotonic() + _SETTLING)
                time.sleep(0.01)
        return False

    def is_alive(self) -> bool:
        """Whether the process can be asked."""
        try:
            return bool(self._open_terminal.isalive())
        except (Died, pexpect.ExceptionPexpect):
            return False

    def farewell(self) -> str:
        """Return how a process that died ended, in words; the process is cleared away."""
        self.kill()
        number = self._terminal.signalstatus if self._terminal else None
        if number is not None:
            return f"it was ended by {signal.Signals(number).name}"
        status = self._terminal.exitstatus if self._terminal else None
        return "how is not known" if status is None else f"it exited with status {status}"

    def strike(self) -> None:
        """End Macaulay2 and its children at once; whoever waits for it finds it dead."""
        with contextlib.suppress(Died), SystemErrorsPass():
            if os.getpid() == self._owner:
                os.killpg(self.pid, signal.SIGKILL)

    def kill(self) -> None:
        """End Macaulay2 and its children and clear everything away; safe to repeat."""
        if os.getpid() != self._owner:
            self.abandon()
            return
        with SignalsWait():
            self.strike()
            if self._terminal is not None and not self._terminal.closed:
                with contextlib.suppress(pexpect.ExceptionPexpect, OSError):
                    self._terminal.wait()
                with contextlib.suppress(pexpect.ExceptionPexpect, OSError):
                    self._terminal.close(force=True)
            if self._folder is not None:
                self._folder.remove()

    def abandon(self) -> None:
        """Let go of a process that belongs to the parent of this forked process."""
        if self._terminal is not None and not self._terminal.closed:
            with contextlib.suppress(OSError):
                pty_of(self._terminal).fileobj.close()
            # Otherwise pexpect would signal the parent's process when this object is collected.
            self._terminal.closed = pty_of(self._terminal).closed = True
        if self._folder is not None:
            self._folder.let_go()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self.kill()


_processes: weakref.WeakSet[Macaulay2Process] = weakref.WeakSet()


def _abandon_all() -> None:
    for process in list(_processes):
        process.abandon()


os.register_at_fork(after_in_child=_abandon_all)

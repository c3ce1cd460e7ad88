"""A child process that runs Macaulay2 on a terminal of its own: started, ended, cleared away.

Closing the terminal is what ends Macaulay2 when Python ends in whichever way: the kernel sends
its whole foreground group, to which msolve belongs, a hang-up.
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import shlex
import signal
import sys
from pathlib import Path
from typing import Any

import pexpect

from nnag_m2.engine.ends import WorkFolder, sweep
from nnag_m2.engine.probing import Engine
from nnag_m2.engine.signals import (
    SignalsWait,
    is_of_the_system,
    standard_descriptors_taken,
    system_errors_pass,
)
from nnag_m2.engine.templates import template_folder
from nnag_m2.errors import EngineError, EngineNotFound

_FLAGS = (
    *("-q", "--silent", "--no-preload", "--no-readline", "--no-prompts", "--no-debug"),
    *("--print-width", "0", "--stop"),
)
_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGPIPE)


def spawned(
    engine: Engine, folder: Path, script: str, reply: str, memory_limit: int | None
) -> pexpect.spawn[bytes]:
    """Return a terminal with a Macaulay2 that is about to load the session's server.

    It runs in `folder`; the server reads the file `script` and writes the file `reply`.  Without
    such a program or a terminal ``pexpect.ExceptionPexpect`` or ``OSError`` is raised.
    """
    env = engine.environment()
    if shlex.quote(str(folder)) == str(folder):
        # What Macaulay2 leaves behind when it is killed goes with the folder.
        env["TMPDIR"] = str(folder)
    # In arguments rather than typed: a terminal cuts long lines and eats control characters.
    files = f"nnagScript = {_quoted(script)}; nnagReply = {_quoted(reply)};"
    server = template_folder() / "session" / "serve.m2"
    with standard_descriptors_taken():
        terminal: pexpect.spawn[Any] = pexpect.spawn(
            str(engine.executable),
            [*_FLAGS, "-e", files, str(server)],
            env=env,
            cwd=str(folder),
            echo=False,
            use_poll=True,  # select fails from the 1024th open file on
            preexec_fn=_Preparation(memory_limit),
        )
    # pexpect waits 50 ms before each line and 100 ms after closing unless told otherwise.
    terminal.delaybeforesend = None
    pty_of(terminal).delayafterclose = pty_of(terminal).delayafterterminate = 0.01
    return terminal


def read_some(terminal: pexpect.spawn[bytes], seconds: float) -> bytes | None:
    """Return what comes within some seconds: ``None`` for nothing, empty at the end.

    Not by pexpect's own reading, which looks into every ``OSError`` for a number, also into those
    that a signal handler raised.
    """
    poll = select.poll()
    try:
        poll.register(terminal.child_fd, select.POLLIN)
        if not poll.poll(1000 * seconds):
            return None
        return os.read(terminal.child_fd, 2**16)
    except (OSError, ValueError) as error:  # closed, or on Linux: nobody holds the other end
        if isinstance(error, OSError) and not is_of_the_system(error):
            raise
        return b""


def pty_of(terminal: pexpect.spawn[bytes]) -> Any:
    """Return the lower layer of a terminal, which the type stubs of pexpect do not know."""
    return terminal.ptyproc  # type: ignore[attr-defined]


class _Preparation:
    """What the new process does before it becomes Macaulay2."""

    def __init__(self, memory_limit: int | None) -> None:
        self._memory = memory_limit if sys.platform != "darwin" else None
        if self._memory is not None:
            _, most = resource.getrlimit(resource.RLIMIT_AS)
            self._memory = self._memory if most < 0 else min(self._memory, most)

    def __call__(self) -> None:
        # Python ignores some of them, nohup and shells others, and what is ignored is inherited:
        # Macaulay2 would not notice that its terminal is gone.
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if self._memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (self._memory, self._memory))


def _quoted(text: str) -> str:
    """Return a Macaulay2 string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Died(Exception):
    """The process ended while it was waited for."""


class Child:
    """A child process that runs Macaulay2, with a terminal and a folder of its own.

    The memory limit is in bytes of address space, for it and each of its children.
    """

    def __init__(self, engine: Engine, memory_limit: int | None) -> None:
        self._owner = os.getpid()
        self._terminal: pexpect.spawn[bytes] | None = None
        self._folder: WorkFolder | None = None
        sweep()
        with SignalsWait():
            try:
                self._folder = WorkFolder()
                folder = Path(self._folder.path)
                self._script = str(folder / "script.m2")
                self._reply = str(folder / "reply.txt")
                self._terminal = spawned(engine, folder, self._script, self._reply, memory_limit)
            except (pexpect.ExceptionPexpect, OSError) as error:
                self.kill()
                if isinstance(error, OSError) and not is_of_the_system(error):
                    raise
                kind = EngineNotFound if self._folder else EngineError
                raise kind(f"cannot start {engine.executable}: {error}") from error

    @property
    def pid(self) -> int:
        """The process id, which is also its process group and its terminal session."""
        number = self.open_terminal.pid
        if not number:  # group 0 would be Python's own
            raise Died
        return number

    @property
    def open_terminal(self) -> pexpect.spawn[bytes]:
        """The terminal; raises ``Died`` when it is closed."""
        if self._terminal is None or self._terminal.closed:
            raise Died
        return self._terminal

    def is_alive(self) -> bool:
        """Whether the process can be asked."""
        try:
            return bool(self.open_terminal.isalive())
        except (Died, pexpect.ExceptionPexpect):
            return False

    def how_it_ended(self) -> str:
        """Return how a process that died ended, in words; the process is cleared away."""
        self.kill()
        number = self._terminal.signalstatus if self._terminal else None
        if number is not None:
            return f"it was ended by {signal.Signals(number).name}"
        status = self._terminal.exitstatus if self._terminal else None
        return "how is not known" if status is None else f"it exited with status {status}"

    def end_at_once(self) -> None:
        """End Macaulay2 and its children at once; whoever waits for it finds it dead."""
        with contextlib.suppress(Died), system_errors_pass():
            if os.getpid() == self._owner:
                os.killpg(self.pid, signal.SIGKILL)

    def kill(self) -> None:
        """End Macaulay2 and its children and clear everything away; safe to repeat."""
        if os.getpid() != self._owner:
            self.abandon()
            return
        with SignalsWait():
            self.end_at_once()
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

"""A Macaulay2 process on a terminal of its own: started, spoken to, interrupted, killed.

Closing the terminal is what ends Macaulay2 when Python ends in whichever way: the kernel sends
its whole foreground group a hang-up.
"""

from __future__ import annotations

import contextlib
import os
import resource
import secrets
import shutil
import signal
import tempfile
import time
from pathlib import Path

import pexpect

from nnag_m2.engine.probing import Engine
from nnag_m2.engine.templates import template_folder
from nnag_m2.errors import EngineCrashed, EngineError

GRACE = 2.0
"""Seconds that an interrupted Macaulay2 has to come back before its process group is killed."""

_START_LIMIT = 60.0
_FLAGS = [
    "-q",
    "--silent",
    "--no-preload",
    "--no-readline",
    "--no-prompts",
    "--no-debug",
    "--print-width",
    "0",
]
_STATES = ("answered", "silent", "failed", "idle")


class Died(Exception):
    """The process ended while it was waited for."""


class Macaulay2Process:
    """One running Macaulay2 with a folder for scripts and replies; no locks, no policy.

    Parameters
    ----------
    engine
        Which Macaulay2.
    memory_limit
        Bytes of address space, for it and each of its children.
    """

    def __init__(self, engine: Engine, memory_limit: int | None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="nnag-m2-"))
        self._owner = os.getpid()

        def limit_resources() -> None:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if memory_limit is not None:
                resource.setrlimit(resource.RLIMIT_AS, (memory_limit, memory_limit))

        self._terminal = pexpect.spawn(
            str(engine.executable),
            _FLAGS,
            env=engine.environment(),  # type: ignore[arg-type]
            cwd=str(self.folder),
            echo=False,
            maxread=2**16,
            preexec_fn=limit_resources,
        )
        # pexpect waits 50 ms before each line and 0.1 ms after each read unless told otherwise.
        self._terminal.delaybeforesend = None
        self._terminal.delayafterread = None
        self._load_server()

    @property
    def pid(self) -> int:
        """The process id, which is also its process group and its terminal session."""
        return int(self._terminal.pid)

    def _load_server(self) -> None:
        server = template_folder() / "session" / "serve.m2"
        token = new_token()
        self._terminal.send(f"load {quoted(server)};\nnnagDone {quoted(token)};\n")
        try:
            self.wait(token, _START_LIMIT)
        except (Died, pexpect.TIMEOUT) as error:
            said = self.output()[-500:]
            self.kill()
            raise EngineCrashed(
                f"Macaulay2 did not start: {said or 'it printed nothing'}"
            ) from error

    def serve(self, script: Path, reply: Path, token: str) -> None:
        """Have Macaulay2 run a script; its end is announced with the token."""
        # Two lines: when the first one fails, Macaulay2 drops it and still runs the second.
        self._terminal.send(
            f"nnagServe({quoted(script)}, {quoted(reply)});\nnnagDone {quoted(token)};\n"
        )

    def wait(self, token: str, limit: float | None) -> str:
        """Return how the request with this token ended: answered, silent or failed.

        Raises
        ------
        pexpect.TIMEOUT
            When the limit has passed.
        Died
            When the process has ended.
        """
        ends = [f"{token} {state}\r\n".encode() for state in _STATES]
        try:
            which = self._terminal.expect_exact(
                ends, timeout=limit if limit is not None else -1, searchwindowsize=256
            )
        except pexpect.EOF as error:
            raise Died from error
        return _STATES[which]

    def output(self) -> str:
        """Return what Macaulay2 printed before the last end, as text with plain line ends."""
        before = self._terminal.before
        printed = before if isinstance(before, bytes) else b""
        return printed.decode("utf-8", "replace").replace("\r\n", "\n").strip()

    def interrupt(self) -> bool:
        """Interrupt what runs; return whether Macaulay2 came back, else it has been killed."""
        try:
            os.kill(self.pid, signal.SIGINT)
            end = time.monotonic() + GRACE
            while time.monotonic() < end:
                # Asked again and again: what was typed before the interrupt may be lost.
                token = new_token()
                self._terminal.send(f"nnagDone {quoted(token)};\n")
                with contextlib.suppress(pexpect.TIMEOUT):
                    self.wait(token, 0.2)
                    return True
        except (Died, OSError):
            pass
        except BaseException:
            self.kill()
            raise
        self.kill()
        return False

    def is_alive(self) -> bool:
        """Whether the process can be asked."""
        return not self._terminal.closed and self._terminal.isalive()

    def farewell(self) -> str:
        """Return how a dead process ended, in words."""
        self.kill()
        number = self._terminal.signalstatus
        if number is not None:
            return f"it was ended by {signal.Signals(number).name}"
        return f"it exited with status {self._terminal.exitstatus}"

    def kill(self) -> None:
        """End Macaulay2 and its children at once and remove the folder; safe to repeat."""
        if os.getpid() != self._owner:
            return self.abandon()
        if not self._terminal.closed:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
            with contextlib.suppress(pexpect.ExceptionPexpect, OSError):
                self._terminal.wait()
            with contextlib.suppress(pexpect.ExceptionPexpect, OSError):
                self._terminal.close(force=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        return None

    def abandon(self) -> None:
        """Let go of a process that belongs to the parent of this forked process."""
        if not self._terminal.closed:
            with contextlib.suppress(OSError):
                os.close(self._terminal.child_fd)
            # Otherwise pexpect would signal the parent's process when this object is collected.
            self._terminal.closed = self._terminal.ptyproc.closed = True


def new_token() -> str:
    """Return a word that no output contains by chance or by intent."""
    return f"nnag-{secrets.token_hex(12)}"


def quoted(text: Path | str) -> str:
    """Return a Macaulay2 string literal."""
    plain = str(text)
    if any(ord(c) < 32 for c in plain):
        raise EngineError(f"the path {plain!r} has control characters, which a terminal eats")
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'

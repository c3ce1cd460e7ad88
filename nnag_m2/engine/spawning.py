"""Start Macaulay2 on a terminal of its own."""

from __future__ import annotations

import os
import resource
import select
import shlex
import signal
import sys
from pathlib import Path
from typing import Any

import pexpect

from nnag_m2.engine.probing import Engine
from nnag_m2.engine.signals import StandardDescriptorsTaken, is_of_the_system
from nnag_m2.engine.templates import template_folder

_FLAGS = (
    *("-q", "--silent", "--no-preload", "--no-readline", "--no-prompts", "--no-debug"),
    *("--print-width", "0", "--stop"),
)
_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGPIPE)


def spawned(
    engine: Engine, folder: Path, script: str, reply: str, memory_limit: int | None
) -> pexpect.spawn[bytes]:
    """Return a terminal with a Macaulay2 that is about to load the session's server.

    Parameters
    ----------
    engine
        Which Macaulay2.
    folder
        Where it runs.
    script, reply
        The files that the server reads and writes.
    memory_limit
        Bytes of address space, for it and each of its children.

    Raises
    ------
    pexpect.ExceptionPexpect, OSError
        When there is no such program or no terminal.
    """
    env = engine.environment()
    if shlex.quote(str(folder)) == str(folder):
        # What Macaulay2 leaves behind when it is killed goes with the folder.
        env["TMPDIR"] = str(folder)
    # In arguments rather than typed: a terminal cuts long lines and eats control characters.
    files = f"nnagScript = {_quoted(script)}; nnagReply = {_quoted(reply)};"
    server = template_folder() / "session" / "serve.m2"
    with StandardDescriptorsTaken():
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

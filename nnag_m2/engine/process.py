"""A Macaulay2 process as it is asked: scripts through files, their ends through the terminal."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import time

from nnag_m2.calling import checkpoint, clearing_away
from nnag_m2.engine.child import Child, Died, read_some
from nnag_m2.engine.probing import Engine
from nnag_m2.engine.signals import is_of_the_system, system_errors_pass

GRACE = 2.0
"""Seconds that an interrupted Macaulay2 has to come back before its process group is killed."""

SLICE = 0.1
"""Seconds of one wait: only between two of them is heard what is no signal of the system, such as
``_thread.interrupt_main`` or that a question is cancelled, and that a child of a dead Macaulay2
still holds its terminal."""

LAST = ("undelivered", "loading")
"""How a request may end after which no other can be asked: what could not be delivered stays in
Macaulay2's hands, and with it the place on the disk; half of a package cannot be loaded again."""

# seconds in which an interrupt that was heard late still shows itself
_SETTLING = 0.2
# bytes that are kept of what a script prints: 16 MB, so that memory lasts
_LONGEST_OUTPUT = 2**24


class Late(Exception):
    """The process did not answer in time."""


class Macaulay2Process(Child):
    """One running Macaulay2 that is asked, interrupted, and asked again; no locks, no policy.

    Attributes
    ----------
    busy
        Whether the end of a request, or of the start, is still to come.  A process that is busy
        when nobody waits for it would answer the wrong question.
    """

    def __init__(self, engine: Engine, memory_limit: int | None) -> None:
        self._said = b""
        self.busy = True
        super().__init__(engine, memory_limit)

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
        try:
            self.open_terminal.send(f'{before}nnagDone "{token}";\n')
        except OSError as error:
            if is_of_the_system(error):
                raise Died from error
            raise
        return token

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
            said = read_some(self.open_terminal, left)
            if said is None and not self.is_alive():  # what it wrote before its end comes first
                said = read_some(self.open_terminal, 0.0) or b""
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
        with contextlib.suppress(Died), system_errors_pass(), clearing_away():
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
                if self.wait(self._announce(), min(left, 0.2)) in LAST:
                    return False
                answers = True
            heard = heard or b"error: interrupted" in self._said[-(2**16) :]
            if answers and heard:
                return True
            if answers:
                end = min(end, time.monotonic() + _SETTLING)
                time.sleep(0.01)
        return False

"""Run a program to find out whether it is a Macaulay2 that works, and which one."""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from nnag_m2.calling import checkpoint
from nnag_m2.engine.signals import is_of_the_system, standard_descriptors_taken

OLDEST_VERSION = "1.21"
# as for a start: mostly 1 s, far more on a loaded machine or a cold disk
PROBE_SECONDS = 60.0

_FLAGS = (
    *("-q", "--silent", "--no-preload", "--no-readline", "--no-tty"),
    *("--no-prompts", "--no-debug", "--stop"),
)
# The words that count as an answer are put together by Macaulay2 only: a program that merely
# repeats its arguments does not print them.
_SCRIPT = """
R = (ZZ/32003)[x,y]; I = ideal(x^2+y, x*y-1);
<< "nnag" << "-engine " << version#"VERSION" << " " << ((y^2+x) % I == 0) << endl << flush;
<< "nnag" << "-msolve " << (try (
    needsPackage "Msolve";
    set first entries leadTerm value "msolveGB I" === set {x^2, x*y, y^2}) else false) << endl;
exit 0
"""
# bytes; a Macaulay2 says its version in a hundred, others may print without end
_ENOUGH_OUTPUT = 1 << 16
_SLICE = 0.1
"""Seconds between two looks whether the question that needs the engine may go on."""
_SIGNAL_MEANINGS = {
    signal.SIGILL: ": built for another processor",
    signal.SIGKILL: ": perhaps there was not enough memory",
}


@dataclass(frozen=True)
class Engine:
    """A Macaulay2 that was run and that works.

    Attributes
    ----------
    executable
        Absolute path of the program.
    version
        As the program gives it, for example ``"1.26.06"``.
    has_msolve
        Whether its package Msolve solved a small system with the program ``msolve``.
    origin
        Where it was found: ``"argument"``, ``"NNAG_M2_EXECUTABLE"``,
        ``"nnag-m2 install-engine"`` or ``"PATH"``.
    """

    executable: Path
    version: str
    has_msolve: bool
    origin: str

    @property
    def version_tuple(self) -> tuple[int, ...]:
        """Return the version as integers, ``(1, 26, 6)`` for ``"1.26.06"``."""
        return version_numbers(self.version)

    def environment(self) -> dict[str, str]:
        """Return the environment variables to run this engine with."""
        return engine_environment(self.executable)


@dataclass(frozen=True)
class Probe:
    """What came of running one candidate.

    Attributes
    ----------
    executable, origin
        The candidate, and where it was found.
    version
        Its version when it told one, even if that is too old; else empty.
    has_msolve
        As for ``Engine``.
    reason
        Why it was refused; empty when it works.
    """

    executable: Path
    origin: str
    version: str = ""
    has_msolve: bool = False
    reason: str = ""

    @property
    def engine(self) -> Engine | None:
        """The working engine, or ``None`` when the candidate was refused."""
        if self.reason:
            return None
        return Engine(self.executable, self.version, self.has_msolve, self.origin)

    def __str__(self) -> str:
        verdict = self.reason or f"Macaulay2 {self.version}"
        return f"{self.executable} ({self.origin}): {verdict}"


_settled: dict[tuple[Path, int, int, int], Probe] = {}
"""What candidates that came to their own end have said; what may be an accident is not kept."""


def probe(executable: Path, origin: str, timeout: float = PROBE_SECONDS) -> Probe:
    """Return what happens when `executable` is run; nothing is raised."""
    refused = Probe(executable, origin)
    try:
        status = executable.stat()
    except (OSError, ValueError) as error:
        cause = error.strerror if isinstance(error, OSError) else error
        return replace(refused, reason=f"cannot be looked at: {cause}")
    key = (executable, status.st_mtime_ns, status.st_size, status.st_mode)
    if key in _settled:
        return replace(_settled[key], origin=origin)
    if os.path.isdir(executable):
        return replace(refused, reason="is a folder; name the program in it, such as FOLDER/bin/M2")
    if not os.access(executable, os.X_OK):
        mode = f"mode {status.st_mode & 0o777:o}"
        return replace(refused, reason=f"is not executable here ({mode})")
    try:
        code, output = _run(executable, timeout)
    except OSError as error:
        if not is_of_the_system(error):
            raise
        return replace(refused, reason=f"cannot be started: {error.strerror}")
    found = Probe(executable, origin, *_judged(code, output, timeout))
    if code == 0 and found.version:
        _settled[key] = found
    return found


def engine_environment(executable: Path) -> dict[str, str]:
    """Return the environment variables to run `executable` with."""
    env = dict(os.environ)
    for name in ("COLUMNS", "LINES", "NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR"):
        env.pop(name, None)
    env["TERM"] = "dumb"
    # Macaulay2 refuses to start without HOME; under -q it only wants the name.
    env["HOME"] = env.get("HOME") or tempfile.gettempdir()
    # It hands the names of its temporary files to msolve through a shell, unquoted.
    if not re.fullmatch(r"[\w./+=:@,-]*", env.get("TMPDIR", "")):
        del env["TMPDIR"]
    folder, path = str(executable.parent), env.get("PATH", os.defpath)
    env["PATH"] = path if folder in path.split(os.pathsep) else f"{folder}{os.pathsep}{path}"
    return env


def version_numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, up to its first hyphen."""
    return tuple(int(part) for part in re.findall(r"\d+", version.split("-", 1)[0]))


def _judged(code: int | None, output: str, timeout: float) -> tuple[str, bool, str]:
    """Return version, whether Msolve works, and the reason of refusal (empty: none)."""
    answer = re.search(r"^nnag-engine (\d\S*) (true|false)$", output, re.MULTILINE)
    if answer is None or code:
        return "", False, _died(code) or _no_answer(code, output, timeout)
    version, reason = answer[1], ""
    if answer[2] != "true":
        return "", False, f"is Macaulay2 {version} and computes a wrong Groebner basis"
    if version_numbers(version) < version_numbers(OLDEST_VERSION):
        reason = f"is Macaulay2 {version}, too old: {OLDEST_VERSION} or newer is needed"
    return version, bool(re.search(r"^nnag-msolve true$", output, re.MULTILINE)), reason


def _run(executable: Path, timeout: float) -> tuple[int | None, str]:
    """Return exit code (``None``: stopped by us) and the beginning of the output."""
    deadline = time.monotonic() + timeout
    with (
        standard_descriptors_taken(),
        subprocess.Popen(
            [executable, *_FLAGS, "-e", _SCRIPT],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=engine_environment(executable),
            cwd="/",  # Macaulay2 would load a package Msolve.m2 from the working directory
            start_new_session=True,
        ) as process,
    ):
        assert process.stdout is not None
        code = None
        try:
            output, at_end = _beginning(process.stdout.fileno(), deadline)
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = process.wait(deadline - time.monotonic() if at_end else 0.0)
        finally:
            if code is None:  # the whole group: msolve is a child of Macaulay2
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)
    return code, output.decode(errors="replace")


def _beginning(pipe: int, deadline: float) -> tuple[bytes, bool]:
    """Return the first bytes that come out of `pipe`, and whether they are all."""
    output = b""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while len(output) < _ENOUGH_OUTPUT and time.monotonic() < deadline:
            checkpoint()
            if not selector.select(min(_SLICE, deadline - time.monotonic())):
                continue
            chunk = os.read(pipe, _ENOUGH_OUTPUT)
            if not chunk:
                return output, True
            output += chunk
    return output, False


def _died(code: int | None) -> str:
    """Return how a signal ended the program; a shell tells signal n as exit code 128 + n."""
    number = -code if code is not None and code < 0 else (code or 0) - 128
    if number <= 0:
        return ""
    if number not in set(signal.Signals):
        return f"died with signal {number}"
    name = signal.Signals(number)
    return f"died with {signal.strsignal(name)} ({name.name}){_SIGNAL_MEANINGS.get(name, '')}"


def _no_answer(code: int | None, output: str, timeout: float) -> str:
    said = next((line.strip() for line in output.splitlines() if line.strip()), "")
    said = f"it printed {said[:120]!r}" if said else "it printed nothing"
    if code is None and len(output) < _ENOUGH_OUTPUT:
        return f"gave no answer within {timeout:g} s; {said}"
    return f"ended with exit code {code}; {said}" if code else f"is not Macaulay2; {said}"

"""Find Macaulay2 on this machine, and find out by running it whether it works."""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nnag_m2.errors import EngineNotFound, EngineTooOld, InputError

OLDEST_VERSION = "1.21"
VARIABLE = "NNAG_M2_EXECUTABLE"
INSTALLED = "nnag-m2 install-engine"
PROBE_SECONDS = 60.0
REMEDY = (
    f"`{INSTALLED}`, or `apt-get install --no-install-recommends macaulay2` on Debian and "
    "Ubuntu, or `brew install Macaulay2/tap/M2` on macOS"
)

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
_ENOUGH_OUTPUT = 1 << 16
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
        return _version_tuple(self.version)

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
    engine
        The working engine, or ``None`` when the candidate was refused.
    reason
        Why it was refused; empty when it works.
    version
        Its version when it told one, even if that is too old; else empty.
    """

    executable: Path
    origin: str
    engine: Engine | None
    reason: str = ""
    version: str = ""

    def __str__(self) -> str:
        verdict = self.reason or f"Macaulay2 {self.version}"
        return f"{self.executable} ({self.origin}): {verdict}"


def find_engine(
    executable: str | os.PathLike[str] | None = None, *, timeout: float = PROBE_SECONDS
) -> Engine:
    """Return the first Macaulay2 that works.

    Looked at in this order: `executable`; the environment variable ``NNAG_M2_EXECUTABLE``; the
    engine that ``nnag-m2 install-engine`` installed; every ``M2`` on ``PATH``.  An `executable`
    is taken or refused, never replaced by another.  Of the others, those that do not work are
    passed over with a warning.  A candidate is run once in a Python process, and again only
    when its file changes.

    Parameters
    ----------
    executable
        The program itself, or its name on ``PATH``.
    timeout
        Seconds that one candidate has to answer.

    Raises
    ------
    InputError
        `executable` is not a path.
    EngineTooOld
        Every candidate is a Macaulay2 older than 1.21.
    EngineNotFound
        No candidate works; the message names each one with the reason.
    """
    refused: list[Probe] = []
    for path, origin in candidates(executable):
        found = probe(path, origin, timeout)
        if found.engine is None:
            refused.append(found)
            continue
        for other in refused:
            warnings.warn(
                f"Macaulay2 passed over: {other}; using {path}", RuntimeWarning, stacklevel=2
            )
        return found.engine
    too_old = bool(refused) and all(found.version for found in refused)
    raise (EngineTooOld if too_old else EngineNotFound)(_nothing_works(refused))


def candidates(executable: str | os.PathLike[str] | None = None) -> list[tuple[Path, str]]:
    """Return the programs to try, best first, each with its origin; nothing is run.

    Raises
    ------
    InputError
        `executable` is not a path.
    """
    from nnag_m2.engine.install import installed_executable  # it imports this module

    if executable is not None:
        if not isinstance(executable, str | os.PathLike) or not os.fspath(executable):
            raise InputError("find_engine", "the path of a Macaulay2 program", repr(executable))
        return [(_located(os.fspath(executable)), "argument")]
    named, installed = os.environ.get(VARIABLE), installed_executable()
    found = [(_located(named), VARIABLE)] if named else []
    found += [(installed, INSTALLED)] if installed else []
    folders = filter(None, os.environ.get("PATH", os.defpath).split(os.pathsep))
    on_path = (shutil.which("M2", path=folder) for folder in folders)
    found += [(Path(os.path.abspath(path)), "PATH") for path in on_path if path]
    # One program can be reached by several names: /bin is often a link to /usr/bin.
    first: dict[str, tuple[Path, str]] = {}
    for path, origin in found:
        first.setdefault(os.path.realpath(path), (path, origin))
    return list(first.values())


def probe(executable: Path, origin: str, timeout: float = PROBE_SECONDS) -> Probe:
    """Return what happens when `executable` is run; nothing is raised."""
    try:
        status = executable.stat()
    except (OSError, ValueError) as error:
        cause = error.strerror if isinstance(error, OSError) else error
        return Probe(executable, origin, None, f"cannot be looked at: {cause}")
    version, has_msolve, reason = _examined(
        executable, status.st_mtime_ns, status.st_size, status.st_mode, timeout
    )
    engine = None if reason else Engine(executable, version, has_msolve, origin)
    return Probe(executable, origin, engine, reason, version)


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


def _nothing_works(refused: list[Probe]) -> str:
    required = f"Macaulay2 {OLDEST_VERSION} or newer is needed"
    if not refused:
        came = f"{VARIABLE} is not set, `{INSTALLED}` was not run, no M2 is on PATH"
        return f"no Macaulay2 found: {required}; {came}; try {REMEDY}"
    lines = [f"no Macaulay2 works: {required}; looked at", *(f"  {other}" for other in refused)]
    return "\n".join([*lines, f"try {REMEDY}"])


def _located(name: str) -> Path:
    name = os.path.expanduser(name)
    found = None if os.sep in name else shutil.which(name)
    return Path(os.path.abspath(found or name))


def _version_tuple(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("-", 1)[0]))


@lru_cache(maxsize=64)
def _examined(
    executable: Path, _mtime: int, _size: int, mode: int, timeout: float
) -> tuple[str, bool, str]:
    """Return version, whether Msolve works, and the reason of refusal (empty: none)."""
    if os.path.isdir(executable):
        return "", False, "is a folder; name the program in it, such as FOLDER/bin/M2"
    if not os.access(executable, os.X_OK):
        return "", False, f"is not executable (mode {mode & 0o777:o})"
    try:
        return _judged(*_run(executable, timeout), timeout)
    except OSError as error:
        return "", False, f"cannot be started: {error.strerror}"


def _judged(code: int | None, output: str, timeout: float) -> tuple[str, bool, str]:
    answer = re.search(r"^nnag-engine (\d\S*) (true|false)$", output, re.MULTILINE)
    if answer is None or code:
        return "", False, _died(code) or _no_answer(code, output, timeout)
    version, reason = answer[1], ""
    if answer[2] != "true":
        return "", False, f"is Macaulay2 {version} and computes a wrong Groebner basis"
    if _version_tuple(version) < _version_tuple(OLDEST_VERSION):
        reason = f"is Macaulay2 {version}, too old: {OLDEST_VERSION} or newer is needed"
    return version, bool(re.search(r"^nnag-msolve true$", output, re.MULTILINE)), reason


def _run(executable: Path, timeout: float) -> tuple[int | None, str]:
    """Return exit code (``None``: stopped by us) and the beginning of the output."""
    deadline = time.monotonic() + timeout
    with subprocess.Popen(
        [executable, *_FLAGS, "-e", _SCRIPT],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=engine_environment(executable),
        cwd="/",  # Macaulay2 would load a package Msolve.m2 from the working directory
        start_new_session=True,
    ) as process:
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
        while len(output) < _ENOUGH_OUTPUT and selector.select(deadline - time.monotonic()):
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

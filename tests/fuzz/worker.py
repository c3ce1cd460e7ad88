"""The process that runs cases: it may hang, run out of memory or die without harm."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import nnag_m2

from .cases import Late, Outcome, Setting, Wrong, chance_of
from .kinds import KINDS

_MEMORY = 6 * 2**30
"""Bytes of address space: Macaulay2 inherits the limit, and itself needs some two of them."""


@dataclass(frozen=True)
class Verdict:
    """What came of a case: for failures also what is alike in failures of one cause."""

    outcome: Outcome
    message: str = ""
    cause: str = ""


def work(pipe: Connection, setting: Setting, limit: float) -> None:
    """Judge the cases that come through a pipe, until there are no more."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    signal.signal(signal.SIGALRM, _late)
    while (asked := _next(pipe)) is not None:
        seed, name, number, seconds = asked
        pipe.send(judged(seed, name, number, setting, min(limit, seconds)))


def _next(pipe: Connection) -> Any:
    while True:
        try:
            return pipe.recv()
        except KeyboardInterrupt:  # a Ctrl-C that came late, when its case was over
            continue
        except EOFError:
            return None


def judged(seed: int, name: str, number: int, setting: Setting, limit: float) -> Verdict:
    """Return the verdict on one case."""
    try:
        with _limited(limit):
            return Verdict(KINDS[name].check(chance_of(seed, name, number), setting))
    except Wrong as error:
        return Verdict("failure", _with_cause(error), _cause(name, error))
    except BaseException as error:
        if isinstance(error, Late) and _is_comparison(error):
            return Verdict("undecided")
        what = f"not over after {limit:g} s" if isinstance(error, Late) else type(error).__name__
        return Verdict("failure", f"{what}\n{_last_lines()}", f"{what}: {_cause(name, error)}")


def _late(*_: object) -> None:
    raise Late


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _with_cause(error: Wrong) -> str:
    if error.__cause__ is None:
        return str(error)
    frames = traceback.extract_tb(error.__cause__.__traceback__)
    where = [f"{_short(f.filename)}:{f.lineno} {f.name}" for f in frames if _is_ours(f.filename)]
    return f"{error}\n    in {' < '.join(reversed(where[-4:]))}"


def _cause(name: str, error: BaseException) -> str:
    """Return kind, exception, and the innermost place of this project: failures alike have it."""
    first = error.__cause__ or error
    frames = traceback.extract_tb(first.__traceback__)
    told = [f for f in frames if _is_ours(f.filename) and not f.name.startswith("require")]
    ours = [f"{_short(f.filename)} {f.name}" for f in told]
    what = "" if isinstance(first, Wrong) else type(first).__name__
    return f"{name} {what} {ours[-1] if ours else ''}"


def _is_comparison(error: Late) -> bool:
    """Return whether it was sympy that was late, and nothing of the package had called it."""
    files = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    package = Path(nnag_m2.__file__).parent
    return any("sympy" in f.parts for f in files) and not any(package in f.parents for f in files)


def _is_ours(path: str) -> bool:
    return "nnag_m2" in path or "fuzz" in path


def _short(path: str) -> str:
    return "/".join(path.split("/")[-3:])


def _last_lines() -> str:
    return "    " + "\n    ".join(traceback.format_exc().splitlines()[-14:])


def start(pipe: Connection, setting: Setting, limit: float) -> None:
    """Begin in a folder of its own, so that nothing is written anywhere else."""
    with tempfile.TemporaryDirectory(prefix="fuzz-", ignore_cleanup_errors=True) as folder:
        for name in ("TMPDIR", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        tempfile.tempdir = folder
        os.chdir(folder)
        sys.stdout.flush()
        work(pipe, setting, limit)
        setting.session.close()

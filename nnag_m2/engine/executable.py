"""Find the Macaulay2 to use: an argument, an environment variable, our own, the PATH."""

from __future__ import annotations

import os
import shutil
import warnings
from pathlib import Path

from nnag_m2.calling import named
from nnag_m2.engine.install import installed_executable
from nnag_m2.engine.probing import OLDEST_VERSION, PROBE_SECONDS, Engine, Probe, probe
from nnag_m2.engine.wheels import INSTALLED, REMEDY
from nnag_m2.errors import EngineNotFound, EngineTooOld, InputError

VARIABLE = "NNAG_M2_EXECUTABLE"


@named
def find_engine(
    executable: str | os.PathLike[str] | None = None, *, timeout: float = PROBE_SECONDS
) -> Engine:
    """Return the first Macaulay2 that works.

    Looked at in this order: `executable`; the environment variable ``NNAG_M2_EXECUTABLE``; the
    engine that ``nnag-m2 install-engine`` installed; every ``M2`` on ``PATH``.  An `executable`
    and what the variable names are taken or refused, never replaced by another.  Of the others,
    those that do not work are passed over with a warning.  A candidate that works is run once in
    a Python process, and again only when its file changes.

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
    for path, origin in in_question(candidates(executable)):
        found = probe(path, origin, timeout)
        if found.engine is None:
            refused.append(found)
            continue
        for other in refused:
            warnings.warn(
                f"Macaulay2 passed over: {other}; using {path}", RuntimeWarning, stacklevel=3
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
    if executable is not None:
        if not isinstance(executable, str | os.PathLike) or not os.fspath(executable):
            from nnag_m2.algebra.arguments import shown

            raise InputError("the path of a Macaulay2 program", shown(executable))
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


def in_question(found: list[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """Return the candidates that may be used: what the environment variable names, and no other."""
    return found[:1] if found and found[0][1] == VARIABLE else found


def _nothing_works(refused: list[Probe]) -> str:
    if [other.origin for other in refused] == [VARIABLE]:
        return (
            f"the Macaulay2 that {VARIABLE} names does not work: {refused[0]}; try another path, "
            f"or `unset {VARIABLE}` and what `nnag-m2 doctor` finds"
        )
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

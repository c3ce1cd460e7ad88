"""Find the Macaulay2 to use, and say in words which engines there are."""

from __future__ import annotations

import os
import platform
import shutil
import warnings
from pathlib import Path

from nnag_m2.engine.install import installation
from nnag_m2.engine.probing import OLDEST_VERSION, PROBE_SECONDS, Engine, Probe, probe
from nnag_m2.engine.wheels import INSTALLED, REMEDY
from nnag_m2.errors import EngineNotFound, EngineTooOld, InputError, named, shown

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
            raise InputError("the path of a Macaulay2 program", shown(executable))
        return [(_located(os.fspath(executable)), "argument")]
    named, (installed, _) = os.environ.get(VARIABLE), installation()
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


def doctor_report() -> tuple[str, bool]:
    """Return a report on the engines of this machine, for a person, and whether one is used."""
    tried = candidates()
    found = [probe(path, origin) for path, origin in tried]
    allowed = found[: len(in_question(tried))]
    used = next((other for other in allowed if other.engine), None)
    lines = [
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}",
        "Macaulay2, in the order in which it is looked for:",
    ]
    lines += [f"  {_verdict(other, other is used)}" for other in found]
    lines += [f"  {absent}" for absent in _absent()]
    lines += _advice(used, any(other.engine for other in found))
    return "\n".join(lines), used is not None


def _verdict(found: Probe, used: bool) -> str:
    if found.engine is None:
        return f"[refused] {found}"
    msolve = "Msolve works" if found.engine.has_msolve else "without Msolve"
    return f"[{'used' if used else 'works'}] {found}, {msolve}"


def _absent() -> list[str]:
    lines = [] if os.environ.get(VARIABLE) else [f"[absent] {VARIABLE}: not set"]
    program, state = installation()
    if program is None:
        lines.append(f"[absent] {INSTALLED}: {state}")
    return lines if shutil.which("M2") else [*lines, "[absent] PATH: no program M2"]


def _advice(used: Probe | None, other_works: bool) -> list[str]:
    if used is None and other_works:
        lines = [f"What {VARIABLE} names does not work, and no other is used in its place."]
        return [*lines, f"Try another path, or `unset {VARIABLE}`."]
    if used is None or used.engine is None:
        return [f"No Macaulay2 works: {OLDEST_VERSION} or newer is needed.", f"Try {REMEDY}."]
    lines = [f"Used: {used.executable}, the first that works."]
    if not used.engine.has_msolve:
        lines.append(
            "Without Msolve the same questions are answered more slowly; "
            f"`{INSTALLED}` installs a Macaulay2 that has it."
        )
    return lines

"""Say in words which engines there are, which one is used, and what to do when none is."""

from __future__ import annotations

import os
import platform
import shutil

from nnag_m2.engine.executable import VARIABLE, candidates, in_question
from nnag_m2.engine.install import installation
from nnag_m2.engine.probing import OLDEST_VERSION, Probe, probe
from nnag_m2.engine.wheels import INSTALLED, REMEDY


def probes() -> list[Probe]:
    """Return what happens when each candidate is run, in the order of preference."""
    return [probe(path, origin) for path, origin in candidates()]


def doctor_status() -> int:
    """Return the exit status of ``nnag-m2 doctor``: 0 when an engine works, else 1."""
    return 0 if _used(probes()) else 1


def _used(found: list[Probe]) -> Probe | None:
    """Return the one that a session uses."""
    allowed = in_question([(other.executable, other.origin) for other in found])
    return next((other for other in found[: len(allowed)] if other.engine), None)


def doctor_report() -> str:
    """Return a report on the engines of this machine, to be read by a person."""
    found = probes()
    used = _used(found)
    lines = [
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}",
        "Macaulay2, in the order in which it is looked for:",
    ]
    lines += [f"  {_verdict(other, other is used)}" for other in found]
    lines += [f"  {absent}" for absent in _absent()]
    return "\n".join([*lines, *_advice(used, any(other.engine for other in found))])


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

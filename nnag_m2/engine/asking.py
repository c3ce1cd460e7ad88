"""One script asked of one process: the reply, or the exception that says why there is none."""

from __future__ import annotations

import time
from dataclasses import dataclass

from nnag_m2.engine.child import Died
from nnag_m2.engine.complaints import complaint_of, death_of, failed_start, keep_script
from nnag_m2.engine.process import LAST, Late, Macaulay2Process
from nnag_m2.engine.signals import is_of_the_system
from nnag_m2.errors import EngineError, EngineTimeout, InputError, QuestionTimeout, ReplyError

# seconds; a start takes 1 s, on a loaded machine or a cold disk far more
_START_LIMIT = 60.0


@dataclass(frozen=True)
class RawReply:
    """What a script delivered, what Macaulay2 printed besides, and how long it took."""

    text: str
    output: str
    seconds: float


class Spoiled(Exception):
    """A script by hand has left the process in such a state that the next one could not begin."""


def start(process: Macaulay2Process, memory_limit: int | None) -> None:
    """Wait until a new process is ready."""
    try:
        process.start(_START_LIMIT)
    except (Died, Late):
        raise failed_start(process.output(), process.how_it_ended(), memory_limit) from None


def ask(
    process: Macaulay2Process,
    script: str,
    limit: float | None,
    template: str,
    version: tuple[int, ...],
) -> RawReply:
    """Return what a script delivers.

    Whatever is raised, ``process.busy`` says afterwards whether the process must be given up.
    """
    _write(process, script)
    began = time.perf_counter()
    state = _end_of(process, script, limit, template)
    process.busy = state in LAST or state == "spoiled"
    if state == "spoiled":
        raise Spoiled
    seconds = time.perf_counter() - began
    if state == "silent":
        said = "the script ended without an answer"
        raise ReplyError(said, keep_script(script, template), script)
    if state != "answered":
        raise complaint_of(process.output(), script, template, version)
    return RawReply(_reply_of(process, script, template), process.output(), seconds)


def _write(process: Macaulay2Process, script: str) -> None:
    try:
        text = script.encode()
    except UnicodeEncodeError as error:
        raise InputError("a script in UTF-8", f"{error}") from None
    process.busy = True
    try:
        process.write(text)
    except OSError as error:
        if is_of_the_system(error):
            raise EngineError(f"cannot write the script: {error}") from error
        raise


def _end_of(process: Macaulay2Process, script: str, limit: float | None, template: str) -> str:
    """Have the script run that was written; return how it ended, as ``process.wait`` says it."""
    try:
        state = "idle"
        while state == "idle":  # an interrupt meant for the request before kept it from starting
            state = process.wait(process.serve(), limit)
    except Died:
        raise death_of(process.output(), process.how_it_ended(), script, template) from None
    except (Late, QuestionTimeout):
        raise _lateness(process.interrupt(), limit, script, template) from None
    except BaseException:  # Ctrl-C, or whatever a signal handler raised
        process.interrupt()
        raise
    return state


def _reply_of(process: Macaulay2Process, script: str, template: str) -> str:
    try:
        return process.reply()
    except (OSError, UnicodeDecodeError) as error:
        process.busy = True  # it may write somewhere else: not to be trusted with the next one
        if isinstance(error, OSError) and not is_of_the_system(error):
            raise
        path = keep_script(script, template)
        raise ReplyError(f"the reply cannot be read: {error}", path, script) from error


def _lateness(came_back: bool, limit: float | None, script: str, template: str) -> EngineTimeout:
    within = "" if limit is None else f" within {limit:.3g} s"
    what = "was interrupted" if came_back else "did not react to an interrupt and was killed"
    return EngineTimeout(
        f"no answer{within}: Macaulay2 {what}; nothing is known about the answer",
        keep_script(script, template),
        script,
    )

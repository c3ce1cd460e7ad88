"""What Macaulay2 prints when a script fails, read: the message and where in the script.

Versions differ: 1.21 counts columns from 1, 1.26 from 0; both print the place in their own code
where the error was noticed first and then, frame by frame, the way back to the script.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from pathlib import Path

from nnag_m2.engine.ends import write_whole
from nnag_m2.engine.templates import ByHand
from nnag_m2.errors import EngineComplaint, EngineCrashed, EngineError, EngineOutOfMemory

# the first version of Macaulay2 whose messages count columns from 0
_COLUMNS_FROM_ZERO = (1, 22)
_FRAME = re.compile(
    r"^(?P<file>[^\n]+?):(?P<line>\d+):(?P<column>\d+):\(\d+\):(?:\[\d+\]:)?\s*(?P<rest>.*)$",
    re.MULTILINE,
)
_MEMORY = re.compile(
    r"out of memory|memory exhausted|(?:cannot|unable to|failed to) allocate|bad_alloc"
    r"|too many heap sections|failed to expand heap|insufficient memory",
    re.IGNORECASE,
)
# bytes; a dying Macaulay2 says why at the end
_LAST_WORDS = 2**16


def ran_out_of_memory(output: str) -> bool:
    """Return whether the last words of a dead Macaulay2 speak of memory."""
    return _MEMORY.search(output[-_LAST_WORDS:]) is not None


def death_of(output: str, how: str, script: str, template: str) -> EngineError:
    """Return the error for a process that died while it ran a script."""
    path = keep_script(script, template)
    if ran_out_of_memory(output):
        return EngineOutOfMemory(f"Macaulay2 ran out of memory ({how})", path, script)
    return EngineCrashed(f"Macaulay2 died: {how}. It said: {_shortened(output)}", path, script)


def failed_start(output: str, how: str, memory_limit: int | None) -> EngineError:
    """Return the error for a process that never became ready."""
    said = _shortened(output)
    if memory_limit is not None and (ran_out_of_memory(output) or memory_limit < 2 * 10**9):
        return EngineOutOfMemory(
            f"Macaulay2 did not start with memory_limit={memory_limit}: {how}. It said: {said}"
        )
    return EngineCrashed(f"Macaulay2 did not start: {how}. It said: {said}")


def _shortened(output: str) -> str:
    """Return beginning and end: before a stack trace comes its cause, after it its effect."""
    return f"{output[:250]} [...] {output[-250:]}" if len(output) > 500 else output or "nothing"


def complaint_of(
    output: str, script: str, template: str, version: tuple[int, ...]
) -> EngineComplaint:
    """Return the error that a failed script's output describes."""
    frames = _failure(list(_FRAME.finditer(output)))
    path, text, place, of = keep_script(script, template), script, "script.m2", template
    if isinstance(script, ByHand):
        text, place, of = script.text, script.place, ""
    own = next((frame for frame in frames if Path(frame["file"]).name == place), None)
    line = int(own["line"]) if own else None
    column = int(own["column"]) + (version >= _COLUMNS_FROM_ZERO) if own else None
    lines = text.split("\n")
    shown = lines[line - 1] if line and line <= len(lines) else ""
    return EngineComplaint(_message(output, frames), path, of, line, column, shown, script)


def _failure(frames: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the frames from the error on.

    The last error counts: what looks like one before it was printed by the script.  Macaulay2
    repeats a syntax error once for each file that is being loaded.
    """
    errors = [i for i, frame in enumerate(frames) if frame["rest"].startswith("error:")]
    if not errors:
        return []
    start = errors.pop()
    while errors and frames[errors[-1]]["rest"] == frames[start]["rest"]:
        start = errors.pop()
    return frames[start:]


def _message(output: str, frames: list[re.Match[str]]) -> str:
    """Return the text after the first ``error:``, up to the back trace."""
    if not frames:
        return output[-500:] or "an error without a message"
    start = frames[0].start("rest") + len("error:")
    end = frames[1].start() if len(frames) > 1 else len(output)
    lines = (line.removeprefix("--").strip() for line in output[start:end].splitlines())
    return "\n    ".join(line for line in lines if line)


def keep_script(script: str, template: str) -> Path | None:
    """Return the path of a lasting copy of a script that failed, named by its content.

    ``None`` when it cannot be kept: a full disk must not hide the error that is being reported.
    """
    folder = Path(tempfile.gettempdir()) / f"nnag-m2-failed-{os.getuid()}"
    digest = hashlib.sha256(script.encode()).hexdigest()[:12]
    path = folder / f"{re.sub(r'[^A-Za-z0-9_-]', '-', template) or 'script'}-{digest}.m2"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
        if status.st_uid != os.getuid() or not stat.S_ISDIR(status.st_mode):
            return None  # somebody else was there first
        write_whole(path, script)
    except OSError:
        return None
    return path

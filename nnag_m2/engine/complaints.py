"""What Macaulay2 prints when a script fails, read: the message and where in the script.

Versions differ: 1.21 counts columns from 1, 1.26 from 0; both print the place in their own code
where the error was noticed first and then, frame by frame, the way back to the script.
"""

from __future__ import annotations

import getpass
import hashlib
import os
import re
import tempfile
from pathlib import Path

from nnag_m2.errors import EngineComplaint

_COLUMNS_FROM_ZERO = (1, 22)
_FRAME = re.compile(
    r"^(?P<file>[^\n:]+\.m2(?:\.in)?):(?P<line>\d+):(?P<column>\d+):"
    r"(?:\(\d+\):)?(?:\[\d+\]:)?\s*(?P<rest>.*)$",
    re.MULTILINE,
)
_MEMORY = re.compile(r"out of memory|memory exhausted|cannot allocate|bad_alloc", re.IGNORECASE)


def ran_out_of_memory(output: str) -> bool:
    """Return whether the last words of a dead Macaulay2 speak of memory."""
    return _MEMORY.search(output[-4000:]) is not None


def complaint_of(
    output: str, script: str, template: str, version: tuple[int, ...]
) -> EngineComplaint:
    """Return the error that a failed script's output describes."""
    frames = list(_FRAME.finditer(output))
    own = next((frame for frame in frames if Path(frame["file"]).name == "script.m2"), None)
    line = int(own["line"]) if own else None
    column = int(own["column"]) + (version >= _COLUMNS_FROM_ZERO) if own else None
    lines = script.splitlines()
    text = lines[line - 1] if line and line <= len(lines) else ""
    path = keep_script(script, template)
    return EngineComplaint(_message(output, frames), path, template, line, column, text)


def _message(output: str, frames: list[re.Match[str]]) -> str:
    """Return the text after the first ``error:``, up to the back trace."""
    first = next((frame for frame in frames if "error:" in frame["rest"]), None)
    if first is None:
        return output[-500:] or "an error without a message"
    start = first.start("rest") + first["rest"].index("error:") + len("error:")
    end = next((frame.start() for frame in frames if frame.start() > start), len(output))
    lines = (line.removeprefix("--").strip() for line in output[start:end].splitlines())
    return "\n    ".join(line for line in lines if line)


def keep_script(script: str, template: str) -> Path:
    """Return the path of a lasting copy of a script that failed, named by its content."""
    folder = Path(tempfile.gettempdir()) / f"nnag-m2-failed-{getpass.getuser()}"
    digest = hashlib.sha256(script.encode()).hexdigest()[:12]
    path = folder / f"{template or 'script'}-{digest}.m2"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.stat().st_uid != os.getuid():
            raise PermissionError(folder)
        path.write_text(script, encoding="utf-8")
    except OSError:  # a full disk must not hide the error that is being reported
        return Path(os.devnull)
    return path

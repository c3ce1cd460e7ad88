"""How the command line fails: one line for a person, one object for a program, one exit status."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from nnag_m2.errors import (
    EngineComplaint,
    EngineCrashed,
    EngineNotFound,
    EngineOutOfMemory,
    EngineTooOld,
    InputError,
    QuestionTimeout,
)
from nnag_m2.exchange.json_text import SCHEMA

# exit statuses of the shell; 130 is 128 + SIGINT by convention
ANSWERED, NO_ANSWER, NOT_WRITTEN, INTERRUPTED = 0, 1, 8, 130

_STATUS: dict[type[BaseException], int] = {
    InputError: 2,
    EngineNotFound: 3,
    EngineTooOld: 3,
    QuestionTimeout: 4,
    EngineOutOfMemory: 5,
    EngineCrashed: 6,
    EngineComplaint: 7,
    OSError: NOT_WRITTEN,
    KeyboardInterrupt: INTERRUPTED,
}

STATES = """\
exit states:
  0  answered                     5  Macaulay2 reached its memory limit
  1  no answer, another reason    6  Macaulay2 crashed
  2  the input was refused        7  Macaulay2 reported an error
  3  no Macaulay2 that works      8  the output could not be written
  4  the time limit passed      130  interrupted"""


def status_of(error: BaseException) -> int:
    """Return the exit status that an error ends with."""
    # A QuestionTimeout is an OSError too: the order of the table counts.
    return next((s for kind, s in _STATUS.items() if isinstance(error, kind)), NO_ANSWER)


def tell(error: BaseException, computation: str | None) -> int:
    """Say what went wrong, and return the status.

    Where JSON is wanted the computation has a name, and it is said on standard output as well.
    """
    status = status_of(error)
    _say(f"nnag-m2: {_in_words(error)}")
    if computation is not None and status != NOT_WRITTEN:
        found: dict[str, Any] = {"schema": SCHEMA, "computation": computation}
        found |= {"error": type(error).__name__}
        found |= {"message": str(error) or "interrupted", "status": status}
        found |= {"script": getattr(error, "script", "") or None}
        print(json.dumps(found, indent=1))
    return status


def _in_words(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "interrupted"
    if status_of(error) == NOT_WRITTEN:
        return f"the output cannot be written: {getattr(error, 'strerror', None) or error}"
    return str(error) if isinstance(error, InputError) else f"{type(error).__name__}: {error}"


def _say(line: str) -> None:
    if sys.stderr is None:  # closed; to print to None is to print to standard output
        return
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:  # nobody can be told
        give_up(sys.stderr)


def flush_output() -> None:
    """Write out what was printed; raises ``OSError``, also where there is no standard output."""
    if sys.stdout is None:
        raise OSError("standard output is closed")
    sys.stdout.flush()


def give_up(stream: Any) -> None:
    """Let what cannot be written disappear, so that Python does not try again at its end."""
    if stream is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)

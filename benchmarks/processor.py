"""Processor time of all processes that a way keeps busy, which a busy machine hardly changes."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from nnag_m2 import Session


def processor_time(session: Session, way: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that Python, Macaulay2 and the programs that it starts compute together.

    Of the sessions beside this one, on which parts of a question run, the first is counted.

    Returns
    -------
    tuple of float and object
        The seconds, and what the way returns.
    """
    began = _spent(session)
    result = way()
    return _spent(session) - began, result


def program_time(command: Sequence[str], text: str = "", limit: float = 60) -> tuple[float, str]:
    """Return the seconds that another program computes, and what it prints.

    Raises
    ------
    subprocess.TimeoutExpired
        After so many seconds of wall-clock time.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, timeout=limit, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return user + system, done.stdout


def spent_apart(session: Session) -> list[float]:
    """Return the seconds of Python, of the session's Macaulay2, and of the one beside it so far.

    With those of the programs that they started and waited for, in user and in system mode.
    """
    kinds = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    apart = [sum(kind.ru_utime + kind.ru_stime for kind in kinds)]
    for pid in (session.pid, session.further(0).pid):
        if pid is None:
            apart.append(0.0)
            continue
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        apart.append(sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK"))
    return apart


def _spent(session: Session) -> float:
    return sum(spent_apart(session))

"""Python in processes of its own, and what becomes of the processes that it starts."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from nnag_m2.engine.probing import Engine

LIMIT = 30.0
"""Seconds within which every failure must have come to its end, also on a machine that is busy."""

HEADER = """
import contextlib, os, pathlib, signal, sys, threading, time
from nnag_m2 import Session
from nnag_m2.errors import *
engine = sys.argv[1]
"""

KNOWN = """
from nnag_m2.engine import probing
status = os.stat(engine)
path = pathlib.Path(engine)
settled = path, status.st_mtime_ns, status.st_size, status.st_mode
probing._settled[settled] = probing.Probe(path, "PATH", sys.argv[2], sys.argv[3] == "True")
"""
"""The tests have looked at the engine: a process need not do it again, which takes a second."""

LONG = "while true do 1; deliver 1"
"""A script that never ends by itself, but can be interrupted."""

DEAF = "deliver (7^(10^9))"
"""A script that takes long and does not react to interrupts."""


def announced(script: str, mark: Path) -> str:
    """Return a script that makes a file before anything else: what follows is being computed."""
    return f'"{mark}" << "begun" << close;\n{script}'


def answered(number: int) -> int:
    """Ask Macaulay2 for a number, in a worker of a pool of processes."""
    from nnag_m2.engine.shared import default_session

    return int(default_session().run(f"deliver {number}").text.split()[1])


def seconds(since: float) -> float:
    return time.monotonic() - since


def wait_until(condition: Callable[[], bool], limit: float = LIMIT) -> bool:
    """Return whether a condition comes true in time."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


def begun(mark: Path) -> bool:
    """Wait for the file of an announced script; the same file may be awaited again."""
    found = wait_until(mark.exists)
    mark.unlink(missing_ok=True)
    return found


def gone(pid: int) -> bool:
    """Return whether a process has ended, with all of its threads; it may wait to be collected."""
    try:
        process = psutil.Process(pid)
        # Its first thread may end before the others, and until they have it cannot be collected.
        return process.status() == psutil.STATUS_ZOMBIE and process.num_threads() <= 1
    except psutil.NoSuchProcess:
        return True


def family(pid: int) -> list[int]:
    """Return a process and all that it started, directly or not."""
    try:
        process = psutil.Process(pid)
        return [pid, *(child.pid for child in process.children(recursive=True))]
    except psutil.NoSuchProcess:
        return []


def named(pid: int, name: str) -> list[int]:
    """Return the descendants of a process whose program has this name."""
    found = []
    for other in family(pid)[1:]:
        try:
            if psutil.Process(other).name() == name:
                found.append(other)
        except psutil.NoSuchProcess:
            continue
    return found


FORKS_BESIDE_THREADS = "ignore:This process:DeprecationWarning"
"""Since Python 3.12 such a fork warns; here it is what is tested."""


@contextmanager
def python(
    code: str,
    engine: Engine,
    prefix: tuple[str, ...] = (),
    env: dict[str, str] | None = None,
    unseen: bool = False,
) -> Iterator[subprocess.Popen[str]]:
    """Run Python code beside the tests; it prints ``ready`` where the test is to go on.

    It knows the engine, unless that is unseen: where circumstances are odd, it is to look itself.
    """
    begin = HEADER if unseen else HEADER + KNOWN
    found = str(engine.executable), engine.version, str(engine.has_msolve)
    process = subprocess.Popen(
        [*prefix, sys.executable, "-W", FORKS_BESIDE_THREADS, "-c", begin + code, *found],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **(env or {})},
    )
    try:
        yield process
    finally:
        for pid in reversed(family(process.pid)):
            if not gone(pid):
                os.kill(pid, 9)
        process.communicate()


def finished(process: subprocess.Popen[str], limit: float = 60) -> str:
    """Return what a process printed until its end, which has to be a good one."""
    output, _ = process.communicate(timeout=limit)
    assert process.returncode == 0, output
    return output


def ready(process: subprocess.Popen[str]) -> str:
    """Wait for the line that begins with ``ready``; return the rest of it."""
    assert process.stdout is not None
    before = []
    for line in process.stdout:
        if line.startswith("ready"):
            return line.removeprefix("ready").strip()
        before.append(line)
    raise AssertionError("".join(before))


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Return what a line of the shell did that begins with our command."""
    return subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m nnag_m2 {line}"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )


@contextmanager
def signalled(when: float | Path, handler: Callable[..., None]) -> Iterator[None]:
    """Have a signal interrupt this thread; not the one of the test's limit.

    It comes after some seconds, or when an announced script has begun.
    """
    me = threading.get_ident()

    def strike() -> None:
        if not isinstance(when, Path) or begun(when):
            signal.pthread_kill(me, signal.SIGUSR1)

    timer = threading.Timer(0.0 if isinstance(when, Path) else when, strike)
    before = signal.signal(signal.SIGUSR1, handler)
    try:
        timer.start()
        yield
    finally:
        timer.join()
        signal.signal(signal.SIGUSR1, before)


def leftovers(folder: Path) -> list[str]:
    """Return what sessions left in their folder for temporary files.

    Python itself tries such a folder with a file of eight letters, which an interrupt may leave.
    """
    names = sorted(p.name for p in folder.iterdir() if not p.name.startswith("nnag-m2-failed-"))
    return [name for name in names if not re.fullmatch("[a-z0-9_]{8}", name)]

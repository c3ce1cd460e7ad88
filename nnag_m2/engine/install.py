"""Install the reference engine, Macaulay2 1.26.06 with msolve, into a folder of our own.

Both come as Python wheels, which are fetched by pip, checked by pip against the hashes in
``engine_wheels.txt``, and unpacked; nothing is installed into the Python environment.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import platformdirs

from nnag_m2.engine import wheels
from nnag_m2.engine.probing import Engine, probe
from nnag_m2.engine.wheels import DATA_VARIABLE, INSTALLED, failure
from nnag_m2.errors import EngineNotFound

_PROGRAM = Path("sage_wheels", "bin", "M2-binary")
_PARTIAL = ".partial-"
# the wheels of 75 MB, what they unpack to, and both at once for a while
_BYTES_NEEDED = 600 * 2**20


def install_engine(*, quiet: bool = False) -> Engine:
    """Return the reference engine, after installing it where that was not done before.

    It goes into a folder under the user's data folder (``NNAG_M2_DATA_DIR`` names another one)
    that appears only when it is complete and was run.  Several processes may do this at once.
    pip's own settings decide where the wheels come from.

    Parameters
    ----------
    quiet
        Whether to say nothing on stderr.

    Raises
    ------
    EngineNotFound
        There is no reference engine for this platform, or it does not run on this machine.
    EngineError
        It could not be fetched or unpacked: no pip, no network, a file with a wrong hash, a
        full disk, a folder that cannot be written.
    """
    tag, target = wheels.wheel_platform(), engine_folder()
    engine = _engine_in(target)
    if engine is None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with _locked(target.parent, quiet):
                engine = _engine_in(target) or _installed_anew(target, tag, quiet)
        except OSError as error:
            cause = f"{error.strerror or error}: {error.filename or target}"
            raise failure(cause, f"{DATA_VARIABLE}=FOLDER with a folder of yours") from error
        _say(f"installed {engine.executable}", quiet)
    else:
        _say(f"already installed: {engine.executable}", quiet)
    return engine


def installation() -> tuple[Path | None, str]:
    """Return the program that was installed, if any, and in words what is in its folder."""
    folder = engine_folder()
    try:
        there = stat.S_ISREG((folder / _PROGRAM).stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        there = False
    except OSError as error:  # a home folder that belongs to somebody else
        return None, f"{folder} cannot be looked at: {error.strerror}"
    return (folder / _PROGRAM, f"in {folder}") if there else (None, f"nothing in {folder}")


def engine_folder() -> Path:
    """Return the folder of the reference engine, which need not exist.

    Its name ends with a hash of the pinned wheels and the kind of machine, so that neither a
    new release nor a home folder shared between machines meets an engine that is not its own.
    """
    named = os.environ.get(DATA_VARIABLE)
    data = Path(os.path.expanduser(named)) if named else platformdirs.user_data_path("nnag-m2")
    pins = re.findall(
        r"^[\w-]+==\S+|sha256:\w+", wheels.PINS.read_text(encoding="utf-8"), re.MULTILINE
    )
    told = " ".join([*sorted(pins), platform.system(), platform.machine()])
    short = hashlib.sha256(told.encode()).hexdigest()[:12]
    return Path(os.path.abspath(data), "engines", f"macaulay2-1.26.06-{short}")


def _engine_in(folder: Path) -> Engine | None:
    return probe(folder / _PROGRAM, INSTALLED).engine


@contextlib.contextmanager
def _locked(folder: Path, quiet: bool) -> Iterator[None]:
    import fcntl  # absent on Windows, where this is not reached

    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("waiting for another installation to end", quiet)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _installed_anew(target: Path, tag: str, quiet: bool) -> Engine:
    """Return the engine, fetched, unpacked and run beside `target`, then moved there."""
    for stale in target.parent.glob(f"{_PARTIAL}*"):  # of broken-off runs: we hold the lock
        shutil.rmtree(stale, ignore_errors=True)
    free = shutil.disk_usage(target.parent).free
    if free < _BYTES_NEEDED:
        needed = f"{_BYTES_NEEDED >> 20} MB are needed in {target.parent}, {free >> 20} MB are free"
        raise failure(f"the disk is full: {needed}", f"{DATA_VARIABLE}=OTHER_FOLDER")
    partial = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=target.parent))
    try:
        _say("fetching Macaulay2 1.26.06 and msolve (about 83 MB)", quiet)
        wheels.download(partial / "wheels", tag, quiet)
        _say("unpacking (about 350 MB)", quiet)
        for wheel in sorted((partial / "wheels").glob("*.whl")):
            wheels.unpack(wheel, partial / "engine")
        found = probe(partial / "engine" / _PROGRAM, INSTALLED)
        if found.engine is None:
            cause = f"the Macaulay2 that was fetched does not run in {partial}: it {found.reason}"
            hint = f"a Macaulay2 of your system, or {DATA_VARIABLE}=OTHER_FOLDER"
            raise EngineNotFound(f"{INSTALLED}: {cause}; try {hint}")
        if target.exists():  # it does not work, or we would not be here
            target.rename(partial / "broken")
        (partial / "engine").rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return replace(found.engine, executable=target / _PROGRAM)


def _say(line: str, quiet: bool) -> None:
    if not quiet:
        print(f"{INSTALLED}: {line}", file=sys.stderr, flush=True)

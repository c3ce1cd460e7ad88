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
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from nnag_m2.engine.probing import Engine, probe
from nnag_m2.errors import EngineError, EngineNotFound

INSTALLED = "nnag-m2 install-engine"
REMEDY = (
    f"`{INSTALLED}`, or `apt-get install --no-install-recommends macaulay2` on Debian and "
    "Ubuntu, or `brew install Macaulay2/tap/M2` on macOS"
)
DATA_VARIABLE = "NNAG_M2_DATA_DIR"
PINS = Path(__file__).with_name("engine_wheels.txt")
_PROGRAM = Path("sage_wheels", "bin", "M2-binary")
_PARTIAL = ".partial-"
# the wheels of 75 MB, what they unpack to, and both at once for a while
_BYTES_NEEDED = 600 * 2**20
# The binaries do not depend on Python: one wheel serves every version of it.
_PIP_OPTIONS = (
    *("--no-deps", "--only-binary=:all:", "--require-hashes"),
    *("--no-input", "--disable-pip-version-check"),
    *("--implementation", "cp", "--abi", "abi3", "--python-version", "3.12"),
)
_OFFLINE = (
    "fetching the two wheels elsewhere and setting PIP_NO_INDEX=1 and PIP_FIND_LINKS to their "
    "folder, or a Macaulay2 of your system"
)
# Searched in this order: pip ends with "No matching distribution" after network trouble too.
_PIP_TROUBLES = (
    (
        "DO NOT MATCH THE HASHES",
        "a fetched file is not the expected one (its sha256 differs); nothing was kept",
        "again; if it stays so, ask who runs the proxy or mirror that pip uses",
    ),
    ("No space left|Errno 28|Errno 122|quota", "the disk is full", f"{DATA_VARIABLE}=OTHER_FOLDER"),
    (
        "Retrying|[Cc]onnection|ProxyError|SSLError|incomplete-download|Read timed out",
        "pip has no connection to its package index",
        f"again when the network is there, or {_OFFLINE}",
    ),
    ("No matching distribution", "the index that pip uses does not have the wheels", _OFFLINE),
)


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
    tag, target = wheel_platform(), engine_folder()
    engine = _engine_in(target)
    if engine is None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with _locked(target.parent, quiet):
                engine = _engine_in(target) or _installed_anew(target, tag, quiet)
        except OSError as error:
            cause = f"{error.strerror or error}: {error.filename or target}"
            raise _failure(cause, f"{DATA_VARIABLE}=FOLDER with a folder of yours") from error
        _say(f"installed {engine.executable}", quiet)
    else:
        _say(f"already installed: {engine.executable}", quiet)
    return engine


def installed_executable() -> Path | None:
    """Return the program that `install_engine` installed; ``None`` when there is none."""
    return installation()[0]


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
    pins = re.findall(r"^[\w-]+==\S+|sha256:\w+", PINS.read_text(encoding="utf-8"), re.MULTILINE)
    told = " ".join([*sorted(pins), platform.system(), platform.machine()])
    short = hashlib.sha256(told.encode()).hexdigest()[:12]
    return Path(os.path.abspath(data), "engines", f"macaulay2-1.26.06-{short}")


def wheel_platform() -> str:
    """Return the platform tag of the wheels for this machine.

    Raises
    ------
    EngineNotFound
        There are none.
    """
    system, machine = platform.system(), platform.machine()
    release = ""
    if system == "Linux" and machine in ("x86_64", "aarch64"):
        library, release = platform.libc_ver()
        if library == "glibc" and _numbers(release) >= (2, 28):
            return f"manylinux_2_28_{machine}"
        release = f"{library or 'another C library (musl?)'} {release}"
    if system == "Darwin" and machine in ("x86_64", "arm64"):
        release = platform.mac_ver()[0]
        # 10.16 is what a Python built for old systems is told by every newer one.
        if _numbers(release) >= (13,) or _numbers(release)[:2] == (10, 16):
            return f"macosx_13_0_{machine}"
    raise EngineNotFound(
        f"{INSTALLED}: there is no ready-made Macaulay2 for {system} {machine} {release}".rstrip()
        + "; Linux on x86_64 or aarch64 with glibc 2.28 or newer, or macOS 13 or newer is needed; "
        "try a Macaulay2 of your system (on Windows: inside WSL)"
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


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
        raise _failure(f"the disk is full: {needed}", f"{DATA_VARIABLE}=OTHER_FOLDER")
    partial = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=target.parent))
    try:
        _say("fetching Macaulay2 1.26.06 and msolve (about 83 MB)", quiet)
        _download(partial / "wheels", tag, quiet)
        _say("unpacking (about 350 MB)", quiet)
        for wheel in sorted((partial / "wheels").glob("*.whl")):
            _unpack(wheel, partial / "engine")
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


def _download(folder: Path, tag: str, quiet: bool) -> None:
    """Let pip fetch the two wheels into `folder` and check their hashes."""
    if not sys.executable or find_spec("pip") is None:
        raise _failure(
            "this Python has no pip to fetch it with",
            "`python -m ensurepip`, with uv `uv pip install pip`",
        )
    folder.mkdir()
    show = not quiet and sys.stderr.isatty()
    done = subprocess.run(
        [
            *(sys.executable, "-P", "-m", "pip", "download", *_PIP_OPTIONS),
            *("--platform", tag, "-d", str(folder), "-r", str(PINS)),
        ],
        # pip keeps what it is fetching in TMPDIR, which may be small and would be left over.
        env=os.environ | {"TMPDIR": str(folder), "PIP_REQUIRE_VIRTUALENV": "0"},
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr if show else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise _pip_failure(done.stderr)


def _pip_failure(said: str) -> EngineError:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"ERROR|error|OSError", line)] or lines or ["?"]
    for pattern, cause, hint in _PIP_TROUBLES:
        if re.search(pattern, said):
            return _failure(f"{cause} (pip: {errors[-1][:200]})", hint)
    return _failure(f"pip failed ({errors[-1][:200]})", f"a newer pip, or {_OFFLINE}")


def _unpack(wheel: Path, folder: Path) -> None:
    """Unpack `wheel` over what `folder` holds, keeping which files are programs."""
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            mode, parts = member.external_attr >> 16, Path(member.filename).parts
            if ".." in parts or Path(member.filename).is_absolute() or stat.S_ISLNK(mode):
                raise _failure(f"{wheel.name} holds an unsafe path, {member.filename!r}", REMEDY)
            unpacked = archive.extract(member, folder)
            if not member.is_dir() and (mode & 0o111 or "bin" in parts[:-1]):
                os.chmod(unpacked, 0o755)


def _failure(cause: str, hint: str) -> EngineError:
    return EngineError(f"{INSTALLED}: {cause}; try {hint}")


def _say(line: str, quiet: bool) -> None:
    if not quiet:
        print(f"{INSTALLED}: {line}", file=sys.stderr, flush=True)

"""The wheels of the reference engine: which fit this machine, fetched by pip, unpacked."""

from __future__ import annotations

import os
import platform
import re
import stat
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

from nnag_m2.engine.probing import version_numbers
from nnag_m2.errors import EngineError, EngineNotFound

INSTALLED = "nnag-m2 install-engine"
REMEDY = (
    f"`{INSTALLED}`, or `apt-get install --no-install-recommends macaulay2` on Debian and "
    "Ubuntu, or `brew install Macaulay2/tap/M2` on macOS"
)
DATA_VARIABLE = "NNAG_M2_DATA_DIR"
PINS = Path(__file__).with_name("engine_wheels.txt")
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
        if library == "glibc" and version_numbers(release) >= (2, 28):
            return f"manylinux_2_28_{machine}"
        release = f"{library or 'another C library (musl?)'} {release}"
    if system == "Darwin" and machine in ("x86_64", "arm64"):
        release = platform.mac_ver()[0]
        # 10.16 is what a Python built for old systems is told by every newer one.
        if version_numbers(release) >= (13,) or version_numbers(release)[:2] == (10, 16):
            return f"macosx_13_0_{machine}"
    raise EngineNotFound(
        f"{INSTALLED}: there is no ready-made Macaulay2 for {system} {machine} {release}".rstrip()
        + "; Linux on x86_64 or aarch64 with glibc 2.28 or newer, or macOS 13 or newer is needed; "
        "try a Macaulay2 of your system (on Windows: inside WSL)"
    )


def download(folder: Path, tag: str, quiet: bool) -> None:
    """Let pip fetch the two wheels into `folder` and check their hashes."""
    if not sys.executable or find_spec("pip") is None:
        raise failure(
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
            return failure(f"{cause} (pip: {errors[-1][:200]})", hint)
    return failure(f"pip failed ({errors[-1][:200]})", f"a newer pip, or {_OFFLINE}")


def unpack(wheel: Path, folder: Path) -> None:
    """Unpack `wheel` over what `folder` holds, keeping which files are programs."""
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            mode, parts = member.external_attr >> 16, Path(member.filename).parts
            if ".." in parts or Path(member.filename).is_absolute() or stat.S_ISLNK(mode):
                raise failure(f"{wheel.name} holds an unsafe path, {member.filename!r}", REMEDY)
            unpacked = archive.extract(member, folder)
            if not member.is_dir() and (mode & 0o111 or "bin" in parts[:-1]):
                os.chmod(unpacked, 0o755)


def failure(cause: str, hint: str) -> EngineError:
    """Return the error that says why there is no engine, and what to try."""
    return EngineError(f"{INSTALLED}: {cause}; try {hint}")

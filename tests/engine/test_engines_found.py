"""The engines of this machine, really run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from nnag_m2.engine.executable import doctor_report, find_engine
from nnag_m2.engine.install import installation
from nnag_m2.errors import EngineNotFound

pytestmark = pytest.mark.engine

DEBIAN = Path("/usr/bin/M2")


def test_some_engine_is_found_and_reported() -> None:
    engine = find_engine()
    assert engine.version_tuple >= (1, 21)
    report, works = doctor_report()
    assert works
    assert f"[used] {engine.executable} ({engine.origin}): Macaulay2 {engine.version}" in report


def test_the_engine_of_the_system_is_found_by_its_path() -> None:
    if not DEBIAN.exists():
        pytest.skip(f"no {DEBIAN}")
    engine = find_engine(DEBIAN)
    assert (engine.executable, engine.origin) == (DEBIAN, "argument")
    told = subprocess.run([DEBIAN, "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == engine.version


def test_the_installed_engine_has_msolve() -> None:
    program = installation()[0]
    if program is None:
        pytest.skip("`nnag-m2 install-engine` was not run")
    engine = find_engine(program)
    assert engine.version == "1.26.06"
    assert engine.has_msolve


def test_an_engine_starts_without_home_and_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = find_engine()
    # Macaulay2 takes packages from the working directory first.
    (tmp_path / "Msolve.m2").write_text('error "not this one"\n')
    (tmp_path / "tmp dir").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HOME")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp dir"))
    again = find_engine(engine.executable, timeout=59)
    assert (again.version, again.has_msolve) == (engine.version, engine.has_msolve)


@pytest.mark.parametrize("name", ["echo", "cat", "true", "sh", "python3", "yes"])
def test_other_programs_are_not_taken_for_macaulay2(name: str) -> None:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"no {name}")
    with pytest.raises(EngineNotFound, match=r"is not Macaulay2|ended with exit code"):
        find_engine(path)

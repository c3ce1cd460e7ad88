"""Finding Macaulay2: with small shell scripts in its place, so that no engine is needed."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nnag_m2.engine.executable import candidates, doctor_report, find_engine
from nnag_m2.engine.probing import PROBE_SECONDS, Engine, probe
from nnag_m2.errors import EngineNotFound, EngineTooOld, InputError

WORKS = "echo nnag-engine 1.26.06 true; echo nnag-msolve true"
WORKS_WITHOUT_MSOLVE = "echo nnag-engine 1.24.05 true; echo nnag-msolve false"
OLD = "echo nnag-engine 1.19.1 true; echo nnag-msolve false"
WRONG_BASIS = "echo nnag-engine 1.26.06 false"
DIES = "kill -ILL $$"
DIES_UNDER_A_SHELL = "exit 132"
GARBAGE = "echo 'Segmentation violation, I think'"
REPEATS = 'echo "$@"'
HANGS = "echo starting; exec /bin/sleep 60"
MSOLVE_HANGS = "echo nnag-engine 1.26.06 true; exec /bin/sleep 60"
NEVER_STOPS = "while :; do echo y; done"

Script = Callable[[str, str], Path]


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """Return a writer of fake engines, on a machine where nothing else is found."""
    monkeypatch.delenv("NNAG_M2_EXECUTABLE", raising=False)
    monkeypatch.setenv("NNAG_M2_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    def write(name: str, body: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)
        return path

    return write


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (DIES, "Illegal instruction (SIGILL): built for another processor"),
        (DIES_UNDER_A_SHELL, "Illegal instruction (SIGILL): built for another processor"),
        ("kill -KILL $$", "(SIGKILL)"),
        (GARBAGE, "is not Macaulay2; it printed 'Segmentation violation, I think'"),
        (REPEATS, "is not Macaulay2; it printed '-q --silent"),
        ("", "is not Macaulay2; it printed nothing"),
        ("echo oh no >&2; exit 3", "ended with exit code 3; it printed 'oh no'"),
        (f"{WORKS}; exit 1", "ended with exit code 1"),
        (OLD, "is Macaulay2 1.19.1, too old: 1.21 or newer is needed"),
        (WRONG_BASIS, "wrong Groebner basis"),
    ],
)
def test_a_program_that_is_no_working_macaulay2_is_refused_with_the_reason(
    script: Script, body: str, reason: str
) -> None:
    found = probe(script("M2", body), "argument")
    assert found.engine is None
    assert reason in found.reason


PATIENCE = (0.5, 5, 20)
"""Seconds in which a small program says its first word: mostly at once, later on a busy machine."""


def test_a_program_that_hangs_is_killed_with_its_children(script: Script, tmp_path: Path) -> None:
    body = f"/bin/sleep 60 & echo $! > {tmp_path}/child; {HANGS}"
    path, start = script("M2", body), time.monotonic()
    for seconds in PATIENCE:
        found = probe(path, "argument", timeout=seconds)
        assert f"gave no answer within {seconds:g} s" in found.reason
        if "it printed 'starting'" in found.reason:
            break
    assert "it printed 'starting'" in found.reason
    assert time.monotonic() - start < 60
    child = int((tmp_path / "child").read_text())
    assert _ends(child)


def _ends(process: int) -> bool:
    for _ in range(100):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat")
            if state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


def test_a_program_that_prints_without_end_is_stopped_early(script: Script) -> None:
    start = time.monotonic()
    assert "is not Macaulay2" in probe(script("M2", NEVER_STOPS), "argument").reason
    assert time.monotonic() - start < PROBE_SECONDS


def test_a_hanging_msolve_costs_msolve_only(script: Script) -> None:
    path = script("M2", MSOLVE_HANGS)
    found = [probe(path, "argument", timeout=seconds).engine for seconds in PATIENCE[:2]]
    assert found[-1] is not None
    assert not any(engine.has_msolve for engine in found if engine)


def test_a_path_that_is_no_program_is_refused_with_the_reason(
    script: Script, tmp_path: Path
) -> None:
    plain = script("M2", WORKS)
    plain.chmod(0o644)
    assert "is not executable" in probe(plain, "argument").reason
    assert "is a folder; name the program in it" in probe(tmp_path, "argument").reason
    assert "No such file" in probe(tmp_path / "absent", "argument").reason
    assert "cannot be looked at" in probe(Path("a\0b"), "argument").reason
    alien = script("alien", "")
    alien.write_bytes(b"\x7fELF not for this machine")
    assert "cannot be started" in probe(alien, "argument").reason


def test_a_working_engine_tells_its_version_and_msolve(script: Script) -> None:
    path = script("M2", WORKS)
    engine = find_engine(path)
    assert engine == Engine(path, "1.26.06", True, "argument")
    assert engine.version_tuple == (1, 26, 6)
    assert pickle.loads(pickle.dumps(engine)) == engine
    assert not find_engine(script("other", WORKS_WITHOUT_MSOLVE)).has_msolve


def test_a_program_is_run_once_until_its_file_changes(script: Script, tmp_path: Path) -> None:
    count = f"echo run >> {tmp_path}/runs; "
    path = script("M2", count + WORKS)
    for _ in range(3):
        assert find_engine(path).version == "1.26.06"
    assert (tmp_path / "runs").read_text().count("run") == 1
    script("M2", count + WORKS_WITHOUT_MSOLVE)
    assert find_engine(path).version == "1.24.05"


def test_the_order_is_argument_variable_path(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_path, named = script("bin/M2", WORKS), script("named", WORKS)
    assert find_engine().executable == on_path
    assert find_engine().origin == "PATH"
    monkeypatch.setenv("NNAG_M2_EXECUTABLE", str(named))
    assert find_engine().executable == named
    assert find_engine().origin == "NNAG_M2_EXECUTABLE"
    assert find_engine("M2").executable == on_path
    assert find_engine("M2").origin == "argument"


def test_an_argument_that_does_not_work_is_not_replaced(script: Script) -> None:
    script("bin/M2", WORKS)
    broken, old = script("broken", DIES), script("old", OLD)
    with pytest.raises(EngineNotFound, match="SIGILL"):
        find_engine(broken)
    with pytest.raises(EngineTooOld, match=r"1\.19\.1, too old"):
        find_engine(old)


def test_a_variable_that_does_not_work_is_an_error_that_names_it(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_path = script("bin/M2", WORKS)
    for wrong in (script("broken", DIES), on_path.parent, on_path.parent / "absent", "no-such"):
        monkeypatch.setenv("NNAG_M2_EXECUTABLE", str(wrong))
        with pytest.raises(EngineNotFound, match="that NNAG_M2_EXECUTABLE names does not work"):
            find_engine()
    monkeypatch.setenv("NNAG_M2_EXECUTABLE", str(script("old", OLD)))
    with pytest.raises(EngineTooOld, match="NNAG_M2_EXECUTABLE"):
        find_engine()
    assert find_engine(on_path).executable == on_path
    monkeypatch.setenv("NNAG_M2_EXECUTABLE", "")
    assert find_engine().executable == on_path


def test_a_program_on_path_that_does_not_work_is_passed_over_with_a_warning(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script("bin/M2", DIES)
    second = script("second/M2", WORKS)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{tmp_path / 'second'}")
    with pytest.warns(RuntimeWarning, match=r"PATH\): died with .*SIGILL") as told:
        assert find_engine().executable == second
    assert len(told) == 1
    assert told[0].filename == __file__


@pytest.mark.parametrize("accident", [DIES, GARBAGE, "exit 3", MSOLVE_HANGS])
def test_a_probe_that_failed_once_is_not_remembered(
    script: Script, tmp_path: Path, accident: str
) -> None:
    # Nothing about the file changes: what changes is the machine around it.
    accident = f"if [ -e {tmp_path}/trouble ]; then {accident}; else {WORKS}; fi"
    path, trouble = script("M2", accident), tmp_path / "trouble"
    trouble.touch()
    found = probe(path, "argument", timeout=0.5).engine
    assert found is None or not found.has_msolve
    trouble.unlink()
    engine = find_engine(path)
    assert (engine.version, engine.has_msolve) == ("1.26.06", True)


def in_a_home_of_somebody_else(tmp_path: Path, code: str) -> str:
    """Return what Python prints as a user who may not look into its home folder."""
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0)
    lines = """
import os, sys
from pathlib import Path
import nnag_m2, nnag_m2.cli, nnag_m2.engine.executable
from nnag_m2 import Ideal, Session, degree, find_engine
for name in nnag_m2.__all__:  # Python itself may lie where nobody else can look
    getattr(nnag_m2, name)
if os.getuid() == 0:
    os.seteuid(65534)  # root may look everywhere
"""
    env = {**os.environ, "HOME": str(home)}
    for name in ("NNAG_M2_DATA_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        env.pop(name, None)
    try:
        told = subprocess.run(
            [sys.executable, "-c", lines + code],
            env=env,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    finally:
        home.chmod(0o700)
    assert told.returncode == 0, told.stderr
    return told.stdout


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that every user may look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_home_folder_of_somebody_else_is_no_hindrance(
    open_folder: Path, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = open_folder / "M2"
    program.write_text(f"#!/bin/sh\n{WORKS}\n")
    program.chmod(0o755)
    code = """
print(find_engine().origin)
from nnag_m2.engine import cache
folder = cache.cache_folder(True)
cache.store(folder, "deliver 1", find_engine(), "integer 1")
print(cache.look_up(folder, "deliver 1", find_engine()))
print(nnag_m2.cli.main(["doctor"]))
"""
    monkeypatch.setenv("NNAG_M2_EXECUTABLE", str(program))
    said = in_a_home_of_somebody_else(open_folder, code).splitlines()
    assert said[:2] == ["NNAG_M2_EXECUTABLE", "None"]
    assert said[-1] == "0"
    assert any("home/" in line and "cannot be looked at: Permission" in line for line in said)


def test_without_any_engine_a_home_of_somebody_else_is_told(
    open_folder: Path, script: Script
) -> None:
    code = """
try:
    find_engine()
except nnag_m2.EngineNotFound as error:
    print(error)
print(nnag_m2.cli.main(["doctor"]))
"""
    said = in_a_home_of_somebody_else(open_folder, code)
    assert "no Macaulay2 found" in said
    assert "cannot be looked at: Permission denied" in said
    assert said.splitlines()[-1] == "1"


def test_a_data_folder_that_cannot_be_looked_at_is_told(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = script("bin/M2", WORKS)
    for folder in ("/" + 300 * "x", "~nosuchuser/data"):
        monkeypatch.setenv("NNAG_M2_DATA_DIR", folder)
        assert find_engine().executable == path
        assert doctor_report()[1]
    monkeypatch.setenv("NNAG_M2_DATA_DIR", "/" + 300 * "x")
    assert "cannot be looked at: File name too long" in doctor_report()[0]


def test_every_program_on_path_is_tried_once(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script("bin/M2", DIES)
    second = script("second/M2", WORKS)
    (tmp_path / "again").symlink_to(tmp_path / "bin")
    folders = [tmp_path / "bin", tmp_path / "again", "", tmp_path / "second"]
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, folders)))
    assert [path for path, _ in candidates()] == [tmp_path / "bin/M2", second]
    with pytest.warns(RuntimeWarning, match="passed over"):
        assert find_engine().executable == second


def test_when_nothing_works_every_candidate_is_named_with_what_to_try(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EngineNotFound, match=r"no M2 is on PATH; try `nnag-m2 install-engine`"):
        find_engine()
    script("bin/M2", GARBAGE)
    old = script("second/M2", OLD)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{old.parent}")
    with warnings.catch_warnings(record=True) as told, pytest.raises(EngineNotFound) as raised:
        find_engine()
    assert told == []
    for part in ("1.19.1", "it printed 'Segm", "bin/M2 (PATH)", "apt-get install", "brew install"):
        assert part in str(raised.value)
    script("bin/M2", OLD)
    with pytest.raises(EngineTooOld):
        find_engine()


@pytest.mark.parametrize("bad", [3, "", b"M2", ["M2"]])
def test_what_is_no_path_is_an_input_error(script: Script, bad: object) -> None:
    with pytest.raises(InputError, match="the path of a Macaulay2 program"):
        find_engine(bad)  # type: ignore[arg-type]


def test_the_environment_finds_neighbours_and_is_plain(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = find_engine(script("engine/M2", WORKS))
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TMPDIR", "/with a space")
    env = engine.environment()
    assert env["PATH"].split(os.pathsep) == [str(tmp_path / "engine"), str(tmp_path / "bin")]
    assert env["TERM"] == "dumb"
    assert env["HOME"]
    assert not {"COLUMNS", "NO_COLOR", "TMPDIR"} & set(env)
    monkeypatch.setenv("PATH", env["PATH"])
    assert engine.environment()["PATH"] == env["PATH"]


def test_the_report_names_what_is_used_what_is_refused_and_what_to_do(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, works = doctor_report()
    assert not works
    for part in ("NNAG_M2_EXECUTABLE: not set", "no program M2", "Try `nnag-m2 install-engine`"):
        assert part in report
    path = script("bin/M2", WORKS_WITHOUT_MSOLVE)
    monkeypatch.setenv("NNAG_M2_EXECUTABLE", str(script("broken", DIES)))
    report, works = doctor_report()
    assert not works
    assert f"[works] {path} (PATH): Macaulay2 1.24.05, without Msolve" in report
    assert "[refused] " in report
    assert "SIGILL" in report
    assert "What NNAG_M2_EXECUTABLE names does not work, and no other is used" in report
    monkeypatch.delenv("NNAG_M2_EXECUTABLE")
    report, works = doctor_report()
    assert works
    assert f"[used] {path} (PATH): Macaulay2 1.24.05, without Msolve" in report
    assert "`nnag-m2 install-engine` installs a Macaulay2 that has it" in report

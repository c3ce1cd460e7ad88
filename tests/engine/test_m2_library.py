"""The assertion files for the Macaulay2 library, run by hand: ``M2 --script tests/m2/NAME.m2``."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from nnag_m2 import Engine
from nnag_m2.engine.templates import template_folder

pytestmark = pytest.mark.engine

FILES = sorted((Path(__file__).resolve().parents[1] / "m2").glob("*.m2"))
LIBRARY = {path.stem for path in (template_folder() / "lib").glob("*.m2")}


def run(engine: Engine, script: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [engine.executable, "--script", script],
        env=engine.environment(),
        cwd="/",
        capture_output=True,
        text=True,
    )


def test_every_library_function_has_assertions() -> None:
    assert {path.stem for path in FILES} == LIBRARY


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_assertions_hold(engine: Engine, path: Path) -> None:
    assert path.read_text().count("assert(") >= 5
    ran = run(engine, path)
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")


def test_an_assertion_that_fails_is_noticed(engine: Engine, tmp_path: Path) -> None:
    script = tmp_path / "wrong.m2"
    script.write_text("assert(1 == 2);\n")
    ran = run(engine, script)
    assert ran.returncode != 0
    assert "assertion failed" in ran.stderr

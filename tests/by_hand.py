"""Scripts run by hand: ``M2 --script``, and many of them without as many starts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nnag_m2 import Engine

# A child of a process that has done nothing yet is as good as a new process.
FORKS = """
byHand = path -> (
    child := fork();
    if child == 0 then (load path; exit 0);
    << "-- by hand: " << wait child << endl << flush);
"""
MARK = re.compile(r"-- by hand: (\d+)\n")


@dataclass(frozen=True)
class ByHand:
    """How a script ended, 0 if well, and what it printed, complaints included."""

    status: int
    printed: str

    def complaint(self, script: Path) -> str:
        """Return what Macaulay2 said of a script, and where: each line of the script it names.

        Lines of Macaulay2's own files in the back trace are left out.
        """
        lines = script.read_text(encoding="utf-8").splitlines()
        told = [f"M2 --script {script.name} ended with status {self.status}:"]
        for line in self.printed.splitlines():
            place = re.match(rf"(?:.*/)?{re.escape(script.name)}:(\d+):", line)
            if not line.endswith("--back trace--"):
                told.append(line)
            if place:
                told.append(f"{script.name}, line {place[1]}:")
                told += [f"    {text}" for text in _statement(lines, int(place[1]))]
        return "\n".join(told)


def _statement(lines: Sequence[str], number: int) -> list[str]:
    """Return the numbered line, counted from 1, and those after it up to a semicolon."""
    rest = lines[number - 1 :]
    end = next((at for at, line in enumerate(rest) if line.rstrip().endswith(";")), len(rest) - 1)
    return list(rest[: end + 1])


def selected(request: pytest.FixtureRequest, parameter: str) -> list[Any]:
    """Return the values of a parameter in those tests of a module that are to be run.

    What a shared fixture computes for all of them at once, it need not compute for others.
    """
    values = [
        item.callspec.params[parameter]
        for item in request.session.items
        if isinstance(item, pytest.Function)
        and item.module is request.module
        and hasattr(item, "callspec")
        and parameter in item.callspec.params
    ]
    return list(dict.fromkeys(values))


def run_by_hand(engine: Engine, script: Path, folder: Path) -> ByHand:
    """Run a script in a process of its own, in a folder."""
    ran = subprocess.run(
        [engine.executable, "--script", script],
        env=engine.environment(),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
    )
    return ByHand(ran.returncode, ran.stdout)


def all_by_hand(engine: Engine, scripts: Sequence[Path], folder: Path) -> list[ByHand]:
    """Run scripts in a folder, each in a child of its own of one Macaulay2."""
    if sys.platform != "linux":  # not all libraries of macOS survive a fork
        return [run_by_hand(engine, script, folder) for script in scripts]
    driver = folder / "driver.m2"
    driver.write_text(FORKS + "".join(f'byHand "{path}";\n' for path in scripts))
    parts = MARK.split(run_by_hand(engine, driver, folder).printed)
    driver.unlink()
    assert len(parts) == 2 * len(scripts) + 1, parts[-1]
    return [
        ByHand(int(status), printed)
        for printed, status in zip(parts[:-1:2], parts[1::2], strict=True)
    ]

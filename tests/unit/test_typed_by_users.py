"""What type checkers see: questions in all their ways are typed, and wrong calls are found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RIGHT = ROOT / "tests" / "typed_by_users.py"

WRONG = {
    "text: str = singular_locus(curve)": "assignment",
    "singular_locus.run(curve, sesion=None)": "call-arg",
    "singular_locus(curve, timeout='soon')": "arg-type",
    "number: int = singular_locus.script(curve)": "assignment",
    "future: Future[int] = singular_locus.submit(curve)": "assignment",
    "singular_locus()": "call-arg",
    "words: str = curve.dimension()": "assignment",
    "wrong: str = manifold.dimension()": "assignment",
    "manifold.dimension(prof=True)": "call-arg",
    "manifold.dimension.run('yes')": "arg-type",
}
"""Lines of user's code, and the kind of error that each of them is."""


def checked(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-pretty", str(path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=300,
        check=False,
    )
    return done.stdout


@pytest.mark.timeout(600)
def test_code_of_users_is_typed_and_wrong_calls_are_found(tmp_path: Path) -> None:
    assert checked(RIGHT).startswith("Success")
    code = RIGHT.read_text(encoding="utf-8").replace("text: str", "script: str", 1)
    code = code.replace("future: Future[Ideal]", "submitted: Future[Ideal]", 1)
    first = len(code.splitlines()) + 1
    file = tmp_path / "wrong.py"
    file.write_text(code + "\n".join(WRONG) + "\n", encoding="utf-8")
    said = [line for line in checked(file).splitlines() if ": error:" in line]
    found = {int(line.split(":")[1]): line for line in said}
    assert sorted(found) == list(range(first, first + len(WRONG))), said
    for place, kind in enumerate(WRONG.values(), first):
        assert kind in found[place]

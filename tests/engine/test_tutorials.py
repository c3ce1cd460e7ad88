"""The tutorials of the site run, as the notebooks that they are shown as."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from extras import extra

from nnag_m2 import Session, asking

pytestmark = [pytest.mark.engine, pytest.mark.newest_engine]

TUTORIALS = sorted((Path(__file__).resolve().parents[2] / "docs" / "tutorials").glob("*.py"))


@pytest.mark.parametrize("path", TUTORIALS, ids=lambda path: path.stem)
def test_tutorial(
    path: Path, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "import torch" in path.read_text(encoding="utf-8"):
        extra("torch")
    monkeypatch.chdir(tmp_path)
    with asking(session=session):
        runpy.run_path(str(path))


def test_there_are_tutorials() -> None:
    assert len(TUTORIALS) >= 5

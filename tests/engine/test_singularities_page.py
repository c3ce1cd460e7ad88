"""docs/singularities.md is what docs/singularities.py writes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nnag_m2 import Session

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))

import singularities

pytestmark = pytest.mark.engine

PAGE = singularities.PAGE.read_text(encoding="utf-8")
FAMILIES = singularities.FAMILIES


@pytest.mark.newest_engine
@pytest.mark.parametrize("title", FAMILIES)
def test_rows_are_what_is_computed(title: str, session: Session) -> None:
    for network in FAMILIES[title]:
        assert singularities.row(network, session) in PAGE


def test_the_page_has_no_other_rows() -> None:
    proved, sampled = PAGE.split(singularities.SAMPLED)
    for part in (proved, sampled):
        rows = [line for line in part.splitlines() if line.startswith("| `") and "(" in line[:30]]
        assert len(rows) == sum(map(len, FAMILIES.values()))
    assert PAGE.startswith(singularities.INTRODUCTION)

"""docs/questions.md: every public question, asked in all its ways, as the page says."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nnag_m2 import Session
from nnag_m2.cli import nouns

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))

import questions

PAGE = questions.PAGE.read_text(encoding="utf-8")


def test_the_page_has_all_questions_and_none_fails() -> None:
    assert sorted(nouns()) == sorted(questions.EXAMPLES)
    rows = [row for row in PAGE.splitlines() if row.startswith("| ")]
    assert len(rows) == 2 + len(questions.EXAMPLES)
    assert "NO" not in [cell.strip() for row in rows for cell in row.split("|")]


@pytest.fixture(scope="module")
def usual() -> Iterator[Session]:
    """The Macaulay2 that the doctor names: answers of each version are compared elsewhere."""
    with Session() as session:
        yield session


@pytest.mark.engine
@pytest.mark.parametrize("noun", sorted(questions.EXAMPLES))
def test_a_question_can_be_asked_in_all_its_ways(noun: str, usual: Session, tmp_path: Path) -> None:
    assert questions.line(questions.Ways(noun, usual, tmp_path).row()) in PAGE.splitlines()

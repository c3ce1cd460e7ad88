"""The code of README and pages runs, block after block, and what is said of answers is so."""

from __future__ import annotations

import ast
import contextlib
import io
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

import nnag_m2
from nnag_m2 import Session, asking

pytestmark = pytest.mark.engine

HOME = Path(__file__).resolve().parents[2]
README = HOME / "README.md"
# pages with code, and how many answers at least are said there
PAGES = {
    README: 7,
    HOME / "docs" / "implicit_bias.md": 0,
    HOME / "docs" / "index.md": 0,
    HOME / "docs" / "learning_coefficients.md": 5,
    HOME / "docs" / "tasks.md": 2,
    HOME / "docs" / "what_training_sees.md": 9,
    HOME / "docs" / "your_own_questions.md": 3,
}
# a comment that begins so is the answer, perhaps with words behind it
ANSWERS = ("Ideal(", "Matrix(", "Membership(", "(")


@pytest.mark.newest_engine  # on all engines the README, and each question in tests of its own
@pytest.mark.parametrize("page", [p for p in PAGES if p != README], ids=lambda page: page.stem)
def test_the_code_of_a_page(
    page: Path, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_code_runs(page, session, tmp_path, monkeypatch)


def test_the_code_of_the_readme(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_code_runs(README, session, tmp_path, monkeypatch)


def the_code_runs(
    page: Path, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run the blocks of a page; what their comments say is answered."""
    pytest.importorskip("matplotlib").use("Agg")
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": page.stem}
    answers, printed = 0, io.StringIO()
    with asking(session=session):
        for block in blocks(text):
            if page.stem == "tasks":  # each by itself
                assert len(block.strip().splitlines()) <= 10
                names = {"__name__": page.stem}
            answers += checked(block, names, printed)
    if page.stem == "what_training_sees":
        assert shown_lines(text) <= set(printed.getvalue().splitlines())
    assert answers >= PAGES[page]
    if page == README:
        assert (tmp_path / "cusp.svg").exists()
        begin = text.index("    Loss landscape of")
        shown = textwrap.dedent(text[begin : text.index("\n\nEach point comes", begin)])
        assert str(names["found"].summary()).startswith(shown)


def test_no_page_with_code_is_left_out() -> None:
    pages = [README, *sorted((HOME / "docs").glob("*.md"))]
    texts = {page: page.read_text(encoding="utf-8") for page in pages if "_text" not in page.stem}
    assert [page for page, text in texts.items() if blocks(text)] == [*PAGES]


def test_every_public_name_is_in_the_readme() -> None:
    words = set(re.findall(r"\w+", README.read_text(encoding="utf-8")))
    assert not set(nnag_m2.__all__) - words


def blocks(text: str) -> list[str]:
    """Return the blocks of Python in a page."""
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def shown_lines(text: str) -> set[str]:
    """Return the lines of a page, without their indentation, that show what is printed."""
    outside = re.sub(r"```python\n.*?```", "", text, flags=re.DOTALL)
    found = {line[4:] for line in outside.splitlines() if line.startswith("    ")}
    assert len(found) > 10
    return found


def checked(block: str, names: dict[str, Any], everything: io.StringIO) -> int:
    """Run a block; return how many of its comments are answers, which are compared."""
    lines, count = block.splitlines(), 0
    for node in ast.parse(block).body:
        comment = lines[(node.end_lineno or 1) - 1].partition("  # ")[2]
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            if isinstance(node, ast.Expr):
                value = eval(compile(ast.Expression(node.value), "README", "eval"), names)
            else:
                value = exec(compile(ast.Module([node], []), "README", "exec"), names)
        everything.write(printed.getvalue())
        if comment.startswith(ANSWERS):
            said = printed.getvalue().strip() or repr(value)
            assert comment.startswith((said, f"({said})"))
            count += 1
    return count

"""The README's code runs, block after block, and what it says about answers is so."""

from __future__ import annotations

import ast
import contextlib
import io
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from nnag_m2 import Session, asking

pytestmark = pytest.mark.engine

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
# a comment that begins so is the answer, perhaps with words behind it
ANSWERS = ("Ideal(", "Matrix(", "Membership(", "(")


def test_the_code_of_the_readme(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("matplotlib").use("Agg")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    with asking(session=session):
        answers = sum(checked(block, names) for block in BLOCKS)
    assert answers >= 7
    assert (tmp_path / "cusp.svg").exists()
    begin = README.index("    Loss landscape of")
    shown = textwrap.dedent(README[begin : README.index("\n\nEach point comes", begin)])
    assert str(names["found"].summary()).startswith(shown)


def checked(block: str, names: dict[str, Any]) -> int:
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
        if comment.startswith(ANSWERS):
            assert comment.startswith(printed.getvalue().strip() or repr(value))
            count += 1
    return count

"""Golden files: the script of a question and the reply to it, kept for tests without an engine."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, TypeVar

from nnag_m2.asking.answer import Answer
from nnag_m2.asking.query import Query, Several
from nnag_m2.engine.session import Session
from nnag_m2.engine.shared import default_session

R = TypeVar("R")


def keep(query: Query[Any], folder: Path, session: Session | None = None) -> None:
    """Write what belongs to a question into a folder of its own.

    That is ``script.m2``; ``reply.txt``, what Macaulay2 delivers to a session; and ``answer.txt``,
    what the script prints to a person who runs it by hand.
    """
    keep_script(query, folder)
    asked = session if session is not None else default_session()
    reply = asked.run(query.script(), template=query.template).text
    (folder / "reply.txt").write_text(reply, encoding="utf-8")
    printed = subprocess.run(
        [asked.engine.executable, "--script", folder / "script.m2"],
        env=asked.engine.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    (folder / "answer.txt").write_text(printed.stdout, encoding="utf-8")


def keep_script(query: Query[Any], folder: Path) -> None:
    """Write the script only, for which no engine is needed."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "script.m2").write_text(query.script(), encoding="ascii")


def kept_answer(query: Query[R], folder: Path) -> R | Answer[R] | Query[R] | Several[R]:
    """Return what the kept reply says to a question whose script is the kept one.

    Raises
    ------
    AssertionError
        When the script has changed.
    """
    kept = (folder / "script.m2").read_text(encoding="ascii")
    assert query.script() == kept, f"another script is kept in {folder}"
    return query.answer((folder / "reply.txt").read_text(encoding="utf-8"))

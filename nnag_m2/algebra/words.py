"""Arguments that are words: one of a few, or the path of a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nnag_m2.errors import InputError, shown


def word_argument(value: Any, known: Sequence[str], name: str) -> str:
    """Return one of the words that a parameter may be."""
    # arrays compare entry by entry, so that ``in`` alone would not do
    if isinstance(value, str) and value in known:
        return value
    required = f"{name} must be one of {', '.join(map(repr, known))}"
    raise InputError(required, shown(value))


def _can_be_written(path: str) -> bool:
    """Return whether a path has a form that the system knows, as half of a pair has not."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


def path_argument(value: Any) -> Path:
    """Return the path of a file or a folder."""
    if isinstance(value, str | os.PathLike) and isinstance(os.fspath(value), str):
        text = os.fspath(value)
        if text and "\0" not in text and _can_be_written(text):
            return Path(text)
    raise InputError("a path is needed", shown(value))

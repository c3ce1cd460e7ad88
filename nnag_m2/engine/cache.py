"""Replies kept on disk, found by content: the script and the version of the engine.

An entry is a text file that can be read: what it is the reply to, a checksum, the reply.  It is
written aside and moved into place, so that processes never see half of one.  The checksum covers
question and reply: whatever does not match it is no entry.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

import platformdirs

from nnag_m2.engine.probing import Engine
from nnag_m2.errors import InputError

VARIABLE = "NNAG_M2_CACHE"
"""Environment variable: ``1`` for the user's cache folder, or a folder; empty or ``0`` for none."""


def cache_folder(cache: bool | str | os.PathLike[str] | None) -> Path | None:
    """Return where replies are kept, ``None`` when they are not.

    Parameters
    ----------
    cache
        ``True`` for the user's cache folder, or a folder; ``False`` for none; ``None`` for what
        the environment variable ``NNAG_M2_CACHE`` says.

    Raises
    ------
    InputError
        When `cache` is something else.
    """
    if cache is None:
        named = os.environ.get(VARIABLE, "")
        cache = {"": False, "0": False, "1": True}.get(named, named)
    if cache is False:
        return None
    if cache is True:
        return platformdirs.user_cache_path("nnag-m2") / "replies"
    if not isinstance(cache, str | os.PathLike) or not os.fspath(cache):
        raise InputError("True, False or a folder is needed", repr(cache), part="cache")
    return Path(cache).expanduser()


def look_up(folder: Path, script: str, engine: Engine) -> str | None:
    """Return the reply kept for a script, ``None`` when there is none or it is damaged."""
    question = _question(script, engine)
    try:
        with open(_entry(folder, question), encoding="utf-8", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return None
    head, _, reply = text.partition("\n\n")
    return reply if head.endswith(f"\nsha256 {_checksum(question, reply)}") else None


def store(folder: Path, script: str, engine: Engine, reply: str) -> None:
    """Keep a reply; a cache that cannot be written to is no reason to lose an answer."""
    question = _question(script, engine)
    entry = _entry(folder, question)
    title = next((line[3:] for line in script.splitlines() if line.startswith("-- ")), "script")
    text = f"{title}, Macaulay2 {engine.version}\nsha256 {_checksum(question, reply)}\n\n{reply}"
    with contextlib.suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=entry.parent, prefix=".new-")
        try:
            with open(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            os.replace(aside, entry)
        except BaseException:
            os.unlink(aside)
            raise


def _question(script: str, engine: Engine) -> str:
    # Whether msolve is there can change which algorithm a script takes, so it counts too.
    return f"Macaulay2 {engine.version}, msolve {engine.has_msolve}\n{script}"


def _entry(folder: Path, question: str) -> Path:
    digest = hashlib.sha256(question.encode()).hexdigest()
    return folder / digest[:2] / f"{digest}.txt"


def _checksum(question: str, reply: str) -> str:
    return hashlib.sha256(f"{question}\0{reply}".encode()).hexdigest()

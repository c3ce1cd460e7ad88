"""Replies kept on disk, found by content: the script and the version of the engine.

An entry is a text file that can be read: what it is the reply to, a checksum, the reply.  It is
written aside and moved into place, so that processes never see half of one; whatever does not
match its checksum is no entry.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

import platformdirs

from nnag_m2.engine.probing import Engine

VARIABLE = "NNAG_M2_CACHE"
"""Environment variable: ``1`` for the user's cache folder, or a folder; empty or ``0`` for none."""


def cache_folder(cache: bool | str | os.PathLike[str] | None) -> Path | None:
    """Return where replies are kept, ``None`` when they are not."""
    if cache is None:
        named = os.environ.get(VARIABLE, "")
        cache = {"": False, "0": False, "1": True}.get(named, named)
    if cache is False:
        return None
    if cache is True:
        return platformdirs.user_cache_path("nnag-m2") / "replies"
    return Path(cache).expanduser()


def _entry(folder: Path, script: str, engine: Engine) -> Path:
    # Whether msolve is there can change which algorithm a script takes, so it counts too.
    question = f"Macaulay2 {engine.version}, msolve {engine.has_msolve}\n{script}"
    digest = hashlib.sha256(question.encode()).hexdigest()
    return folder / digest[:2] / f"{digest}.txt"


def look_up(folder: Path, script: str, engine: Engine) -> str | None:
    """Return the reply kept for a script, ``None`` when there is none or it is damaged."""
    try:
        text = _entry(folder, script, engine).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    head, _, reply = text.partition("\n\n")
    return reply if head.endswith(f"sha256 {_checksum(reply)}") else None


def store(folder: Path, script: str, engine: Engine, reply: str) -> None:
    """Keep a reply; a cache that cannot be written to is no reason to lose an answer."""
    entry = _entry(folder, script, engine)
    title = next((line[3:] for line in script.splitlines() if line.startswith("-- ")), "script")
    text = f"{title}, Macaulay2 {engine.version}\nsha256 {_checksum(reply)}\n\n{reply}"
    with contextlib.suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=entry.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(aside, entry)
        except BaseException:
            os.unlink(aside)
            raise


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

"""Replies kept on disk, found by content: the script and the version of the engine.

An entry is a text file that can be read: what it is the reply to, a checksum, the reply.  It is
written aside and moved into place, so that processes never see half of one.  The checksum covers
question and reply: whatever does not match it is no entry.  It protects from damage, not from a
forger; against him only regular files of this user are read, in folders that are only his to
write, up to a size that is no reply any more.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from pathlib import Path

import platformdirs

from nnag_m2.engine.ends import write_whole
from nnag_m2.engine.probing import Engine
from nnag_m2.engine.signals import system_errors_pass
from nnag_m2.errors import InputError, shown

VARIABLE = "NNAG_M2_CACHE"
"""Environment variable: ``1``, ``true``, ``yes`` or ``on`` for the user's cache folder; empty,
``0``, ``false``, ``no`` or ``off`` for none; else a folder."""

_WORDS = dict.fromkeys(("1", "true", "yes", "on"), True) | dict.fromkeys(
    ("", "0", "false", "no", "off"), False
)

LARGEST = 2**30
"""Bytes of the largest entry: a polynomial of 10^7 terms takes less."""


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
        cache = _WORDS.get(named.strip().lower(), named)
    if cache is False:
        return None
    if cache is True:
        return platformdirs.user_cache_path("nnag-m2") / "replies"
    if not isinstance(cache, str | os.PathLike) or not os.fspath(cache):
        raise InputError("True, False or a folder is needed", shown(cache), part="cache")
    try:
        folder = Path(cache).expanduser()
    except (RuntimeError, TypeError) as error:  # a user that is not known; a path of bytes
        raise InputError(f"a folder is needed: {error}", shown(cache), part="cache") from None
    if "\0" in str(folder):
        raise InputError("a folder has no null character in its name", shown(cache), part="cache")
    return folder


def look_up(folder: Path, script: str, engine: Engine) -> str | None:
    """Return the reply kept for a script, ``None`` when there is none or it is damaged."""
    question = _question(script, engine)
    text = ""
    with system_errors_pass(), contextlib.suppress(UnicodeDecodeError):
        text = _content(_entry(folder, question)).decode()
    head, _, reply = text.partition("\n\n")
    return reply if head.endswith(f"\nsha256 {_checksum(question, reply)}") else None


def _content(entry: Path) -> bytes:
    """Return what an entry holds, empty where somebody else could have written it."""
    # What follows a link, waits for a pipe's other end or never ends is no entry.
    number = os.open(entry, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(number, "rb") as file:
        status = os.fstat(number)
        regular = stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST
        if regular and _is_ours(status) and _is_ours(os.stat(entry.parent)):
            return file.read(LARGEST)
    return b""


def _is_ours(status: os.stat_result) -> bool:
    """Return whether a file or folder belongs to this user and nobody else may write it."""
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def store(folder: Path, script: str, engine: Engine, reply: str) -> None:
    """Keep a reply; a cache that cannot be written to is no reason to lose an answer."""
    question = _question(script, engine)
    entry = _entry(folder, question)
    title = next((line[3:] for line in script.splitlines() if line.startswith("-- ")), "script")
    text = f"{title}, Macaulay2 {engine.version}\nsha256 {_checksum(question, reply)}\n\n{reply}"
    with system_errors_pass():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        entry.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(entry, text)


def _question(script: str, engine: Engine) -> str:
    # Whether msolve is there can change which algorithm a script takes, so it counts too.
    return f"Macaulay2 {engine.version}, msolve {engine.has_msolve}\n{script}"


def _entry(folder: Path, question: str) -> Path:
    digest = hashlib.sha256(question.encode()).hexdigest()
    return folder / digest[:2] / f"{digest}.txt"


def _checksum(question: str, reply: str) -> str:
    return hashlib.sha256(f"{question}\0{reply}".encode()).hexdigest()

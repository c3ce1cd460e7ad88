"""Keep the scripts of all questions that are asked, for a paper or for a second look."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from nnag_m2.algebra.words import path_argument


@dataclass
class Recorder:
    """A folder that scripts are written to, numbered in the sequence of the questions."""

    folder: Path
    paths: list[Path] = field(default_factory=list)

    def keep(self, noun: str, script: str) -> None:
        """Write one script, such as ``03-singular_locus.m2``."""
        path = self.folder / f"{len(self.paths) + 1:02d}-{noun}.m2"
        path.write_text(script, encoding="ascii")
        self.paths.append(path)


_recorder: ContextVar[Recorder | None] = ContextVar("nnag_m2_recorder", default=None)


def current_recorder() -> Recorder | None:
    """Return the recorder of the innermost ``record_scripts`` block."""
    return _recorder.get()


@contextlib.contextmanager
def record_scripts(folder: str | Path) -> Iterator[Recorder]:
    """Write the script of every question that is asked inside the block to a folder.

    Parameters
    ----------
    folder
        Made when it is missing; files with the same names are replaced, others are left alone.

    Yields
    ------
    Recorder
        Its ``paths`` are the files, in the sequence of the questions.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import Ideal, record_scripts, singular_locus
    >>> with record_scripts("scripts") as recorder:  # doctest: +SKIP
    ...     singular_locus(Ideal([x**3 + y**2], [x, y]))
    """
    place = path_argument(folder)
    place.mkdir(parents=True, exist_ok=True)
    recorder = Recorder(place)
    token = _recorder.set(recorder)
    try:
        yield recorder
    finally:
        _recorder.reset(token)

"""Keep the scripts of all questions that are asked, for a paper or for a second look."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from nnag_m2.algebra.arguments import path_argument
from nnag_m2.asking.context import listening
from nnag_m2.asking.events import Event
from nnag_m2.errors import named


@dataclass
class Recorder:
    """A folder that scripts are written to, numbered in the sequence of the questions."""

    folder: Path
    paths: list[Path] = field(default_factory=list)

    def __call__(self, event: Event) -> None:
        """Write the script of an event, such as ``03-singular_locus.m2``."""
        if event.template and event.kind == "started":
            path = self.folder / f"{len(self.paths) + 1:02d}-{event.template}.m2"
            path.write_text(event.script, encoding="ascii")
            self.paths.append(path)


@named
def record_scripts(folder: str | Path) -> AbstractContextManager[Recorder]:
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
    return _recording(path_argument(folder))


@contextlib.contextmanager
def _recording(place: Path) -> Iterator[Recorder]:
    place.mkdir(parents=True, exist_ok=True)
    recorder = Recorder(place)
    with listening(recorder):
        yield recorder

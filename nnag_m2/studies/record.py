"""What came of one question of a study."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from nnag_m2.asking.provenance import Provenance
from nnag_m2.exchange.json_text import from_json


@dataclass(frozen=True)
class Record:
    """What came of one question of a study.

    Attributes
    ----------
    question, label
        The name of the question, such as ``Neuromanifold.dimension``; the user's own for this call.
    subject
        What it was asked about, in one line.
    status
        ``"answered"`` or ``"failed"``.
    shown
        The result in words, cut after 200 letters.
    certainty
        ``"proved"`` or ``"probabilistic"``; empty for what failed.
    seconds
        That it took.
    engine
        The version of Macaulay2; empty when it was not asked.
    error, message
        The name of the exception's class and what it says; empty for what was answered.
    timeout, memory_limit
        The limits that held.
    version
        Of this package.
    finished
        When, in UTC.
    """

    key: str = field(repr=False)
    question: str
    label: str
    subject: str
    status: str
    shown: str = ""
    certainty: str = ""
    seconds: float = 0.0
    engine: str = ""
    error: str = ""
    message: str = ""
    timeout: float | None = None
    memory_limit: int | None = None
    from_cache: bool = False
    version: str = ""
    finished: str = ""
    arguments_json: str = field(default="", repr=False)
    result_json: str = field(default="", repr=False)
    provenance_json: str = field(default="", repr=False)
    scripts_json: str = field(default="", repr=False)

    @property
    def arguments(self) -> dict[str, Any]:
        """All arguments by name."""
        found: dict[str, Any] = from_json(self.arguments_json)
        return found

    @property
    def result(self) -> Any:
        """The result, equal to what the question returned; ``None`` for what failed."""
        return from_json(self.result_json) if self.result_json else None

    @property
    def provenance(self) -> Provenance | None:
        """How it was found; ``None`` for what failed."""
        found: Provenance | None = from_json(self.provenance_json) if self.provenance_json else None
        return found

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts that ran, or the one that failed."""
        found: tuple[str, ...] = from_json(self.scripts_json)
        return found


COLUMNS = tuple(f.name for f in fields(Record))
"""The table's columns, in its sequence; the key comes first."""

SHOWN = tuple(f.name for f in fields(Record) if f.repr)
"""Those that a person reads."""

"""Records of what came of questions, in a file of SQLite, one for each question."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nnag_m2.algebra.arguments import path_argument
from nnag_m2.asking.answer import Provenance
from nnag_m2.errors import InputError, named
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


if TYPE_CHECKING:
    import pandas
    import polars

_SCHEMA = 1
"""The version of the table below, kept in the file as SQLite's ``user_version``."""

_NUMBERS = {
    "seconds": "REAL",
    "timeout": "REAL",
    "memory_limit": "INTEGER",
    "from_cache": "INTEGER",
}
"""The columns that are no text."""


class Study(Mapping[str, Record]):
    """The records of a study, by their keys, in the sequence in which they came.

    Parameters
    ----------
    store
        The file; made when it is missing.

    Examples
    --------
    >>> study = Study("atlas.sqlite")  # doctest: +SKIP
    >>> [record.result for record in study.records(status="answered")]  # doctest: +SKIP
    """

    @named
    def __init__(self, store: str | Path) -> None:
        self.path = path_argument(store)
        try:
            with closing(self._connected()) as base, base:
                self._set_up(base)
        except (sqlite3.Error, OSError) as error:
            raise self._refusal(str(error)) from None

    def _set_up(self, base: sqlite3.Connection) -> None:
        (version,) = base.execute("PRAGMA user_version").fetchone()
        (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if version not in {0, _SCHEMA} or (version == 0 and tables):
            raise self._refusal(f"a database of another kind, of version {version}")
        columns = ", ".join(f"{name} {_NUMBERS.get(name, 'TEXT')}" for name in COLUMNS[1:])
        base.execute(f"CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, {columns})")
        base.execute(f"PRAGMA user_version = {_SCHEMA}")

    def _refusal(self, came: str) -> InputError:
        required = f"a file of a study is needed, or none yet, at {self.path}"
        return InputError(required, came, "another name for a new study", part="store")

    def _connected(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=60)

    def _found(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with closing(self._connected()) as base:
            return base.execute(query, values).fetchall()

    def keep(self, record: Record) -> None:
        """Write a record, in place of an earlier one of the same question, and commit it."""
        values = [getattr(record, name) for name in COLUMNS]
        places = ", ".join("?" * len(COLUMNS))
        with closing(self._connected()) as base, base:
            base.execute(f"INSERT OR REPLACE INTO records VALUES ({places})", values)

    def __getitem__(self, key: str) -> Record:
        rows = self._found(f"{_SELECT} WHERE key = ?", key)
        if not rows:
            raise KeyError(key)
        return _record(rows[0])

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._found("SELECT key FROM records ORDER BY rowid"))

    def __len__(self) -> int:
        ((count,),) = self._found("SELECT count(*) FROM records")
        return int(count)

    def records(self, question: str = "", status: str = "") -> Iterator[Record]:
        """Yield the records of a question, by its name, or of a status, or all of them."""
        wanted = {k: v for k, v in (("question", question), ("status", status)) if v}
        where = " AND ".join(f"{name} = ?" for name in wanted)
        query = f"{_SELECT} {f'WHERE {where}' if where else ''} ORDER BY rowid"
        return map(_record, self._found(query, *wanted.values()))

    def to_csv(self, path: str | Path) -> None:
        """Write a table of all records, without scripts and JSON, as comma-separated values."""
        with path_argument(path).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, SHOWN)
            writer.writeheader()
            writer.writerows(self._rows())

    def to_pandas(self) -> pandas.DataFrame:
        """Return that table as one of pandas, which must be installed."""
        import pandas

        return pandas.DataFrame(self._rows(), columns=SHOWN)

    def to_polars(self) -> polars.DataFrame:
        """Return that table as one of polars, which must be installed."""
        import polars

        kinds = {"REAL": polars.Float64, "INTEGER": polars.Int64, "TEXT": polars.String}
        columns = {name: kinds[_NUMBERS.get(name, "TEXT")] for name in SHOWN}
        rows = [{**row, "from_cache": int(row["from_cache"])} for row in self._rows()]
        return polars.DataFrame(rows, schema=columns)

    def to_parquet(self, path: str | Path) -> None:
        """Write that table as a file of Parquet; needs polars."""
        self.to_polars().write_parquet(path_argument(path))

    def _rows(self) -> list[dict[str, Any]]:
        return [{name: getattr(record, name) for name in SHOWN} for record in self.records()]

    def __str__(self) -> str:
        failed = sum(1 for _ in self.records(status="failed"))
        return f"Study of {len(self)} questions, {failed} without an answer, in {self.path}"

    __repr__ = __str__


_SELECT = f"SELECT {', '.join(COLUMNS)} FROM records"


def _record(row: tuple[Any, ...]) -> Record:
    values = dict(zip(COLUMNS, row, strict=True))
    return Record(**{**values, "from_cache": bool(values["from_cache"])})

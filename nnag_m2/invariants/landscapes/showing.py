"""Landscapes as plain text and as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Protocol

from sympy import Float, Rational

from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.invariants.landscapes.critical import CriticalPoint, CriticalSet
from nnag_m2.invariants.landscapes.minima import Minimum
from nnag_m2.invariants.landscapes.strata import LandscapeStratum

# decimals that a person compares at a glance
_DIGITS = 5
# characters of a number that is shown exactly
_SHORT = 8
# of a line of text, within those of code
_COLUMNS = 96
# of an interval, far below the digits that are shown
_WIDTH = Rational(1, 10**12)
_REMARKS = {"zero-loss": "zero distance", "ramification": "ramification"}
_STYLE = "text-align: left; padding: 0.15em 0.8em; border-bottom: 1px solid #ddd"


@dataclass(frozen=True)
class Table:
    """A table with a sentence above; without rows the sentence says it all."""

    title: str
    heads: list[str]
    rows: list[list[str]]

    def as_text(self) -> list[str]:
        """Return the lines of the table alone."""
        lines = [self.heads, *self.rows] if self.rows else []
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        padded = ([c.ljust(w) for c, w in zip(line, widths, strict=True)] for line in lines)
        return ["  " + "  ".join(cells).rstrip() for cells in padded]

    def as_html(self) -> str:
        """Return the title and the table."""
        lines = [("th", self.heads), *(("td", row) for row in self.rows)] if self.rows else []
        rows = (
            "".join(f'<{tag} style="{_STYLE}">{escape(cell)}</{tag}>' for cell in row)
            for tag, row in lines
        )
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<p>{escape(self.title)}</p>" + (f"<table>{body}</table>" if body else "")


class Shown(Protocol):
    """What is shown of a landscape."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def points(self) -> tuple[CriticalPoint, ...]: ...  # noqa: D102
    @property
    def sets(self) -> tuple[CriticalSet, ...]: ...  # noqa: D102
    @property
    def strata(self) -> tuple[LandscapeStratum, ...]: ...  # noqa: D102
    @property
    def minima(self) -> tuple[tuple[str, Minimum], ...]: ...  # noqa: D102
    @property
    def more_columns(self) -> tuple[str, ...]: ...  # noqa: D102
    def more_cells(self, point: CriticalPoint, /) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def more_tables(self) -> tuple[Table, ...]: ...  # noqa: D102


def summary(landscape: Shown) -> str:
    """Return a landscape as tables in plain text."""
    first = table(landscape)
    lines = [landscape.title, *wrapped(first.title), "", *first.as_text()]
    for line in conclusions(landscape):
        lines += ["", *wrapped(line)]
    for more in landscape.more_tables:
        below = more.as_text()
        lines += ["", *wrapped(more.title), *([""] if below else []), *below]
    return "\n".join(lines)


def wrapped(line: str) -> list[str]:
    """Return a sentence in lines of text."""
    return wrap(line, _COLUMNS, initial_indent="  ", subsequent_indent="    ")


def as_html(landscape: Shown) -> str:
    """Return a landscape as tables for notebooks."""
    title = f"<p><b>{escape(landscape.title)}</b></p>"
    said = "".join(f"<p>{escape(line)}</p>" for line in conclusions(landscape))
    more = "".join(other.as_html() for other in landscape.more_tables)
    return f"{title}{table(landscape).as_html()}{said}{more}"


def table(landscape: Shown) -> Table:
    """Return a row for each critical point and each critical set; above, the strata."""
    heads = ["loss", "type", "stratum", *landscape.more_columns]
    rows = [
        [number(p.loss), _type(p), _where(p), *landscape.more_cells(p)] for p in landscape.points
    ]
    for s in landscape.sets:
        loss = "none real" if s.loss is None else number(s.loss)
        size = f"a set of dimension {s.dimension} and degree {s.degree}"
        size += ", no real point" if s.witness is None else f", with {coordinates(s.witness)}"
        filled = [""] * (len(landscape.more_columns) - 1)
        rows.append([loss, "set", _where(s), size, *filled])
    return Table(f"strata: {_strata(landscape)}", heads, rows)


def conclusions(landscape: Shown) -> list[str]:
    """Return what is known about minima, one sentence each."""
    return [concluded(label, minimum) for label, minimum in landscape.minima]


def concluded(label: str, minimum: Minimum) -> str:
    """Return what is known about one minimum."""
    found = "none" if minimum.loss is None else number(minimum.loss)
    if minimum.certainty == "open":
        known = "not known" if minimum.loss is None else f"at most {found}"
        return f"{label}: {known}; not proved: {minimum.reason}"
    return f"{label}: {found}; {minimum.certainty}: {minimum.reason}"


def number(value: RealAlgebraic) -> str:
    """Return a real algebraic number, exactly when that is short, else in decimals."""
    low, high = value.interval(_WIDTH)
    if low == high and len(str(low)) <= _SHORT:
        return str(low)
    return f"{Float((low + high) / 2, _DIGITS)}"


def coordinates(point: RealPoint) -> str:
    """Return the coordinates of a point, without names."""
    return f"({', '.join(number(point[v]) for v in point.variables)})"


def _type(point: CriticalPoint) -> str:
    """Return the type; negative eigenvalues say that a point is no minimum, also of others."""
    if point.type == "degenerate" and point.signature is not None and point.signature[1]:
        return "degenerate, descends"
    return f"saddle, index {point.index}" if point.type == "saddle" else point.type


def _where(item: CriticalPoint | CriticalSet) -> str:
    if item.kind in _REMARKS:
        return f"{item.stratum.name}, {_REMARKS[item.kind]}"
    return item.stratum.name


def _strata(landscape: Shown) -> str:
    listed: Sequence[str] = [
        f"{s.name} (dimension {s.dimension}, degree {s.degree})" for s in landscape.strata
    ]
    return ", ".join(listed) or "none"

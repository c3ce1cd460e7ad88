"""Landscapes as plain text and as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from sympy import Float, Rational

from nnag_m2.algebra.points import RealPoint
from nnag_m2.algebra.real_numbers import RealAlgebraic
from nnag_m2.landscapes.critical import CriticalPoint, CriticalSet

if TYPE_CHECKING:
    from nnag_m2.landscapes.minima import Minimum
    from nnag_m2.landscapes.survey import Landscape

_DIGITS = 5
_SHORT = 8
_COLUMNS = 96
_WIDTH = Rational(1, 10**12)
_REMARKS = {"zero-loss": "zero distance", "ramification": "ramification"}
_STYLE = "text-align: left; padding: 0.15em 0.8em; border-bottom: 1px solid #ddd"


def summary(landscape: Landscape) -> str:
    """Return a landscape as a table in plain text."""
    heads, rows = table(landscape)
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
    lines = [
        landscape.title,
        *wrap(
            f"strata: {_strata(landscape)}", _COLUMNS, initial_indent="  ", subsequent_indent="    "
        ),
        "",
    ]
    for row in [heads, *rows]:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        lines.append("  " + "  ".join(cells).rstrip())
    for line in conclusions(landscape):
        lines += ["", *wrap(line, _COLUMNS, initial_indent="  ", subsequent_indent="    ")]
    return "\n".join(lines)


def as_html(landscape: Landscape) -> str:
    """Return a landscape as a table for notebooks."""
    heads, rows = table(landscape)
    cells = "".join(f'<th style="{_STYLE}">{escape(head)}</th>' for head in heads)
    parts = [f"<tr>{cells}</tr>"]
    for row in rows:
        cells = "".join(f'<td style="{_STYLE}">{escape(cell)}</td>' for cell in row)
        parts.append(f"<tr>{cells}</tr>")
    said = "".join(f"<p>{escape(line)}</p>" for line in conclusions(landscape))
    title = f"<p><b>{escape(landscape.title)}</b></p>"
    return (
        f"{title}<p>strata: {escape(_strata(landscape))}</p><table>{''.join(parts)}</table>{said}"
    )


def table(landscape: Landscape) -> tuple[list[str], list[list[str]]]:
    """Return the heads of the columns, and a row for each critical point and each critical set."""
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
    return heads, rows


def conclusions(landscape: Landscape) -> list[str]:
    """Return what is known about minima, one sentence each."""
    return [concluded(label, minimum) for label, minimum in landscape.minima]


def concluded(label: str, minimum: Minimum) -> str:
    """Return what is known about one minimum."""
    found = "none" if minimum.loss is None else number(minimum.loss)
    status = "proved" if minimum.is_proved else "not proved"
    return f"{label}: {found}; {status}: {minimum.reason}"


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
    return f"saddle, index {point.index}" if point.type == "saddle" else point.type


def _where(item: CriticalPoint | CriticalSet) -> str:
    if item.kind in _REMARKS:
        return f"{item.stratum.name}, {_REMARKS[item.kind]}"
    return item.stratum.name


def _strata(landscape: Landscape) -> str:
    listed: Sequence[str] = [
        f"{s.name} (dimension {s.dimension}, degree {s.degree})" for s in landscape.strata
    ]
    return ", ".join(listed) or "none"

"""Landscapes as values, shown as plain text and as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import wrap

from sympy import Float, Rational

from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking import Provenance
from nnag_m2.invariants.landscapes.critical import CriticalPoint, CriticalSet
from nnag_m2.invariants.landscapes.minima import Minimum
from nnag_m2.invariants.landscapes.strata import Distance, LandscapeStratum

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


@dataclass(frozen=True, repr=False)
class Landscape:
    """All real critical points of a loss on a variety, stratum by stratum.

    Made by ``critical_landscape``.

    Attributes
    ----------
    distance
        The loss: variables, quadric, data and constant.
    strata
        Components of the variety and of its iterated singular loci, and what else points were
        looked for on.
    points
        The isolated critical points, those of least loss first.
    sets
        Critical sets of positive dimension, those of least loss first.
    minimum
        The global minimum on the real variety.
    provenance
        How it was found, and how far it is proved.
    """

    distance: Distance
    strata: tuple[LandscapeStratum, ...]
    points: tuple[CriticalPoint, ...]
    sets: tuple[CriticalSet, ...]
    minimum: Minimum
    provenance: Provenance

    def summary(self) -> str:
        """Return all critical points and sets, with what is proved about minima, as a table."""
        first = self._table()
        lines = [self.title, *wrapped(first.title), "", *first.as_text()]
        for line in self._conclusions():
            lines += ["", *wrapped(line)]
        for more in self.more_tables:
            below = more.as_text()
            lines += ["", *wrapped(more.title), *([""] if below else []), *below]
        return "\n".join(lines)

    @property
    def title(self) -> str:
        """What it is the landscape of."""
        return f"Landscape of a distance in {len(self.distance.variables)}-space"

    @property
    def minima(self) -> tuple[tuple[str, Minimum], ...]:
        """The minima, each with a label."""
        return (("global minimum on the real variety", self.minimum),)

    @property
    def more_columns(self) -> tuple[str, ...]:
        """Heads of the table's columns besides loss, type and stratum."""
        return ("point",)

    def more_cells(self, point: CriticalPoint) -> tuple[str, ...]:
        """Return what these columns say about a point."""
        return (coordinates(point.point),)

    @property
    def more_tables(self) -> tuple[Table, ...]:
        """What else there is to show."""
        return ()

    def _repr_html_(self) -> str:
        title = f"<p><b>{escape(self.title)}</b></p>"
        said = "".join(f"<p>{escape(line)}</p>" for line in self._conclusions())
        more = "".join(other.as_html() for other in self.more_tables)
        return f"{title}{self._table().as_html()}{said}{more}"

    def __repr__(self) -> str:
        size = f"{len(self.points)} critical points, {len(self.sets)} critical sets"
        return f"<{self.title}: {size}>"

    def _table(self) -> Table:
        """Return a row for each critical point and each critical set; above, the strata."""
        heads = ["loss", "type", "stratum", *self.more_columns]
        rows = [[number(p.loss), _type(p), _where(p), *self.more_cells(p)] for p in self.points]
        for s in self.sets:
            loss = "none real" if s.loss is None else number(s.loss)
            size = f"a set of dimension {s.dimension} and degree {s.degree}"
            size += ", no real point" if s.witness is None else f", with {coordinates(s.witness)}"
            filled = [""] * (len(self.more_columns) - 1)
            rows.append([loss, "set", _where(s), size, *filled])
        listed = ", ".join(
            f"{s.name} (dimension {s.dimension}, degree {s.degree})" for s in self.strata
        )
        return Table(f"strata: {listed or 'none'}", heads, rows)

    def _conclusions(self) -> list[str]:
        """Return what is known about minima, one sentence each."""
        return [_concluded(label, minimum) for label, minimum in self.minima]


def wrapped(line: str) -> list[str]:
    """Return a sentence in lines of text."""
    return wrap(line, _COLUMNS, initial_indent="  ", subsequent_indent="    ")


def _concluded(label: str, minimum: Minimum) -> str:
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

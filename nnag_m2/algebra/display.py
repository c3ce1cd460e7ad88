"""Values of several parts as tables in notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from html import escape
from typing import Any, ClassVar, Generic, TypeVar

from sympy import Rational

from nnag_m2.algebra.real.reading import decimal
from nnag_m2.errors import shown

Row = TypeVar("Row")

_STYLE = "text-align: left; padding: 0.15em 0.8em; border-bottom: 1px solid #ddd"


class ShownInParts:
    """A dataclass that a notebook shows as a table of its parts, those by default left out."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def _repr_html_(self) -> str:
        parts = ((part, getattr(self, part.name)) for part in fields(self))
        said = [(part.name, value) for part, value in parts if part.repr and value != part.default]
        return parts_as_html(type(self).__name__, said)


class RowsByNumber(Generic[Row]):
    """A dataclass with a row for each of some numbers, a part of it that ``NUMBER`` names.

    Printed it is a table whose columns are parted by bars; a notebook shows the columns.
    """

    NUMBER: ClassVar[str]
    rows: tuple[Row, ...]

    def __getitem__(self, number: int) -> Row:
        """Return the row of a number."""
        for row in self.rows:
            if getattr(row, self.NUMBER) == number:
                return row
        raise KeyError(number)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def _repr_html_(self) -> str:
        lines = (line.split(" | ") for line in str(self).splitlines())
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in cells) for cells in lines)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def parts_as_html(title: str, parts: Iterable[tuple[str, Any]]) -> str:
    """Return a title and a table of names and values."""
    rows = "".join(
        f'<tr><th style="{_STYLE}">{escape(name.replace("_", " "))}</th>'
        f'<td style="{_STYLE}">{in_html(value)}</td></tr>'
        for name, value in parts
    )
    return f"<p><b>{escape(title)}</b></p><table>{rows}</table>"


def in_html(value: Any) -> str:
    """Return a value in HTML: formulas as such, numbers as they are read, all else as text."""
    if isinstance(value, tuple | list) and value and not hasattr(value, "_repr_html_"):
        return "<br>".join(in_html(item) for item in value)
    if isinstance(value, Rational):
        return escape(decimal(value))
    for way in ("_repr_html_", "_repr_latex_"):
        inside = getattr(value, way, None)
        if callable(inside) and (found := inside()):
            return str(found)
    words = {True: "yes", False: "no", None: "unknown"}
    known = value is None or isinstance(value, bool)
    return escape(words[value] if known else value if isinstance(value, str) else shown(value))

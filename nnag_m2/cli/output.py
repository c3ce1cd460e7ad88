"""How the command line shows answers: to a person, to a program, and in files."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from sympy import Poly

from nnag_m2 import Answer, Ideal, Picture, PolynomialMap, RealPoint
from nnag_m2.exchange.json_text import SCHEMA, json_value
from nnag_m2.results import Macaulay2Text


def as_text(result: Any) -> str:
    """Return an answer as lines: a generator a line, an empty line between ideals."""
    ways: dict[Any, Callable[[Any], str]] = {
        (Ideal, PolynomialMap): lambda one: "\n".join(str(e) for e in one.exprs) or "0",
        Poly: lambda poly: str(poly.as_expr()),
        RealPoint: lambda point: ", ".join(f"{v} in [{a}, {b}]" for v, (a, b) in point.box.items()),
        Picture: lambda picture: str(picture.svg()),
        (tuple, list): _listed,
        bool: lambda truth: str(truth).lower(),
    }
    way = next((way for kind, way in ways.items() if isinstance(result, kind)), None)
    if way is None:
        way = _of_parts if is_dataclass(result) else str
    return way(result)


def _listed(result: Any) -> str:
    between = "\n\n" if result and isinstance(result[0], Ideal) else "\n"
    return between.join(as_text(item) for item in result)


def _of_parts(result: Any) -> str:
    parts = [(name, as_text(value)) for name, value in _parts(result)]
    return "\n".join(f"{name}: {', '.join(text.splitlines())}" for name, text in parts)


def _parts(result: Any) -> Iterator[tuple[str, Any]]:
    """Yield the parts of an answer; not those of special cases, which else are as by default."""
    for part in fields(result):
        value = getattr(result, part.name)
        if value != part.default:
            yield part.name, value


def run_as_text(run: Answer[Any]) -> str:
    """Return what a file of Macaulay2 printed, and what it gives names to."""
    named = [f"{name} = {_in_words(value)}" for name, value in run.result.items()]
    return "\n".join([*([run.output.strip()] if run.output.strip() else []), *named])


def _in_words(value: Any) -> str:
    if isinstance(value, Macaulay2Text):
        start = "\n" if "\n" in value.text else ""
        return f"{start}{value.text}  ({value.kind}: {value.reason})"
    return str(value.as_expr()) if isinstance(value, Poly) else str(value)


def as_json(run: Answer[Any], computation: str) -> dict[str, Any]:
    """Return an answer with all that belongs to it, by the schema of ``to_json``."""
    return {
        "schema": SCHEMA,
        "computation": computation,
        "result": json_value(run.result),
        "engine": f"Macaulay2 {run.engine}",
        "seconds": round(run.seconds, 6),
        "provenance": json_value(run.provenance),
        "scripts": list(run.scripts),
    }


def write(picture: Picture, path: Path) -> None:
    """Write a picture to a file of the kind that its name's ending says."""
    ways = {".csv": picture.to_csv, ".json": picture.to_json}
    if (way := ways.get(path.suffix.lower())) is not None:
        path.write_text(way(), encoding="utf-8")
    else:
        picture.save(path)


@contextlib.contextmanager
def all_digits() -> Iterator[None]:
    """Print integers of any length: Python refuses those of more than 4,300 digits."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)

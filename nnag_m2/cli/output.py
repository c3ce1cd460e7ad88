"""How the command line shows answers: to a person, to a program, and while one waits."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, TextIO

from sympy import Poly

from nnag_m2 import Answer, Ideal, PolynomialMap, RealPoint
from nnag_m2.algebra.fields import field_name

# a quick answer needs no word about its progress
_QUIET_SECONDS = 2.0


def as_text(result: Any) -> str:
    """Return an answer as lines: a generator a line, an empty line between ideals."""
    if isinstance(result, Ideal | PolynomialMap):
        return "\n".join(str(e) for e in result.exprs) or "0"
    if isinstance(result, Poly):
        return str(result.as_expr())
    if isinstance(result, RealPoint):
        return ", ".join(f"{v} in [{low}, {high}]" for v, (low, high) in result.box.items())
    if is_dataclass(result):
        parts = [(name, as_text(value)) for name, value in _parts(result)]
        return "\n".join(f"{name}: {', '.join(text.splitlines())}" for name, text in parts)
    if isinstance(result, tuple):
        between = "\n\n" if result and isinstance(result[0], Ideal) else "\n"
        return between.join(as_text(item) for item in result)
    return str(result).lower() if isinstance(result, bool) else str(result)


def _parts(result: Any) -> Iterator[tuple[str, Any]]:
    """Yield the parts of an answer; not those of special cases, which else are as by default."""
    for part in fields(result):
        value = getattr(result, part.name)
        if value != part.default:
            yield part.name, value


def as_json(run: Answer[Any]) -> dict[str, Any]:
    """Return an answer with all that belongs to it, as values that JSON has."""
    return {
        "result": _json_value(run.result),
        "engine": f"Macaulay2 {run.engine}",
        "seconds": round(run.seconds, 6),
        "provenance": _json_value(run.provenance),
        "scripts": list(run.scripts),
    }


def _json_value(result: Any) -> Any:
    if result is None or isinstance(result, bool | int):
        return result
    if isinstance(result, tuple):
        return [_json_value(item) for item in result]
    if isinstance(result, Ideal | PolynomialMap):
        return _json_polynomials(result)
    if isinstance(result, RealPoint):
        return {str(v): [str(low), str(high)] for v, (low, high) in result.box.items()}
    if is_dataclass(result):
        return {name: _json_value(value) for name, value in _parts(result)}
    return str(result.as_expr() if isinstance(result, Poly) else result)


def _json_polynomials(result: Ideal | PolynomialMap) -> dict[str, Any]:
    """Return the ring and the polynomials, each under its name."""
    exprs = [str(e) for e in result.exprs]
    field = {"field": field_name(result.field)}
    if isinstance(result, Ideal):
        return {**field, "variables": [str(v) for v in result.variables], "generators": exprs}
    return {**field, "parameters": [str(v) for v in result.parameters], "coordinates": exprs}


@contextlib.contextmanager
def all_digits() -> Iterator[None]:
    """Print integers of any length: Python refuses those of more than 4,300 digits."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


@contextlib.contextmanager
def progress(stream: TextIO | None) -> Iterator[None]:
    """Show on a terminal how long an answer has been waited for, from the third second on."""
    if stream is None or not stream.isatty():
        yield
        return
    done = threading.Event()
    began = time.monotonic()

    def show() -> None:
        while not done.wait(1.0):
            seconds = time.monotonic() - began
            if seconds > _QUIET_SECONDS:
                stream.write(f"\rMacaulay2 computes: {seconds:.0f} s (Ctrl-C ends it) ")
                stream.flush()
        stream.write("\r\x1b[K")
        stream.flush()

    ticker = threading.Thread(target=show, daemon=True)
    ticker.start()
    try:
        yield
    finally:
        done.set()
        ticker.join()

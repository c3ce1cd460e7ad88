"""The page about JSON, ``docs/json_schema.md``: `python docs/json_schema.py` writes it."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from nnag_m2.exchange.json_atoms import CONSTANTS, FUNCTIONS
from nnag_m2.exchange.json_text import SCHEMA
from nnag_m2.exchange.kinds import LAYERS, kind_of, names

PAGE = Path(__file__).parent / "json_schema.md"

_HEAD = f"""# Values and answers as JSON

`to_json(value)` writes every value and answer, `from_json(text)` reads it back; `nnag-m2` prints
the same with `--json`. Nothing is evaluated on the way, and no class is made but those below.

    {{"schema": "{SCHEMA}", "value": ...}}

The number in the name of the schema grows when a reader of the one before would fail.

The command line prints for an answer

    {{"schema": "{SCHEMA}", "computation": "degree", "result": value, "engine": "Macaulay2 1.26.06",
     "seconds": 0.012, "provenance": {{"type": "Provenance", ...}}, "scripts": ["..."]}}

and for a failure

    {{"schema": "{SCHEMA}", "computation": "degree", "error": "EngineTimeout", "message": "...",
     "status": 4, "script": "... or null"}}

where `status` is the exit status, `error` the class, and `script` what reproduces the failure.

## Values

`null`, `true`, `false`, texts, and integers between -2^53 and 2^53 are what they are in JSON. A
tuple is an array. All else is an object with a `"type"`:

| type | besides `"type"` |
|---|---|
| `int` | a larger integer: `"digits"` |
| `float` | a number is a number in JSON; infinite ones have their name in `"value"` |
| `Fraction`, `Rational` | Python's and sympy's: `"value"`, such as `"-3/4"` |
| `Symbol` | `"name"`; `"assumptions"` and, of a dummy, `"dummy"`, where there are any |
| `Constant` | `"name"`: {", ".join(CONSTANTS)} |
| `Expr` | `"function"` and `"arguments"`: {", ".join(FUNCTIONS)} |
| `Field` | `"name"`: `"QQ"`, `"ZZ"`, `"GF(7)"` |
| `Poly` | `"variables"`, `"field"` and `"polynomial"` |
| `Matrix` | `"shape"`, and `"entries"` row by row |
| `list` | `"items"` |
| `dict` | `"items"`: pairs of key and value |
| `Path` | `"path"` |

A *variable* is a text, its name, or a `Symbol` with assumptions. A *polynomial* is a text such as
`"x**2 - 3/2*x*y + 1"`, in those variables; where a variable's name cannot be read back from a
text, it is a list of pairs: exponents and a coefficient, `[[[2, 0], "1"], ...]`.

A part that is itself called `type` has the key `"own_type"`.

## Networks

They are made again from their arguments: `"arguments"` is an array, `"keywords"` an object.

"""

_RESULTS = """
## Ideals, maps, points, results

Parts are named as the attributes in Python, where `help` of the class tells what they are. A
`RealAlgebraic` has its decimals besides, for the eye: they are not read.

| type | parts |
|---|---|
"""


def page() -> str:
    """Return the page."""
    classes = {name: kind_of(name) for name in names()}
    networks = [name for name, kind in classes.items() if not is_dataclass(kind)]
    named = [*networks, *(f"layers.{name}" for name in sorted(LAYERS))]
    rows = [_row(name, kind) for name, kind in classes.items() if is_dataclass(kind)]
    return f"{_HEAD}{_wrapped(named)}\n{_RESULTS}{chr(10).join(rows)}\n"


def _wrapped(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _row(name: str, kind: Any) -> str:
    parts = [part.name for part in fields(kind)]
    summary = (inspect.getdoc(kind) or "").split("\n")[0]
    return f"| `{name}` | {_wrapped(parts)}. {summary} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

"""Every value and answer as JSON, and back, by one schema: ``docs/json_schema.md``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from flint import fmpz_poly

from nnag_m2.algebra.arguments import nested, whole_number
from nnag_m2.algebra.fields import field_name
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.errors import InputError, named, shown
from nnag_m2.exchange.json_atoms import (
    JsonObject,
    atom_from_json,
    atom_to_json,
    field_from_json,
    poly_from_json,
    poly_to_json,
    symbol_from_json,
    symbol_to_json,
)
from nnag_m2.exchange.kinds import kind_of, name_of
from nnag_m2.networks._values import Value

SCHEMA = "nnag-m2/1"
"""The name of the schema; its number grows when a reader of the one before would fail."""

_WIDEST = 16
"""Blanks for a level: more are no help to a reader."""

_DECIMALS = 15
"""Digits that a reader may see of an irrational number; a double has as many."""


@named
def to_json(value: Any, indent: int | None = None) -> str:
    """Return a value or an answer as JSON.

    Parameters
    ----------
    value
        Whatever questions take and return: ideals, maps, polynomials, matrices, numbers, points,
        networks, landscapes, ``Answer``s, and tuples, lists and dictionaries of them.
    indent
        Blanks for each level, up to 16; by default all is in one line.

    Returns
    -------
    str
        An object with ``"schema"``, the name of the schema, and ``"value"``.  The schema is told in
        ``docs/json_schema.md``.

    Raises
    ------
    InputError
        For values that are made of Python functions, such as a ``Query`` or a traced network, and
        for what is none of this package's.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> print(to_json(Ideal([x**3 + y**2/2], [x, y])))
    {"schema": "nnag-m2/1", "value": {"type": "Ideal", "generators": ["x**3 + 1/2*y**2"], \
"variables": ["x", "y"], "field": "QQ"}}
    """
    blanks = None if indent is None else whole_number(indent, "indent", 0, _WIDEST)
    with nested():
        return json.dumps({"schema": SCHEMA, "value": json_value(value)}, indent=blanks)


@named
def from_json(text: str) -> Any:
    """Return the value that ``to_json`` has written.

    Nothing is evaluated, and no class but those of the schema is made.

    Raises
    ------
    InputError
        For a text that is no JSON, of another schema, or does not say a value.

    Examples
    --------
    >>> from sympy.abc import x
    >>> from_json(to_json((x**2 / 2, 7)))
    (x**2/2, 7)
    """
    if not isinstance(text, str):
        raise InputError("a text is needed", shown(text))
    try:
        with nested():
            return value_from_json(_of_schema(json.loads(text))["value"])
    except InputError:
        raise
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        came = f"{type(error).__name__}: {error}"[:200]
        raise InputError("a value of the schema is needed", came) from error


def _of_schema(found: Any) -> JsonObject:
    """Return an object of the schema; refuse all else."""
    if isinstance(found, dict) and found.get("schema") == SCHEMA:
        return found
    came = shown(found.get("schema") if isinstance(found, dict) else found)
    raise InputError(f"the schema is {SCHEMA!r}", came)


def json_value(value: Any) -> Any:
    """Return a value as what ``json`` writes: objects, arrays, strings, numbers, truths, null."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple | list):
        items = [json_value(item) for item in value]
        return items if isinstance(value, tuple) else {"type": "list", "items": items}
    if isinstance(value, Mapping):
        pairs = [[json_value(key), json_value(item)] for key, item in value.items()]
        return {"type": "dict", "items": pairs}
    atom = atom_to_json(value, json_value)
    return _object(value) if atom is None else atom


def _object(value: Any) -> JsonObject:
    name = name_of(value)
    if not name:
        required = "a value of this package or of sympy is needed, without Python's functions"
        raise InputError(required, shown(value))
    if isinstance(value, Value):
        arguments, keywords = value._arguments()
        named_too = {key: json_value(item) for key, item in keywords.items()}
        listed = [json_value(item) for item in arguments]
        return {"type": name, "arguments": listed, "keywords": named_too}
    if type(value) in _OF_RINGS:
        return {"type": name, **_of_ring(value)}
    found = {_key(part.name): json_value(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, RealAlgebraic):
        found["decimal"] = str(value.approximation(_DECIMALS))
    return {"type": name, **found}


_OWN_TYPE = "own_type"
"""The key of a part that is called ``type``, which is the key of the class."""


def _key(part: str) -> str:
    return _OWN_TYPE if part == "type" else part


_OF_RINGS: dict[Any, tuple[str, str]] = {
    Ideal: ("generators", "variables"),
    PolynomialMap: ("coordinates", "parameters"),
}
"""Classes of polynomials in one ring: their parts that are polynomials, and variables."""


def _of_ring(value: Any) -> JsonObject:
    polys, variables = _OF_RINGS[type(value)]
    symbols = [symbol_to_json(v) for v in getattr(value, variables)]
    written = [poly_to_json(p) for p in getattr(value, polys)]
    return {polys: written, variables: symbols, "field": field_name(value.field)}


def _in_ring(kind: Any, found: JsonObject) -> Any:
    polys, variables = _OF_RINGS[kind]
    ring = tuple(symbol_from_json(v) for v in found[variables])
    field = field_from_json(found["field"])
    return kind([poly_from_json(p, ring, field) for p in found[polys]], ring, field)


def value_from_json(found: Any) -> Any:
    """Return the value of what ``json`` has read."""
    if isinstance(found, list):
        return tuple(value_from_json(item) for item in found)
    if not isinstance(found, dict):
        return found
    name = found["type"]
    if name == "list":
        return [value_from_json(item) for item in found["items"]]
    if name == "dict":
        return {value_from_json(key): value_from_json(item) for key, item in found["items"]}
    kind = kind_of(name)
    return atom_from_json(found, value_from_json) if kind is None else _made(kind, found)


def _made(kind: Any, found: JsonObject) -> Any:
    """Return a value of a class of this package."""
    if kind in _OF_RINGS:
        return _in_ring(kind, found)
    if kind is RealAlgebraic:
        return _real_algebraic(found)
    if issubclass(kind, Value):
        keywords = {key: value_from_json(item) for key, item in found["keywords"].items()}
        return kind(*(value_from_json(item) for item in found["arguments"]), **keywords)
    own = {_OWN_TYPE: "type"}
    given = {own.get(k, k): value_from_json(v) for k, v in found.items() if k != "type"}
    parts = fields(kind) if is_dataclass(kind) else ()
    names = {part.name for part in parts}
    needed = {p.name for p in parts if p.default is MISSING and p.default_factory is MISSING}
    if not needed <= given.keys() <= names:
        odd = sorted((needed - given.keys()) | (given.keys() - names))
        raise InputError(f"{found['type']} has the parts {sorted(names)}", f"{odd}")
    if kind.__dataclass_params__.init:
        return kind(**given)
    made = object.__new__(kind)
    for part, item in given.items():
        object.__setattr__(made, part, item)
    return made


def _real_algebraic(found: JsonObject) -> RealAlgebraic:
    coefficients, index = value_from_json(found["coefficients"]), value_from_json(found["index"])
    factor, parts = fmpz_poly(list(coefficients)).factor()
    if int(factor) != 1 or len(parts) != 1 or not 0 <= index < len(coefficients) - 1:
        required = "a real algebraic number is a root of its minimal polynomial"
        raise InputError(required, f"the coefficients {shown(coefficients)}, the root {index}")
    return RealAlgebraic(coefficients, index)

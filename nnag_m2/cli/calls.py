"""Values written as in Python, such as ``MLP((2, 2, 1), 3)``: read, never evaluated."""

from __future__ import annotations

import ast
import contextlib
import functools
from collections.abc import Iterator
from typing import Any

from sympy import Rational, Symbol

import nnag_m2
from nnag_m2 import InputError
from nnag_m2.algebra.text.polynomials import parse_polynomial
from nnag_m2.exchange.kinds import LAYERS
from nnag_m2.networks import layers

NETWORKS = (
    "Network",
    "MLP",
    "LinearMLP",
    "ConvolutionalNetwork",
    "LightningSelfAttention",
    "ParametricModel",
)
"""The constructors of networks."""

_NOT_HERE = (layers.Function, layers.Ends, layers.Layer)
_LAYERS = {name: kind for name, kind in LAYERS.items() if kind not in _NOT_HERE}
"""Not those that take functions of Python."""

_CONSTRUCTORS = (*NETWORKS, "Ideal", "PolynomialMap", "SemialgebraicSet", "BoxImage", "Style")
"""All that may be called: constructors that open no file, start nothing and ask nothing."""

_LONGEST = 100_000
"""Characters; longer ones are for Python, whose parser needs some kilobytes for each bracket."""


def read_value(text: str) -> Any:
    """Return the value that a text stands for.

    Parameters
    ----------
    text
        Constructors of this package with their arguments; integers, fractions, polynomials, words
        in quotes, ``True``, ``False``, ``None``; tuples, lists and dictionaries of these.  A name
        that is no constructor is a symbol.  ``^`` is a power too.

    Raises
    ------
    InputError
        For everything else, with the column.
    """
    source = text.replace("^", "**").strip()
    if len(source) > _LONGEST:
        raise InputError(f"at most {_LONGEST:,} characters are read", f"{len(source):,}")
    try:
        tree = ast.parse(source, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _refused(source, str(getattr(error, "msg", error))) from None
    try:
        return _value(source, tree.body)
    except RecursionError:
        raise _refused(source, "brackets too deep") from None


def _refused(source: str, came: str, column: int | None = None) -> InputError:
    where = "" if column is None else f" in column {column + 1} of {source[:80]!r}"
    hint = '"MLP((2, 2, 1), 3)"'
    return InputError("a value is needed, written as in Python", came + where, hint)


def _called(node: ast.expr) -> str:
    """Return the name of what is called: ``MLP``, ``Dense``, ``L.Dense`` or ``layers.Dense``."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.attr if node.value.id in ("L", "layers") and node.attr in _LAYERS else ""
    return node.id if isinstance(node, ast.Name) else ""


def _value(source: str, node: Any) -> Any:
    """Return what a part of the text stands for."""
    read = functools.partial(_value, source)
    match node:
        case ast.Constant(value=None | bool() | int() | str() as value):
            return value
        case ast.Name(id=name):
            return Symbol(name)
        case ast.Tuple(elts=items) | ast.List(elts=items):
            kind = tuple if isinstance(node, ast.Tuple) else list
            return kind(map(read, items))
        case ast.Dict(keys=keys, values=values) if None not in keys:
            with _no_type_error(source, node):
                return dict(zip(map(read, keys), map(read, values), strict=True))
        case ast.BinOp() | ast.UnaryOp():
            return _polynomial(source, node)
        case ast.Call(keywords=words) if all(word.arg is not None for word in words):
            made = _constructor(source, node)
            args = [read(argument) for argument in node.args]
            named = {str(word.arg): read(word.value) for word in words}
            with _no_type_error(source, node):
                return made(*args, **named)
    raise _stray(source, node)


@contextlib.contextmanager
def _no_type_error(source: str, node: ast.expr) -> Iterator[None]:
    """Refuse a part of the text whose values do not go together."""
    try:
        yield
    except TypeError as error:
        raise _stray(source, node, str(error)) from None


def _stray(source: str, node: ast.expr, came: str = "") -> InputError:
    piece = ast.get_source_segment(source, node) or ""
    return _refused(source, came or repr(piece[:80]), node.col_offset)


def _polynomial(source: str, node: ast.expr) -> Any:
    """Return a number or an expression, with the limits of all polynomials in texts."""
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    piece = ast.get_source_segment(source, node) or ""
    symbols = [Symbol(name) for name in sorted(names)] or [Symbol("x")]
    found = parse_polynomial(piece, symbols).as_expr()
    return int(found) if found.is_Integer else Rational(found) if found.is_number else found


def _constructor(source: str, node: ast.Call) -> Any:
    name = _called(node.func)
    if name not in _LAYERS and name not in _CONSTRUCTORS:
        known = ", ".join(_CONSTRUCTORS)
        came = f"{ast.unparse(node.func)[:80]!r}, which is none of {known}"
        raise _stray(source, node, came)
    return _LAYERS.get(name) or getattr(nnag_m2, name)

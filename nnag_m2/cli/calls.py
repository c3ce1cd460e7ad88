"""Values written as in Python, such as ``MLP((2, 2, 1), 3)``: read, never evaluated."""

from __future__ import annotations

import ast
from collections.abc import Callable
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
        return _Reader(source).value(tree.body)
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


class _Reader:
    """Reads one text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._ways: dict[type[ast.expr], Callable[[Any], Any]] = {
            ast.Constant: self._constant,
            ast.Name: lambda node: Symbol(node.id),
            ast.Tuple: lambda node: tuple(map(self.value, node.elts)),
            ast.List: lambda node: list(map(self.value, node.elts)),
            ast.Dict: self._dictionary,
            ast.Call: self._call,
            ast.BinOp: self._polynomial,
            ast.UnaryOp: self._polynomial,
        }

    def value(self, node: ast.expr) -> Any:
        """Return what a part of the text stands for."""
        way = self._ways.get(type(node))
        if way is None:
            raise self._stray(node)
        return way(node)

    def _stray(self, node: ast.expr, came: str = "") -> InputError:
        piece = ast.get_source_segment(self.source, node) or ""
        return _refused(self.source, came or repr(piece[:80]), node.col_offset)

    def _constant(self, node: ast.Constant) -> Any:
        if node.value is None or isinstance(node.value, bool | int | str):
            return node.value
        raise self._stray(node)

    def _dictionary(self, node: ast.Dict) -> dict[Any, Any]:
        if None in node.keys:
            raise self._stray(node)
        keys = [self.value(key) for key in node.keys if key is not None]
        values = map(self.value, node.values)
        try:
            return dict(zip(keys, values, strict=True))
        except TypeError:
            raise self._stray(node) from None

    def _polynomial(self, node: ast.expr) -> Any:
        """Return a number or an expression, with the limits of all polynomials in texts."""
        names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        piece = ast.get_source_segment(self.source, node) or ""
        symbols = [Symbol(name) for name in sorted(names)] or [Symbol("x")]
        found = parse_polynomial(piece, symbols).as_expr()
        return int(found) if found.is_Integer else Rational(found) if found.is_number else found

    def _call(self, node: ast.Call) -> Any:
        name = _called(node.func)
        made: Any = _LAYERS.get(name) or getattr(nnag_m2, name, None)
        if name not in _LAYERS and name not in _CONSTRUCTORS:
            known = ", ".join(_CONSTRUCTORS)
            raise self._stray(node, f"{ast.unparse(node.func)[:80]!r}, which is none of {known}")
        if any(word.arg is None for word in node.keywords):
            raise self._stray(node)
        args = [self.value(argument) for argument in node.args]
        named = {str(word.arg): self.value(word.value) for word in node.keywords}
        try:
            return made(*args, **named)
        except TypeError as error:
            raise self._stray(node, str(error)) from None

"""Numbers, symbols, expressions, polynomials and matrices as JSON, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import isfinite
from pathlib import Path
from typing import Any

import sympy
from sympy import Basic, Dummy, Expr, ImmutableDenseMatrix, MatrixBase, Poly, Rational, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.exact_numbers import fraction_of, from_digits, ratio_to_digits, to_digits
from nnag_m2.algebra.fields import field_name, plain_terms, poly_from_plain
from nnag_m2.algebra.text.polynomials import can_be_written, parse_polynomial, written
from nnag_m2.algebra.text.values import parse_field
from nnag_m2.errors import InputError

JsonObject = dict[str, Any]

SAFE = 2**53
"""Integers from here on are not exact in programs that keep numbers of JSON as doubles."""

_FUNCTIONS = """
Add Mul Pow CRootOf Abs Min Max exp log sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh
sign erf Eq Ne Gt Ge Lt Le Tuple
"""
FUNCTIONS = tuple(_FUNCTIONS.split())
"""Functions of sympy whose values are written, with their arguments."""

CONSTANTS = ("pi", "E", "I", "oo", "zoo", "nan", "true", "false", "GoldenRatio", "EulerGamma")
"""Constants of sympy, by their names there."""

_NAMES = {"ComplexRootOf": "CRootOf", "Equality": "Eq", "Unequality": "Ne"}
_NAMES |= {"StrictGreaterThan": "Gt", "GreaterThan": "Ge"}
_NAMES |= {"StrictLessThan": "Lt", "LessThan": "Le"}


def atom_to_json(value: Any, inner: Callable[[Any], Any]) -> Any:
    """Return a number, symbol, expression, polynomial or matrix as JSON; ``None`` for all else."""
    write = next((write for kind, write in _WRITERS if isinstance(value, kind)), None)
    return None if write is None else write(value, inner)


def _integer(value: int, _: Any) -> Any:
    exact = -SAFE < value < SAFE
    return int(value) if exact else {"type": "int", "digits": to_digits(value)}


def _float(value: float, _: Any) -> Any:
    return value if isfinite(value) else {"type": "float", "value": repr(value)}


def _polynomial(value: Poly, _: Any) -> JsonObject:
    ring = {"variables": [symbol_to_json(v) for v in value.gens], "field": _field(value.domain)}
    return {"type": "Poly", **ring, "polynomial": poly_to_json(value)}


def _entries(value: Any, inner: Callable[[Any], Any]) -> JsonObject:
    entries = [inner(entry) for entry in value.flat()]
    return {"type": "Matrix", "shape": list(value.shape), "entries": entries}


def _expression(value: Basic, inner: Callable[[Any], Any]) -> Any:
    if isinstance(value, Symbol):
        found = symbol_to_json(value)
        return {"type": "Symbol", "name": found} if isinstance(found, str) else found
    if isinstance(value, Rational):
        return {"type": "Rational", "value": ratio_to_digits(fraction_of(value))}
    name = next((c for c in CONSTANTS if getattr(sympy, c) == value), None)
    if name is not None:
        return {"type": "Constant", "name": name}
    return _call(value, inner)


def _call(value: Basic, inner: Callable[[Any], Any]) -> JsonObject:
    if value == -sympy.oo:
        return {"type": "Expr", "function": "Mul", "arguments": [-1, inner(sympy.oo)]}
    head = _NAMES.get(type(value).__name__, type(value).__name__)
    if head not in FUNCTIONS or not value.args:
        raise InputError("a value that JSON has words for", f"sympy's {head}")
    return {"type": "Expr", "function": head, "arguments": [inner(a) for a in value.args]}


_WRITERS: tuple[tuple[Any, Callable[[Any, Callable[[Any], Any]], Any]], ...] = (
    (int, _integer),
    (float, _float),
    (Fraction, lambda value, _: {"type": "Fraction", "value": ratio_to_digits(value)}),
    (Domain, lambda value, _: {"type": "Field", "name": _field(value)}),
    (Path, lambda value, _: {"type": "Path", "path": str(value)}),
    (Poly, _polynomial),
    (MatrixBase, _entries),
    (Basic, _expression),
)


def symbol_to_json(symbol: Any) -> Any:
    """Return a symbol as its name where that says all, else as an object."""
    if not isinstance(symbol, Symbol):
        raise InputError("polynomials in symbols", repr(symbol)[:80])
    assumed = dict(symbol._assumptions_orig)
    if type(symbol) is Symbol and assumed in ({}, {"commutative": True}):
        return str(symbol.name)
    found: JsonObject = {"type": "Symbol", "name": symbol.name, "assumptions": assumed}
    return {**found, "dummy": symbol.dummy_index} if isinstance(symbol, Dummy) else found


def poly_to_json(poly: Poly) -> Any:
    """Return a polynomial as text; as exponents and coefficients where texts cannot name it."""
    if can_be_written(poly.gens):
        return written(poly)
    return [[list(exponents), ratio_to_digits(Fraction(c))] for exponents, c in plain_terms(poly)]


def _field(field: Domain) -> str:
    if field.is_QQ or field.is_FiniteField:
        return field_name(field)
    if field.is_ZZ:
        return "ZZ"
    raise InputError("coefficients in QQ, ZZ or GF(p)", str(field))


def fraction_from(text: Any) -> Fraction:
    """Return the number of a text such as ``-3/4``."""
    top, _, bottom = str(text).partition("/")
    return Fraction(from_digits(top), from_digits(bottom or "1"))


def atom_from_json(found: Mapping[str, Any], inner: Callable[[Any], Any]) -> Any:
    """Return what ``atom_to_json`` was given; raises ``KeyError`` for an unknown type."""
    return _READERS[found["type"]](found, inner)


def symbol_from_json(found: Any) -> Symbol:
    """Return a symbol from its name or its object."""
    if isinstance(found, str):
        return Symbol(found)
    name, assumed = str(found["name"]), found.get("assumptions", {})
    if not all(isinstance(truth, bool) for truth in assumed.values()):
        raise InputError("assumptions of symbols are true or false", repr(assumed)[:80])
    if "dummy" in found:
        return Dummy(name, dummy_index=int(found["dummy"]), **assumed)
    return Symbol(name, **assumed)


def poly_from_json(found: Any, variables: Sequence[Symbol], field: Domain) -> Poly:
    """Return a polynomial from its text, or its exponents and coefficients."""
    if isinstance(found, str):
        return parse_polynomial(found, variables, field)
    terms = ((tuple(map(int, exponents)), fraction_from(c)) for exponents, c in found)
    return poly_from_plain(terms, variables, field)


def field_from_json(name: str) -> Domain:
    """Return the coefficients of a name: QQ, ZZ or GF(p)."""
    return sympy.ZZ if name == "ZZ" else parse_field(name)


def _poly(found: Mapping[str, Any], _: Any) -> Poly:
    symbols = [symbol_from_json(v) for v in found["variables"]]
    field = field_from_json(found["field"])
    if field == sympy.ZZ:
        return poly_from_json(found["polynomial"], symbols, sympy.QQ).set_domain(field)
    return poly_from_json(found["polynomial"], symbols, field)


def _constant(found: Mapping[str, Any], _: Any) -> Any:
    if found["name"] not in CONSTANTS:
        raise KeyError(found["name"])
    return getattr(sympy, found["name"])


def _function(found: Mapping[str, Any], inner: Callable[[Any], Any]) -> Expr:
    if found["function"] not in FUNCTIONS:
        raise KeyError(found["function"])
    function = getattr(sympy, found["function"])
    result: Expr = function(*(inner(argument) for argument in found["arguments"]))
    return result


def _rational(found: Mapping[str, Any], _: Any) -> Rational:
    number = fraction_from(found["value"])
    return Rational(number.numerator, number.denominator)


def _matrix(found: Mapping[str, Any], inner: Callable[[Any], Any]) -> ImmutableDenseMatrix:
    return ImmutableDenseMatrix(*found["shape"], [inner(entry) for entry in found["entries"]])


_READERS: dict[str, Callable[[Mapping[str, Any], Callable[[Any], Any]], Any]] = {
    "int": lambda found, _: from_digits(found["digits"]),
    "float": lambda found, _: float(found["value"]),
    "Fraction": lambda found, _: fraction_from(found["value"]),
    "Rational": _rational,
    "Field": lambda found, _: field_from_json(found["name"]),
    "Path": lambda found, _: Path(found["path"]),
    "Symbol": lambda found, _: symbol_from_json(found),
    "Constant": _constant,
    "Expr": _function,
    "Poly": _poly,
    "Matrix": _matrix,
}

ATOMS = tuple(_READERS)
"""The types of the objects here."""

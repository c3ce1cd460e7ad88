"""Values as Macaulay2 text that a person can load: each ring once, then what lives in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from sympy import QQ, ZZ, Expr, MatrixBase, Poly, Rational, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.arguments import nested, plain
from nnag_m2.algebra.exact_numbers import ratio_to_digits
from nnag_m2.algebra.fields import as_field, as_poly, as_variables
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.engine.naming import legend, macaulay2_names
from nnag_m2.engine.printing import (
    Ring,
    print_field,
    print_ideal,
    print_list,
    print_poly,
    print_ring,
)
from nnag_m2.errors import InputError, named, shown

_LETTERS = "zwuvtsqpkhgfedcba"
"""Of coordinates, which no variable of a value shares."""

_RingKey = tuple[tuple[Symbol, ...], Domain]


@named
def to_macaulay2(value: Any, name: str = "") -> str:
    """Return a value as Macaulay2 text: its ring, and itself.

    Parameters
    ----------
    value
        An ideal, a polynomial, an expression, a map, a matrix, a number, a text, a truth; lists,
        dictionaries, and results that consist of them, which become hash tables.
    name
        A name to give it in Macaulay2; by default the text ends with the value itself.

    Returns
    -------
    str
        Lines; a comment says which name stands for which symbol, where Macaulay2 needs another one.

    Raises
    ------
    InputError
        For what Macaulay2 has no words for, such as irrational numbers.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> print(to_macaulay2(Ideal([x**3 + y**2], [x, y]), "I"))
    R = QQ[x, y];
    I = ideal(x^3 + y^2);
    >>> print(to_macaulay2([1, x**2 / 2]))
    R = QQ[x];
    {1, (1/2)*x^2}
    """
    if not isinstance(name, str):
        raise InputError("a name is a text", shown(name))
    with nested():
        if name:
            lines, renamed = bindings({name: value})
        else:
            writer = _Writer([value], [])
            lines, renamed = [*writer.rings(), writer.text(value)], writer.legend
        return "\n".join([*(f"-- {word} stands for {symbol}" for word, symbol in renamed), *lines])


def bindings(values: Mapping[str, Any]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """Return statements that bind values to names, and which names stand for which symbols."""
    for name in values:
        if not (name.isascii() and name.isalnum() and name[0].isalpha()):
            required = "a name in Macaulay2 consists of letters and digits"
            raise InputError(required, shown(name))
    writer = _Writer(list(values.values()), list(values))
    rings = writer.rings()
    made = [f"{name} = {writer.text(value)};" for name, value in values.items()]
    last = [f"use {writer.first};"] if len(rings) > 1 else []
    return [*rings, *made, *last], writer.legend


class _Writer:
    """The rings of some values, and the way of printing each of them."""

    _around: _RingKey

    def __init__(self, values: list[Any], reserved: list[str]) -> None:
        leaves = [leaf for value in values for leaf in _leaves(value)]
        keys = dict.fromkeys(_ring_of(leaf) for leaf in leaves if not isinstance(leaf, Expr))
        loose = {s for leaf in leaves if isinstance(leaf, Expr) for s in leaf.free_symbols}
        if loose:  # expressions share the first ring that has all their variables
            around = [key for key in keys if loose <= {*key[0]}]
            self._around = around[0] if around else (as_variables(sorted(loose, key=str)), QQ)
            keys[self._around] = None
        self._reserved = reserved
        free = (f"R{i or ''}" for i in range(len(keys) + len(reserved) + 1))
        self._names = dict(zip(keys, (r for r in free if r not in reserved), strict=False))
        symbols = [v for variables, _ in keys for v in variables]
        chosen = macaulay2_names(symbols, [*reserved, *self._names.values()])
        self.legend = legend(symbols, chosen)
        parts = iter(chosen)
        self._rings = {(v, f): Ring(v, tuple(next(parts) for _ in v), f) for v, f in keys}
        self.first = next(iter(self._names.values()), "")

    def rings(self) -> list[str]:
        return [f"{name} = {print_ring(self._rings[key])};" for key, name in self._names.items()]

    def text(self, value: Any) -> str:
        """Return a value as Macaulay2 text."""
        ways: tuple[tuple[Any, Callable[[Any], str]], ...] = (
            (PolynomialMap, self._map),
            (Ideal, self._ideal),
            (Poly, self._poly),
            (MatrixBase, self._matrix),
        )
        way = next((way for kind, way in ways if isinstance(value, kind)), None)
        if way is not None:
            return way(value)
        if (simple := _simple(value)) is not None:
            return simple
        if isinstance(value, Expr):
            return self._poly(as_poly(value, *self._around))
        if isinstance(value, tuple | list):
            return print_list([self.text(item) for item in value])
        pairs = [f"{self.text(k)} => {self.text(v)}" for k, v in _entries(value)]
        return f"hashTable {print_list(pairs)}"

    def _ideal(self, value: Ideal) -> str:
        return print_ideal(value.generators, *self._ring((value.variables, value.field)))

    def _poly(self, value: Poly) -> str:
        field = _field(value)
        return print_poly(value.set_domain(field), *self._ring((value.gens, field)))

    def _matrix(self, value: Any) -> str:
        rows = [print_list([self.text(entry) for entry in row]) for row in value.tolist()]
        return f"matrix {print_list(rows)}"

    def _map(self, value: PolynomialMap) -> str:
        names, ring = self._ring((value.parameters, value.field))
        images = print_list([print_poly(c, names, ring) for c in value.coordinates])
        used = (name for found in self._rings.values() for name in found.names)
        taken = {name[0] for name in [*self._reserved, *used]}
        letter = next((c for c in _LETTERS if c not in taken), "coordinate")
        source = f"{print_field(value.field)}[{letter}_1..{letter}_{len(value.coordinates)}]"
        return f"map({ring}, {source}, {images})"

    def _ring(self, key: _RingKey) -> tuple[tuple[str, ...], str]:
        return self._rings[key].names, self._names[key]


def _leaves(value: Any) -> Iterator[Any]:
    """Yield the ideals, maps, polynomials and expressions that a value consists of."""
    if isinstance(value, PolynomialMap | Ideal | Poly):
        yield value
    elif _simple(value) is None:
        if isinstance(value, Expr) and not isinstance(value, MatrixBase):
            if not value.free_symbols:
                raise InputError("a rational number is needed", shown(value))
            yield value
        else:
            for item in value.flat() if isinstance(value, MatrixBase) else _items(value):
                yield from _leaves(item)


def _ring_of(value: PolynomialMap | Ideal | Poly) -> _RingKey:
    if isinstance(value, Poly):
        return as_variables(value.gens), _field(value)
    return value.variables if isinstance(value, Ideal) else value.parameters, value.field


def _items(value: Any) -> list[Any]:
    if isinstance(value, tuple | list):
        return list(value)
    return [part for pair in _entries(value) for part in pair]


def _entries(value: Any) -> list[tuple[Any, Any]]:
    """Return the entries of a hash table."""
    if isinstance(value, Mapping):
        return list(value.items())
    if is_dataclass(value) and not isinstance(value, type):
        return [(part.name, getattr(value, part.name)) for part in fields(value)]
    raise InputError("a value that Macaulay2 has words for", shown(value))


def _simple(value: Any) -> str | None:
    """Return a number, truth, text or nothing in Macaulay2; ``None`` for all else."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Domain):
        return quoted(str(value))
    number = plain(value)
    if isinstance(number, int | Fraction | Rational):
        return ratio_to_digits(number)
    return None


def _field(poly: Poly) -> Domain:
    return QQ if poly.domain == ZZ else as_field(poly.domain)


def quoted(text: str) -> str:
    """Return a text as Macaulay2 writes it, with its lines as they are where that can be."""
    if "\0" in text:
        raise InputError("a text without the character U+0000 is needed", "one with it")
    if "\n" in text and "///" not in text and not text.endswith("/") and "\r" not in text:
        return f"///{text}///"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for plain_text, code in (("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        escaped = escaped.replace(plain_text, code)
    return f'"{escaped}"'

"""What ``counterpart`` of ``m2_templates/lib`` hands over, as sympy-valued objects or a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import GF, QQ, ZZ, ImmutableDenseMatrix, Poly, Rational, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.exact_numbers import from_digits
from nnag_m2.algebra.fields import as_field, poly_from_plain
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.errors import ReplyError
from nnag_m2.exchange.json_atoms import fraction_from

_Ring = tuple[str, Any]


@dataclass(frozen=True)
class Macaulay2Text:
    """A value of Macaulay2 without a counterpart here, as the text that Macaulay2 prints.

    Attributes
    ----------
    kind
        Its class in Macaulay2.
    text
        What Macaulay2 prints; several lines for a Betti table.
    reason
        Why it has no counterpart.
    """

    kind: str
    text: str
    reason: str

    def __str__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return f"```text\n{self.text}\n```\n\n{self.kind}: {self.reason}"


def value_of(found: Any) -> Any:
    """Return the value of a counterpart.

    Raises
    ------
    ReplyError
        For all else.
    """
    try:
        kind, *rest = found
        return _KINDS[kind](*rest)
    except (KeyError, TypeError, ValueError, IndexError, ZeroDivisionError) as error:
        raise ReplyError(f"the reply has no counterpart of a value: {str(found)[:200]}") from error


def text_of(line: str) -> str:
    """Return a text from its one line."""
    parts = line.split("\\\\")
    return "\\".join(part.replace("\\n", "\n") for part in parts)


def _parts(ring: _Ring) -> tuple[Domain, tuple[Symbol, ...]]:
    """Return field, or ZZ, and variables."""
    name, variables = ring
    known = {"QQ": QQ, "ZZ": ZZ}
    field = known[name] if name in known else as_field(GF(from_digits(name.removeprefix("ZZ/"))))
    return field, tuple(map(Symbol, variables))


def _poly(ring: _Ring, terms: str) -> Poly:
    """Return a polynomial; over ZZ, and without variables a number, as sympy has them."""
    field, variables = _parts(ring)
    pairs = []
    for term in terms.split(" ") if terms else []:
        number, _, listed = term.partition(":")
        exponents = tuple(int(e) for e in listed.split(",") if e)
        pairs.append((exponents, fraction_from(number)))
    if not variables:
        return Rational(*pairs[0][1].as_integer_ratio()) if pairs else Rational(0)
    if field == ZZ:
        return poly_from_plain(pairs, variables, QQ).set_domain(ZZ)
    return poly_from_plain(pairs, variables, field)


def _ideal(ring: _Ring, generators: Sequence[str]) -> Any:
    field, variables = _parts(ring)
    if field == ZZ or not variables:
        listed = ", ".join(str(_poly(ring, g)) for g in generators)
        reason = "ideals here are over fields, in one variable at least"
        return Macaulay2Text("Ideal", f"ideal({listed})", reason)
    return Ideal.of_polys([_poly(ring, g) for g in generators], variables, field)


def _map(ring: _Ring, images: Sequence[str]) -> Any:
    field, variables = _parts(ring)
    if field == ZZ or not variables or not images:
        listed = ", ".join(str(_poly(ring, g)) for g in images)
        return Macaulay2Text("RingMap", f"map to ({listed})", "maps here are over fields")
    return PolynomialMap([_poly(ring, g) for g in images], variables, field)


def _matrix(ring: _Ring, rows: int, columns: int, entries: Sequence[str]) -> Any:
    """Return a matrix of expressions; modulo p the rows, whose polynomials know their field."""
    polys = [_poly(ring, entry) for entry in entries]
    if ring[0].startswith("ZZ/"):
        return tuple(tuple(polys[i * columns : (i + 1) * columns]) for i in range(rows))
    exprs = [poly.as_expr() if isinstance(poly, Poly) else poly for poly in polys]
    return ImmutableDenseMatrix(rows, columns, exprs)


def _numbers(rows: int, columns: int, entries: Sequence[Any]) -> ImmutableDenseMatrix:
    return ImmutableDenseMatrix(rows, columns, [value_of(entry) for entry in entries])


def _fraction(ring: _Ring, top: str, bottom: str) -> Any:
    if ring[0].startswith("ZZ/"):
        listed = f"({_poly(ring, top).as_expr()})/({_poly(ring, bottom).as_expr()})"
        return Macaulay2Text("RingElement", listed, "fractions modulo p have no counterpart")
    return _poly(ring, top).as_expr() / _poly(ring, bottom).as_expr()


def _table(entries: Sequence[Any]) -> Any:
    pairs = [(value_of(key), value_of(item)) for key, item in entries]
    try:
        return dict(pairs)
    except TypeError:  # a key that Python cannot look up
        return tuple(pairs)


_KINDS: dict[str, Callable[..., Any]] = {
    "nothing": lambda: None,
    "integer": int,
    "rational": Rational,
    "truth": bool,
    "string": text_of,
    "list": lambda items: tuple(value_of(item) for item in items),
    "table": _table,
    "polynomial": _poly,
    "fraction": _fraction,
    "ideal": _ideal,
    "map": _map,
    "matrix": _matrix,
    "numbers": _numbers,
    "text": lambda kind, text, why: Macaulay2Text(kind, text_of(text), text_of(why)),
}

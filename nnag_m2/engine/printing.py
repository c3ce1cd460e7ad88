"""Values as Macaulay2 text.

Small polynomials look as a person would write them.  Large ones are written in brackets, with
common powers in front and the sums balanced: ``(x^3*(2*y+z)+x*(y^2-3*z))``.  Macaulay2 adds from
the left, copying each partial sum, so that a flat sum of ``n`` terms costs ``n^2``; balanced
brackets cost ``n log n``, and every operator saved is one that it need not interpret.  The power
stands before the bracket: behind it, the product takes Macaulay2 half as long again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from sympy import QQ, ImmutableDenseMatrix, Poly, Symbol
from sympy.polys.densebasic import dmp_zero
from sympy.polys.domains.domain import Domain
from sympy.polys.orderings import grevlex

from nnag_m2.algebra.digits import to_digits
from nnag_m2.algebra.orders import Order

LARGEST_FLAT_SUM = 100
_LEAF = 8
_LONGEST_LIST = 1000
_LONGEST_LINE = 200

_Summand: TypeAlias = tuple[str, str]  # a number, and a monomial or a power before a bracket


@dataclass(frozen=True)
class Ring:
    """A polynomial ring in a script: its variables under the names they have there."""

    variables: tuple[Symbol, ...]
    names: tuple[str, ...]
    field: Domain
    order: Order = "grevlex"


def print_field(field: Domain) -> str:
    """Return the field in Macaulay2: ``QQ`` or ``(ZZ/7)``."""
    return "QQ" if field == QQ else f"(ZZ/{field.characteristic()})"


def print_ring(ring: Ring) -> str:
    """Return the ring in Macaulay2, with its order when it is not the default, grevlex."""
    listed = ", ".join(ring.names)
    order = print_order(ring.order)
    return f"{print_field(ring.field)}[{listed}{order and f', MonomialOrder => {order}'}]"


def print_order(order: Order) -> str:
    """Return the value of Macaulay2's option ``MonomialOrder``; empty for grevlex."""
    if isinstance(order, str):
        return {"grevlex": "", "lex": "Lex", "grlex": "GLex"}[order]
    return "{" + ", ".join(f"GRevLex => {len(block)}" for block in order.blocks) + "}"


def print_poly(poly: Poly, names: Sequence[str], ring: str = "R") -> str:
    """Return a polynomial in Macaulay2.

    Parameters
    ----------
    poly
        Over QQ or GF(p), in as many variables as there are names.
    names
        The Macaulay2 names of its variables.
    ring
        The Macaulay2 name of its ring, which constants need.
    """
    if poly.is_ground:
        constant = _coefficient(_terms(poly).get((0,) * len(names), 0))
        return f"{constant}_{ring}" if constant.isdigit() else f"({constant})_{ring}"
    if _is_long(poly):
        return _in_brackets(_summands(poly, names))
    ordered = sorted(_terms(poly).items(), key=lambda term: grevlex(term[0]), reverse=True)
    text = "".join(_signed(_product(_coefficient(c), _monomial(e, names))) for e, c in ordered)
    return text[3:] if text.startswith(" + ") else "-" + text[3:]


def _terms(poly: Poly) -> dict[tuple[int, ...], Any]:
    """Return exponents and rational coefficients; modulo p those that Macaulay2 prints too."""
    terms: dict[tuple[int, ...], Any] = poly.rep.to_dict()
    if poly.domain == QQ:
        return terms
    # Symmetric representatives; plain int() gives others.
    return {exponents: poly.domain.to_int(c) for exponents, c in terms.items()}


def _signed(product: str) -> str:
    if product.startswith("-"):
        return f" - {product[1:]}"
    return f" - {'(' + product[2:]}" if product.startswith("(-") else f" + {product}"


def _monomial(exponents: tuple[int, ...], names: Sequence[str]) -> str:
    pairs = zip(names, exponents, strict=True)
    return "*".join(_power(name, exponent) for name, exponent in pairs if exponent)


def _power(name: str, exponent: int) -> str:
    return f"{name}^{exponent}" if exponent > 1 else name


def _product(number: str, monomial: str) -> str:
    """Return a term such as ``-3*x^2*y`` or ``(-3/4)*x``."""
    if not monomial:
        return number
    if number in ("1", "-1"):
        return number[:-1] + monomial
    return f"({number})*{monomial}" if "/" in number else f"{number}*{monomial}"


def _coefficient(number: Any) -> str:
    top, bottom = int(number.numerator), int(number.denominator)
    return to_digits(top) if bottom == 1 else f"{to_digits(top)}/{to_digits(bottom)}"


def _is_long(poly: Poly) -> bool:
    def coefficients(lists: Any, depth: int) -> Iterator[Any]:
        for inner in lists:
            if depth:
                yield from coefficients(inner, depth - 1)
            elif inner:
                yield inner

    found = coefficients(poly.rep.to_list(), len(poly.gens) - 1)
    return next(islice(found, LARGEST_FLAT_SUM, None), None) is not None


def _summands(poly: Poly, names: Sequence[str]) -> list[_Summand]:
    """Return a polynomial as sympy keeps it: in nested lists, one level for each variable."""
    field, last = poly.domain, len(names) - 1
    zeros = [*(dmp_zero(last - place - 1) for place in range(last)), field.zero]
    number = _coefficient if field == QQ else lambda element: to_digits(field.to_int(element))

    def summands(lists: list[Any], place: int) -> list[_Summand]:
        found: list[_Summand] = []
        for exponent, inner in enumerate(reversed(lists)):
            if inner == zeros[place]:
                continue
            inside = summands(inner, place + 1) if place < last else [(number(inner), "")]
            found += [_times(_power(names[place], exponent), inside)] if exponent else inside
        return found

    return summands(poly.rep.to_list(), 0)


def _times(power: str, summands: list[_Summand]) -> _Summand:
    if len(summands) > 1:
        return "1", f"{power}*{_in_brackets(summands)}"
    number, monomial = summands[0]
    return number, f"{power}*{monomial}" if monomial else power


def _in_brackets(summands: list[_Summand]) -> str:
    """Return the sum as a balanced tree of brackets with a few summands in the innermost ones."""
    products = [_product(number, rest) for number, rest in summands]
    level = [_sum(products[i : i + _LEAF]) for i in range(0, len(products), _LEAF)]
    while len(level) > 1:
        pairs = [f"({level[i]}\n+{level[i + 1]})" for i in range(0, len(level) - 1, 2)]
        level = pairs + level[2 * len(pairs) :]
    return level[0]


def _sum(products: list[str]) -> str:
    plus = "+" if sum(map(len, products)) < _LONGEST_LINE else "\n+"
    return f"({plus.join(products)})"


def print_polys(polys: Sequence[Poly], names: Sequence[str], ring: str = "R") -> str:
    """Return the polynomials as a Macaulay2 list."""
    return print_list([print_poly(poly, names, ring) for poly in polys])


def print_list(items: Sequence[str]) -> str:
    """Return a Macaulay2 list; a long one is cut, since a literal of 200,000 elements crashes."""
    if len(items) <= _LONGEST_LIST:
        return "{" + _separated(items) + "}"
    pieces = [items[i : i + _LONGEST_LIST] for i in range(0, len(items), _LONGEST_LIST)]
    return f"flatten {print_list([print_list(piece) for piece in pieces])}"


def print_ideal(polys: Sequence[Poly], names: Sequence[str], ring: str = "R") -> str:
    """Return an ideal in Macaulay2, ``ideal(0_R)`` when there are no generators."""
    if not polys:
        return f"ideal(0_{ring})"
    if len(polys) > _LONGEST_LIST:
        return f"ideal {print_polys(polys, names, ring)}"
    return f"ideal({_separated([print_poly(poly, names, ring) for poly in polys])})"


def _separated(items: Sequence[str]) -> str:
    text = ", ".join(items)
    return text if len(text) <= 80 else "\n  " + ",\n  ".join(items)


def print_matrix(matrix: ImmutableDenseMatrix) -> str:
    """Return a matrix of rationals in Macaulay2, over QQ."""
    rows = ("{" + ", ".join(_coefficient(entry) for entry in row) + "}" for row in matrix.tolist())
    return f"matrix(QQ, {print_list(list(rows))})"

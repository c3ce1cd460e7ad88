"""Values as Macaulay2 text.

Small polynomials look as a person would write them.  Large ones are written in brackets, with
common powers in front, numbers last and the sums balanced: ``(x^3*(y*2+z*(-3))+x*y^2*(1/2))``.
Macaulay2 adds from the left, copying each partial sum, so that a flat sum of ``n`` terms costs
``n^2``; balanced brackets cost ``n log n``, and every operator saved is one that it need not
interpret.  The power stands before the bracket: behind it, the product takes Macaulay2 half as
long again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sympy import QQ, ImmutableDenseMatrix, Poly, Symbol
from sympy.polys.densebasic import dmp_zero
from sympy.polys.domains.domain import Domain
from sympy.polys.orderings import grevlex

from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.exact_numbers import ratio_to_digits
from nnag_m2.algebra.orders import Order

# summands; Macaulay2's parser nests a sum as deeply as it has summands
LARGEST_FLAT_SUM = 100
# summands of the innermost brackets: more are slower to add, fewer make more brackets
_LEAF = 8
# elements; a literal of 200,000 crashes Macaulay2, and it is far from there
_LONGEST_LIST = 1000
# characters of a sum on one line, as far as a person reads
_LONGEST_LINE = 200


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
        constant = ratio_to_digits(_terms(poly).get((0,) * len(names), 0))
        return f"{constant}_{ring}" if constant.isdigit() else f"({constant})_{ring}"
    if _is_long(poly):
        return _in_brackets(_summands(poly, names))
    ordered = sorted(_terms(poly).items(), key=lambda term: grevlex(term[0]), reverse=True)
    text = "".join(_signed(_product(ratio_to_digits(c), _monomial(e, names))) for e, c in ordered)
    return text[3:] if text.startswith(" + ") else "-" + text[3:]


def _terms(poly: Poly) -> dict[tuple[int, ...], Any]:
    """Return exponents and rational coefficients; modulo p those that Macaulay2 prints too."""
    terms = sparse(poly)
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


def _is_long(poly: Poly) -> bool:
    def left(lists: Any, depth: int, room: int) -> int:
        while len(lists) == 1 and depth:
            lists = lists[0]
            depth -= 1
        for inner in lists:
            if inner:
                room = left(inner, depth - 1, room) if depth else room - 1
            if room < 0:
                break
        return room

    return left(poly.rep.to_list(), len(poly.gens) - 1, LARGEST_FLAT_SUM) < 0


class _Powers(dict[int, str]):
    """The powers of one variable by exponent, each with the sign of a product behind it."""

    def __init__(self, name: str) -> None:
        super().__init__({0: "", 1: f"{name}*"})
        self._name = name

    def __missing__(self, exponent: int) -> str:
        power = self[exponent] = f"{self._name}^{exponent}*"
        return power


def _summands(poly: Poly, names: Sequence[str]) -> list[str]:
    """Return a polynomial as sympy keeps it: in nested lists, one level for each variable."""
    field, level = poly.domain, len(names) - 1
    number = _factor if field == QQ else lambda element: _factor(QQ(field.to_int(element)))
    powers = [_Powers(name) for name in reversed(names)]  # the innermost list's variable first
    zeros = [dmp_zero(place) for place in range(level)]
    innermost = powers[0]

    def inside(lists: list[Any], place: int) -> list[str]:
        if place == 0:
            return [innermost[e] + number(c) for e, c in enumerate(reversed(lists)) if c]
        found: list[str] = []
        table, zero = powers[place], zeros[place - 1]
        for exponent, inner in enumerate(reversed(lists)):
            if inner != zero:
                summands = inside(inner, place - 1)
                if len(summands) == 1:
                    found.append(table[exponent] + summands[0])
                elif exponent:
                    found.append(table[exponent] + _in_brackets(summands))
                else:
                    found += summands
        return found

    return inside(poly.rep.to_list(), level)


def _factor(number: Any) -> str:
    """Return a rational number as the last factor of a product."""
    digits = ratio_to_digits(number)
    return digits if digits.isdigit() else f"({digits})"


def _in_brackets(summands: list[str]) -> str:
    """Return the sum as a balanced tree of brackets with a few summands in the innermost ones."""
    level = [_sum(summands[i : i + _LEAF]) for i in range(0, len(summands), _LEAF)]
    while len(level) > 1:
        pairs = [f"({level[i]}\n+{level[i + 1]})" for i in range(0, len(level) - 1, 2)]
        level = pairs + level[2 * len(pairs) :]
    return level[0]


def _sum(products: list[str]) -> str:
    plus = "+" if sum(map(len, products)) < _LONGEST_LINE else "\n+"
    return f"({plus.join(products)})"


def print_polys(polys: Sequence[Poly], names: Sequence[str], ring: str) -> str:
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
    rows = (
        "{" + ", ".join(ratio_to_digits(entry) for entry in row) + "}" for row in matrix.tolist()
    )
    return f"matrix(QQ, {print_list(list(rows))})"

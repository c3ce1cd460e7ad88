"""Values as Macaulay2 text.

Small polynomials look as a person would write them.  Large ones are written as a balanced tree
of brackets: Macaulay2 adds from the left, copying each partial sum, so that a flat sum of ``n``
terms costs ``n^2``; the tree costs ``n log n``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import QQ, ImmutableDenseMatrix, Poly, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.orders import Order

LARGEST_FLAT_SUM = 100
_LEAF = 8
_LONGEST_LIST = 1000


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
        constant = _coefficient(poly.rep.to_dict().get((0,) * len(names), 0))
        return f"{constant}_{ring}" if constant.isdigit() else f"({constant})_{ring}"
    if len(terms := poly.rep.to_dict()) > LARGEST_FLAT_SUM:
        return _tree(list(_products(terms.items(), names)))
    text = "".join(_signed(p) for p in _products(poly.terms(order="grevlex"), names))
    return text[3:] if text.startswith(" + ") else "-" + text[3:]


def _signed(product: str) -> str:
    if product.startswith("-"):
        return f" - {product[1:]}"
    return f" - {'(' + product[2:]}" if product.startswith("(-") else f" + {product}"


def _products(terms: Any, names: Sequence[str]) -> Iterator[str]:
    """Yield each term as a product, such as ``-3*x^2*y`` or ``(-3/4)*x``."""
    powers: dict[tuple[int, int], str] = {}
    for exponents, coefficient in terms:
        factors = []
        for place, exponent in enumerate(exponents):
            if exponent:
                key = (place, exponent)
                if key not in powers:
                    powers[key] = names[place] + (f"^{exponent}" if exponent > 1 else "")
                factors.append(powers[key])
        number = _coefficient(coefficient)
        if not factors:
            yield number
        elif number in ("1", "-1"):
            yield number[:-1] + "*".join(factors)
        else:
            factors.insert(0, f"({number})" if "/" in number else number)
            yield "*".join(factors)


def _coefficient(number: Any) -> str:
    # Elements of GF(p) convert to the symmetric representative, which is what Macaulay2 prints.
    if not hasattr(number, "denominator"):
        return str(int(number))
    top, bottom = int(number.numerator), int(number.denominator)
    return str(top) if bottom == 1 else f"{top}/{bottom}"


def _tree(products: list[str]) -> str:
    """Return the sum as a balanced tree of brackets with a few products on each line."""
    level = ["(" + "+".join(products[i : i + _LEAF]) + ")" for i in range(0, len(products), _LEAF)]
    while len(level) > 1:
        pairs = [f"({level[i]}\n+{level[i + 1]})" for i in range(0, len(level) - 1, 2)]
        level = pairs + level[2 * len(pairs) :]
    return level[0]


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
    rows = ("{" + ", ".join(str(entry) for entry in row) + "}" for row in matrix.tolist())
    return f"matrix(QQ, {print_list(list(rows))})"

"""Values as Macaulay2 text.

Small polynomials look as a person would write them.  Large ones are written in brackets, with
common powers in front and the sums balanced: ``(x^3*(2*y+z)+x*(y^2-3*z))``.  Macaulay2 adds from
the left, copying each partial sum, so that a flat sum of ``n`` terms costs ``n^2``; balanced
brackets cost ``n log n``, and every operator saved is one that it need not interpret.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sympy import QQ, ImmutableDenseMatrix, Poly, Symbol
from sympy.polys.domains.domain import Domain
from sympy.polys.orderings import grevlex

from nnag_m2.algebra.digits import to_digits
from nnag_m2.algebra.orders import Order

LARGEST_FLAT_SUM = 100
_LEAF = 8
_MOST_POWERS_IN_FRONT = 30
_LONGEST_LIST = 1000
_LONGEST_LINE = 200

_Term: TypeAlias = tuple[str, list[str]]  # a coefficient and powers of variables


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
    terms = _terms(poly)
    if poly.is_ground:
        constant = _coefficient(terms.get((0,) * len(names), 0))
        return f"{constant}_{ring}" if constant.isdigit() else f"({constant})_{ring}"
    if len(terms) > LARGEST_FLAT_SUM:
        return _grouped(list(_factored(terms.items(), names)))
    ordered = sorted(terms.items(), key=lambda term: grevlex(term[0]), reverse=True)
    text = "".join(_signed(_product(*term)) for term in _factored(ordered, names))
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


def _factored(terms: Any, names: Sequence[str]) -> Iterator[_Term]:
    known: dict[tuple[int, int], str] = {}
    for exponents, coefficient in terms:
        powers = []
        for place, exponent in enumerate(exponents):
            if exponent:
                key = (place, exponent)
                if key not in known:
                    known[key] = names[place] + (f"^{exponent}" if exponent > 1 else "")
                powers.append(known[key])
        yield _coefficient(coefficient), powers


def _product(number: str, powers: list[str]) -> str:
    """Return a term such as ``-3*x^2*y`` or ``(-3/4)*x``."""
    if not powers:
        return number
    if number in ("1", "-1"):
        return number[:-1] + "*".join(powers)
    return "*".join([f"({number})" if "/" in number else number, *powers])


def _coefficient(number: Any) -> str:
    top, bottom = int(number.numerator), int(number.denominator)
    return to_digits(top) if bottom == 1 else f"{to_digits(top)}/{to_digits(bottom)}"


def _grouped(terms: list[_Term], done: int = 0) -> str:
    """Return the sum of the terms without their first powers, with the next ones in front."""
    if len(terms) <= _LEAF or done == _MOST_POWERS_IN_FRONT:
        return _tree([_product(number, powers[done:]) for number, powers in terms])
    groups: dict[str, list[_Term]] = {}
    for term in terms:
        powers = term[1]
        groups.setdefault(powers[done] if done < len(powers) else "", []).append(term)
    summands = []
    for power, group in groups.items():
        if len(group) > 1:
            summands.append(f"{power}*{_grouped(group, done + 1)}")
        else:
            number, powers = group[0]
            summands.append(_product(number, powers[done:]))
    return _tree(summands)


def _tree(summands: list[str]) -> str:
    """Return the sum as a balanced tree of brackets with a few summands in the innermost ones."""
    level = [_sum(summands[i : i + _LEAF]) for i in range(0, len(summands), _LEAF)]
    while len(level) > 1:
        pairs = [f"({level[i]}\n+{level[i + 1]})" for i in range(0, len(level) - 1, 2)]
        level = pairs + level[2 * len(pairs) :]
    return level[0]


def _sum(summands: list[str]) -> str:
    plus = "+" if sum(map(len, summands)) < _LONGEST_LINE else "\n+"
    return f"({plus.join(summands)})"


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

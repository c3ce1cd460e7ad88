"""Monomial orders: the names that sympy uses, and elimination blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Symbol
from sympy.polys.orderings import MonomialOrder as SympyOrder
from sympy.polys.orderings import ProductOrder, monomial_key

from nnag_m2.algebra.arguments import list_argument
from nnag_m2.algebra.fields import as_variables
from nnag_m2.errors import InputError, named, shown

NAMES = ("grevlex", "lex", "grlex")


@dataclass(frozen=True)
class BlockOrder:
    """A product order: compare the first block, then the second, and so on, each by grevlex.

    Parameters
    ----------
    blocks
        Disjoint tuples of variables.  Variables that are in none of them form the last block.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> BlockOrder([[x], [y, z]])
    BlockOrder([[x], [y, z]])
    """

    blocks: tuple[tuple[Symbol, ...], ...]

    @named
    def __init__(self, blocks: Iterable[Iterable[Symbol]]) -> None:
        listed = tuple(as_variables(block) for block in list_argument(blocks, "blocks"))
        as_variables([v for block in listed for v in block])
        object.__setattr__(self, "blocks", listed)

    def __repr__(self) -> str:
        return f"BlockOrder({[list(block) for block in self.blocks]})"


@named
def elimination_order(*eliminated: Symbol) -> BlockOrder:
    """Return the order in which monomials with one of these variables exceed all without them.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> elimination_order(x, y)
    BlockOrder([[x, y]])
    """
    return BlockOrder([eliminated])


Order = str | BlockOrder


def as_order(order: Any, variables: Sequence[Symbol]) -> Order:
    """Return a valid order on these variables; the blocks of a ``BlockOrder`` cover all of them."""
    if isinstance(order, str) and order in NAMES:
        return order
    if not isinstance(order, BlockOrder):
        raise InputError(
            "the order must be grevlex, lex, grlex or a BlockOrder",
            shown(order),
            "elimination_order(x) to eliminate x",
        )
    named = {v for block in order.blocks for v in block}
    if strangers := named - set(variables):
        raise InputError(f"blocks must consist of {variables}", str(min(strangers, key=str)))
    rest = tuple(v for v in variables if v not in named)
    return BlockOrder([*order.blocks, rest]) if rest else order


def ring_variables(order: Order, variables: Sequence[Symbol]) -> tuple[Symbol, ...]:
    """Return the variables in the sequence in which a ring with this order lists them."""
    if isinstance(order, str):
        return tuple(variables)
    return tuple(v for block in order.blocks for v in block)


def sort_key(order: Order, variables: Sequence[Symbol]) -> SympyOrder:
    """Return sympy's key function for exponents of ``variables`` in this order."""
    if isinstance(order, str):
        return monomial_key(order)
    grevlex = monomial_key("grevlex")

    def part(block: tuple[Symbol, ...]) -> tuple[SympyOrder, Any]:
        places = [variables.index(v) for v in block]
        return grevlex, lambda exponents: tuple(exponents[i] for i in places)

    return ProductOrder(*[part(block) for block in order.blocks])

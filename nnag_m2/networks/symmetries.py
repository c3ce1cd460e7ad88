"""Substitutions of parameters: symmetries of a network, and subnetworks inside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sympy import Expr, ImmutableDenseMatrix, MatrixBase, Ne, Symbol, true
from sympy.logic.boolalg import Boolean

Pairs: TypeAlias = tuple[tuple[Symbol, Expr], ...]


@dataclass(frozen=True)
class Symmetry:
    """A change of the parameters that leaves the function of a network as it is.

    Attributes
    ----------
    name
        What it does, in words.
    pairs
        The parameters that change, each with its new value: a rational expression in the
        parameters, and in one more symbol (usually ``c``) if this is a family.
    condition
        For which values of the further symbol: ``Ne(c, 0)``, or ``true``.

    Examples
    --------
    >>> from nnag_m2.networks import MLP
    >>> swap, scaling, _ = MLP((1, 2, 1), 2).symmetries
    >>> swap.name, swap.substitution
    ('swap neurons 1 and 2 of hidden layer 1', {a11: a21, a21: a11, b11: b12, b12: b11})
    >>> scaling.substitution, scaling.condition
    ({a11: a11*c, b11: b11/c**2}, Ne(c, 0))
    """

    name: str
    pairs: Pairs
    condition: Boolean = true

    @property
    def substitution(self) -> dict[Symbol, Expr]:
        """The changed parameters with their new values, for ``Expr.xreplace``."""
        return dict(self.pairs)

    def family_symbol(self, parameters: Iterable[Symbol]) -> Symbol | None:
        """Return the one symbol besides the parameters, if this is a one-parameter family."""
        symbols = {s for _, new in self.pairs for s in new.free_symbols} - set(parameters)
        found = symbols.pop() if len(symbols) == 1 else None
        return found if isinstance(found, Symbol) else None


Matrices: TypeAlias = Sequence[tuple[MatrixBase, MatrixBase]]


def symmetry(name: str, changes: Matrices, scale: Symbol | None = None) -> Symmetry:
    """Return the symmetry that turns matrices of parameters into others.

    Each comes with the matrix that takes its place; the scale is a symbol that must not vanish.
    """
    pairs = tuple(
        (old, new)
        for before, after in changes
        for old, new in zip(before, after, strict=True)
        if old != new
    )
    return Symmetry(name, pairs, true if scale is None else Ne(scale, 0))


def fresh_symbol(used: Iterable[Symbol]) -> Symbol:
    """Return ``c``, or the first of ``c1, c2, ...`` that is not used."""
    names = {symbol.name for symbol in used}
    candidates = ["c", *(f"c{i}" for i in range(1, len(names) + 2))]
    return Symbol(next(name for name in candidates if name not in names))


SWAP = ImmutableDenseMatrix([[0, 1], [1, 0]])
"""The matrix that exchanges two rows."""


def shear(factor: Expr) -> ImmutableDenseMatrix:
    """Return the matrix that adds to the first of two rows a multiple of the second."""
    return ImmutableDenseMatrix([[1, factor], [0, 1]])

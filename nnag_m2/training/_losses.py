"""Losses over QQ: the squared one, of which all is known, and other polynomials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from flint import fmpq, fmpq_mat
from sympy import QQ, Expr, Poly, Symbol

from nnag_m2.algebra.arguments import value_of
from nnag_m2.algebra.exact_matrices import product, shortest_solution
from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.fields import as_poly
from nnag_m2.errors import InputError, shown

LossChoice: TypeAlias = Callable[..., Any] | None
"""A function of output and label; ``None`` for the squared loss."""


@dataclass(frozen=True)
class LeastSquares:
    """The problem to make ``x^T Q x - 2 x^T m + s`` small, a sum or a mean of squares.

    Attributes
    ----------
    quadric
        ``Q``; of a sum ``||A x - B||^2`` it is ``A^T A``.
    moments
        ``m``, a column: ``A^T B``.
    square
        ``s``: ``||B||^2``.
    """

    quadric: fmpq_mat
    moments: fmpq_mat
    square: fmpq

    @property
    def size(self) -> int:
        """The number of coordinates of ``x``."""
        return int(self.quadric.ncols())

    @cached_property
    def target(self) -> fmpq_mat:
        """``Q^+ m``, which is ``A^+ B``: the shortest of the best ``x``."""
        return shortest_solution(self.quadric, self.moments)

    @property
    def constant(self) -> fmpq:
        """The loss of the target."""
        # Q u = m, so u^T Q u - 2 u^T m + s = s - u^T m.
        return self.square - product(self.target, self.moments)

    def loss_of_point(self, point: fmpq_mat) -> fmpq:
        """Return the loss of a column ``x``, in as many steps as there are coordinates."""
        return product(point, self.quadric * point) - 2 * product(point, self.moments) + self.square


@dataclass(frozen=True)
class Criterion:
    """The loss of one sample.

    A polynomial in a symbol for each output, then one for each label.
    """

    poly: Poly

    @property
    def size(self) -> int:
        """The number of outputs."""
        return len(self.poly.gens) // 2

    def at(self, labels: Sequence[Any]) -> list[tuple[tuple[int, ...], fmpq]]:
        """Return the loss for given labels: terms in the outputs."""
        found: dict[tuple[int, ...], fmpq] = {}
        given = [flint_of(label) for label in labels]
        for exponents, coefficient in self.poly.rep.to_dict().items():
            value = flint_of(coefficient)
            for label, power in zip(given, exponents[self.size :], strict=True):
                value *= label**power
            head = exponents[: self.size]
            found[head] = found.get(head, fmpq(0)) + value
        return [(e, c) for e, c in found.items() if c]

    def __str__(self) -> str:
        return str(self.poly.as_expr())


def criterion_argument(loss: Any, size: int, metric: Any) -> Criterion | None:
    """Return the loss that an argument says, for ``size`` outputs; ``None`` for the squared one."""
    if loss is None:
        return None
    if metric is not None:
        raise InputError("a metric is part of the squared loss", "a loss and a metric", part="loss")
    if not callable(loss):
        required = "a loss is a function of an output and a label, polynomial in both"
        raise InputError(required, shown(loss), "lambda y, b: (y - b)**4", part="loss")
    names = [tuple(Symbol(f"{n}{i}") for i in range(1, size + 1)) for n in ("y", "b")]
    given = [one[0] if size == 1 else one for one in names]
    return Criterion(as_poly(_expression(loss, given), [*names[0], *names[1]], QQ, "loss"))


def _expression(loss: Callable[..., Any], given: Sequence[Any]) -> Any:
    """Return what a loss makes of symbols, and say why where it makes nothing of them."""
    found = value_of(loss, given, "a loss is polynomial in output and label", "loss")
    if isinstance(found, Expr) and not found.is_polynomial(*found.free_symbols):
        required = (
            "a loss is polynomial in output and label: its critical points are no solutions of "
        )
        hint = "polynomial_activation for a polynomial near to a function of one variable"
        raise InputError(f"{required}polynomials otherwise", shown(found), hint, part="loss")
    return found

"""A squared distance from data in a quadric, ready to be evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flint import fmpq_mat
from sympy import QQ, ImmutableDenseMatrix, Poly, Rational, Symbol

from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.values import TravelsByFields
from nnag_m2.training._exact import as_flint, is_positive_semidefinite


@dataclass(frozen=True)
class Distance(TravelsByFields):
    """The loss ``(x - u)^T Q (x - u) + constant``.

    Attributes
    ----------
    variables
        The coordinates ``x``.
    quadric, data
        ``Q``, shape ``(n, n)``, and ``u``, shape ``(n, 1)``.
    constant
        The loss at ``u``.
    """

    variables: tuple[Symbol, ...]
    quadric: ImmutableDenseMatrix
    data: ImmutableDenseMatrix
    constant: Rational

    @cached_property
    def loss(self) -> Poly:
        """The loss as a polynomial."""
        difference = ImmutableDenseMatrix(self.variables) - self.data
        return self._poly((difference.T * self.quadric * difference)[0, 0] + self.constant)

    @cached_property
    def force(self) -> Ideal:
        """The entries of ``Q (x - u)``, half the gradient; they generate an ideal."""
        gradient = self.quadric * (ImmutableDenseMatrix(self.variables) - self.data)
        return Ideal([self._poly(entry) for entry in gradient.flat()], self.variables)

    @cached_property
    def form(self) -> fmpq_mat:
        """The quadric for exact linear algebra."""
        return as_flint(self.quadric)

    @cached_property
    def column(self) -> fmpq_mat:
        """The data for exact linear algebra."""
        return as_flint(self.data)

    @cached_property
    def corank(self) -> int:
        """The dimension of the kernel of the quadric."""
        return len(self.variables) - int(self.form.rank())

    @cached_property
    def is_semidefinite(self) -> bool:
        """Whether no loss is below the constant."""
        return is_positive_semidefinite(self.form)

    def _poly(self, expression: Any) -> Poly:
        return as_poly(expression, self.variables, QQ)

"""A squared distance from data in a quadric, ready to be evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flint import fmpq_mat
from sympy import QQ, ImmutableDenseMatrix, Poly, Rational, Symbol

from nnag_m2.algebra.exact_matrices import as_flint, is_positive_semidefinite
from nnag_m2.algebra.fields import as_poly, new_symbols
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.values import TravelsByFields
from nnag_m2.invariants.distance.degenerate.projections import kernel_projection
from nnag_m2.invariants.operations import elimination_ideal


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
    def point(self) -> RealPoint:
        """The data as a point."""
        return RealPoint.rational(self.variables, self.data)

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

    def projected(self, ideal: Ideal) -> tuple[Distance, Ideal]:
        """Return the loss after projection along the kernel, and the closure of a variety's image.

        The quadric becomes nonsingular, and values of the loss stay what they are.
        """
        projection = kernel_projection(self.quadric)
        names = new_symbols("z", projection.matrix.rows, self.variables)
        forms = projection.matrix * ImmutableDenseMatrix(self.variables)
        graph = [name - form for name, form in zip(names, forms, strict=True)]
        both = Ideal([*ideal.exprs, *graph], (*self.variables, *names))
        data = ImmutableDenseMatrix(projection.matrix * self.data)
        below = Distance(names, projection.quadric, data, self.constant)
        return below, elimination_ideal(both, self.variables)

    def _poly(self, expression: Any) -> Poly:
        return as_poly(expression, self.variables, QQ)

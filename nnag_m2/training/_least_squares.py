"""Least squares over QQ: everything about ``||A x - B||^2`` that needs no network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flint import fmpq, fmpq_mat

from nnag_m2.algebra.exact_matrices import product, shortest_solution


@dataclass(frozen=True)
class LeastSquares:
    """The problem to make ``||A x - B||^2`` small.

    Attributes
    ----------
    design
        ``A``.
    responses
        ``B``, a column.
    """

    design: fmpq_mat
    responses: fmpq_mat

    @property
    def size(self) -> int:
        """The number of coordinates of ``x``."""
        return int(self.design.ncols())

    @cached_property
    def quadric(self) -> fmpq_mat:
        """``A^T A``."""
        return self.design.transpose() * self.design

    @cached_property
    def moments(self) -> fmpq_mat:
        """``A^T B``."""
        return self.design.transpose() * self.responses

    @cached_property
    def square(self) -> fmpq:
        """``||B||^2``."""
        return product(self.responses, self.responses)

    @cached_property
    def target(self) -> fmpq_mat:
        """``A^+ B``, the shortest of the best ``x``."""
        return shortest_solution(self.quadric, self.moments)

    @property
    def constant(self) -> fmpq:
        """The loss of the target."""
        # A^T (A u - B) = 0, so ||A u - B||^2 = (B - A u)^T B.
        return self.square - product(self.target, self.moments)

    def loss_of_point(self, point: fmpq_mat) -> fmpq:
        """Return the loss of a column ``x``, in as many steps as there are coordinates."""
        return product(point, self.quadric * point) - 2 * product(point, self.moments) + self.square

    def loss_of_values(self, values: fmpq_mat) -> fmpq:
        """Return the loss of a column of values ``A x``, which need not be of this form."""
        residual = values - self.responses
        return product(residual, residual)

"""Least squares over QQ: everything about ``||A x - B||^2`` that needs no network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flint import fmpq, fmpq_mat

from nnag_m2.algebra.exact_matrices import product, shortest_solution


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

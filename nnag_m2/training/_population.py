"""A whole distribution of inputs, with a function as teacher, in the place of samples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flint import fmpq, fmpq_mat
from sympy import QQ, ImmutableDenseMatrix, Poly

from nnag_m2.algebra.exact_matrices import as_flint
from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.calling import steps
from nnag_m2.errors import InputError
from nnag_m2.networks.parametrization import Parametrization
from nnag_m2.training._distributions import Distribution, Exponents
from nnag_m2.training._least_squares import LeastSquares

_Terms = Sequence[tuple[int, Exponents, Any]]
"""A function: number of the output, exponents, coefficient."""


@dataclass(frozen=True)
class Population:
    """Inputs ``x`` from a distribution: the loss is the mean of ``(f - g)^T M (f - g)``.

    Attributes
    ----------
    teacher
        ``g``: a polynomial for each output.
    distribution
        The moments.
    metric
        ``M``, shape ``(m, m)``, positive definite.
    """

    teacher: tuple[Poly, ...]
    distribution: Distribution
    metric: ImmutableDenseMatrix

    @property
    def criterion(self) -> None:
        """The loss is the squared one."""

    @property
    def title(self) -> str:
        """What it is, for titles of tables."""
        return f"a population of {self.distribution.title}"

    def least_squares(self, parametrization: Parametrization) -> LeastSquares:
        """Return the problem in coordinates."""
        directions, wanted = parametrization.directions, terms(self.teacher)
        size = len(directions)
        means = {
            (i, j): self._mean(directions[i], directions[j])
            for i in steps(range(size))
            for j in range(i, size)
        }
        quadric = [means[min(i, j), max(i, j)] for i in range(size) for j in range(size)]
        moments = [self._mean(direction, wanted) for direction in directions]
        square = self._mean(wanted, wanted)
        return LeastSquares(fmpq_mat(size, size, quadric), fmpq_mat(size, 1, moments), square)

    def loss_of(self, polys: Sequence[Poly]) -> fmpq:
        """Return the loss of a function, a polynomial for each output."""
        pairs = zip(polys, self.teacher, strict=True)
        apart = terms([f - g for f, g in pairs])
        return self._mean(apart, apart)

    def _mean(self, first: _Terms, second: _Terms) -> fmpq:
        """Return the mean of the scalar product of two functions."""
        metric, total = as_flint(self.metric), fmpq(0)
        for o, e, c in first:
            for p, f, d in second:
                if factor := metric[o, p]:
                    product = tuple(map(sum, zip(e, f, strict=True)))
                    moment = self.distribution.moment(product)
                    total += factor * flint_of(c) * flint_of(d) * moment
        return total


def terms(polys: Iterable[Poly]) -> list[tuple[int, Exponents, Any]]:
    """Return a function as terms."""
    return [
        (place, exponents, c)
        for place, poly in enumerate(polys)
        for exponents, c in poly.set_domain(QQ).rep.to_dict().items()
    ]


def samples_needed() -> InputError:
    """Return the error for what only samples have."""
    return InputError("samples are needed", "a population", ".quadric, .target, .constant")

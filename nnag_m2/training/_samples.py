"""Finitely many samples, with weights and a metric on the outputs; values of functions on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import prod
from typing import Any, TypeAlias

import numpy as np
from flint import fmpq, fmpq_mat
from numpy.typing import NDArray
from sympy import ImmutableDenseMatrix, Poly

from nnag_m2.algebra.exact_matrices import as_flint, product, rational_matrix
from nnag_m2.algebra.exact_numbers import flint_of, fraction_of
from nnag_m2.calling import steps
from nnag_m2.errors import InputError
from nnag_m2.networks.parametrization import Parametrization
from nnag_m2.training._losses import Criterion, LeastSquares

_Exponents: TypeAlias = tuple[int, ...]


_Terms: TypeAlias = Sequence[tuple[_Exponents, fmpq]]


def _values(rows: Sequence[Sequence[_Terms]], inputs: ImmutableDenseMatrix) -> fmpq_mat:
    """Return the values of polynomials at ``N`` points, shape ``(m N, k)``, first row first.

    There are ``m`` rows of ``k`` polynomials.
    """
    exponents = {e for row in rows for terms in row for e, _ in terms}
    at = [_monomials(row, exponents) for row in inputs.tolist()]
    entries = [_value(f, monomials) for row in rows for monomials in steps(at) for f in row]
    return fmpq_mat(len(rows) * len(at), len(rows[0]), entries)


def _monomials(at: Sequence[Any], exponents: Iterable[_Exponents]) -> dict[_Exponents, fmpq]:
    """Return the values of monomials at a point."""
    entries = [flint_of(entry) for entry in at]
    return {
        e: prod((x**power for x, power in zip(entries, e, strict=True)), start=fmpq(1))
        for e in exponents
    }


def _value(terms: _Terms, monomials: dict[_Exponents, fmpq]) -> fmpq:
    """Return the value of a polynomial where its monomials have these values."""
    return sum((c * monomials[e] for e, c in terms), start=fmpq(0))


@dataclass(frozen=True)
class Samples:
    """Samples ``(a, b)`` with weights ``w``: the loss sums ``w (f(a) - b)^T M (f(a) - b)``.

    Attributes
    ----------
    inputs, outputs
        Shapes ``(N, n)`` and ``(N, m)``, over QQ.
    weights
        Shape ``(N, 1)``, positive.
    metric
        ``M``, shape ``(m, m)``, positive definite.
    criterion
        The loss of one sample, where it is not the squared one.
    """

    inputs: ImmutableDenseMatrix
    outputs: ImmutableDenseMatrix
    weights: ImmutableDenseMatrix
    metric: ImmutableDenseMatrix
    criterion: Criterion | None = None

    @property
    def title(self) -> str:
        """What it is, for titles of tables."""
        weighted = "" if set(self.weights) <= {1} else "weighted "
        count = self.inputs.rows
        return f"{count} {weighted}data point{'s' * (count > 1)}"

    @property
    def responses(self) -> fmpq_mat:
        """The outputs, one column below the other."""
        return rational_matrix(self.outputs.rows * self.outputs.cols, 1, self.outputs.T.flat())

    def design(self, parametrization: Parametrization) -> fmpq_mat:
        """Return the values of the functions of ``k`` coordinates, shape ``(m N, k)``.

        Those of the first of ``m`` outputs come first.
        """
        rows = [
            [[(e, flint_of(c)) for place, e, c in direction if place == output]
             for direction in parametrization.directions]
            for output in range(parametrization.outputs)
        ]  # fmt: skip
        return _values(rows, self.inputs)

    def least_squares(self, parametrization: Parametrization) -> LeastSquares:
        """Return the problem in coordinates."""
        if self.criterion is not None:
            hint = "weight_landscape(problem), critical_count(problem)"
            raise InputError("a squared loss is a distance", f"the loss {self.criterion}", hint)
        matrix, responses = self.design(parametrization), self.responses
        seen = self._seen(matrix).transpose()
        return LeastSquares(
            seen * matrix, seen * responses, product(self._seen(responses), responses)
        )

    def loss_of(self, polys: Sequence[Poly]) -> fmpq:
        """Return the loss of a function, a polynomial for each output."""
        terms = [[[(e, flint_of(c)) for e, c in poly.rep.to_dict().items()]] for poly in polys]
        reached = _values(terms, self.inputs)
        if self.criterion is not None:
            count = self.inputs.rows
            rows = [reached.entries()[place::count] for place in range(count)]
            return self._summed(rows, self.criterion)
        residual = reached - self.responses
        return product(self._seen(residual), residual)

    def loss_of_values(self, reached: NDArray[Any]) -> Any:
        """Return the loss of values, shape ``(N, m)``: a float, of objects a rational number."""
        if self.criterion is not None:
            loss: Any = self._summed(reached.tolist(), self.criterion)
            return loss if reached.dtype == object else float(loss)
        listed = map(_array, (self.outputs, self.metric, self.weights))
        wanted, metric, weights = (array.astype(reached.dtype) for array in listed)
        apart = reached - wanted
        return (apart @ metric * weights * apart).sum()

    def _summed(self, rows: Sequence[Sequence[Any]], criterion: Criterion) -> fmpq:
        """Return the loss of values, a row for each sample."""
        total = fmpq(0)
        for place, row in enumerate(rows):
            reached = [
                flint_of(Fraction(value) if isinstance(value, float) else value) for value in row
            ]
            at = criterion.at(self.outputs[place, :].flat())
            value = sum(
                (c * prod((y**e for y, e in zip(reached, exponents, strict=True)), start=fmpq(1))
                 for exponents, c in at), start=fmpq(0))  # fmt: skip
            total += flint_of(self.weights[place]) * value
        return total

    @cached_property
    def _is_plain(self) -> bool:
        size = self.metric.rows
        return set(self.weights) <= {1} and self.metric == ImmutableDenseMatrix.eye(size)

    def _seen(self, rows: fmpq_mat) -> fmpq_mat:
        """Return a matrix of ``m N`` rows, multiplied by the metric and the weights."""
        if self._is_plain:
            return rows
        count, columns = self.inputs.rows, rows.ncols()
        weights = [flint_of(w) for w in self.weights.flat() for _ in range(columns)]
        listed = rows.entries()
        size = count * columns
        blocks = [
            fmpq_mat(count, columns, [e * w for e, w in zip(part, weights, strict=True)])
            for part in (listed[k : k + size] for k in range(0, len(listed), size))
        ]
        metric = as_flint(self.metric)
        mixed: list[fmpq] = []
        for o in range(len(blocks)):
            total = fmpq_mat(count, columns)
            for p, block in enumerate(blocks):
                total += block * metric[o, p]
            mixed += total.entries()
        return fmpq_mat(rows.nrows(), columns, mixed)


def _array(matrix: ImmutableDenseMatrix) -> NDArray[Any]:
    """Return a matrix as an array of fractions, which calculate as numpy expects it."""
    entries = [fraction_of(entry) for entry in matrix.flat()]
    return np.array(entries, dtype=object).reshape(matrix.shape)

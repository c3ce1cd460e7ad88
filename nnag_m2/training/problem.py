"""Training problems: squared loss over a network as a distance to its neuromanifold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from sympy import QQ, Expr, ImmutableDenseMatrix, Rational, expand

from nnag_m2.algebra.arguments import in_sequence, shown
from nnag_m2.algebra.exact_matrices import (
    as_sympy,
    kernel,
    rational_matrix,
)
from nnag_m2.algebra.exact_numbers import flint_of, fraction_of, sympy_of
from nnag_m2.algebra.fields import as_poly, exact
from nnag_m2.calling import named
from nnag_m2.errors import InputError
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.parametrization import CoordinateChoice, Parametrization
from nnag_m2.training._data import Rationalize, data_matrix
from nnag_m2.training._evaluation import design, values
from nnag_m2.training._least_squares import LeastSquares
from nnag_m2.training._showing import in_latex, summary


@dataclass(frozen=True, init=False, repr=False)
class TrainingProblem:
    r"""Squared loss on data, as the distance to a target in a quadric; exact, over QQ.

    For data ``(a, b)`` the loss of a function ``f`` is the sum of ``||f(a) - b||^2``.  With the
    coordinates of ``f`` in place of ``f`` it is ``||A f - B||^2 = (f - u)^T Q (f - u) + constant``,
    ``Q = A^T A`` and ``u = A^+ B``: training is to minimize a distance over the neuromanifold.

    Parameters
    ----------
    network
        Any network, with ``n`` inputs and ``m`` outputs.
    inputs
        Shape ``(N, n)``, ``N`` at least 1: exact numbers (ints, ``Fraction``, ``Rational``) in a
        numpy array, nested lists or a matrix.
    outputs
        Shape ``(N, m)``: what the function should be there.
    rationalize
        What makes floats rational: the largest denominator of the nearest rational number, or a
        function from a float to an exact number.  Exact numbers stay as they are.
    coordinates
        ``"monomial"`` or ``"reduced"``, as for ``ParametricModel.parametrization``: ``A``, ``Q``
        and ``u`` depend on it, losses do not.

    Attributes
    ----------
    network, coordinates
        As given.
    inputs, outputs : ImmutableDenseMatrix
        The data, over QQ.

    Raises
    ------
    InputError
        For other shapes; for floats without ``rationalize``; for more than 10,000 monomial
        coordinates, and for reduced ones of a network that is zero.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    >>> from sympy.abc import a, b, x
    >>> line = ParametricModel([a*x + b], [x], [a, b])
    >>> problem = TrainingProblem(line, [[0], [1], [2]], [[0], [1], [1]])
    >>> problem.quadric, problem.target, problem.constant
    (Matrix([
    [5, 3],
    [3, 3]]), Matrix([
    [1/2],
    [1/6]]), 1/6)
    >>> problem.loss(x), problem.loss_at([1, 0])
    (1, 1)
    """

    network: ParametricModel
    inputs: ImmutableDenseMatrix
    outputs: ImmutableDenseMatrix
    coordinates: CoordinateChoice

    @named
    def __init__(
        self,
        network: ParametricModel,
        inputs: Any,
        outputs: Any,
        rationalize: Rationalize = None,
        *,
        coordinates: CoordinateChoice = "monomial",
    ) -> None:
        if not isinstance(network, ParametricModel):
            required = "the first argument is a network"
            raise InputError(required, shown(network), "MLP((2, 2, 1), activation=2)")
        size = network.parametrization(coordinates).outputs
        at = data_matrix(inputs, len(network.inputs), rationalize, "inputs")
        wanted = data_matrix(outputs, size, rationalize, "outputs")
        if at.rows != wanted.rows:
            required = "there must be as many inputs as outputs"
            raise InputError(required, f"{at.rows} inputs and {wanted.rows} outputs")
        given = {"network": network, "inputs": at, "outputs": wanted, "coordinates": coordinates}
        for name, value in given.items():
            object.__setattr__(self, name, value)

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (self.network, self.inputs, self.outputs, self.coordinates)

    @property
    def parametrization(self) -> Parametrization:
        """The functions of the network in these coordinates."""
        return self.network.parametrization(self.coordinates)

    @cached_property
    def design_matrix(self) -> ImmutableDenseMatrix:
        """``A``, shape ``(m N, k)``: the values on the data of the function of each coordinate.

        All data for the first output come first, then all for the second, and so on.  Each output
        has its own monomial coordinates, so then ``A`` consists of ``m`` equal diagonal blocks.
        """
        return as_sympy(self._exact.design)

    @cached_property
    def responses(self) -> ImmutableDenseMatrix:
        """``B``, shape ``(m N, 1)``: the columns of ``outputs``, one below the other."""
        return as_sympy(self._exact.responses)

    @cached_property
    def quadric(self) -> ImmutableDenseMatrix:
        """``Q = A^T A``, shape ``(k, k)``; it depends on the inputs only."""
        return as_sympy(self._exact.quadric)

    @cached_property
    def target(self) -> ImmutableDenseMatrix:
        """``u = A^+ B``, shape ``(k, 1)``: of the functions of least loss the shortest.

        Functions are all those of the ambient space, or of the linear span for reduced
        coordinates; their length is the Euclidean one in these coordinates.
        """
        return as_sympy(self._exact.target)

    @cached_property
    def constant(self) -> Rational:
        """The loss of the target, the least one of all functions with these coordinates."""
        return sympy_of(self._exact.constant)

    @cached_property
    def rank(self) -> int:
        """The rank of ``A``, and of ``Q``."""
        return int(self._exact.quadric.rank())

    @cached_property
    def kernel(self) -> ImmutableDenseMatrix:
        """A basis of ``ker Q`` as columns, shape ``(k, k - rank)``, with coprime integers.

        These are the functions that vanish at all inputs of the data.
        """
        return as_sympy(kernel(self._exact.quadric))

    @property
    def is_degenerate(self) -> bool:
        """Whether different functions are at distance 0: the quadric is singular."""
        return self.rank < self._exact.size

    @named
    def loss(self, function: Any = None, *, point: Any = None) -> Expr:
        """Return the loss of a function: the sum of ``||f(a) - b||^2`` over the data.

        Parameters
        ----------
        function
            A polynomial in the inputs with rational coefficients for each output, in a sequence; a
            single output may come without one.  It need not be in the ambient space.
        point
            Instead of a function its ``k`` coordinates: exact numbers, or expressions in further
            symbols.

        Returns
        -------
        Expr
            A rational number; with expressions the expanded polynomial.

        Raises
        ------
        InputError
            Unless one of them is given; for wrong numbers of entries, for floats.

        Examples
        --------
        >>> from sympy.abc import a, b, x
        >>> line = ParametricModel([a*x + b], [x], [a, b])
        >>> problem = TrainingProblem(line, [[0], [1], [2]], [[0], [1], [1]])
        >>> problem.loss(x**2), problem.loss(point=[1, 0]), problem.loss(point=[a, b])
        (9, 1, 5*a**2 + 6*a*b - 6*a + 3*b**2 - 4*b + 2)
        """
        if (function is None) == (point is None):
            required = "either a function or its coordinates are needed"
            raise InputError(required, "neither" if point is None else "both")
        if point is None:
            return self._loss_of_function(function)
        size = self._exact.size
        entries = list(point) if in_sequence(point) else [point]
        if len(entries) != size:
            raise InputError(f"a point has {size} coordinates", f"{len(entries)}")
        return self._loss_of_point(entries)

    @named
    def loss_at(self, parameters: Any) -> Rational | float:
        """Return the loss of the network's function with given parameters.

        Parameters
        ----------
        parameters
            As for ``ParametricModel.evaluate``: ``p`` numbers, or a mapping from parameters.

        Returns
        -------
        Rational or float
            A float when one of the parameters is a float.

        Raises
        ------
        InputError
            As for ``ParametricModel.evaluate``.
        """
        inputs, outputs = (_array(matrix) for matrix in (self.inputs, self.outputs))
        reached = self.network.evaluate(parameters, inputs)
        if reached.dtype != object:
            return float(((reached - outputs.astype(float)) ** 2).sum())
        return sympy_of(flint_of(((reached - outputs) ** 2).sum()))

    def summary(self) -> str:
        """Return what there is to know about the problem, in a few lines."""
        return summary(self)

    def __repr__(self) -> str:
        chosen = "" if self.coordinates == "monomial" else f", coordinates={self.coordinates!r}"
        return f"TrainingProblem({self.network!r}, <{self.inputs.rows} data points>{chosen})"

    def _repr_latex_(self) -> str:
        return in_latex(self)

    @cached_property
    def _exact(self) -> LeastSquares:
        responses = rational_matrix(self.outputs.rows * self.outputs.cols, 1, self.outputs.T.flat())
        return LeastSquares(design(self.parametrization, self.inputs), responses)

    def _loss_of_function(self, function: Any) -> Rational:
        given = list(function) if in_sequence(function) else [function]
        if len(given) != self.outputs.cols:
            raise InputError(f"a function has {self.outputs.cols} outputs", f"{len(given)}")
        polys = [as_poly(f, self.network.inputs, QQ) for f in given]
        return sympy_of(self._exact.loss_of_values(values(polys, self.inputs)))

    def _loss_of_point(self, entries: Sequence[Any]) -> Expr:
        if any(isinstance(entry, Expr) and entry.free_symbols for entry in entries):
            return self._expanded_loss(entries)
        column = rational_matrix(len(entries), 1, (exact(entry) for entry in entries))
        return sympy_of(self._exact.loss_of_point(column))

    def _expanded_loss(self, entries: Sequence[Any]) -> Expr:
        parametrization = self.parametrization
        parametrization.function(entries)  # this refuses floats
        difference = ImmutableDenseMatrix(len(entries), 1, list(entries)) - self.target
        square = (difference.T * self.quadric * difference)[0, 0]
        return expand(square + self.constant)


def _array(matrix: ImmutableDenseMatrix) -> Any:
    """Return a matrix as an array of fractions, which calculate as numpy expects it."""
    entries = [fraction_of(entry) for entry in matrix.flat()]
    return np.array(entries, dtype=object).reshape(matrix.shape)


def _unpickled(
    network: ParametricModel, inputs: Any, outputs: Any, coordinates: CoordinateChoice
) -> TrainingProblem:
    return TrainingProblem(network, inputs, outputs, coordinates=coordinates)

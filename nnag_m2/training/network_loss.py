"""The squared loss as a distance from a target in a quadric."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Self

from sympy import Expr, ImmutableDenseMatrix, Poly, Rational, expand

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.exact_matrices import as_sympy, kernel, rational_matrix
from nnag_m2.algebra.exact_numbers import exact, flint_of, sympy_of
from nnag_m2.errors import InputError, named, shown
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.parametrization import CoordinateChoice, Parametrization, outputs_argument
from nnag_m2.networks.weights import point_of
from nnag_m2.training._arguments import Data
from nnag_m2.training._losses import LeastSquares
from nnag_m2.training._objective import Regularization, objective
from nnag_m2.training._population import samples_needed
from nnag_m2.training._samples import Samples


@dataclass(frozen=True, repr=False)
class NetworkLoss:
    """The loss of the functions of a network, where it is squared as a distance."""

    network: ParametricModel
    data: Data
    coordinates: CoordinateChoice
    regularization: Regularization | None

    def with_data(self, data: Data, regularization: Regularization | None) -> Self:
        """Return the problem of the same network with other data and another regularization."""
        return self._of(self.network, data, self.coordinates, regularization)

    @classmethod
    def _of(cls, *values: Any) -> Self:
        problem = object.__new__(cls)
        NetworkLoss.__init__(problem, *values)
        return problem

    @property
    def parametrization(self) -> Parametrization:
        """The functions of the network in these coordinates."""
        return self.network.parametrization(self.coordinates)

    @property
    def samples(self) -> Samples:
        """The samples with their weights; an error where there are none but a population."""
        if isinstance(self.data, Samples):
            return self.data
        raise samples_needed()

    @property
    def inputs(self) -> ImmutableDenseMatrix:
        """The inputs of the samples, shape ``(N, n)``."""
        return self.samples.inputs

    @property
    def outputs(self) -> ImmutableDenseMatrix:
        """The outputs of the samples, shape ``(N, m)``."""
        return self.samples.outputs

    @property
    def design_matrix(self) -> ImmutableDenseMatrix:
        """``A``, shape ``(m N, k)``: the values on the data of the function of each coordinate.

        All data for the first output come first, then all for the second, and so on.  Each output
        has its own monomial coordinates, so then ``A`` consists of ``m`` equal diagonal blocks.
        With weights ``W`` and a metric, the quadric is ``A^T (M x W) A``.
        """
        return as_sympy(self.samples.design(self.parametrization))

    @property
    def responses(self) -> ImmutableDenseMatrix:
        """``B``, shape ``(m N, 1)``: the columns of ``outputs``, one below the other."""
        return as_sympy(self.samples.responses)

    @cached_property
    def objective(self) -> Poly:
        """What training makes small: loss and regularization, a polynomial in the weights."""
        return objective(self.parametrization, self.data, self.regularization)

    @cached_property
    def quadric(self) -> ImmutableDenseMatrix:
        """``Q``, shape ``(k, k)``: ``A^T A``, of a population the second moments of functions.

        It depends on the inputs, weights and metric only, not on outputs.
        """
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
        """The rank of ``Q``, which is that of ``A``."""
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
        """Return the loss of a function: the sum of ``||f(a) - b||^2`` over the data, or the mean.

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
        >>> from nnag_m2 import ParametricModel, TrainingProblem
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
        size = len(self.parametrization.directions)
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
        if not isinstance(self.data, Samples):
            point = point_of(parameters, self.network.parameters)
            found = self._loss_of_point(self.parametrization.map(*map(Fraction, point)))
            return found if point.dtype == object else float(found)
        reached = self.network.evaluate(parameters, self.data.inputs.tolist())
        loss = self.data.loss_of_values(reached)
        return sympy_of(flint_of(loss)) if reached.dtype == object else float(loss)

    @cached_property
    def _exact(self) -> LeastSquares:
        return self.data.least_squares(self.parametrization)

    def _loss_of_function(self, function: Any) -> Rational:
        count = self.parametrization.outputs
        return sympy_of(self.data.loss_of(outputs_argument(function, self.network.inputs, count)))

    def _loss_of_point(self, entries: Sequence[Any]) -> Expr:
        if any(isinstance(entry, Expr) and entry.free_symbols for entry in entries):
            return self._expanded_loss(entries)
        if self.data.criterion is not None:
            return self._loss_of_function(self.parametrization.function(entries))
        column = rational_matrix(len(entries), 1, (exact(entry) for entry in entries))
        return sympy_of(self._exact.loss_of_point(column))

    def _expanded_loss(self, entries: Sequence[Any]) -> Expr:
        parametrization = self.parametrization
        parametrization.function(entries)  # this refuses floats
        difference = ImmutableDenseMatrix(len(entries), 1, list(entries)) - self.target
        square = (difference.T * self.quadric * difference)[0, 0]
        return expand(square + self.constant)


def problem_argument(problem: Any) -> NetworkLoss:
    """Return a training problem, and refuse all else."""
    if isinstance(problem, NetworkLoss):
        return problem
    raise InputError("a TrainingProblem is needed", shown(problem), "TrainingProblem(network, ...)")

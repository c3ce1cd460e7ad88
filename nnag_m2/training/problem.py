"""Training problems: squared loss over a network as a distance to its neuromanifold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nnag_m2.algebra.arguments import Rationalize
from nnag_m2.errors import named
from nnag_m2.networks.model import ParametricModel, network_argument
from nnag_m2.networks.parametrization import CoordinateChoice
from nnag_m2.networks.trained import TrainedNetwork
from nnag_m2.training._arguments import metric_argument, population, samples
from nnag_m2.training._losses import LossChoice, criterion_argument
from nnag_m2.training._objective import regularization_argument
from nnag_m2.training._population import MomentChoice
from nnag_m2.training._samples import Samples
from nnag_m2.training._showing import in_latex, summary
from nnag_m2.training.network_loss import NetworkLoss
from nnag_m2.training.position import Position


@dataclass(frozen=True, init=False, repr=False)
class TrainingProblem(NetworkLoss):
    r"""Squared loss on data, as the distance to a target in a quadric; exact, over QQ.

    For data ``(a, b)`` the loss of a function ``f`` is the sum of ``||f(a) - b||^2``.  With the
    coordinates of ``f`` in place of ``f`` it is ``||A f - B||^2 = (f - u)^T Q (f - u) + constant``,
    ``Q = A^T A`` and ``u = A^+ B``: training is to minimize a distance over the neuromanifold.
    Samples may have weights, outputs a metric; ``TrainingProblem.population`` takes the mean over
    a distribution of inputs instead of a sum.

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
    sample_weights
        ``N`` positive numbers, by which the loss of each sample is multiplied; by default 1.
    metric
        A symmetric positive definite matrix ``M``, shape ``(m, m)``: the loss of a sample is
        ``(f(a) - b)^T M (f(a) - b)``; by default the identity matrix.
    regularization
        Weight decay, a quadratic form in the weights: a number times the sum of their squares; a
        number for each array of weights, or for each weight; a symmetric matrix, or a quadratic
        polynomial in the parameters.  Critical points of loss and regularization together are
        found by ``weight_landscape``; ``loss`` and the distance are about the loss alone.
    loss
        Instead of the squared loss a function ``(y, b)`` of output and label, polynomial in both,
        such as ``lambda y, b: (y - b)**4``; of several outputs it gets tuples.  It is no distance
        then, and what belongs to a distance is refused.

    Attributes
    ----------
    network, coordinates
        As given.
    data
        What the loss is a sum or a mean over; ``data.title`` says it.
    regularization
        Weight decay; ``None`` without.

    Raises
    ------
    InputError
        For other shapes; for floats without ``rationalize``; for weights that are not positive, a
        metric that is not positive definite; for a loss that is not polynomial; for more than
        10,000 monomial coordinates, and for reduced ones of a network that is zero.

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

    @named
    def __init__(
        self,
        network: ParametricModel,
        inputs: Any,
        outputs: Any,
        rationalize: Rationalize = None,
        *,
        coordinates: CoordinateChoice = "monomial",
        sample_weights: Any = None,
        metric: Any = None,
        regularization: Any = None,
        loss: LossChoice = None,
    ) -> None:
        size = network_argument(network).parametrization(coordinates).outputs
        criterion = criterion_argument(loss, size, metric)
        at, wanted, weights = samples(network, size, inputs, outputs, sample_weights, rationalize)
        data = Samples(at, wanted, weights, metric_argument(metric, size), criterion)
        decay = regularization_argument(regularization, network)
        super().__init__(network, data, coordinates, decay)

    @classmethod
    @named
    def population(
        cls,
        network: ParametricModel,
        teacher: Any,
        moments: MomentChoice = "gaussian",
        *,
        coordinates: CoordinateChoice = "monomial",
        metric: Any = None,
        regularization: Any = None,
    ) -> TrainingProblem:
        """Return the problem to be near to a function, the teacher, in the mean over all inputs.

        The loss of ``f`` is the mean of ``(f(x) - g(x))^T M (f(x) - g(x))``; the quadric is the
        matrix of the means of products of the functions of two coordinates, and exact.

        Parameters
        ----------
        network
            Any network, with ``n`` inputs and ``m`` outputs.
        teacher
            ``g``: a polynomial in the inputs for each output, in a sequence, such as
            ``other.function(weights)`` of another network; a single output may come without one.
        moments
            The distribution of ``x``: ``"gaussian"``, independent standard normal inputs;
            ``"uniform"``, independent inputs between -1 and 1; for each input one of these words,
            or the list of its moments from that of degree 0, which is then independent of the
            others; a table, from monomials or their exponents to moments; a function from exponents
            to moments.
        coordinates, metric, regularization
            As above.

        Raises
        ------
        InputError
            As above; for a moment that is needed and not there, and for moments by which a square
            has a negative mean.

        Examples
        --------
        >>> from sympy.abc import a, b, x
        >>> line = ParametricModel([a*x + b], [x], [a, b])
        >>> problem = TrainingProblem.population(line, x**3)
        >>> problem.quadric, problem.target, problem.constant
        (Matrix([
        [1, 0],
        [0, 1]]), Matrix([
        [3],
        [0]]), 6)
        """
        reduced = network_argument(network).parametrization(coordinates)
        data = population(network, reduced, teacher, moments, metric)
        decay = regularization_argument(regularization, network)
        return cls._of(network, data, coordinates, decay)

    def __reduce__(self) -> tuple[Any, ...]:
        values = tuple(getattr(self, name) for name in self.__dataclass_fields__)
        return type(self)._of, values

    @named
    def at(self, weights: Any, rationalize: Rationalize = None) -> Position:
        """Return where weights are in the landscape: loss, derivatives, and what lies near.

        Parameters
        ----------
        weights
            As for ``network.function``: numbers, arrays, a mapping, a state dict; or a
            ``TrainedNetwork`` of this network, as ``from_torch`` reads it.
        rationalize
            What makes floats rational, as above.

        Raises
        ------
        InputError
            For other numbers and shapes; for floats without ``rationalize``.

        Examples
        --------
        >>> from nnag_m2 import LinearMLP
        >>> problem = TrainingProblem(LinearMLP((2, 1, 2)), [[1, 0], [0, 1]], [[3, 0], [0, 1]])
        >>> here = problem.at({"W1": [[1, 0]], "W2": [[2], [0]]})
        >>> here.function, here.loss, here.gradient
        ((2*x1, 0), 2, (-4, 0, -2, 0))
        """
        given = weights.weights if isinstance(weights, TrainedNetwork) else weights
        return Position(self, self.network.exact_weights(given, rationalize))

    def summary(self) -> str:
        """Return what there is to know about the problem, in a few lines."""
        return summary(self)

    def __repr__(self) -> str:
        chosen = "" if self.coordinates == "monomial" else f", coordinates={self.coordinates!r}"
        return f"TrainingProblem({self.network!r}, <{self.data.title}>{chosen})"

    def _repr_latex_(self) -> str:
        return in_latex(self)

"""Where given weights are in the landscape of a training problem."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Unpack

from sympy import Expr, ImmutableDenseMatrix, Rational

from nnag_m2.algebra.exact_matrices import inertia, rational_matrix
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.algebra.values import TravelsByFields
from nnag_m2.asking import Options, question
from nnag_m2.calling import steps
from nnag_m2.errors import InputError
from nnag_m2.invariants.landscapes.showing import number
from nnag_m2.networks.model import Subnetwork
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.training.landscapes.critical_weights import WeightLandscape
from nnag_m2.training.landscapes.descent import Descent, descent_from
from nnag_m2.training.landscapes.network import NetworkLandscape
from nnag_m2.training.landscapes.pulling import jacobian_rank_at
from nnag_m2.training.landscapes.question import landscape
from nnag_m2.training.landscapes.weights import weight_landscape
from nnag_m2.training.network_loss import NetworkLoss


@dataclass(frozen=True)
class NearestCritical:
    """A critical function, seen from weights.

    Attributes
    ----------
    function
        Its coordinates.
    type
        As in the landscape.
    loss
        Of the critical function, exactly.
    squared_distance
        ``(f - g)^T Q (f - g)`` to the function of the weights, exactly: the squared distance on the
        data.
    """

    function: RealPoint
    type: str
    loss: RealAlgebraic
    squared_distance: RealAlgebraic


@dataclass(frozen=True)
class Position(TravelsByFields):
    """Given weights, and where they are in the landscape: what ``TrainingProblem.at`` returns.

    Attributes need no Macaulay2; methods are questions.

    Attributes
    ----------
    problem
        The training problem.
    weights
        Exactly, in the sequence of the network's parameters.

    Examples
    --------
    >>> from nnag_m2 import LinearMLP, TrainingProblem
    >>> problem = TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=1)
    >>> here = problem.at([0, 0])
    >>> here.loss, here.objective, here.gradient, here.is_critical, here.signature
    (4, 4, (0, 0), True, (1, 1))
    """

    problem: NetworkLoss
    weights: tuple[Rational, ...]

    @cached_property
    def coordinates(self) -> tuple[Rational, ...]:
        """The coordinates of the function."""
        found: tuple[Rational, ...] = self.problem.parametrization.map(*self.weights)
        return found

    @property
    def function(self) -> tuple[Expr, ...]:
        """The function: a polynomial in the inputs for each output."""
        return self.problem.parametrization.function(self.coordinates)

    @cached_property
    def loss(self) -> Rational:
        """The loss alone, without weight decay."""
        return self.problem.loss(point=self.coordinates)

    @cached_property
    def objective(self) -> Rational:
        """Loss and weight decay together."""
        return self.problem.objective.eval(self.weights)

    @cached_property
    def gradient(self) -> tuple[Rational, ...]:
        """The derivatives of the objective by the weights."""
        objective = self.problem.objective
        return tuple(objective.diff(p).eval(self.weights) for p in objective.gens)

    @cached_property
    def hessian(self) -> ImmutableDenseMatrix:
        """The second derivatives of the objective."""
        objective, size = self.problem.objective, len(self.weights)
        slopes = [objective.diff(p) for p in objective.gens]
        upper = {
            (i, j): slopes[i].diff(objective.gens[j]).eval(self.weights)
            for i in steps(range(size))
            for j in range(i, size)
        }
        return ImmutableDenseMatrix(size, size, lambda i, j: upper[min(i, j), max(i, j)])

    @cached_property
    def signature(self) -> tuple[int, int]:
        """How many eigenvalues of the Hessian are positive and negative; the others are zero."""
        return inertia(rational_matrix(len(self.weights), len(self.weights), self.hessian.flat()))

    @property
    def is_critical(self) -> bool:
        """Whether all derivatives vanish."""
        return not any(self.gradient)

    @property
    def is_degenerate(self) -> bool:
        """Whether the Hessian is singular, as it is where symmetries move the weights."""
        return sum(self.signature) < len(self.weights)

    @cached_property
    def rank(self) -> int:
        """The rank of the parametrization's derivatives at the weights."""
        mapping = self.problem.parametrization.map
        return jacobian_rank_at(mapping, RealPoint.rational(mapping.parameters, self.weights))

    @question
    def drops_rank(self, **options: Unpack[Options]) -> bool:
        """Return whether the parametrization drops rank at the weights, so that descent may stop.

        It does where the rank is less than the dimension of the neuromanifold.
        """
        return self.rank < self._manifold.dimension()

    @question
    def is_on_singular_locus(self, **options: Unpack[Options]) -> bool:
        """Return whether the function is a singular point of the neurovariety."""
        generators = self._manifold.singular_locus().generators
        return not any(g.eval(self.coordinates) for g in generators)

    @question
    def subnetwork(self, **options: Unpack[Options]) -> Subnetwork | None:
        """Return the smallest subnetwork in whose closure the function is, ``None`` for none.

        A neuron that is switched off, or idle, or equal to another one may be left out.
        """
        network = self.problem.network
        found = sorted(network.subnetworks(), key=lambda s: s.network.parameter_count)
        for smaller in steps(found):
            try:
                if Neuromanifold(smaller.network).contains(self.function).in_closure:
                    return smaller
            except InputError:  # the function is not even in the space of the smaller ones
                continue
        return None

    @question
    def nearest(self, **options: Unpack[Options]) -> tuple[NearestCritical, ...]:
        """Return the critical functions of the landscape, the nearest one on the data first.

        Raises
        ------
        InputError
            With a regularization, or a loss other than the squared one: see ``weight_landscape``.
        """
        found = landscape(self.problem, proof=False, ramified=False)
        distance = found.distance
        apart = ImmutableDenseMatrix(distance.variables) - ImmutableDenseMatrix(self.coordinates)
        form = (apart.T * distance.quadric * apart)[0, 0]
        listed = [
            NearestCritical(p.point, p.type, p.loss, p.point.value_of(form))
            for p in steps(found.points)
        ]
        return tuple(sorted(listed, key=lambda one: (one.squared_distance, one.loss)))

    @question
    def descent(self, **options: Unpack[Options]) -> Descent:
        """Return where gradient flow from these weights can end, as far as that is decided.

        Flow makes the objective smaller until weights are critical: it ends at a critical value
        below, or weights grow without bound.  Where there is one such value only, or where weights
        cannot grow, that is a statement.
        """
        has_distance = self.problem.regularization is None and self.problem.data.criterion is None
        found: WeightLandscape | NetworkLandscape
        found = (
            landscape(self.problem, proof=False) if has_distance else weight_landscape(self.problem)
        )
        return descent_from(RealAlgebraic.of(self.objective), self.is_critical, found)

    def summary(self) -> str:
        """Return what is known without questions, in a few lines."""
        positive, negative = self.signature
        known = "critical" if self.is_critical else "not critical"
        slope = RealAlgebraic.of(sum(g**2 for g in self.gradient))
        lines = [
            f"Weights of {self.problem.network!r}: {known}",
            f"  loss {number(RealAlgebraic.of(self.loss))}, objective "
            f"{number(RealAlgebraic.of(self.objective))}, squared gradient {number(slope)}",
            f"  Hessian with {positive} positive and {negative} negative eigenvalues of "
            f"{len(self.weights)}; derivatives of the parametrization of rank {self.rank}",
        ]
        return "\n".join(lines)

    @property
    def _manifold(self) -> Neuromanifold:
        return Neuromanifold(self.problem.network, self.problem.coordinates)

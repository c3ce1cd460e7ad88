"""The question for all real critical points of a loss in weight space."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Unpack

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking.answer import Certainty, Provenance
from nnag_m2.asking.context import Options
from nnag_m2.asking.question import question
from nnag_m2.calling import checkpoint, steps
from nnag_m2.errors import InputError
from nnag_m2.invariants.landscapes.forms import Form
from nnag_m2.invariants.landscapes.minima import Known
from nnag_m2.invariants.real_points import real_points, unless_infinite
from nnag_m2.neuromanifolds.cases import Case, cases_of_parameters
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.training.counts import gradient_ideal
from nnag_m2.training.landscapes.critical_weights import CriticalWeights, WeightLandscape
from nnag_m2.training.landscapes.pulling import real_parts
from nnag_m2.training.landscapes.rotations import SLICES, Rotations, rotations
from nnag_m2.training.network_loss import NetworkLoss, problem_argument

_METHOD = "real points of the gradient ideal in weight space; certified signatures"
_PROVED = "all points are exact, and it is proved that none is missing"
_LIKELY = "points are certified; that none is missing rests on primes"
_GROWS = "the weight decay grows in all directions, so a minimum exists, and it is critical; all "
_GROWS += "critical values were compared exactly"
_OPEN = "without a positive definite weight decay there may be less towards infinity"


@question
def weight_landscape(
    problem: NetworkLoss, proof: bool = False, **options: Unpack[Options]
) -> WeightLandscape:
    """Return all real critical points of loss and weight decay in weight space, exactly.

    Weight decay sees weights, not functions: training is no distance to the neuromanifold any
    more.  What is found here are the real weights where all derivatives vanish, each with the
    signature of its Hessian, so that minima, saddles and maxima are told apart.

    Parameters
    ----------
    problem
        With a ``regularization``, or with a ``loss`` that is not the squared one.  Without a
        regularization weights are taken up to the symmetries of the network: scalings bring
        weights to 0 or 1, permutations are left out.
    proof
        Whether that no point is missing must be proved by Groebner bases over QQ, where nothing
        else proves it.  Otherwise it may rest on primes.

    Returns
    -------
    WeightLandscape
        ``summary()`` shows it as a table.  Where critical points are not isolated, sets come with
        one real point.  For a linear network without bias whose regularization is one number for
        each layer, these are orbits of rotations of hidden neurons, one for each critical function.

    Raises
    ------
    InputError
        Unless given a ``TrainingProblem``; when there are infinitely many such orbits, as for
        equal singular values.
    EngineTimeout
        When a timeout is given and one of the questions to Macaulay2 takes longer.

    References
    ----------
    Mehta, Chen, Tang, Hauenstein: The loss surface of deep linear networks viewed through the
    algebraic geometry lens (2018); Bharadwaj, Hosten: Complex critical points of deep linear neural
    networks (2023).

    Examples
    --------
    The loss ``(a*b - 2)**2 + a**2 + b**2`` by hand: with ``a = b = 1`` it is 3, at zero it is 4.

    >>> from nnag_m2 import LinearMLP, TrainingProblem
    >>> problem = TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=1)
    >>> print(weight_landscape(problem).summary())
    Critical weights of LinearMLP((1, 1, 1)) on 1 data point, with weight decay
    <BLANKLINE>
      objective  type             weights               function
      3          minimum          (-1, -1) and 1 other  x1
      4          saddle, index 1  (0, 0)                0
    <BLANKLINE>
      minimum: 3; proved: the weight decay grows in all directions, so a minimum exists, and it is
        critical; all critical values were compared exactly
    """
    given = problem_argument(problem)
    search = _Search(given, bool(proof))
    points = sorted(search.found(), key=lambda one: (one.objective, one.point.intervals))
    certainty: Certainty = "proved" if search.is_proved else "probabilistic"
    reason = _PROVED if search.is_proved else _LIKELY
    provenance = Provenance(_METHOD, certainty, reason, primes=tuple(search.primes))
    least = points[0].objective if points else None
    form = given.regularization
    known: Known = certainty if form is not None and form.is_definite and points else "open"
    why = _OPEN if known == "open" else _GROWS
    return WeightLandscape(given, tuple(points), least, known, why, provenance)


class _Search:
    """The search for critical weights, and whether all of it was proved."""

    def __init__(self, problem: NetworkLoss, proof: bool) -> None:
        self._problem, self._proof = problem, proof
        self.is_proved, self.primes = True, list[int]()
        self._hessian = Form.hessian(problem.objective)

    def found(self) -> Iterator[CriticalWeights]:
        """Yield critical points and sets."""
        gradient = gradient_ideal(self._problem)
        if rotations(self._problem) is not None:
            yield from self._of_orbits(gradient)
            return
        if self._problem.regularization is not None:
            yield from self._of_ideal(gradient, Case((), gradient))
            return
        manifold = Neuromanifold(self._problem.network, self._problem.coordinates)
        for case in cases_of_parameters(manifold, gradient.generators):
            if case.ideal is None:
                none = Ideal([], gradient.variables)
                yield self._described(case, none, 0, RealPoint.rational((), ()))
            else:
                yield from self._of_ideal(case.ideal, case)

    def _of_ideal(self, ideal: Ideal, case: Case) -> Iterator[CriticalWeights]:
        for part in real_parts(ideal, self._isolated(ideal), self._proof):
            checkpoint()
            yield self._described(case, *part)

    def _of_orbits(self, gradient: Ideal) -> Iterator[CriticalWeights]:
        """Yield an orbit of rotations for each critical function, with a point of the slice."""
        turned, points = self._on_slice(gradient)
        functions = set()
        for point in steps(points):
            size = turned.dimension_at(point)
            found = self._described(Case((), gradient), gradient, size, point)
            if found.function not in functions:
                functions.add(found.function)
                yield found

    def _on_slice(self, gradient: Ideal) -> tuple[Rotations, tuple[RealPoint, ...]]:
        """Return a slice that orbits meet in finitely many points, and these."""
        for attempt in range(SLICES):
            turned = rotations(self._problem, attempt)
            points = None if turned is None else self._isolated(gradient + turned.slice)
            if turned is not None and points is not None:
                return turned, points
        required = "critical weights must be isolated up to rotations of hidden neurons"
        hint = "other data, or a regularization with a different number for each weight"
        raise InputError(required, "larger sets, as equal singular values make them", hint)

    def _isolated(self, ideal: Ideal) -> tuple[RealPoint, ...] | None:
        """Return the real points, ``None`` for infinitely many complex ones."""
        answer = unless_infinite(lambda: real_points.run(ideal, proof=self._proof))
        if answer is None:
            return None
        if answer.provenance.certainty != "proved":
            self.is_proved = False
            self.primes += answer.provenance.primes
        return answer.result

    def _described(self, case: Case, ideal: Ideal, size: int, point: RealPoint) -> CriticalWeights:
        loss = self._problem.objective
        full = case.completed(point, loss.gens)
        equations = case.equations(ideal, loss.gens) if case.values else ideal
        reduced = self._problem.parametrization
        function = full.image(reduced.names, reduced.map.coordinates)
        return CriticalWeights(
            size,
            full,
            function,
            full.value_of(loss),
            self._hessian.inertia_at(full, null=size),
            equations,
        )

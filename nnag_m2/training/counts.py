"""How many complex critical points there are in weight space."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import QQ, ImmutableDenseMatrix, Poly, Rational

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import BITS, SEED, random_by
from nnag_m2.asking import Answer, Options, Provenance, Query, RingOf, integer, question
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import seed_argument
from nnag_m2.invariants.general_points import at_random
from nnag_m2.invariants.isolated_points import reduced_modulo_prime
from nnag_m2.training._population import Population
from nnag_m2.training._samples import Samples
from nnag_m2.training.network_loss import NetworkLoss, problem_argument


@question
def critical_count(
    problem: NetworkLoss, general: bool = False, seed: int = SEED, **options: Unpack[Options]
) -> Query[int]:
    """Return how many complex critical points loss and weight decay have, in weight space.

    Parameters
    ----------
    problem
        A problem with a ``regularization``, or a network without continuous symmetries.
    general
        Whether numbers are replaced by random ones: the inputs and outputs of the samples, of a
        population the coefficients of the teacher, and the coefficients of the regularization; one
        number for many weights stays one number.
    seed
        For the random numbers, and for another prime.

    Returns
    -------
    int
        The number of different complex points where all derivatives by the weights vanish.  Points
        that symmetries exchange, such as signs and permutations of neurons, are all counted.

    Raises
    ------
    InputError
        When there are infinitely many, as for networks whose weights can be scaled, without a
        regularization, or with one that does not see rotations of hidden neurons.

    Notes
    -----
    They are counted modulo a prime of 29 bits that the problem and the seed draw.

    References
    ----------
    Bharadwaj, Hosten: Complex critical points of deep linear neural networks (2023); Mehta, Chen,
    Tang, Hauenstein: The loss surface of deep linear networks viewed through the algebraic geometry
    lens (2018).

    Examples
    --------
    The weights ``a``, ``b`` with the loss ``(a*b - 2)**2 + a**2 + b**2`` are critical at zero, and
    where ``a**2 = b**2`` is 1 or -3:

    >>> from nnag_m2 import LinearMLP, TrainingProblem
    >>> critical_count(TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=1))
    5
    """
    given = problem_argument(problem)
    wanted = seed_argument(seed)
    asked = _general(given, wanted) if general else given
    reduced = reduced_modulo_prime(gradient_ideal(asked), wanted)
    prime = int(reduced.field.characteristic())
    draw = random_by(*reduced.generators, "form", seed=wanted)
    form = tuple(draw.randrange(1, prime) for _ in reduced.variables)
    ring = RingOf("R", reduced.variables, reduced.field)
    values = (("ideal", reduced), ("form", form))
    told = at_random("critical_count", wanted, reduced.field)
    return Query("critical_count", (ring,), values, _number, (told,))


def gradient_ideal(problem: NetworkLoss) -> Ideal:
    """Return the ideal of the derivatives of loss and regularization by the weights."""
    loss = problem.objective
    slopes = [loss.diff(p) for p in loss.gens]
    return Ideal.of_polys([s for s in slopes if not s.is_zero], loss.gens, QQ)


def _number(answer: Any, told: Provenance) -> Answer[int]:
    found = integer(answer)
    if found < 0:
        hint = "a regularization with a coefficient for each weight, or weight_landscape(problem)"
        raise InputError("critical points must be finitely many", "infinitely many", hint)
    return Answer(found, told)


def _general(problem: NetworkLoss, seed: int) -> NetworkLoss:
    """Return a problem with random numbers in the place of data and coefficients."""
    draw = random_by(problem.objective, "general", seed=seed)
    decay = problem.regularization and problem.regularization.general(draw, BITS)
    data = problem.data

    def random_matrix(like: ImmutableDenseMatrix) -> ImmutableDenseMatrix:
        numbers = [Rational(draw.randrange(1, 2**BITS)) for _ in range(like.rows * like.cols)]
        return ImmutableDenseMatrix(like.rows, like.cols, numbers)

    if isinstance(data, Samples):
        inputs, outputs = random_matrix(data.inputs), random_matrix(data.outputs)
        return problem.with_data(
            Samples(inputs, outputs, data.weights, data.metric, data.criterion), decay
        )
    teacher = tuple(
        Poly({e: draw.randrange(1, 2**BITS) for e in f.as_dict()}, *f.gens, domain="QQ")
        for f in data.teacher
    )
    return problem.with_data(Population(teacher, data.distribution, data.metric), decay)

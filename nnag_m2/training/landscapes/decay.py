"""The question for the critical weights of all factors of a weight decay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Unpack

from sympy import QQ, Add, Integer, Poly, Rational, Symbol

from nnag_m2.algebra.fields import new_symbol, new_symbols
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import random_by
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking.answer import Answer
from nnag_m2.asking.asked import weighing_primes
from nnag_m2.asking.context import Options
from nnag_m2.asking.provenance import Provenance
from nnag_m2.asking.question import question
from nnag_m2.calling import checkpoint, steps
from nnag_m2.curves.cylinders import simple
from nnag_m2.errors import InputError
from nnag_m2.invariants.operations import elimination_ideal
from nnag_m2.training._objective import Regularization
from nnag_m2.training.landscapes.decay_path import DecaySpan, WeightDecayPath
from nnag_m2.training.landscapes.weights import weight_landscape
from nnag_m2.training.network_loss import NetworkLoss, problem_argument

_LARGEST = 99
"""Random coefficients of the form that kernels are scaled by: short, and seldom special."""

_REASON = (
    "critical weights stay bounded for positive factors, as loss and weight decay together grow "
    "with the factor at most in proportion; so they appear and vanish where the Hessian has a "
    "kernel, that is, at a root of the discriminant, which was found by elimination for a random "
    "scale of the kernel"
)


@question
def weight_decay_path(
    problem: NetworkLoss, proof: bool = False, **options: Unpack[Options]
) -> WeightDecayPath:
    r"""Return how the real critical weights of a problem change as the weight decay grows.

    The regularization of the problem is multiplied by a factor, from 0 to infinity.  Where the
    number of real critical weights changes is found exactly, as roots of a polynomial; between
    these values they are found exactly for one factor each.

    Parameters
    ----------
    problem
        With the squared loss and a ``regularization`` that is positive definite.
    proof
        As for ``weight_landscape``, and for the elimination of the weights.

    Returns
    -------
    WeightDecayPath
        ``summary()`` shows it as a table, ``draw_weight_decay`` as a picture.

    Raises
    ------
    InputError
        For another loss, without a definite regularization, and when critical weights are never
        isolated, as when rotations of hidden neurons do not change the regularization.
    EngineTimeout
        When a timeout is given and one of the questions to Macaulay2 takes longer.

    References
    ----------
    Mehta, Chen, Tang, Hauenstein: The loss surface of deep linear networks viewed through the
    algebraic geometry lens (2018), for the critical points; the rest is elimination.

    Examples
    --------
    The loss ``(a*b - 2)**2 + l*(a**2 + b**2)`` by hand: weights other than zero are critical where
    ``a = b`` and ``a**2 = 2 - l``.

    >>> from nnag_m2 import LinearMLP, TrainingProblem
    >>> problem = TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=1)
    >>> path = weight_decay_path(problem)
    >>> path.changes
    (RealAlgebraic(2),)
    >>> for line in path.summary().splitlines()[2:5]:
    ...     print(line)
      factor of the weight decay  real critical weights  minimum  saddle, index 1
      0 to 2                      3                      2        1
      above 2                     1                      1
    """
    given, form = _checked(problem_argument(problem))
    found = _discriminant(given, form, bool(proof))
    values = tuple(v for v in RealAlgebraic.roots(found.result) if v > 0)
    spans = tuple(_spans(given, form, values, bool(proof)))
    primes = [*found.provenance.primes]
    for span in spans:
        primes += span.landscape.provenance.primes
    lifted = "" if found.provenance.certainty == "proved" else f", {found.provenance.method}"
    told = Provenance(
        "elimination, and real points of gradient ideals",
        "probabilistic",
        _REASON + lifted,
        primes=tuple(dict.fromkeys(primes)),
    )
    return WeightDecayPath(given, found.result, values, spans, told)


def _checked(problem: NetworkLoss) -> tuple[NetworkLoss, Regularization]:
    form = problem.regularization
    if form is None or not form.is_definite:
        came = "none" if form is None else "one that is not"
        required = "a positive definite regularization is needed, which grows"
        raise InputError(required, came, "TrainingProblem(..., regularization=1)")
    if problem.data.criterion is not None:
        required = "the squared loss is needed, which is never negative"
        raise InputError(required, "another loss", "weight_landscape(problem)")
    return problem, form


def _discriminant(problem: NetworkLoss, form: Regularization, proof: bool) -> Answer[Poly]:
    """Return the squarefree polynomial whose roots are the factors with a degenerate point.

    A vector in the kernel of the Hessian is an unknown, scaled by a random linear form.  The
    inverse of the factor leaves out 0, where without decay whole sets may be critical.
    """
    weights = problem.objective.gens
    factor = new_symbol("factor", weights)
    kernel = new_symbols("k", len(weights), [*weights, factor])
    inverse = new_symbol("inverse", [*weights, factor, *kernel])
    ring = (*weights, *kernel, inverse, factor)
    decay = form.form.as_expr()
    objective = Poly(problem.objective.as_expr() + (factor - 1) * decay, *ring, domain=QQ)
    slopes = [objective.diff(w) for w in weights]
    vector = [Poly(k, *ring, domain=QQ) for k in kernel]
    zero = Poly(0, *ring, domain=QQ)
    bent = [
        sum((s.diff(w) * k for w, k in zip(weights, vector, strict=True)), zero) for s in slopes
    ]
    draw = random_by(*problem.objective.gens, problem.objective, "kernel")
    scale = Add(*(draw.randint(1, _LARGEST) * k for k in kernel)) - 1
    ends = [Poly(e, *ring, domain=QQ) for e in (scale, inverse * factor - 1)]
    system = Ideal.of_polys([*slopes, *bent, *ends], ring, QQ)
    with weighing_primes():  # its provenance is told with the answer
        answer = elimination_ideal.run(system, (*weights, *kernel, inverse), proof=proof)
    if not answer.result.generators:
        required = "critical weights must be isolated for most factors of the regularization"
        hint = "a regularization with a different number for each weight"
        raise InputError(required, "sets of them for every factor", hint)
    poly = _in_one(answer.result, factor)
    return Answer(poly, answer.provenance)


def _in_one(ideal: Ideal, factor: Symbol) -> Poly:
    """Return the squarefree polynomial that generates an ideal in one variable."""
    (generator,) = ideal.generators
    return Poly(generator.as_expr(), factor, domain=QQ).sqf_part().primitive()[1]


def _spans(
    problem: NetworkLoss, form: Regularization, values: Sequence[RealAlgebraic], proof: bool
) -> Iterator[DecaySpan]:
    """Yield a factor between each two values, and the critical weights there."""
    for factor in steps(list(_factors(values))):
        decayed = problem.with_data(problem.data, form.times(factor))
        yield DecaySpan(factor, weight_landscape(decayed, proof=proof))


def _factors(values: Sequence[RealAlgebraic]) -> Iterator[Rational]:
    """Yield short rational numbers between 0, the values, which increase, and infinity."""
    before: tuple[Any, Any] = (Integer(0), Integer(0))
    for value in values:
        width = Rational(1)
        # ends: values are different, and the interval before is narrow
        while (inside := value.interval(width))[0] - before[1] < 4 * width:
            checkpoint()
            width /= 16
        gap = inside[0] - before[1]
        yield _simple(before[1] + gap / 3, inside[0] - gap / 3)
        before = inside
    top = before[1]
    yield _simple(top * Rational(9, 8), top * Rational(3, 2)) if top else Integer(1)


def _simple(low: Rational, high: Rational) -> Rational:
    found = simple(Fraction(int(low.p), int(low.q)), Fraction(int(high.p), int(high.q)))
    return Rational(found.numerator, found.denominator)

"""Where gradient flow can end, by the critical values below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking.answer import Certainty
from nnag_m2.training.landscapes.critical_weights import WeightLandscape
from nnag_m2.training.landscapes.network import NetworkLandscape

_HERE = "the weights are critical: gradient flow stays"
_ONE = (
    "the objective decreases along gradient flow, to a critical value; this is the only one below"
)
_MANY = "there are several critical values below: which of them is not decided"
_GROWING = "; weights may also grow without bound, as no weight decay holds them"
_NONE = "no critical value was found below: the weights grow without bound"


@dataclass(frozen=True)
class Descent:
    """Where gradient flow from given weights can end.

    Attributes
    ----------
    values
        The critical values of the objective that it can end at, the least first, exactly.
    decided
        Whether it is known that gradient flow ends at the only one of ``values``.
    reason
        Why, or what is missing.
    certainty
        Of the critical values: ``"probabilistic"`` where that none is missing rests on primes.
    """

    values: tuple[RealAlgebraic, ...]
    decided: bool
    reason: str
    certainty: Certainty


@dataclass(frozen=True)
class Values:
    """The critical values of a landscape in weight space.

    Attributes
    ----------
    values
        All of them, the least first.
    bounded
        Whether weights of bounded objective are bounded.
    certainty
        Of their completeness.
    """

    values: tuple[RealAlgebraic, ...]
    bounded: bool
    certainty: Certainty


def of_weights(found: WeightLandscape) -> Values:
    """Return the critical values of a loss with weight decay, or of one that is not squared."""
    form = found.problem.regularization
    values = tuple(sorted({one.objective for one in found.points}))
    return Values(values, form is not None and form.is_definite, found.provenance.certainty)


def of_functions(found: NetworkLandscape) -> Values:
    """Return the critical values of a squared loss: critical functions, and ramified parameters."""
    losses = [p.loss for p, known in zip(found.points, found.parameters, strict=True)
              if known.realized is not False]  # fmt: skip
    losses += [s.loss for s in found.sets if s.loss is not None]
    losses += [one.loss for one in found.ramified or ()]
    return Values(tuple(sorted({*losses})), False, found.provenance.certainty)


def descent_from(objective: RealAlgebraic, is_critical: bool, found: Values) -> Descent:
    """Return where gradient flow can end from weights with this objective.

    Where the objective is analytic and weights stay bounded, gradient flow converges (Lojasiewicz,
    1984), to a critical point.
    """
    if is_critical:
        return Descent((objective,), True, _HERE, "proved")
    below = tuple(value for value in found.values if value < objective)
    decided = len(below) == 1 and found.bounded
    return Descent(below, decided, _reason(below, found.bounded), found.certainty)


def _reason(below: Sequence[RealAlgebraic], bounded: bool) -> str:
    if not below:
        return _NONE
    return (_ONE if len(below) == 1 else _MANY) + ("" if bounded else _GROWING)

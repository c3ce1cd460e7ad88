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


def _values(found: WeightLandscape | NetworkLandscape) -> Sequence[RealAlgebraic]:
    """Return the critical values: of the squared loss those of functions, and ramified parameters.

    With weight decay, and for other losses, they are those of weights.
    """
    if isinstance(found, WeightLandscape):
        return [one.objective for one in found.points]
    losses = [p.loss for p, known in zip(found.points, found.parameters, strict=True)
              if known.realized is not False]  # fmt: skip
    losses += [s.loss for s in found.sets if s.loss is not None]
    return [*losses, *(one.loss for one in found.ramified or ())]


def descent_from(
    objective: RealAlgebraic, is_critical: bool, found: WeightLandscape | NetworkLandscape
) -> Descent:
    """Return where gradient flow can end from weights with this objective.

    Where the objective is analytic and weights stay bounded, gradient flow converges (Lojasiewicz,
    1984), to a critical point.
    """
    if is_critical:
        return Descent((objective,), True, _HERE, "proved")
    below = tuple(sorted({value for value in _values(found) if value < objective}))
    form = found.problem.regularization
    bounded = form is not None and form.is_definite
    decided = len(below) == 1 and bounded
    reason = (_ONE if len(below) == 1 else _MANY) + ("" if bounded else _GROWING)
    return Descent(below, decided, reason if below else _NONE, found.provenance.certainty)

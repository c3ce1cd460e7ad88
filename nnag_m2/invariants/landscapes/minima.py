"""The least loss, and why nothing is below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sympy import QQ, Add

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking.provenance import Certainty
from nnag_m2.invariants.groebner import groebner_basis
from nnag_m2.invariants.landscapes.critical import CriticalPoint, CriticalSet
from nnag_m2.invariants.landscapes.strata import Distance, LandscapeStratum
from nnag_m2.invariants.real_solutions import real_solution

_COMPARED = "on some stratum it is critical; all candidates were compared exactly"
_DEFINITE = f"the quadric is positive definite, so a minimum exists; {_COMPARED}"
_AWAY = f"no real way to infinity in the kernel of the quadric, so a minimum exists; {_COMPARED}"
PROJECTED = "projected along the kernel of the quadric, the variety lies in one with this minimum; "
PROJECTED += "all candidates were compared exactly"
_FITS = "at zero distance from the data; no function with these coordinates has less loss"
_ESCAPES = "the variety goes to infinity in the kernel of the quadric: the infimum may be there"
_INDEFINITE = "the quadric is not positive semidefinite: the loss may have no minimum"
_EMPTY = "the variety has no real point"


Known: TypeAlias = Certainty | Literal["open"]
"""How far something is proved, if at all."""


@dataclass(frozen=True)
class Minimum(ShownInParts):
    """The least loss of all candidates, and whether it is proved to be the minimum.

    Attributes
    ----------
    loss
        Exactly; ``None`` when there are no candidates.
    points, sets
        All candidates with this loss.
    certainty
        ``"proved"`` to be the minimum; ``"probabilistic"`` when that rests on the landscape's
        completeness, which its provenance says to be so; ``"open"`` when it is not known.
    reason
        Why, or what is missing.
    """

    loss: RealAlgebraic | None
    points: tuple[CriticalPoint, ...]
    sets: tuple[CriticalSet, ...]
    certainty: Known
    reason: str

    @property
    def is_proved(self) -> bool:
        """Whether it is proved to be the minimum."""
        return self.certainty == "proved"

    @classmethod
    def of(
        cls,
        loss: RealAlgebraic | None,
        points: Iterable[CriticalPoint],
        sets: Iterable[CriticalSet],
        certainty: Known,
        reason: str,
    ) -> Minimum:
        """Return the minimum with all candidates of its loss."""
        at = tuple(p for p in points if p.loss == loss)
        along = tuple(s for s in sets if s.loss is not None and s.loss == loss)
        return cls(loss, at, along, certainty, reason)


def global_minimum(
    points: Sequence[CriticalPoint],
    sets: Sequence[CriticalSet],
    components: Sequence[LandscapeStratum],
    distance: Distance,
    complete: Certainty,
) -> Minimum:
    """Return the minimum of the loss on a real variety, from candidates that are all there are."""
    loss = least_loss(points, sets)
    if loss is not None and distance.is_semidefinite and loss == distance.constant:
        return Minimum.of(loss, points, sets, "proved", _FITS)
    proved, reason = _existence(components, distance)
    if proved and loss is None:
        reason = _EMPTY
    return Minimum.of(loss, points, sets, complete if proved else "open", reason)


def least_loss(
    points: Iterable[CriticalPoint], sets: Iterable[CriticalSet]
) -> RealAlgebraic | None:
    """Return the least loss of points, and of sets that have a real point."""
    losses = [p.loss for p in points]
    losses += [s.loss for s in sets if s.loss is not None]
    return min(losses, default=None)


def _existence(components: Sequence[LandscapeStratum], distance: Distance) -> tuple[bool, str]:
    """Return whether the loss has a minimum on a real variety, and why."""
    if not distance.is_semidefinite:
        return False, _INDEFINITE
    if distance.corank == 0:
        return True, _DEFINITE
    for stratum in components:
        if real_solution(_directions(stratum.ideal, distance)) is not None:
            return False, _ESCAPES
    return True, _AWAY


def _directions(ideal: Ideal, distance: Distance) -> Ideal:
    """Return the directions of length 1 in the kernel of the quadric that lead to infinity.

    Where points ``x`` of a variety go to infinity with bounded loss, limits of ``x / |x|`` are
    zeros of the forms of highest degree of all its equations, and of the quadric.
    """
    variables = ideal.variables
    forms = []
    for poly in groebner_basis(ideal):
        degree = poly.total_degree()
        top = {e: c for e, c in poly.rep.to_dict().items() if sum(e) == degree}
        forms.append(poly_from_terms(top, variables, QQ))
    kernel = [Add(*(q * x for q, x in zip(row, variables, strict=True)))
              for row in distance.quadric.tolist()]  # fmt: skip
    sphere = Add(*(x**2 for x in variables)) - 1
    return Ideal([*forms, *kernel, sphere], variables)

"""Critical points of a loss in weight space, as values and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking.answer import Provenance
from nnag_m2.invariants.landscapes.minima import Known
from nnag_m2.invariants.landscapes.showing import Table, coordinates, number, wrapped
from nnag_m2.training._showing import shown_function
from nnag_m2.training.network_loss import NetworkLoss


@dataclass(frozen=True)
class CriticalWeights:
    """Real weights at which the derivatives of loss and regularization vanish: a point or a set.

    Attributes
    ----------
    dimension
        0 for a point; otherwise of a set that is irreducible over QQ, or an orbit of rotations of
        hidden neurons.
    point
        The weights, exactly; of a set one real point.
    function
        The coordinates of their function.
    objective
        Loss and regularization together, exactly.
    signature
        How many eigenvalues of the Hessian are positive and negative, exactly; the others are zero.
    equations
        For all weights.
    """

    dimension: int
    point: RealPoint
    function: RealPoint
    objective: RealAlgebraic
    signature: tuple[int, int]
    equations: Ideal

    @property
    def is_degenerate(self) -> bool:
        """Whether the Hessian has the eigenvalue zero in more directions than the set has."""
        return sum(self.signature) < len(self.point) - self.dimension

    @property
    def type(self) -> str:
        """``"minimum"``, ``"maximum"``, ``"saddle"``, ``"degenerate"``; with the index of a saddle.

        A set whose Hessian is positive across it is a minimum.
        """
        positive, negative = self.signature
        if positive and negative:
            return f"saddle, index {negative}"
        if self.is_degenerate:
            return "degenerate, descends" if negative else "degenerate"
        return "maximum" if negative else "minimum"


@dataclass(frozen=True, repr=False)
class WeightLandscape:
    """All real critical points of a loss in weight space: what ``weight_landscape`` returns.

    Attributes
    ----------
    problem
        The training problem.
    points
        Critical points and sets, those of least objective first.
    least
        The least objective of all points and sets; ``None`` without any.
    certainty
        ``"proved"`` to be the minimum, ``"probabilistic"`` when that rests on the completeness of
        ``points``, ``"open"`` when it is not known.
    reason
        Why.
    provenance
        How the points were found, and how far it is proved that none is missing.
    """

    problem: NetworkLoss
    points: tuple[CriticalWeights, ...]
    least: RealAlgebraic | None
    certainty: Known
    reason: str
    provenance: Provenance

    @property
    def minima(self) -> tuple[CriticalWeights, ...]:
        """The points and sets that are local minima, as their Hessians prove."""
        return tuple(one for one in self.points if one.type == "minimum")

    @property
    def title(self) -> str:
        """Network, data and regularization."""
        form = self.problem.regularization
        added = "" if form is None else ", with weight decay"
        network = self.problem.network
        return f"Critical weights of {network!r} on {self.problem.data.title}{added}"

    def summary(self) -> str:
        """Return all critical weights as a table, those with one function in one row."""
        lines = [self.title, "", *self._table().as_text()]
        return "\n".join([*lines, "", *wrapped(self._conclusion())])

    def _conclusion(self) -> str:
        found = "none" if self.least is None else number(self.least)
        if self.certainty == "open":
            known = "not known" if self.least is None else f"at most {found}"
            return f"infimum: {known}; not proved: {self.reason}"
        return f"minimum: {found}; {self.certainty}: {self.reason}"

    def _table(self) -> Table:
        heads = ["objective", "type", "weights", "function"]
        groups: dict[tuple[object, ...], list[CriticalWeights]] = {}
        for one in self.points:
            key = one.objective, one.dimension, one.signature, one.function
            groups.setdefault(key, []).append(one)
        reduced = self.problem.parametrization
        rows = [
            [number(g[0].objective), g[0].type, _weights(g), shown_function(reduced, g[0].function)]
            for g in groups.values()
        ]
        return Table("", heads, rows)

    def _repr_html_(self) -> str:
        said = f"<p>{escape(self._conclusion())}</p>"
        return f"<p><b>{escape(self.title)}</b></p>{self._table().as_html()}{said}"

    def __repr__(self) -> str:
        return f"<{self.title}: {len(self.points)} critical points and sets>"


def _weights(group: Sequence[CriticalWeights]) -> str:
    first = coordinates(group[0].point)
    if size := group[0].dimension:
        return f"a set of dimension {size}, with {first}"
    others = len(group) - 1
    return f"{first} and {others} other{'s' * (others > 1)}" if others else first

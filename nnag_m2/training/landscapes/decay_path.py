"""Critical weights as the weight decay grows, as values and as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape

from sympy import Poly, Rational

from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.asking.answer import Provenance
from nnag_m2.invariants.landscapes.showing import Table, number, wrapped
from nnag_m2.training.landscapes.critical_weights import CriticalWeights, WeightLandscape
from nnag_m2.training.network_loss import NetworkLoss


@dataclass(frozen=True)
class DecaySpan:
    """An interval of factors in which no critical weights meet: number and types are constant.

    Attributes
    ----------
    factor
        A rational number in it.
    landscape
        The critical weights there.
    """

    factor: Rational
    landscape: WeightLandscape

    @property
    def points(self) -> tuple[CriticalWeights, ...]:
        """The real critical weights for this factor."""
        return self.landscape.points

    @property
    def types(self) -> Counter[str]:
        """How many critical weights there are of each type."""
        return Counter(point.type for point in self.points)


@dataclass(frozen=True, repr=False)
class WeightDecayPath:
    """How critical weights change with the weight decay: what ``weight_decay_path`` returns.

    Attributes
    ----------
    problem
        The training problem, whose regularization is multiplied by a factor.
    discriminant
        A polynomial in the factor, without multiple roots, that is zero where complex critical
        points come together.
    values
        Its positive roots, increasing.
    spans
        The intervals between 0, these values and infinity: one more than values.
    provenance
        How far it is proved that the spans are all.
    """

    problem: NetworkLoss
    discriminant: Poly
    values: tuple[RealAlgebraic, ...]
    spans: tuple[DecaySpan, ...]
    provenance: Provenance

    @property
    def changes(self) -> tuple[RealAlgebraic, ...]:
        """The values where real critical weights appear, vanish or change their type."""
        before, after = self.spans, self.spans[1:]
        pairs = zip(self.values, before, after, strict=False)
        return tuple(value for value, one, two in pairs if one.types != two.types)

    @property
    def title(self) -> str:
        """Network and data."""
        network, data = self.problem.network, self.problem.data.title
        return f"Critical weights of {network!r} on {data}, as the weight decay grows"

    def summary(self) -> str:
        """Return the numbers of critical weights of each type, between the changes, as a table."""
        return "\n".join([self.title, "", *self._table().as_text(), "", *wrapped(self._said())])

    def _said(self) -> str:
        return f"{self.provenance.certainty}: {self.provenance.reason}"

    def _table(self) -> Table:
        kinds = list(dict.fromkeys(p.type for span in self.spans for p in span.points))
        heads = ["factor of the weight decay", "real critical weights", *kinds]
        changes = self.changes
        places = [i for i, value in enumerate(self.values) if value in changes]
        rows = []
        for first, place in enumerate([*places, len(self.values)]):
            span = self.spans[place]
            low = "0" if first == 0 else number(changes[first - 1])
            high = f" to {number(changes[first])}" if first < len(changes) else ""
            counts = [str(span.types[kind] or "") for kind in kinds]
            rows.append(
                [f"{low}{high}" if high else f"above {low}", str(len(span.points)), *counts]
            )
        return Table("", heads, rows)

    def _repr_html_(self) -> str:
        said = f"<p>{escape(self._said())}</p>"
        return f"<p><b>{escape(self.title)}</b></p>{self._table().as_html()}{said}"

    def __repr__(self) -> str:
        return f"<{self.title}: {len(self.changes)} changes>"

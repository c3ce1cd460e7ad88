"""The loss landscape of a network: critical functions, their parameters, the minima; as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack

from sympy import Expr

from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking.context import Options
from nnag_m2.asking.question import question
from nnag_m2.errors import named
from nnag_m2.invariants.landscapes import showing
from nnag_m2.invariants.landscapes.critical import CriticalPoint
from nnag_m2.invariants.landscapes.minima import Minimum
from nnag_m2.invariants.landscapes.showing import Landscape, Table
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.training._showing import outputs_of, shown_function
from nnag_m2.training.landscapes.parameters import Parameters, fibers_of
from nnag_m2.training.landscapes.ramified import RamifiedCritical
from nnag_m2.training.network_loss import NetworkLoss

_RAMIFIED = "critical parameters where the parametrization drops rank:"
_NOT_RAMIFIED = "no critical parameters where the parametrization drops rank"


@dataclass(frozen=True, repr=False)
class NetworkLandscape(Landscape):
    """The loss landscape of a network on data: what ``landscape`` returns.

    Points are critical functions, by the coordinates of the problem.

    Attributes
    ----------
    problem
        The training problem.
    parameters
        For each of ``points``, whether real parameters give it.
    set_parameters
        For each of ``sets``, whether real parameters give one of its functions.
    reached
        The least loss of critical functions that real parameters give or approach; it is proved
        to be the infimum of the loss in training when ``is_proved``.
    ramified
        Critical parameters where the parametrization drops rank; ``None`` when they were not
        looked for.
    """

    problem: NetworkLoss
    parameters: tuple[Parameters, ...]
    set_parameters: tuple[Parameters, ...]
    reached: Minimum
    ramified: tuple[RamifiedCritical, ...] | None

    @property
    def title(self) -> str:
        """Network and data."""
        return f"Loss landscape of {self.problem.network} on {self.problem.data.title}"

    @property
    def minima(self) -> tuple[tuple[str, Minimum], ...]:
        """The minimum over the closure, and what real parameters reach."""
        return (
            ("minimum over the neurovariety", self.minimum),
            ("infimum over real parameters", self.reached),
        )

    @property
    def more_columns(self) -> tuple[str, ...]:
        """Function and parameters."""
        return ("function", "parameters")

    def more_cells(self, point: CriticalPoint) -> tuple[str, ...]:
        """Return function and parameters of a critical point."""
        known = self.parameters[self.points.index(point)]
        given = {True: "", False: "none real", None: "not decided"}[known.realized]
        given += ", approached" if known.approached and not known.realized else ""
        given = given or showing.coordinates(known.witness) if known.witness else given
        return shown_function(self.problem.parametrization, point.point), given

    @property
    def more_tables(self) -> tuple[Table, ...]:
        """The critical parameters where the parametrization drops rank."""
        if self.ramified is None:
            return ()
        rows = [
            [
                showing.number(one.loss),
                "descends further" if one.descends else "",
                f"a set of dimension {one.dimension}" if one.dimension else "",
                shown_function(self.problem.parametrization, one.function),
                showing.coordinates(one.point),
            ]
            for one in self.ramified
        ]
        heads = ["loss", "second derivative", "size", "function", "parameters"]
        filled = [i for i in range(len(heads)) if any(row[i] for row in rows)]
        kept = [[row[i] for i in filled] for row in rows]
        return (Table(_RAMIFIED if rows else _NOT_RAMIFIED, [heads[i] for i in filled], kept),)

    @question
    def fibers(self, **options: Unpack[Options]) -> tuple[tuple[RealPoint, ...] | None, ...]:
        """Return for each of ``points`` all real parameters that give it, up to symmetries.

        Scalings bring parameters to 0 or 1, permutations are left out, and parameters on which
        nothing depends are 0.  ``None`` stands for infinitely many complex parameters.  That none
        is missing rests on primes.
        """
        manifold = Neuromanifold(self.problem.network, self.problem.coordinates)
        return fibers_of(manifold, self.points, False)

    @named
    def function(self, point: CriticalPoint, digits: int = 5) -> tuple[Expr, ...]:
        """Return the outputs of a critical function, with decimals for irrational coefficients.

        Rational coefficients are exact; the table has decimals for those that are long.
        """
        return outputs_of(self.problem.parametrization, point.point, digits, exact=True)

"""Critical points of the distance on every stratum of a variety, not on its smooth part only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, question
from nnag_m2.invariants.distance.degenerate.critical import degenerate_critical_points
from nnag_m2.invariants.distance.degenerate.parts import DegenerateCriticalPoints
from nnag_m2.invariants.hypotheses import PRIME
from nnag_m2.invariants.singularities import Stratum, singularity_strata


@dataclass(frozen=True)
class StratumCriticalPoints(ShownInParts):
    """The critical points on one stratum.

    Attributes
    ----------
    stratum
        A component of the variety (depth 0), of its singular locus (1), and so on.
    critical
        Its critical points; ``variety`` is the stratum's ideal, ``dimension`` the stratum's.
    """

    stratum: Stratum
    critical: DegenerateCriticalPoints

    def __str__(self) -> str:
        s = self.stratum
        return f"depth {s.depth}, dimension {s.dimension}, degree {s.degree}\n{self.critical}"


@question
def stratified_critical_points(
    ideal: Ideal,
    data: Any,
    quadric: Any,
    *,
    check: bool = True,
    seed: int = 1,
    **options: Unpack[Options],
) -> tuple[StratumCriticalPoints, ...]:
    """Return the critical points on the smooth part of a variety, of its singular locus, and so on.

    A minimum of the distance over the variety need not be a smooth point; it is a critical point of
    one of the strata.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.  It need not be radical or equidimensional: the strata are the
        components of the variety, of its singular locus, of the singular locus of that, ...
    data, quadric, check, seed
        As for ``degenerate_critical_points``, which is asked for each of them by itself.

    Returns
    -------
    tuple of StratumCriticalPoints
        In the sequence of ``singularity_strata``.  Points at which components meet are among the
        critical points of a component by chance only; they have a stratum of their own.

    Raises
    ------
    InputError
        As for ``degenerate_critical_points``.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> node = Ideal([y**2 - x**2*(x + 1)], [x, y])
    >>> for part in stratified_critical_points(node, [-3, 0], [[1, 0], [0, 0]], check=False):
    ...     print(part.stratum.depth, part.critical.positive_loss.ideal)
    0 Ideal([y, x + 1], [x, y])
    1 Ideal([y, x], [x, y])
    """
    strata = singularity_strata(ideal)
    return tuple(
        StratumCriticalPoints(
            stratum,
            degenerate_critical_points(
                stratum.ideal,
                data,
                quadric,
                check=check,
                seed=seed,
                assume=PRIME,
            ),
        )
        for stratum in strata
    )

"""Critical points for singular quadrics, stratum by stratum, and for quadrics of all coranks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Unpack

from sympy import ImmutableDenseMatrix

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.display import RowsByNumber, ShownInParts
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, ideal_argument, question
from nnag_m2.asking.side_by_side import side_by_side
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.degenerate.critical import degenerate_critical_points
from nnag_m2.invariants.distance.degenerate.parts import DegenerateCriticalPoints
from nnag_m2.invariants.distance.quadrics import generic_data, generic_quadric, seed_argument
from nnag_m2.invariants.hypotheses import PRIME, Assume
from nnag_m2.invariants.singularities.strata import Stratum, singularity_strata


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
    found = []
    for stratum in singularity_strata(ideal):
        given = (stratum.ideal, data, quadric)
        critical = degenerate_critical_points(*given, check=check, seed=seed, assume=PRIME)
        found.append(StratumCriticalPoints(stratum, critical))
    return tuple(found)


@dataclass(frozen=True)
class CorankTable(RowsByNumber[DegenerateCriticalPoints]):
    """The critical points for general data and quadrics, by the dimension of the kernel.

    Attributes
    ----------
    rows
        One for each corank, with its quadric and data.
    seed
        That quadrics and data were drawn from.
    """

    NUMBER: ClassVar[str] = "corank"

    rows: tuple[DegenerateCriticalPoints, ...]
    seed: int

    def __str__(self) -> str:
        lines = (f"{row.corank} | {row.told()}" for row in self.rows)
        return "\n".join(["k | critical points", *lines])


@question
def critical_points_by_corank(
    ideal: Ideal,
    coranks: Iterable[int] | None = None,
    *,
    check: bool = True,
    seed: int = 1,
    assume: Assume = (),
    **options: Unpack[Options],
) -> CorankTable:
    """Return how the critical points of a variety change with the corank of a general quadric.

    Parameters
    ----------
    ideal
        As for ``degenerate_critical_points``.
    coranks
        Integers from 0 to ``n``; by default ``0, ..., n - 1``.
    check, assume
        As for ``degenerate_critical_points``.
    seed
        For ``generic_quadric(n, seed, corank)`` and ``generic_data(n, seed)``.

    Returns
    -------
    CorankTable
        A ``DegenerateCriticalPoints`` for each corank; printed, it is a table.  That the numbers
        are those of general quadrics and data is probabilistic; for the quadrics and data that are
        in the rows they are proved.

    Raises
    ------
    InputError
        As for ``degenerate_critical_points``, and for coranks out of range.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> print(critical_points_by_corank(Ideal([x**2 + y**2 - 1], [x, y])))
    k | critical points
    0 | 4 points of positive loss
    1 | 2 points on the ramification locus and 2 points of zero loss
    """
    n = len(ideal_argument(ideal).variables)
    listed = tuple(range(n)) if coranks is None else coranks
    if not in_sequence(listed):
        raise InputError(f"coranks must be integers from 0 to {n}", shown(coranks))
    quadrics = [generic_quadric(n, seed_argument(seed), k) for k in listed]
    data = generic_data(n, seed)

    def row(quadric: ImmutableDenseMatrix) -> DegenerateCriticalPoints:
        given = (ideal, data, quadric)
        return degenerate_critical_points(*given, check=check, seed=seed, assume=assume)

    rows = side_by_side(row, quadrics)
    return CorankTable(tuple(rows), seed)

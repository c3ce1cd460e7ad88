"""The critical points that few samples give, beside those of a general quadric."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Unpack

from sympy import ImmutableDenseMatrix, Rational

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.display import RowsByNumber
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import SEED, random_by
from nnag_m2.asking import Options, question
from nnag_m2.asking.side_by_side import side_by_side
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.distance.degenerate.parts import Locus, kernel_projection
from nnag_m2.invariants.distance.degenerate.strata import (
    StratumCriticalPoints,
    stratified_critical_points,
)
from nnag_m2.invariants.distance.quadrics import generic_data, generic_quadric, seed_argument
from nnag_m2.invariants.groebner import is_subset
from nnag_m2.invariants.loci import ramification_locus
from nnag_m2.invariants.singularities.strata import singularity_strata
from nnag_m2.networks.model import ParametricModel, network_argument
from nnag_m2.networks.parametrization import CoordinateChoice
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.training.problem import TrainingProblem

_LARGEST = 9
"""Entries of random samples are integers up to this, so that bases have short numbers."""


@dataclass(frozen=True)
class StratumBySamples:
    """The critical points on one stratum, of samples and of a general quadric of the same corank.

    Attributes
    ----------
    samples, general
        Both.
    ramified
        Whether the part of positive loss that the samples give lies on the ramification locus of
        the projection along the kernel; ``None`` where it is empty, or a locus of all points.
    """

    samples: StratumCriticalPoints
    general: StratumCriticalPoints
    ramified: bool | None

    @property
    def differs(self) -> bool:
        """Whether dimension or degree of one of the parts are others."""
        pairs = zip(_parts(self.samples), _parts(self.general), strict=True)
        return any((p.dimension, p.degree) != (q.dimension, q.degree) for p, q in pairs)


@dataclass(frozen=True)
class SampleRow:
    """What one number of samples gives.

    Attributes
    ----------
    count
        The number of samples.
    problem
        The random samples.
    strata
        Components of the neurovariety, of its singular locus, and so on.
    """

    count: int
    problem: TrainingProblem
    strata: tuple[StratumBySamples, ...]

    @property
    def corank(self) -> int:
        """The dimension of the kernel of the samples' quadric."""
        return int(self.problem.quadric.rows) - self.problem.rank


@dataclass(frozen=True)
class SampleTable(RowsByNumber[SampleRow]):
    """The critical points by the number of samples: what ``critical_points_by_samples`` returns.

    Attributes
    ----------
    rows
        One for each number of samples.
    seed
        That samples and general quadrics were drawn from.
    """

    NUMBER: ClassVar[str] = "count"

    rows: tuple[SampleRow, ...]
    seed: int

    def __str__(self) -> str:
        lines = ["samples | corank | stratum | critical points | of a general quadric"]
        return "\n".join([*lines, *(line for row in self.rows for line in _lines(row))])


def _lines(row: SampleRow) -> Iterator[str]:
    for both in row.strata:
        depth = both.samples.stratum.depth
        name = "smooth" if not depth else "Sing" if depth == 1 else f"Sing^{depth}"
        found = both.samples.critical.told(bool(both.ramified))
        other = both.general.critical.told() if both.differs else "the same"
        yield f"{row.count} | {row.corank} | {name} | {found} | {other}"


def _parts(found: StratumCriticalPoints) -> tuple[Locus, Locus]:
    return found.critical.positive_loss, found.critical.zero_loss


@question
def critical_points_by_samples(
    network: ParametricModel,
    counts: Iterable[int] | None = None,
    coordinates: CoordinateChoice = "reduced",
    seed: int = SEED,
    **options: Unpack[Options],
) -> SampleTable:
    """Return which critical points random samples give, beside those of a general quadric.

    The quadric of few samples is singular, and special: its kernel are the functions that vanish on
    the samples.  So what is true of a general quadric of the same corank need not be true of it.

    Parameters
    ----------
    network
        Any network.
    counts
        Numbers of samples; by default 1, 2, ... up to the first one whose quadric is not singular.
    coordinates
        As for ``Neuromanifold``.
    seed
        For the samples, and for the general quadrics and data.

    Returns
    -------
    SampleTable
        For each number of samples, on the smooth part of the neurovariety and on each stratum of
        its singular locus, the parts of zero and of positive loss, with dimension and degree, and
        the same for a general quadric.  Printed, it is a table that shows where they differ.  That
        the numbers are those of general samples is probabilistic.

    Raises
    ------
    InputError
        For what is no network, and for counts that are no positive integers.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025),
    section 4.2.

    Examples
    --------
    Through one sample, a matrix of rank one either maps it rightly or not at all:

    >>> from nnag_m2 import LinearMLP
    >>> smooth = critical_points_by_samples(LinearMLP((2, 1, 2)), [1])[1].strata[0]
    >>> print(smooth.samples.critical.positive_loss, smooth.samples.critical.zero_loss)
    a curve (degree 1) a curve (degree 1)
    >>> print(smooth.general.critical.positive_loss, smooth.general.critical.zero_loss)
    2 points a curve (degree 2)
    >>> smooth.differs, smooth.ramified
    (True, True)
    """
    given, wanted = network_argument(network), seed_argument(seed)
    manifold = Neuromanifold(given, coordinates)
    equations: Ideal = manifold.vanishing_ideal()
    problems = {
        count: _random_problem(given, count, coordinates, wanted)
        for count in _counts(given, coordinates, counts)
    }
    singularity_strata(equations)  # asked once, for all of them
    sides = [(problem, is_own) for problem in problems.values() for is_own in (True, False)]
    found = iter(side_by_side(lambda side: _critical(equations, *side, wanted), sides))
    rows = [
        SampleRow(count, problem, _compared(next(found), next(found), problem))
        for count, problem in problems.items()
    ]
    return SampleTable(tuple(rows), wanted)


def _critical(
    equations: Ideal, problem: TrainingProblem, is_own: bool, seed: int
) -> tuple[StratumCriticalPoints, ...]:
    """Return the critical points for the quadric of samples, or a general one of its corank."""
    n = len(equations.variables)
    data = list(problem.target) if is_own else generic_data(n, seed)
    quadric = problem.quadric if is_own else generic_quadric(n, seed, n - problem.rank)
    found: tuple[StratumCriticalPoints, ...] = stratified_critical_points(
        equations, data, quadric, check=False, seed=seed
    )
    return found


def _compared(
    own: Sequence[StratumCriticalPoints],
    general: Sequence[StratumCriticalPoints],
    problem: TrainingProblem,
) -> tuple[StratumBySamples, ...]:
    pairs = zip(own, general, strict=True)
    return tuple(StratumBySamples(a, b, _is_ramified(a, problem.quadric)) for a, b in pairs)


def _is_ramified(found: StratumCriticalPoints, quadric: ImmutableDenseMatrix) -> bool | None:
    """Return whether the part of positive loss lies on the ramification locus of the projection."""
    positive, stratum = found.critical.positive_loss, found.stratum
    rank = int(quadric.rank())
    if positive.dimension < 0 or rank in (0, quadric.rows) or stratum.dimension < rank:
        return None
    locus = ramification_locus(stratum.ideal, kernel_projection(quadric).matrix)
    return bool(is_subset(locus, positive.ideal))


def _counts(
    network: ParametricModel, coordinates: CoordinateChoice, counts: Iterable[int] | None
) -> list[int]:
    if counts is None:
        size = len(network.parametrization(coordinates).directions)
        outputs = network.parametrization(coordinates).outputs
        return list(range(1, -(-size // outputs) + 1))
    if not in_sequence(counts) or not all(isinstance(c, int) and c > 0 for c in counts):
        raise InputError("counts are positive integers", shown(counts), "[1, 2, 3]")
    return list(counts)


def _random_problem(
    network: ParametricModel, count: int, coordinates: CoordinateChoice, seed: int
) -> TrainingProblem:
    draw = random_by("samples", count, seed=seed)
    sizes = len(network.inputs), network.parametrization(coordinates).outputs
    inputs, outputs = (
        [[Rational(draw.randint(-_LARGEST, _LARGEST)) for _ in range(size)] for _ in range(count)]
        for size in sizes
    )
    return TrainingProblem(network, inputs, outputs, coordinates=coordinates)

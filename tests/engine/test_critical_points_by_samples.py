"""The tables of few samples: the authors' programs, singular values, hand."""

from __future__ import annotations

import pytest
from refusals import message

from nnag_m2 import (
    LightningSelfAttention,
    LinearMLP,
    Session,
    critical_points_by_samples,
)
from nnag_m2.results import StratumBySamples

pytestmark = pytest.mark.composite

ATTENTION = LightningSelfAttention(embedding=2, tokens=2, rank=2, outputs=1)


def sizes(both: StratumBySamples) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return dimension and degree of the parts of zero and of positive loss."""
    found = both.samples.critical
    zero, positive = found.zero_loss, found.positive_loss
    return (zero.dimension, zero.degree), (positive.dimension, positive.degree)


NOTHING = (-1, 0)

# comments in the Macaulay2 program to section 4.2 of Marchetti, Connelly, Breiding, Kohn (2025)
PUBLISHED = {
    1: (((3, 4), NOTHING), ((2, 1), (2, 1))),  # a threefold; two planes
    2: (((1, 2), (1, 2)), (NOTHING, (1, 6))),  # two curves; a curve of degree 6, not of zero loss
    3: ((NOTHING, (0, 14)), (NOTHING, (0, 10))),  # 14 points; 10 points
}


@pytest.mark.newest_engine  # others are asked of a smaller network, below
@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_lectures_attention(count: int, session: Session) -> None:
    # the same from seed 1 is in examples/answers/critical_points_by_samples.txt
    (row,) = critical_points_by_samples(ATTENTION, [count], seed=5, session=session)
    smooth, singular = row.strata[:2]
    assert row.corank == 6 - 2 * count
    assert (sizes(smooth), sizes(singular)) == PUBLISHED[count]
    if count == 1:  # the first plane lies in the ramification locus
        assert singular.ramified is True
    if count == 2:
        assert smooth.ramified is True
        assert singular.ramified is False  # "the curve does not intersect the ramification locus"
        assert smooth.differs
        assert singular.differs
        curve = smooth.samples.critical.positive_loss.ideal
        linear = [g for g in curve.generators if g.total_degree() == 1]
        assert len(linear) == 3  # spans a space of dimension 3: two skew lines, no plane conic
    assert smooth.differs == (count == 2)


def test_matrices_of_rank_one_by_hand(session: Session) -> None:
    # One sample x, label y: W x = y for W = y w^T with w.x = 1, a line; or W x = 0, then W = v z^T
    # with z orthogonal to x, and W is critical if y is orthogonal to v: another line.  Two samples:
    # two singular values, and zero.
    table = critical_points_by_samples(LinearMLP((2, 1, 2)), session=session)
    assert [row.count for row in table] == [1, 2]
    assert sizes(table[1].strata[0]) == ((1, 1), (1, 1))
    assert sizes(table[2].strata[0]) == (NOTHING, (0, 2))
    general = table[2].strata[0].general.critical
    assert general.positive_loss.degree == 6  # Segre's variety, a generic quadric
    lines = str(table).splitlines()
    assert len(lines) == len(table) * 2 + 1
    assert lines[1].startswith("1 | 2 | smooth | a curve (degree 1) on the ramification locus")
    assert lines[2].endswith("the same")
    with pytest.raises(KeyError):
        table[3]


@pytest.mark.parametrize("counts", [[0], [1.5], 3, ["1"]], ids=str)
def test_counts_that_are_refused(counts: object) -> None:
    told = message(lambda: critical_points_by_samples(LinearMLP((2, 1, 2)), counts))  # type: ignore[arg-type]
    assert "counts are positive integers" in told

"""The lecture's table of critical points by corank, k = 0, ..., 5, with all its parts.

python -m benchmarks.degenerate [--quick] [--engine PATH]...

For lightning self-attention, a hypersurface of degree 4 in 6-space, over QQ: zero-loss set and the
other critical points as ideals, projected variety or branch locus, and both numbers of the
correspondence.  Required: under 10 s.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median

from sympy import symbols

from benchmarks.measuring import Measurement, Row, check, main, seconds, time_text, timed
from nnag_m2 import Ideal, Session, critical_points_by_corank, dimension

Y = symbols("y1:7")
_A, _B, _C, _D, _E, _F = Y
ATTENTION = Ideal([(_A * _F - _C * _D) ** 2 - (_A * _E - _B * _D) * (_B * _F - _C * _E)], Y)
FINITE = [14, 10, 4, 0, 0, 0]
MOST = 10.0


def measure(measurement: Measurement) -> Iterator[Row]:
    """Yield the rows of the table."""
    with Session(measurement.engine) as session:
        dimension(ATTENTION, session=session)
        ask = partial(critical_points_by_corank, ATTENTION, session=session)
        whole, table = timed(ask)
        check([row.positive_loss.degree for row in table] == FINITE, "points of positive loss")
        check(all(row.correspondence and row.correspondence.holds for row in table), "the theorem")
        whole = median([whole] + [seconds(ask) for _ in range(0 if measurement.quick else 2)])
        yield Row("the whole table", time_text(whole), f"under {MOST:.0f} s", whole < MOST)
        for k in range(6):
            one = seconds(partial(ask, [k]))
            yield Row(f"corank {k}", time_text(one))


if __name__ == "__main__":
    main({"Critical points by corank": measure}, __doc__)

"""Where a Voronoi cell ends that is part of a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sympy import Expr, Rational

from nnag_m2.algebra.real.enclosed_roots import between
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.invariants.voronoi.walls import VoronoiBoundary


def ends_on_line(
    boundary: VoronoiBoundary, is_outside: Callable[[Sequence[Expr]], bool]
) -> tuple[RealAlgebraic | None, RealAlgebraic | None]:
    """Return the least and the largest value of the coordinate on a cell that is part of a line.

    Parameters
    ----------
    boundary
        The algebraic boundary of the cell, with one coordinate, which is 0 at the cell's point.
    is_outside
        Says of data whether they are outside of the cell.

    Returns
    -------
    tuple
        ``None`` where the cell has no end.
    """
    (s,), zero = boundary.coordinates, RealAlgebraic.of(0)
    equations = [p for i in (boundary.ideal, boundary.limits) for p in i.generators[:1]]
    roots = {r for p in equations if not p.is_ground for r in RealAlgebraic.roots(p)}
    up = [zero, *sorted(r for r in roots if r > 0)]
    down = [zero, *sorted((r for r in roots if r < 0), reverse=True)]

    def end(marks: list[RealAlgebraic], side: int) -> RealAlgebraic | None:
        for mark, beyond in zip(marks, [*marks[1:], None], strict=True):
            far = mark.interval(Rational(1))[0] + 2 * side
            there = far if beyond is None else between(mark, beyond)
            if is_outside([c.subs(s, there) for c in boundary.space.exprs]):
                return mark
        return None

    return end(down, -1), end(up, 1)

"""The dimension of the Voronoi cell of a singular point of a plane curve, by its half-branches.

Let ``p = 0`` be an isolated singular point of the real points ``X`` of a plane curve, ``T`` the set
of the directions of its half-branches, and ``V`` its Voronoi cell: the convex set of all ``u`` with
``2 <u, x> <= |x|^2`` for all ``x`` of ``X``.

**Theorem.**  ``V`` has dimension 2 if ``<n, t> < 0`` for some ``n`` and all ``t`` in ``T``.  Else
it lies on a line if ``T`` has opposite directions ``t`` and ``-t`` and all others are on one side
of their line, or there are none; and it is ``{p}`` in all other cases.  In the case of a line, let
``n`` be one of its two normal directions.  Data ``e n`` with small ``e > 0`` are in ``V`` if and
only if ``<n, t'> < 0`` for all other directions ``t'``, and no half-branch that is tangent to the
line leaves it to the side of ``n`` faster than all parabolas: ``<n, x>`` is at most a multiple of
``|x|^2`` on it.  Hence ``V`` has dimension 1 if one of the two ``n`` is such, else 0.

*Proof.*  The first case, and ``<u, t> <= 0`` for all ``u`` in ``V`` and ``t`` in ``T``, are proved
at ``attracts``.  If no ``n`` is as in the first case, 0 is in the convex hull of ``T``.  If it is
inside, no ``u`` but 0 is left.  If it is on the boundary, it is on a segment from ``t`` to ``-t``,
the hull is on one side of that, and ``u`` must be normal to it and point to the other side.  Let
``n`` be such.  Other half-branches satisfy ``<n, x> <= 0`` near ``p``.  On one that is tangent to
the line, ``<n, x> <= C |x|^2`` near ``p`` if it has the exponent 2 or more or leaves to the other
side; then ``2 e <n, x> <= |x|^2`` for ``e <= 1 / (2 C)``.  This is true of all ``x`` with
``|x| <= r``; and of all others for ``e <= r / 2``.  If however the exponent is less than 2,
``<n, x> / |x|^2`` is not bounded, and no ``e > 0`` will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.invariants.singularities.branches import HalfBranches, half_branches, sharp_sides

SURROUNDED = "tangents in all directions: the point is the only one that is not closer to another"
_SHARP = "half-branches leave their tangent line to both sides faster than any parabola"
_BETWEEN = "half-branches leave their tangent line faster than any parabola, or on the other side"
_LINE = "two opposite tangents; on one side of their line no half-branch is steeper than parabolas"


def dimension_on_line(ideal: Ideal, point: RealPoint) -> tuple[int, str]:
    """Return the dimension, 0 or 1, of the cell of a singular point in the plane, and a reason.

    It is 2 at points whose half-branches leave into an open half-plane: ``attracts`` knows these.
    """
    # the other zeros of the generators are finitely many
    common = reduce(lambda f, g: f.gcd(g), ideal.generators).sqf_part()
    curve = point.field.around(common)
    found = half_branches(curve, point.field)
    places = _places(found)
    size = len(places) // 2
    opposite = [k for k in range(size) if places[k] and places[k + size]]
    if len(opposite) != 1:
        return 0, SURROUNDED
    (k,) = opposite
    left = any(places[k + 1 : k + size])
    right = any(places[k + size + 1 :] + places[:k])
    if left and right:
        return 0, SURROUNDED
    half = next(h for h in places[k] + places[k + size])
    sharp = sharp_sides(curve, half, point.field)
    if (left or sharp[0]) and (right or sharp[1]):
        return 0, _BETWEEN if left or right else _SHARP
    return 1, _LINE


def _places(found: Sequence[HalfBranches]) -> list[list[HalfBranches]]:
    """Return half-branches by their places on a circle, on which opposite ones are half-way around.

    Counterclockwise: the slopes to the right, increasing, upwards, the slopes to the left, and
    downwards.
    """
    slopes = sorted({(h.low, h.high) for h in found if h.side})
    size = len(slopes) + 1
    places: list[list[HalfBranches]] = [[] for _ in range(2 * size)]
    for half in found:
        place = slopes.index((half.low, half.high)) if half.side else size - 1
        turned = half.side == -1 or (half.side == 0 and half.low == -1)
        places[place + size * turned].append(half)
    return places

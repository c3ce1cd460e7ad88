"""The dimension of a Voronoi cell: which points are nearest to an open set of data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Unpack

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real_sets import BoxImage
from nnag_m2.asking import Options, question
from nnag_m2.invariants.singularities.attraction import attracts
from nnag_m2.invariants.singularities.branches import HalfBranches, half_branches, sharp_sides
from nnag_m2.invariants.singularities.hypersurfaces import is_indefinite
from nnag_m2.invariants.voronoi.arguments import RealSet
from nnag_m2.invariants.voronoi.cells import VoronoiCell
from nnag_m2.invariants.voronoi.images import ImageCell
from nnag_m2.invariants.voronoi.nearest import voronoi_cell

_SPANNED = "the lowest form takes both signs: tangents in opposite directions span the space"
SURROUNDED = "tangents in all directions: the point is the only one that is not closer to another"
_SHARP = "half-branches leave their tangent line to both sides faster than any parabola"
_BETWEEN = "half-branches leave their tangent line faster than any parabola, or on the other side"
_LINE = "two opposite tangents; on one side of their line no half-branch is steeper than parabolas"


@dataclass(frozen=True)
class VoronoiDimension(ShownInParts):
    """The dimension of a Voronoi cell, and why.

    Attributes
    ----------
    dimension
        Proved; ``None`` when only bounds are known.
    at_most
        The dimension of the normal space of the point's stratum, or one less than that of all of
        space where the cell is proved to have no inner points.
    is_full
        Whether the cell has inner points in all of space: whether data have the point as their
        nearest one with positive probability.  ``None`` when it is not decided.
    reason
        What the proof is.
    """

    dimension: int | None
    at_most: int
    is_full: bool | None
    reason: str


@question
def voronoi_dimension(
    real_set: RealSet | BoxImage, point: Any, **options: Unpack[Options]
) -> VoronoiDimension:
    """Return the dimension of the Voronoi cell of a point.

    Parameters
    ----------
    real_set, point
        As for ``voronoi_boundary``.

    Returns
    -------
    VoronoiDimension
        The same in every positive definite quadric.

    Raises
    ------
    InputError
        For a point that is not on ``X``; floats; another field.

    Notes
    -----
    At a smooth point the distance from the point itself has a regular minimum there, and so have
    the distances from all data in the normal space nearby: the cell has the dimension of the normal
    space.  At a point of a face, where the gradients of its inequalities are independent on the
    tangent space, the same is true of data near ``p - e * (sum of these gradients)``.  For singular
    points see ``attracts``: ``<u - p, t> <= 0`` for all data ``u`` of the cell and all limits ``t``
    of secants, so that the cell is the point alone if no closed half-plane contains these, as at a
    node of a plane curve.  At singular points of plane curves the dimension is decided by the
    half-branches: the theorem is in ``invariants/voronoi/dimension.py``.  It is 1 at a tacnode
    ``y**2 = x**4`` and at ``y**3 = x**4``, and 0 at ``y**3 = x**5``, which leaves its tangent line
    to both sides with infinite curvature.  Of hypersurfaces it is 0 where the lowest form has even
    degree and takes both signs, as at nodes: tangents in opposite directions span the space.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symbolic Comput. 109
    (2022), section 2.

    Examples
    --------
    >>> from nnag_m2 import Ideal, SemialgebraicSet
    >>> from sympy.abc import x, y
    >>> half = SemialgebraicSet(Ideal([x**2 + y**2 - 1], [x, y]), [y])
    >>> voronoi_dimension(half, [1, 0]).dimension, voronoi_dimension(half, [0, 1]).dimension
    (2, 1)
    >>> voronoi_dimension(Ideal([y**2 + x**3], [x, y]), [0, 0]).reason
    'all half-branches leave into an open half-plane'
    """
    cell = voronoi_cell(real_set, point)
    if isinstance(cell, ImageCell):
        return _of_image(cell)
    n = len(cell.real_set.ideal.variables)
    home = cell.home
    normal = n - home.dimension
    if cell.regular_equations is not None:
        reason = "X is smooth at the point: all of a neighbourhood in the normal space"
        if home.equations:
            reason = "a regular point of a face: an open cone in the normal space of the face"
        return VoronoiDimension(normal, normal, normal == n, reason)
    equations = cell.real_set.ideal.generators
    is_hypersurface = n > 2 and not home.equations and len(equations) == 1
    if is_hypersurface and is_indefinite(equations[0].sqf_part(), cell.point):
        return VoronoiDimension(0, 0, False, _SPANNED)
    if normal < n:
        reason = "X has the same kind of singularity along a stratum of positive dimension"
        return VoronoiDimension(None, normal, False, reason)
    if home.equations:
        reason = "not decided: the point is singular, or inequalities are dependent there"
        return VoronoiDimension(None, n, None, reason)
    return _of_isolated(cell, n)


def _of_isolated(cell: VoronoiCell, n: int) -> VoronoiDimension:
    found = attracts(cell.real_set.ideal, cell.point)
    if found.attracts:
        return VoronoiDimension(n, n, True, found.reason)
    if found.attracts is False and n == 2:
        dimension, reason = dimension_on_line(cell.real_set.ideal, cell.point)
        return VoronoiDimension(dimension, dimension, False, reason)
    most = n if found.attracts is None else n - 1
    return VoronoiDimension(None, most, found.attracts, found.reason)


def _of_image(cell: ImageCell) -> VoronoiDimension:
    n = len(cell.point)
    if (place := cell.regular) is not None:
        free = cell.free(place)
        normal = n - len(free)
        reason = "the map is an immersion at the only parameter: an open part of the normal space"
        if len(free) < len(cell.real_set.parameters):
            reason = "a regular point of a face of the box: an open cone in its normal space"
        return VoronoiDimension(normal, normal, normal == n, reason)
    if not cell.is_finite or len(cell.real_set.parameters) > 1:
        reason = "not decided: the map is no immersion at the point, or not injective"
        return VoronoiDimension(None, n, None, reason)
    crossing = cell.is_crossing()
    if crossing is None:
        reason = "not decided: more than two half-branches, or at irrational parameters"
        return VoronoiDimension(None, n, None, reason)
    if crossing:
        return VoronoiDimension(None, n - 1, False, "two half-branches with opposite directions")
    return VoronoiDimension(n, n, True, "all half-branches leave into an open half-space")


def dimension_on_line(ideal: Ideal, point: RealPoint) -> tuple[int, str]:
    """Return the dimension, 0 or 1, of the cell of a singular point in the plane, and a reason.

    It is 2 at points whose half-branches leave into an open half-plane: ``attracts`` knows these.

    Let ``p = 0`` be an isolated singular point of the real points ``X`` of a plane curve, ``T`` the
    set of the directions of its half-branches, and ``V`` its Voronoi cell: the convex set of all
    ``u`` with ``2 <u, x> <= |x|^2`` for all ``x`` of ``X``.

    **Theorem.**  ``V`` has dimension 2 if ``<n, t> < 0`` for some ``n`` and all ``t`` in ``T``.
    Else it lies on a line if ``T`` has opposite directions ``t`` and ``-t`` and all others are on
    one side of their line, or there are none; and it is ``{p}`` in all other cases.  In the case of
    a line, let ``n`` be one of its two normal directions.  Data ``e n`` with small ``e > 0`` are in
    ``V`` if and only if ``<n, t'> < 0`` for all other directions ``t'``, and no half-branch that is
    tangent to the line leaves it to the side of ``n`` faster than all parabolas: ``<n, x>`` is at
    most a multiple of ``|x|^2`` on it.  Hence ``V`` has dimension 1 if one of the two ``n`` is
    such, else 0.

    *Proof.*  The first case, and ``<u, t> <= 0`` for all ``u`` in ``V`` and ``t`` in ``T``, are
    proved at ``attracts``.  If no ``n`` is as in the first case, 0 is in the convex hull of ``T``.
    If it is inside, no ``u`` but 0 is left.  If it is on the boundary, it is on a segment from
    ``t`` to ``-t``, the hull is on one side of that, and ``u`` must be normal to it and point to
    the other side.  Let ``n`` be such.  Other half-branches satisfy ``<n, x> <= 0`` near ``p``.  On
    one that is tangent to the line, ``<n, x> <= C |x|^2`` near ``p`` if it has the exponent 2 or
    more or leaves to the other side; then ``2 e <n, x> <= |x|^2`` for ``e <= 1 / (2 C)``.  This is
    true of all ``x`` with ``|x| <= r``; and of all others for ``e <= r / 2``.  If however the
    exponent is less than 2, ``<n, x> / |x|^2`` is not bounded, and no ``e > 0`` will do.
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

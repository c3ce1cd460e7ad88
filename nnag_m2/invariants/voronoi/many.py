"""Many data and one Voronoi cell: most are decided by what is known from the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nnag_m2.calling import checkpoint, steps
from nnag_m2.invariants.voronoi.images import Place
from nnag_m2.invariants.voronoi.known import MARGIN, Floats, Known, Vector, nearer

_SHOTS = 4
"""So many data on one ray are asked for, to come close to the boundary of the cell."""


@dataclass(frozen=True)
class Verdict:
    """An exact decision about data: whether a point is nearer than the one whose cell it is.

    They are tied where another point is as near, and none nearer; ``closer`` are some that are
    nearer.
    """

    outside: bool
    tied: bool
    closer: tuple[Known, ...]


Oracle: TypeAlias = Callable[[Vector], Verdict]
"""Decides about single data, relative to the point."""


def places(
    data: Sequence[Vector],
    oracle: Oracle,
    is_wall: Callable[[Vector], bool],
    metric: Floats,
    free: Sequence[int],
) -> list[Place]:
    """Return the places of many data, most of them without asking.

    They are relative to the point, in the normal space that the cell lies in, which has the
    ``free`` coordinates.

    The cell is convex.  So data strictly inside the convex hull of data in the cell are in its
    interior, relative to the normal space, whatever the places of these; this is used where the
    normal space has dimension one or two.  And data are outside when one known point of ``X`` is
    strictly closer than the point: such points come with each decision that data are outside.
    Inequalities are evaluated in floating point and hold by more than a bound of all rounding
    errors; data for which none does are asked for, and so are data on rays from the point, close to
    where these leave the cell as far as is known.
    """
    found: dict[int, Place] = {}
    floats = np.array([[float(c) for c in v] for v in data]).reshape(len(data), len(metric))
    state = _State(floats, metric, tuple(free), found)
    longest = max((max(map(abs, v)) for v in data), default=Fraction(0))
    inside: list[int] = []
    order = np.random.default_rng(0).permutation(len(data))
    for i in steps(order.tolist()):
        if i in found:
            continue
        verdict = oracle(data[i])
        if verdict.outside or verdict.tied:
            found[i] = "outside" if verdict.outside else "boundary"
        else:
            inside.append(i)
        state.learn(data[i], verdict)
        if any(data[i]) and len(free) <= 2:
            _shoot(data[i], oracle, state, 2 * longest / max(map(abs, data[i])))
    for i in inside:
        if i not in found:
            found[i] = "boundary" if is_wall(data[i]) else "interior"
    return [found[i] for i in range(len(data))]


def _shoot(v: Vector, oracle: Oracle, state: _State, limit: Fraction) -> None:
    """Ask for data on the ray through a vector, close to its last point in the cell."""
    before: Fraction | float = limit
    for _ in range(_SHOTS):
        checkpoint()
        end = min(state.end(v), limit)
        if not 2**-10 < end < before * 2:
            return
        last = Fraction(int(end * (1 - 2**-12) * 2**20), 2**20)
        there = tuple(last * c for c in v)
        verdict = oracle(there)
        state.learn(there, verdict)
        if not verdict.closer:
            return
        before = end


class _State:
    """What is known of a cell: data in it, and points of the set."""

    def __init__(
        self, data: Floats, metric: Floats, free: tuple[int, ...], found: dict[int, Place]
    ) -> None:
        self.data, self.metric, self.free, self.found = data, metric, free, found
        self.known: list[Known] = []
        self.corners = np.zeros((1, len(free)))

    def learn(self, v: Vector, verdict: Verdict) -> None:
        """Decide what follows from one decision."""
        left = np.array([i for i in range(len(self.data)) if i not in self.found], dtype=int)
        if not verdict.outside:
            corner = [[float(v[j]) for j in self.free]]
            self.corners = _hull(np.vstack([self.corners, corner]))
            self._set(left[_inside(self.corners, self.data[left][:, list(self.free)])], "interior")
        elif verdict.closer:
            self.known += verdict.closer
            gain, error = nearer(self.data[left], verdict.closer, self.metric)
            self._set(left[(gain > error).any(axis=1)], "outside")

    def end(self, v: Vector) -> Fraction | float:
        """Return a multiple of a vector beyond which data are outside, as far as is known."""
        if not self.known:
            return float("inf")
        there = np.array([float(c) for c in v])
        middle = np.array([k.middle for k in self.known])
        slope = 2 * middle @ self.metric @ there
        squares = ((middle @ self.metric) * middle).sum(axis=1)
        return float(min((squares[slope > 0] / slope[slope > 0]), default=float("inf")))

    def _set(self, those: NDArray[np.int_], place: Place) -> None:
        self.found.update(dict.fromkeys(map(int, those), place))


def _inside(corners: Floats, data: Floats) -> NDArray[np.bool_]:
    """Return which data are certainly strictly inside a convex hull.

    In the plane: data that all edges of a closed polygon turn around counterclockwise, as seen from
    them, are inside the hull of its corners.
    """
    if corners.shape[1] == 1:
        low, high = corners.min(), corners.max()
        error = MARGIN * (abs(low) + abs(high) + np.abs(data[:, 0]))
        return np.asarray((low + error < data[:, 0]) & (data[:, 0] < high - error))
    if corners.shape[1] != 2 or len(corners) < 3:
        return np.zeros(len(data), dtype=bool)
    start = corners[None]
    step = np.roll(corners, -1, axis=0)[None] - start
    away = data[:, None] - start
    turn = step[..., 0] * away[..., 1] - step[..., 1] * away[..., 0]
    size = np.abs(start) + np.abs(np.roll(corners, -1, axis=0)[None])
    reach = np.abs(data)[:, None] + np.abs(start)
    error = MARGIN * (size[..., 0] * reach[..., 1] + size[..., 1] * reach[..., 0]) + 1e-290
    return np.asarray((turn > error).all(axis=1))


def _hull(points: Floats) -> Floats:
    """Return the corners of a convex hull, in the plane counterclockwise, up to rounding."""
    if points.shape[1] != 2:
        return points
    ordered = np.unique(points, axis=0)
    if len(ordered) < 3:
        return ordered
    chains = []
    for line in (ordered, ordered[::-1]):
        chain: list[Floats] = []
        for p in line:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        chains.append(chain[:-1])
    return np.array([*chains[0], *chains[1]])


def _turn(a: Floats, b: Floats, c: Floats) -> float:
    return float((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

"""From the samples between critical lines to branches that run through them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from nnag_m2.curves.plane import Branch, CriticalLine, PlanePoint, Range, Strip, XCriticalPoint

Polyline: TypeAlias = tuple[PlanePoint, ...]
"""What is between two nodes, from one to the other, both included."""


def trace(
    lines: Sequence[CriticalLine], strips: Sequence[Strip], heights: Range
) -> tuple[tuple[Branch, ...], tuple[XCriticalPoint, ...], int]:
    """Return the branches in a box, its critical points, and the number of components."""
    low, high = heights
    inside = [[p for p in line.points if low <= p.y[0] and p.y[1] <= high] for line in lines]
    pieces: list[Polyline] = []
    for ends, strip in zip(pairwise(lines), strips, strict=True):
        pieces += [graph(k, strip, *ends) for k in range(len(strip.graphs))]
    for line, points in zip(lines, inside, strict=True):
        pieces += _segments(line, points, heights) if line.belongs else []
    kept = tuple(p for points in inside for p in points if p.vertical or p.singular)
    lonely = [p for p in kept if p.is_isolated and not any(p in (q[0], q[-1]) for q in pieces)]
    chains = _chains(pieces)
    names = _components(chains)
    pairs = zip(chains, names, strict=True)
    branches = tuple(Branch(chain, name, _is_smooth_loop(chain)) for chain, name in pairs)
    return branches, kept, len(set(names)) + len(lonely)


def graph(k: int, strip: Strip, left: CriticalLine, right: CriticalLine) -> Polyline:
    """Return a graph in the box between two critical lines, its ends included."""
    between = (PlanePoint((x, x), y) for x, y in zip(strip.xs, strip.graphs[k], strict=True))
    first, last = left.right[strip.first + k], right.left[strip.first + k]
    return (left.points[first], *between, right.points[last])


def _segments(
    line: CriticalLine, points: Sequence[XCriticalPoint], heights: Range
) -> list[Polyline]:
    """Return the pieces of a vertical line."""
    stops: list[PlanePoint] = list(points)
    low, high = ((y, y) for y in heights)
    if not stops or stops[0].y != low:
        stops.insert(0, PlanePoint(line.x, low))
    if stops[-1].y != high:
        stops.append(PlanePoint(line.x, high))
    return list(pairwise(stops))


def _chains(pieces: Sequence[Polyline]) -> list[Polyline]:
    """Join pieces at smooth points; start at the points where branches end."""
    at: dict[PlanePoint, list[int]] = {}
    for k, piece in enumerate(pieces):
        for node in (piece[0], piece[-1]):
            at.setdefault(node, []).append(k)
    waiting = dict.fromkeys(range(len(pieces)))
    ends = [k for node, ks in at.items() if not _is_through(node, ks) for k in ks]
    found = []
    for start in [*ends, *waiting]:
        if start in waiting:
            found.append(_walk(start, pieces, at, waiting))
    return found


def _is_through(node: PlanePoint, ks: Sequence[int]) -> bool:
    return len(ks) == 2 and isinstance(node, XCriticalPoint) and not node.singular


def _walk(
    k: int, pieces: Sequence[Polyline], at: dict[PlanePoint, list[int]], waiting: dict[int, None]
) -> Polyline:
    del waiting[k]
    chain = pieces[k]
    if _is_through(chain[0], at[chain[0]]) and not _is_through(chain[-1], at[chain[-1]]):
        chain = chain[::-1]
    while _is_through(chain[-1], at[chain[-1]]):
        following = [j for j in at[chain[-1]] if j in waiting]
        if not following:
            break
        k = following[0]
        del waiting[k]
        piece = pieces[k] if pieces[k][0] == chain[-1] else pieces[k][::-1]
        chain = chain + piece[1:]
    return chain


def _is_smooth_loop(chain: Polyline) -> bool:
    node = chain[0]
    return node == chain[-1] and isinstance(node, XCriticalPoint) and not node.singular


def _components(chains: Sequence[Polyline]) -> list[int]:
    """Return for each chain the number of the component that it belongs to, from 0 on."""
    names = list(range(len(chains)))
    at: dict[PlanePoint, int] = {}
    for k, chain in enumerate(chains):
        for node in (chain[0], chain[-1]):
            j = at.setdefault(node, k)
            names = [names[j] if name == names[k] else name for name in names]
    numbers = {name: i for i, name in enumerate(dict.fromkeys(names))}
    return [numbers[name] for name in names]

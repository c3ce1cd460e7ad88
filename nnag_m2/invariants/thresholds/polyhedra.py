"""Newton polyhedra: convex hulls of exponents and all that lies above, exactly.

Plain Python on integers, no engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import gcd
from typing import TypeAlias

from flint import fmpz_mat
from sympy import Rational

from nnag_m2.calling import checkpoint, steps

Exponents: TypeAlias = tuple[int, ...]
Face: TypeAlias = frozenset[int]
"""A face of a polyhedron: the numbers of the facets that contain it."""


@dataclass(frozen=True)
class NewtonPolyhedron:
    """The convex hull of the points above some exponents, ``a + b`` with ``b`` not negative.

    The vertices are sorted; they are those of any generators of a monomial ideal.  The facets are
    pairs of a primitive normal ``v``, whose entries are not negative, and the least value ``c`` of
    ``v`` on the polyhedron: it is where ``v . a >= c`` for all of them.

    Examples
    --------
    The cusp ``x^3 + y^2``: the diagonal enters the polyhedron at ``(6/5, 6/5)``.

    >>> cusp = newton_polyhedron([(3, 0), (0, 2), (2, 2)])
    >>> cusp.vertices, cusp.facets
    (((0, 2), (3, 0)), (((0, 1), 0), ((1, 0), 0), ((2, 3), 6)))
    >>> cusp.distance, cusp.codimension(cusp.diagonal_face)
    (6/5, 1)
    """

    vertices: tuple[Exponents, ...]
    facets: tuple[tuple[Exponents, int], ...]

    @cached_property
    def distance(self) -> Rational:
        """The least ``t`` for which ``(t, ..., t)`` lies in the polyhedron."""
        return max(self._ratios)

    @property
    def _ratios(self) -> list[Rational]:
        return [Rational(value, sum(normal)) for normal, value in self.facets]

    @property
    def diagonal_face(self) -> Face:
        """The smallest face that contains the point where the diagonal enters."""
        far = self.distance
        return frozenset(i for i, ratio in enumerate(self._ratios) if ratio == far)

    def codimension(self, face: Face) -> int:
        """Return the codimension of a face."""
        normals = [list(self.facets[i][0]) for i in face]
        return int(fmpz_mat(normals).rank()) if normals else 0

    def holds(self, face: Face, exponents: Exponents) -> bool:
        """Return whether a face contains a point of the polyhedron."""
        return all(height(self.facets[i][0], exponents) == self.facets[i][1] for i in face)

    def compact_faces(self) -> Iterator[Face]:
        """Yield the compact faces, vertices first: each once, as joins of vertices."""
        corners = [_facets_at(self, vertex) for vertex in self.vertices]
        layer = set(corners)
        known = set(layer)
        while layer:
            yield from sorted(layer, key=sorted)
            joins = {face & corner for face in steps(layer) for corner in corners}
            layer = {face for face in joins - known if self._is_compact(face)}
            known |= layer

    def _is_compact(self, face: Face) -> bool:
        """Return whether a face goes to infinity in no direction of a coordinate."""
        normals = [self.facets[i][0] for i in face]
        return bool(normals) and all(any(entries) for entries in zip(*normals, strict=True))


def newton_polyhedron(exponents: Iterable[Exponents]) -> NewtonPolyhedron:
    """Return the Newton polyhedron of exponents, of which there must be some."""
    points = _minimal(exponents)
    least = {ray[:-1]: min(height(ray[:-1], p) for p in points) for ray in _valid(points)}
    found = NewtonPolyhedron((), tuple(sorted(least.items())))
    n = len(points[0])
    corners = (p for p in points if found.codimension(_facets_at(found, p)) == n)
    return NewtonPolyhedron(tuple(sorted(corners)), found.facets)


def _minimal(exponents: Iterable[Exponents]) -> list[Exponents]:
    """Return the exponents that lie above no other."""
    listed = sorted(set(exponents), key=sum)
    found: list[Exponents] = []
    for one in steps(listed):
        if not any(all(x <= y for x, y in zip(other, one, strict=True)) for other in found):
            found.append(one)
    return found


def _facets_at(polyhedron: NewtonPolyhedron, point: Exponents) -> Face:
    return frozenset(i for i, (n, c) in enumerate(polyhedron.facets) if height(n, point) == c)


def _valid(points: Sequence[Exponents]) -> list[Exponents]:
    """Return the normals and least values of the facets, as rays of the cone of all ``(v, c)``.

    They are those of ``v >= 0``, ``c >= 0`` with ``v . a >= c`` for all exponents ``a``; it has
    also rays with a smaller ``c`` than ``v`` allows.
    """
    rays = cone_rays(len(points[0]) + 1, ((*point, -1) for point in points))
    return [ray for ray in rays if ray[-1] == min(height(ray[:-1], p) for p in points)]


def cone_rays(size: int, walls: Iterable[Exponents]) -> list[Exponents]:
    """Return the rays of the cone of all vectors without negative entries above some walls.

    One wall after the other: the double description method.
    """
    rays = {
        tuple(int(i == j) for i in range(size)): frozenset(range(size)) - {j} for j in range(size)
    }
    for number, wall in enumerate(steps(list(walls)), start=size):
        rays = _cut(rays, wall, number)
    return list(rays)


def _cut(rays: dict[Exponents, Face], wall: Exponents, number: int) -> dict[Exponents, Face]:
    """Return the rays of a cone on one side of a wall, each with the walls that it lies on."""
    heights = {ray: height(wall, ray) for ray in rays}
    kept = {ray: on for ray, on in rays.items() if heights[ray] >= 0}
    kept |= {ray: on | {number} for ray, on in kept.items() if heights[ray] == 0}
    above = [ray for ray in rays if heights[ray] > 0]
    for low in (ray for ray in rays if heights[ray] < 0):
        checkpoint()
        for high in above:
            common = rays[low] & rays[high]
            if any(common <= on for ray, on in rays.items() if ray not in (low, high)):
                continue  # no edge joins them
            met = [heights[high] * x - heights[low] * y for x, y in zip(low, high, strict=True)]
            kept[tuple(entry // gcd(*met) for entry in met)] = common | {number}
    return kept


def height(normal: Exponents, point: Exponents) -> int:
    """Return the value of a linear form with these coefficients."""
    return sum(a * b for a, b in zip(normal, point, strict=True))


def positive_weights(forms: Iterable[Iterable[Exponents]]) -> Exponents | None:
    """Return positive weights of the variables that make all polynomials homogeneous, if any do."""
    walls: list[Exponents] = []
    size = 0
    for form in forms:
        first, *others = form
        size = len(first)
        differences = [tuple(a - b for a, b in zip(e, first, strict=True)) for e in others]
        walls += [*differences, *(tuple(-x for x in wall) for wall in differences)]
    rays = cone_rays(size, walls)
    together = tuple(map(sum, zip(*rays, strict=True))) if rays else ()
    return together if together and all(together) else None

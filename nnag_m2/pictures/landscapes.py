"""Pictures of landscapes: the plane through the data and two critical points, with loss levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, TypeAlias, Unpack

import numpy as np
from sympy import Expr, Matrix, Mul, Rational, Symbol, symbols

from nnag_m2.asking import Options, question
from nnag_m2.curves.question import Box, plane_curve
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.landscapes.critical import CriticalPoint
from nnag_m2.invariants.landscapes.showing import Landscape
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.pictures.curves import draw_cells, draw_curve
from nnag_m2.pictures.layers import BLUE, BROWN, GREY, INK, ORANGE, PALE, Position, Style
from nnag_m2.pictures.picture import Picture
from nnag_m2.pictures.points import draw_points
from nnag_m2.training.landscapes.boundaries import is_realized
from nnag_m2.training.landscapes.network import NetworkLandscape

# per unit: short fractions for the ends of boxes and directions
_STEPS = 1000

Inside: TypeAlias = Callable[[list[Rational]], bool]

# of the box's size: a point so near to the plane is drawn as one on it
_NEAR = 0.01
_MARKERS = {"minimum": "D", "maximum": "^", "saddle": "o", "degenerate": "X", "point": "P"}
_LEVEL = Style(GREY, 0.7, pattern=":", label="levels of the loss at critical points")


@dataclass(frozen=True)
class Slice:
    """A rational plane in the space of a landscape.

    Attributes
    ----------
    base, first, second
        The plane's points are ``base + s*first + t*second``.
    names
        ``s`` and ``t``, or the coordinates themselves when they are two.
    meanings
        What ``s`` and ``t`` are.
    """

    base: Matrix
    first: Matrix
    second: Matrix
    names: tuple[Symbol, Symbol]
    meanings: tuple[str, ...] = ()

    def restricted(self, poly: Any, variables: Sequence[Symbol]) -> Expr:
        """Return a polynomial on the plane."""
        s, t = self.names
        point = self.base + s * self.first + t * self.second
        return poly.as_expr().xreplace(dict(zip(variables, point, strict=True))).expand()

    def below(self, place: Any, metric: Any) -> tuple[Position, float]:
        """Return where the nearest point of the plane is, and how far away."""
        frame = np.array(self.first.row_join(self.second), dtype=float)
        away = place - np.array(self.base, dtype=float)[:, 0]
        flat = np.linalg.solve(frame.T @ metric @ frame, frame.T @ metric @ away)
        rest = away - frame @ flat
        return tuple(flat), float(np.sqrt(rest @ metric @ rest))


def plane_of(
    landscape: Landscape, places: Sequence[Any], metric: Any, through: tuple[int, int] | None
) -> Slice:
    """Return the plane through data and two critical points, in directions of length 1."""
    distance = landscape.distance
    size = len(distance.variables)
    if size < 2:
        required = "pictures need two coordinates"
        raise InputError(required, f"a landscape with {size}")
    if size == 2:
        one, two = Matrix([1, 0]), Matrix([0, 1])
        return Slice(Matrix([0, 0]), one, two, distance.variables)
    base = np.array(distance.data, dtype=float)[:, 0]
    ways = [place - base for place in places]
    if through is not None:
        if len(through) != 2 or not all(0 <= i < len(ways) for i in through):
            required = f"through names two of {len(ways)} critical points by their numbers, from 0"
            raise InputError(required, f"{through}")
        ways = [ways[i] for i in through]
    for one, two in combinations([*ways, *np.eye(size)], 2):
        frame = _orthonormal(one, two, metric)
        if frame is not None:
            first, second = (
                Matrix([Rational(round(_STEPS * c), _STEPS) for c in v]) for v in frame
            )
            names = symbols("s t")
            return Slice(Matrix(distance.data), first, second, names, _meanings(one, places, base))
    raise AssertionError("the coordinate vectors are independent")


def _meanings(one: Any, places: Sequence[Any], base: Any) -> tuple[str, str]:
    """Return what the directions of a plane are: the first leads from the data to a point."""
    number = next((i for i, place in enumerate(places) if np.array_equal(place - base, one)), None)
    to = "along a coordinate" if number is None else f"from the data to critical point {number}"
    return f"$s$: {to}", "$t$: orthogonal to $s$"


def _orthonormal(one: Any, two: Any, metric: Any) -> tuple[Any, Any] | None:
    """Return an orthonormal basis, or ``None`` for dependent vectors."""
    length = np.sqrt(one @ metric @ one)
    if length < 1e-6:
        return None
    first = one / length
    rest = two - (first @ metric @ two) * first
    width = np.sqrt(max(rest @ metric @ rest, 0.0))
    return None if width <= 1e-3 * np.sqrt(two @ metric @ two) else (first, rest / width)


def box_around(places: Sequence[Position], names: tuple[Symbol, Symbol]) -> dict[Symbol, Any]:
    """Return a box around all places, with a margin."""
    spread = np.array(places)
    low, high = spread.min(axis=0), spread.max(axis=0)
    size = max(float((high - low).max()), 1.0)
    middle, half = (low + high) / 2, np.maximum((high - low) / 2, 0.3 * size) + 0.35 * size
    ends = zip(names, middle - half, middle + half, strict=True)
    return {name: tuple(Rational(round(_STEPS * e), _STEPS) for e in (a, b)) for name, a, b in ends}


@question
def draw_landscape(
    landscape: Landscape,
    through: tuple[int, int] | None = None,
    shaded: bool = True,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of a landscape: a plane with data, critical points, and levels of the loss.

    With more than two coordinates it is the plane through the data and two critical points, up to a
    thousandth, in directions that are orthonormal for the quadric when this is not singular:
    distances in the picture are those of the loss.  Levels are those of the critical points on the
    plane; other critical points are shown, small, at the nearest places.  Varieties and boundaries
    of codimension 1 are shown, as certified plane curves.

    Parameters
    ----------
    landscape
        Of a variety, or of a network.
    through
        Two of its ``points`` by their numbers, from 0; by default the first that span a plane.
    shaded
        Whether functions that real parameters of a network reach are shaded where this is known:
        where the network's functions are dense, one function of each region between boundaries
        decides.

    Raises
    ------
    InputError
        For landscapes with one coordinate; for other numbers.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import Ideal, critical_landscape
    >>> picture = draw_landscape(critical_landscape(Ideal([y - x**2], [x, y]), [0, 2]))
    >>> picture.data["data"]
    [[[0.0, 2.0]]]
    """
    if not isinstance(landscape, Landscape):
        raise InputError("a landscape is needed", shown(landscape), "landscape(problem)")
    inside = _reached_by(landscape) if shaded and isinstance(landscape, NetworkLandscape) else None
    distance = landscape.distance
    places = [np.array([float(p.point[v]) for v in distance.variables]) for p in landscape.points]
    metric = np.array(distance.quadric, dtype=float)
    if distance.corank:
        metric = np.eye(len(metric))
    cut = plane_of(landscape, places, metric, through)
    flat = [cut.below(place, metric) for place in places]
    data = cut.below(np.array(distance.data, dtype=float)[:, 0], metric)[0]
    box = box_around([place for place, _ in flat] + [data], cut.names)
    reach = _NEAR * max(float(high - low) for low, high in box.values())
    on = [i for i, (_, away) in enumerate(flat) if away < reach]
    drawn = _shaded(landscape, cut, box, inside) if inside else draw_points({}, box)
    for level in dict.fromkeys(landscape.points[i].loss for i in on):
        low, high = level.interval(Rational(1, 10**6))
        circle = cut.restricted(distance.loss, distance.variables) - (low + high) / 2
        if circle.free_symbols:
            drawn += draw_curve(plane_curve(circle, box), "level", _LEVEL, singular=False)
    drawn += _curves(landscape, cut, box)
    drawn += draw_points(_groups(landscape.points, [f[0] for f in flat], on, data), box)
    return replace(drawn, meanings=cut.meanings)


def _shaded(landscape: Landscape, cut: Slice, box: Box, inside: Inside) -> Picture:
    """Return the regions between boundaries in which functions are that are reached."""
    walls = [s for s in landscape.strata if s.source == "boundary" and s.codimension == 1]
    equations = [cut.restricted(s.ideal.generators[0], landscape.distance.variables) for s in walls]
    curve = plane_curve(Mul(*equations), box)

    def reached(sample: tuple[Rational, Rational]) -> bool:
        return inside(list(cut.base + sample[0] * cut.first + sample[1] * cut.second))

    return draw_cells(curve, reached, "reached", Style(PALE, label="reached"))


def _curves(landscape: Landscape, cut: Slice, box: Box) -> Picture:
    drawn = draw_points({}, box)
    for stratum in landscape.strata:
        if stratum.codimension == 1 and stratum.depth == 0:
            (equation,) = stratum.ideal.generators
            curve = cut.restricted(equation, landscape.distance.variables)
            if curve.free_symbols:
                style = Style(BLUE, 2.2, label=stratum.source)
                drawn += draw_curve(plane_curve(curve, box), stratum.source, style)
    return drawn


def _groups(
    points: Sequence[CriticalPoint], flat: Sequence[Position], on: Sequence[int], data: Position
) -> dict[str, tuple[list[Position], Style]]:
    """Return the points by type; those off the plane are small."""
    groups: dict[str, tuple[list[Position], Style]] = {
        "data": ([data], Style(INK, 9, "s", label="data"))
    }
    for kind, marker in _MARKERS.items():
        members = [i for i, p in enumerate(points) if p.type == kind and flat[i] != data]
        if near := [flat[i] for i in members if i in on]:
            groups[kind] = near, Style(ORANGE, 9, marker, label=kind)
        if far := [flat[i] for i in members if i not in on]:
            name = f"{kind}, off the plane"
            groups[name] = far, Style(BROWN, 5, marker, label=name, hollow=True)
    return groups


def _reached_by(landscape: NetworkLandscape) -> Inside | None:
    """Return what tells whether real parameters give a function, where regions are known."""
    dense = all(not s.codimension for s in landscape.strata if s.source == "variety")
    if not dense or not any(s.source == "boundary" for s in landscape.strata):
        return None
    manifold = Neuromanifold(landscape.problem.network, landscape.problem.coordinates)
    return lambda place: is_realized(manifold, place)

"""Rational planes in the space of a landscape: through the data and two critical points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from sympy import Expr, Matrix, Rational, Symbol, symbols

from nnag_m2.errors import InputError
from nnag_m2.invariants.landscapes.survey import Landscape
from nnag_m2.pictures.layers import Position

# per unit: short fractions for the ends of boxes and directions
_STEPS = 1000


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

"""Points of a set that are known, in small boxes, and data that are certainly nearer to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Rational

from nnag_m2.algebra.exact_numbers import fraction_of
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.invariants.distance.quadrics import data_argument

Vector = tuple[Fraction, ...]
Floats = NDArray[np.float64]

MARGIN = 2.0**-40
"""Far more than the relative error of sums of a few products of rounded numbers."""

_PLAIN = (int, Fraction)
# below the rounding of floats, so that balls around points are hardly larger than these
_WIDTH = Rational(1, 2**70)


@dataclass(frozen=True)
class Known:
    """A point of the set, enclosed: ``X`` has a point in the ball around it, in each coordinate.

    Attributes
    ----------
    middle
        Relative to the point whose cell it is.
    radius
        A bound of the error of each coordinate.
    """

    middle: tuple[float, ...]
    radius: float


def vector(value: Any, n: int) -> Vector:
    """Return data as fractions."""
    if isinstance(value, tuple) and len(value) == n and all(type(c) in _PLAIN for c in value):
        return tuple(Fraction(c) for c in value)
    return tuple(fraction_of(c) for c in data_argument(value, n))


def nearer(data: Floats, known: Sequence[Known], metric: Floats) -> tuple[Floats, Floats]:
    """Return by how much points are nearer to data than the origin, shape ``(data, known)``.

    Returns
    -------
    tuple
        ``2 <v, c> - <c, c>`` for data ``v`` and points ``c``, and a bound of the error.
    """
    middle = np.array([k.middle for k in known]).reshape(len(known), len(metric))
    radius = np.array([k.radius for k in known]).reshape(len(known), 1)
    size = np.abs(middle) + radius
    weight = np.abs(metric)
    gain = 2 * data @ (middle @ metric).T - ((middle @ metric) * middle).sum(axis=1)
    rounding = 2 * np.abs(data) @ (size @ weight).T + ((size @ weight) * size).sum(axis=1)
    reach = (radius * np.ones_like(middle)) @ weight
    enclosed = 2 * np.abs(data) @ reach.T + 2 * (reach * size).sum(axis=1)
    return gain, MARGIN * rounding + 2 * enclosed + 1e-290


def enclosed(other: RealPoint, place: Sequence[Rational]) -> Known:
    """Return a point relative to a rational one, in a small ball."""
    small = other.refined(_WIDTH)
    middle = tuple(float(m - p) for m, p in zip(small.midpoint, place, strict=True))
    return Known(middle, 2.0**-69 + 2.0**-52 * max(map(abs, middle)))

"""Points of varieties, with samples of these that no algebra went into, to compare cells with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import Rational
from sympy.abc import x, y, z
from varieties import CIRCLE, ELLIPSE, NODE

from nnag_m2 import Ideal, SemialgebraicSet

Array = NDArray[np.float64]
PLANE, SPACE = [x, y], [x, y, z]


@dataclass(frozen=True)
class Sampled:
    """A point of a set, and the set once more as the image of an interval or a square.

    Attributes
    ----------
    real_set, point
        The set and its point.
    curve
        The parametrization: arrays of parameters to coordinates.
    low, high
        Ends of the interval, or of both sides of the square.
    quadric
        The metric.
    """

    real_set: Ideal | SemialgebraicSet
    point: tuple[Any, ...]
    curve: Callable[..., tuple[Any, ...]]
    low: float
    high: float
    quadric: Any = "unit"

    def sample(self, count: int) -> Array:
        """Return some points of the set."""
        surface = self.curve.__code__.co_argcount == 2
        line = np.linspace(self.low, self.high, round(count**0.5) if surface else count)
        source = np.meshgrid(line, line) if surface else [line]
        columns = [np.broadcast_to(c, source[0].shape).ravel() for c in self.curve(*source)]
        return np.column_stack(columns)


def _turned(a: float, b: float) -> Callable[[Array], tuple[Array, Array]]:
    return lambda t: (a * np.cos(t), b * np.sin(t))


# The cells of these are parts of normal lines.
ON_LINES: dict[str, Sampled] = {
    "circle": Sampled(CIRCLE, (Rational(3, 5), Rational(4, 5)), _turned(1, 1), 0, 6.2832),
    "half circle": Sampled(
        SemialgebraicSet(CIRCLE, [y]), (Rational(3, 5), Rational(4, 5)), _turned(1, 1), 0, np.pi
    ),
    "ellipse, major vertex": Sampled(ELLIPSE, (2, 0), _turned(2, 1), 0, 6.2832),
    "ellipse, minor vertex": Sampled(ELLIPSE, (0, 1), _turned(2, 1), 0, 6.2832),
    "ellipse": Sampled(ELLIPSE, (Rational(6, 5), Rational(4, 5)), _turned(2, 1), 0, 6.2832),
    "ellipse in another quadric": Sampled(
        ELLIPSE, (Rational(6, 5), Rational(4, 5)), _turned(2, 1), 0, 6.2832, [[2, 1], [1, 3]]
    ),
    "parabola, vertex": Sampled(Ideal([y - x**2], PLANE), (0, 0), lambda t: (t, t**2), -9, 9),
    "parabola": Sampled(Ideal([y - x**2], PLANE), (1, 1), lambda t: (t, t**2), -9, 9),
    "double parabola": Sampled(Ideal([(y - x**2) ** 2], PLANE), (1, 1), lambda t: (t, t**2), -9, 9),
    "cubic, inflection": Sampled(Ideal([y - x**3], PLANE), (0, 0), lambda t: (t, t**3), -3, 3),
    "hyperbola": Sampled(
        SemialgebraicSet(Ideal([x * y - 1], PLANE), [x]), (1, 1), lambda t: (t, 1 / t), 0.01, 100
    ),
    "node, beside": Sampled(NODE, (-1, 0), lambda t: (t**2 - 1, t**3 - t), -3, 3),
    "cusp, beside": Sampled(Ideal([y**2 + x**3], PLANE), (-1, 1), lambda t: (-(t**2), t**3), -4, 4),
    "cardioid": Sampled(
        Ideal([(x**2 + y**2) ** 2 + 4 * x * (x**2 + y**2) - 4 * y**2], PLANE),
        (-4, 0),
        lambda t: (2 * np.cos(t) * (1 - np.cos(t)), 2 * np.sin(t) * (1 - np.cos(t))),
        0,
        6.2832,
    ),
    "lemniscate": Sampled(
        Ideal([(x**2 + y**2) ** 2 - x**2 + y**2], PLANE),
        (1, 0),
        lambda t: (np.cos(t) / (1 + np.sin(t) ** 2), np.sin(t) * np.cos(t) / (1 + np.sin(t) ** 2)),
        0,
        6.2832,
    ),
    "parabola and line": Sampled(
        Ideal([(y - x**2) * (y - 2 * x + 4)], PLANE),
        (1, 1),
        lambda t: (np.where(t > 0, t - 5, t + 5), np.where(t > 0, (t - 5) ** 2, 2 * (t + 5) - 4)),
        -10,
        10,
    ),
    "sphere": Sampled(
        Ideal([x**2 + y**2 + z**2 - 1], SPACE),
        (0, 0, 1),
        lambda s, t: (np.sin(s / 2) * np.cos(t), np.sin(s / 2) * np.sin(t), np.cos(s / 2)),
        0,
        6.2832,
    ),
    "paraboloid": Sampled(
        Ideal([z - x**2 - 3 * y**2], SPACE), (0, 0, 0), lambda s, t: (s, t, s**2 + 3 * t**2), -2, 2
    ),
    "torus": Sampled(
        Ideal([(x**2 + y**2 + z**2 + 3) ** 2 - 16 * (x**2 + y**2)], SPACE),
        (3, 0, 0),
        lambda s, t: ((2 + np.cos(s)) * np.cos(t), (2 + np.cos(s)) * np.sin(t), np.sin(s)),
        0,
        6.2832,
    ),
    "saddle": Sampled(Ideal([z - x * y], SPACE), (1, 1, 1), lambda s, t: (s, t, s * t), -4, 4),
}
# The cells of these have inner points in the plane, or are points.
IN_PLANES: dict[str, Sampled] = {
    "cusp": Sampled(Ideal([y**2 + x**3], PLANE), (0, 0), lambda t: (-(t**2), t**3), -4, 4),
    "higher cusp": Sampled(Ideal([y**2 + x**5], PLANE), (0, 0), lambda t: (-(t**2), t**5), -3, 3),
    "node": Sampled(NODE, (0, 0), lambda t: (t**2 - 1, t**3 - t), -3, 3),
    "half circle, end": Sampled(SemialgebraicSet(CIRCLE, [y]), (1, 0), _turned(1, 1), 0, np.pi),
    "half parabola, end": Sampled(
        SemialgebraicSet(Ideal([y - x**2], PLANE), [x]), (0, 0), lambda t: (t, t**2), 0, 9
    ),
    "crossing lines, in another quadric": Sampled(
        SemialgebraicSet(Ideal([x * y], PLANE), [x, y]),
        (0, 0),
        lambda t: (np.maximum(t, 0), np.maximum(-t, 0)),
        -9,
        9,
        [[2, 1], [1, 3]],
    ),
    "astroid, cusp": Sampled(
        Ideal([(x**2 + y**2 - 1) ** 3 + 27 * x**2 * y**2], PLANE),
        (1, 0),
        lambda t: (np.cos(t) ** 3, np.sin(t) ** 3),
        0,
        6.2832,
    ),
    "four points": Sampled(
        Ideal([x**2 - 1, y**2 - 1], PLANE),
        (1, 1),
        lambda t: (np.sign(np.cos(t)), np.sign(np.sin(t))),
        0.1,
        6.3,
    ),
}

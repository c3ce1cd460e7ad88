"""Which data near a point of a hypersurface have it as their nearest point, by sampling alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from sympy import Expr, Poly, Symbol

Array = NDArray[np.float64]
LINES, DATA = 2500, 10_000
RESOLUTION, DISTANCE = 1e-3, 0.05


def drawn(equation: Expr, variables: Sequence[Symbol], seed: int = 1) -> tuple[float, float]:
    """Return the share of data that go to the origin, with its standard deviation.

    The equation must be squarefree, and change its sign along the hypersurface.

    The hypersurface is met with random lines that pass at distances from 0.001 to 0.1.  Points that
    are closer are not seen, so that data at the distance 0.05, whose angle with a tangent is only
    0.01 larger than a right one, are taken to go to the origin; on curved branches 0.1 larger.
    """
    draw = np.random.default_rng(seed)
    points = _real_points(Poly(equation, *variables), draw)
    data = draw.normal(size=(DATA, len(variables)))
    data *= DISTANCE / np.linalg.norm(data, axis=1)[:, None]
    drawn_away = np.zeros(DATA, dtype=bool)
    for part in np.array_split(points, max(1, len(points) // 500)):
        drawn_away |= np.any(2 * data @ part.T > np.sum(part**2, axis=1), axis=1)
    share = 1 - float(np.mean(drawn_away))
    return share, float(np.sqrt(share * (1 - share) / DATA))


def _real_points(poly: Poly, draw: np.random.Generator) -> Array:
    """Return the points of the hypersurface on random lines near the origin."""
    n, degree = len(poly.gens), poly.total_degree()
    scales = np.exp(draw.uniform(np.log(RESOLUTION), np.log(0.1), LINES))[:, None]
    start, step = (scales * draw.normal(size=(LINES, n)) for _ in range(2))
    lines = [np.stack([start[:, i], step[:, i]], axis=1) for i in range(n)]
    total = np.zeros((LINES, degree + 1))
    for exponents, c in poly.terms():
        factors = (line for line, e in zip(lines, exponents, strict=True) for _ in range(e))
        term = reduce(_times, factors, np.full((LINES, 1), float(c)))
        total[:, : term.shape[1]] += term
    companions = np.zeros((LINES, degree, degree))
    companions[:, range(1, degree), range(degree - 1)] = 1
    companions[:, :, -1] = -total[:, :degree] / total[:, degree:]
    roots = np.linalg.eigvals(companions)
    which, _ = real = np.nonzero(np.isreal(roots))
    points = start[which] + roots[real].real[:, None] * step[which]
    lengths = np.linalg.norm(points, axis=1)
    return points[(lengths > RESOLUTION) & (lengths < 2 * DISTANCE)]


def _times(one: Array, two: Array) -> Array:
    """Return products of polynomials, one in each row, the constant terms first."""
    total = np.zeros((len(one), one.shape[1] + 1))
    total[:, :-1] = one * two[:, :1]
    total[:, 1:] += one * two[:, 1:]
    return total

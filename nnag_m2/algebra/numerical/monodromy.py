"""All solutions of a parametrized system of equations, from one of them, by monodromy.

When parameters run along a loop, solutions are permuted; where the pairs of parameters and
solutions are an irreducible variety, loops lead from one solution to all others.  Whether all have
been found is said by the trace: where solutions depend algebraically on the parameters and none
goes to infinity, sums over all of them are polynomials in the parameters, of a degree that is known
beforehand; sums over some of them are, as a rule, no polynomials at all.

References
----------
Duff, Hill, Jensen, Lee, Leykin, Sommars: Solving polynomial systems via homotopy continuation and
monodromy, IMA J. Numer. Anal. 39 (2019); Leykin, Rodriguez, Sottile: Trace test, Arnold Math. J. 4
(2018).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from nnag_m2.algebra.numerical.polynomials import Complexes
from nnag_m2.algebra.numerical.threads import one_thread
from nnag_m2.algebra.numerical.tracking import Curve, ParametrizedSystem, Paths, refined
from nnag_m2.calling import checkpoint

_SAME = 1e-6
"""Images nearer than this, relatively, are those of one solution: far above rounding errors."""

_LINEAR = 1e-8
"""Traces are linear to this, relatively to the sum of all absolute values; one solution that is
missing among 10,000 makes 1e-4."""

_FIRST_LOOPS, _MOST_LOOPS = 4, 40
"""Four loops move nearly all solutions; what 40 do not find may not exist."""

_REPAIRS = 3
"""Loops at the end of a line: paths jump to one another once in a thousand times, and a loop leads
to what is missing with a probability of 0.87."""


@dataclass(frozen=True)
class Monodromy:
    """The solutions of a system at general parameters, as far as they were found.

    Attributes
    ----------
    points
        Solutions, one for each image, shape ``(N, n)``.
    parameters
        Where they are solutions, shape ``(k,)``.
    trace_error
        How far the sum of the images is from an affine linear function on a line of parameters,
        relative to the sum of their absolute values.
    loops
        Of parameters along which solutions were followed.
    lost
        Paths that met singular points.
    """

    points: Complexes
    parameters: Complexes
    trace_error: float
    loops: int
    lost: int

    @property
    def is_complete(self) -> bool:
        """Whether the trace says that there are no others."""
        return self.trace_error < _LINEAR


@one_thread()
def monodromy(
    system: ParametrizedSystem, point: Complexes, parameters: Complexes, draw: np.random.Generator
) -> Monodromy:
    """Return the solutions that loops of parameters reach from one of them.

    Loops are added until the trace of the images is affine linear along a line, or there are too
    many; then ``is_complete`` is false.

    Parameters
    ----------
    system
        Square, in ``n`` unknowns with ``k`` parameters.  The trace is a test only where the
        images of all solutions add up to an affine linear function of the parameters.
    point
        A solution, not singular, shape ``(n,)``.
    parameters
        Where it is one, shape ``(k,)``.
    draw
        Draws loops and line; not a second time what the system was drawn from.
    """
    size = float(np.abs(parameters).max())
    search = _Search(system, _Fiber(system, parameters, circle(draw, system.image_size)))
    search.fiber.places(point[None])
    error = np.inf
    while error >= _LINEAR and search.loops < _MOST_LOOPS:
        known = len(search.fiber.points)
        search.add_loop(size * normal(draw, len(parameters)))
        quiet = len(search.fiber.points) == known
        if search.loops >= _FIRST_LOOPS and (quiet or search.loops == _MOST_LOOPS):
            error = search.trace_error(size * normal(draw, len(parameters)))
    found = np.array(search.fiber.points)
    return Monodromy(found, parameters, error, search.loops, search.lost)


def normal(draw: np.random.Generator, count: int) -> Complexes:
    """Return random complex numbers, normally distributed."""
    return draw.normal(size=count) + 1j * draw.normal(size=count)


def circle(draw: np.random.Generator, count: int) -> Complexes:
    """Return random complex numbers of absolute value 1."""
    found: Complexes = np.exp(2j * np.pi * draw.uniform(size=count))
    return found


class _Fiber:
    """The solutions at one value of the parameters, as they are found."""

    def __init__(self, system: ParametrizedSystem, parameters: Complexes, mix: Complexes) -> None:
        self._system, self.parameters, self._mix = system, parameters, mix
        self.points: list[Complexes] = []
        self.images: list[Complexes] = []
        self._values: list[complex] = []
        self._cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)

    def beside(self, way: Complexes) -> _Fiber:
        """Return a fiber at other parameters, of which nothing is known."""
        return _Fiber(self._system, self.parameters + way, self._mix)

    def places(self, points: Complexes) -> list[int | None]:
        """Return the numbers of solutions, of which new ones are added; none for what is none."""
        points, good = refined(self._system, points, self.parameters)
        everywhere = np.broadcast_to(self.parameters, (len(points), len(self.parameters)))
        with np.errstate(all="ignore"):
            images = self._system.images(points, everywhere)
        good &= np.isfinite(images).all(axis=1)
        found = zip(points, images, good, strict=True)
        return [self._place(point, image) if fine else None for point, image, fine in found]

    def _place(self, point: Complexes, image: Complexes) -> int:
        value = complex(image @ self._mix)
        # the cells of a grid that is coarse where numbers are large
        x, y = (int(np.arcsinh(part) / (4 * _SAME)) for part in (value.real, value.imag))
        near = ((x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        for place in (place for cell in near for place in self._cells.get(cell, ())):
            if abs(self._values[place] - value) < _SAME * (1 + abs(value)):
                return place
        self._cells[x, y].append(len(self.points))
        self.points.append(point)
        self.images.append(image)
        self._values.append(value)
        return len(self.points) - 1


class _Search:
    """Solutions at one value of the parameters, and the loops along which they are followed."""

    def __init__(self, system: ParametrizedSystem, fiber: _Fiber) -> None:
        self._system, self.fiber = system, fiber
        self.lost = 0
        self._ways: list[Complexes] = []

    @property
    def loops(self) -> int:
        """The number of loops so far."""
        return len(self._ways)

    def add_loop(self, way: Complexes) -> None:
        """Follow all solutions along one more loop, and those that are found along all loops."""
        self._ways.append(way)
        paths = self._paths()
        paths.add(np.array(self.fiber.points), Curve(self.fiber.parameters, way, is_closed=True))
        while len(paths):
            checkpoint()
            known = len(self.fiber.points)
            self._step(paths)
            if new := self.fiber.points[known:]:
                for other in self._ways:
                    curve = Curve(self.fiber.parameters, other, is_closed=True)
                    paths.add(np.array(new), curve)

    def trace_error(self, way: Complexes) -> float:
        """Return how far the sum of images is from linear on a line, relatively."""
        images = np.array(self.fiber.images)
        sums, size = [images.sum(axis=0)], float(np.abs(images).sum())
        for sign in (-1, 1):
            images = np.array(self._end_of(sign * way).images)
            if len(images) != len(self.fiber.images):
                return np.inf
            sums.append(images.sum(axis=0))
            size = max(size, float(np.abs(images).sum()))
        return float(np.abs(sums[1] + sums[2] - 2 * sums[0]).max()) / size

    def _end_of(self, way: Complexes) -> _Fiber:
        """Return the solutions at the end of a line; loops there find those that got lost."""
        there = _Search(self._system, self.fiber.beside(way))
        paths = self._paths()
        paths.add(np.array(self.fiber.points), Curve(self.fiber.parameters, way, is_closed=False))
        while len(paths):
            checkpoint()
            there._step(paths)
        for loop in self._ways[::-1][:_REPAIRS]:  # others at each attempt
            if len(there.fiber.points) < len(self.fiber.points):
                there.add_loop(loop)
        return there.fiber

    def _paths(self) -> Paths:
        return Paths(self._system, len(self.fiber.points[0]), len(self.fiber.parameters))

    def _step(self, paths: Paths) -> None:
        """Go one step on all paths, and take their ends for solutions."""
        ends, lost = paths.step()
        self.lost += lost
        if len(ends):
            self.lost += self.fiber.places(ends).count(None)

"""Solutions of systems of equations, followed along paths of parameters, many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nnag_m2.algebra.numerical.polynomials import Complexes

_RECTIFIED = 1e-12
"""A last correction below this, relative, ends a path: what double precision gives, with room."""

_CONVERGED = 1e-3
"""A second Newton correction below this, relative, shows that the method converges."""

_WANTED = 0.02
"""The first correction that steps aim at.  With a hundredth of it paths take twice as many steps;
one that jumps to another path ends at a solution just the same."""

_LARGEST_CORRECTION = 0.2
"""Steps with more are tried again, shorter."""

_FIRST_STEP, _SHORTEST_STEP, _LONGEST_STEP = 0.05, 1e-7, 0.25
"""Of a path of length 1; one that needs shorter ones is given up, as it meets a singular point."""

_MOST_STEPS = 500
"""Most paths need 10 to 40."""


@dataclass(frozen=True)
class Linearized:
    """A system of ``n`` equations at ``N`` points.

    Attributes
    ----------
    residuals
        Shape ``(N, n)``.
    jacobian
        Their derivatives in the unknowns, shape ``(N, n, n)``.
    velocity
        Their derivative along the motion of the parameters, shape ``(N, n)``.
    """

    residuals: Complexes
    jacobian: Complexes
    velocity: Complexes


class ParametrizedSystem(Protocol):
    """A system ``F(x; p) = 0`` of ``n`` equations in ``n`` unknowns with ``k`` parameters."""

    image_size: int
    """The number ``c`` of entries of images."""

    def linearized(self, points: Complexes, parameters: Complexes, motion: Complexes) -> Linearized:
        """Return the system at points ``(N, n)``, for parameters that move, both ``(N, k)``."""

    def images(self, points: Complexes, parameters: Complexes) -> Complexes:
        """Return what tells solutions apart, shape ``(N, c)``: in most cases the points.

        Not numbers where a solution does not count.
        """


@dataclass(frozen=True)
class Curve:
    """A curve of parameters in a complex line, for ``s`` in [0, 1].

    Closed, it is the circle ``start + (exp(2 pi i s) - 1) way``, which encloses all branch points
    of a disc: it moved each of 79 solutions with a probability of 0.87, a triangle of segments 0.78
    of them; else the segment ``start + s way``.
    """

    start: Complexes
    way: Complexes
    is_closed: bool


class Paths:
    """Paths over curves of parameters that are followed together, each with steps of its own."""

    def __init__(self, system: ParametrizedSystem, unknowns: int, parameters: int) -> None:
        self._system = system
        self._points: Complexes = np.zeros((0, unknowns), dtype=complex)
        self._curves: Complexes = np.zeros((0, 2, parameters), dtype=complex)
        self._closed: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self._progress = np.zeros((3, 0))  # where each is, its next step, the number of steps

    def __len__(self) -> int:
        return len(self._points)

    def add(self, points: Complexes, curve: Curve) -> None:
        """Add paths over a curve, from points at its start."""
        count = len(points)
        rows = np.array([curve.start, curve.way])
        self._points = np.concatenate([self._points, points])
        self._curves = np.concatenate([self._curves, np.repeat(rows[None], count, axis=0)])
        self._closed = np.concatenate([self._closed, np.full(count, curve.is_closed)])
        begun = np.tile([[0.0], [_FIRST_STEP], [0.0]], count)
        self._progress = np.concatenate([self._progress, begun], axis=1)

    def step(self) -> tuple[Complexes, int]:
        """Go one step on all paths; return their ends, and how many paths were lost."""
        place, wanted, steps = self._progress
        length = np.minimum(wanted, 1 - place)
        with np.errstate(all="ignore"):  # what is no number is refused below
            found, first, second = self._corrected(self._predicted(place, length), place + length)
            good = (first < _LARGEST_CORRECTION) & (second < _CONVERGED)
            factor = np.nan_to_num(np.clip(0.9 * (_WANTED / first) ** 0.2, 0.25, 3), nan=0.25)
        factor[~good] = np.minimum(factor[~good], 0.5)
        self._points[good] = found[good]
        place[good] += length[good]
        wanted[:] = np.minimum(length * factor, _LONGEST_STEP)
        steps += 1
        ended = place > 1 - _SHORTEST_STEP / 2
        lost = ~ended & ((wanted < _SHORTEST_STEP) | (steps > _MOST_STEPS))
        result = self._points[ended], int(lost.sum())
        self._keep(~(ended | lost))
        return result

    def _keep(self, going: NDArray[np.bool_]) -> None:
        self._points, self._curves = self._points[going], self._curves[going]
        self._closed = self._closed[going]
        self._progress = self._progress[:, going]

    def _parameters(self, place: NDArray[np.float64]) -> tuple[Complexes, Complexes]:
        """Return the parameters at places on their curves, and their derivatives."""
        start, way = self._curves.transpose(1, 0, 2)
        turned = np.exp(2j * np.pi * place)
        along = np.where(self._closed, turned - 1, place)[:, None]
        speed = np.where(self._closed, 2j * np.pi * turned, 1)[:, None]
        return start + along * way, speed * way

    def _predicted(self, place: NDArray[np.float64], length: NDArray[np.float64]) -> Complexes:
        """Return a step by the method of Runge and Kutta."""
        h = length[:, None]
        start = self._points
        k1 = self._tangent(start, place)
        k2 = self._tangent(start + h / 2 * k1, place + length / 2)
        k3 = self._tangent(start + h / 2 * k2, place + length / 2)
        k4 = self._tangent(start + h * k3, place + length)
        return np.asarray(start + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4), dtype=complex)

    def _tangent(self, points: Complexes, place: NDArray[np.float64]) -> Complexes:
        parameters, motion = self._parameters(place)
        here = self._system.linearized(points, parameters, motion)
        return -solved(here.jacobian, here.velocity)

    def _corrected(
        self, points: Complexes, place: NDArray[np.float64]
    ) -> tuple[Complexes, NDArray[np.float64], NDArray[np.float64]]:
        """Return points after two steps of Newton, and how long these were, relatively."""
        parameters, motion = self._parameters(place)
        lengths = []
        for _ in range(2):
            points, length = newton(self._system, points, parameters, motion)
            lengths.append(length)
        return points, lengths[0], lengths[1]


def newton(
    system: ParametrizedSystem, points: Complexes, parameters: Complexes, motion: Complexes
) -> tuple[Complexes, NDArray[np.float64]]:
    """Return points after a step of Newton, and the relative lengths of the steps."""
    here = system.linearized(points, parameters, motion)
    step = solved(here.jacobian, here.residuals)
    found = points - step
    size = np.abs(found).max(axis=1, initial=0)
    return found, np.abs(step).max(axis=1, initial=0) / (1 + size)


def refined(
    system: ParametrizedSystem, points: Complexes, parameters: Complexes
) -> tuple[Complexes, NDArray[np.bool_]]:
    """Return points to full precision, and which of them are solutions to it."""
    everywhere = np.broadcast_to(parameters, (len(points), parameters.shape[-1]))
    with np.errstate(all="ignore"):
        for _ in range(4):
            points, length = newton(system, points, everywhere, np.zeros_like(everywhere))
            if (length < _RECTIFIED).all():
                break
    return points, length < 1e4 * _RECTIFIED


def solved(matrices: Complexes, right: Complexes) -> Complexes:
    """Return the solutions of square systems of linear equations, not numbers where singular."""
    try:
        found = np.linalg.solve(matrices, right[..., None])[..., 0]
    except np.linalg.LinAlgError:
        singular = np.linalg.det(matrices) == 0
        safe = np.where(singular[:, None, None], np.eye(matrices.shape[-1]), matrices)
        found = np.linalg.solve(safe, right[..., None])[..., 0]
        found[singular] = np.nan
    return np.asarray(found, dtype=complex)

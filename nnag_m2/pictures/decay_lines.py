"""Lines of critical weights over the factor of a weight decay, in double precision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from sympy import Poly, Rational

from nnag_m2.algebra.numerical.polynomials import SecondOrder
from nnag_m2.pictures.layers import Part
from nnag_m2.training.landscapes.decay_path import DecaySpan, WeightDecayPath

Floats: TypeAlias = NDArray[np.float64]
Window: TypeAlias = tuple[float, float]

_STEPS = 96
"""Positions along a line: at each a tenth of a millimetre of a printed picture, or less."""
_END = 1e-7
"""Of a span, left out at each end: where lines meet, slopes are infinite and the Hessian singular.
Lines end there like square roots: nearer than the thousandth part of the picture."""
_NEWTON, _SMALL = 30, 1e-9
"""Steps of Newton's method at most, and the last step, relative to the weights."""
_ZERO = 1e-10
"""Of eigenvalues, relative to the largest: those along orbits are smaller, others near the ends of
a span like the square root of ``_END``."""


class DecayLines:
    """Newton's method along the factor, for the gradient of loss and decay together."""

    def __init__(self, path: WeightDecayPath, measure: Poly) -> None:
        form = path.problem.regularization
        assert form is not None  # weight_decay_path refuses problems without it
        loss = path.problem.objective - form.form
        size = len(loss.gens)
        columns = (loss, form.form, measure)
        exponents = {e for poly in columns for e in poly.monoms()}
        terms = {
            e: np.array([float(poly.coeff_monomial(e)) for poly in columns], dtype=complex)
            for e in exponents
        }
        self._function, self._size = SecondOrder(terms, size), size

    def line(self, start: Rational, weights: list[float], inner: Window) -> Part:
        """Return the line through critical weights, from one factor to another."""
        low, high = inner
        middle = min(max(float(start), low + _END * (high - low)), high - _END * (high - low))
        grid = low + (high - low) * (1 - np.cos(np.linspace(0, np.pi, _STEPS))) / 2
        grid = np.clip(grid, low + _END * (high - low), high - _END * (high - low))
        forward = self._followed(weights, float(start), [middle, *grid[grid > middle]])
        backward = self._followed(weights, float(start), [middle, *grid[grid < middle][::-1]])
        return (*[*backward][:0:-1], *forward)

    def heights(self, span: DecaySpan, window: Window) -> list[tuple[float, float]]:
        """Return where exact points are drawn."""
        factor = float(span.factor)
        if not window[0] <= factor <= window[1]:
            return []
        return [(factor, self._value(np.array([float(v) for v in p.point]))) for p in span.points]

    def _followed(
        self, weights: list[float], place: float, grid: list[float]
    ) -> Iterator[tuple[float, float]]:
        """Yield factors and heights, as far as double precision leads."""
        at = np.array(weights)
        index = _index(self._derivatives(at, place)[1])
        for factor in grid:
            try:
                at = self._moved(at, place, factor)
            except np.linalg.LinAlgError:
                return
            if _index(self._derivatives(at, factor)[1]) != index:
                return  # another line was met
            place = float(factor)
            yield place, self._value(at)

    def _moved(self, at: Floats, before: float, after: float) -> Floats:
        """Return critical weights after a step of the factor: along the tangent, then Newton's."""
        _, hessian, pull = self._derivatives(at, before)
        at = at - (after - before) * _solution(hessian, pull)
        for _ in range(_NEWTON):
            slopes, hessian, _ = self._derivatives(at, after)
            step = _solution(hessian, slopes)
            at = at - step
            if np.linalg.norm(step) <= _SMALL * (1 + np.linalg.norm(at)):
                return at
        raise np.linalg.LinAlgError("Newton's method does not converge")

    def _derivatives(self, at: Floats, factor: float) -> tuple[Floats, Floats, Floats]:
        """Return gradient and Hessian of the sum, and the gradient of the decay."""
        _, first, second = (part[0].real for part in self._function(at[None].astype(complex)))
        hessian = np.zeros((self._size, self._size))
        for (i, j), entry in zip(self._function.pairs, second, strict=True):
            hessian[i, j] = hessian[j, i] = entry[0] + factor * entry[1]
        return first[:, 0] + factor * first[:, 1], hessian, first[:, 1]

    def _value(self, at: Floats) -> float:
        return float(self._function(at[None].astype(complex))[0][0, 2].real)


def _solution(hessian: Floats, right: Floats) -> Floats:  # the shortest one, beside an orbit
    return np.asarray(np.linalg.lstsq(hessian, right, rcond=_ZERO)[0], dtype=np.float64)


def _index(hessian: Floats) -> int:
    values = np.linalg.eigvalsh(hessian)
    return int((values < -_ZERO * np.abs(values).max()).sum())

"""Pictures of weight decay: how critical weights move and vanish as it grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, TypeAlias, Unpack

import numpy as np
from numpy.typing import NDArray
from sympy import QQ, Expr, Poly, Rational

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.exact_numbers import exact
from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.numerical.polynomials import SecondOrder
from nnag_m2.asking.context import Options
from nnag_m2.asking.question import question
from nnag_m2.calling import steps
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.landscapes.showing import number
from nnag_m2.pictures.layers import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    RED,
    SKY,
    Layer,
    Part,
    Style,
    dots,
)
from nnag_m2.pictures.picture import Picture
from nnag_m2.training.landscapes.decay_path import DecaySpan, WeightDecayPath

Floats: TypeAlias = NDArray[np.float64]
Window: TypeAlias = tuple[float, float]

_COLOURS = {"minimum": BLUE, "saddle, index 1": ORANGE, "saddle, index 2": PURPLE, "maximum": RED}
_OTHERS = (GREEN, SKY, GREY)
"""For saddles of higher index, in turn."""
_STEPS = 96
"""Positions along a line: at each a tenth of a millimetre of a printed picture, or less."""
_END = 1e-7
"""Of a span, left out at each end: where lines meet, slopes are infinite and the Hessian singular.
Lines end there like square roots: nearer than the thousandth part of the picture."""
_NEWTON, _SMALL = 30, 1e-9
"""Steps of Newton's method at most, and the last step, relative to the weights."""
_ROOM = 0.06
"""Above and below what is drawn, as a part of its height."""


@question
def draw_weight_decay(
    path: WeightDecayPath, height: Any = None, between: Any = None, **options: Unpack[Options]
) -> Picture:
    """Return a picture of critical weights over the factor of the weight decay.

    Parameters
    ----------
    path
        What ``weight_decay_path`` returns.
    height
        What is drawn over the factor: a polynomial in the weights with rational coefficients; by
        default the first weight.
    between
        Two positive numbers: the factors that are drawn; by default from a fiftieth of the last
        change, up to a quarter beyond it.

    Returns
    -------
    Picture
        A layer of lines for each type of critical weights, the exact ``points`` that they start
        from, one factor in each span, and ``changes``, vertical lines at the values where critical
        weights appear, vanish or change their type.  Lines are followed from the points in double
        precision; those that symmetries exchange may lie on each other.

    Raises
    ------
    InputError
        For a height that is no polynomial in the weights, or other factors.

    Examples
    --------
    >>> from nnag_m2 import LinearMLP, TrainingProblem, weight_decay_path
    >>> problem = TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=1)
    >>> picture = draw_weight_decay(weight_decay_path(problem))
    >>> [layer.name for layer in picture.layers]
    ['changes', 'minimum', 'saddle, index 1', 'points']
    >>> picture.data["points"]
    [[[1.0, -1.0]], [[1.0, 1.0]], [[1.0, 0.0]]]
    """
    if not isinstance(path, WeightDecayPath):
        raise InputError("a path is needed", shown(path), "weight_decay_path(problem)")
    weights = path.problem.objective.gens
    measure = _height(weights[0] if height is None else height, weights)
    low, high = window = _window(path, between)
    lines, points = _drawn(path, measure, window)
    places = [y for parts in lines.values() for part in parts for _, y in part]
    bottom, top = min(places), max(places)
    room = _ROOM * ((top - bottom) or 1.0)
    box = (window, (bottom - room, top + room))
    walls = tuple(
        ((value, box[1][0]), (value, box[1][1]))
        for value in map(float, path.changes)
        if low < value < high
    )
    said = ", ".join(number(v) for v in path.changes if low < float(v) < high)
    dashed = Style(INK, 1, dashed=True, label=f"changes: {said}" if walls else "")
    styles = _styles(lines)
    layers = [
        Layer("changes", "lines", walls, dashed),
        *(Layer(name, "lines", tuple(parts), styles[name]) for name, parts in lines.items()),
        dots("points", points, Style(INK, 4, label="found exactly")),
    ]
    kept = tuple(layer for layer in layers if layer.parts)
    up = _name(measure)
    told = ("factor of the weight decay", f"${up}$ of the critical weights")
    return Picture(("factor", up), box, kept, meanings=told)


def _height(given: Any, weights: tuple[Any, ...]) -> Poly:
    measure = as_poly(given, weights, QQ, "height")
    if measure.is_ground:
        raise InputError("a polynomial in the weights is needed", shown(given), part="height")
    return measure


def _window(path: WeightDecayPath, between: Any) -> Window:
    if between is None:
        last = float(path.changes[-1]) if path.changes else 1.0
        return last / 50, last * 1.25
    listed = list(between) if in_sequence(between) else []
    ends = [exact(end, "between") for end in listed]
    if len(ends) != 2 or not 0 < ends[0] < ends[1]:
        required = "two positive numbers are needed, the smaller first"
        raise InputError(required, shown(between), part="between")
    return float(ends[0]), float(ends[1])


def _name(measure: Poly) -> str:
    expression: Expr = measure.as_expr()
    return str(expression).replace("**", "^").replace("*", r"\,")


def _styles(names: Iterable[str]) -> dict[str, Style]:
    others = (name for name in names if name not in _COLOURS)
    colours = _COLOURS | {name: _OTHERS[i % len(_OTHERS)] for i, name in enumerate(others)}
    return {name: Style(colour, 1.8, label=name) for name, colour in colours.items()}


def _drawn(
    path: WeightDecayPath, measure: Poly, window: Window
) -> tuple[dict[str, list[Part]], list[tuple[float, float]]]:
    """Return lines by their type, and the points from which they are followed."""
    walk = _Walk(path, measure)
    lines: dict[str, list[Part]] = {}
    points = []
    ends = [0.0, *map(float, path.values), float("inf")]
    for span, (low, high) in zip(path.spans, pairwise(ends), strict=True):
        inner = max(low, window[0]), min(high, window[1])
        if inner[0] >= inner[1]:
            continue
        for one in steps(span.points):
            part = walk.line(span.factor, [float(v) for v in one.point], inner)
            lines.setdefault(one.type, []).append(part)
        points += walk.heights(span, window)
    return dict(sorted(lines.items(), key=lambda item: item[0])), points


class _Walk:
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
        at = at - (after - before) * np.linalg.solve(hessian, pull)
        for _ in range(_NEWTON):
            slopes, hessian, _ = self._derivatives(at, after)
            step = np.linalg.solve(hessian, slopes)
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


def _index(hessian: Floats) -> int:
    return int((np.linalg.eigvalsh(hessian) < 0).sum())

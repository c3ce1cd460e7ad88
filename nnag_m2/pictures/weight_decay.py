"""Pictures of weight decay: how critical weights move and vanish as it grows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Unpack

from sympy import QQ, Poly

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.exact_numbers import exact
from nnag_m2.algebra.fields import as_poly
from nnag_m2.asking.context import Options
from nnag_m2.asking.question import question
from nnag_m2.calling import steps
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.landscapes.showing import number
from nnag_m2.pictures.decay_lines import DecayLines, Window
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
from nnag_m2.training.landscapes.decay_path import WeightDecayPath
from nnag_m2.training.landscapes.rotations import rotations
from nnag_m2.training.network_loss import NetworkLoss

_COLOURS = {"minimum": BLUE, "saddle, index 1": ORANGE, "saddle, index 2": PURPLE, "maximum": RED}
_OTHERS = (GREEN, SKY, GREY)
"""For saddles of higher index, in turn."""
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
        What is drawn over the factor: a polynomial in the weights with rational coefficients, which
        rotations of hidden neurons that change nothing must not change; by default the first
        weight, or the regularization where there are such rotations.
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
    measure = _height(height, path.problem)
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
    up = str(measure.as_expr()).replace("**", "^").replace("*", r"\,")
    told = ("factor of the weight decay", f"${up}$ of the critical weights")
    return Picture(("factor", up), box, kept, meanings=told)


def _height(given: Any, problem: NetworkLoss) -> Poly:
    weights, form, turned = problem.objective.gens, problem.regularization, rotations(problem)
    if given is None and form is not None:
        given = weights[0] if turned is None else form.form
    measure = as_poly(given, weights, QQ, "height")
    if measure.is_ground:
        raise InputError("a polynomial in the weights is needed", shown(given), part="height")
    if turned is not None and not turned.keep(measure):
        required = "rotations of hidden neurons must not change the height"
        hint = "a polynomial in the entries of the product of the layers"
        raise InputError(required, shown(given), hint, part="height")
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


def _styles(names: Iterable[str]) -> dict[str, Style]:
    others = (name for name in names if name not in _COLOURS)
    colours = _COLOURS | {name: _OTHERS[i % len(_OTHERS)] for i, name in enumerate(others)}
    return {name: Style(colour, 1.8, label=name) for name, colour in colours.items()}


def _drawn(
    path: WeightDecayPath, measure: Poly, window: Window
) -> tuple[dict[str, list[Part]], list[tuple[float, float]]]:
    """Return lines by their type, and the points from which they are followed."""
    walk = DecayLines(path, measure)
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

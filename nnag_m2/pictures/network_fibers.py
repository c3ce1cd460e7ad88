"""Pictures of the fibers over critical functions: which parameters give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import cycle
from typing import Unpack

import numpy as np
from sympy import Symbol

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking import Options, question
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.landscapes import showing
from nnag_m2.neuromanifolds.cases import permuted
from nnag_m2.neuromanifolds.known_group import scalings
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.pictures.layers import BLUE, GREEN, INK, ORANGE, PURPLE, RED, SKY, Layer, Style, dots
from nnag_m2.pictures.picture import Picture
from nnag_m2.training.landscapes.network import NetworkLandscape

_COLOURS = (ORANGE, BLUE, GREEN, PURPLE, RED, SKY, INK)
_MARKERS = ("o", "s", "D", "^", "v", "P", "X", "*")
"""One more than colours, so that 56 functions look different."""

_FACTORS = np.geomspace(1e-3, 1e3, 400)
# the box is a quarter larger than what is in it; digits by which equal points are known
_ROOM, _DIGITS = 1.25, 9
_OTHER = "critical for parameters only"
_SIZE, _DROPS = 8, "rank drops: "

PlanePosition = tuple[float, float]


@question
def draw_fibers(
    landscape: NetworkLandscape,
    axes: tuple[Symbol, Symbol] | None = None,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of the fibers over the critical functions, in two parameters.

    Parameters
    ----------
    landscape
        Of a network.
    axes
        Two parameters that at most one scaling of the network moves; by default the first ones,
        which are weights of one neuron, or of one filter.

    Returns
    -------
    Picture
        For each critical function a colour and a marker: filled for ``landscape.fibers()``, hollow
        for parameters in ``ramified``, both permuted in all ways; curves for the parameters to
        which scalings bring them.  Where these are lines, marked parameters have length 1.

    Raises
    ------
    InputError
        For other axes.

    Examples
    --------
    >>> from sympy.abc import t
    >>> from nnag_m2 import MLP, TrainingProblem, landscape
    >>> problem = TrainingProblem(MLP((1, 1, 1), t**2), inputs=[[1]], outputs=[[2]])
    >>> [layer.name for layer in draw_fibers(landscape(problem)).layers][-2:]
    ['point, loss 4', 'rank drops: point, loss 4']
    """
    if not isinstance(landscape, NetworkLandscape):
        raise InputError("a landscape of a network is needed", shown(landscape))
    fibers = landscape.fibers()
    manifold = Neuromanifold(landscape.problem.network, landscape.problem.coordinates)
    chosen = _axes(manifold.map.parameters, axes)
    weights = _weights(landscape, chosen)
    names = {p.point: f"{p.type}, loss {showing.number(p.loss)}" for p in landscape.points}
    groups = [
        (one.point, fiber or (), "") for one, fiber in zip(landscape.points, fibers, strict=True)
    ]
    groups += [(one.function, (one.point,), _DROPS) for one in landscape.ramified or ()]
    positions: dict[tuple[RealPoint, str], dict[PlanePosition, None]] = {}
    for function, given, mark in groups:
        images = (image for point in given for image in permuted(manifold, point))
        at = (_scaled(_position(image, chosen), weights) for image in images)
        positions.setdefault((function, mark), {}).update(dict.fromkeys(at))
    reach = _ROOM * max(
        1.0, *(abs(c) for at in positions.values() for position in at for c in position)
    )
    layers = list(_layers(positions, names, weights))
    names_of_axes = str(chosen[0]), str(chosen[1])
    meanings = tuple(f"parameter ${name}$" for name in names_of_axes)
    return Picture(names_of_axes, 2 * ((-reach, reach),), tuple(layers), meanings=meanings)


def _layers(
    positions: Mapping[tuple[RealPoint, str], Iterable[PlanePosition]],
    names: Mapping[RealPoint, str],
    weights: tuple[int, int] | None,
) -> Iterator[Layer]:
    """Yield curves, then points; those of a function have its colour and its marker."""
    shown = [key for key in positions if positions[key]]
    every = zip(cycle(_COLOURS), cycle(_MARKERS), strict=False)  # both are endless
    looks = dict(zip(dict.fromkeys(function for function, _ in shown), every, strict=False))
    for function, mark in shown:
        parts = tuple(
            part for position in positions[function, mark] for part in _orbit(position, weights)
        )
        if parts:
            name = names.get(function, _OTHER)
            style = Style(looks[function][0], 1.5, label=name)
            yield Layer(f"orbits of {name}", "lines", parts, style)
    for function, mark in shown:
        name = f"{mark}{names.get(function, _OTHER)}"
        colour, marker = looks[function]
        style = Style(colour, _SIZE, marker, label=name, hollow=bool(mark))
        yield dots(name, list(positions[function, mark]), style)


def _axes(
    parameters: tuple[Symbol, ...], axes: tuple[Symbol, Symbol] | None
) -> tuple[Symbol, Symbol]:
    """Return two parameters, the first ones by default."""
    chosen = parameters[:2] if axes is None else tuple(axes) if in_sequence(axes) else ()
    if len(set(chosen)) != 2 or not set(chosen) <= {*parameters}:
        required = f"axes are two of the parameters {', '.join(map(str, parameters))}"
        raise InputError(required, shown(axes if len(parameters) > 1 else parameters))
    return chosen[0], chosen[1]


def _weights(landscape: NetworkLandscape, axes: tuple[Symbol, Symbol]) -> tuple[int, int] | None:
    """Return how the scalings of the network move the plane, ``None`` when they do not."""
    network = landscape.problem.network
    moving = {
        (w.get(axes[0], 0), w.get(axes[1], 0))
        for w in scalings(network.symmetries, network.parameters)
    } - {(0, 0)}
    if len(moving) > 1:
        required = "axes are two parameters that one scaling moves, as two weights of one neuron"
        raise InputError(required, shown(axes))
    return next(iter(moving), None)


def _position(point: RealPoint, axes: tuple[Symbol, Symbol]) -> PlanePosition:
    one, two = (round(float(point[axis]), _DIGITS) for axis in axes)
    return one, two


def _scaled(position: PlanePosition, weights: tuple[int, int] | None) -> PlanePosition:
    """Return a point of length 1 of the same orbit, if that is a line."""
    length = float(np.hypot(*position))
    if weights is None or weights[0] != weights[1] or length < 1e-9:
        return position
    sign = -1 if position[::-1] < (0.0, 0.0) else 1
    return round(sign * position[0] / length, _DIGITS), round(sign * position[1] / length, _DIGITS)


def _orbit(
    position: PlanePosition, weights: tuple[int, int] | None
) -> Iterator[tuple[PlanePosition, ...]]:
    """Yield the curves on which the scalings move a point."""
    if weights is None or not any(c and w for c, w in zip(position, weights, strict=True)):
        return
    for sign in (1.0, -1.0):
        moved = [position[i] * (sign * _FACTORS) ** float(weights[i]) for i in (0, 1)]
        yield tuple((float(a), float(b)) for a, b in zip(*moved, strict=True))

"""Pictures of the fibers over critical functions: which parameters give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from sympy import Symbol

from nnag_m2.algebra.arguments import in_sequence, shown
from nnag_m2.algebra.points import RealPoint
from nnag_m2.errors import InputError
from nnag_m2.landscapes import showing
from nnag_m2.neuromanifolds.cases import permuted, scalings
from nnag_m2.pictures.picture import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    RED,
    SKY,
    Layer,
    Look,
    Picture,
    dots,
)

if TYPE_CHECKING:
    from nnag_m2.landscapes.network import NetworkLandscape

_COLOURS = (ORANGE, BLUE, GREEN, PURPLE, RED, SKY, INK)
_ASKED = "fiber_picture"
_FACTORS = np.geomspace(1e-3, 1e3, 400)
_ROOM = 1.25

Spot = tuple[float, float]


def fiber_picture(
    landscape: NetworkLandscape,
    fibers: Sequence[Sequence[RealPoint]],
    axes: tuple[Symbol, Symbol] | None,
) -> Picture:
    """Return the picture of fibers in the plane of two parameters."""
    manifold = landscape.problem.network.neuromanifold(landscape.problem.coordinates)
    chosen = _axes(manifold.map.parameters, axes)
    weights = _weights(landscape, chosen)
    layers, seen = [], list[Spot]()
    for i, (point, fiber) in enumerate(zip(landscape.points, fibers, strict=True)):
        images = [image for one in fiber for image in permuted(manifold, one)]
        spots = list(dict.fromkeys(_scaled(_spot(image, chosen), weights) for image in images))
        colour, loss = _COLOURS[i % len(_COLOURS)], showing.number(point.loss)
        name = f"{point.type}, loss {loss}"
        lines = tuple(part for spot in spots for part in _orbit(spot, weights))
        layers += [Layer(f"fiber of {name}", "lines", lines, Look(colour, 1.5))] if lines else []
        layers += [dots(name, spots, Look(colour, 8, label=name))] if spots else []
        seen += spots
    ramified = [
        _scaled(_spot(image, chosen), weights)
        for one in landscape.ramified or ()
        for image in permuted(manifold, one.point)
    ]
    if ramified:
        look = Look(GREY, 10, "x", label="critical, where the rank drops")
        layers.insert(0, dots("critical where the rank drops", list(dict.fromkeys(ramified)), look))
    reach = _ROOM * max(1.0, *(abs(c) for spot in [*seen, *ramified] for c in spot), 1.0)
    box = ((-reach, reach), (-reach, reach))
    return Picture((chosen[0].name, chosen[1].name), box, tuple(layers))


def _axes(
    parameters: tuple[Symbol, ...], axes: tuple[Symbol, Symbol] | None
) -> tuple[Symbol, Symbol]:
    """Return two parameters, the first ones by default."""
    chosen = parameters[:2] if axes is None else tuple(axes) if in_sequence(axes) else ()
    if len(set(chosen)) != 2 or not set(chosen) <= {*parameters}:
        required = f"axes are two of the parameters {', '.join(map(str, parameters))}"
        raise InputError(_ASKED, required, shown(axes if len(parameters) > 1 else parameters))
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
        raise InputError(_ASKED, required, shown(axes))
    return next(iter(moving), None)


def _spot(point: RealPoint, axes: tuple[Symbol, Symbol]) -> Spot:
    one, two = (float(point[axis]) for axis in axes)
    return one, two


def _scaled(spot: Spot, weights: tuple[int, int] | None) -> Spot:
    """Return a point of length 1 of the same orbit, if that is a line."""
    length = float(np.hypot(*spot))
    if weights is None or weights[0] != weights[1] or length < 1e-9:
        return spot
    sign = -1 if spot[::-1] < (0.0, 0.0) else 1
    return sign * spot[0] / length, sign * spot[1] / length


def _orbit(spot: Spot, weights: tuple[int, int] | None) -> Iterator[tuple[Spot, ...]]:
    """Yield the curves on which the scalings move a point."""
    if weights is None or not any(c and w for c, w in zip(spot, weights, strict=True)):
        return
    for sign in (1.0, -1.0):
        moved = [spot[i] * (sign * _FACTORS) ** float(weights[i]) for i in (0, 1)]
        yield tuple((float(a), float(b)) for a, b in zip(*moved, strict=True))

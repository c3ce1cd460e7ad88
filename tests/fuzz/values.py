"""Right values for parameters, by their names; small ones, since they are asked about for real."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import cache
from inspect import Parameter
from random import Random
from typing import Any

import numpy as np
from sympy import GF, QQ, Matrix, Poly, Rational, exp, symbols, tanh

from nnag_m2 import (
    MLP,
    BlockOrder,
    BoxImage,
    ConvolutionalNetwork,
    Ideal,
    LightningSelfAttention,
    LinearMLP,
    Neuromanifold,
    ParametricModel,
    PolynomialMap,
    RealAlgebraic,
    RealPoint,
    SemialgebraicSet,
    Style,
    TrainingProblem,
    draw_points,
    elimination_order,
    plane_curve,
    regions,
)

x, y, t, s = symbols("x y t s")
PLANE = (x, y)
BOX = {x: (-2, 2), y: (-2, 2)}

CIRCLE = Ideal([x**2 + y**2 - 1], PLANE)
CUSP = Ideal([y**2 + x**3], PLANE)
LINE = Ideal([x + 2 * y - 1], PLANE)
POINTS = Ideal([x**2 - x, y - x], PLANE)
IDEALS = (CIRCLE, CUSP, LINE, POINTS)
MAP = PolynomialMap([t**2, t**3], [t])
IMAGE = BoxImage(MAP, {t: (-1, 1)})
HALF = SemialgebraicSet(CIRCLE, [y])
NETWORK = LinearMLP((2, 1, 1))

Draw = Callable[[Random], Any]


def one_of(*values: Any) -> Draw:
    """Return what draws one of these values."""
    return lambda chance: chance.choice(values)


@cache
def curve() -> Any:
    """Return a plane curve, traced once."""
    return plane_curve(CUSP, BOX)


@cache
def problem() -> TrainingProblem:
    """Return a training problem with one critical function."""
    return TrainingProblem(NETWORK, [[1, 0], [0, 1]], [[1], [2]])


_POINT, _SPOT = (0, 0), (Rational(1, 2), 3)
_SQUARE = one_of(Matrix([[2, 1], [1, 3]]), [[1, 0], [0, 2]], np.eye(2, dtype=int))
_ROOT = RealAlgebraic.roots(Poly(x**2 - 2, x))[1]

BY_NAME: dict[str, Draw] = {
    **dict.fromkeys(["ideal", "other", "ideals", "variety"], one_of(*IDEALS)),
    "curve": one_of(CIRCLE, CUSP),
    "source": one_of(*IDEALS, MAP),
    "real_set": one_of(*IDEALS, HALF),
    "polynomial_map": one_of(MAP),
    "surface": one_of(x**2 + y**2 - t, x * y - t),
    "image": one_of(IMAGE),
    "data": one_of((1, 2), [Rational(1, 2), 0], np.array([3, 1])),
    "quadric": lambda chance: chance.choice([one_of("unit", "generic"), _SQUARE])(chance),
    "matrix": _SQUARE,
    "point": one_of(_POINT, (0, 0), [0, 0]),
    "place": one_of(RealPoint.rational(PLANE, _POINT)),
    "points": one_of((), (RealPoint.rational(PLANE, _POINT),)),
    "variables": one_of(PLANE, list(PLANE), x),
    "eliminated": one_of(x),
    "symbol": one_of(t, s),
    "order": one_of("grevlex", "lex", elimination_order(x), BlockOrder([[x], [y]])),
    "by": one_of(x, POINTS, x * y - 1),
    **dict.fromkeys(["polynomial", "function"], one_of(x**2 * y - 3, Poly(x + 1, x, y))),
    "polynomials": one_of([x, y], [x * y - 1]),
    "projection": one_of([[1, 2]], PolynomialMap([x * y], PLANE)),
    "seed": one_of(1, 2),
    "formulation": one_of("automatic", "minors", "multipliers"),
    **dict.fromkeys(["width", "tolerance"], one_of(Rational(1, 100))),
    **dict.fromkeys(
        ["proof", "check", "ramified", "singular", "labels", "bias"], one_of(True, False)
    ),
    "shaded": one_of(True, False),
    **dict.fromkeys(["multipliers", "constant", "corank"], one_of(0, 1)),
    **dict.fromkeys(["up_to_degree", "degree", "n", "rank", "steps", "slices"], one_of(2, 3)),
    "fixed": one_of((), t),
    "truth": one_of(0, [0] * NETWORK.parameter_count),
    "method": one_of("automatic"),
    "coranks": one_of(None, [0, 1]),
    "distance": one_of(Rational(1, 2)),
    "problem": lambda _: problem(),
    "network": one_of(NETWORK),
    **dict.fromkeys(["coordinates", "coordinate_choice"], one_of("monomial", "reduced")),
    "target": one_of(tanh(t), exp(t)),
    "interval": one_of((-1, 1)),
    **dict.fromkeys(["text", "lines"], one_of("x^2 + y", "x*y - 1")),
    "field": one_of(QQ, GF(7)),
    "box": one_of(BOX),
    "inside": one_of(lambda _: True),
    **dict.fromkeys(["name", "title"], one_of("a name", "")),
    **dict.fromkeys(
        ["style", "axis", "rest", "cell", "boundary"], one_of(Style(), Style("#ff0000", 2))
    ),
    "groups": one_of({}, {"some": ([(0, 1)], Style())}),
    "segments": one_of([], [((0, 0), (1, 1))]),
    "words": one_of({}, {"here": (0, 1)}),
    "hidden": one_of((), [(0, 0)]),
    "directions": one_of((), (t,)),
    **dict.fromkeys(["executable", "rationalize", "memory_limit"], one_of(None)),
    "folder": one_of("scripts"),
    "path": one_of("picture.svg", "picture.png"),
    "blocks": one_of([[x], [y]]),
    "generators": one_of([x * y - 1], [x, Poly(y, x, y)], []),
    "inequalities": one_of([], [x], [x * y - 1]),
    "widths": one_of((2, 1), (2, 2, 1), [1, 1, 1]),
    "activation": one_of(2, t**2 + t),
    "inputs": one_of([[1, 0], [0, 1]]),
    "outputs": one_of([[1], [2]]),
    "filters": one_of((2, 2), [2]),
    "strides": one_of(None, (1, 1)),
    **dict.fromkeys(["embedding", "tokens", "workers"], one_of(1, 2)),
    **dict.fromkeys(["value", "index", "digits"], one_of(1, 5)),
    "values": one_of((0, 0), [Rational(1, 2), 1]),
    "through": one_of(None),
    "axes": one_of(None),
}
"""For each name of a parameter what draws a right value, whatever is called."""

BY_FUNCTION: dict[tuple[str, str], Draw] = {
    **{(f, "curve"): lambda _: curve() for f in ("draw_curve", "draw_cells", "regions")},
    ("draw_surface", "box"): one_of({x: (-1, 1), y: (-1, 1), t: (-1, 1)}),
    ("PolynomialMap", "coordinates"): one_of([x, x * y], [x**2 + 1]),
    ("PolynomialMap", "parameters"): one_of([x, y]),
    ("PolynomialMap.linear", "parameters"): one_of([x, y]),
    ("BoxImage", "box"): one_of({t: (0, 1)}),
    ("draw_nearest_points", "data"): one_of([(1, 2)], [(1, 2), (0, 0)]),
    ("ParametricModel", "outputs"): one_of([t * x], [t * x + s]),
    ("ParametricModel", "inputs"): one_of([x]),
    ("ParametricModel", "parameters"): one_of([t, s]),
    ("LightningSelfAttention", "outputs"): one_of(None, 1),
    **{(f, "parameters"): one_of(None) for f in ("MLP", "LinearMLP", "ConvolutionalNetwork")},
    ("LightningSelfAttention", "parameters"): one_of(None),
    ("ConvolutionalNetwork", "inputs"): one_of(None, 3),
    ("RealAlgebraic.roots", "polynomial"): one_of(Poly(t**3 - 2, t)),
    ("RealAlgebraic.of", "value"): one_of(1, Rational(1, 2)),
    ("Neuromanifold.contains", "function"): one_of([1, 2]),
    ("Neuromanifold.realizes", "function"): one_of([1, 2]),
    ("from_macaulay2", "source"): one_of("R = QQ[x]; I = ideal(x^2)", "n = 5\nL = {1, 2}"),
    ("macaulay2", "command"): one_of("1 + 1", "degree ideal vars(QQ[x, y])"),
    ("from_json", "text"): one_of('{"schema": "nnag-m2/1", "value": [1, "a", null]}'),
    ("to_macaulay2", "name"): one_of("", "I"),
    ("moment_structure", "network"): one_of(NETWORK, MLP((1, 1, 1), 2)),
}
"""Where the name of the parameter does not say enough."""


@cache
def samples() -> tuple[Any, ...]:
    """Return objects whose methods are called; none of them takes long to make."""
    return (
        _ROOT,
        RealPoint.rational(PLANE, _SPOT),
        IMAGE,
        NETWORK,
        MLP((1, 1, 1), 2),
        ConvolutionalNetwork((2, 2)),
        LightningSelfAttention(1, 1, 1),
        ParametricModel([t * x + s], [x], [t, s]),
        Neuromanifold(NETWORK),
        problem(),
        draw_points({"some": ([(0, 1)], Style())}, BOX),
        curve(),
        regions(curve())[0],
        MAP,
    )


def right(target: str, parameter: Parameter, chance: Random) -> Any:
    """Return a right value; of the parameter's default now and then."""
    if parameter.default is not Parameter.empty and chance.random() < 0.3:
        return parameter.default
    draw = BY_FUNCTION.get((target, parameter.name)) or BY_NAME.get(parameter.name)
    return draw(chance) if draw else _by_annotation(parameter, chance)


def _by_annotation(parameter: Parameter, chance: Random) -> Any:
    """Return a value for a parameter of a new name: of a type that its annotation speaks of."""
    said = str(parameter.annotation)
    words = {"Ideal": "ideal", "PolynomialMap": "polynomial_map", "Symbol": "symbol"}
    words |= {"bool": "proof", "int": "seed", "Rational": "width", "str": "name"}
    for word, name in words.items():
        if word in said:
            return BY_NAME[name](chance)
    return chance.choice(list(BY_NAME.values()))(chance)


def any_right(chance: Random) -> Any:
    """Return a value that is right for some parameter, perhaps for another one."""
    draws = list(itertools.chain(BY_NAME.values(), BY_FUNCTION.values()))
    return chance.choice(draws)(chance)

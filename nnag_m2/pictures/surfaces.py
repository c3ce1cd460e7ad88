"""Pictures of real surfaces, by plane curves on parallel planes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Unpack

from sympy import QQ, Poly, Rational, Symbol

from nnag_m2.algebra.arguments import list_argument, whole_number
from nnag_m2.algebra.fields import as_poly
from nnag_m2.asking import Options, question
from nnag_m2.calling import steps
from nnag_m2.curves.plane import Range
from nnag_m2.curves.question import Box, as_box, plane_curve
from nnag_m2.errors import InputError, shown
from nnag_m2.pictures.arguments import frame_argument, style_argument
from nnag_m2.pictures.layers import BLUE, Layer, Position, Style, dots
from nnag_m2.pictures.picture import Picture

_WIRE = Style(BLUE, 0.8)
# wires of a surface are many and thin: fewer corners than those of a curve
_COARSE = Rational(1, 150)

_MOST_SLICES = 1_000
"""More planes cannot be told apart in a picture."""


@question
def draw_surface(
    surface: Any,
    box: Box,
    *,
    slices: int = 17,
    directions: Sequence[Symbol] = (),
    style: Style = _WIRE,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of a real surface in 3-space, by plane curves on parallel planes.

    Parameters
    ----------
    surface
        Its equation, a polynomial over QQ in the three variables of the box.
    box
        Two ends for each variable.
    slices
        The number of planes in each direction, at equal distances, both sides of the box included.
    directions
        The variables that are constant on the planes; without it the last and the first one.
    style
        Colour and width.

    Returns
    -------
    Picture
        Each plane's curve is certified, as in ``plane_curve``: on these planes nothing is missed,
        isolated points of the slices included.  Planes that lie in the surface are left out.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> box = {x: (-1, 1), y: (-1, 1), z: (-1, 1)}
    >>> plane = draw_surface(z, box, slices=3, directions=[x])
    >>> cut = plane.data["x constant"][0]
    >>> cut[0], cut[-1]
    ([-1.0, -1.0, 0.0], [-1.0, 1.0, 0.0])
    """
    sides, variables = as_box(box, 3), tuple(box)
    poly = as_poly(surface, variables, QQ)
    slices, style = whole_number(slices, "slices", 2, _MOST_SLICES), style_argument(style)
    along = list_argument(directions, "directions") or [variables[2], variables[0]]
    if strangers := [v for v in along if not isinstance(v, Symbol) or v not in variables]:
        raise InputError(f"directions must be among {variables}", shown(strangers[0]))
    style = replace(style, label=style.label or "surface")
    layers: list[Layer] = []
    for constant in along:
        layers += _wires(poly, dict(zip(variables, sides, strict=True)), constant, slices, style)
    return replace(frame_argument(box), layers=tuple(layers))


def _wires(
    poly: Poly, box: Mapping[Symbol, Range], constant: Symbol, slices: int, style: Style
) -> list[Layer]:
    """Return the curves on the planes where a variable is constant, and their isolated points."""
    k, (low, high) = poly.gens.index(constant), box[constant]
    others = {v: side for v, side in box.items() if v != constant}
    places = [low + (high - low) * Rational(i, slices - 1) for i in range(slices)]
    cut = [(value, poly.eval(constant, value)) for value in places]
    curves = [
        (v, plane_curve(f.as_expr(), others, _COARSE)) for v, f in steps(cut) if not f.is_zero
    ]
    parts = [
        tuple(_lifted(p.middle, k, v) for p in branch.points)
        for v, curve in curves
        for branch in curve.branches
    ]
    lonely = [_lifted(p.middle, k, v) for v, curve in curves for p in curve.isolated_points]
    wires = [Layer(f"{constant} constant", "lines", tuple(parts), style)]
    if lonely:
        mark = replace(style, size=3.0, label=f"{style.label}, isolated points")
        wires.append(dots(f"{constant} constant, isolated points", lonely, mark))
    return wires


def _lifted(position: Position, k: int, value: Rational) -> Position:
    return (*position[:k], float(value), *position[k:])

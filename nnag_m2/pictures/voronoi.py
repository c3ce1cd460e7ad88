"""Voronoi cells in the plane, shaded: certified regions of the complement of their boundaries."""

from __future__ import annotations

from typing import Any, Unpack

from sympy import Expr, Integer, Rational, gcd_list

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, question
from nnag_m2.curves.question import Box, plane_curve
from nnag_m2.errors import InputError
from nnag_m2.invariants.voronoi.boundary import voronoi_boundary
from nnag_m2.invariants.voronoi.contains import voronoi_cell
from nnag_m2.pictures.arguments import style_argument
from nnag_m2.pictures.curves import draw_cells, draw_curve
from nnag_m2.pictures.layers import BROWN, SAND, Style
from nnag_m2.pictures.picture import Picture

_CELL = Style(SAND, label="Voronoi cell")
_BOUNDARY = Style(BROWN, dashed=True, label="its algebraic boundary")


@question
def draw_voronoi_cell(
    real_set: Any,
    point: Any,
    box: Box,
    cell: Style = _CELL,
    boundary: Style = _BOUNDARY,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of the Voronoi cell of a point in the plane, with its algebraic boundary.

    Parameters
    ----------
    real_set
        An ideal over QQ in two variables, or a ``SemialgebraicSet``.
    point
        A rational point of it that is a stratum by itself: isolated singular points, corners and
        ends.  The cells of other points are parts of lines.
    box
        Two ends for each variable.
    cell, boundary
        Colours and labels.

    Returns
    -------
    Picture
        Layers ``cell`` and ``boundary``.  The equations of ``voronoi_boundary`` divide the box into
        regions; ``voronoi_cell_contains`` decides for one rational point of each.  No layer
        ``cell`` means that the cell has no inner points in the box.

    Raises
    ------
    InputError
        For a point whose cell lies on a line, and as ``voronoi_boundary`` and ``plane_curve`` do.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import Ideal
    >>> cusp = Ideal([y**2 + x**3], [x, y])
    >>> picture = draw_voronoi_cell(cusp, [0, 0], {x: (-1, 2), y: (-1, 1)})
    >>> [layer.name for layer in picture.layers]
    ['cell', 'boundary', 'boundary, singular points']
    """
    for style in (cell, boundary):
        style_argument(style)
    found = voronoi_boundary(real_set, point)
    if found.theta is not None:
        raise InputError("the point must be rational", str(point))
    if len(found.coordinates) != 2 or not found.is_ambient:
        required = "a point whose normal space is the plane"
        came = f"one with a normal space of dimension {len(found.coordinates)}"
        raise InputError(required, came, "a singular point or an end")
    equation = _curve_of(found.ideal)
    inside = voronoi_cell(real_set, point)

    def contains(place: tuple[Rational, ...]) -> bool:
        return inside.place_of(place) != "outside"

    walls = plane_curve(equation * _curve_of(found.limits), box)
    shaded = draw_cells(walls, contains, style=cell)
    return shaded + draw_curve(plane_curve(equation, box), "boundary", boundary, singular=False)


def _curve_of(ideal: Ideal) -> Expr:
    """Return the equation of the curves in a plane variety; further points do not divide a box."""
    if not ideal.generators:
        raise InputError("a boundary that is not the whole plane", str(ideal))
    common = gcd_list(list(ideal.exprs))
    return common if common.free_symbols else Integer(1)

"""Pictures of plane curves, of sets that they bound, and of Voronoi cells in the plane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, Unpack

from sympy import Expr, Integer, Rational, gcd_list

from nnag_m2.algebra.arguments import flag
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, question
from nnag_m2.curves.plane import PlaneCurve, curve_argument
from nnag_m2.curves.question import Box, plane_curve
from nnag_m2.curves.regions import regions
from nnag_m2.errors import InputError, shown
from nnag_m2.invariants.voronoi.boundary import voronoi_boundary
from nnag_m2.invariants.voronoi.nearest import voronoi_cell
from nnag_m2.pictures.arguments import style_argument, text_argument
from nnag_m2.pictures.layers import BLUE, BROWN, SAND, Layer, Style, dots
from nnag_m2.pictures.picture import Picture

_CURVE, _CELLS = Style(BLUE), Style(SAND)

Inside: TypeAlias = Callable[[tuple[Rational, Rational]], bool]

_CELL = Style(SAND, label="Voronoi cell")
_BOUNDARY = Style(BROWN, dashed=True, label="its algebraic boundary")


@question
def draw_curve(
    curve: PlaneCurve,
    name: str = "curve",
    style: Style = _CURVE,
    *,
    singular: bool = True,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of a plane curve, its singular points marked.

    Parameters
    ----------
    curve
        From ``plane_curve``; each corner of its polylines lies on the curve.
    name
        Of the layer.
    style
        Colour, width and label.
    singular
        Whether singular points are marked; isolated ones always are.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import plane_curve
    >>> cusp = plane_curve(y**2 + x**3, {x: (-1, 1), y: (-1, 1)})
    >>> draw_curve(cusp).data["curve, singular points"]
    [[[0.0, 0.0]]]
    """
    curve_argument(curve), style_argument(style), text_argument(name, "name")
    flag(singular, "singular")
    parts = tuple(tuple(p.middle for p in branch.points) for branch in curve.branches)
    marked = curve.singular_points if singular else curve.isolated_points
    layers = [Layer(name, "lines", parts, style)]
    if marked:
        said = f"{style.label or name}, {'singular' if singular else 'isolated'} points"
        mark = Style(style.colour, 2 * style.size + 2, label=said)
        layers.append(dots(f"{name}, singular points", [point.middle for point in marked], mark))
    return _picture(curve, layers)


@question
def draw_cells(
    curve: PlaneCurve,
    inside: Inside,
    name: str = "cell",
    style: Style = _CELLS,
    **options: Unpack[Options],
) -> Picture:
    """Return a picture of a set whose boundary lies on a curve, shaded.

    Parameters
    ----------
    curve
        From ``plane_curve``, such as the algebraic boundary of a Voronoi cell.
    inside
        Says of a rational point whether it is in the set; asked once for each region of the
        complement of the curve, so that the shaded part is a union of such regions.
    name
        Of the layer.
    style
        Colour and label.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import plane_curve
    >>> circle = plane_curve(x**2 + y**2 - 1, {x: (-2, 2), y: (-2, 2)})
    >>> disk = draw_cells(circle, lambda point: point[0] ** 2 + point[1] ** 2 < 1)
    >>> len(disk.data["cell"]) > 0
    True
    """
    curve_argument(curve), style_argument(style), text_argument(name, "name")
    if not callable(inside):
        raise InputError("inside must be a function", shown(inside))
    shaded = [r for r in regions(curve) if inside(r.sample)]
    polygons = tuple(polygon for region in shaded for polygon in region.polygons)
    return _picture(curve, [Layer(name, "areas", polygons, style)])


def _picture(curve: PlaneCurve, layers: Sequence[Layer]) -> Picture:
    names = tuple(map(str, curve.variables))
    box = tuple((float(low), float(high)) for low, high in curve.box)
    return Picture(names, box, tuple(layers))


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
    common = equation_of_curves(ideal)
    return common if common.free_symbols else Integer(1)


def equation_of_curves(ideal: Ideal) -> Expr:
    """Return the equation of the curves in a variety, a number when there are none."""
    return gcd_list(list(ideal.exprs)) if ideal.exprs else Integer(1)

"""Pictures of plane curves, and of sets that they bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, Unpack

from sympy import Rational

from nnag_m2.algebra.arguments import flag
from nnag_m2.asking import Options, question
from nnag_m2.curves.plane import PlaneCurve, curve_argument
from nnag_m2.curves.regions import regions
from nnag_m2.pictures.arguments import function_argument, style_argument, text_argument
from nnag_m2.pictures.layers import BLUE, SAND, Layer, Style, dots
from nnag_m2.pictures.picture import Picture

_CURVE, _CELL = Style(BLUE), Style(SAND)

Inside: TypeAlias = Callable[[tuple[Rational, Rational]], bool]


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
    style: Style = _CELL,
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
    function_argument(inside, "inside")
    shaded = [r for r in regions(curve) if inside(r.sample)]
    polygons = tuple(polygon for region in shaded for polygon in region.polygons)
    return _picture(curve, [Layer(name, "areas", polygons, style)])


def _picture(curve: PlaneCurve, layers: Sequence[Layer]) -> Picture:
    names = tuple(map(str, curve.variables))
    box = tuple((float(low), float(high)) for low, high in curve.box)
    return Picture(names, box, tuple(layers))

"""The half circle: of all its points, only the two ends attract training.

A network with bounded parameters reaches a semialgebraic set, and that has ends.  On the half
circle ``x**2 + y**2 = 1, y >= 0`` a point between the ends is nearest for data on one half-line
only, a set of probability zero.  The ends are nearest for a quarter of the plane each: below the
half circle, all data lead to one of them.
"""

from __future__ import annotations

from itertools import product

from sympy import Rational
from sympy.abc import x, y

from nnag_m2 import (
    Ideal,
    Picture,
    SemialgebraicSet,
    Style,
    draw_curve,
    draw_points,
    draw_segments,
    draw_voronoi_cell,
    plane_curve,
    voronoi_boundary,
    voronoi_cell_contains,
)
from nnag_m2.pictures.layers import BLUE, BROWN, GREEN, INK, MINT, SAND

HALF = SemialgebraicSet(Ideal([x**2 + y**2 - 1], [x, y]), [y])
BOX = {x: (-2, 2), y: (Rational(-3, 2), Rational(3, 2))}
UPPER = {x: (-2, 2), y: (0, Rational(3, 2))}
ENDS = ((1, 0), (-1, 0))
TOP = (0, 1)


def main() -> None:
    """Print the boundaries of cells, and where some data belong."""
    for point in (*ENDS, TOP):
        found = voronoi_boundary(HALF, point)
        size = len(found.coordinates)
        print(f"the cell of {point}, in a space of dimension {size}: boundary {found.ideal.exprs}")
    for u in product((Rational(-3, 2), Rational(1, 2)), (-1, Rational(1, 2))):
        places = [voronoi_cell_contains(HALF, end, u) for end in ENDS]
        print(f"data ({u[0]}, {u[1]}): {places[0]} for (1, 0), {places[1]} for (-1, 0)")


def picture() -> Picture:
    """Return the two cells, and the half-line that is the cell of the point on top."""
    walls = Style(BROWN, 1.4, dashed=True, label="walls of the cells")
    whole = plane_curve(HALF.ideal, UPPER)
    upper = draw_curve(whole, "half circle", Style(BLUE, 2.6, label="$x^2+y^2=1,\\ y\\geq 0$"))
    half = draw_points({}, BOX) + Picture(upper.axes, draw_points({}, BOX).box, upper.layers)
    return (
        draw_voronoi_cell(HALF, ENDS[0], BOX, Style(SAND, label="cell of (1, 0)"), walls)
        + draw_voronoi_cell(HALF, ENDS[1], BOX, Style(MINT, label="cell of (-1, 0)"), walls)
        + draw_segments(
            [((0, 0), (0, Rational(3, 2)))],
            BOX,
            "cell of the top",
            Style(GREEN, 3, pattern=":", label="cell of (0, 1)"),
        )
        + half
        + draw_points({"ends": (ENDS, Style(INK, 7.5, label="ends"))}, BOX)
    ).titled("The Voronoi cells of the ends of a half circle")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'half_circle').name}")

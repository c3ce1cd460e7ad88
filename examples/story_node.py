"""The node: a singular point that does not attract training.

At the node of ``y**2 = x**2*(x + 1)`` two smooth branches cross.  Whatever direction the data are
in, one of them has points that way: no data but the node itself have the node as nearest point.
The equation of the boundary says so too: its curve has a point in the plane around which there is
no cell.  Generic convolutional networks have singularities of this kind, perceptrons cusps.
"""

from __future__ import annotations

from itertools import product

from sympy import Rational
from sympy.abc import x, y

from nnag_m2 import (
    Ideal,
    Picture,
    Style,
    attracts,
    draw_curve,
    draw_nearest_points,
    nearest_points,
    plane_curve,
    voronoi_boundary,
    voronoi_cell_contains,
)
from nnag_m2.pictures.layers import BLUE

NODE = Ideal([y**2 - x**2 * (x + 1)], [x, y])
BOX = {x: (Rational(-3, 2), Rational(3, 2)), y: (Rational(-3, 2), Rational(3, 2))}
DATA = tuple((Rational(a, 20), Rational(b, 20)) for a, b in product((-13, -4, 4, 13), (-12, 3, 13)))


def main() -> None:
    """Print that the node does not attract, and what is near it."""
    found = attracts(NODE, [0, 0])
    print(f"the node attracts: {found.attracts}, {found.reason}")
    print(f"boundary of its Voronoi cell: {voronoi_boundary(NODE, [0, 0]).equation} = 0")
    near = [(Rational(a, 100), Rational(b, 100)) for a, b in ((1, 0), (0, 1), (-1, 0), (1, 2))]
    for u in near:
        place = voronoi_cell_contains(NODE, [0, 0], u)
        print(f"data ({u[0]}, {u[1]}): {place}, nearest {nearest_points(NODE, u)}")


def picture() -> Picture:
    """Return the node, and data with their nearest points, among which it is not."""
    return (
        draw_curve(plane_curve(NODE, BOX), "node", Style(BLUE, 2.4, label="$y^2=x^2(x+1)$"))
        + draw_nearest_points(NODE, DATA, BOX)
    ).titled("A node is nowhere the nearest point")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'node').name}")

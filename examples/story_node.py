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
    Look,
    Picture,
    RealPoint,
    attracts,
    critical_points,
    draw_curve,
    draw_points,
    draw_segments,
    plane_curve,
    voronoi_boundary,
    voronoi_cell_contains,
)
from nnag_m2.pictures.picture import BLUE, GREY, INK, RED

NODE = Ideal([y**2 - x**2 * (x + 1)], [x, y])
CROSSING = RealPoint.rational([x, y], [0, 0])
BOX = {x: (Rational(-3, 2), Rational(3, 2)), y: (Rational(-3, 2), Rational(3, 2))}
DATA = tuple((Rational(a, 20), Rational(b, 20)) for a, b in product((-13, -4, 4, 13), (-12, 3, 13)))


def nearest(u: tuple[Rational, ...]) -> RealPoint:
    """Return the nearest point of the curve: a critical point of its smooth part, or the node."""
    distance = (x - u[0]) ** 2 + (y - u[1]) ** 2
    candidates = [CROSSING, *critical_points(NODE, u)]
    return min(candidates, key=lambda point: point.value_of(distance))


def main() -> None:
    """Print that the node does not attract, and what is near it."""
    found = attracts(NODE, [0, 0])
    print(f"the node attracts: {found.attracts}, {found.reason}")
    print(f"boundary of its Voronoi cell: {voronoi_boundary(NODE, [0, 0]).equation} = 0")
    near = [(Rational(a, 100), Rational(b, 100)) for a, b in ((1, 0), (0, 1), (-1, 0), (1, 2))]
    for u in near:
        place = voronoi_cell_contains(NODE, [0, 0], u)
        print(f"data ({u[0]}, {u[1]}): {place}, nearest point {nearest(u)}")


def picture() -> Picture:
    """Return the node, and data with their nearest points, among which it is not."""
    ends = [(u, nearest(u)) for u in DATA]
    points = {
        "data": (DATA, Look(INK, 5.5, "s", label="data")),
        "nearest": ([end for _, end in ends], Look(RED, 6, "D", label="nearest points")),
    }
    return (
        draw_segments(ends, BOX, look=Look(GREY, 0.9, dashed=True))
        + draw_curve(plane_curve(NODE, BOX), "node", Look(BLUE, 2.4, label="$y^2=x^2(x+1)$"))
        + draw_points(points, BOX)
    ).titled("A node is nowhere the nearest point")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'node').name}")

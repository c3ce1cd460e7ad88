"""The cusp: a singular point that attracts training, and the curve where its attraction ends.

Training looks for the point of the cuspidal curve ``y**2 + x**3 = 0`` nearest to the data.  Both
branches leave the cusp in the same direction, so data on the other side have nothing nearer: the
cusp is the answer for a whole region of the plane, its Voronoi cell, although it is a single point
of the curve.  For random data it is met with positive probability.

The boundary of the cell consists of data with a second nearest point.  Eliminating that point
gives the boundary's equation, a quartic curve.  The picture shades the regions of its complement
that belong to the cell, by an exact decision at one rational point of each.
"""

from __future__ import annotations

import random
from itertools import product

from sympy import Rational, factor, lambdify, symbols
from sympy.abc import x, y

from nnag_m2 import (
    Ideal,
    Picture,
    Style,
    attracts,
    draw_curve,
    draw_nearest_points,
    draw_voronoi_cell,
    nearest_points,
    plane_curve,
    voronoi_boundary,
    voronoi_cell_contains,
)
from nnag_m2.pictures.layers import BLUE

CUSP = Ideal([y**2 + x**3], [x, y])
BOX = {x: (-1, 2), y: (Rational(-3, 2), Rational(3, 2))}
DATA = tuple(product((Rational(-1, 2), Rational(1, 4), Rational(1), Rational(7, 4)), (-1, 0, 1)))


def sampled(count: int) -> list[tuple[float, float, bool]]:
    """Return random data, and whether a point of a fine polyline is nearer than the cusp.

    No algebra is in this: the curve is ``(-t**2, t**3)``.
    """
    import numpy as np

    draw = random.Random(1)
    t = np.linspace(-1.8, 1.8, 2001)
    found = []
    for _ in range(count):
        a, b = draw.uniform(-1, 2), draw.uniform(-1.5, 1.5)
        nearer = float(np.min((t**2 + a) ** 2 + (t**3 - b) ** 2)) < a * a + b * b
        found.append((a, b, nearer))
    return found


def disagreements(count: int) -> int:
    """Return how many random data, not too near to the boundary, are on its wrong side."""
    quartic = lambdify([x, y], voronoi_boundary(CUSP, [0, 0]).equation)
    # The cell is where the quartic is negative, to the right of the cusp.
    return sum(
        nearer == (quartic(a, b) < 0 < a) and abs(quartic(a, b)) > 0.01
        for a, b, nearer in sampled(count)
    )


def main() -> None:
    """Print what holds exactly, and what sampling says."""
    print(f"the cusp attracts: {attracts(CUSP, [0, 0]).attracts}")
    boundary = voronoi_boundary(CUSP, [0, 0])
    print(f"boundary of its Voronoi cell: {boundary.equation} = 0")
    for u in ((1, 0), (Rational(1, 4), 1), (-1, 0)):
        place = voronoi_cell_contains(CUSP, [0, 0], u)
        print(f"data ({u[0]}, {u[1]}): {place}, nearest {nearest_points(CUSP, u)}")
    t = symbols("t")
    # A second nearest point (-t**2, t**3): equally far, and critical.
    a, b = symbols("a b")
    equal = (t**2 + a) ** 2 + (t**3 - b) ** 2 - a**2 - b**2
    print(f"equally far from (a, b) as the cusp: {factor(equal)} = 0")
    wrong = disagreements(2000)
    print(f"2000 random data, sampled nearest points: {wrong} disagree with the quartic")


def picture() -> Picture:
    """Return the cell of the cusp, and data with their nearest points."""
    curve = plane_curve(CUSP, BOX)
    return (
        draw_voronoi_cell(CUSP, [0, 0], BOX)
        + draw_nearest_points(CUSP, DATA, BOX, hidden=[(0, 0)])
        + draw_curve(curve, "cusp", Style(BLUE, 2.4, label="$y^2+x^3=0$"))
    ).titled("The Voronoi cell of a cusp")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'cusp').name}")

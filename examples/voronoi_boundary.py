"""The lecture's challenge: which data have the cusp of a curve as their nearest point.

The equation is checked by sampling, with no algebra: the nearest of many points of the curve, for
10,000 data, is the cusp itself on one side of the boundary curve only.
"""

import numpy as np
from sympy import Rational, factor, lambdify
from sympy.abc import t, x, y

from nnag_m2 import (
    BoxImage,
    Ideal,
    PolynomialMap,
    SemialgebraicSet,
    real_points,
    voronoi_boundary,
    voronoi_cell_contains,
    voronoi_dimension,
)


def main() -> None:
    """Print the equations, and how many data disagree with them."""
    cusp = Ideal([y**2 + x**3], [x, y])
    found = voronoi_boundary(cusp, [0, 0])
    print("cusp y^2 + x^3 = 0 at the origin:", found.equation, "= 0")
    print("  [1, 0] is in the", voronoi_cell_contains(cusp, [0, 0], [1, 0]))
    sampled(lambdify((x, y), found.equation))

    circle = Ideal([x**2 + y**2 - 1], [x, y])
    half = SemialgebraicSet(circle, [y])
    for point in ([1, 0], [0, 1]):
        cell = voronoi_boundary(half, point)
        kind = "in the plane" if cell.is_ambient else f"on the line {cell.space.exprs}"
        print(f"half circle at {point}, {kind}:", cell.equation, "= 0")

    arc = BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
    for parameter in (0, Rational(1, 2)):
        cell = voronoi_boundary(arc, {t: parameter})
        kind = "in the plane" if cell.is_ambient else f"on the line {cell.space.exprs}"
        print(f"arc of a parabola at t = {parameter}, {kind}:", factor(cell.equation), "= 0")
        print("  dimension of the cell:", voronoi_dimension(arc, {t: parameter}).dimension)

    parabola = Ideal([y - x**2], [x, y])
    for vertex in real_points(parabola + Ideal([x**2 - 2], [x, y])):
        ends = voronoi_boundary(parabola, vertex).equation
        print(f"parabola at {vertex}: the cell ends on", ends, "= 0")


def sampled(equation: object) -> None:
    """Compare the sign of the equation, negative in the cell, with nearest sampled points."""
    spacing = 0.001
    t = np.arange(-2, 2, spacing)
    curve = np.column_stack([-(t**2), t**3])
    data = np.random.default_rng(1).uniform(-1, 1, (10_000, 2))
    nearest = np.array([np.argmin(((curve - u) ** 2).sum(axis=1)) for u in data])
    at_cusp = np.abs(t[nearest]) < 5 * spacing
    inside = equation(*data.T) < 0  # type: ignore[operator]
    wrong = int((at_cusp != inside).sum())
    print(f"  of {len(data)} data {at_cusp.sum()} are nearest to the cusp; {wrong} disagree")


if __name__ == "__main__":
    main()

"""Bottlenecks, critical curvatures and the reach: how far a variety may be thickened."""

from sympy import Rational
from sympy.abc import x, y, z

from nnag_m2 import (
    Ideal,
    bottleneck_degree,
    bottlenecks,
    critical_curvature,
    curvature_polynomial,
    reach,
    voronoi_degree,
)


def main() -> None:
    """Print the numbers of Trott's quartic, of an ellipsoid and of a curve in space."""
    trott = 144 * (x**4 + y**4) - 225 * (x**2 + y**2) + 350 * x**2 * y**2 + 81
    print("Trott's quartic:", bottleneck_degree(Ideal([trott], [x, y])), "complex bottlenecks")
    ellipsoid = Ideal([x**2 + 4 * y**2 + 9 * z**2 - 36], [x, y, z])
    print("ellipsoid with the half axes 6, 3, 2:")
    print("  bottlenecks", [pair.length for pair in bottlenecks(ellipsoid)])
    print("  reach", reach(ellipsoid).value)
    point = [2, 2, Rational(4, 3)]
    print("  degree of the boundary of a Voronoi cell", voronoi_degree(ellipsoid, point))
    slanted = Ideal([x**2 + y**2 - 1, z - 2 * x], [x, y, z])
    print("a circle's shadow on a slanted plane:")
    print("  squared critical curvatures: roots of", curvature_polynomial(slanted).as_expr())
    print("  critical radii", sorted({radius for _, radius in critical_curvature(slanted)}))
    print("  reach", reach(slanted).value)


if __name__ == "__main__":
    main()

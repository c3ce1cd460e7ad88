"""Evolutes: where the number of real normals of a curve through a point changes.

The parabola's is a semicubical parabola, the ellipse's Lame's curve
``(2*u)**(2/3) + v**(2/3) = 3**(2/3)``; in another quadric normals turn, and the evolute with them.
"""

from sympy.abc import u, v, x, y

from nnag_m2 import Ideal, critical_points, ed_discriminant


def main() -> None:
    """Print the evolutes, and the number of real normals on both sides of one."""
    parabola = Ideal([y - x**2], [x, y])
    ellipse = Ideal([x**2 + 4 * y**2 - 4], [x, y])
    print("parabola:", ed_discriminant(parabola, variables=(u, v)).exprs[0], "= 0")
    for point in ([0, 1], [0, 0]):
        print(f"  real normals through {point}: {len(critical_points(parabola, point))}")
    print("ellipse:", ed_discriminant(ellipse, variables=(u, v)).exprs[0], "= 0")
    skew = ed_discriminant(parabola, [[2, 1], [1, 1]], (u, v))
    print("parabola, in another quadric:", skew.exprs[0], "= 0")


if __name__ == "__main__":
    main()

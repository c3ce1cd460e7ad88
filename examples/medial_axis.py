"""Medial axes: data with more than one nearest point, and what else their equations hold for.

On the long axis of an ellipse, data between the centres of curvature of the vertices have two
nearest points.  On the rest of the long axis, and on the short one, data are as far from two points
that are not nearest; or from two that are complex conjugates.
"""

from sympy import factor
from sympy.abc import x, y

from nnag_m2 import Ideal, medial_axis, nearest_points


def main() -> None:
    """Print some axes, and which data on them have several nearest points."""
    ellipse = Ideal([x**2 + 4 * y**2 - 4], [x, y])
    print("ellipse:", medial_axis(ellipse).exprs[0], "= 0")
    for u in ([1, 0], [2, 0], [0, 1]):
        print(f"  nearest points of {u}:", *nearest_points(ellipse, u))
    print(
        "circle:",
        ", ".join(f"{e} = 0" for e in medial_axis(Ideal([x**2 + y**2 - 1], [x, y])).exprs),
    )
    print("parabola:", medial_axis(Ideal([y - x**2], [x, y])).exprs[0], "= 0")
    print("two lines:", factor(medial_axis(Ideal([y * (3 * x - 4 * y)], [x, y])).exprs[0]), "= 0")
    cubic = Ideal([y - x**3], [x, y])
    print("cubic y = x^3:", medial_axis(cubic).exprs[0], "= 0")
    # the cusp, its branches, and the boundary of its Voronoi cell
    print("cusp:", factor(medial_axis(Ideal([y**2 + x**3], [x, y])).exprs[0]), "= 0")


if __name__ == "__main__":
    main()

"""The real critical points of the distance from (1, 2) to an ellipse: the nearest and the farthest.

The points at which the circle around (1, 2) touches the ellipse; two more are not real.
"""

from sympy.abc import x, y

from nnag_m2 import Ideal
from nnag_m2.invariants.real_points import real_points


def main() -> None:
    """Print the points and the box of the first one."""
    ellipse = x**2 + 4 * y**2 - 4
    parallel = (x - 1) * 4 * y - (y - 2) * x  # to the gradient of the ellipse
    points = real_points(Ideal([ellipse, parallel], [x, y]))
    for point in points:
        print(point)
    print(points[0].box)


if __name__ == "__main__":
    main()

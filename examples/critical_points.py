"""The real normals of a parabola through a point: three inside of its evolute, one outside."""

from sympy.abc import x, y

from nnag_m2 import Ideal
from nnag_m2.invariants.distance.critical import critical_points


def main() -> None:
    """Print the feet of the normals through each point."""
    parabola = Ideal([y - x**2], [x, y])
    for point in ([0, 2], [3, 0]):
        print(point, *critical_points(parabola, point), sep="\n  ")


if __name__ == "__main__":
    main()

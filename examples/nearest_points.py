"""Nearest points, exactly: the answers of training, at smooth, singular and boundary points."""

from sympy import Rational
from sympy.abc import x, y

from nnag_m2 import Ideal, SemialgebraicSet, nearest_points


def main() -> None:
    """Print the nearest points of some data."""
    cusp = Ideal([y**2 + x**3], [x, y])
    half = SemialgebraicSet(Ideal([x**2 + y**2 - 1], [x, y]), [y])
    for u in ([1, 0], [1, Rational(1, 4)], [-1, 0]):
        print(f"on the cusp y^2 + x^3 = 0 to {u}:", *nearest_points(cusp, u))
    for u in ([1, 1], [1, -1], [0, -1]):
        print(f"on the upper half circle to {u}:", *nearest_points(half, u))


if __name__ == "__main__":
    main()

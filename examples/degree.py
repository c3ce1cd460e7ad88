"""A plane quartic and a plane cubic meet in twelve points, counted with multiplicity."""

from sympy.abc import x, y

from nnag_m2 import Ideal, degree


def main() -> None:
    """Print the answer."""
    quartic, cubic = x**4 + 3 * y**4 - 2 * x * y - 5, x**3 - 2 * y**3 + x * y - 1
    print(degree(Ideal([quartic, cubic], [x, y])))


if __name__ == "__main__":
    main()

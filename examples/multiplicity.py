"""Multiplicities of a cusp, a fat point, and a curve at points with irrational coordinates."""

from sympy import symbols

from nnag_m2 import Ideal, multiplicity


def main() -> None:
    """Print the answer."""
    x, y = symbols("x y")
    print("cusp:            ", multiplicity(Ideal([x**3 + y**2], [x, y]), [0, 0]))
    print("fat point:       ", multiplicity(Ideal([x**2, x * y**3, y**4], [x, y]), [0, 0]))
    curve = Ideal([(x**2 - 2) ** 3 - (y**2 - 3) ** 4], [x, y])
    print("conjugate points:", multiplicity(curve, Ideal([x**2 - 2, y**2 - 3], [x, y])))


if __name__ == "__main__":
    main()

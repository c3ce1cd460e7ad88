"""Look at a torus from the side: its contour is where the projection folds."""

from sympy import symbols

from nnag_m2 import Ideal, degree, dimension, ramification_locus


def main() -> None:
    """Print the answer."""
    x, y, z = symbols("x y z")
    torus = Ideal([(x**2 + y**2 + z**2 + 3) ** 2 - 16 * (x**2 + y**2)], [x, y, z])
    contour = ramification_locus(torus, [[0, 1, 0], [0, 0, 1]])
    print("a curve of dimension", dimension(contour), "and degree", degree(contour))


if __name__ == "__main__":
    main()

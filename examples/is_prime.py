"""The quadrics through a rational normal curve, and one of them fewer."""

from sympy import Matrix, symbols

from nnag_m2 import Ideal, is_prime


def main() -> None:
    """Print the answers."""
    y = symbols("y0:5")
    hankel = Matrix(2, 4, lambda i, j: y[i + j])
    minors = [hankel[:, [i, j]].det() for j in range(4) for i in range(j)]
    print("all 2x2 minors:", is_prime(Ideal(minors, y)))
    print("without the last:", is_prime(Ideal(minors[:-1], y)))


if __name__ == "__main__":
    main()

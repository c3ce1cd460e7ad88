"""The Hilbert polynomial of the rational normal curve of degree four is 4n + 1."""

from itertools import combinations

from sympy import Matrix, symbols

from nnag_m2 import Ideal, hilbert_polynomial


def main() -> None:
    """Print the answer."""
    c = symbols("c0:5")
    hankel = Matrix(2, 4, lambda i, j: c[i + j])
    minors = [hankel[:, list(columns)].det() for columns in combinations(range(4), 2)]
    print(hilbert_polynomial(Ideal(minors, c)))


if __name__ == "__main__":
    main()

"""The matrices of rank at most one form a variety of dimension 4 among the 2 x 3 matrices."""

from itertools import combinations

from sympy import Matrix, symbols

from nnag_m2 import Ideal, dimension


def main() -> None:
    """Print the answer."""
    entries = symbols("m11 m12 m13 m21 m22 m23")
    matrix = Matrix(2, 3, entries)
    minors = [matrix[:, list(columns)].det() for columns in combinations(range(3), 2)]
    print(dimension(Ideal(minors, entries)))


if __name__ == "__main__":
    main()

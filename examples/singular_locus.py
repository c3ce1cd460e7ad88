"""Where the Whitney umbrella and the matrices of rank at most one are singular."""

from itertools import combinations, product

from sympy import Matrix, symbols

from nnag_m2 import Ideal, radical, singular_locus


def main() -> None:
    """Print the answer."""
    x, y, z = symbols("x y z")
    umbrella = Ideal([x**2 - y**2 * z], [x, y, z])
    print("umbrella:       ", radical(singular_locus(umbrella)))

    entries = symbols("m11 m12 m13 m21 m22 m23")
    matrix = Matrix(2, 3, entries)
    pairs = product([[0, 1]], combinations(range(3), 2))
    minors = [matrix.extract(rows, list(columns)).det() for rows, columns in pairs]
    print("rank at most 1: ", radical(singular_locus(Ideal(minors, entries))))


if __name__ == "__main__":
    main()

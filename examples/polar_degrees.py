"""The generic distance degree of 3 x 3 matrices of rank at most 2 as a sum of polar degrees.

Polar degrees count pairs of a matrix and a conormal one, of rank at most 1, under linear conditions
on both; in reverse they are those of the matrices of rank at most 1.  A linear network with two
hidden neurons has the same, without equations.
"""

from itertools import combinations

from sympy import Matrix, symbols

from nnag_m2 import Ideal, LinearMLP
from nnag_m2.invariants.distance.degrees import euclidean_distance_degree
from nnag_m2.invariants.distance.polar import polar_degrees


def main() -> None:
    """Print both and the sum."""
    entries = symbols("m1:10")
    matrix = Matrix(3, 3, entries)
    pairs = list(combinations(range(3), 2))
    minors = [matrix.extract(list(r), list(c)).det() for r in pairs for c in pairs]
    print("rank at most 1:", polar_degrees(Ideal(minors, entries)))
    network = LinearMLP((3, 2, 3)).parametrization().map
    print("rank at most 2:", polar_degrees(network))
    print("sum:", euclidean_distance_degree(network, "generic", formulation="polar_degrees"))


if __name__ == "__main__":
    main()

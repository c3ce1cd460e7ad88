"""How many critical points training has: distances from general data to networks, no equations.

A lightning self-attention module of rank 2 and the rational normal quartic, its cone's points being
fourth powers of linear forms: 3 * 4 - 2 in a general quadric, 4 in the one that rotations preserve.
"""

from sympy import diag
from sympy.abc import s, t

from nnag_m2 import LightningSelfAttention, PolynomialMap, euclidean_distance_degree


def main() -> None:
    """Print the answers."""
    attention = LightningSelfAttention(2, 2, 2, outputs=1).parametrization("reduced").map
    print(euclidean_distance_degree(attention, "generic"))

    quartics = PolynomialMap([s ** (4 - i) * t**i for i in range(5)], [s, t])
    print(euclidean_distance_degree(quartics, "generic"))
    print(euclidean_distance_degree(quartics, diag(1, 4, 6, 4, 1)))


if __name__ == "__main__":
    main()

"""How many critical points a distance has: the circle, and the matrices of rank one.

For the unit quadric both are special: of a matrix, the singular value decomposition gives all
critical points, as many as there are singular values (Eckart, Young).
"""

from sympy import symbols
from sympy.abc import x, y

from nnag_m2 import Ideal
from nnag_m2.invariants.distance.degrees import euclidean_distance_degree


def main() -> None:
    """Print the numbers for the unit quadric and for a generic one."""
    circle = Ideal([x**2 + y**2 - 1], [x, y])
    a, b, c, d, e, f = symbols("a:f")
    rank_one = Ideal([a * e - b * d, a * f - c * d, b * f - c * e], [a, b, c, d, e, f])
    for name, variety in (("circle", circle), ("2 x 3 matrices of rank one", rank_one)):
        unit = euclidean_distance_degree(variety)
        generic = euclidean_distance_degree(variety, "generic")
        print(f"{name}: {unit} for the unit quadric, {generic} for a generic one")


if __name__ == "__main__":
    main()

"""The likelihood of a table on the matrices of rank 2: all critical points, exactly.

The 100 Swiss francs problem of Sturmfels with three letters instead of four: the counts are 4 on
the diagonal and 2 elsewhere.  Which mixture of two pairs of independent letters makes them most
likely?  All critical points are compared.
"""

from math import prod

from sympy import Matrix, symbols
from sympy.abc import s, t

from nnag_m2 import Ideal, PolynomialMap, likelihood_ideal, real_points


def main() -> None:
    """Print the real critical points as tables divided by 216, the most likely first; two coins."""
    entries = symbols("p11 p12 p13 p21 p22 p23 p31 p32 p33")
    model = Ideal([Matrix(3, 3, entries).det()], entries)
    counts = [4, 2, 2, 2, 4, 2, 2, 2, 4]
    likelihood = prod(entry**count for entry, count in zip(entries, counts, strict=True))
    points = real_points(likelihood_ideal(model, counts))
    for point in sorted(points, key=lambda p: p.value_of(likelihood), reverse=True):
        table = Matrix(3, 3, [point.value_of(216 * entry) for entry in entries])
        print(f"{float(point.value_of(likelihood)):.4e}", table.tolist())
    coins = PolynomialMap([(1 - s) * (1 - t), (1 - s) * t, s * (1 - t), s * t], [s, t])
    print("two coins:", likelihood_ideal(coins, [3, 1, 4, 15]))


if __name__ == "__main__":
    main()

"""Matrices of rank one, and less and less data: how many critical points do not fit them."""

from sympy import Matrix, symbols

from nnag_m2 import Ideal, generic_quadric, positive_loss_degree


def main() -> None:
    """Print the numbers for general quadrics of each corank."""
    entries = symbols("a:f")
    a, b, c, d, e, f = entries
    rank_one = Ideal([a * e - b * d, a * f - c * d, b * f - c * e], entries)
    print(Matrix(2, 3, entries).tolist(), "of rank one, codimension 2")
    for k in range(6):
        print(f"corank {k}: {positive_loss_degree(rank_one, generic_quadric(6, corank=k))}")


if __name__ == "__main__":
    main()

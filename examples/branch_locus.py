"""The discriminant of a cubic polynomial is a branch locus."""

from sympy import symbols

from nnag_m2 import Ideal, branch_locus


def main() -> None:
    """Print the answer."""
    a, b, t = symbols("a b t")
    roots = Ideal([t**3 + a * t + b], [a, b, t])
    print(branch_locus(roots, [[1, 0, 0], [0, 1, 0]], variables=[a, b]))


if __name__ == "__main__":
    main()

"""Which a make x^2 + a x + 1 and x^2 + x + a share a root?  Eliminate the root."""

from sympy.abc import a, x

from nnag_m2 import Ideal, elimination_ideal


def main() -> None:
    """Print the answer."""
    common_root = Ideal([x**2 + a * x + 1, x**2 + x + a], [x, a])
    print(elimination_ideal(common_root, [x]))


if __name__ == "__main__":
    main()

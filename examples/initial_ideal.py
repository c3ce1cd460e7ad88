"""The leading monomials of the ideal of the twisted cubic, and what can be read off them."""

from sympy import symbols

from nnag_m2 import Ideal, initial_ideal


def main() -> None:
    """Print the answer."""
    a, b, c, d = symbols("a b c d")
    found = initial_ideal(Ideal([a * c - b**2, a * d - b * c, b * d - c**2], [a, b, c, d]))
    print(found.ideal)
    print("dimension", found.dimension, "degree", found.degree)


if __name__ == "__main__":
    main()

"""The twisted cubic is no complete intersection: three equations, codimension two."""

from sympy import symbols

from nnag_m2 import Ideal, codimension


def main() -> None:
    """Print the answer."""
    a, b, c, d = symbols("a b c d")
    twisted_cubic = Ideal([a * c - b**2, b * d - c**2, a * d - b * c], [a, b, c, d])
    print(len(twisted_cubic.generators), "equations, codimension", codimension(twisted_cubic))


if __name__ == "__main__":
    main()

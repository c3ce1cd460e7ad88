"""Gradients of the equations of the twisted cubic; no Macaulay2 is needed."""

from sympy import pprint, symbols

from nnag_m2 import Ideal, jacobian_matrix


def main() -> None:
    """Print the answer."""
    a, b, c, d = symbols("a b c d")
    pprint(jacobian_matrix(Ideal([a * c - b**2, b * d - c**2, a * d - b * c], [a, b, c, d])))


if __name__ == "__main__":
    main()

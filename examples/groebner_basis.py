"""Solve a system: a lexicographic Groebner basis is triangular."""

from sympy.abc import x, y, z

from nnag_m2 import Ideal, groebner_basis


def main() -> None:
    """Print the answer."""
    system = Ideal([x**2 + y + z - 1, x + y**2 + z - 1, x + y + z**2 - 1], [x, y, z])
    for polynomial in groebner_basis(system, order="lex"):
        print(polynomial.as_expr())


if __name__ == "__main__":
    main()

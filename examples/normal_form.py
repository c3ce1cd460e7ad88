"""Decide whether a polynomial lies in an ideal: its remainder tells."""

from sympy.abc import x, y

from nnag_m2 import Ideal, normal_form


def main() -> None:
    """Print the answer."""
    circle = Ideal([x**2 + y**2 - 1], [x, y])
    inside, outside = normal_form([x**4 - y**4 - x**2 + y**2, x**3], circle)
    print("x^4 - y^4 - x^2 + y^2 leaves", inside.as_expr())
    print("x^3 leaves", outside.as_expr())


if __name__ == "__main__":
    main()

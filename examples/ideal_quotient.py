"""A quotient takes away a component once, a saturation altogether."""

from sympy.abc import x, y

from nnag_m2 import Ideal, ideal_quotient, saturation


def main() -> None:
    """Print the answer."""
    double_line_and_line = Ideal([x**2 * y], [x, y])
    print("quotient by x:  ", ideal_quotient(double_line_and_line, by=x))
    print("saturation by x:", saturation(double_line_and_line, by=x))


if __name__ == "__main__":
    main()

"""The ideal of the union of the three coordinate axes."""

from sympy.abc import x, y, z

from nnag_m2 import Ideal, intersection


def main() -> None:
    """Print the answer."""
    variables = [x, y, z]
    axes = [Ideal([y, z], variables), Ideal([x, z], variables), Ideal([x, y], variables)]
    print(intersection(*axes))


if __name__ == "__main__":
    main()

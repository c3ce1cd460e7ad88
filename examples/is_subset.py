"""An ideal lies in its saturation: a certificate for the saturation."""

from sympy.abc import x, y

from nnag_m2 import Ideal, is_subset, saturation


def main() -> None:
    """Print the answer."""
    ideal = Ideal([x * y * (x - 1), x**2 * (y - 2)], [x, y])
    print(is_subset(ideal, saturation(ideal, by=x)))


if __name__ == "__main__":
    main()

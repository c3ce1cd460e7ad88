"""Newton's identities: power sums and elementary symmetric polynomials generate the same ideal."""

from sympy.abc import x, y, z

from nnag_m2 import Ideal, is_equal


def main() -> None:
    """Print the answer."""
    power_sums = Ideal([x + y + z, x**2 + y**2 + z**2, x**3 + y**3 + z**3], [x, y, z])
    elementary = Ideal([x + y + z, x * y + y * z + z * x, x * y * z], [x, y, z])
    print(is_equal(power_sums, elementary))


if __name__ == "__main__":
    main()

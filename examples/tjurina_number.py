"""A deformation that keeps the Milnor number and lowers the Tjurina number."""

from sympy.abc import x, y

from nnag_m2 import Ideal, milnor_number, tjurina_number


def main() -> None:
    """Print the answer."""
    for equation in (x**4 + y**5, x**4 + y**5 + x**2 * y**3):
        curve = Ideal([equation], [x, y])
        print(f"{equation}: Milnor number {milnor_number(curve)}", end=", ")
        print(f"Tjurina number {tjurina_number(curve)}")


if __name__ == "__main__":
    main()

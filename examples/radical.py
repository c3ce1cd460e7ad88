"""The cuspidal cubic meets its tangent three times in one point; the radical is that point."""

from sympy.abc import x, y

from nnag_m2 import Ideal, degree, radical


def main() -> None:
    """Print the answer."""
    contact = Ideal([x**3 + y**2, y], [x, y])
    print(degree(contact), "times in", radical(contact))


if __name__ == "__main__":
    main()

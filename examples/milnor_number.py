"""Milnor numbers of simple singularities, and of all nodes of a curve together."""

from sympy.abc import x, y

from nnag_m2 import Ideal, milnor_number


def main() -> None:
    """Print the answer."""
    equations = {
        "A1": x**2 - y**2,
        "A2": x**3 + y**2,
        "D4": x**2 * y + y**3,
        "E6": x**3 + y**4,
        "E7": x**3 + x * y**3,
        "E8": x**3 + y**5,
    }
    for name, equation in equations.items():
        number = milnor_number(Ideal([equation], [x, y]), [0, 0])
        print(f"{name}: {equation} has Milnor number {number}")
    nodes = (x**2 - 2) ** 2 - y**2 * (y - 3) ** 2
    print(f"all singularities of {nodes}: {milnor_number(Ideal([nodes], [x, y]))}")


if __name__ == "__main__":
    main()

"""Which singular points are nearest points of an open set of data: cusps are, nodes are not."""

from sympy import symbols

from nnag_m2 import Ideal, attracts, real_points


def main() -> None:
    """Print the answer."""
    x, y, z = symbols("x y z")
    varieties = {
        "cusp": Ideal([x**3 + y**2], [x, y]),
        "node": Ideal([y**2 - x**2 * (x + 1)], [x, y]),
        "tacnode": Ideal([y**2 - x**4], [x, y]),
        "cusp of a surface": Ideal([x**2 + y**2 + z**3], [x, y, z]),
        "cone": Ideal([x**2 + y**2 - z**2], [x, y, z]),
        "Whitney's umbrella": Ideal([x**2 - y**2 * z], [x, y, z]),
    }
    for name, variety in varieties.items():
        found = attracts(variety, [0] * len(variety.variables))
        print(f"{name}: {found.attracts}; {found.reason}")
    two_cusps = Ideal([y**2 - (x**2 - 2) ** 3], [x, y])
    for point in real_points(Ideal([x**2 - 2, y], [x, y])):
        print(f"{point}: data towards {attracts(two_cusps, point).towards} are drawn to this cusp")


if __name__ == "__main__":
    main()

"""Tangent cones and multiplicities of a cusp, a node, and a curve in space."""

from sympy import symbols

from nnag_m2 import Ideal, multiplicity, normal_space, tangent_cone


def main() -> None:
    """Print the answer."""
    x, y, z = symbols("x y z")
    curves = {
        "cusp": Ideal([x**3 + y**2], [x, y]),
        "node": Ideal([y**2 - x**2 * (x + 1)], [x, y]),
        "(t^3, t^4, t^5)": Ideal([x * z - y**2, y * z - x**3, z**2 - x**2 * y], [x, y, z]),
    }
    for name, curve in curves.items():
        origin = [0] * len(curve.variables)
        cone = ", ".join(map(str, tangent_cone(curve, origin).exprs))
        print(f"{name}: tangent cone {cone}; multiplicity {multiplicity(curve, origin)}")
    print("normal of the cusp at (-1, 1):", normal_space(curves["cusp"], [-1, 1]).tolist())


if __name__ == "__main__":
    main()

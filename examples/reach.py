"""How far from a curve data may be so that their nearest point is one, exactly."""

from sympy.abc import x, y

from nnag_m2 import Ideal, reach


def main() -> None:
    """Print the reach and what attains it."""
    curves = {
        "ellipse with the axes 2 and 1": x**2 + 4 * y**2 - 4,
        "parabola": y - x**2,
        "cubic y = x^3": y - x**3,
        "hyperbola x y = 1": x * y - 1,
    }
    for name, equation in curves.items():
        found = reach(Ideal([equation], [x, y]))
        print(f"{name}: {found.value}")
        print("  critical radii of curvature", sorted({value for _, value in found.curvature}))
        print("  half lengths of bottlenecks", sorted({value for _, value in found.bottlenecks}))


if __name__ == "__main__":
    main()

"""A singular curve, and the points where that is singular; the same for self-attention."""

from sympy import symbols

from nnag_m2 import Ideal, singularity_strata


def main() -> None:
    """Print the answer."""
    x, y, z = symbols("x y z")
    steiner = Ideal([x**2 * y**2 + y**2 * z**2 + z**2 * x**2 - x * y * z], [x, y, z])
    show("Steiner's Roman surface", steiner)

    y1, y2, y3, y4, y5, y6 = coordinates = symbols("y1:7")
    resultant = (y1 * y6 - y3 * y4) ** 2 - (y1 * y5 - y2 * y4) * (y2 * y6 - y3 * y5)
    show("lightning self-attention, two tokens in the plane", Ideal([resultant], coordinates))


def show(name: str, ideal: Ideal) -> None:
    """Print the strata of a variety."""
    print(name)
    for s in singularity_strata(ideal):
        equations = ", ".join(map(str, s.ideal.exprs))
        print(f"  depth {s.depth}: dimension {s.dimension}, degree {s.degree}: {equations}")


if __name__ == "__main__":
    main()

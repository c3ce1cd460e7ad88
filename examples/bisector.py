"""Conics as bisectors: of a point and a line, of a point and a circle, of two points."""

from sympy.abc import x, y

from nnag_m2 import Ideal, bisector


def main() -> None:
    """Print the bisectors of some points, lines and circles."""
    focus, directrix = Ideal([x, y - 1], [x, y]), Ideal([y + 1], [x, y])
    print("parabola:", bisector(focus, directrix).exprs[0], "= 0")
    focus = Ideal([x - 2, y], [x, y])
    for name, radius in (("hyperbola", 2), ("ellipse", 6)):
        circle = Ideal([(x + 2) ** 2 + y**2 - radius**2], [x, y])
        print(f"{name}:", bisector(focus, circle).exprs[0], "= 0")
    origin = Ideal([x, y], [x, y])
    print("perpendicular:", bisector(origin, focus).exprs[0], "= 0")
    skew = bisector(origin, focus, [[2, 1], [1, 3]])
    print("perpendicular in another quadric:", skew.exprs[0], "= 0")


if __name__ == "__main__":
    main()

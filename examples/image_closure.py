"""Projections of the twisted cubic to planes: a node or a cusp."""

from sympy.abc import x, y, z

from nnag_m2 import Ideal, image_closure


def main() -> None:
    """Print the equations of the plane curves."""
    twisted_cubic = Ideal([y - x**2, z - x**3], [x, y, z])
    for name, rows in (("cusp", [[0, 1, 0], [0, 0, 1]]), ("node", [[0, 1, 0], [-1, 0, 1]])):
        print(f"{name}: {image_closure(twisted_cubic, rows).exprs[0]} = 0")


if __name__ == "__main__":
    main()

"""Surfaces by certified slices: Whitney's umbrella with its handle, the discriminant of cubics.

On each plane the curve is exact: the handle of the umbrella, a line that no mesh of triangles
shows, appears as isolated points of the slices.
"""

from sympy.abc import x, y, z

from nnag_m2 import Picture, draw_surface

BOX = {x: (-1, 1), y: (-1, 1), z: (-1, 1)}
SURFACES = {
    "Whitney's umbrella": x**2 - y**2 * z,
    "discriminant of t**3 + x*t**2 + y*t + z": (
        x**2 * y**2 - 4 * y**3 - 4 * x**3 * z + 18 * x * y * z - 27 * z**2
    ),
    "Cayley's cubic": 1 - x**2 - y**2 - z**2 + 2 * x * y * z,
    "symmetric matrices of rank one": x**2 + y**2 - z**2,
}


def main() -> None:
    """Print what the slices consist of."""
    for name, equation in SURFACES.items():
        slices = draw_surface(equation, BOX, slices=9)
        print(f"{name}:")
        for layer, parts in slices.data.items():
            print(f"  {layer}: {len(parts)}")


def picture() -> Picture:
    """Return the picture of Whitney's umbrella with its handle."""
    return draw_surface(SURFACES["Whitney's umbrella"], BOX).titled("Whitney's umbrella")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'draw_surface').name}")

"""The medial axis of an ellipse: which part of the two axes has two nearest points.

The equation of the axis holds for both lines.  Data with two nearest points are on the segment
between two cusps of the evolute; ``nearest_points`` decides for one exact point of each arc.
"""

from __future__ import annotations

from sympy.abc import x, y

from nnag_m2 import (
    Ideal,
    Picture,
    Style,
    draw_curve,
    draw_medial_axis,
    draw_nearest_points,
    medial_axis,
    plane_curve,
    reach,
)
from nnag_m2.pictures.layers import BLUE

ELLIPSE = Ideal([x**2 + 4 * y**2 - 4], [x, y])
BOX = {x: (-3, 3), y: (-2, 2)}
DATA = ((1, 0), (-1, 0), (0, 0))


def main() -> None:
    """Print the equation, and the distance of the axis from the ellipse."""
    print("equidistant curve:", medial_axis(ELLIPSE).exprs[0], "= 0")
    print("reach, the distance of the axis from the curve:", reach(ELLIPSE).value)
    print(
        "arcs:", {name: len(parts) for name, parts in draw_medial_axis(ELLIPSE, BOX).data.items()}
    )


def picture() -> Picture:
    """Return the ellipse, its medial axis, and data on it with their nearest points."""
    return (
        draw_medial_axis(ELLIPSE, BOX)
        + draw_curve(plane_curve(ELLIPSE, BOX), "ellipse", Style(BLUE, 2.4, label="$x^2+4y^2=4$"))
        + draw_nearest_points(ELLIPSE, DATA, BOX)
    ).titled("The medial axis of an ellipse")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'draw_medial_axis').name}")

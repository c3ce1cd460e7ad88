"""Data with all their critical points: four on an ellipse inside its evolute, two outside.

The evolute is the focal locus: where data cross it, two critical points come together and vanish.
"""

from __future__ import annotations

from sympy import Rational
from sympy.abc import x, y

from nnag_m2 import (
    Ideal,
    Picture,
    Style,
    critical_points,
    draw_critical_points,
    draw_curve,
    ed_discriminant,
    plane_curve,
)
from nnag_m2.pictures.layers import BLUE, GREEN

ELLIPSE = Ideal([x**2 + 4 * y**2 - 4], [x, y])
BOX = {x: (-3, 3), y: (Rational(-7, 2), Rational(7, 2))}
INSIDE, OUTSIDE = (Rational(1, 2), Rational(1, 2)), (2, Rational(-5, 2))


def main() -> None:
    """Print the critical points of two data, inside and outside of the evolute."""
    print("evolute:", ed_discriminant(ELLIPSE, variables=(x, y)).exprs[0], "= 0")
    for u in (INSIDE, OUTSIDE):
        print(f"critical points of ({u[0]}, {u[1]}):", *critical_points(ELLIPSE, u))


def picture() -> Picture:
    """Return the ellipse, its evolute, and both data with their critical points."""
    evolute = plane_curve(ed_discriminant(ELLIPSE, variables=(x, y)), BOX)
    ellipse = plane_curve(ELLIPSE, BOX)
    return (
        draw_curve(
            evolute, "evolute", Style(GREEN, 1.6, pattern="-.", label="evolute"), singular=False
        )
        + draw_curve(ellipse, "ellipse", Style(BLUE, 2.4, label="$x^2+4y^2=4$"))
        + draw_critical_points(critical_points(ELLIPSE, INSIDE), INSIDE, BOX)
        + draw_critical_points(critical_points(ELLIPSE, OUTSIDE), OUTSIDE, BOX)
    ).titled("Critical points inside and outside the evolute")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'draw_critical_points').name}")

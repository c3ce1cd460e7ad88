"""The neuromanifold of one neuron with its singular line, and data with their nearest points.

``MLP((1, 1, 1), t + t**3 + t**4)`` computes ``b*(a*x + (a*x)**3 + (a*x)**4)``: a surface in the
space of the coefficients of ``x**4, x**3, x``, the cone over a cuspidal cubic.  It is singular
where only the linear part is left: in functions that are approached, as ``a`` tends to 0 and ``b``
to infinity.  Across this line the surface is a cusp: for an open set of data the best function is
one of them, and training drives the weights to infinity.
"""

from __future__ import annotations

from sympy import Rational
from sympy.abc import r, t

from nnag_m2 import (
    MLP,
    BoxImage,
    Picture,
    PolynomialMap,
    Style,
    draw_image,
    draw_nearest_points,
    draw_segments,
    minimal_primes,
    nearest_points,
    singular_locus,
    vanishing_ideal,
)
from nnag_m2.pictures.layers import BLUE, SKY

NETWORK = MLP((1, 1, 1), t + t**3 + t**4)
DATA = tuple(
    (Rational(a, 4), Rational(b, 4), Rational(c, 4))
    for a, b, c in ((0, -3, 2), (1, -2, 3), (-1, -2, 3), (0, 2, -3), (2, 0, 2), (-2, 0, 2))
)


def main() -> None:
    """Print the surface, its singular line, and the nearest points of some data."""
    surface = vanishing_ideal(NETWORK.parametrization("reduced").map)
    print(f"{NETWORK}: {surface.exprs[0]} = 0")
    print("singular along", minimal_primes(singular_locus(surface))[0].exprs)
    for u in ([0, -1, 1], [Rational(1, 4), -1, 1], [1, 1, 1]):
        print(f"nearest to {u}:", *nearest_points(surface, u))


def picture() -> Picture:
    """Return the surface, its singular line, and data with their nearest points."""
    surface = vanishing_ideal(NETWORK.parametrization("reduced").map)
    box = dict.fromkeys(surface.variables, (-1, 1))
    # with the parameters t = a and r = a*b, which reach the closure too: t = 0 is the singular line
    faces = BoxImage(PolynomialMap([r * t**3, r * t**2, r], [r, t]), {r: (-1, 1), t: (-1, 1)})
    line = [((0, 0, -1), (0, 0, 1))]
    return (
        draw_image(faces, box, style=Style(SKY, label="neuromanifold"))
        + draw_segments(line, box, "singular", Style(BLUE, 2.6, label="its singular line"))
        + draw_nearest_points(surface, DATA, box)
    ).titled("One neuron, activation $t+t^3+t^4$")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'draw_image').name}")

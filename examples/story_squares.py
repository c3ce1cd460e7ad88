"""Two neurons with the activation ``t**2``: every binary quadric, over the reals too.

``MLP((2, 2, 1), 2)`` computes ``b11 * l1**2 + b12 * l2**2`` for two linear forms ``l1, l2`` in two
inputs.  Completing the square writes each quadric ``A*x**2 + B*x*y + C*y**2`` in this way (the
spectral theorem even with orthogonal forms): the neuromanifold is the whole space of quadrics.
The subnetwork with one neuron reaches squares and their negatives only, the cone
``B**2 = 4*A*C``.  This is also the branch locus of the parametrization: over it lie the parameters
at which both neurons compute the same form, up to a factor, or one of them is switched off.

The picture shows the cone in the coordinates ``A - C``, ``B`` and ``A + C``, in which it is round.
Inside it lie the definite quadrics, outside the indefinite ones; by Sylvester's law of inertia, the
signs of the two output weights decide in which part a function of the network lies.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeAlias

from sympy import Expr, cancel, lambdify, symbols

from nnag_m2 import MLP, Neuromanifold, branch_locus, is_equal, radical

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pictures.drawing import Drawing

NETWORK = MLP((2, 2, 1), activation=2)
MANIFOLD = Neuromanifold(NETWORK)
A, B, C = MANIFOLD.variables

Quadric: TypeAlias = tuple[int, int, int]


def completed_square() -> tuple[Expr, Expr]:
    """Return real parameters for a general quadric: where ``A != 0``, and where ``A = C = 0``."""
    a11, a12, a21, a22, b11, b12 = NETWORK.parameters
    neurons = {a11: 1, a12: B / (2 * A), a21: 0, a22: 1, b11: A, b12: C - B**2 / (4 * A)}
    crossed = {a11: 1, a12: 1, a21: 1, a22: -1, b11: B / 4, b12: -B / 4}
    first, second = (NETWORK.outputs[0].xreplace(values) for values in (neurons, crossed))
    return first, second


def sampled() -> dict[str, list[Quadric]]:
    """Return coordinates of random functions of the network, by the signs of output weights."""
    draw = random.Random(1)
    coordinates = lambdify(NETWORK.parameters, MANIFOLD.map.exprs)
    found: dict[str, list[Quadric]] = {}
    for name, signs in (("++", (1, 1)), ("--", (-1, -1)), ("+-", (1, -1))):
        weights = [
            [*(draw.randint(-9, 9) for _ in range(4)), *(s * draw.randint(1, 9) for s in signs)]
            for _ in range(40)
        ]
        found[name] = [coordinates(*row) for row in weights]
    return found


def main() -> None:
    """Print what holds exactly."""
    x, y = symbols("x1:3")
    print(f"{NETWORK} computes {NETWORK.outputs[0]}")
    print(f"A, B, C are the coordinates {A}, {B}, {C}")
    print(f"dimension {MANIFOLD.dimension()} of {MANIFOLD.ambient_dimension}, ", end="")
    print(f"filling: {MANIFOLD.is_filling()}")
    first, second = completed_square()
    general = MANIFOLD.parametrization.function((A, B, C))[0]
    print(f"{general} = {first}: {cancel(first - general) == 0}")
    print(f"{B * x * y} = {second}: {cancel(second - B * x * y) == 0}")
    squares = Neuromanifold(NETWORK.subnetworks()[0].network).vanishing_ideal()
    print(f"one neuron: {squares}")
    branch = radical(branch_locus(MANIFOLD.map, variables=MANIFOLD.variables))
    print(f"the branch locus is the same cone: {is_equal(branch, squares)}")


def in_space(quadrics: list[Quadric]) -> list[tuple[float, ...]]:
    """Return ``(A - C, B, A + C)``, scaled to different distances from the vertex."""
    points = [(a - c, b, a + c) for a, b, c in quadrics]
    draw = random.Random(2)
    sizes = [draw.uniform(0.35, 0.95) / max(map(abs, point)) for point in points]
    return [tuple(size * e for e in p) for size, p in zip(sizes, points, strict=True)]


def picture() -> Drawing:
    """Return the cone of squares with functions of the network on either side."""
    from pictures import drawing

    return drawing.Drawing(
        figure,
        "The cone of squares, B^2 = 4AC",
        "Axes: A - C, B and A + C, through the vertex of a round double cone. Marks: 40 random "
        "functions each of networks with two positive output weights (dots, inside the upper half "
        "of the cone), two negative ones (squares, inside the lower half), and one of each "
        "(triangles, outside); the cone, its rulings and two circles (area).",
    )


def figure() -> Figure:
    """Draw the cone, and functions at random distances from its vertex."""
    from pictures import drawing

    marks = {
        "++": drawing.Mark("$\\ell_1^2+\\ell_2^2$", drawing.BLUE, "o"),
        "--": drawing.Mark("$-\\ell_1^2-\\ell_2^2$", drawing.RED, "s"),
        "+-": drawing.Mark("$\\ell_1^2-\\ell_2^2$", drawing.GREEN, "^"),
    }
    drawn = drawing.figure(5.2, 5.8)
    axes = drawing.space(drawn, (0, 0.09, 1, 0.86), 1)
    drawing.cone(axes, ("$A-C$", "$B$", "$A+C$"))
    for name, quadrics in sampled().items():
        drawing.dots(axes, in_space(quadrics), marks[name], 34, f"sampled{name}")
    drawn.text(0.5, 0.955, "The cone of squares $B^2=4AC$", ha="center")
    drawing.legend(drawn, [*marks.values(), drawing.CONE], 0.13, columns=2)
    return drawn


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'squares').name}")

"""One linear neuron in between: matrices of rank at most one, and the nearest of them.

``LinearMLP((2, 1, 2))`` computes ``x -> b * (a . x)``.  Its functions are the ``2 x 2`` matrices of
rank at most one, the hypersurface ``y1*y4 = y2*y3`` of degree 2 in 4-space.  It has one singular
point, the zero matrix: the network whose neuron is switched off.  Training on white data looks for
the point of the hypersurface nearest to a matrix; in general, two points are critical, the terms of
the singular value decomposition, and the larger term is the nearest (Eckart, Young 1936).  So no
matrix but zero has the singular point as its nearest one.

The picture shows the symmetric matrices ``[[p, q], [q, r]]`` in the coordinates
``(p - r) / sqrt(2)``, ``sqrt(2) * q`` and ``(p + r) / sqrt(2)``.  These keep distances, and the
matrices of rank one form a round cone.  A segment leads from each matrix, at right angles to the
cone, to its nearest matrix of rank one, which is symmetric again.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from sympy import Matrix, Symbol, diff

from nnag_m2 import Ideal, LinearMLP, Neuromanifold, degree, radical, real_points

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pictures.drawing import Drawing

NETWORK = LinearMLP((2, 1, 2))
MANIFOLD = Neuromanifold(NETWORK)

# Symmetric matrices p, q, r: definite ones of either sign, and indefinite ones.
TARGETS = ((7, 1, 3), (4, -1, 6), (5, 1, -2), (-1, -2, 7), (-5, -1, -3), (-4, 0, -7), (3, 1, -5))


def critical_points(target: Matrix) -> Ideal:
    """Return the critical points of the distance to a matrix, with a Lagrange multiplier."""
    equation = MANIFOLD.vanishing_ideal().exprs[0]
    multiplier = Symbol("l")
    pairs = zip(MANIFOLD.variables, target, strict=True)
    pull = [multiplier * diff(equation, y) - (y - u) for y, u in pairs]
    return Ideal([equation, *pull], (multiplier, *MANIFOLD.variables))


def nearest(target: Any) -> NDArray[np.float64]:
    """Return the first term of the singular value decomposition of a matrix."""
    u, s, v = np.linalg.svd(np.array(target, dtype=float))
    return np.asarray(s[0] * np.outer(u[:, 0], v[0]), dtype=np.float64)


def main() -> None:
    """Print what holds exactly."""
    print(f"{NETWORK} computes {NETWORK.output.tolist()}")
    print(f"dimension {MANIFOLD.dimension()}, expected {MANIFOLD.expected_dimension}, ", end="")
    print(f"degree {MANIFOLD.degree()}")
    print(f"matrices of rank at most one: {MANIFOLD.vanishing_ideal()}")
    print(f"singular locus: {radical(MANIFOLD.singular_locus())}")
    target = Matrix([[6, 2], [2, 3]])
    critical = critical_points(target)
    print(f"critical points of the distance to {target.tolist()}: {degree(critical)}")
    for point in real_points(critical):
        matrix = Matrix(2, 2, point.midpoint[1:])
        loss = sum(entry**2 for entry in matrix - target)
        print(f"  {matrix.tolist()} with loss {loss}")


def in_space(matrix: Any) -> tuple[float, float, float]:
    """Return coordinates of a symmetric matrix that keep distances, one for norm 8."""
    (p, q), (_, r) = matrix
    root = math.sqrt(2)
    return (p - r) / root / 8, root * q / 8, (p + r) / root / 8


def picture() -> Drawing:
    """Return the cone of symmetric matrices of rank one with segments to nearest matrices."""
    from pictures import drawing

    return drawing.Drawing(
        figure,
        "Symmetric matrices of rank one, pr = q^2",
        "Axes: p - r, q and p + r, through the vertex of a round double cone. "
        f"Marks: {len(TARGETS)} symmetric matrices (dots) and the nearest matrices of rank one on "
        "the cone (diamonds), with the shortest way from each to the other (line), at right angles "
        "to the cone; 0, the singular point (plus sign); the cone, its rulings and two "
        "circles (area).",
    )


def figure() -> Figure:
    """Draw the cone, the matrices and the segments."""
    from pictures import drawing

    marks = (
        drawing.Mark("matrix", drawing.BLUE, "o"),
        drawing.Mark("nearest of rank one", drawing.RED, "D"),
        drawing.Mark("the shortest way", drawing.INK, "-"),
        drawing.Mark("0, singular", drawing.INK, "P"),
        drawing.CONE,
    )
    drawn = drawing.figure(5.2, 5.8)
    axes = drawing.space(drawn, (0, 0.12, 1, 0.83), 1)
    drawing.cone(axes, ("$p-r$", "$q$", "$p+r$"))
    targets = [((p, q), (q, r)) for p, q, r in TARGETS]
    ends = [(in_space(target), in_space(nearest(target))) for target in targets]
    for end in ends:
        drawing.line(axes, end, drawing.INK, 1.8, drawing.layer(end[0]))
    drawing.dots(axes, [end[0] for end in ends], marks[0], 60, "matrices")
    drawing.dots(axes, [end[1] for end in ends], marks[1], 45, "nearest")
    axes.scatter([0], [0], [0], s=60, c=drawing.INK, marker="P", zorder=7, gid="singular")
    drawn.text(0.5, 0.955, "Symmetric matrices of rank one: $pr=q^2$", ha="center")
    drawing.legend(drawn, marks, 0.17, columns=2)
    return drawn


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'rank_one').name}")

"""Learning coefficients: how much less than half of its parameters a network pays for.

Linear networks by theorems, others by Newton polyhedra; the picture is that of a cusp, where the
diagonal enters the polyhedron at (6/5, 6/5), so that the threshold is 5/6.
"""

from __future__ import annotations

from sympy import Matrix, eye, zeros
from sympy.abc import t, x, y

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Ideal,
    LinearMLP,
    Picture,
    draw_newton_polyhedron,
    learning_coefficient,
    log_canonical_threshold,
)
from nnag_m2.results import Threshold

CUSP = Ideal([x**3 + y**2], [x, y])


def main() -> None:
    """Print the coefficients of linear networks by rank, and of others at special weights."""
    for widths in ((2, 2, 2), (3, 3, 3), (3, 2, 3), (2, 2, 2, 2)):
        network = LinearMLP(widths)
        print(f"{network}: {network.parameter_count} parameters")
        for rank in range(min(widths) + 1):
            print(
                f"  truth of rank {rank}:",
                said(learning_coefficient(network, of_rank(widths, rank))),
            )
    two = MLP((2, 2, 1), t**2)
    print(f"{two}: {two.parameter_count} parameters")
    for what, weights in (
        ("general weights", [1, 2, 3, 4, 5, 6]),
        ("two neurons that agree", [1, 0, 1, 0, 1, 1]),
        ("a neuron that is switched off", [1, 0, 0, 0, 1, 0]),
        ("zero weights", [0] * 6),
    ):
        print(f"  {what}:", said(learning_coefficient(two, weights)))
    print("ConvolutionalNetwork((2, 2)), zero function:", end=" ")
    print(said(learning_coefficient(ConvolutionalNetwork((2, 2)), 0)))
    print("cusp at the origin:", said(log_canonical_threshold(CUSP, [0, 0])))


def of_rank(widths: tuple[int, ...], rank: int) -> Matrix:
    """Return a matrix of this rank."""
    matrix = zeros(widths[-1], widths[0])
    matrix[:rank, :rank] = eye(rank)
    return matrix


def said(found: Threshold) -> str:
    """Return a threshold in words."""
    if found.is_exact:
        return f"{found.value}, multiplicity {found.multiplicity}"
    return f"between {found.lower} and {found.upper}"


def picture() -> Picture:
    """Return the Newton polyhedron of the cusp."""
    return draw_newton_polyhedron(CUSP, [0, 0]).titled("$x^3 + y^2$: threshold 5/6")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'newton_polyhedron').name}")

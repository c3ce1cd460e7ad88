"""From four samples to a loss landscape: two neurons with the activation ``t**3``.

The function that fits the samples best is a product of three real linear forms, and the network
does not reach those.  The infimum of the loss is on the wall of ``story_cubes.py``, the
discriminant: no parameters give it, so that training never ends, and weights grow without bound.
All of this is proved.  The first picture shows the plane through the data and two critical
functions, in which distances are those of the loss: the levels of the loss are circles, tangent to
the wall.  The second one shows where descent may stop nevertheless: the directions of neurons at
parameters that are critical since the parametrization drops rank.  There one neuron is switched
off, or without influence; at losses 2.9 and 5.0 descent may end.
"""

from __future__ import annotations

from pathlib import Path

from nnag_m2 import MLP, TrainingProblem, draw_fibers, draw_landscape, landscape
from nnag_m2.pictures.picture import Picture
from nnag_m2.results import NetworkLandscape

NETWORK = MLP((2, 2, 1), activation=3)
INPUTS = [[1, 0], [0, 1], [1, 1], [1, -2]]
OUTPUTS = [[-1], [0], [2], [1]]


def found() -> NetworkLandscape:
    """Return the landscape."""
    return landscape(TrainingProblem(NETWORK, INPUTS, OUTPUTS))


def picture(surveyed: NetworkLandscape) -> Picture:
    """Return the plane through the data and the two lowest points of the wall."""
    return draw_landscape(surveyed, through=(1, 2)).titled("Two cubes on four samples")


def directions(surveyed: NetworkLandscape) -> Picture:
    """Return the directions of neurons at critical parameters."""
    return draw_fibers(surveyed).titled("Neurons at critical parameters")


def main() -> NetworkLandscape:
    """Print the landscape."""
    surveyed = found()
    print(surveyed.summary())
    infimum = surveyed.reached.loss
    assert infimum is not None
    degree = infimum.minimal_polynomial.degree()
    print(f"\nThe infimum is an algebraic number of degree {degree}: {float(infimum):.12f}")
    for point in surveyed.reached.points:
        known = surveyed.parameters[surveyed.points.index(point)]
        print(f"at {surveyed.function(point)[0]}")
        print(f"given by real parameters: {known.realized}; approached: {known.approached}")
    return surveyed


if __name__ == "__main__":
    computed = main()
    folder = Path(__file__).parent / "pictures"
    for drawn, name in ((picture(computed), "landscape"), (directions(computed), "fibers")):
        print(f"drawn: {drawn.save(folder / f'{name}.svg').name}")

"""Two samples, one neuron: training is drawn to the ramification locus.

``MLP((2, 1, 1), 2)`` computes ``b * (a1*x1 + a2*x2)**2``, a cone in the space of binary quadratic
forms.  Two samples see a form at two points; functions that agree there are not told from each
other, and the quadric of the loss has a kernel of dimension one.  On the cone, the projection along
the kernel ramifies at two lines: the functions that vanish on one of the two inputs.

Labels of equal sign can be fitted without loss.  For labels of different signs no real function
fits; there the only real critical points on the smooth part of the cone lie on the ramification
locus, which does not depend on the labels.  So for random labels about one half of all limits of
gradient descent lie on these two lines, a set of measure zero: the neuron ends up perpendicular to
one of the inputs.  The other place that draws limits is the vertex, the singular point: it is
reached from weights ``b`` whose sign is wrong for both labels.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from nnag_m2 import (
    MLP,
    TrainingProblem,
    degenerate_critical_points,
    minimal_primes,
    ramification_locus,
    vanishing_ideal,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pictures.drawing import Drawing

NETWORK = MLP((2, 1, 1), 2)
INPUTS = [[2, 1], [1, 3]]
STARTS = 2000
BINS = 90


def descended(starts: int = STARTS, steps: int = 12_000, rate: float = 0.002) -> Any:
    """Return labels and limits of gradient descent for random labels: rows p, q, a1, a2, b."""
    draw = np.random.default_rng(1)
    p, q = draw.uniform(0.2, 1, (2, starts)) * draw.choice([-1, 1], (2, starts))
    a1, a2, b = draw.normal(0, 0.3, (3, starts))
    (x1, y1), (x2, y2) = INPUTS
    for _ in range(steps):
        first, second = a1 * x1 + a2 * y1, a1 * x2 + a2 * y2
        left, right = 2 * (b * first * first - p), 2 * (b * second * second - q)
        slope1, slope2 = 2 * left * b * first, 2 * right * b * second
        a1 = a1 - rate * (slope1 * x1 + slope2 * x2)
        a2 = a2 - rate * (slope1 * y1 + slope2 * y2)
        b = b - rate * (left * first * first + right * second * second)
    return np.stack([p, q, a1, a2, b])


def kinds(found: Any, tolerance: float = 0.01) -> dict[str, Any]:
    """Return which limits fit the labels, vanish on one input only, or on both."""
    p, q, a1, a2, b = found
    (x1, y1), (x2, y2) = INPUTS
    first, second = b * (a1 * x1 + a2 * y1) ** 2, b * (a1 * x2 + a2 * y2) ** 2
    zeros = np.abs(np.stack([first, second])) < tolerance
    return {
        "zero loss": np.hypot(first - p, second - q) < tolerance,
        "ramification locus": zeros[0] != zeros[1],
        "vertex": zeros[0] & zeros[1],
    }


def angles(found: Any) -> Any:
    """Return the directions of the neurons in degrees, from 0 to 180."""
    return np.degrees(np.arctan2(found[3], found[2])) % 180


def perpendicular() -> list[float]:
    """Return the directions that are perpendicular to an input, in degrees."""
    return [(math.degrees(math.atan2(y, x)) + 90) % 180 for x, y in INPUTS]


def main() -> None:
    """Print what holds exactly, and what gradient descent finds."""
    cone = vanishing_ideal(NETWORK.parametrization().map)
    print(f"{NETWORK} computes {NETWORK.outputs[0]}: {cone.exprs[0]} = 0")
    for labels in ([1, 2], [1, -2]):
        problem = TrainingProblem(NETWORK, INPUTS, [[label] for label in labels])
        found = degenerate_critical_points(cone, problem.target, problem.quadric)
        print(f"labels {labels}: kernel of dimension {found.corank}, {found.case}")
        for name, part in (("zero loss", found.zero_loss), ("ramified", found.positive_loss)):
            print(f"  {name}: {part}, {len(part.real_points())} real")
    lines = minimal_primes(ramification_locus(cone, found.projection))
    print("ramification locus:", *(f"{line.exprs}" for line in lines))
    limits = descended()
    opposite = limits[0] * limits[1] < 0
    print(f"limits of gradient descent for {STARTS} random pairs of labels:")
    for name, chosen in (("equal signs", ~opposite), ("different signs", opposite)):
        shares = (
            f"{round(100 * float(np.mean(kind[chosen])))} % {where}"
            for where, kind in kinds(limits).items()
        )
        print(f"  {name}: {', '.join(shares)}")


def picture() -> Drawing:
    """Return the histogram of the directions of the limits."""
    from pictures import drawing

    return drawing.Drawing(
        figure,
        "Limits of gradient descent on two samples",
        f"Axes: direction of the neuron from 0 to 180 degrees, and how many of {STARTS} limits. "
        "Marks: stacked bars of limits with zero loss (plain), on the ramification locus "
        "(hatched) and in the vertex (dotted); the two directions perpendicular to an input (lines "
        "of dots), where the bars of the ramification locus are.",
    )


def figure() -> Figure:
    """Draw the histogram, its kinds of limits with different hatches."""
    from pictures import drawing

    limits = descended()
    drawn = drawing.figure(7, 4.4)
    axes = drawn.add_axes((0.12, 0.15, 0.85, 0.63))
    directions, sorts = angles(limits), kinds(limits)
    axes.hist(
        [directions[kind] for kind in sorts.values()],
        bins=np.linspace(0, 180, BINS + 1).tolist(),
        stacked=True,
        color=[drawing.BLUE, drawing.ORANGE, drawing.GREY],
        label=list(sorts),
        hatch=["", "////", "...."],
    )
    axes.set(xlim=(0, 180), xticks=range(0, 181, 45))
    axes.set_xlabel("direction of the neuron $(a_1, a_2)$, degrees")
    axes.set_ylabel("limits")
    for i, right in enumerate(perpendicular()):
        words = "perpendicular to an input" if i == 0 else None
        axes.axvline(right, color=drawing.GREY, linewidth=1, linestyle=":", zorder=0, label=words)
    drawn.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.54, 0.93), ncols=2)
    drawn.text(0.54, 0.93, "Limits of gradient descent on two samples", ha="center")
    return drawn


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'implicit_bias').name}")

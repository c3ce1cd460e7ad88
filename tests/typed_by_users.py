"""What a user writes, for mypy strict: questions in all the ways of asking."""

from __future__ import annotations

from concurrent.futures import Future

from sympy import symbols

from nnag_m2 import (
    MLP,
    Answer,
    Ideal,
    Neuromanifold,
    TrainingProblem,
    asking,
    landscape,
    question,
    singular_locus,
)
from nnag_m2.results import NetworkLandscape

x, y = symbols("x y")
curve = Ideal([x**3 + y**2], [x, y])

locus: Ideal = singular_locus(curve, timeout=5)
answer: Answer[Ideal] = singular_locus.run(curve, cache=False)
text: str = singular_locus.script(curve)
future: Future[Ideal] = singular_locus.submit(curve)

manifold = Neuromanifold(MLP((2, 2, 1), 3))
size: int = manifold.dimension(proof=True, timeout=10)
sized: Answer[int] = manifold.dimension.run()
later: Future[bool] = manifold.is_filling.submit(progress=print)


krull: int = curve.dimension()
inside: bool = curve.is_subset(Ideal.parse("x, y", "x,y"))
product: Ideal = (curve + curve) * curve**2


@question
def singular_points(ideal: Ideal) -> int:
    """Return a number."""
    return len(singular_locus(ideal).generators)


count: int = singular_points(curve)
counted: Answer[int] = singular_points.run(curve)
with asking(timeout=60, cache=True, progress=True):
    problem = TrainingProblem(MLP((1, 1, 1), 2), [[1]], [[1]])
    found: NetworkLandscape = landscape(problem)

"""One small question for each kind of answer, to see that every answer can travel."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from sympy import symbols

import nnag_m2
from nnag_m2 import (
    GF,
    MLP,
    BoxImage,
    Ideal,
    LinearMLP,
    Neuromanifold,
    PolynomialMap,
    Session,
    Style,
    TrainingProblem,
)

t, x, y, z = symbols("t x y z")
x1, x2 = symbols("x1 x2")
CIRCLE = Ideal([x**2 + y**2 - 1], [x, y])
CUSP = Ideal([y**2 + x**3], [x, y])
PARABOLA = Ideal([y - x**2], [x, y])
MODULO_7 = Ideal([x**2 - 3 * y * z, y**2 - x + 6], [x, y, z], GF(7))
HALF_RANK = [[1, 0], [0, 0]]
PARAMETRIZED = PolynomialMap([x**2, x * y], [x, y])
ARC = BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
WINDOW = {x: (-2, 2), y: (-2, 2)}
CUBICS = Neuromanifold(MLP((2, 2, 1), 3))
PROBLEM = TrainingProblem(LinearMLP((2, 1, 2)), [[1, 0], [0, 1]], [[3, 0], [0, 1]])
DECAY = TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=1)

ASKED: dict[str, Callable[[Session], Any]] = {
    "groebner basis modulo 7": lambda s: nnag_m2.groebner_basis(MODULO_7, session=s),
    "run of it": lambda s: nnag_m2.groebner_basis.run(MODULO_7, session=s),
    "normal form modulo 7": lambda s: nnag_m2.normal_form([x**3, y], MODULO_7, session=s),
    "critical points": lambda s: nnag_m2.critical_points(CUSP, [1, 2], session=s),
    "their coordinates": lambda s: [
        point[x] for point in nnag_m2.critical_points(CUSP, [1, 2], session=s)
    ],
    "positive loss": lambda s: nnag_m2.degenerate_critical_points(
        CIRCLE, [0, 2], HALF_RANK, session=s
    ),
    "strata of it": lambda s: nnag_m2.stratified_critical_points(
        Ideal([y**2 - x**2 * (x + 1)], [x, y]), [-3, 0], HALF_RANK, check=False, session=s
    ),
    "table by corank": lambda s: nnag_m2.critical_points_by_corank(CIRCLE, session=s),
    "vanishing ideal": lambda s: nnag_m2.vanishing_ideal(
        PolynomialMap([x**2, x * y, y**2], [x, y]), session=s
    ),
    "attraction": lambda s: nnag_m2.attracts(CUSP, [0, 0], session=s),
    "initial ideal": lambda s: nnag_m2.initial_ideal(MODULO_7, session=s),
    "generic fiber": lambda s: nnag_m2.generic_fiber(
        PolynomialMap([x**2, x * y], [x, y]), session=s
    ),
    "strata": lambda s: nnag_m2.singularity_strata(Ideal([x * (x - y)], [x, y]), session=s),
    "Voronoi boundary": lambda s: nnag_m2.voronoi_boundary(CUSP, [0, 0], session=s),
    "Voronoi cell": lambda s: nnag_m2.voronoi_cell(CUSP, [0, 0], session=s),
    "Voronoi cell of an image": lambda s: nnag_m2.voronoi_cell(ARC, {t: 0}, session=s),
    "Voronoi dimension": lambda s: nnag_m2.voronoi_dimension(CUSP, [0, 0], session=s),
    "bottlenecks": lambda s: (
        nnag_m2.bottlenecks(PARABOLA, session=s)
        + nnag_m2.bottlenecks(Ideal([x**2 - y**2 - 1], [x, y]), session=s)
    ),
    "reach": lambda s: nnag_m2.reach(PARABOLA, session=s),
    "landscape of a variety": lambda s: nnag_m2.critical_landscape(CIRCLE, [3, 4], session=s),
    "landscape with a circle": lambda s: nnag_m2.critical_landscape(CIRCLE, [0, 0], session=s),
    "critical weights": lambda s: nnag_m2.weight_landscape(DECAY, session=s),
    "table by samples": lambda s: nnag_m2.critical_points_by_samples(
        LinearMLP((2, 1, 2)), [1], session=s
    ),
    "path of weight decay": lambda s: nnag_m2.weight_decay_path(DECAY, session=s),
    "position of weights": lambda _: DECAY.at([1, 2]),
    "critical functions nearest to weights": lambda s: PROBLEM.at([1, 1, 2, 1]).nearest(session=s),
    "end of gradient flow": lambda s: DECAY.at([1, 2]).descent(session=s),
    "landscape of a network": lambda s: nnag_m2.landscape(PROBLEM, session=s),
    "network with weights": lambda _: nnag_m2.TrainedNetwork(
        MLP((2, 1, 1), 2), (Fraction(1, 2), Fraction(3), Fraction(-1)), ("before", "behind")
    ),
    "answer about a network": lambda s: CUBICS.dimension.run(session=s),
    "membership": lambda s: CUBICS.contains.run(x1**2 * x2, session=s),
    "realization": lambda s: CUBICS.realizes.run(x1**3 + 2 * x2**3, session=s),
    "no realization": lambda s: CUBICS.realizes.run(x1**3 - x1 * x2**2, session=s),
    "fiber of a network": lambda s: CUBICS.generic_fiber.run(session=s),
    "exposed subnetworks": lambda _: nnag_m2.exposed_subnetworks(MLP((2, 2, 1), 3)),
    "singular subnetworks": lambda s: Neuromanifold(MLP((2, 2, 1), 5)).singular_subnetworks.run(
        session=s
    ),
    "threshold": lambda s: nnag_m2.log_canonical_threshold(CUSP, [0, 0], session=s),
    "learning coefficient": lambda _: nnag_m2.learning_coefficient(LinearMLP((2, 1, 2)), 0),
    "moments": lambda _: nnag_m2.moment_structure(MLP((2, 2, 1), 2)),
    "plane curve": lambda _: nnag_m2.plane_curve(y**2 + x**3, WINDOW),
    "regions": lambda _: nnag_m2.regions(nnag_m2.plane_curve(y**2 - x**3 - x**2, WINDOW)),
    "picture": lambda _: nnag_m2.draw_curve(nnag_m2.plane_curve(y - x, WINDOW), style=Style("red")),
    "record of a study": lambda _: nnag_m2.Record(
        "0f3a", "degree", "two lines", "Ideal([x*y], [x, y])", "answered", shown="2", seconds=0.01
    ),
    "an event": lambda _: nnag_m2.Event("progress", "reach", 0, done=1, of=2),
    "questions": lambda _: [
        nnag_m2.groebner_basis.query(MODULO_7, nnag_m2.elimination_order(x)),
        nnag_m2.voronoi_boundary.query(nnag_m2.SemialgebraicSet(CIRCLE, [y]), [1, 0]),
        nnag_m2.vanishing_ideal.query(PolynomialMap([t**2], [t], GF(7))),
    ],
    "what questions are made of": lambda s: [s.engine, ARC, CUBICS, PROBLEM],
    "tangent space at an algebraic point": lambda s: nnag_m2.tangent_space(
        CIRCLE, nnag_m2.critical_points(CIRCLE, [1, 1], session=s)[0]
    ),
}

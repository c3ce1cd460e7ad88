"""How late questions end when their time is over: python -m benchmarks.deadlines [--timeout S].

Each input takes minutes or more.  Of each is printed how many seconds after its time limit it was
over, with which exception, and what that says.  After each, the session answers a small question.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from itertools import combinations_with_replacement
from typing import Any

from sympy import Add, Expr, Matrix, Mul, Symbol, symbols

from nnag_m2 import (
    MLP,
    BoxImage,
    Ideal,
    Neuromanifold,
    PolynomialMap,
    Session,
    TrainingProblem,
    asking,
    critical_landscape,
    critical_points,
    critical_points_by_corank,
    degenerate_critical_points,
    degree,
    draw_cells,
    draw_critical_points,
    draw_curve,
    draw_fibers,
    draw_image,
    draw_landscape,
    draw_medial_axis,
    draw_nearest_points,
    draw_surface,
    draw_voronoi_cell,
    ed_discriminant,
    ed_polynomial,
    groebner_basis,
    landscape,
    medial_axis,
    minimal_primes,
    moment_structure,
    nearest_points,
    plane_curve,
    polar_degrees,
    reach,
    real_points,
    regions,
    singularity_strata,
    vanishing_ideal,
    voronoi_boundary,
    voronoi_cell_contains,
    voronoi_dimension,
)

A, B, S, T, X, Y, Z, W = symbols("a b s t x y z w")
PLANE, SPACE, UNKNOWNS = (X, Y), (X, Y, Z), (X, Y, Z, W)
BOX = {X: (-2, 2), Y: (-2, 2)}
CUBE = {**BOX, Z: (-2, 2)}

_MODULUS = 89
"""A prime: coefficients that look random, are the same everywhere, and are small."""


def dense(variables: tuple[Symbol, ...], degree: int, number: int = 1) -> Expr:
    """Return a polynomial with all terms up to a degree."""
    terms = (
        Mul(*chosen)
        for d in range(degree + 1)
        for chosen in combinations_with_replacement(variables, d)
    )
    values = (pow(3 + number, 5 * i + 7 + number, _MODULUS) - 44 for i in range(10**6))
    return Add(*(value * term for value, term in zip(values, terms, strict=False)))


def _problem(network: Any, points: int) -> TrainingProblem:
    """Return a problem with data that look random."""
    n = len(network.inputs)
    inputs = [[pow(7, 3 * i + j + 1, 11) - 5 for j in range(n)] for i in range(points)]
    return TrainingProblem(network, inputs, [[pow(5, i + 1, 13) - 6] for i in range(points)])


SEXTIC = Ideal([dense(PLANE, 6)], PLANE)
CURVE = Ideal([dense(PLANE, 40)], PLANE)
QUINTIC_SURFACE = Ideal([dense(SPACE, 5)], SPACE)
SPACE_CURVE = Ideal([dense(SPACE, 4, 1), dense(SPACE, 4, 2)], SPACE)
SYSTEM = Ideal([dense(UNKNOWNS, 5, k) for k in range(1, 5)], UNKNOWNS)
LARGER_SYSTEM = Ideal([dense(UNKNOWNS, 9, k) for k in range(1, 5)], UNKNOWNS)
POINTS = Ideal([dense(SPACE, 7, k) for k in range(1, 4)], SPACE)
QUINTICS = PolynomialMap([dense(SPACE, 5, k) for k in range(1, 7)], SPACE)
SEPTICS = PolynomialMap([dense(SPACE, 7, k) for k in range(1, 5)], SPACE)
SQUARE = BoxImage(PolynomialMap([dense((S, T), 9, k) for k in range(1, 4)], [S, T]),
                  {S: (-1, 1), T: (-1, 1)})  # fmt: skip
FORMS = PolynomialMap([dense(SPACE, 9, k) - dense(SPACE, 8, k) for k in range(1, 7)], SPACE)
NETWORK = MLP((2, 2, 1), 3)
DEEP = MLP((3, 3, 3, 1), 3)
SEPTIC_SURFACE = Ideal([dense(SPACE, 7)], SPACE)


def hard() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield questions, each with its name; none is answered within half a minute."""
    yield "groebner_basis", lambda: groebner_basis(SYSTEM, "lex")
    yield "degree", lambda: degree(LARGER_SYSTEM)
    yield "minimal_primes", lambda: minimal_primes(POINTS)
    yield "real_points", lambda: real_points(POINTS)
    yield "vanishing_ideal", lambda: vanishing_ideal(SEPTICS)
    yield "vanishing_ideal", lambda: vanishing_ideal(QUINTICS)
    yield "critical_points", lambda: critical_points(SEPTIC_SURFACE, [1, 2, 3])
    yield "critical_points of an image", lambda: critical_points(SEPTICS, [1, 2, 3, 4])
    yield (
        "degenerate_critical_points",
        lambda: degenerate_critical_points(QUINTIC_SURFACE, [1, 2, 3],
                                           Matrix([1, 1, 0]) * Matrix([[1, 1, 0]])),
    )  # fmt: skip
    yield "critical_points_by_corank", lambda: critical_points_by_corank(SPACE_CURVE)
    yield "critical_landscape", lambda: critical_landscape(SPACE_CURVE, [1, 2, 3])
    yield "ed_polynomial", lambda: ed_polynomial(QUINTIC_SURFACE)
    yield "ed_discriminant", lambda: ed_discriminant(QUINTIC_SURFACE)
    yield "polar_degrees", lambda: polar_degrees(FORMS)
    yield "nearest_points", lambda: nearest_points(SPACE_CURVE, [1, 2, 3])
    yield (
        "voronoi_boundary of a surface",
        lambda: voronoi_boundary(_through_origin(SPACE, 5), [0, 0, 0]),
    )
    yield (
        "voronoi_cell_contains",
        lambda: voronoi_cell_contains(_through_origin(SPACE, 5), [0, 0, 0], [1, 2, 3]),
    )
    yield "voronoi_dimension", lambda: voronoi_dimension(SQUARE, {S: 1, T: 1})
    yield "medial_axis", lambda: medial_axis(SEXTIC)
    yield "reach", lambda: reach(SEXTIC)
    yield "singularity_strata", lambda: singularity_strata(SPACE_CURVE)
    yield "plane_curve", lambda: plane_curve(CURVE, BOX)
    yield "regions", lambda: regions(plane_curve(CURVE, BOX))
    yield "landscape", lambda: landscape(_problem(NETWORK, 5))
    yield "Neuromanifold.vanishing_ideal", lambda: Neuromanifold(DEEP).vanishing_ideal()
    yield "Neuromanifold.singular_locus", lambda: Neuromanifold(MLP((3, 2, 1), 3)).singular_locus()
    yield "moment_structure", lambda: moment_structure(MLP((7, 5, 2), 6))
    yield "draw_curve", lambda: draw_curve(plane_curve(CURVE, BOX))
    yield "draw_cells", lambda: draw_cells(plane_curve(CURVE, BOX), lambda _: True)
    yield (
        "draw_critical_points",
        lambda: draw_critical_points(critical_points(CURVE, [1, 2]), [1, 2], BOX),
    )
    yield "draw_surface", lambda: draw_surface(QUINTIC_SURFACE.exprs[0], CUBE, slices=900)
    yield "draw_image", lambda: draw_image(SQUARE, CUBE, steps=1000)
    yield "draw_medial_axis", lambda: draw_medial_axis(SEXTIC, BOX)
    yield "draw_nearest_points", lambda: draw_nearest_points(CURVE, [1, 2], BOX)
    yield (
        "draw_voronoi_cell",
        lambda: draw_voronoi_cell(_through_origin(PLANE, 12), [0, 0], BOX),
    )
    yield "draw_landscape", lambda: draw_landscape(landscape(_problem(NETWORK, 5)))
    yield "draw_fibers", lambda: draw_fibers(landscape(_problem(NETWORK, 5)))


def _through_origin(variables: tuple[Symbol, ...], degree: int) -> Ideal:
    found = dense(variables, degree)
    return Ideal([found - found.subs(dict.fromkeys(variables, 0))], variables)


def overrun(ask: Callable[[], Any], timeout: float) -> tuple[float, BaseException | None]:
    """Return how many seconds after its time a question was over, and what it raised."""
    began, raised = time.monotonic(), None
    try:
        ask()
    except Exception as error:
        raised = error
    return time.monotonic() - began - timeout, raised


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--timeout", type=float, default=2.0)
    parser.add_argument("names", nargs="*", help="only these")
    chosen = parser.parse_args()
    with Session() as session:
        degree(Ideal([X], [X]), session=session)
        for name, ask in hard():
            if chosen.names and name not in chosen.names:
                continue
            with asking(session=session, timeout=chosen.timeout):
                late, error = overrun(ask, chosen.timeout)
            after = time.monotonic()
            usable = degree(Ideal([X**3], [X]), session=session, timeout=60) == 3
            again = time.monotonic() - after
            kind = type(error).__name__
            said = str(error).splitlines()[0] if error is not None else ""
            print(f"{late:+6.2f} s  {name:32} {kind:16} {usable} {again:.2f}  {said[:150]}",
                  flush=True)  # fmt: skip


if __name__ == "__main__":
    main()

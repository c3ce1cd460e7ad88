"""How late questions end when their time is over: python -m benchmarks.deadlines [--timeout S].

Each input takes minutes or more.  Of each is printed how many seconds after its time limit it was
over, with which exception, and what that says.  After each, the session answers a small question.
Then each is asked without a limit and interrupted after as many seconds: by ``future.cancel()`` in
a pool, by ``_thread.interrupt_main`` and by Ctrl-C; printed is how soon it was over.
"""

from __future__ import annotations

import _thread
import argparse
import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from functools import cache
from itertools import combinations_with_replacement
from typing import Any

from sympy import Add, Expr, Matrix, Mul, Symbol, symbols

from nnag_m2 import (
    MLP,
    BoxImage,
    Ideal,
    Neuromanifold,
    PolynomialMap,
    Pool,
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


NETWORK = MLP((2, 2, 1), 3)
DEEP = MLP((3, 3, 3, 1), 3)


@cache
def sextic() -> Ideal:
    return Ideal([dense(PLANE, 6)], PLANE)


@cache
def curve() -> Ideal:
    return Ideal([dense(PLANE, 40)], PLANE)


@cache
def quintic_surface() -> Ideal:
    return Ideal([dense(SPACE, 5)], SPACE)


@cache
def space_curve() -> Ideal:
    return Ideal([dense(SPACE, 4, 1), dense(SPACE, 4, 2)], SPACE)


@cache
def system() -> Ideal:
    return Ideal([dense(UNKNOWNS, 5, k) for k in range(1, 5)], UNKNOWNS)


@cache
def larger_system() -> Ideal:
    return Ideal([dense(UNKNOWNS, 9, k) for k in range(1, 5)], UNKNOWNS)


@cache
def points() -> Ideal:
    return Ideal([dense(SPACE, 7, k) for k in range(1, 4)], SPACE)


@cache
def quintics() -> PolynomialMap:
    return PolynomialMap([dense(SPACE, 5, k) for k in range(1, 7)], SPACE)


@cache
def septics() -> PolynomialMap:
    return PolynomialMap([dense(SPACE, 7, k) for k in range(1, 5)], SPACE)


@cache
def square() -> BoxImage:
    return BoxImage(PolynomialMap([dense((S, T), 9, k) for k in range(1, 4)], [S, T]),
                  {S: (-1, 1), T: (-1, 1)})  # fmt: skip


@cache
def forms() -> PolynomialMap:
    return PolynomialMap([dense(SPACE, 9, k) - dense(SPACE, 8, k) for k in range(1, 7)], SPACE)


@cache
def septic_surface() -> Ideal:
    return Ideal([dense(SPACE, 7)], SPACE)


def hard() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield questions, each with its name; none is answered within half a minute."""
    yield "groebner_basis", lambda: groebner_basis(system(), "lex")
    yield "degree", lambda: degree(larger_system())
    yield "minimal_primes", lambda: minimal_primes(points())
    yield "real_points", lambda: real_points(points())
    yield "vanishing_ideal", lambda: vanishing_ideal(septics())
    yield "vanishing_ideal", lambda: vanishing_ideal(quintics())
    yield "critical_points", lambda: critical_points(septic_surface(), [1, 2, 3])
    yield "critical_points of an image", lambda: critical_points(septics(), [1, 2, 3, 4])
    yield (
        "degenerate_critical_points",
        lambda: degenerate_critical_points(quintic_surface(), [1, 2, 3],
                                           Matrix([1, 1, 0]) * Matrix([[1, 1, 0]])),
    )  # fmt: skip
    yield "critical_points_by_corank", lambda: critical_points_by_corank(space_curve())
    yield "critical_landscape", lambda: critical_landscape(space_curve(), [1, 2, 3])
    yield "ed_polynomial", lambda: ed_polynomial(quintic_surface())
    yield "ed_discriminant", lambda: ed_discriminant(quintic_surface())
    yield "polar_degrees", lambda: polar_degrees(forms())
    yield "nearest_points", lambda: nearest_points(space_curve(), [1, 2, 3])
    yield (
        "voronoi_boundary of a surface",
        lambda: voronoi_boundary(_through_origin(SPACE, 5), [0, 0, 0]),
    )
    yield (
        "voronoi_cell_contains",
        lambda: voronoi_cell_contains(_through_origin(SPACE, 5), [0, 0, 0], [1, 2, 3]),
    )
    yield "voronoi_dimension", lambda: voronoi_dimension(square(), {S: 1, T: 1})
    yield "medial_axis", lambda: medial_axis(sextic())
    yield "reach", lambda: reach(sextic())
    yield "singularity_strata", lambda: singularity_strata(space_curve())
    yield "plane_curve", lambda: plane_curve(curve(), BOX)
    yield "regions", lambda: regions(plane_curve(curve(), BOX))
    yield "landscape", lambda: landscape(_problem(NETWORK, 5))
    yield "Neuromanifold.vanishing_ideal", lambda: Neuromanifold(DEEP).vanishing_ideal()
    yield "Neuromanifold.singular_locus", lambda: Neuromanifold(MLP((3, 2, 1), 3)).singular_locus()
    yield "moment_structure", lambda: moment_structure(MLP((7, 5, 2), 6))
    yield "draw_curve", lambda: draw_curve(plane_curve(curve(), BOX))
    yield "draw_cells", lambda: draw_cells(plane_curve(curve(), BOX), lambda _: True)
    yield (
        "draw_critical_points",
        lambda: draw_critical_points(critical_points(curve(), [1, 2]), [1, 2], BOX),
    )
    yield "draw_surface", lambda: draw_surface(quintic_surface().exprs[0], CUBE, slices=900)
    yield "draw_image", lambda: draw_image(square(), CUBE, steps=1000)
    yield "draw_medial_axis", lambda: draw_medial_axis(sextic(), BOX)
    yield "draw_nearest_points", lambda: draw_nearest_points(curve(), [1, 2], BOX)
    yield ("draw_voronoi_cell", lambda: draw_voronoi_cell(_through_origin(PLANE, 12), [0, 0], BOX))
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


SUBJECTS: tuple[Callable[[], object], ...] = (
    sextic, curve, quintic_surface, space_curve, system, larger_system,
    points, quintics, septics, square, forms, septic_surface,
)  # fmt: skip


def cancelled(ask: Callable[[], Any], pool: Pool, after: float) -> float:
    """Return how many seconds after ``future.cancel()`` a question in a pool was over."""
    future = pool.submit(ask)
    time.sleep(after)
    began = time.monotonic()
    future.cancel()
    with contextlib.suppress(CancelledError):
        future.result()
    return time.monotonic() - began


def struck(ask: Callable[[], Any], strike: Callable[[], None], after: float) -> float:
    """Return how many seconds after an interrupt the main thread had ended a question."""
    began: list[float] = []

    def fall() -> None:
        began.append(time.monotonic())
        strike()

    timer = threading.Timer(after, fall)
    with contextlib.suppress(KeyboardInterrupt):
        timer.start()
        ask()
        timer.join()
    return time.monotonic() - began[0]


def press() -> None:
    """Do what Ctrl-C does."""
    os.kill(os.getpid(), signal.SIGINT)


def late(name: str, ask: Callable[[], Any], session: Session, timeout: float) -> str:
    """Return a line: how late a question ends, how, and how soon the next one is answered."""
    with asking(session=session, timeout=timeout):
        seconds, error = overrun(ask, timeout)
    after = time.monotonic()
    usable = degree(Ideal([X**3], [X]), session=session, timeout=60) == 3
    again = time.monotonic() - after
    kind = type(error).__name__
    said = str(error).splitlines()[0] if error is not None else ""
    return f"{seconds:+6.2f} s  {name:32} {kind:16} {usable} {again:.2f}  {said[:150]}"


def interrupted(ask: Callable[[], Any], session: Session, pool: Pool, after: float) -> str:
    """Return a line: how soon a question ends in each way to interrupt it."""
    ended = cancelled(ask, pool, after)
    with asking(session=session):
        main_thread = struck(ask, _thread.interrupt_main, after)
        ctrl_c = struck(ask, press, after)
    return (
        f"          over after future.cancel() {ended:.2f} s, "
        f"interrupt_main {main_thread:.2f} s, Ctrl-C {ctrl_c:.2f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--timeout", type=float, default=2.0)
    parser.add_argument("names", nargs="*", help="only these")
    chosen = parser.parse_args()
    for made in SUBJECTS:
        made()  # not to be measured
    with Session() as session, Pool(1) as pool:
        degree(Ideal([X], [X]), session=session)
        pool.submit(degree, Ideal([X], [X])).result()
        for name, ask in hard():
            if not chosen.names or name in chosen.names:
                print(late(name, ask, session, chosen.timeout), flush=True)
                print(interrupted(ask, session, pool, chosen.timeout), flush=True)


if __name__ == "__main__":
    main()

"""Critical points of distances: ours, the textbook's script, and packages of Macaulay2.

python -m benchmarks.distance [--quick] [--engine PATH]... [--textbook]

First the reference case, lightning self-attention with an integer quadric and data.  The textbook's
script over QQ (minors, saturated) takes minutes and runs with --textbook only, once.  The public
functions in a warm session are compared with it, and with bare scripts of the same engine: the
number of critical points with Lagrange multipliers modulo a prime; all real points, which ours
lifts from a prime, by the package Msolve, or, where there is none, by a Groebner basis of the same
equations over QQ, which is not the whole way yet.

Then general hypersurfaces of growing degree and dimension: ours against the symbolic function of
the package EuclideanDistanceDegree, and our real points against solveSystem of the package
NumericalAlgebraicGeometry, in floating point.  At last matrices of bounded rank, by their
minors and as linear networks.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from functools import partial
from math import inf, prod
from random import Random
from statistics import median
from typing import Any

from sympy import Expr, Matrix, Poly, Rational, Symbol, diff, symbols

from benchmarks.measuring import Row, arguments, check, in_turns, shown, table, time_text, timed
from nnag_m2 import (
    EngineError,
    Ideal,
    LinearMLP,
    Session,
    critical_points,
    euclidean_distance_degree,
)
from nnag_m2.engine.executable import find_engine

Y = symbols("y1:7")
_A, _B, _C, _D, _E, _F = Y
ATTENTION = (_A * _F - _C * _D) ** 2 - (_A * _E - _B * _D) * (_B * _F - _C * _E)
DRAW = Random("quadric and data")
_SIZE = 999  # so that the textbook's script takes minutes
_ENTRIES = [[DRAW.randint(-_SIZE, _SIZE) for _ in Y] for _ in Y]
QUADRIC = Matrix(_ENTRIES).T * Matrix(_ENTRIES)
DATA = tuple(DRAW.randint(-_SIZE, _SIZE) for _ in Y)
WIDTH = Rational(1, 10**30)
HEADINGS = ("problem", "number", "ours", "other way", "time", "real points, ours", "solveSystem")


def text(expr: Expr) -> str:
    """Return a polynomial as Macaulay2 reads it."""
    return str(expr.expand()).replace("**", "^")


def equations(
    f: Expr, variables: tuple[Symbol, ...], quadric: Matrix, data: tuple[int, ...]
) -> str:
    """Return the Lagrange equations as a list in Macaulay2."""
    slope = quadric * (Matrix(variables) - Matrix(data))
    gradient = (diff(f, v) for v in variables)
    listed = [f, *(Symbol("l") * g - s for g, s in zip(gradient, slope, strict=True))]
    return "{" + ", ".join(map(text, listed)) + "}"


def textbook(f: Expr, variables: tuple[Symbol, ...], quadric: Matrix, data: tuple[int, ...]) -> str:
    """Return the script of the textbooks: minors, saturated by the singular locus."""
    slope = ", ".join(f"{{{text(e)}}}" for e in quadric * (Matrix(variables) - Matrix(data)))
    return (
        'needsPackage "Saturation";\n'
        f"R = QQ[{', '.join(map(str, variables))}];\nf = {text(f)};\n"
        f"J = (jacobian ideal f) | matrix{{{slope}}};\n"
        "I = saturate(ideal f + minors(2, J), ideal jacobian ideal f);\ndeliver degree I;\n"
    )


def bare(field: str, variables: tuple[Symbol, ...], listed: str, answer: str) -> str:
    """Return a script about the Lagrange equations as an expert writes it."""
    names = ", ".join(map(str, variables))
    package = 'needsPackage "Msolve";\n' if "msolve" in answer else ""
    return f"{package}R = {field}[{names}, l];\nI = ideal {listed};\ndeliver({answer});\n"


def reference(session: Session, with_textbook: bool, quick: bool) -> Iterator[Row]:
    """Yield the figures of the reference case."""
    quadric, ideal = QUADRIC, Ideal([ATTENTION], Y)
    listed = equations(ATTENTION, Y, quadric, DATA)
    has_solver = session.run(
        'deliver(if try (needsPackage "Msolve"; true) else false then 1 else 0)'
    )
    solver = "integer 1" in has_solver.text
    by_hand = "#msolveRealSolutions(I, QQi)" if solver else "degree I"
    ways: dict[str, Callable[[], Any]] = {
        "number": lambda: euclidean_distance_degree(ideal, quadric, session=session),
        "number by hand": lambda: session.run(bare("ZZ/1073741789", Y, listed, "degree I")),
        "points": lambda: critical_points(ideal, DATA, quadric, width=WIDTH, session=session),
        "points by hand": lambda: session.run(bare("QQ", Y, listed, by_hand)),
    }
    assert ways["number"]() == 14
    assert all(point.sign_of(ATTENTION) == 0 for point in ways["points"]())
    times = {name: median(found) for name, found in in_turns(ways, 3 if quick else 9).items()}
    long = inf
    if with_textbook:
        script = textbook(ATTENTION, Y, quadric, DATA)
        long, _ = timed(lambda: session.run(script, timeout=1200))
        yield Row("textbook over QQ", time_text(long))
    for what, least in (("number", 1000), ("points", 500 if solver else 50)):
        ours, theirs = times[what], times[f"{what} by hand"]
        yield Row(f"{what}: ours", time_text(ours))
        yield Row(f"{what}: by hand", time_text(theirs))
        if what == "number" or solver:
            allowed = 1.2 * theirs + 0.02
            yield Row(
                f"{what}: ours less by hand", time_text(max(ours - theirs, 1e-6)),
                "at most 20 % + 20 ms", ours <= allowed,
            )  # fmt: skip
        if with_textbook:
            faster = long / ours
            yield Row(
                f"{what}: textbook / ours", shown(faster), f"at least {least}", faster >= least
            )


def hypersurface(n: int, d: int) -> tuple[Expr, tuple[Symbol, ...]]:
    """Return a polynomial with all monomials up to a degree and small random coefficients."""
    draw, variables = Random(f"hypersurface {n} {d}"), symbols(f"x1:{n + 1}")
    exponents = [e for e in itertools.product(range(d + 1), repeat=n) if sum(e) <= d]
    terms = (
        draw.choice((-3, -2, -1, 1, 2, 3)) * prod(v**k for v, k in zip(variables, e, strict=True))
        for e in exponents
    )
    return sum(terms, Poly(0, *variables).as_expr()), variables


def outcome(way: Callable[[], Any]) -> tuple[str, Any]:
    """Return the time of a call and its result, or why there is none."""
    try:
        duration, result = timed(way)
    except EngineError as error:
        return type(error).__name__, None
    return time_text(duration), result


def growth(session: Session, limit: float, quick: bool) -> Iterator[tuple[str, ...]]:
    """Yield a line for each general hypersurface."""
    for n, d in ((2, 3), (2, 6), (3, 3), *(() if quick else ((3, 4), (4, 3), (5, 3), (6, 2)))):
        f, variables = hypersurface(n, d)
        ideal, data = Ideal([f], variables), tuple(range(2, n + 2))
        ours, number = outcome(
            partial(euclidean_distance_degree, ideal, session=session, timeout=limit)
        )
        names, unit = ", ".join(map(str, variables)), Matrix.eye(n)
        package = (
            f'needsPackage "EuclideanDistanceDegree";\nR = QQ[{names}];\n'
            f"deliver determinantalUnitEDDegree {{{text(f)}}};\n"
        )
        other, told = outcome(partial(session.run, package, timeout=limit))
        check(told is None or number is None or told.text.split()[1] == str(number), package)
        points, found = outcome(
            partial(critical_points, ideal, data, session=session, timeout=limit)
        )
        numeric = (
            f'needsPackage "NumericalAlgebraicGeometry";\nR = CC[{names}, l];\n'
            f"deliver(#solveSystem {equations(f, variables, unit, data)});\n"
        )
        numerical, answer = outcome(partial(session.run, numeric, timeout=limit))
        count = answer.text.split()[1] if answer is not None else "?"
        real = f"{len(found)}: {points}" if found is not None else points
        yield (f"degree {d} in {n} variables", str(number), ours, "determinantalUnitEDDegree",
               other, real, f"{count} complex: {numerical}")  # fmt: skip


def matrices(session: Session, limit: float, quick: bool) -> Iterator[tuple[str, ...]]:
    """Yield a line for the matrices of each size and rank, in coordinates and as networks."""
    for rows, columns, rank in ((2, 2, 1), (3, 3, 1), (3, 3, 2), *(() if quick else ((4, 4, 2),))):
        entries = symbols(f"m1:{rows * columns + 1}")
        matrix, size = Matrix(rows, columns, entries), rank + 1
        chosen = itertools.product(
            itertools.combinations(range(rows), size), itertools.combinations(range(columns), size)
        )
        minors = [matrix.extract(list(r), list(c)).det() for r, c in chosen]
        ideal = Ideal(minors, entries)
        network = LinearMLP((columns, rank, rows)).parametrization().map
        for quadric in ("unit", "generic"):
            # together all critical points for a generic quadric are too many
            by: Any = "polar_degrees" if rows == 4 and quadric == "generic" else "automatic"
            asked = partial(
                euclidean_distance_degree,
                quadric=quadric, formulation=by, session=session, timeout=limit,
            )  # fmt: skip
            ours, number = outcome(partial(asked, ideal))
            upstairs, again = outcome(partial(asked, network))
            check(None in (number, again) or number == again, f"{number} or {again}")
            way = "upstairs" if by == "automatic" else f"upstairs; both by {by}"
            yield (f"{rows} x {columns} of rank {rank}, {quadric}", str(number or again), ours, way,
                   upstairs, "", "")  # fmt: skip


def main() -> None:
    """Print the tables for each engine asked for."""
    parser = arguments(__doc__)
    parser.add_argument("--textbook", action="store_true", help="run the textbook's script once")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each way")
    asked = parser.parse_args()
    for engine in asked.engine or [None]:
        print(f"\n## Macaulay2 {find_engine(engine).version}\n")
        with Session(engine, memory_limit=8 * 10**9) as session:
            for line in table(reference(session, asked.textbook, asked.quick)):
                print(line, flush=True)
            print("\n| " + " | ".join(HEADINGS) + " |\n|" + "---|" * len(HEADINGS), flush=True)
            for part in (growth, matrices):
                for cells in part(session, asked.limit, asked.quick):
                    print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()

"""Boundaries of Voronoi cells: ours against elimination as a textbook writes it, same engine.

python -m benchmarks.voronoi [--engine PATH]... [--quick]

The time limit is LIMIT seconds for each way.  Ours includes strata, the normal space, focal points
and everything that Python does; the textbook's script is timed without any of that.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import product
from math import exp, log
from pathlib import Path
from random import Random
from statistics import median
from string import Template
from typing import Any

from sympy import QQ, Expr, Poly, Symbol, symbols

from benchmarks.measuring import Measurement, Row, check, in_turns, main, shown, time_text, timed
from nnag_m2 import (
    EngineTimeout,
    Ideal,
    SemialgebraicSet,
    Session,
    voronoi_boundary,
    voronoi_cell_contains,
)
from nnag_m2.engine.printing import Ring, print_poly, print_ring
from nnag_m2.engine.replies import read_reply

LIMIT = 120.0
SHORT, TURNS = 2.0, 5
"""Where the textbook takes less than SHORT seconds, the two ways take that many turns."""
SCRIPT = Template((Path(__file__).parent / "scripts" / "voronoi.m2").read_text())
PLANE, SPACE = symbols("x y"), symbols("x y z")


def general(variables: tuple[Symbol, ...], degree: int, least: int = 1) -> Expr:
    """Return a polynomial with random coefficients and no terms of small degree."""
    draw = Random(degree)
    exponents = product(range(degree + 1), repeat=len(variables))
    terms = [e for e in exponents if least <= sum(e) <= degree]
    monomials = [Poly.from_dict({e: 1}, *variables).as_expr() for e in terms]
    return sum(draw.choice([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]) * m for m in monomials)


CASES: dict[str, tuple[tuple[Symbol, ...], int, int]] = {
    **{f"plane curve of degree {d}, smooth point": (PLANE, d, 1) for d in range(2, 9)},
    **{f"plane curve of degree {d}, double point": (PLANE, d, 2) for d in range(3, 6)},
    **{f"surface of degree {d}, smooth point": (SPACE, d, 1) for d in range(2, 5)},
    "surface of degree 3, double point": (SPACE, 3, 2),
}
"""General hypersurfaces through the origin: variables, degree, multiplicity of the origin."""

x, y = PLANE
LECTURE: dict[str, tuple[Any, tuple[int, int]]] = {
    "cusp": (Ideal([y**2 + x**3], PLANE), (0, 0)),
    "node": (Ideal([y**2 - x**3 - x**2], PLANE), (0, 0)),
    "circle": (Ideal([x**2 + y**2 - 1], PLANE), (1, 0)),
    "half circle": (SemialgebraicSet(Ideal([x**2 + y**2 - 1], PLANE), [y]), (1, 0)),
    "ellipse": (Ideal([x**2 + 4 * y**2 - 4], PLANE), (2, 0)),
}


def textbook(variables: tuple[Symbol, ...], equation: Expr, session: Session) -> int:
    """Return the degree of the ideal that the textbook's script finds."""
    data = tuple(Symbol(f"u_{i}") for i, _ in enumerate(variables))
    names = tuple(map(str, (*variables, *data)))
    ring = Ring((*variables, *data), names, QQ)
    poly = Poly(equation, *ring.variables, domain=QQ)
    texts = {"ring": print_ring(ring), "equation": print_poly(poly, names, "A")}
    reply = session.run(SCRIPT.substitute(texts), timeout=LIMIT)
    return int(read_reply(reply.text, []))


def measure(measurement: Measurement) -> Iterable[Row]:
    """Yield a row for each hypersurface, their geometric mean, and the lecture's examples."""
    with Session(measurement.engine, timeout=LIMIT) as session:
        for region, point in LECTURE.values():  # packages are loaded once
            voronoi_boundary(region, point, session=session)
        textbook(PLANE, y - x**2, session)
        ratios: list[float] = []
        late = set[tuple[int, int]]()
        for name, (variables, degree, least) in CASES.items():
            equation = general(variables, degree, least)
            region = Ideal([equation], variables)
            ours = partial(voronoi_boundary, region, [0] * len(variables), session=session)
            try:
                mine, found = timed(ours)
            except EngineTimeout:
                yield Row(name, f"ours more than {LIMIT:g} s")
                continue
            kind = (len(variables), least)
            if measurement.quick or kind in late:
                yield Row(name, f"ours {time_text(mine)}, textbook not tried, which is slower yet")
                continue
            book = partial(textbook, variables, equation, session)
            try:
                theirs, count = timed(book)
            except EngineTimeout:
                late.add(kind)
                yield Row(name, f"ours {time_text(mine)}, textbook more than {LIMIT:g} s")
                continue
            # the textbook leaves out focal points, as many as the variety has dimensions
            focal = len(variables) - 1 if least == 1 else 0
            degrees = Poly(found.equation, *found.coordinates).total_degree()
            check(degrees == count + focal, f"{name}: {degrees}, {count}")
            if theirs < SHORT:
                both = in_turns({"ours": ours, "book": book}, TURNS)
                mine, theirs = median(both["ours"]), median(both["book"])
            ratios.append(theirs / mine)
            times = f"ours {time_text(mine)}, textbook {time_text(theirs)}"
            yield Row(name, f"{times}: {shown(ratios[-1])}")
        if ratios:
            mean = exp(sum(map(log, ratios)) / len(ratios))
            yield Row("textbook / ours, geometric mean", shown(mean), "at least 20", mean >= 20)
        for name, (region, point) in LECTURE.items():
            for what, ask in (
                ("boundary", partial(voronoi_boundary, region, point)),
                ("membership", partial(voronoi_cell_contains, region, point, [1, 0])),
            ):
                time = min(timed(partial(ask, session=session))[0] for _ in range(3))
                yield Row(f"{name}, {what}", time_text(time), "below 1 s", time < 1)


if __name__ == "__main__":
    main({"Voronoi cells": measure}, __doc__)

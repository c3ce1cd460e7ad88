"""Singular loci with many minors, against a bare script; ramification and branch loci.

The bare script asks for the same ideal as a textbook's formula does: the generators, and the minors
of their Jacobian matrix of the size of the codimension; the seconds are processor time, the
start of Macaulay2 left out.  Ramification and branch loci are those of linear projections with
entries that are drawn at random; there is no formula to compare them with, but both have the same
dimension and degree, since a general projection to a larger space is birational.

    python -m benchmarks.loci --limit 60
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sympy import Matrix, symbols
from sympy.abc import t

from benchmarks.measuring import arguments, check, print_tables, time_text
from benchmarks.processor import processor_time, program_time
from nnag_m2 import (
    ConvolutionalNetwork,
    Engine,
    Ideal,
    Session,
    branch_locus,
    degree,
    dimension,
    find_engine,
    ramification_locus,
    singular_locus,
    vanishing_ideal,
)

Rows = Callable[[Session, float], Iterator[tuple[str, ...]]]


def of_rank_one(rows: Matrix) -> Ideal:
    """Return the 2 x 2 minors of a matrix of symbols."""
    (m, n), variables = rows.shape, sorted(rows.free_symbols, key=lambda z: int(str(z)[1:]))
    two_rows = [(i, k) for i in range(m) for k in range(i)]
    two_columns = [(j, h) for j in range(n) for h in range(j)]
    minors = [
        rows[i, j] * rows[k, h] - rows[i, h] * rows[k, j]
        for i, k in two_rows
        for j, h in two_columns
    ]
    return Ideal(minors, variables)


def rational_normal_curve(degree: int) -> Ideal:
    """Return the ideal of the cone over the curve."""
    z = symbols(f"z:{degree + 1}")
    return of_rank_one(Matrix(2, degree, lambda i, j: z[i + j]))


PROBLEMS: dict[str, Callable[[], Ideal]] = {
    "rational normal curve of degree 4": lambda: rational_normal_curve(4),
    "rational normal curve of degree 6": lambda: rational_normal_curve(6),
    "3 x 3 matrices of rank one": lambda: of_rank_one(Matrix(3, 3, symbols("z:9"))),
    "CNN (2,2), `t^2`": lambda: vanishing_ideal(
        ConvolutionalNetwork((2, 2), activation=t**2).parametrization().map
    ),
    "CNN (2,3), `t^2`": lambda: vanishing_ideal(
        ConvolutionalNetwork((2, 3), activation=t**2).parametrization().map
    ),
}

PROJECTED = {
    ("rational normal curve of degree 6", 2): (1, 10),
    ("rational normal curve of degree 6", 3): (-1, 0),
    ("3 x 3 matrices of rank one", 5): (4, 12),
    ("3 x 3 matrices of rank one", 6): (3, 12),
    ("CNN (2,2), `t^2`", 3): (2, 6),
    ("CNN (2,3), `t^2`", 4): (3, 10),
    ("CNN (2,3), `t^2`", 5): (2, 8),
}
"""A variety, the dimension of the space, and the dimension and degree of both loci."""


def projection(ideal: Ideal, dimension: int) -> list[list[int]]:
    """Return the matrix of a general linear projection."""
    draw = Random(5)
    return [[draw.randint(-9, 9) for _ in ideal.variables] for _ in range(dimension)]


def bare_script(ideal: Ideal) -> str:
    """Return the textbook's formula for an ideal, whose answer is the number of its generators."""
    data = singular_locus.script(ideal, assume=("radical", "equidimensional"))
    lines = data[data.index("\nR = ") : data.index("answer = ")]
    formula = "J = trim(I + minors(codim I, jacobian I));"
    return f"began = cpuTime();{lines}{formula}\nprint(numgens J, cpuTime() - began);\n"


def textbook(ideal: Ideal, limit: float) -> tuple[float, int] | None:
    """Return the seconds of the bare script, and the number of generators; None after the limit."""
    engine = str(find_engine().executable)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "minors.m2"
        path.write_text(bare_script(ideal))
        try:
            _, printed = program_time([engine, "--script", str(path)], limit=limit)
        except subprocess.TimeoutExpired:
            return None
    count, spent = printed.strip("()\n").split(",")
    return float(spent), int(count)


def singular(session: Session, limit: float) -> Iterator[tuple[str, ...]]:
    """Yield a line for each variety."""
    for name, problem in PROBLEMS.items():
        ideal = problem()
        ask = partial(singular_locus, ideal, session=session, timeout=limit)
        ours, found = processor_time(session, ask)
        bare = textbook(ideal, limit)
        if bare is not None:
            check(len(found.generators) == bare[1], name)
        yield name, f"> {limit:g} s" if bare is None else time_text(bare[0]), time_text(ours)


def ramified(session: Session, limit: float) -> Iterator[tuple[str, ...]]:
    """Yield a line for each projection."""
    for (name, target), expected in PROJECTED.items():
        ideal = PROBLEMS[name]()
        shown = []
        for locus in (ramification_locus, branch_locus):
            ask = partial(locus, ideal, projection(ideal, target), timeout=limit)
            try:
                seconds, found = processor_time(session, partial(ask, session=session))
            except TimeoutError:
                shown.append(f"> {limit:g} s")
                continue
            numbers = dimension(found, session=session), degree(found, session=session)
            check(numbers == expected, f"{name}: {numbers}")
            shown.append(time_text(seconds))
        yield name, str(target), *shown


def main() -> None:
    """Print two tables for each engine asked for."""
    parser = arguments(__doc__)
    parser.add_argument("--limit", type=float, default=60, help="seconds for each")
    asked = parser.parse_args()
    tables = {
        ("singular locus of", "all minors", "ours"): singular,
        ("variety", "projected to dimension", "ramification locus", "branch locus"): ramified,
    }
    for headings, rows in tables.items():

        def measured(session: Session, _: Engine, rows: Rows = rows) -> Iterator[tuple[str, ...]]:
            singular_locus(rational_normal_curve(3), session=session)  # packages are loaded
            yield from rows(session, asked.limit)

        print_tables(asked.engine, headings, measured)


if __name__ == "__main__":
    main()

"""Singular loci with many minors, against all minors of the Jacobian matrix in a bare script.

The bare script asks for the same ideal as a textbook's formula does: the generators, and the minors
of their Jacobian matrix of the size of the codimension; the seconds are processor time, the
start of Macaulay2 left out.

    python -m benchmarks.loci --limit 60
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sympy import Matrix, symbols
from sympy.abc import t

from benchmarks.measuring import check, time_text
from benchmarks.processor import processor_time, program_time
from nnag_m2 import (
    ConvolutionalNetwork,
    Ideal,
    Session,
    find_engine,
    singular_locus,
    vanishing_ideal,
)


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


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=60, help="seconds for each")
    limit = parser.parse_args().limit
    print("| singular locus of | all minors | ours |\n|---|---|---|")
    for name, problem in PROBLEMS.items():
        ideal = problem()
        with Session(timeout=limit) as session:
            singular_locus(rational_normal_curve(3), session=session)  # warm, packages loaded
            ours, found = processor_time(session, partial(singular_locus, ideal, session=session))
        bare = textbook(ideal, limit)
        if bare is not None:
            check(len(found.generators) == bare[1], name)
        text = f"> {limit:g} s" if bare is None else time_text(bare[0])
        print(f"| {name} | {text} | {time_text(ours)} |")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

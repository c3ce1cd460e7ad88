"""Saturations by several polynomials: ours, msolve alone, and Macaulay2's own way.

    python -m benchmarks.saturations [--limit SECONDS] [--engine PATH]...

Processor time of all processes, the median of three turns.  msolve is told to eliminate ``t`` from
the ideal and ``1 - t f``, with a general combination ``f`` of the polynomials: it tests nothing,
and the answer is not read.  With ``proof=True`` ours is Macaulay2's own way, by each polynomial.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any

from sympy import GF, QQ, Expr, Matrix, Symbol, symbols
from sympy.polys.domains.domain import Domain

from benchmarks.bases import cell, katsura, msolve_of, typed
from benchmarks.loci import of_rank_one, rational_normal_curve
from benchmarks.measuring import arguments, check, print_tables
from benchmarks.processor import program_time
from nnag_m2 import Engine, Ideal, Session, saturation

_PRIME = 2**30 - 83
HEADINGS = ("problem", "polynomials", "msolve", "ours", "ours, `proof=True`")
Pair = tuple[Ideal, Ideal]


def planes(n: int, field: Domain) -> Pair:
    """Return the product of the quadrics of Katsura with two planes, and these."""
    points = katsura(n, field)
    u = points.variables
    by = Ideal([u[1] - 7, u[2] - 5], u, field)
    return Ideal([f * g for f in points.exprs for g in by.exprs], u, field), by


def linked(n: int, field: Domain) -> Pair:
    """Return n - 1 general quadrics that contain a rational normal curve, and the curve."""
    curve, draw = rational_normal_curve(n), Random(n)
    by = Ideal(curve.exprs, curve.variables, field)
    quadrics = [sum(draw.randint(-99, 99) * f for f in by.exprs) for _ in range(n - 1)]
    return Ideal(quadrics, curve.variables, field), by


def critical(columns: int, field: Domain) -> Pair:
    """Return matrices of two rows and rank one that are critical or singular, and the singular."""
    z, draw = symbols(f"z:{2 * columns}"), Random(1)
    ideal = of_rank_one(Matrix(2, columns, z))
    normals = Matrix([[f.diff(x) for x in z] for f in ideal.exprs[: columns + 1]])
    away = Matrix([[x - draw.randint(-99, 99) for x in z]])
    conditions = minors(away.col_join(normals), columns)
    singular = Ideal(minors(normals, columns - 1), z, field)
    return Ideal([*ideal.exprs, *conditions], z, field), singular


def minors(matrix: Matrix, size: int) -> list[Expr]:
    """Return the minors that are not zero."""
    m, n = matrix.shape
    places = product(combinations(range(m), size), combinations(range(n), size))
    found = (matrix.extract(rows, columns).det().expand() for rows, columns in places)
    return [f for f in found if f != 0]


def by_msolve(program: str, pair: Pair, limit: float) -> None:
    """Have msolve eliminate."""
    ideal, by = pair
    t, draw = Symbol("t_"), Random(2)
    one = 1 - t * sum(draw.randint(1, 100) * g for g in by.exprs)
    given = typed(Ideal([*ideal.exprs, one.expand()], (t, *ideal.variables), ideal.field))
    with tempfile.TemporaryDirectory() as folder:
        path, found = Path(folder, "in"), Path(folder, "out")
        path.write_text("\n".join(given) + "\n")
        words = ["-g", "2", "-e", "1", "-t", "1", "-f", str(path), "-o", str(found)]
        program_time([program, *words], limit=limit)
        check(found.stat().st_size > 0, "msolve wrote nothing")


def rows(session: Session, msolve: str | None, limit: float) -> Iterator[tuple[str, ...]]:
    """Yield a line for each pair of ideals."""
    problems: dict[str, Callable[[Domain], Pair]] = {
        **{f"katsura-{n} and two planes": partial(planes, n) for n in (3, 4, 5, 6)},
        **{f"linked to a curve of degree {n}": partial(linked, n) for n in (3, 4, 5, 6)},
        **{f"critical matrices, 2 x {n}": partial(critical, n) for n in (2, 3, 4)},
    }
    for name, make in problems.items():
        for field in (QQ, GF(_PRIME)):
            pair = make(field)
            ask = partial(saturation, *pair, session=session, timeout=limit)
            ways: list[Callable[[], Any] | None] = [
                partial(by_msolve, msolve, pair, limit) if msolve else None,
                ask,
                partial(ask, proof=True),
            ]
            cells = ["" if way is None else cell(session, way, limit) for way in ways]
            where = "over QQ" if field == QQ else "modulo p"
            yield f"{name}, {where}", str(len(pair[1].generators)), *cells


def main() -> None:
    """Print a table for each engine asked for."""
    parser = arguments(__doc__)
    parser.add_argument("--limit", type=float, default=30.0, help="seconds for each way")
    asked = parser.parse_args()

    def measured(session: Session, engine: Engine) -> Iterator[tuple[str, ...]]:
        saturation(*planes(4, QQ), session=session)  # starts the engine and loads msolve
        yield from rows(session, msolve_of(engine), asked.limit)

    print_tables(asked.engine, HEADINGS, measured)


if __name__ == "__main__":
    main()

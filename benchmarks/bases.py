"""Bases, degrees and elimination ideals: ours, msolve alone, and Singular where it is installed.

python -m benchmarks.bases [--limit SECONDS] [--engine PATH]...

Processor time of all processes, the median of three turns.  All find the reduced basis in grevlex
over QQ or modulo 2^30 - 83; ours reads it into Python as well, and tests it modulo a prime.  With
``proof=True`` it is Macaulay2's own, over QQ.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from math import prod
from pathlib import Path
from statistics import median
from typing import Any

from sympy import GF, QQ, symbols
from sympy.polys.domains.domain import Domain

from benchmarks.measuring import arguments, check, print_tables, time_text
from benchmarks.processor import processor_time, program_time
from nnag_m2 import Engine, EngineError, Ideal, Session, degree, elimination_ideal, groebner_basis

_PRIME = 2**30 - 83
"""The last one below 2^30: no program is fast for it by a trick."""
_TURNS = 3
HEADINGS = ("problem", "msolve", "Singular", "ours", "ours, `proof=True`", "degree", "eliminated")


def katsura(n: int, field: Domain = QQ) -> Ideal:
    """Return the quadrics of Katsura in n + 1 variables, with 2^n points."""
    u = symbols(f"u0:{n + 1}")
    row = [u[abs(i)] if abs(i) <= n else 0 for i in range(-2 * n, 2 * n + 1)]
    value = {i: row[i + 2 * n] for i in range(-2 * n, 2 * n + 1)}
    sums = [sum(value[i] * value[m - i] for i in range(-n, n + 1)) - value[m] for m in range(n)]
    return Ideal([sum(value.values()) - 1, *sums], u, field)


def cyclic(n: int, field: Domain = QQ) -> Ideal:
    """Return the cyclic n-roots."""
    x = symbols(f"x1:{n + 1}")
    sums = [sum(prod(x[(i + j) % n] for j in range(d)) for i in range(n)) for d in range(1, n)]
    return Ideal([*sums, prod(x) - 1], x, field)


def typed(ideal: Ideal) -> tuple[str, str, str]:
    """Return variables, characteristic and generators as other programs read them."""
    names = ",".join(map(str, ideal.variables))
    listed = ",\n".join(str(e).replace("**", "^") for e in ideal.exprs)
    return names, str(ideal.field.characteristic()), listed


def msolve_of(engine: Engine) -> str | None:
    """Return the program msolve beside an engine, or else on the PATH."""
    beside = Path(engine.executable).resolve().parent / "msolve"
    return str(beside) if beside.exists() else shutil.which("msolve")


def by_msolve(program: str, ideal: Ideal, limit: float) -> None:
    """Have msolve write the basis."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder, "in"), Path(folder, "out")
        given.write_text("\n".join(typed(ideal)) + "\n")
        command = [program, "-g", "2", "-t", "1", "-f", str(given), "-o", str(found)]
        program_time(command, limit=limit)
        check(found.stat().st_size > 0, "msolve wrote nothing")


def by_singular(program: str, ideal: Ideal, limit: float) -> None:
    """Have Singular compute the basis."""
    names, p, listed = typed(ideal)
    text = f"option(redSB); ring r={p},({names}),dp; ideal i={listed}; ideal g=std(i); size(g);"
    program_time([program, "-q"], text + " quit;\n", limit=limit)


def cell(session: Session, way: Callable[[], Any], limit: float) -> str:
    """Return the processor time of a way, or that it takes too long."""
    try:
        return time_text(median(processor_time(session, way)[0] for _ in range(_TURNS)))
    except (EngineError, TimeoutError, subprocess.TimeoutExpired):
        return f"> {limit:g} s"


def rows(session: Session, msolve: str | None, limit: float) -> Iterator[tuple[str, ...]]:
    """Yield a line for each ideal."""
    problems: dict[str, Callable[[Domain], Ideal]] = {
        **{f"katsura-{n}": partial(katsura, n) for n in (4, 5, 6, 7, 8)},
        **{f"cyclic-{n}": partial(cyclic, n) for n in (5, 6, 7)},
    }
    singular = shutil.which("Singular")
    for name, make in problems.items():
        for field in (QQ, GF(_PRIME)):
            ideal = make(field)
            few = ideal.variables[:2]
            ways: list[Callable[[], Any] | None] = [
                partial(by_msolve, msolve, ideal, limit) if msolve else None,
                partial(by_singular, singular, ideal, limit) if singular else None,
                partial(groebner_basis, ideal, session=session, timeout=limit),
                partial(groebner_basis, ideal, proof=True, session=session, timeout=limit),
                partial(degree, ideal, session=session, timeout=limit),
                partial(elimination_ideal, ideal, few, session=session, timeout=limit),
            ]
            cells = ["" if way is None else cell(session, way, limit) for way in ways]
            yield (f"{name} {'over QQ' if field == QQ else 'modulo p'}", *cells)


def main() -> None:
    """Print a table for each engine asked for."""
    parser = arguments(__doc__)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each way")
    asked = parser.parse_args()

    def measured(session: Session, engine: Engine) -> Iterator[tuple[str, ...]]:
        groebner_basis(katsura(5), session=session)  # starts the engine and loads msolve
        yield from rows(session, msolve_of(engine), asked.limit)

    print_tables(asked.engine, HEADINGS, measured)


if __name__ == "__main__":
    main()

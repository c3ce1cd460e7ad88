"""Critical points of maps and in weight space, against msolve alone.

python -m benchmarks.critical [--engine PATH]

Processor time of all processes, the median of three turns of five calls.  msolve is given the
gradient ideal and isolates its real points; ``real_points`` verifies them over QQ and counts them
modulo a prime;
``critical_points`` of the map leaves out those on its ramification locus, and those that give the
same function; ``weight_landscape`` finds the signatures of the Hessians as well.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sympy import Integer, Rational

from benchmarks.bases import katsura, typed
from benchmarks.measuring import arguments, check, shown, time_text
from benchmarks.processor import processor_time, program_time
from nnag_m2 import (
    ConvolutionalNetwork,
    Ideal,
    LinearMLP,
    PolynomialMap,
    Session,
    TrainingProblem,
    critical_points,
    real_points,
    weight_landscape,
)
from nnag_m2.engine.executable import find_engine

_TURNS, _CALLS, _LIMIT = 3, 5, 120.0
"""Several calls in each turn: the clocks of other processes tick every 10 ms."""
_ALLOWED, _MORE = 3.0, 0.1
"""Times msolve alone, and seconds besides, that ours may take."""

HEADINGS = ("problem", "real points", "msolve", "`real_points`", "ours", "ours / msolve")


def by_msolve(program: str, ideal: Ideal) -> None:
    """Have msolve isolate the real points."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder, "in"), Path(folder, "out")
        whole = Ideal([f.clear_denoms()[1].as_expr() for f in ideal.generators], ideal.variables)
        given.write_text("\n".join(typed(whole)) + "\n")
        program_time([program, "-t", "1", "-f", str(given), "-o", str(found)], limit=_LIMIT)
        check(found.stat().st_size > 0, "msolve wrote nothing")


def maps() -> Iterator[tuple[str, PolynomialMap, list[Integer], Ideal]]:
    """Yield maps with finite fibers, data, and the gradient ideals of the distance."""
    networks = {
        "CNN (2, 2), t^2": (ConvolutionalNetwork((2, 2), activation=2), (0,)),
        "CNN (2, 2), t^3": (ConvolutionalNetwork((2, 2), activation=3), (0,)),
        "CNN (3, 2), t^2": (ConvolutionalNetwork((3, 2), activation=2), (0,)),
        "CNN (2, 3), t^2": (ConvolutionalNetwork((2, 3), activation=2), (0,)),
        "CNN (2, 2, 2)": (ConvolutionalNetwork((2, 2, 2)), (0, 2)),
    }
    for name, (network, ones) in networks.items():
        mapping = network.parametrization("reduced").map
        values = {mapping.parameters[i]: 1 for i in ones}
        free = [p for p in mapping.parameters if p not in values]
        left = PolynomialMap([f.subs(values) for f in mapping.exprs], free)
        data = [Integer((7 * i * i + 3 * i + 2) % 11 - 5) for i in range(len(mapping.exprs))]
        square = sum((f - u) ** 2 for f, u in zip(left.exprs, data, strict=True))
        yield name, left, data, Ideal([square.diff(p) for p in free], free)


def problems() -> Iterator[tuple[str, Ideal, Callable[..., Any]]]:
    """Yield ideals, and what is asked of us instead."""
    for name, mapping, data, gradient in maps():
        yield name, gradient, partial(critical_points, mapping, data)
    for widths in ((1, 2, 2), (2, 2, 2), (1, 2, 2, 1)):
        network = LinearMLP(widths)
        decay = [Rational(k, 10) for k in range(1, 1 + network.parameter_count)]
        inputs, outputs = [[1] * widths[0]], [[k + 2 for k in range(widths[-1])]]
        problem = TrainingProblem(network, inputs, outputs, regularization=decay)
        objective = problem.objective
        slopes = Ideal([objective.diff(p).as_expr() for p in objective.gens], objective.gens)
        yield f"weights of LinearMLP {widths}", slopes, partial(weight_landscape, problem)
    for n in (5, 6, 7, 8):
        ideal = katsura(n)
        yield f"katsura-{n}", ideal, partial(real_points, ideal)


def mean_time(session: Session, way: Callable[[], Any]) -> float:
    """Return the processor time of a call, the mean of several."""
    return processor_time(session, lambda: [way() for _ in range(_CALLS)])[0] / _CALLS


def main() -> None:
    """Print the table."""
    asked = arguments(__doc__).parse_args()
    path = (asked.engine or [None])[0]
    beside = Path(find_engine(path).executable).resolve().parent / "msolve"
    msolve = str(beside) if beside.exists() else shutil.which("msolve")
    check(msolve is not None, "msolve is needed")
    print("| " + " | ".join(HEADINGS) + " |\n|" + "---|" * len(HEADINGS))
    with Session(path) as session:
        for name, ideal, way in problems():
            real = partial(real_points, ideal, session=session, timeout=_LIMIT)
            own = partial(way, session=session, timeout=_LIMIT)
            count = len(real())
            ways: list[Callable[[], Any]] = [partial(by_msolve, str(msolve), ideal), real, own]
            turns = [median(mean_time(session, one) for _ in range(_TURNS)) for one in ways]
            alone, _, last = turns
            ratio = shown(last / alone)
            verdict = ratio if last <= _ALLOWED * alone + _MORE else f"{ratio}: NO"
            cells = [name, str(count), *map(time_text, turns), verdict]
            print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()

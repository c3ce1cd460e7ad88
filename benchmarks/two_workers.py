"""One worker against two within one question: wall-clock and processor times, in turns.

    python -m benchmarks.two_workers [--engine PATH]... [--turns 3] [--only WORD]

Each question is asked with ``NNAG_M2_WORKERS`` 1 and 2, in turns, in one session; before that with
two workers, which starts both Macaulay2s.  The answers and their scripts must be the same.  Figures
are medians over the turns.

Where other programs keep both processors busy, the clock shows little of what is gained.  So there
is a second figure, from processor times of Python and of both Macaulay2s apart: how much less
Python and the busier one of the Macaulay2s compute together, as if none waited for another.

"Processors in use" are the seconds of processor time in a second on the clock.  One Macaulay2 uses
more than one processor already where its linear algebra has threads; where two workers use nearly
two, no way of sharing could gain more.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Any

from sympy import expand
from sympy.abc import x, y

from benchmarks.landscapes_side import AT, FIVE, PROBLEMS
from benchmarks.measuring import arguments, check, print_tables, ratio, shown, time_text, timed
from benchmarks.processor import spent_apart
from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Engine,
    Ideal,
    LightningSelfAttention,
    LinearMLP,
    Neuromanifold,
    Session,
    TrainingProblem,
    critical_points_by_corank,
    critical_points_by_samples,
    landscape,
    polar_degrees,
    real_points,
)

HEADINGS = (
    "question", "one worker", "two workers", "times faster", "on free processors", "1.6 reached",
    "processors in use, one", "two", "processor, one worker", "processor, two workers",
)  # fmt: skip
_REQUIRED = 1.6
_ATTENTION = LightningSelfAttention(embedding=2, tokens=2, rank=2, outputs=1)
_SEVEN = [*FIVE, [2, 1, -1], [1, 2, 0]]
_SIX = [*([int(i == j) for j in range(5)] for i in range(5)), [1] * 5]


def _long_numbers() -> Ideal:
    """Return an ideal of 8 double points, written with numbers of 4,000 bits."""
    chance = Random(1)
    squares = [(x**2 - 2) ** 2, (y**2 - 3) * (y**2 - 5)]
    rows = [[chance.getrandbits(4000) for _ in squares] for _ in range(4)]
    return Ideal(
        [expand(sum(c * f for c, f in zip(row, squares, strict=True))) for row in rows], [x, y]
    )


def _landscape(network: Any, inputs: Any, outputs: Any, **words: bool) -> Callable[..., Any]:
    problem = TrainingProblem(network, inputs, outputs)
    return lambda session: landscape.run(problem, session=session, **words)


def _questions() -> Mapping[str, Callable[..., Any]]:
    quadratic = ConvolutionalNetwork((2, 2, 2), activation=2).parametrization("reduced").map
    matrices = LinearMLP((4, 2, 4)).parametrization().map
    points = _long_numbers()
    variety = Neuromanifold(_ATTENTION, "reduced").vanishing_ideal()
    seven = [[1], [-2], [3], [1], [0], [2], [-1]]
    return {
        "404 points, 4 sections": lambda session: polar_degrees.run(quadratic, session=session),
        "1350 points, 12 sections": lambda session: polar_degrees.run(matrices, session=session),
        "points through 80 primes": lambda session: real_points.run(
            points, proof=True, session=session
        ),
        "samples of attention": lambda session: critical_points_by_samples.run(
            _ATTENTION, session=session
        ),
        "coranks of attention": lambda session: critical_points_by_corank.run(
            variety, session=session
        ),
        "landscape, MLP (3,2,1) t^2": _landscape(MLP((3, 2, 1), 2), _SEVEN, seven),
        "landscape, CNN (3,3) linear": _landscape(
            ConvolutionalNetwork((3, 3)), _SIX, [[1], [0], [2], [1], [3], [-1]], ramified=False
        ),
        "landscape, CNN (3,3) linear, ramified": _landscape(
            ConvolutionalNetwork((3, 3)), _SIX, [[1], [0], [2], [1], [3], [-1]]
        ),
        "landscape, MLP (2,2,1) t^4": _landscape(
            MLP((2, 2, 1), 4), [*AT, [2, 1]], [[-1], [0], [2], [1], [1]]
        ),
        "landscape, CNN (2,2) t^2": _landscape(*PROBLEMS["CNN (2,2) t^2"]),
        "landscape, MLP (2,2,1) t^3": _landscape(*PROBLEMS["MLP (2,2,1) t^3"]),
    }


@dataclass(frozen=True)
class _Turn:
    """One answer: seconds on the clock, and of the processor of Python and both Macaulay2s."""

    clock: float
    spent: tuple[float, float, float]

    @property
    def busy(self) -> float:
        """The seconds of Python and the busier Macaulay2, as if neither waited for another."""
        python, *engines = self.spent
        return python + max(engines)

    @property
    def in_use(self) -> float:
        """How many processors compute on an average."""
        return sum(self.spent) / self.clock


def _turn(session: Session, ask: Callable[..., Any]) -> tuple[_Turn, Any]:
    before = spent_apart(session)
    clock, answer = timed(lambda: ask(session))
    python, own, other = (b - a for a, b in zip(before, spent_apart(session), strict=True))
    return _Turn(clock, (python, own, other)), answer


def rows(session: Session, turns: int, only: str) -> Iterator[list[str]]:
    """Yield the rows of the table, for the questions with a word in their names."""
    for name, ask in _questions().items():
        if only not in name:
            continue
        found: dict[str, list[_Turn]] = {"1": [], "2": []}
        kept = []
        for workers in ["2", *["1", "2"] * turns]:
            os.environ["NNAG_M2_WORKERS"] = workers
            turn, answer = _turn(session, ask)
            found[workers].append(turn)
            kept.append((repr(answer.result), answer.provenance, answer.scripts))
        check(all(other == kept[0] for other in kept), name)
        one, two = found["1"], found["2"][1:]
        faster = ratio([t.clock for t in one], [t.clock for t in two])
        free = median(a.busy / b.busy for a, b in zip(one, two, strict=True))
        reached = "yes" if faster.middle >= _REQUIRED else "NO"
        clocks = (time_text(median(t.clock for t in side)) for side in (one, two))
        spent = (
            " + ".join(time_text(median(t.spent[k] for t in side)) for k in range(3))
            for side in (one, two)
        )
        in_use = (shown(median(t.in_use for t in side)) for side in (one, two))
        yield [name, *clocks, str(faster), shown(free), reached, *in_use, *spent]


def main() -> None:
    """Measure."""
    parser = arguments(__doc__)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--only", default="", help="a word in the names of the questions")
    asked = parser.parse_args()
    load = ", ".join(map(shown, os.getloadavg()))
    print(f"{len(os.sched_getaffinity(0))} processors, load {load}")

    def table(session: Session, _: Engine) -> Iterable[list[str]]:
        return rows(session, asked.turns, asked.only)

    print_tables(asked.engine, HEADINGS, table)
    print(f"\nload at the end: {', '.join(map(shown, os.getloadavg()))}")


if __name__ == "__main__":
    main()

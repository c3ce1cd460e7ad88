"""Two ways timed in turns, medians, ratios with their spread, and a table of them.

A machine that does other things as well is slow for all ways at once when they take turns, so
that a ratio is steadier than a time.  Nothing here asserts anything about seconds.
"""

from __future__ import annotations

import argparse
import gc
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from nnag_m2 import Engine, Session
from nnag_m2.engine.executable import find_engine


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes
    ----------
    what
        What was measured.
    figure
        What came out.
    required
        The figure that is required; empty when the row is there for comparison.
    reached
        Whether it was reached, ``None`` when nothing is required.
    """

    what: str
    figure: str
    required: str = ""
    reached: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """What the table shows."""
        verdict = "" if self.reached is None else "yes" if self.reached else "NO"
        return self.what, self.figure, self.required, verdict


@dataclass(frozen=True)
class Ratio:
    """How many times one way is another: the median over blocks, and the middle half of them."""

    middle: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{shown(self.middle)} ({shown(self.low)} to {shown(self.high)})"


Benchmark = Callable[["Measurement"], Iterable[Row]]


@dataclass(frozen=True)
class Measurement:
    """What to measure on.

    Attributes
    ----------
    engine
        A path of Macaulay2, or ``None`` for the one that the package finds.
    quick
        Whether smaller sizes will do.
    sage
        The folder of a virtual environment for SageMath; empty to leave SageMath out.
    """

    engine: str | None = None
    quick: bool = False
    sage: str = ""


def seconds(way: Callable[[], Any]) -> float:
    """Return the time that one call takes."""
    gc.collect()  # garbage of the calls before is not this one's
    return seconds_as_it_is(way)


def seconds_as_it_is(way: Callable[[], Any]) -> float:
    """Return the time that one call takes, for calls too short to clear up before."""
    began = time.perf_counter()
    way()
    return time.perf_counter() - began


def timed(way: Callable[[], Any]) -> tuple[float, Any]:
    """Return the time that one call takes, and what it returns."""
    kept: list[Any] = []
    return seconds(lambda: kept.append(way())), kept[0]


def in_turns(
    ways: Mapping[str, Callable[[], Any]], blocks: int, per_block: int = 1
) -> dict[str, list[float]]:
    """Return, for each way, the median time of each block; the ways take turns block by block.

    Parameters
    ----------
    ways
        Calls by name.
    blocks
        How often each way has its turn.
    per_block
        Calls in one turn.
    """
    medians: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    for block in range(blocks):
        for name in names if block % 2 == 0 else reversed(names):
            clock = seconds if per_block == 1 else seconds_as_it_is
            medians[name].append(median(clock(ways[name]) for _ in range(per_block)))
    return medians


def ratio(numerators: Sequence[float], denominators: Sequence[float]) -> Ratio:
    """Return the ratio of times that were measured side by side."""
    each = [a / b for a, b in zip(numerators, denominators, strict=True)]
    if len(each) < 2:
        return Ratio(each[0], each[0], each[0])
    low, _, high = quantiles(each, n=4, method="inclusive")
    return Ratio(median(each), low, high)


def shown(number: float) -> str:
    """Return three digits of a number."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def time_text(duration: float) -> str:
    """Return a duration with its unit."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if duration >= size:
            return f"{shown(duration / size)} {unit}"
    return f"{shown(duration * 1e6)} us"


class Overdue(Exception):
    """Something took longer than it may."""


@contextmanager
def within(duration: float) -> Iterator[None]:
    """Raise ``Overdue`` when something takes longer, be it Python's time or the engine's."""

    def stop(*_: Any) -> None:
        raise Overdue

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, duration)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def growth_row(what: str, per_term: Mapping[int, float], most: float = 2.0) -> Row:
    """Return the row that says whether time per term stays the same while the terms get more."""
    sizes = sorted(per_term)
    listed = ", ".join(f"{time_text(per_term[size])} at {size:,}" for size in sizes)
    factor = per_term[sizes[-1]] / per_term[sizes[0]]
    figure = f"{listed}: last / first {shown(factor)}"
    return Row(f"{what}, per term", figure, f"linear (at most {most:g})", factor <= most)


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield "| measured | figure | required | reached |"
    yield "|---|---|---|---|"
    for row in rows:
        yield "| " + " | ".join(row.cells) + " |"


@contextmanager
def explained(what: str) -> Iterator[None]:
    """Say which benchmark was running when something fails."""
    try:
        yield
    except Exception as error:
        error.add_note(f"while measuring {what}")
        raise


def check(right: bool, what: str) -> None:
    """Stop when an answer is wrong: how fast it came is of no interest then."""
    if not right:
        raise ArithmeticError(f"wrong answer: {what}")


def print_tables(
    paths: Sequence[str] | None,
    headings: Sequence[str],
    rows: Callable[[Session, Engine], Iterable[Sequence[str]]],
) -> None:
    """Print a table for each engine, by default the one that is found, row by row as they come."""
    chosen: Sequence[str | None] = paths or [None]
    for path in chosen:
        engine = find_engine(path)
        print(f"\n## Macaulay2 {engine.version}\n\n| " + " | ".join(headings) + " |")
        print("|" + "---|" * len(headings), flush=True)
        with Session(path) as session:
            for cells in rows(session, engine):
                print("| " + " | ".join(cells) + " |", flush=True)


def arguments(description: str | None) -> argparse.ArgumentParser:
    """Return the arguments that all benchmarks take."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", action="append", help="a Macaulay2; may be given repeatedly")
    parser.add_argument("--quick", action="store_true", help="smaller sizes, fewer repetitions")
    parser.add_argument("--sage", default="", help="folder of a virtual environment for SageMath")
    return parser


def main(benchmarks: Mapping[str, Benchmark], description: str | None) -> None:
    """Measure on each engine that the command line names, and print a table for each."""
    asked = arguments(description).parse_args()
    for engine in asked.engine or [None]:
        measurement = Measurement(engine, asked.quick, asked.sage)
        print(f"\n## Macaulay2 {find_engine(engine).version}{', quick' * asked.quick}", flush=True)
        for name, benchmark in benchmarks.items():
            print(f"\n### {name}\n", flush=True)
            with explained(name):
                for line in table(benchmark(measurement)):
                    print(line, flush=True)

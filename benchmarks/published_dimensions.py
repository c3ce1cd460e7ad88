"""All published dimensions of a search for minimal filling architectures, computed again.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.published_dimensions FOLDER
        [--sample N] [--processes N] [--log FILE]

The folder is ``data/raw`` of the repository ``daokevin06/MFA_PNNs`` of Dao and Rodriguez (commit
f958bb6): four files of comma-separated values with 46,706 rows, which are 46,625 perceptrons, all
with ``t**2`` as activation.  Their program takes the coefficients' derivatives modulo 100003 and
100153 with Sage; ours the derivatives at as many random inputs as the rank needs, modulo a prime of
22 bits, and another one where the rank is smaller than it could be.

``--sample`` takes so many of them, a part of each size of the matrices whose rank is computed, and
says how long all would take.  ``--log`` keeps each result in a file; a run that was stopped goes on
from there.  Each process multiplies matrices in one thread, since the processes share the cores.
"""

from __future__ import annotations

import argparse
import ast
import csv
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from math import comb
from pathlib import Path
from statistics import mean, median

from nnag_m2 import Neuromanifold
from nnag_m2.networks import MLP

_SIZES = (64, 200, 400, 600, 1000, 10_000)
"""Up to these sizes of matrices networks are taken together."""


@dataclass(frozen=True)
class Published:
    """A row of the files."""

    widths: tuple[int, ...]
    exponent: int
    dimension: int

    @property
    def bound(self) -> int:
        """The size of the matrix whose rank is computed at most."""
        inputs, *hidden, outputs = self.widths
        degree = self.exponent ** len(hidden)
        ambient = comb(inputs + degree - 1, degree) * outputs
        weights = sum(a * b for a, b in zip(self.widths, self.widths[1:], strict=False))
        return min(ambient, weights - sum(hidden))


def published(folder: Path) -> list[Published]:
    """Return all rows of all files in a folder, each once."""
    found = []
    for file in sorted(folder.glob("*_architectures.csv")):
        with file.open(newline="", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                widths = tuple(ast.literal_eval(row["architecture"]))
                numbers = int(row["exponent"]), int(row["dimension_computed"])
                found.append(Published(widths, *numbers))
    return list(dict.fromkeys(found))


def by_size(rows: Iterable[Published]) -> dict[int, list[Published]]:
    """Return rows by the size of their matrices."""
    groups: dict[int, list[Published]] = {size: [] for size in _SIZES}
    for row in rows:
        groups[next(size for size in _SIZES if row.bound <= size)].append(row)
    return {size: group for size, group in groups.items() if group}


def sampled(rows: Sequence[Published], count: int) -> list[Published]:
    """Return so many rows, equally many of each size as far as there are, always the same ones."""
    draw, groups = random.Random(1), by_size(rows)
    each = -(-count // len(groups)) if count < len(rows) else count
    chosen = [row for g in groups.values() for row in draw.sample(g, min(each, len(g)))]
    return draw.sample(chosen, min(count, len(chosen)))


def computed(row: Published) -> tuple[Published, int, float]:
    """Return a row, its dimension by ours, and the time of the processor."""
    start = time.process_time()
    dimension = Neuromanifold(MLP(row.widths, row.exponent)).dimension()
    return row, dimension, time.process_time() - start


def logged(file: Path, rows: Sequence[Published]) -> Iterator[tuple[Published, int, float]]:
    """Yield what a file has of these rows."""
    if not file.exists():
        return
    known = {repr((row.widths, row.exponent)): row for row in rows}
    for line in file.read_text(encoding="utf-8").splitlines():
        network, dimension, seconds = line.split(";")
        if network in known:
            yield known[network], int(dimension), float(seconds)


def logging(
    file: Path, results: Iterable[tuple[Published, int, float]]
) -> Iterator[tuple[Published, int, float]]:
    """Yield results, and write each into a file as it comes."""
    with file.open("a", encoding="utf-8") as lines:
        for row, dimension, seconds in results:
            print((row.widths, row.exponent), dimension, f"{seconds:.4f}", sep=";", file=lines)
            lines.flush()
            yield row, dimension, seconds


def report(
    rows: Sequence[Published], results: Iterable[tuple[Published, int, float]]
) -> Iterator[str]:
    """Yield lines about differences as they come, then about times."""
    times: dict[int, list[float]] = {}
    different = count = 0
    for row, dimension, seconds in results:
        count += 1
        size = next(size for size in _SIZES if row.bound <= size)
        times.setdefault(size, []).append(seconds)
        if dimension != row.dimension:
            different += 1
            yield f"{row.widths}, t^{row.exponent}: published {row.dimension}, ours {dimension}"
    yield f"{count - different} of {count} agree"
    total = 0.0
    for size, group in by_size(rows).items():
        spent = times.get(size, [])
        if spent:
            total += mean(spent) * len(group)
            figures = f"{mean(spent) * 1000:.1f} ms in the mean, {median(spent) * 1000:.1f} median"
            yield f"matrices up to {size}: {len(group)} networks, {len(spent)} computed: {figures}"
    yield f"all {len(rows)}: {total / 60:.0f} minutes of one processor"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, help="how many to take; by default all")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--log", type=Path, help="a file that keeps the results")
    chosen = parser.parse_args()
    rows = published(chosen.folder)
    taken = sampled(rows, len(rows) if chosen.sample is None else chosen.sample)
    before = [] if chosen.log is None else list(logged(chosen.log, taken))
    known = {row for row, _, _ in before}
    left = [row for row in taken if row not in known]
    start = time.monotonic()
    with ProcessPoolExecutor(chosen.processes) as pool:
        results: Iterable[tuple[Published, int, float]] = pool.map(computed, left, chunksize=4)
        if chosen.log is not None:
            results = logging(chosen.log, results)
        for line in report(rows, chain(before, results)):
            print(line, flush=True)
    print(f"{time.monotonic() - start:.0f} s on the clock with {chosen.processes} processes")


if __name__ == "__main__":
    main()

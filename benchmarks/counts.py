"""Numbers of critical points for generic quadrics: how far each way comes, by family.

    python -m benchmarks.counts [--limit SECONDS] [--family WORD]

Ladders of networks.  Each rung is counted by what ``euclidean_distance_degree`` does without being
told, by polar degrees and by monodromy, until a way takes longer than the limit, 60 s of wall-clock
time, after which it is not asked any more.  Processor time of all processes.  All numbers must
agree with each other, and with the theorem where there is one (Chern classes of convolutional
networks).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Literal

from benchmarks.measuring import check, time_text
from benchmarks.processor import processor_time
from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    LinearMLP,
    Neuromanifold,
    Session,
    euclidean_distance_degree,
)
from nnag_m2.engine.executable import find_engine

Networks = list[Any]

FAMILIES: dict[str, Networks] = {
    "two filters of 2, t^s": [ConvolutionalNetwork((2, 2), activation=s) for s in range(2, 9)],
    "two filters of k, t^2": [ConvolutionalNetwork((k, k), activation=2) for k in range(2, 6)],
    "three filters of 2, t^s": [ConvolutionalNetwork((2,) * 3, activation=s) for s in range(2, 5)],
    "filters of 2, t^2": [ConvolutionalNetwork((2,) * n, activation=2) for n in range(2, 5)],
    "n x n of rank 1": [LinearMLP((n, 1, n)) for n in range(2, 8)],
    "n x n of rank 2": [LinearMLP((n, 2, n)) for n in range(3, 6)],
    "perceptrons (2, 2, 1), t^s": [MLP((2, 2, 1), s) for s in range(3, 8)],
}
"""Each with numbers that grow."""

Way = Literal["automatic", "polar_degrees", "monodromy"]
WAYS: tuple[Way, ...] = ("automatic", "polar_degrees", "monodromy")


def rungs(networks: Networks, session: Session, limit: float) -> Iterator[str]:
    """Yield a line of the table for each network that some way counts."""
    going = set(WAYS)
    for network in networks:
        manifold = Neuromanifold(network, "reduced")
        by_theorem = isinstance(network, ConvolutionalNetwork)
        numbers = {manifold.generic_distance_degree()} if by_theorem else set()
        cells: list[str] = []
        for way in WAYS:
            found = counted(manifold.map, way, session, limit) if way in going else ("-", None)
            cells.append(found[0])
            if found[1] is None:
                going.discard(way)
            else:
                numbers.add(found[1])
        if not numbers:
            return
        check(len(numbers) == 1, f"{network}: the ways differ: {numbers}")
        number = f"{numbers.pop()}{' T' if by_theorem else ''}"
        yield f"| `{network!r}` | {number} | {' | '.join(cells)} |"
        if not going:
            return


def counted(mapping: Any, way: Way, session: Session, limit: float) -> tuple[str, int | None]:
    """Return the time, and the number, or why there is none."""
    ask = partial(euclidean_distance_degree, mapping, "generic", formulation=way)
    call: Callable[[], Any] = partial(ask, timeout=limit, session=session)
    try:
        seconds, number = processor_time(session, call)
    except TimeoutError:
        return f"> {limit:.0f} s", None
    return time_text(seconds), int(number)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=60, help="seconds for each number")
    parser.add_argument("--family", default="", help="only families with this in their names")
    chosen = parser.parse_args()
    print(f"| network | number (T: theorem) | {' | '.join(WAYS)} |\n|---|---|---|---|---|")
    with Session(find_engine().executable) as session:
        for name, networks in FAMILIES.items():
            if chosen.family in name:
                for line in rungs(networks, session, chosen.limit):
                    print(line, flush=True)


if __name__ == "__main__":
    main()

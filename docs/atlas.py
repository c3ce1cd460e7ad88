"""The atlas: what is known of thousands of architectures, one record for each question.

    python docs/atlas.py [--limit 60] [--workers 2] [--part 100]

writes ``docs/atlas.sqlite``, and goes on where it stopped.  Every architecture is asked for its
dimension and its defect; those of the tables of small ones also for fibre, equations, degree,
singular locus and the generic distance degree, each within the limit in seconds,
which is 60 unless another one is given.  ``--part`` takes
only so many questions, spread over all of them, for a test.  ``--scheduler ADDRESS`` asks the
workers of Dask, on a cluster.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from listed import TABLES, network
from tabulated import families

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    LinearMLP,
    Neuromanifold,
    Study,
    sweep,
)

STORE = Path(__file__).resolve().with_name("atlas.sqlite")

MEMORY = 6 * 10**9
"""Bytes for Macaulay2: two of them leave room on a machine of 16 GB."""

CHEAP = ("dimension", "defect")
DEAR = ("generic_fiber", "vanishing_ideal", "degree", "singular_locus", "generic_distance_degree")


def perceptrons() -> Iterator[tuple[str, Any]]:
    """Yield perceptrons with up to three hidden layers of at most four neurons."""
    for hidden in (1, 2, 3):
        for widths in product((2, 3, 4), *[(1, 2, 3, 4)] * (hidden + 1)):
            for power in (2, 3):
                yield f"MLP({widths}, {power})", MLP(widths, power)


def convolutions() -> Iterator[tuple[str, Any]]:
    """Yield convolutional networks with two or three filters of size 2 to 4."""
    for layers in (2, 3):
        for filters in product((2, 3, 4), repeat=layers):
            for strides in product((1, 2), repeat=layers - 1):
                for power in (1, 2, 3):
                    steps = (*strides, 1)
                    name = f"ConvolutionalNetwork({filters}, {steps}, {power})"
                    yield name, ConvolutionalNetwork(filters, steps, power)


def others() -> Iterator[tuple[str, Any]]:
    """Yield linear networks, heads of attention, and the listed networks of other kinds."""
    for hidden in (1, 2):
        for widths in product((1, 2, 3, 4), repeat=hidden + 2):
            yield f"LinearMLP({widths})", LinearMLP(widths)
    for sizes in product((2, 3, 4), (1, 2, 3), (1, 2, 3), (1, 2, 3)):
        yield f"LightningSelfAttention{sizes}", LightningSelfAttention(*sizes)
    for names in TABLES.values():
        yield from ((name, network(name)) for name in names)


def architectures() -> Iterator[tuple[str, Any]]:
    """Yield all networks with their names."""
    yield from perceptrons()
    yield from convolutions()
    yield from others()


def questions() -> dict[str, Any]:
    """Return all questions by labels such as ``"degree of MLP((2, 2, 1), 3)"``."""
    found = {}
    for asked, networks in (
        (CHEAP, architectures()),
        (DEAR, (pair for family in families() for pair in family.networks)),
    ):
        for name, own in networks:
            manifold = Neuromanifold(own)
            for question in asked:
                found[f"{question} of {name}"] = getattr(manifold, question)
    return found


def main() -> Study:
    """Ask what has no record yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=60, help="seconds for each question")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--part", type=int, help="only so many questions")
    parser.add_argument("--store", type=Path, default=STORE)
    parser.add_argument("--scheduler", help="address of a scheduler of Dask")
    chosen = parser.parse_args()
    from distributed import Client, LocalCluster

    asked = questions()
    if chosen.part is not None:
        step = max(len(asked) // chosen.part, 1)
        asked = dict(list(asked.items())[::step][: chosen.part])
    place = chosen.scheduler or LocalCluster(
        n_workers=chosen.workers, threads_per_worker=1, dashboard_address=None
    )
    with Client(place) as client:
        study = sweep(asked, chosen.store, timeout=chosen.limit, memory_limit=MEMORY,
                      workers=client, progress=True)  # fmt: skip
    print(study)
    return study


if __name__ == "__main__":
    main()

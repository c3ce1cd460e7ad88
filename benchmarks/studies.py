"""What a study costs: for each question, and on two workers of Dask against one.

    python -m benchmarks.studies

The first figure compares a sweep in one session with the same questions asked in a loop; the second
one sweep on one process with the same on two, by the clock, which is fair on a quiet machine only.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sympy.abc import x, y, z

from nnag_m2 import Ideal, degree, sweep

_CHEAP, _DEAR = 200, 24
"""Questions: so many that starting a session or a cluster's first answer does not count."""


def seconds(work: Callable[[], object]) -> float:
    """Return the time of some work on the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cheap(count: int) -> list[Any]:
    return [partial(degree, Ideal([x**k - y, z - x], [x, y, z])) for k in range(2, count + 2)]


def dear(count: int) -> list[Any]:
    """Return systems with 512 points each, whose bases over QQ take 0.6 seconds of a processor.

    Linear forms are raised to powers: without them bases of sparse systems are found in a few
    milliseconds, and what is measured is the cluster.
    """
    return [
        partial(
            degree,
            Ideal(
                [
                    (x + 2 * y - 3 * z + k) ** 8 + 3 * x * y - k,
                    (2 * x - y + z - 1) ** 8 - x * z + k,
                    (x + y + 5 * z + 2) ** 8 + 7 * y * z - 1,
                ],
                [x, y, z],
            ),
            proof=True,
        )
        for k in range(2, count + 2)
    ]


def overhead(folder: Path) -> str:
    asked = cheap(_CHEAP)
    asked[0]()  # starts Macaulay2
    alone = seconds(lambda: [question() for question in asked])
    swept = seconds(lambda: sweep(asked, folder / "cheap.sqlite", workers=1))
    each = (swept - alone) / len(asked)
    return (
        f"{len(asked)} questions of {alone / len(asked) * 1000:.1f} ms: a record of each costs "
        f"{each * 1000:.1f} ms more"
    )


def two_workers(folder: Path) -> str:
    from distributed import Client, LocalCluster

    taken = {}
    for count in (1, 2):
        place = LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None)
        with place as cluster, Client(cluster) as client:
            sweep(cheap(2 * count), folder / f"begin{count}.sqlite", workers=client)
            taken[count] = seconds(
                partial(sweep, dear(_DEAR), folder / f"dear{count}.sqlite", workers=client)
            )
    return f"{_DEAR} questions on two workers: {taken[1] / taken[2]:.2f} times as fast as on one"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(overhead(Path(folder)))
        print(two_workers(Path(folder)))


if __name__ == "__main__":
    main()

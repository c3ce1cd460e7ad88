"""10,000 computations in one session: whether it gets slower, and whether it grows.

Compared: latency at the end with that of a new session, in turns, since a machine that is shared
gets slower and faster by itself over the minutes that this takes; and resident memory of Macaulay2
and of Python in the last thousand with that in the first thousand, after a warm-up of 500.  The
computations are Groebner bases of ideals that are all different.  Required: ratios near 1 (here: at
most 1.25).  Memory is read every hundred computations.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median

import psutil

from benchmarks.measuring import (
    Measurement,
    Row,
    check,
    in_turns,
    main,
    ratio,
    seconds_as_it_is,
    shown,
    time_text,
)
from benchmarks.polynomials import VARIABLES
from nnag_m2 import Ideal, Session, groebner_basis

MOST = 1.25
WARM_UP = 500


def measure(measurement: Measurement) -> Iterator[Row]:
    """Yield the rows of the table."""
    count = 2000 if measurement.quick else 10_000
    window = count // 10
    times: list[float] = []
    memory: dict[str, list[float]] = {"Macaulay2": [], "Python": []}
    with Session(measurement.engine) as session:
        for number in range(1, WARM_UP):
            ask(session, number)
        processes = {"Macaulay2": psutil.Process(session.pid), "Python": psutil.Process()}
        for number in range(WARM_UP, WARM_UP + count):
            times.append(seconds_as_it_is(partial(ask, session, number)))
            if number % 100 == 0:
                for name, process in processes.items():
                    memory[name].append(process.memory_info().rss)
        check(session.pid == processes["Macaulay2"].pid, "another Macaulay2 at the end")
        with Session(measurement.engine) as new:
            for number in range(1, WARM_UP):
                ask(new, number)
            ways = {"old": partial(ask, session, count), "new": partial(ask, new, count)}
            turns = in_turns(ways, window // 10, 10)
    first, last = median(times[:window]), median(times[-window:])
    what = f"latency after {count:,} questions / of a new session, in turns"
    factor = ratio(turns["old"], turns["new"])
    yield Row(what, str(factor), f"near 1 (at most {MOST})", factor.middle <= MOST)
    what = f"latency, last / first {window:,}, {time_text(first)} at first: also the machine's"
    yield Row(what, shown(last / first))
    for name, sizes in memory.items():
        early, late = median(sizes[: window // 100]), median(sizes[-window // 100 :])
        yield row(f"resident memory of {name} ({early / 1e6:.0f} MB at first)", early, late, count)


def row(what: str, first: float, last: float, count: int) -> Row:
    """Return the last tenth by the first."""
    factor = last / first
    what = f"{what}, last / first {count // 10:,} of {count:,}"
    return Row(what, shown(factor), f"near 1 (at most {MOST})", factor <= MOST)


def ask(session: Session, number: int) -> None:
    """Ask for a Groebner basis that depends on a number, and check it."""
    x, y = VARIABLES[:2]
    basis = groebner_basis(Ideal([x**2 - number * y, x * y - number], [x, y]), session=session)
    found = {p.as_expr() for p in basis}
    check(found == {x**2 - number * y, x * y - number, y**2 - x}, f"the basis for {number}")


if __name__ == "__main__":
    main({"Ten thousand computations": measure}, __doc__)

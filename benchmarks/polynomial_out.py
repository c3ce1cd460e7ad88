"""A polynomial of 20,736 terms in 8 variables over QQ out of Macaulay2 and into a sympy ``Poly``.

Compared:

* a script that makes it and delivers it, plus ``read_reply``, with a script that makes it and
  calls ``toString``, in the same session.  Required: at least 6 times faster;
* ``read_reply`` with ``sympify`` on terms of the same polynomial, per term.  Required: at least
  300 times faster.  Sympify is given 1,000 terms at once: it takes longer for each the more
  there are, and near 3,000 it ends with a RecursionError;
* the time per term for 10^4, 10^5 and 10^6 terms.  Required: linear, and Python's peak memory below
  2 GB; the largest is measured in a process of its own.

Each coefficient that comes back is checked.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
from collections.abc import Iterator
from functools import partial
from statistics import median

from sympy import Poly, sstr, sympify

from benchmarks.measuring import (
    Measurement,
    Row,
    check,
    growth_row,
    in_turns,
    main,
    ratio,
    shown,
    time_text,
    timed,
)
from benchmarks.polynomials import (
    DEGREES,
    RING,
    VARIABLES,
    check_product,
    part_of,
    product_script,
    product_terms,
)
from nnag_m2 import Session
from nnag_m2.engine.replies import read_reply

TERMS = 2 * 10**4
SYMPIFIED = 1000


def fetched(session: Session, degrees: tuple[int, ...]) -> Poly:
    """Return the polynomial that Macaulay2 makes and delivers."""
    reply = session.run(product_script(degrees) + "deliver F")
    (poly,) = read_reply(reply.text, [RING])
    return poly


def measure(measurement: Measurement) -> Iterator[Row]:
    """Yield the rows of the table."""
    with Session(measurement.engine) as session:
        check_product(fetched(session, DEGREES[TERMS]), DEGREES[TERMS])
        yield against_to_string(session, 2 if measurement.quick else 7)
        yield against_sympify(session, 2 if measurement.quick else 5)
    sizes = (10**4, 10**5) if measurement.quick else (10**4, 10**5, 10**6)
    yield from growth(measurement, sizes)


def against_to_string(session: Session, blocks: int) -> Row:
    """Return how much faster everything is than Macaulay2's own text alone."""
    degrees = DEGREES[TERMS]
    made = product_script(degrees)
    size = session.run(made + "deliver (#toString F)").text
    check(int(size.split()[1]) > 10 * product_terms(degrees), "the length of the text")
    ways = {
        "ours": lambda: fetched(session, degrees),
        "toString": lambda: session.run(made + "toString F; deliver 0"),
    }
    times = in_turns(ways, blocks)
    ours, theirs = times["ours"], times["toString"]
    factor = ratio(theirs, ours)
    what = f"toString alone ({time_text(median(theirs))}) / out and into Poly"
    return Row(f"{what} ({time_text(median(ours))})", str(factor), "at least 6", factor.middle >= 6)


def against_sympify(session: Session, blocks: int) -> Row:
    """Return how much faster reading is than ``sympify``, per term."""
    degrees = DEGREES[TERMS]
    text = session.run(product_script(degrees) + "deliver F").text
    whole = read_reply(text, [RING])[0]
    part = part_of(whole, SYMPIFIED)
    python = sstr(part.as_expr())
    check(Poly(sympify(python), *VARIABLES, domain="QQ") == part, "sympify")
    ways = {"ours": lambda: read_reply(text, [RING]), "sympify": lambda: sympify(python)}
    times = in_turns(ways, blocks)
    ours = [t / product_terms(degrees) for t in times["ours"]]
    theirs = [t / SYMPIFIED for t in times["sympify"]]
    factor = ratio(theirs, ours)
    what = f"sympify ({time_text(median(theirs))}) / read_reply ({time_text(median(ours))})"
    return Row(f"{what}, per term", str(factor), "at least 300", factor.middle >= 300)


def growth(measurement: Measurement, sizes: tuple[int, ...]) -> Iterator[Row]:
    """Yield how time and memory grow; each size in a new Python process."""
    both, python, peaks = {}, {}, {}
    for size in sizes:
        repeats = 2 if size > 10**5 else 7
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found = pool.apply(out_in_a_child, (measurement.engine, DEGREES[size], repeats))
        terms = product_terms(DEGREES[size])
        both[terms], python[terms], peaks[terms] = found
    yield growth_row("made, delivered and read", both)
    yield growth_row("of this, read_reply", python)
    largest = max(peaks)
    figure = f"{shown(peaks[largest] / 1e9)} GB at {largest:,} terms"
    yield Row("Python's peak memory", figure, "below 2 GB", peaks[largest] < 2e9)


def out_in_a_child(
    engine: str | None, degrees: tuple[int, ...], repeats: int
) -> tuple[float, float, float]:
    """Return seconds per term of all and of Python alone, and Python's peak memory in bytes."""
    terms = product_terms(degrees)
    spent, reading = [], []
    with Session(engine) as session:
        session.run("deliver 0")
        for _ in range(repeats):
            asked, reply = timed(partial(session.run, product_script(degrees) + "deliver F"))
            read, (poly,) = timed(partial(read_reply, reply.text, [RING]))
            spent.append(asked + read)
            reading.append(read)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    check_product(poly, degrees)
    return median(spent) / terms, median(reading) / terms, peak


if __name__ == "__main__":
    main({"A polynomial out of Macaulay2": measure}, __doc__)

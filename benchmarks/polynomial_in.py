"""A ``Poly`` of 20,000 terms in 8 variables over QQ printed, loaded and in place in Macaulay2.

Compared:

* ``print_poly`` and ``Session.run`` of its text with the same polynomial written as one flat sum,
  which Macaulay2 adds from the left.  Required: at least 30 times faster.  The flat sum is run
  once and given 300 seconds; when it needs more, the ratio is a lower bound;
* the time per term for 10^4, 2 * 10^4 and 10^5 terms.  Required: linear;
* ``print_poly`` with sympy's printer ``sstr`` on the same polynomial as an expression, on 1,000
  terms (sympy takes longer for each the more there are).  Required: at least 50 times faster.
  Without requirement: ``sstr`` of the ``Poly`` itself, which writes it term by term.

The monomials are random, up to degree 16, the coefficients random too.  What is in place is sent
back, and must be the polynomial that was sent.
"""

from __future__ import annotations

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
    seconds,
    time_text,
)
from benchmarks.polynomials import NAMES, RING, RING_TEXT, VARIABLES, part_of, random_poly
from nnag_m2 import EngineTimeout, Session
from nnag_m2.engine.printing import print_poly
from nnag_m2.engine.replies import read_reply

DEGREE = 16
FLAT_LIMIT = 300.0
PRINTED = 1000


def measure(measurement: Measurement) -> Iterator[Row]:
    """Yield the rows of the table."""
    poly = random_poly(5000 if measurement.quick else 20_000, DEGREE)
    blocks = 2 if measurement.quick else 5
    with Session(measurement.engine) as session:
        reply = session.run(f"{RING_TEXT}F = {print_poly(poly, NAMES)};\ndeliver F")
        check(read_reply(reply.text, [RING]) == (poly,), "the polynomial sent there and back")
        yield against_flat(session, poly, blocks)
        sizes = (5000, 10_000, 20_000) if measurement.quick else (10_000, 20_000, 100_000)
        yield growth(session, sizes, blocks)
    yield from against_sympy(poly, blocks)


def put(session: Session, poly: Poly) -> None:
    """Have the polynomial in Macaulay2."""
    reply = session.run(f"{RING_TEXT}F = {print_poly(poly, NAMES)};\ndeliver size F")
    check(reply.text.split()[1] == str(poly.length()), "the number of terms")


def put_flat(session: Session, text: str) -> None:
    """Have the polynomial in Macaulay2 from one long sum, if it does not take too long."""
    session.run(f"{RING_TEXT}F = {text};\ndeliver size F", timeout=FLAT_LIMIT)


def against_flat(session: Session, poly: Poly, blocks: int) -> Row:
    """Return how much faster the brackets are than the flat sum."""
    text = sstr(poly).removeprefix("Poly(").split(", ")[0].replace("**", "^")
    ours = [seconds(lambda: put(session, poly)) for _ in range(blocks)]
    bound = ""
    try:
        flat = seconds(lambda: put_flat(session, text))
    except EngineTimeout:
        flat, bound = FLAT_LIMIT, "more than "
    put(session, poly)  # a session that was interrupted may have a new process
    ours += [seconds(lambda: put(session, poly)) for _ in range(blocks)]
    factor = ratio([flat] * len(ours), ours)
    what = f"flat sum of {poly.length():,} terms ({bound}{time_text(flat)})"
    what += f" / print_poly and load ({time_text(median(ours))})"
    return Row(what, f"{bound}{factor}", "at least 30", factor.middle >= 30)


def growth(session: Session, sizes: tuple[int, ...], blocks: int) -> Row:
    """Return how time per term grows."""
    polys = {size: random_poly(size, DEGREE) for size in sizes}
    ways = {str(size): partial(put, session, poly) for size, poly in polys.items()}
    times = in_turns(ways, blocks)
    return growth_row(
        "print_poly and load", {size: median(times[str(size)]) / size for size in sizes}
    )


def against_sympy(poly: Poly, blocks: int) -> Iterator[Row]:
    """Yield how much faster the printing is than sympy's, per term."""
    part = part_of(poly, PRINTED)
    expression = part.as_expr()
    check(Poly(sympify(sstr(expression)), *VARIABLES, domain="QQ") == part, "sstr")
    ways = {
        "ours": lambda: print_poly(poly, NAMES),
        "sstr": lambda: sstr(expression),
        "sstr(Poly)": lambda: sstr(poly),
    }
    times = in_turns(ways, 2 * blocks)
    ours = [t / poly.length() for t in times["ours"]]
    mine = f"print_poly ({time_text(median(ours))}), per term"
    theirs = [t / PRINTED for t in times["sstr"]]
    factor = ratio(theirs, ours)
    what = f"sstr of the expression ({time_text(median(theirs))}) / {mine}"
    yield Row(what, str(factor), "at least 50", factor.middle >= 50)
    whole = [t / poly.length() for t in times["sstr(Poly)"]]
    what = f"sstr of the Poly ({time_text(median(whole))}) / {mine}"
    yield Row(what, str(ratio(whole, ours)))


if __name__ == "__main__":
    main({"A polynomial into Macaulay2": measure}, __doc__)

"""A warm session against the same script written to a bare Macaulay2 on a pipe.

Compared: ``Session.run`` of the script that ``groebner_basis`` renders (a ring, three generators,
their Groebner basis) with the same text written to ``M2`` on a pipe, ended by a command that
prints a marker, and read up to the marker.  The pipe isolates nothing and notices no error.
Required: at most 1.5 times as long, and less than 2 ms longer.  For comparison: the whole public
call ``groebner_basis(I)``, which also prints, renders and reads back.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from sympy import groebner

from benchmarks.bare import BareMacaulay2
from benchmarks.measuring import Measurement, Row, check, in_turns, main, ratio, time_text
from benchmarks.polynomials import VARIABLES
from nnag_m2 import Ideal, Session, groebner_basis

MOST_TIMES, MOST_LONGER = 1.5, 2e-3


def three_generators() -> Ideal:
    """Return the ideal whose basis is asked for."""
    x, y, z = VARIABLES[:3]
    return Ideal([x**2 + y * z - 1, x * y - z**2 + 2, y**3 - x * z], [x, y, z])


def measure(measurement: Measurement) -> Iterator[Row]:
    """Yield the rows of the table."""
    ideal = three_generators()
    script = groebner_basis.script(ideal)
    with Session(measurement.engine) as session, BareMacaulay2(measurement.engine) as bare:
        basis = groebner_basis(ideal, session=session)
        exact = groebner([p.as_expr() for p in basis], *ideal.variables, order="grevlex")
        check(all(exact.contains(p.as_expr()) for p in ideal.generators), "the Groebner basis")
        printed = bare.run(script).splitlines()[-1]
        check(printed.count(",") == len(basis) - 1, f"from the pipe: {printed}")
        for _ in range(200):
            session.run(script)
            bare.run(script)
        ways = {
            "bare": lambda: bare.run(script),
            "session": lambda: session.run(script),
            "public": lambda: groebner_basis(ideal, session=session),
        }
        times = in_turns(ways, blocks=10 if measurement.quick else 60, per_block=20)
    yield from rows(times)


def rows(times: dict[str, list[float]]) -> Iterator[Row]:
    """Yield what the times mean."""
    bare, session, public = (times[name] for name in ("bare", "session", "public"))
    middle = {name: time_text(median(found)) for name, found in times.items()}
    factor = ratio(session, bare)
    yield Row(
        f"session ({middle['session']}) / bare pipe ({middle['bare']})",
        str(factor),
        f"at most {MOST_TIMES}",
        factor.middle <= MOST_TIMES,
    )
    longer = median(s - b for s, b in zip(session, bare, strict=True))
    figure = f"{longer * 1e3:+.2f} ms"
    yield Row("session - bare pipe", figure, "below 2 ms", longer < MOST_LONGER)
    yield Row(f"groebner_basis(I) ({middle['public']}) / bare pipe", str(ratio(public, bare)))


if __name__ == "__main__":
    main({"Round trip": measure}, __doc__)

"""An ideal to Macaulay2 and back through SageMath; run by SageMath's own Python.

Arguments: the Macaulay2 executable, and a file of JSON: the names of the variables, and for each
generator its terms ``[exponents, numerator, denominator]``.  Asked as SageMath's documentation of
``sage.interfaces.macaulay2`` asks: ``macaulay2(I)`` puts an ideal there, ``.sage()`` brings it
back.  Prints JSON: seconds there, seconds back, and whether the ideal is the same.
"""

from __future__ import annotations

import json
import sys
import time

from sage.interfaces.macaulay2 import Macaulay2  # type: ignore[import-not-found]
from sage.rings.polynomial.polynomial_ring_constructor import (  # type: ignore[import-not-found]
    PolynomialRing,
)
from sage.rings.rational_field import QQ  # type: ignore[import-not-found]


def main(executable: str, path: str) -> None:
    """Send the ideal there and back once to warm up with one generator, once in full."""
    with open(path, encoding="ascii") as file:
        names, generators = json.load(file)
    ring = PolynomialRing(QQ, names)
    polys = [ring({tuple(e): QQ((top, bottom)) for e, top, bottom in g}) for g in generators]
    macaulay2 = Macaulay2(command=executable)
    macaulay2(ring.ideal([ring.gen(0), ring.gen(1) ** 2])).sage()
    ideal = ring.ideal(polys)
    began = time.perf_counter()
    there = macaulay2(ideal)
    between = time.perf_counter()
    back = there.sage()
    ended = time.perf_counter()
    same = back.gens() == ideal.gens()
    print(json.dumps([between - began, ended - between, same]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

"""All benchmarks on each engine, as tables in Markdown.

python -m benchmarks [--quick] [--engine PATH]... [--sage FOLDER]
"""

from __future__ import annotations

from benchmarks import ideal_round_trip, polynomial_in, polynomial_out, round_trip, ten_thousand
from benchmarks.measuring import main

if __name__ == "__main__":
    main(
        {
            "Round trip": round_trip.measure,
            "A polynomial out of Macaulay2": polynomial_out.measure,
            "A polynomial into Macaulay2": polynomial_in.measure,
            "An ideal there and back": ideal_round_trip.measure,
            "Ten thousand computations": ten_thousand.measure,
        },
        __doc__,
    )

"""Landscapes in a process of their own, on whatever version of the package is on the path.

Prints one line of JSON: for each problem the seconds of processor time of Python and of all that
it starts, with warm session and caches: the second of two turns.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

from nnag_m2 import MLP, ConvolutionalNetwork, LinearMLP, Session, TrainingProblem, landscape

AT = [[1, 0], [0, 1], [1, 1], [1, -2]]
UNITS = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
FIVE = [*UNITS, [1, 1, 1], [1, -1, 2]]
PROBLEMS: dict[str, tuple[Any, ...]] = {
    "LinearMLP (2,1,2)": (LinearMLP((2, 1, 2)), AT, [[3, 0], [0, 1], [1, 2], [0, 1]]),
    "MLP (2,2,1) t^2": (MLP((2, 2, 1), 2), AT, [[1], [-2], [3], [1]]),
    "CNN (2,2) linear": (ConvolutionalNetwork((2, 2)), FIVE[:4], [[1], [0], [2], [1]]),
    "LinearMLP (3,1,3)": (LinearMLP((3, 1, 3)), UNITS, [[3, 0, 1], [0, 1, 2], [1, 2, 5]]),
    "CNN (2,2) t^2": (ConvolutionalNetwork((2, 2), activation=2), FIVE, [[1], [0], [2], [1], [3]]),
    "MLP (2,2,1) t^3": (MLP((2, 2, 1), 3), AT, [[-1], [0], [2], [1]]),
}
"""Those of examples/landscape.py and of tests/engine/test_landscapes.py."""


def spent(pid: int | None) -> float:
    """Return the seconds that Python, Macaulay2 and its programs have computed."""
    kinds = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    total = sum(kind.ru_utime + kind.ru_stime for kind in kinds)
    if pid is None:  # nothing was asked of Macaulay2 yet
        return total
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return total + sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def main(engine: str) -> None:
    """Measure all problems in one session."""
    found: dict[str, float] = {}
    with Session(engine or None) as session:
        for turn in range(2):
            for name, (network, inputs, outputs) in PROBLEMS.items():
                problem = TrainingProblem(network, inputs, outputs)
                began = spent(session.pid) if turn else 0.0
                landscape(problem, session=session)
                found[name] = spent(session.pid) - began
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:2] or [""])

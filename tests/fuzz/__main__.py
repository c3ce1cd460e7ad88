"""python -m tests.fuzz [--inputs N] [--computations N] [--faults N] [--seed N] [--seconds N]."""

from __future__ import annotations

import argparse
import sys

from nnag_m2 import find_engine

from . import __doc__ as description
from .cases import Setting
from .runner import Worker, failure_text, run


def main() -> int:
    """Run the cases that the words ask for; return 1 when something failed."""
    chosen = _parser().parse_args()
    engine = find_engine(chosen.engine)
    setting = Setting(str(engine.executable), chosen.timeout, chosen.names)
    worker = Worker(setting, chosen.limit)
    try:
        if chosen.case:
            return _again(chosen, worker)
        counts = {g: getattr(chosen, g) for g in ("inputs", "computations", "faults")}
        report = run(counts, chosen.seed, chosen.seconds, worker)
    finally:
        worker.close()
    version = f"Macaulay2 {engine.version}, seed {chosen.seed}"
    print(f"{report.table()}\n\n{version}, {report.seconds:.0f} s")
    for cause, (case, _) in report.failures.items():
        print(f"{report.alike[cause]:6} x {case}  {cause}")
    return 1 if report.failures else 0


def _again(chosen: argparse.Namespace, worker: Worker) -> int:
    name, _, number = chosen.case.partition(":")
    verdict = worker.judge(chosen.seed, name, int(number), chosen.limit)
    if verdict.outcome == "failure":
        print(failure_text(chosen.seed, name, int(number), verdict.message))
        return 1
    print(f"{chosen.case}: {verdict.outcome}")
    return 0


def _parser() -> argparse.ArgumentParser:
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description=description, formatter_class=shape
    )
    add = parser.add_argument
    add("--inputs", type=int, default=1000, help="texts, constructors and calls")
    add("--computations", type=int, default=200, help="questions whose answers are known")
    add("--faults", type=int, default=50, help="disturbances of a session")
    add("--seed", type=int, default=1, help="what everything is drawn from")
    add("--seconds", type=float, default=float("inf"), help="for all of it")
    add("--timeout", type=float, default=5, help="seconds for each question")
    add("--limit", type=float, default=60, help="seconds for each case")
    add("--engine", help="the Macaulay2 to use; by default the one that the doctor names")
    about = "errors need not begin with the name of what was called"
    add("--any-name", dest="names", action="store_false", help=about)
    add("--case", metavar="KIND:NUMBER", help="one case again")
    return parser


if __name__ == "__main__":
    sys.exit(main())

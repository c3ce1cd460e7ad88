"""Landscapes of six networks: this version of the package against another one.

python -m benchmarks.landscapes --before COMMIT [--turns 2] [--engine PATH]

Both run in processes of their own, in turns, with warm sessions, on the same problems: those of
examples/landscape.py and of tests/engine/test_landscapes.py, with all proofs.  What is shown is
processor time, of Python, Macaulay2 and msolve together.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from math import prod
from pathlib import Path
from statistics import median

from benchmarks.measuring import arguments, shown, time_text

_ROOT = Path(__file__).resolve().parent.parent
_REQUIRED = 10
"""How many times faster landscapes were to become, in the geometric mean."""


def measured(folder: Path, engine: str) -> dict[str, float]:
    """Return the seconds for each problem of the version that lies in a folder."""
    side = _ROOT / "benchmarks" / "landscapes_side.py"
    done = subprocess.run(
        [sys.executable, str(side), engine],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def compared(before: Path, engine: str, turns: int) -> None:
    """Print a table of both versions."""
    pairs = [(measured(before, engine), measured(_ROOT, engine)) for _ in range(turns)]
    print("| landscape | before | now | times faster |\n|---|---|---|---|")
    ratios = []
    for name in pairs[0][0]:
        old, new = (median(pair[k][name] for pair in pairs) for k in (0, 1))
        ratios.append(old / new)
        print(f"| {name} | {time_text(old)} | {time_text(new)} | {shown(ratios[-1])} |")
    mean = prod(ratios) ** (1 / len(ratios))
    verdict = "yes" if mean >= _REQUIRED else "NO"
    print(f"\ngeometric mean {shown(mean)}; required {_REQUIRED}: {verdict}")


def main() -> None:
    """Measure."""
    parser = arguments(__doc__)
    parser.add_argument("--before", required=True, help="a commit of this repository")
    parser.add_argument("--turns", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder) / "before"
        git = ["git", "-C", str(_ROOT), "worktree"]
        subprocess.run([*git, "add", "--detach", str(there), asked.before], check=True)
        try:
            compared(there, (asked.engine or [""])[0], asked.turns)
        finally:
            subprocess.run([*git, "remove", "--force", str(there)], check=True)


if __name__ == "__main__":
    main()

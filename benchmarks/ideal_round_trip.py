"""An ideal of 500 generators with 200 terms each, to Macaulay2 and back, here and in SageMath.

Compared, per term: printing and loading the ideal with SageMath's ``macaulay2(I)``; delivering and
reading it with SageMath's ``.sage()``, the way its documentation gives.  Both use the same
Macaulay2.  SageMath gets an ideal of 4 generators with 100 terms each; its time per term hardly
depends on how many there are.  Required: at least 1,000 times faster per term out of Macaulay2.

SageMath lives in a virtual environment of its own, in the folder that ``--sage`` names, which is
made when it is not there: 1.6 GB, ``passagemath-macaulay2``.  Without ``--sage`` (or the
variable ``NNAG_M2_BENCHMARK_SAGE``) it is left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measuring import Row, Setting, check, main, ratio, seconds, time_text, timed
from benchmarks.polynomials import NAMES, RING, RING_TEXT, VARIABLES, random_poly
from nnag_m2 import Ideal, Session
from nnag_m2.engine.executable import find_engine
from nnag_m2.engine.printing import print_ideal
from nnag_m2.engine.replies import read_reply

# Later builds are compiled for processors with AVX-512 only.
PACKAGE = "passagemath-macaulay2==10.8.11"
DEGREE = 12


def random_ideal(generators: int, terms: int) -> Ideal:
    """Return an ideal with random generators."""
    polys = [random_poly(terms, DEGREE, seed) for seed in range(generators)]
    return Ideal(polys, VARIABLES)


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the rows of the table."""
    generators, terms = (50, 200) if setting.quick else (500, 200)
    ideal, blocks = random_ideal(generators, terms), 3 if setting.quick else 7
    with Session(setting.engine) as session:
        there, back = there_and_back(session, ideal, blocks)
    what = f"{generators} generators of {terms} terms"
    yield Row(f"{what}, printed and loaded", time_text(median(there)))
    yield Row(f"{what}, delivered and read", time_text(median(back)))
    folder = setting.sage or os.environ.get("NNAG_M2_BENCHMARK_SAGE", "")
    if folder:
        python = sage_python(Path(folder))
        count = generators * terms
        ours = [[t / count for t in there], [t / count for t in back]]
        yield from against_sage(setting, python, *ours)


def there_and_back(session: Session, ideal: Ideal, blocks: int) -> tuple[list[float], list[float]]:
    """Return the seconds that the ideal takes to be in Macaulay2, and to be back in Python."""
    session.run("deliver 0")
    there, back = [], []
    for _ in range(blocks):
        taken, script = timed(partial(put_script, ideal))
        loaded = seconds(partial(session.run, script + "deliver 0"))
        both, reply = timed(partial(session.run, script + "deliver I"))
        reading, found = timed(partial(read_reply, reply.text, [RING]))
        check(found == ideal, "the ideal sent there and back")
        there.append(taken + loaded)
        back.append(both - loaded + reading)
    return there, back


def put_script(ideal: Ideal) -> str:
    """Return the script that has the ideal in Macaulay2."""
    return f"{RING_TEXT}I = {print_ideal(ideal.generators, NAMES)};\n"


def against_sage(
    setting: Setting, python: Path, there: list[float], back: list[float]
) -> Iterator[Row]:
    """Yield how much faster both ways are than SageMath's, per term."""
    generators, terms = (1, 50) if setting.quick else (4, 100)
    repeats = 1 if setting.quick else 3
    found = [in_sage(setting, python, random_ideal(generators, terms)) for _ in range(repeats)]
    count = generators * terms
    for name, ours, place, required in (
        ("macaulay2(I)", there, 0, 0),
        ("macaulay2(I).sage()", back, 1, 1000),
    ):
        theirs = median(times[place] for times in found) / count
        factor = ratio([theirs] * len(ours), ours)
        figures = f"({time_text(theirs)}) / ours ({time_text(median(ours))}), per term"
        if required:
            reached = factor.middle >= required
            yield Row(f"SageMath's {name} {figures}", str(factor), "at least 1,000", reached)
        else:
            yield Row(f"SageMath's {name} {figures}", str(factor))


def in_sage(setting: Setting, python: Path, ideal: Ideal) -> tuple[float, float]:
    """Return the seconds that SageMath takes there and back."""
    engine = find_engine(setting.engine)
    generators = [
        [(e, int(c.numerator), int(c.denominator)) for e, c in g.rep.to_dict().items()]
        for g in ideal.generators
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ideal.json"
        path.write_text(json.dumps([NAMES, generators]), encoding="ascii")
        program = Path(__file__).with_name("sage_side.py")
        command = [python, program, engine.executable, path]
        printed = subprocess.check_output(command, env=engine.environment(), cwd=folder, text=True)
    there, back, same = json.loads(printed.splitlines()[-1])
    check(same, "SageMath's ideal sent there and back")
    return there, back


def sage_python(folder: Path) -> Path:
    """Return the Python of the environment with SageMath, made now if it is not there."""
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        print(f"installing {PACKAGE} with its dependencies into {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.check_call([python, "-m", "pip", "install", "-qq", PACKAGE])
        (folder / "complete").touch()
    return python


if __name__ == "__main__":
    main({"An ideal there and back": measure}, __doc__)

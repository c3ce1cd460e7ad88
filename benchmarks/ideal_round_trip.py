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
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measuring import Measurement, Row, check, main, ratio, time_text, timed
from benchmarks.polynomials import NAMES, RING, RING_TEXT, VARIABLES, random_poly
from nnag_m2 import Ideal, Session
from nnag_m2.engine.executable import find_engine
from nnag_m2.engine.printing import print_ideal
from nnag_m2.engine.replies import read_reply

# Later builds are compiled for processors with AVX-512 only.
PACKAGE = "passagemath-macaulay2==10.8.11"
DEGREE = 12
DELIVER = "<< first elapsedTiming deliver I << endl;"


def random_ideal(generators: int, terms: int) -> Ideal:
    """Return an ideal with random generators."""
    polys = [random_poly(terms, DEGREE, seed) for seed in range(generators)]
    return Ideal(polys, VARIABLES)


def measure(measurement: Measurement) -> Iterator[Row]:
    """Yield the rows of the table."""
    size, sage_size, blocks = (50, 1, 2) if measurement.quick else (500, 4, 5)
    ideal, part = random_ideal(size, 200), random_ideal(sage_size, 100)
    folder = measurement.sage or os.environ.get("NNAG_M2_BENCHMARK_SAGE", "")
    python = sage_python(Path(folder)) if folder else None
    ours, theirs = [], []
    with Session(measurement.engine) as session:
        session.run("deliver 0")
        for _ in range(blocks):
            ours.append(there_and_back(session, ideal))
            if python:
                theirs.append(in_sage(measurement, python, part))
    there, back = zip(*ours, strict=True)
    yield Row(f"{size} generators of 200 terms, printed and loaded", time_text(median(there)))
    yield Row(f"{size} generators of 200 terms, delivered and read", time_text(median(back)))
    if theirs:
        sage_there, sage_back = zip(*theirs, strict=True)
        yield against_sage("macaulay2(I)", per_term(sage_there, part), per_term(there, ideal))
        theirs_back, ours_back = per_term(sage_back, part), per_term(back, ideal)
        yield against_sage("macaulay2(I).sage()", theirs_back, ours_back, 1000)


def there_and_back(session: Session, ideal: Ideal) -> tuple[float, float]:
    """Return the seconds that the ideal takes to be in Macaulay2, and to be back in Python."""
    printing, script = timed(partial(put_script, ideal))
    asking, reply = timed(partial(session.run, script + DELIVER))
    reading, found = timed(partial(read_reply, reply.text, [RING]))
    check(found == ideal, "the ideal sent there and back")
    delivering = float(reply.output)
    return printing + asking - delivering, delivering + reading


def put_script(ideal: Ideal) -> str:
    """Return the script that has the ideal in Macaulay2."""
    return f"{RING_TEXT}I = {print_ideal(ideal.generators, NAMES)};\n"


def per_term(times: Iterable[float], ideal: Ideal) -> list[float]:
    """Return times divided by the number of terms."""
    terms = sum(generator.length() for generator in ideal.generators)
    return [time / terms for time in times]


def against_sage(name: str, theirs: list[float], ours: list[float], required: int = 0) -> Row:
    """Return how much faster one way is than SageMath's, per term."""
    factor = ratio(theirs, ours)
    what = f"SageMath's {name} ({time_text(median(theirs))}) / ours ({time_text(median(ours))})"
    if not required:
        return Row(f"{what}, per term", str(factor))
    reached = factor.middle >= required
    return Row(f"{what}, per term", str(factor), f"at least {required:,}", reached)


def in_sage(measurement: Measurement, python: Path, ideal: Ideal) -> tuple[float, float]:
    """Return the seconds that SageMath takes there and back."""
    engine = find_engine(measurement.engine)
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

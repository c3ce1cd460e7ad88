"""The real points of the systems that msolve publishes as its tests: ours, and msolve alone.

    python -m benchmarks.published_points FOLDER [--engine PATH]... [--limit SECONDS]

The folder is ``input_files`` of the repository ``algebraic-solving/msolve`` (commit 43b9378); of
its files those over QQ are asked.  Times are processor time of all processes, ratios are to msolve
alone on the same file, where it is installed.  Points are compared with those that msolve writes,
to six digits; where it has fewer, which it may where points are multiple, the table says so.
"""

from __future__ import annotations

import ast
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from subprocess import CalledProcessError, TimeoutExpired

from benchmarks.bases import msolve_of
from benchmarks.measuring import arguments, check, print_tables, shown, time_text
from benchmarks.processor import processor_time, program_time
from nnag_m2 import Engine, Ideal, NnagError, Session, degree, real_points

HEADINGS = ("system", "real points", "msolve alone", "ours", "ours, `proof=True`", "proved")
_DYADIC = re.compile(r"(-?\d+)(?: / 2(?:\^(\d+))?)?")
_INFINITE = "infinitely many"
_DIGITS = 1e-6
"""Coordinates that differ by less, relatively where they are large, are equal."""

Points = list[tuple[float, ...]]


@dataclass(frozen=True)
class Found:
    """What one way says.

    Attributes
    ----------
    points
        The real points; ``None`` where there is no such answer.
    seconds
        Processor time; ``None`` where it took too long.
    words
        The number of the points, or why there is none.
    certainty
        Whether it is proved that there are no others.
    """

    points: Points | None
    seconds: float | None
    words: str
    certainty: str = ""


def published(folder: Path) -> Iterator[tuple[Path, Ideal]]:
    """Yield the systems over QQ of all files in a folder."""
    for file in sorted(folder.glob("*.ms")):
        names, characteristic, equations = file.read_text().split("\n", 2)
        if characteristic.strip() == "0":
            plain = str.maketrans("[]", "__")  # in names such as _xx[1]
            listed = "".join(equations.split()).rstrip(",")
            yield file, Ideal.parse(listed.translate(plain), names.translate(plain))


def by_msolve(program: str, file: Path, limit: float) -> Found:
    """Return what msolve says of a file."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "points.txt")
        command = [program, "-f", str(file), "-o", str(written)]
        try:
            seconds, _ = program_time(command, limit=limit)
        except TimeoutExpired:
            return Found(None, None, f"> {limit:g} s")
        except CalledProcessError as error:
            return Found(None, None, f"ends with {error.returncode}")
        text = written.read_text()
    kind, *rest = ast.literal_eval(_DYADIC.sub(_decimal, text).strip().rstrip(":"))
    if kind == 1:
        return Found(None, seconds, _INFINITE)
    boxes = rest[0][1] if rest else []
    points = [tuple((low + high) / 2 for low, high in box) for box in boxes]
    return Found(points, seconds, str(len(points)))


def by_ours(session: Session, ideal: Ideal, proof: bool, limit: float) -> Found:
    """Return what our question says."""
    way = partial(real_points.run, ideal, proof=proof, session=session, timeout=limit)
    try:
        seconds, answer = processor_time(session, way)
    except TimeoutError:
        return Found(None, None, f"> {limit:g} s")
    except NnagError as error:
        return Found(None, None, _INFINITE if "of dimension" in str(error) else str(error))
    points = [tuple(map(float, point.midpoint)) for point in answer.result]
    return Found(points, seconds, str(len(points)), answer.provenance.certainty)


def rows(
    session: Session, program: str | None, folder: Path, limit: float
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each system."""
    for file, ideal in published(folder):
        theirs = by_msolve(program, file, limit) if program else Found(None, None, "")
        ours, proved = (by_ours(session, ideal, proof, limit) for proof in (False, True))
        if ours.points is not None and proved.points is not None:
            check(ours.points == proved.points, f"of {file.stem}: a proof changes nothing")
        points = proved.points if ours.points is None else ours.points
        told = _cell(theirs, None)
        if theirs.points is not None and points is not None:
            check(_are_among(theirs.points, points), f"of {file.stem}: not all of msolve's points")
            missing = len(points) - len(theirs.points)
            told += f" ({missing} fewer)" if missing else ""
        words = proved.words if ours.seconds is None and ours.words != _INFINITE else ours.words
        yield file.stem, words, told, *(_cell(f, theirs) for f in (ours, proved)), proved.certainty


def _cell(found: Found, other: Found | None) -> str:
    """Return a time, and how many times that of another way it is."""
    if found.seconds is None:
        return found.words
    much = other.seconds if other else None
    ratio = f", {shown(found.seconds / much)} times" if much else ""
    return time_text(found.seconds) + ratio


def _decimal(number: re.Match[str]) -> str:
    """Return what msolve writes as ``a / 2^b`` in floating point."""
    top, exponent = int(number[1]), number[2]
    divided = "/" in number[0]
    return repr(top / 2 ** int(exponent or 1) if divided else float(top))


def _are_among(some: Points, others: Points) -> bool:
    def equal(a: float, b: float) -> bool:
        return abs(a - b) <= _DIGITS * max(1.0, abs(a))

    return all(any(all(map(equal, point, other)) for other in others) for point in some) and len(
        some
    ) <= len(others)


def main() -> None:
    """Print a table for each engine asked for."""
    parser = arguments(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each way")
    asked = parser.parse_args()

    def measured(session: Session, engine: Engine) -> Iterator[tuple[str, ...]]:
        degree(Ideal.parse("x^2", "x"), session=session)  # starts the engine
        yield from rows(session, msolve_of(engine), asked.folder, asked.limit)

    print_tables(asked.engine, HEADINGS, measured)


if __name__ == "__main__":
    main()

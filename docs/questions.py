"""The table of all public questions in all their ways: python docs/questions.py [NOUN ...].

Each question is asked once as the command line writes it, and with the same arguments in Python in
all its ways; a test does the same and compares.  Replies are kept, so that Macaulay2 computes each
of them once.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
import threading
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

from nnag_m2 import Event, InputError, Session, asking
from nnag_m2.cli import main, nouns
from nnag_m2.cli.arguments import declare, question_of
from nnag_m2.cli.words import Parser

PAGE = Path(__file__).with_name("questions.md")
INPUTS, OUTPUTS = "1\n2\n", "1\n3\n"
"""Two data points."""

_CURVE = "--variables x,y x^3+y^2"
_CIRCLE = "--variables x,y x^2+y^2-1"
_SPACE = "--variables x,y,z x^2+y^2-z^2"
_LINE = "--variables x,y y"
_MAP = "--variables s,t s^2 s*t t^2"
_BOX = "--box x=-2..2,y=-2..2"
_NETWORK = "--network MLP((1,1,1),2)"
_PROBLEM = f"{_NETWORK} --inputs inputs.csv --outputs outputs.csv"

EXAMPLES = {
    "activation-threshold": "--widths (2,2,1)",
    "attracts": f"{_CURVE} --point 0,0",
    "bisector": "--variables x,y x --other y",
    "bottleneck-degree": "--variables x,y x^2+4*y^2-4",
    "bottlenecks": "--variables x,y x^2-y^2-1",
    "branch-locus": "--variables a,b,t t^3+a*t+b --projection 1,0,0;0,1,0",
    "codimension": _CURVE,
    "conormal-variety": _CIRCLE,
    "critical-count": f"{_PROBLEM} --regularization 1",
    "critical-curvature": "--variables x,y y-x^2",
    "critical-ideal": f"{_CIRCLE} --data 1,2",
    "critical-landscape": f"{_CIRCLE} --data 1,2",
    "critical-points": f"{_CIRCLE} --data 1,2",
    "critical-points-by-corank": f"{_CIRCLE} --coranks 0",
    "critical-points-by-samples": f"{_NETWORK} --counts 1",
    "critical-values": f"{_CIRCLE} --data 1,2",
    "curvature-polynomial": "--variables x,y y-x^2",
    "degenerate-critical-points": f"{_CIRCLE} --quadric 1,0;0,0 --data 2,0",
    "degree": _CURVE,
    "dimension": _CURVE,
    "draw-cells": f"{_CIRCLE} {_BOX} --inside 1-x^2-y^2",
    "draw-critical-points": f"{_CIRCLE} --data 1,2 {_BOX}",
    "draw-curve": f"{_CIRCLE} {_BOX}",
    "draw-fibers": _PROBLEM,
    "draw-image": "--variables s,t s*t s t^2 --image-of s=-1..1,t=-1..1 "
    "--box x=-1..1,y=-1..1,z=0..1 --steps 2",
    "draw-landscape": f"{_CIRCLE} --data 1,2",
    "draw-medial-axis": f"--variables x,y y-x^2 {_BOX}",
    "draw-nearest-points": f"{_CIRCLE} --data 1,2 {_BOX}",
    "draw-newton-polyhedron": f"{_CURVE} --point 0,0",
    "draw-surface": "--variables x,y,z x^2+y^2+z^2-1 --box x=-1..1,y=-1..1,z=-1..1 --slices 3",
    "draw-voronoi-cell": f"--variables x,y y^2-x^3 --point 0,0 {_BOX}",
    "draw-weight-decay": f"{_PROBLEM} --regularization 1",
    "ed-discriminant": f"{_CIRCLE}",
    "ed-polynomial": f"{_CIRCLE}",
    "elimination-ideal": "--variables x,y x*y-1 x-y --eliminate y",
    "euclidean-distance-degree": _CIRCLE,
    "exposed-subnetworks": _NETWORK,
    "generic-fiber": _MAP,
    "groebner-basis": f"{_CURVE} --order lex",
    "hilbert-polynomial": _SPACE,
    "hilbert-series": _SPACE,
    "ideal-quotient": "--variables x,y x*y --by x",
    "image-closure": f"{_CIRCLE} --projection x",
    "image-degree": _MAP,
    "initial-ideal": _CURVE,
    "intersection": "--variables x,y x --with y",
    "is-equal": "--variables x,y x --other y",
    "is-moment-matrix": f"--matrix 2 {_NETWORK}",
    "is-prime": _CURVE,
    "is-subset": "--variables x,y x^2 --other x",
    "landscape": _PROBLEM,
    "learning-coefficient": "--network LinearMLP((2,1,2)) --truth 0",
    "likelihood-ideal": "--variables p,q,r q^2-4*p*r --data 5,8,7",
    "locus-real-points": f"{_CIRCLE} --quadric 1,0;0,0 --data 2,0",
    "log-canonical-threshold": f"{_CURVE} --point 0,0",
    "medial-axis": "--variables x,y y-x^2",
    "milnor-number": f"{_CURVE} --point 0,0",
    "minimal-primes": "--variables x,y x*y",
    "ml-degree": "--variables p,q,r q^2-p*r",
    "moment-structure": _NETWORK,
    "multiplicity": f"{_CURVE} --point 0,0",
    "nearest-points": f"{_CIRCLE} --data 1,2",
    "network-landscape-fibers": _PROBLEM,
    "neuromanifold-algebraic-boundary": "--network MLP((2,2,1),2)",
    "neuromanifold-contains": f"{_NETWORK} --function x1^2",
    "neuromanifold-defect": _NETWORK,
    "neuromanifold-degree": _NETWORK,
    "neuromanifold-dimension": _NETWORK,
    "neuromanifold-fiber-dimension": _NETWORK,
    "neuromanifold-generic-distance-degree": "--network MLP((2,1,1),2)",
    "neuromanifold-generic-fiber": _NETWORK,
    "neuromanifold-hilbert-polynomial": "--network MLP((2,1,1),2)",
    "neuromanifold-infinitesimal-symmetries": "--network MLP((2,2,1),2)",
    "neuromanifold-is-filling": _NETWORK,
    "neuromanifold-polar-degrees": "--network MLP((2,1,1),2)",
    "neuromanifold-realizes": f"{_NETWORK} --function x1^2",
    "neuromanifold-singular-locus": "--network MLP((2,1,1),2)",
    "neuromanifold-singular-subnetworks": "--network MLP((2,1,1),2)",
    "neuromanifold-vanishing-ideal": "--network MLP((2,1,1),2)",
    "image-cell-place-of": "--variables t t t^2 --image-of t=-1..1 --point 0,0 --data 0,1/4",
    "image-cell-places-of": "--variables t t t^2 --image-of t=-1..1 --point 0,0 --data 0,1/4;1,1",
    "normal-form": "--variables x,y x^2-y --polynomial x^3",
    "normal-space": f"{_CIRCLE} --point 1,0",
    "offset": f"{_CIRCLE} --distance 1/2",
    "plane-curve": f"{_CIRCLE} {_BOX}",
    "polar-degrees": _SPACE,
    "position-descent": f"{_PROBLEM} --weights 1,1",
    "position-drops-rank": f"{_PROBLEM} --weights 1,1",
    "position-is-on-singular-locus": f"{_PROBLEM} --weights 1,1",
    "position-nearest": f"{_PROBLEM} --weights 1,1",
    "position-subnetwork": f"{_PROBLEM} --weights 1,1",
    "positive-loss-degree": _CIRCLE,
    "positive-loss-ideal": f"{_CIRCLE} --data 1,2",
    "radical": "--variables x,y x^2*y",
    "ramification-locus": "--variables t t^3-3*t",
    "reach": "--variables x,y y-x^2",
    "real-points": "--variables x,y x^2+y^2-1 x-y",
    "regions": f"{_CIRCLE} {_BOX}",
    "saturation": "--variables x,y x*y --by x",
    "singular-locus": _CURVE,
    "singularity-strata": _CURVE,
    "stratified-critical-points": f"{_CIRCLE} --quadric 1,0;0,0 --data 2,0",
    "tangent-cone": f"{_CURVE} --point 0,0",
    "tangent-space": f"{_CIRCLE} --point 1,0",
    "tjurina-number": f"{_CURVE} --point 0,0",
    "vanishing-ideal": _MAP,
    "voronoi-boundary": "--variables x,y y-x^2 --point 0,0",
    "voronoi-cell": "--variables x,y y-x^2 --point 0,0",
    "voronoi-cell-contains": "--variables x,y y-x^2 --point 0,0 --data 0,1/4",
    "voronoi-cell-ends": "--variables x,y y-x^2 --point 0,0",
    "voronoi-cell-place-of": "--variables x,y y-x^2 --point 0,0 --data 0,1/4",
    "voronoi-cell-places-of": "--variables x,y y-x^2 --point 0,0 --data 0,1/4;1,1",
    "voronoi-degree": "--variables x,y y-x^2 --point 1,1",
    "voronoi-dimension": "--variables x,y y-x^2 --point 0,0",
    "weight-decay-path": f"{_PROBLEM} --regularization 1",
    "weight-landscape": f"{_PROBLEM} --regularization 1",
}
"""For each noun the words after it; small inputs, so that all ways are tried within seconds."""

HEADS = ("question", "call", "run", "script", "submit", "timeout", "cancel", "progress", "words")

INTRODUCTION = """\
# All questions, in all their ways

Each question was asked in Python in all its ways, and as the command line writes it:
`nnag-m2 compute WORDS`. The column "script" says whether one script is written without Macaulay2
(`.script(...)`), or what scripts there are in `.run(...).scripts`: several, or none since Python
answers; by "another way" where Python answers and the script is an elimination. Made by
`docs/questions.py`; a test asks them all again.
"""


class Ways:
    """One question with arguments, tried in all its ways.

    Parameters
    ----------
    noun
        On the command line.
    session
        The Macaulay2 to ask.
    folder
        Where replies and data are kept.
    """

    def __init__(self, noun: str, session: Session, folder: Path) -> None:
        self.noun, self.session, self.folder = noun, session, folder
        (folder / "inputs.csv").write_text(INPUTS)
        (folder / "outputs.csv").write_text(OUTPUTS)
        self.asked = nouns()[noun]
        parser = Parser(prog=noun)
        declare(parser, self.asked)
        with contextlib.chdir(folder), _asking(session, folder):
            chosen = parser.parse_words(EXAMPLES[noun].split())
            self.args, self.named = question_of(self.asked, chosen)

    def row(self) -> tuple[str, ...]:
        """Return the row of the table."""
        answer, events = self._run()
        found = {
            "call": _same(self._call(), answer.result),
            "run": answer.seconds > 0 and bool(answer.provenance.certainty),
            "script": self._script(answer.scripts),
            "submit": _same(self._submitted(), answer.result),
            "timeout": self._ends(),
            "cancel": self._is_cancelled(),
            "progress": {"started", "finished"} <= {e.kind for e in events},
            "words": self._on_the_command_line(),
        }
        name = self.asked.__name__
        if "." in self.asked.__qualname__:  # a method
            name = f"{type(self.args[0]).__name__}.{name}"
        return (name, *map(_cell, found.values()))

    def _run(self) -> tuple[Any, list[Event]]:
        events: list[Event] = []
        with _asking(self.session, self.folder):
            return self.asked.run(*self.args, progress=events.append, **self.named), events

    def _call(self) -> Any:
        with _asking(self.session, self.folder):
            return self.asked(*self.args, **self.named)

    def _script(self, scripts: tuple[str, ...]) -> str:
        try:
            written = self.asked.script(*self.args, **self.named)
        except InputError:
            return "in `run`" if scripts else "none"
        # without an engine, elimination; asked, linear algebra in Python where that is faster
        return "one" if written in scripts else "NO" if scripts else "another way"

    def _submitted(self) -> Any:
        with _asking(self.session, self.folder):
            return self.asked.submit(*self.args, **self.named).result(300)

    def _ends(self) -> bool:
        try:
            self.asked(*self.args, session=self.session, timeout=1e-9, **self.named)
        except TimeoutError as error:
            return "no answer within" in str(error)
        return False

    def _is_cancelled(self) -> bool:
        """Return whether a question that has begun is over when it is cancelled."""
        begun, cancelled = threading.Event(), threading.Event()

        def seen(_: Event) -> None:
            begun.set()
            cancelled.wait(60)

        future = self.asked.submit(*self.args, progress=seen, session=self.session, **self.named)
        begun.wait(60)
        future.cancel()
        cancelled.set()
        try:
            future.result(60)
        except CancelledError:
            return True
        return False

    def _on_the_command_line(self) -> str:
        words = ["compute", self.noun, *EXAMPLES[self.noun].split()]
        more = ["--cache", str(self.folder), "--engine", str(self.session.engine.executable)]
        printed = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(printed):
            status = main([*words, *more])
        return f"`{' '.join(words[1:])}`" if status == 0 and printed.getvalue() else "NO"


def _asking(session: Session, folder: Path) -> Any:
    return asking(session=session, cache=folder, timeout=300)


def _same(one: Any, other: Any) -> bool:
    return bool(type(one) is type(other))


def _cell(found: bool | str) -> str:
    return found.replace("|", "\\|") if isinstance(found, str) else "yes" if found else "NO"


def line(cells: tuple[str, ...]) -> str:
    """Return a row in Markdown."""
    return f"| {' | '.join(cells)} |"


def page(rows: list[tuple[str, ...]]) -> str:
    """Return the page with the rows of the table."""
    table = [line(HEADS), line(("---",) * len(HEADS)), *map(line, rows)]
    return INTRODUCTION + "\n" + "\n".join(table) + "\n"


def _made(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, Session() as session:
        rows = []
        for noun in names:
            rows.append(Ways(noun, session, Path(folder)).row())
            print(line(rows[-1]), file=sys.stderr, flush=True)
    if names == sorted(EXAMPLES):
        PAGE.write_text(page(rows), encoding="utf-8")


if __name__ == "__main__":
    os.environ.pop("NNAG_M2_CACHE", None)
    _made(sys.argv[1:] or sorted(EXAMPLES))

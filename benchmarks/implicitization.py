"""The equations of neurovarieties: ours, the textbook's ``kernel``, and two packages.

Asked is the ideal of the closure of the image of ``network.parametrization("reduced").map``, for
the networks of ``benchmarks.architectures``, by

* kernel: ``kernel map(R, S, F)`` over QQ with default options;
* multigraded: the package MultigradedImplicitization, which compares coefficients degree by
  degree; its grading is computed by linear algebra, since an engine may come without gfan;
* interpolated: the same package with interpolation at rational points;
* numerical: the package NumericalImplicitization, in floating point, where equations are sought in
  the degrees of the generators only;
* ours: ``Neuromanifold(network, "reduced").vanishing_ideal()``.

The two packages do not know when to stop: they are told the degrees of the generators, which is an
advantage.  The map is there beforehand for all, packages are loaded, and the engine is warm; the
network is made anew for each run.  Ways that take less than a second are run five times in turns,
and the median counts.  Only the kernel has the whole limit: a package that takes longer than twice
our time, and than two seconds, is stopped, since then it is not the better one.

Required: ours takes at most twice as long as the best other way that answers (rightly, for the
numerical one), where a difference of less than 20 ms does not count, since it is the overhead of
one or two more questions to a warm engine; where the kernel comes within the limit, the geometric
mean of kernel / ours is at least 10.  Answers must agree: numbers of minimal generators by degree
always, the ideals themselves for at most 12 coordinates; ours must vanish at random points of the
image, and have the generators that are known.  For each family a ladder of growing networks is
climbed until a rung takes ours more than 60 seconds, when it is stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf, prod

from benchmarks.architectures import CATALOGUE, LADDERS, Entry, shown_name
from benchmarks.measuring import Row, arguments, shown, table
from benchmarks.race import HEADINGS, Line, Race
from nnag_m2 import Session
from nnag_m2.engine.executable import find_engine

LEAST_MEAN, LONGER = 10.0, 0.1
MEMORY = 8 * 10**9


def summary(lines: Iterable[Line]) -> Iterator[Row]:
    """Yield what all architectures together say."""
    listed = list(lines)
    solved = [line for line in listed if line.ours < inf]
    compared = [line for line in solved if line.best < inf]
    slow = [shown_name(line.problem.make()) for line in listed if line.slow]
    worst = max((line.ours / line.best for line in compared), default=0.0)
    figure = f"the worst {shown(worst)}; slower: {'; '.join(slow) or 'none'}"
    yield Row("ours / best other", figure, "at most 2, or less than 20 ms longer", not slow)
    kernels = [line.outcomes["kernel"].seconds for line in listed]
    pairs = [(k, line.ours) for k, line in zip(kernels, listed, strict=True) if k < inf]
    yield mean_row("kernel / ours, geometric mean", pairs, LEAST_MEAN)
    longer = [pair for pair in pairs if pair[0] >= LONGER]
    yield mean_row(f"the same where kernel takes {LONGER:g} s or more", longer)
    open_ones = [line for line, k in zip(listed, kernels, strict=True) if k == inf]
    answered = sum(line.ours < inf for line in open_ones)
    yield Row("answered by us where kernel is not", f"{answered} of {len(open_ones)}")
    yield Row("answered by us", f"{len(solved)} of {len(listed)}")
    wrong = [shown_name(line.problem.make()) for line in listed if line.verdict.startswith("NO")]
    yield Row("answers agree", "; ".join(wrong) or "all", "all", not wrong)


def mean_row(what: str, pairs: Sequence[tuple[float, float]], least: float = 0) -> Row:
    """Return the geometric mean of ratios of two times; 0 when one of ours is infinite."""
    if not pairs:
        return Row(what, "no pairs")
    mean = prod(theirs / mine for theirs, mine in pairs) ** (1 / len(pairs))
    figure = f"{shown(mean)} over {len(pairs)} architectures"
    return Row(what, figure, f"at least {least:g}", mean >= least) if least else Row(what, figure)


def main() -> None:
    """Print the table of architectures and the summary for each engine asked for."""
    parser = arguments(__doc__)
    parser.add_argument("--limit", type=float, help="seconds for each way; 120, or 10 when quick")
    parser.add_argument("--only", default="", help="part of the names of the architectures to take")
    parser.add_argument("--all", action="store_true", help="the whole catalogue; takes hours")
    asked = parser.parse_args()
    limit = asked.limit or (10.0 if asked.quick else 120.0)
    entries = [
        entry
        for family in CATALOGUE.values()
        for entry in family
        if (entry.quick or not asked.quick)
        and (asked.all or not entry.extra)
        and asked.only in shown_name(entry.make())
    ]
    for engine in asked.engine or [None]:
        print(f"\n## Macaulay2 {find_engine(engine).version}, at most {limit:g} s each\n")
        with Session(engine, memory_limit=MEMORY) as session:
            report(Race(session, limit), entries, 10.0 if asked.quick else 60.0)


def report(race: Race, entries: Iterable[Entry], ladder_limit: float) -> None:
    """Print what comes of all architectures, line by line, and what it means."""
    print("| " + " | ".join(HEADINGS) + " |")
    print("|" + "---|" * len(HEADINGS), flush=True)
    lines = []
    for entry in entries:
        lines.append(race.line(entry))
        print("| " + " | ".join(lines[-1].cells) + " |", flush=True)
    print()
    for text in table(rows(race, lines, ladder_limit)):
        print(text, flush=True)


def rows(race: Race, lines: Iterable[Line], ladder_limit: float) -> Iterator[Row]:
    """Yield the summary, and the last rung reached of each ladder."""
    yield from summary(lines)
    for name, (first, make) in LADDERS.items():
        reached = race.climb(make, first, ladder_limit)
        yield Row(f"largest in {ladder_limit:g} s: {name}", reached)


if __name__ == "__main__":
    main()

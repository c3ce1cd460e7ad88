"""Several ways to the same ideal, run in turns on one engine, timed and compared."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from math import inf
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.architectures import Entry, Network, shown_name
from benchmarks.contenders import (
    PACKAGES,
    WAYS,
    Facts,
    Problem,
    available,
    facts_of,
    ours,
    vanishes,
)
from benchmarks.measuring import Overdue, shown, time_text, within
from nnag_m2 import EngineTimeout, Ideal, Session, is_equal
from nnag_m2.errors import NnagError

MOST_TIMES, NEGLIGIBLE = 2.0, 0.02
SHORT, ROUNDS = 1.0, 5
LEAST_PATIENCE = 2.0
SMALL_AMBIENT, COMPARING = 12, 60.0

HEADINGS = (
    *("architecture", "parameters", "ambient", "dimension", "codimension", "generators"),
    *(*WAYS, "ours", "ours / best other", "ours - best other", "answers"),
)


@dataclass
class Outcome:
    """What came of one way: its times and its answer, or why there is none."""

    times: list[float] = field(default_factory=list)
    answer: Any = None
    failure: str = ""

    @property
    def seconds(self) -> float:
        """The median time; infinite without an answer."""
        return inf if self.failure else median(self.times)

    def wants(self, turn: int) -> bool:
        """Whether to run once more: what took long is run only once."""
        again = turn == 0 or self.times[:1] < [SHORT]
        return not self.failure and len(self.times) == turn and again

    def __str__(self) -> str:
        return self.failure or time_text(self.seconds)


@dataclass(frozen=True)
class Line:
    """What was measured and compared for one architecture."""

    problem: Problem
    outcomes: Mapping[str, Outcome]
    generators: str
    verdict: str

    @property
    def ours(self) -> float:
        """Our time."""
        return self.outcomes["ours"].seconds

    @property
    def best(self) -> float:
        """The time of the best other way."""
        return min(o.seconds for name, o in self.outcomes.items() if name != "ours")

    @property
    def slow(self) -> bool:
        """Whether another way takes less than half of our time, and 20 ms less."""
        if self.best == inf:
            return False
        return self.ours > MOST_TIMES * self.best and self.ours - self.best >= NEGLIGIBLE

    @property
    def cells(self) -> Iterator[str]:
        """What the table shows."""
        network, source = self.problem.make(), self.problem.parametrization.map
        ambient, dimension = len(source.coordinates), self.problem.dimension
        yield shown_name(network)
        yield from map(str, (len(source.parameters), ambient, dimension, ambient - dimension))
        yield self.generators
        yield from (str(self.outcomes[name]) for name in (*WAYS, "ours"))
        if inf in (self.ours, self.best):
            yield from ("-", "-")
        else:
            yield shown(self.ours / self.best)
            yield f"{(self.ours - self.best) * 1e3:+,.0f} ms"
        yield self.verdict


class Race:
    """One engine on which all ways run in turns.

    Parameters
    ----------
    session
        The warm engine.
    limit
        Seconds for each way.
    """

    def __init__(self, session: Session, limit: float) -> None:
        self.session, self.limit = session, limit
        self.there = {p: available(p, session) for p in set(PACKAGES.values())}

    def line(self, entry: Entry) -> Line:
        """Return what comes of one architecture."""
        outcomes = {"ours": Outcome()}
        problem = Problem(entry.make)
        self._once("ours", problem, outcomes["ours"])
        mine = self._facts(problem, outcomes["ours"])
        known = mine.generators if mine is not None else entry.equations
        problem = Problem(entry.make, tuple(sorted(entry.equations or known or ())))
        outcomes |= {name: Outcome(failure=self._excuse(name, problem)) for name in WAYS}
        for turn in range(ROUNDS):
            for name, outcome in outcomes.items():
                if outcome.wants(turn):
                    self._once(name, problem, outcome, self._patience(name, outcomes["ours"]))
        verdict = self._verdict(entry, problem, outcomes, mine)
        return Line(problem, outcomes, "?" if known is None else str(Facts(known, ())), verdict)

    def climb(self, make: Callable[[int], Network], first: int, limit: float) -> str:
        """Return the last rung of a ladder that takes us no longer than the limit."""
        reached = "none"
        for rung in count(first):
            outcome, problem = Outcome(), Problem(partial(make, rung))
            self._once("ours", problem, outcome, limit)
            if outcome.failure:
                return f"{reached}; on rung {rung} {outcome}"
            size = len(problem.parametrization.map.coordinates)
            reached = f"n = {rung} ({size} coordinates) in {outcome}"
        raise AssertionError("a ladder has no end")

    def _once(self, name: str, problem: Problem, outcome: Outcome, limit: float = 0) -> None:
        """Run one way once, on an engine that has been started and has its packages loaded."""
        limit = limit or self.limit
        for package in PACKAGES.values():
            available(package, self.session)
        try:
            with within(limit):
                way = prepared(name, problem, self.session, limit)
            gc.collect()
            with within(limit):
                began = perf_counter()
                outcome.answer = way()
                outcome.times.append(perf_counter() - began)
        except (EngineTimeout, Overdue):
            outcome.failure = f"> {limit:.3g} s"
        except NnagError as error:
            outcome.failure = f"fails: {str(error).splitlines()[0]}".replace("|", "/")[:80]

    def _patience(self, name: str, mine: Outcome) -> float:
        """Return how long to wait for a way: for a package, until it is no better than ours."""
        if name not in PACKAGES or mine.failure:
            return self.limit
        return min(self.limit, max(LEAST_PATIENCE, MOST_TIMES * mine.seconds))

    def _excuse(self, name: str, problem: Problem) -> str:
        """Return why a way is not tried; empty if it is."""
        package = PACKAGES.get(name)
        return "-" if package and not (self.there[package] and problem.degrees) else ""

    def _facts(self, problem: Problem, outcome: Outcome) -> Facts | None:
        """Return what Macaulay2 counts in an answer, ``None`` when there is none."""
        if outcome.failure:
            return None
        try:
            return facts_of(outcome.answer, problem, self.session, COMPARING)
        except EngineTimeout:
            return None

    def _verdict(
        self, entry: Entry, problem: Problem, outcomes: Mapping[str, Outcome], mine: Facts | None
    ) -> str:
        """Return how the answers compare; it begins with ``NO`` when they contradict."""
        if mine is None:
            return "not compared"
        wrong = [] if vanishes(outcomes["ours"].answer, problem) else ["the parametrization"]
        if entry.equations is not None and mine.generators != entry.equations:
            wrong.append("what is known")
        agreeing = []
        for name, outcome in outcomes.items():
            if name == "ours" or outcome.failure:
                continue
            relation = self._relation(name, problem, outcomes["ours"].answer, mine, outcome)
            if relation == "differs" and name == "numerical":
                outcome.failure = f"wrong: {list(outcome.answer)}, not {list(mine.forms)}"
            elif relation == "differs":
                wrong.append(name)
            elif relation:
                agreeing.append(f"{name} {relation}")
        return f"NO: not {', '.join(wrong)}" if wrong else ", ".join(agreeing) or "alone"

    def _relation(
        self, name: str, problem: Problem, ideal: Ideal, mine: Facts, outcome: Outcome
    ) -> str:
        """Return how another answer compares to ours; empty when that takes too long."""
        if name == "numerical":
            return "agrees" if outcome.answer == mine.forms else "differs"
        theirs = self._facts(problem, outcome)
        if theirs is None:
            return ""
        if theirs.generators != mine.generators:
            return "differs"
        if len(ideal.variables) > SMALL_AMBIENT:
            return "agrees"
        try:
            equal = is_equal(ideal, outcome.answer, session=self.session, timeout=COMPARING)
        except EngineTimeout:
            return "agrees"
        return "equal" if equal else "differs"


def prepared(name: str, problem: Problem, session: Session, limit: float) -> Callable[[], Any]:
    """Return a call of one way; the map, in the form that the way needs, is there beforehand."""
    if name != "ours":
        assert problem.texts
        return lambda: WAYS[name](problem, session, limit)
    network = problem.make()
    network.parametrization("reduced")
    return lambda: ours(network, session, limit)

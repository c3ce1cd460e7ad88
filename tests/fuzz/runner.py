"""Runs cases in a process beside, one after the other, and counts what came of them."""

from __future__ import annotations

import itertools
import multiprocessing
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .cases import Group, Setting, turns
from .kinds import KINDS
from .worker import Verdict, start

_SHARES: dict[Group, float] = {"inputs": 0.35, "computations": 0.4, "faults": 0.25}
"""Parts of the time, of those that are asked for; what one does not need is there for the next."""

_PATIENCE = 15.0
"""Seconds for a case that is late to notice it; then its process is killed."""


@dataclass
class Report:
    """What came of all cases, by kind, and the first failure of each cause."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    failures: dict[str, tuple[str, str]] = field(default_factory=dict)
    alike: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, name: str, number: int, verdict: Verdict) -> bool:
        """Count a verdict; return whether it is a failure with a new cause."""
        self.counts.setdefault(name, Counter())[verdict.outcome] += 1
        if verdict.outcome != "failure":
            return False
        self.alike[verdict.cause] += 1
        if verdict.cause in self.failures:
            return False
        self.failures[verdict.cause] = (f"{name}:{number}", verdict.message)
        return True

    def table(self) -> str:
        """Return the counts as a table in Markdown."""
        columns = ("answer", "refusal", "undecided", "failure")
        lines = ["| kind | cases | answers | refusals | undecided | failures |"]
        lines += ["|---|--:|--:|--:|--:|--:|"]
        total: Counter[str] = Counter()
        ran = [(name, counts) for name, counts in self.counts.items() if counts]
        for name, counts in [*ran, ("all", total)]:
            cells = [f"{counts.total():,}", *(f"{counts[c]:,}" for c in columns)]
            lines.append(f"| {name.replace('_', ' ')} | {' | '.join(cells)} |")
            total += counts
        return "\n".join(lines)


class Worker:
    """The process beside, replaced when it has hung or died."""

    def __init__(self, setting: Setting, limit: float) -> None:
        self._setting, self._limit = setting, limit
        # not forked: no lock and no thread of this process may get into it
        self._context = multiprocessing.get_context("spawn")
        self._process = None
        self._pipe = None

    def judge(self, seed: int, name: str, number: int, seconds: float) -> Verdict:
        """Return the verdict on a case; what is left of the time bounds it, too."""
        if self._process is None or not self._process.is_alive():
            self._begin()
        self._pipe.send((seed, name, number, seconds))
        try:
            if self._pipe.poll(min(self._limit, seconds) + _PATIENCE):
                return self._pipe.recv()
            said = f"hung: killed {_PATIENCE:g} s after its limit of {self._limit:g} s"
        except (EOFError, ConnectionError):
            self._process.join(_PATIENCE)
            said = f"its process died with status {self._process.exitcode}"
        self._process.kill()
        self._process.join()
        return Verdict("failure", said, f"{name}:{number}")

    def _begin(self) -> None:
        self._pipe, theirs = self._context.Pipe()
        self._process = self._context.Process(
            target=start, args=(theirs, self._setting, self._limit), daemon=False
        )
        self._process.start()
        theirs.close()

    def close(self) -> None:
        """Have the process clear away and end."""
        if self._process is not None:
            self._pipe.close()
            self._process.join(_PATIENCE)
            self._process.kill()


def cases(group: Group, count: int) -> Iterator[tuple[str, int]]:
    """Yield the cases of a group: its kinds in turns, each with the next of its numbers."""
    numbers: Counter[str] = Counter()
    kinds = turns(group)
    for name in itertools.islice(itertools.cycle(kinds), count if kinds else 0):
        yield name, numbers[name]
        numbers[name] += 1


def run(counts: dict[Group, int], seed: int, seconds: float, worker: Worker, tell=print) -> Report:
    """Run so many cases of each group, or as many as the time allows."""
    report = Report(counts={name: Counter() for name in KINDS})
    began = time.monotonic()
    share, all_shares = 0.0, sum(_SHARES[group] for group, count in counts.items() if count)
    for group, count in counts.items():
        share += _SHARES[group] / all_shares if count else 0
        end = began + seconds * share
        for name, number in cases(group, count):
            if (left := end - time.monotonic()) <= 0:
                break
            verdict = worker.judge(seed, name, number, max(left, 1.0))
            if (
                time.monotonic() >= end
                and verdict.outcome == "failure"
                and "not over" in verdict.cause
            ):
                break  # it was the time of the group that ended, not that of the case
            if report.add(name, number, verdict):
                tell(failure_text(seed, name, number, verdict.message))
    report.seconds = time.monotonic() - began
    return report


def failure_text(seed: int, name: str, number: int, message: str) -> str:
    """Return a failure with the line that reproduces it."""
    again = f"python -m tests.fuzz --seed {seed} --case {name}:{number}"
    return f"FAILURE {name}: {message}\n    again: {again}\n"

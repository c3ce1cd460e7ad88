"""The comparison of neuromanifolds with ``tests/literature.py``: one section of the page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeAlias

from nnag_m2 import Ideal, Neuromanifold, Session, degree, dimension, radical
from nnag_m2.networks.architecture import Architecture

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from literature import ENTRIES, Entry, Source

Ask: TypeAlias = Callable[[Neuromanifold, Session | None], int | bool]

# Seconds to minutes, or expanded outputs that the library refuses as too long.
LARGE = frozenset(
    {
        "MLP((2, 3, 3, 3, 2, 1), activation=t**2)",
        "MLP((2, 3, 3, 3, 2), activation=t**2)",
        "MLP((2, 3, 4, 5, 3), activation=t**2)",
        "MLP((2, 3, 4, 5, 4, 6, 4, 1), activation=t**2)",
        "MLP((2, 5, 2, 4, 3), activation=t**2)",
        "MLP((2, 2, 2, 2, 2, 2, 2, 1), activation=t**2)",
        "MLP((5, 14, 1), activation=t**4)",
    }
)
LARGE_DEGREES = frozenset(
    {
        "MLP((3, 5, 1), activation=t**4)",
        "MLP((4, 9, 1), activation=t**4)",
        "MLP((5, 7, 1), activation=t**3)",
    }
)


def _dimension(manifold: Neuromanifold, session: Session | None) -> int:
    return manifold.dimension(session=session)


def _expected(manifold: Neuromanifold, session: Session | None) -> int:  # noqa: ARG001
    return manifold.expected_dimension


def _defect(manifold: Neuromanifold, session: Session | None) -> int:
    return manifold.defect(session=session)


def _filling(manifold: Neuromanifold, session: Session | None) -> bool:
    return manifold.is_filling(session=session)


def _fibre_dimension(manifold: Neuromanifold, session: Session | None) -> int:
    return len(manifold.network.parameters) - manifold.dimension(session=session)


def _degree(manifold: Neuromanifold, session: Session | None) -> int:
    return Neuromanifold(manifold.network, "reduced").degree(session=session)


def _singular(manifold: Neuromanifold, session: Session | None) -> Ideal:
    reduced = Neuromanifold(manifold.network, "reduced")
    return radical(reduced.singular_locus(session=session), session=session)


def _singular_dimension(manifold: Neuromanifold, session: Session | None) -> int:
    return dimension(_singular(manifold, session), session=session)


def _singular_degree(manifold: Neuromanifold, session: Session | None) -> int:
    return degree(_singular(manifold, session), session=session)


QUESTIONS: dict[str, Ask] = {
    "dimension": _dimension,
    "expected dimension": _expected,
    "defect": _defect,
    "filling": _filling,
    "degree": _degree,
    "generic fibre dimension": _fibre_dimension,
    "singular locus dimension": _singular_dimension,
    "singular locus degree": _singular_degree,
}


def compared() -> tuple[Entry, ...]:
    """Return the entries that are compared."""
    return tuple(entry for entry in ENTRIES if _is_compared(entry))


def _is_compared(entry: Entry) -> bool:
    large = LARGE | LARGE_DEGREES if entry.quantity == "degree" else LARGE
    return entry.quantity in QUESTIONS and repr(entry.network) not in large


def answer(entry: Entry, session: Session | None) -> int | bool:
    """Return what the library says about an entry."""
    return QUESTIONS[entry.quantity](_manifold(entry.network), session)


@cache
def _manifold(network: Architecture) -> Neuromanifold:
    return Neuromanifold(network)


def check(session: Session | None) -> None:
    """Compare all entries.

    Raises
    ------
    ValueError
        When the library and the literature differ.
    """
    for entry in compared():
        came = answer(entry, session)
        if came != entry.value:
            raise ValueError(f"{entry}, but {came} was computed; {entry.source.place}")


def section() -> str:
    """Return the section of the page, which says that ``check`` found nothing."""
    entries = compared()
    left = [entry for entry in ENTRIES if not _is_compared(entry)]
    parts = [_OPENING.format(count=len(entries)), _table(entries), _remarks(entries), _rest(left)]
    return "\n\n".join(parts)


_OPENING = """\
## Checked against the literature

Of the published numbers in `tests/literature.py`, {count} are compared with what the library
computes, and all agree.  Singular loci are compared as reduced ones there.  "Known by" says how
the number was taken from the source.

The papers on networks could not be read as a whole for this page, and none of their tables: what
is said to be quoted is so from the places named.  Their theorems are cited by what they say, and
by number only where the number was found; numbers of theorems in books and papers on
classical varieties are mostly from memory."""


def _table(entries: Iterable[Entry]) -> str:
    by_source: dict[Source, list[Entry]] = {}
    for entry in entries:
        by_source.setdefault(entry.source, []).append(entry)
    lines = ["| source | known by | compared | agreements |", "|:--|:--|:--|--:|"]
    for source, found in by_source.items():
        arxiv = f" [arXiv:{source.arxiv}](https://arxiv.org/abs/{source.arxiv})"
        place = source.place + (arxiv if source.arxiv else "")
        quantities = ", ".join(dict.fromkeys(entry.quantity for entry in found))
        count = f"{len(found)} of {len(found)}"
        lines.append(f"| {place} | {source.known_by} | {quantities} | {count} |")
    return "\n".join(lines)


def _remarks(entries: Iterable[Entry]) -> str:
    lines = [f"- `{e.network!r}`, {e.quantity} {e.value}: {e.remark}" for e in entries if e.remark]
    return "\n".join(["Where numbers may seem to differ:", "", *lines])


def _rest(left: Iterable[Entry]) -> str:
    counts: dict[str, int] = {}
    for entry in left:
        reason = entry.quantity if entry.quantity not in QUESTIONS else "too large for this page"
        counts[reason] = counts.get(reason, 0) + 1
    listed = "; ".join(f"{reason}: {count}" for reason, count in counts.items())
    return f"Not compared here: {listed}."

"""What neuromanifolds answer about dimensions, degrees and singular loci is what is published.

The comparison is the one of ``docs/neuromanifolds.md``.  Numbers of points of fibres, real fillings
and distance degrees have tests of their own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from each import each
from literature import ENTRIES, Entry

from nnag_m2 import Session

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))

import comparison

ENGINE_FREE = {"dimension", "expected dimension", "defect", "filling", "generic fibre dimension"}


@each("entry", [e for e in comparison.compared() if e.quantity in ENGINE_FREE], ids=str)
def test_dimensions_are_those_of_the_literature(entry: Entry) -> None:
    assert comparison.answer(entry, None) == entry.value


@pytest.mark.engine
@each(
    "entry",
    [e for e in comparison.compared() if e.quantity not in ENGINE_FREE],
    ids=str,
    series=True,
)
def test_degrees_and_singular_loci_are_those_of_the_literature(
    entry: Entry, session: Session
) -> None:
    assert comparison.answer(entry, session) == entry.value


def test_nearly_all_entries_are_compared() -> None:
    asked = [entry for entry in ENTRIES if entry.quantity in comparison.QUESTIONS]
    assert len(comparison.compared()) >= 0.85 * len(asked)
    assert {entry.quantity for entry in comparison.compared()} == set(comparison.QUESTIONS)


def test_networks_that_are_too_large_are_in_the_literature() -> None:
    networks = {repr(entry.network) for entry in ENTRIES}
    degrees = {repr(entry.network) for entry in ENTRIES if entry.quantity == "degree"}
    assert networks >= comparison.LARGE
    assert degrees >= comparison.LARGE_DEGREES

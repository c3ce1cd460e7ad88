"""make quick: what changed files say, and which tests that chooses."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from each import each
from quick.choosing import Changed, changed_names, choice, nouns_of

ROOT = Path(__file__).resolve().parents[2]
MODULE = """
_LIMIT = 3

def _inner():
    return _LIMIT

def outer():
    return _inner()

def other():
    return 1
"""


def names(path: str) -> set[str]:
    return nouns_of(ROOT, Changed(PurePosixPath(path), frozenset({1})))


def test_public_functions_change_with_what_they_use() -> None:
    assert changed_names(MODULE, frozenset({2})) == {"outer"}
    assert changed_names(MODULE, frozenset({5})) == {"outer"}
    assert changed_names(MODULE, frozenset({11})) == {"other"}
    assert changed_names(MODULE, frozenset({1})) == set()


def test_templates_and_what_is_kept_say_their_nouns() -> None:
    assert names("m2_templates/branch_locus.m2.j2") == {"branch_locus"}
    assert names("tests/golden/branch_locus/components/script.m2") == {"branch_locus"}
    assert names("examples/branch_locus.py") == {"branch_locus"}
    assert {"rankDrop", "branch_locus", "ramification_locus"} <= names(
        "m2_templates/lib/rankDrop.m2"
    )
    assert {"branch_locus", "real_points"} <= names("m2_templates/parts/names.m2.j2")
    assert names("LICENSE") == set()


@each(
    ("changed", "whole"),
    [
        ("nnag_m2/algebra/real/isolation.py", "tests/unit/test_isolation.py"),
        ("tests/unit/test_values.py", "tests/unit/test_values.py"),
        ("tests/golden/cases.py", "tests/unit/test_golden.py"),
        ("tests/literature.py", "tests/unit/test_literature.py"),
    ],
)
def test_files_are_chosen_by_name_and_by_import(changed: str, whole: str) -> None:
    found = choice(ROOT, [Changed(PurePosixPath(changed), frozenset({1}))])
    assert ROOT / whole in found.whole


def test_tests_are_chosen_by_name_by_parameter_and_by_what_they_call() -> None:
    found = choice(ROOT, [Changed(PurePosixPath("m2_templates/rare.m2.j2"), frozenset({1}))])
    path = ROOT / "tests/engine/test_docstrings.py"
    assert path in found.searched
    assert found.has(path, "test_of_rare_things", ())
    assert found.has(path, "test_something[M2-1.21-rare]", ())
    assert found.has(path, "test_something", ("rare", "Ideal"))
    assert not found.has(path, "test_something[M2-1.21-other]", ("Ideal",))


def test_a_common_noun_counts_as_a_parameter_only() -> None:
    found = choice(ROOT, [Changed(PurePosixPath("m2_templates/degree.m2.j2"), frozenset({1}))])
    path = ROOT / "tests/engine/test_computations_golden.py"
    assert found.common == {"degree"}
    assert path in found.searched
    assert found.has(path, "test_every_engine_gives_the_kept_results[M2-1.21-degree]", ("degree",))
    assert not found.has(path, "test_degree_is_known", ("degree",))


def test_nothing_is_chosen_for_nothing() -> None:
    found = choice(ROOT, [])
    assert found.whole | found.searched == set()

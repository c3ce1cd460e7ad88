"""The examples in the docstrings run and print what they say."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import nnag_m2
from nnag_m2 import Session, asking
from nnag_m2.invariants import loci
from nnag_m2.neuromanifolds import neuromanifold

pytestmark = pytest.mark.engine

PACKAGE = Path(nnag_m2.__file__).parent
MODULES = [
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(PACKAGE.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


def test_modules_with_examples_are_found() -> None:
    assert {"nnag_m2.invariants.loci", "nnag_m2.networks.mlp"} <= set(MODULES)


@pytest.mark.newest_engine  # the questions themselves are asked on all engines
@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str, session: Session) -> None:
    module = importlib.import_module(name)
    with asking(session=session):
        outcome = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert outcome.failed == 0


def test_examples_of_questions_are_found() -> None:
    """Questions are functions, also for doctest; in a class they are methods."""
    found = [*doctest.DocTestFinder().find(loci), *doctest.DocTestFinder().find(neuromanifold)]
    names = {test.name.rpartition(".")[2] for test in found if test.examples}
    assert {"singular_locus", "branch_locus", "realizes", "contains"} <= names

"""The examples in the docstrings run and print what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import nnag_m2
from nnag_m2 import Session, asking
from nnag_m2.invariants import loci
from nnag_m2.neuromanifolds import neuromanifold

pytestmark = pytest.mark.engine

MODULES = [
    module.name
    for module in pkgutil.walk_packages(nnag_m2.__path__, "nnag_m2.")
    if module.name != "nnag_m2.__main__"
]


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

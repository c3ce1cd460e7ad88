"""The examples in the docstrings run and print what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import nnag_m2
from nnag_m2 import Neuromanifold, Session
from nnag_m2.engine.session import session_of_this_thread
from nnag_m2.neuromanifolds.answers import Question

pytestmark = pytest.mark.engine

MODULES = [
    module.name
    for module in pkgutil.walk_packages(nnag_m2.__path__, "nnag_m2.")
    if module.name != "nnag_m2.__main__"
]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str, session: Session) -> None:
    module = importlib.import_module(name)
    token = session_of_this_thread.set(session)
    try:
        outcome = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    finally:
        session_of_this_thread.reset(token)
    assert outcome.failed == 0


@pytest.mark.parametrize(
    "name", [n for n in dir(Neuromanifold) if isinstance(getattr(Neuromanifold, n), Question)]
)
def test_examples_of_questions(name: str, session: Session) -> None:
    """Run what doctest does not find: questions are no functions."""
    scope = {"__name__": "__main__"}
    text = getattr(Neuromanifold, name).__doc__ or ""
    examples = doctest.DocTestParser().get_doctest(text, scope, name, None, None)
    token = session_of_this_thread.set(session)
    try:
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
        assert runner.run(examples).failed == 0
    finally:
        session_of_this_thread.reset(token)


def test_every_computation_has_an_example_that_runs() -> None:
    for name in nnag_m2.__all__:
        value = getattr(nnag_m2, name)
        if isinstance(value, nnag_m2.Computation):
            assert ">>>" in (value.__doc__ or ""), name

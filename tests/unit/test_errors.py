"""Errors carry what is needed to act on them, also through pickling."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from nnag_m2 import errors

EXAMPLES = [
    errors.InputError("an Ideal is needed", "3", "Ideal([...], [...])", called_as="degree"),
    errors.TemplateError("template degree: 'ideal' is undefined"),
    errors.EngineNotFound("no Macaulay2 found"),
    errors.EngineTooOld("Macaulay2 1.18"),
    errors.EngineCrashed("Macaulay2 died", Path("/s.m2")),
    errors.EngineTimeout("no answer within 3 s", Path("/s.m2")),
    errors.EngineOutOfMemory("out of memory", Path("/s.m2")),
    errors.EngineComplaint("expected a ring", Path("/s.m2"), "degree", 3, 7, "I = ideal 3"),
    errors.ReplyError("cut off", Path("/s.m2")),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_error_survives_pickling(error: errors.NnagError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert copy.__dict__ == error.__dict__


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (errors.InputError, ValueError),
        (errors.EngineError, RuntimeError),
        (errors.EngineTimeout, TimeoutError),
        (errors.EngineOutOfMemory, MemoryError),
    ],
)
def test_errors_are_also_pythons_own(error: type, builtin: type) -> None:
    assert issubclass(error, builtin)
    assert issubclass(error, errors.NnagError)


def test_input_error_says_what_was_asked_required_and_given_and_what_to_try() -> None:
    text = str(EXAMPLES[0])
    assert text == "degree: an Ideal is needed; got 3; try Ideal([...], [...])"


def test_complaint_names_template_script_line_and_column() -> None:
    text = str(EXAMPLES[7])
    for part in ("expected a ring", "template degree", "/s.m2", "line 3, column 7", "I = ideal 3"):
        assert part in text

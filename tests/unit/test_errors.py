"""Errors carry what is needed to act on them, also through pickling."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

from each import each

from nnag_m2 import errors

EXAMPLES = [
    errors.InputError("an Ideal is needed", "3", "Ideal([...], [...])", called_as="degree"),
    errors.TemplateError("template degree: 'ideal' is undefined"),
    errors.EngineNotFound("no Macaulay2 found"),
    errors.EngineTooOld("Macaulay2 1.18"),
    errors.EngineCrashed("Macaulay2 died", Path("/s.m2"), "I = ideal 3\n"),
    errors.EngineTimeout("no answer within 3 s", Path("/s.m2"), "I = ideal 3\n"),
    errors.EngineOutOfMemory("out of memory", Path("/s.m2"), "I = ideal 3\n"),
    errors.EngineComplaint(
        "expected a ring", Path("/s.m2"), "degree", 3, 7, "I = ideal 3", "I = ideal 3\n"
    ),
    errors.ReplyError("cut off", Path("/s.m2"), "I = ideal 3\n"),
]


@each("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_error_survives_pickling(error: errors.NnagError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert copy.__dict__ == error.__dict__


def test_error_survives_tblib_as_dask_sends_it() -> None:
    # In a process of its own: tblib changes for good how exceptions are pickled.
    code = """
import pickle, sys, tblib.pickling_support
sys.path[:0] = sys.argv[1:]
from test_errors import EXAMPLES
tblib.pickling_support.install()
for error in EXAMPLES:
    try:
        try:
            raise KeyError("the cause")
        except KeyError as cause:
            raise error from cause
    except Exception as caught:
        copy = pickle.loads(pickle.dumps(caught))
    assert type(copy) is type(error) and str(copy) == str(error) and copy.args == error.args
    assert copy.__dict__ == error.__dict__
    assert type(copy.__cause__) is KeyError and copy.__traceback__ is not None
"""
    here = Path(__file__).parent
    folders = [str(here), str(here.parent)]
    subprocess.run([sys.executable, "-c", code, *folders], check=True)


@each("error", EXAMPLES[4:], ids=lambda error: type(error).__name__)
def test_error_takes_the_script_along(error: errors.EngineError) -> None:
    assert pickle.loads(pickle.dumps(error)).script == "I = ideal 3\n"


@each(
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

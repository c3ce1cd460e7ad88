"""What Macaulay2 prints when it fails, recorded from 1.21 and 1.26.06, and read."""

from __future__ import annotations

import os
import pickle
import stat
import tempfile
from pathlib import Path

import pytest
from each import each

from nnag_m2.engine.complaints import complaint_of, death_of, failed_start, keep_script
from nnag_m2.errors import EngineCrashed, EngineOutOfMemory

OLD, NEW = (1, 21), (1, 26, 6)
TRACE = {
    OLD: "/package/session/serve.m2:15:5:(3):[1]: --back trace--",
    NEW: "/package/session/serve.m2:15:8:(3):[2]: --back trace--",
}

RECORDED = [
    (OLD, "1/0", "script.m2:1:2:(3):[5]: error: division by zero", "division by zero", 1, 2),
    (NEW, "1/0", "script.m2:1:1:(3):[6]: error: division by zero", "division by zero", 1, 2),
    (
        OLD,
        'x=1;\n  y = x + "a";',
        "script.m2:2:9:(3):[5]: error: no method for binary operator + applied to objects:\n"
        '--            1 (of class ZZ)\n--      +     "a" (of class String)',
        "no method for binary operator + applied to objects:\n    1 (of class ZZ)\n"
        '    +     "a" (of class String)',
        2,
        9,
    ),
    (
        NEW,
        'x=1;\n  y = x + "a";',
        "script.m2:2:8:(3):[6]: error: no method for binary operator + applied to objects:\n"
        '            1 (of class ZZ)\n      +     "a" (of class String)',
        "no method for binary operator + applied to objects:\n    1 (of class ZZ)\n"
        '    +     "a" (of class String)',
        2,
        9,
    ),
    (
        NEW,
        "deliver (1+1))",
        "script.m2:1:13:(3):[6]: error: syntax error: unmatched )\n"
        "/package/session/serve.m2:15:8:(3):[2]: error: syntax error: unmatched )",
        "syntax error: unmatched )",
        1,
        14,
    ),
    (
        OLD,
        'a = "open',
        "script.m2:1:5:(0):[5]: error: EOF in string beginning here",
        "EOF in string beginning here",
        1,
        5,
    ),
    (
        NEW,
        "deliver 1; deliver 2",
        "/package/session/serve.m2:28:31:(3):[7]: error: expected one answer, got a second one\n"
        "script.m2:1:18:(3):[6]: --back trace--",
        "expected one answer, got a second one",
        1,
        19,
    ),
    (
        NEW,
        "apply(3, i -> (\n  1/(i-1)))",
        "script.m2:2:3:(3):[7]: error: division by zero\nscript.m2:1:5:(3):[6]: --back trace--",
        "division by zero",
        2,
        4,
    ),
    (
        NEW,
        'value "1/0"',
        "currentString:1:1:(3):[7]: error: division by zero\nscript.m2:1:5:(3):[6]: --back trace--",
        "division by zero",
        1,
        6,
    ),
]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@each(("version", "script", "printed", "says", "line", "column"), RECORDED)
def test_message_and_place_are_read(
    version: tuple[int, ...], script: str, printed: str, says: str, line: int, column: int
) -> None:
    noise = "-- on the way\nscript.m2:7:7: error: printed by the script\nstdio:1:1: error: so too\n"
    for output in (printed, f"{printed}\n{TRACE[version]}", f"{noise}{printed}\n{TRACE[version]}"):
        error = complaint_of(output, script, "noun", version)
        assert (error.complaint, error.line, error.column) == (says, line, column)
        assert error.script_line == script.split("\n")[line - 1]
        assert error.script_path is not None
        assert error.script_path.read_text() == script
        assert error.template == "noun"
        assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_last_error_counts() -> None:
    output = "script.m2:1:1:(3):[5]: error: caught\nscript.m2:2:2:(3):[5]: error: not caught"
    error = complaint_of(output, "a\nb", "", OLD)
    assert (error.complaint, error.line) == ("not caught", 2)


@each("output", ["", "no word about an error", "script.m2:1:1: error: no frame"])
def test_complaint_without_a_place_is_one_too(output: str) -> None:
    error = complaint_of(output, "x", "noun", OLD)
    assert error.complaint == (output or "an error without a message")
    assert error.line is None
    assert "line" not in str(error)


def test_place_outside_the_script_has_no_line_of_it() -> None:
    error = complaint_of("script.m2:9:1:(3):[5]: error: odd", "only one line", "", OLD)
    assert (error.line, error.script_line) == (9, "")


LAST_WORDS = [
    "GNU MP: Cannot allocate memory (size=3515625040)",
    "*** out of memory trying to allocate 1073741828 bytes, exiting ***",
    "Exception (FLINT memory_manager). Unable to allocate memory (8).",
    "FLINT exception (General error):\n    Unable to allocate memory (8).\n"
    + 300 * "12# f at :?\n",
    "terminate called after throwing an instance of 'std::bad_alloc'",
]


@each("words", LAST_WORDS)
def test_last_words_about_memory_are_out_of_memory(words: str) -> None:
    error = death_of(f"something before\n{words}", "it exited with status 1", "1+1", "noun")
    assert type(error) is EngineOutOfMemory
    assert isinstance(error, MemoryError)
    assert error.script_path is not None
    assert error.script_path.read_text() == "1+1"


def test_other_deaths_are_crashes_that_tell_how() -> None:
    silent = death_of("", "it was ended by SIGSEGV", "1+1", "noun")
    assert type(silent) is EngineCrashed
    assert "it was ended by SIGSEGV. It said: nothing" in str(silent)
    talkative = death_of("-- SIGSEGV\n" + "frame\n" * 1000 + "the end", "status 1", "1+1", "")
    assert "-- SIGSEGV" in str(talkative)
    assert "the end" in str(talkative)
    assert len(str(talkative)) < 1000


def test_failed_start_is_out_of_memory_only_under_a_limit() -> None:
    assert type(failed_start("cannot", "status 127", None)) is EngineCrashed
    assert type(failed_start("cannot", "status 127", 10**8)) is EngineOutOfMemory
    assert type(failed_start("cannot", "status 127", 10**11)) is EngineCrashed


def test_kept_script_is_private_and_named_by_template_and_content(kept: Path) -> None:
    first, second = keep_script("1+1", "degree"), keep_script("1+2", "degree")
    assert first is not None
    assert second is not None
    assert first != second
    assert first == keep_script("1+1", "degree")
    assert first.name.startswith("degree-")
    assert stat.S_IMODE(first.parent.stat().st_mode) == 0o700
    assert sorted(first.parent.iterdir()) == sorted([first, second])


def test_template_name_cannot_leave_the_folder(kept: Path) -> None:
    for template in ("../../x", "/etc/x", "a b\n", "\0"):
        path = keep_script("1+1", template)
        assert path is not None
        assert path.parent.parent == kept


def test_folder_of_somebody_else_is_not_used(kept: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (kept / f"nnag-m2-failed-{os.getuid()}").symlink_to(elsewhere)
    assert keep_script("1+1", "") is None
    assert list(elsewhere.iterdir()) == []


def test_script_that_cannot_be_kept_does_not_hide_the_error(kept: Path) -> None:
    (kept / f"nnag-m2-failed-{os.getuid()}").write_text("a file")
    error = complaint_of(RECORDED[0][2], "1/0", "noun", OLD)
    assert error.script_path is None
    assert "division by zero" in str(error)

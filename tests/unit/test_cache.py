"""The cache: off unless asked for, found by content, readable, and never believed when damaged."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from dataclasses import replace
from pathlib import Path

import platformdirs
import pytest
from compact import closed
from each import each
from sympy import symbols

from nnag_m2 import Ideal, dimension, radical
from nnag_m2.asking.question import ask
from nnag_m2.engine.asking import RawReply
from nnag_m2.engine.cache import VARIABLE, cache_folder, look_up, store
from nnag_m2.engine.probing import Engine
from nnag_m2.errors import InputError, ReplyError

x, y = symbols("x y")

ENGINE = Engine(Path("/M2"), "1.21", False, "argument")
SCRIPT = "-- degree\n--\nR = QQ[x];\ndeliver 3\n"
REPLY = "integer 3\nend 10\n"


def entries(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def test_cache_is_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert cache_folder(None) is None
    assert cache_folder(False) is None
    users = platformdirs.user_cache_path("nnag-m2") / "replies"
    assert cache_folder(True) == users
    assert cache_folder("some/where") == Path("some/where")
    assert cache_folder(Path("/x")) == Path("/x")
    assert cache_folder("~/here") == Path.home() / "here"
    words = dict.fromkeys(("1", "true", "yes", "on", "True", " ON "), users)
    words |= dict.fromkeys(("", "0", "false", "no", "off", "FALSE"))
    for value, folder in {**words, "/tmp/c": Path("/tmp/c"), "true/x": Path("true/x")}.items():
        monkeypatch.setenv(VARIABLE, value)
        assert cache_folder(None) == folder
        assert cache_folder(False) is None


@each("cache", ["", 1.5, 7, ["folder"], b"folder", "~nosuchuser/x", "a\0b"])
def test_what_is_no_folder_is_refused(cache: object) -> None:
    with pytest.raises(InputError):
        cache_folder(cache)  # type: ignore[arg-type]


def test_reply_is_found_by_script_and_engine(tmp_path: Path) -> None:
    assert look_up(tmp_path, SCRIPT, ENGINE) is None
    store(tmp_path, SCRIPT, ENGINE, REPLY)
    assert look_up(tmp_path, SCRIPT, ENGINE) == REPLY
    assert look_up(tmp_path, SCRIPT, replace(ENGINE, executable=Path("/other"))) == REPLY
    assert look_up(tmp_path, SCRIPT + " ", ENGINE) is None
    assert look_up(tmp_path, SCRIPT, replace(ENGINE, version="1.26.06")) is None
    assert look_up(tmp_path, SCRIPT, replace(ENGINE, has_msolve=True)) is None


def test_entry_can_be_read_by_a_person(tmp_path: Path) -> None:
    store(tmp_path, SCRIPT, ENGINE, REPLY)
    (entry,) = entries(tmp_path)
    lines = entry.read_text().split("\n")
    assert lines[0] == "degree, Macaulay2 1.21"
    assert lines[1].startswith("sha256 ")
    assert "\n".join(lines[3:]) == REPLY


def test_any_changed_or_missing_byte_makes_an_entry_worthless(tmp_path: Path) -> None:
    store(tmp_path, SCRIPT, ENGINE, REPLY)
    (entry,) = entries(tmp_path)
    good = entry.read_bytes()
    start = good.index(b"sha256")
    for place in range(start, len(good)):
        entry.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert look_up(tmp_path, SCRIPT, ENGINE) is None
        entry.write_bytes(good[:place])
        assert look_up(tmp_path, SCRIPT, ENGINE) is None
    for other in (b"", good + b"\n", b"\xff\xfe", good.replace(b"\n", b"\r\n"), b"\0" * len(good)):
        entry.write_bytes(other)
        assert look_up(tmp_path, SCRIPT, ENGINE) is None
    store(tmp_path, SCRIPT, ENGINE, REPLY)
    assert look_up(tmp_path, SCRIPT, ENGINE) == REPLY


def test_entry_of_another_question_is_not_believed(tmp_path: Path) -> None:
    store(tmp_path, SCRIPT, ENGINE, REPLY)
    (mine,) = entries(tmp_path)
    store(tmp_path, SCRIPT + "\n", ENGINE, "integer 4\nend 10\n")
    (other,) = set(entries(tmp_path)) - {mine}
    shutil.copy(other, mine)
    assert look_up(tmp_path, SCRIPT, ENGINE) is None


def test_cache_that_cannot_be_written_loses_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    store(blocked, SCRIPT, ENGINE, REPLY)
    assert look_up(blocked, SCRIPT, ENGINE) is None
    assert blocked.read_text() == "not a folder"


def test_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def struck(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", struck)
    with pytest.raises(KeyboardInterrupt):
        store(tmp_path, SCRIPT, ENGINE, REPLY)
    assert entries(tmp_path) == []


LONG_REPLY = "integer " + "7" * 300_000 + "\nend 300009\n"


def write_often(folder: Path) -> None:
    for _ in range(60):
        store(folder, SCRIPT, ENGINE, LONG_REPLY)


def test_processes_never_see_half_an_entry(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_often, args=(tmp_path,)) for _ in range(2)]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        seen.add(look_up(tmp_path, SCRIPT, ENGINE))
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    # None before the first one was written, and the whole reply from then on.
    assert seen <= {None, LONG_REPLY}
    assert look_up(tmp_path, SCRIPT, ENGINE) == LONG_REPLY
    assert len(entries(tmp_path)) == 1


class Recorded:
    """What stands in for a session: it always gives the same reply."""

    def __init__(self, text: str) -> None:
        self.engine, self.text = ENGINE, text
        self.scripts: list[str] = []

    def run(self, script: str, **_: object) -> RawReply:
        self.scripts.append(script)
        return RawReply(self.text, "", 0.1)


def test_computation_is_asked_once_and_again_when_its_entry_is_damaged(tmp_path: Path) -> None:
    query = dimension.query(Ideal([x * y], [x, y]), proof=True)
    session = Recorded("integer 1\nend 10\n")
    runs = [ask(query, session=session, cache=tmp_path) for _ in range(3)]  # type: ignore[arg-type]
    assert [run.result for run in runs] == [1, 1, 1]
    assert [run.from_cache for run in runs] == [False, True, True]
    assert session.scripts == [query.script()]
    (entry,) = entries(tmp_path)
    entry.write_text(entry.read_text().replace("integer 1", "integer 2"))
    again = ask(query, session=session, cache=tmp_path)  # type: ignore[arg-type]
    assert (again.result, again.from_cache, len(session.scripts)) == (1, False, 2)


def test_reply_that_is_no_answer_is_not_kept(tmp_path: Path) -> None:
    query = dimension.query(Ideal([x * y], [x, y]), proof=True)
    session = Recorded("integer 1\nend")
    with pytest.raises(ReplyError):
        ask(query, session=session, cache=tmp_path)  # type: ignore[arg-type]
    assert entries(tmp_path) == []


def test_entry_that_is_whole_but_no_answer_is_asked_again(tmp_path: Path) -> None:
    query = dimension.query(Ideal([x * y], [x, y]), proof=True)
    store(tmp_path, query.script(), ENGINE, "integer one\nend 12\n")
    session = Recorded("integer 1\nend 10\n")
    run = ask(query, session=session, cache=tmp_path)  # type: ignore[arg-type]
    assert (run.result, run.from_cache) == (1, False)
    assert look_up(tmp_path, query.script(), ENGINE) == "integer 1\nend 10\n"


def entry_in_its_place(folder: Path) -> Path:
    """Return the path of the entry of ``SCRIPT``, which is there and good."""
    store(folder, SCRIPT, ENGINE, REPLY)
    (entry,) = entries(folder)
    assert look_up(folder, SCRIPT, ENGINE) == REPLY
    return entry


def test_only_regular_files_are_entries(tmp_path: Path) -> None:
    entry = entry_in_its_place(tmp_path / "cache")
    kept = tmp_path / "kept"
    entry.rename(kept)
    for make in (
        lambda: os.mkfifo(entry),
        lambda: entry.symlink_to("/dev/zero"),
        lambda: entry.symlink_to(kept),
        entry.mkdir,
    ):
        make()
        assert look_up(tmp_path / "cache", SCRIPT, ENGINE) is None
        entry.rmdir() if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    kept.rename(entry)
    assert look_up(tmp_path / "cache", SCRIPT, ENGINE) == REPLY


def test_what_others_may_write_is_not_believed(tmp_path: Path) -> None:
    entry = entry_in_its_place(tmp_path)
    for path, usual in ((entry, 0o600), (entry.parent, 0o700)):
        for mode in (usual | 0o020, usual | 0o002):
            path.chmod(mode)
            assert look_up(tmp_path, SCRIPT, ENGINE) is None
        path.chmod(usual)
        assert look_up(tmp_path, SCRIPT, ENGINE) == REPLY


def test_files_and_folders_of_others_are_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entry_in_its_place(tmp_path)
    mine = os.geteuid()
    monkeypatch.setattr("os.geteuid", lambda: mine + 1)
    assert look_up(tmp_path, SCRIPT, ENGINE) is None
    assert entry.exists()


def test_our_own_folders_are_closed_to_others_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        entry_in_its_place(tmp_path / "new" / "cache")
    finally:
        os.umask(before)


def test_an_entry_beyond_the_largest_size_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entry_in_its_place(tmp_path)
    monkeypatch.setattr("nnag_m2.engine.cache.LARGEST", entry.stat().st_size - 1)
    assert look_up(tmp_path, SCRIPT, ENGINE) is None


FORGED = {
    "exponents": "ideal 1 0 x y\nx1000000000y\n",
    "more exponents": "ideal 1 0 x y\nx" + 5000 * "9" + "\n",
    "lists": 100_000 * "list 1\n" + "integer 1\n",
    "many lists": "list 1000000000\n",
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_entry_with_a_right_checksum_is_asked_again(tmp_path: Path, what: str) -> None:
    query = radical.query(Ideal([x**2 * y], [x, y]))
    store(tmp_path, query.script(), ENGINE, closed(FORGED[what]))
    session = Recorded(closed("ideal 1 0 x y\nxy\n"))
    run = ask(query, session=session, cache=tmp_path)  # type: ignore[arg-type]
    assert (run.result, run.from_cache) == (Ideal([x * y], [x, y]), False)


def test_a_handler_of_a_signal_is_not_silenced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ring(*_: object, **__: object) -> int:
        raise TimeoutError("too long")

    monkeypatch.setattr("os.open", ring)
    with pytest.raises(TimeoutError):
        look_up(tmp_path, SCRIPT, ENGINE)

"""Scripts are kept in the sequence of the questions; no engine is needed to see that."""

from __future__ import annotations

import threading
from pathlib import Path

from nnag_m2.recording import current_recorder, record_scripts


def test_scripts_are_numbered_and_named_after_their_noun(tmp_path: Path) -> None:
    with record_scripts(tmp_path / "new" / "folder") as recorder:
        recorder.keep("degree", "-- one\n")
        recorder.keep("singular_locus", "-- two\n")
    assert [path.name for path in recorder.paths] == ["01-degree.m2", "02-singular_locus.m2"]
    assert recorder.paths[1].read_text() == "-- two\n"


def test_inner_block_takes_over_and_gives_back(tmp_path: Path) -> None:
    with record_scripts(tmp_path) as outer:
        with record_scripts(tmp_path) as inner:
            assert current_recorder() is inner
        assert current_recorder() is outer
    assert current_recorder() is None


def test_other_threads_are_not_recorded(tmp_path: Path) -> None:
    seen: list[object] = []
    with record_scripts(tmp_path):
        thread = threading.Thread(target=lambda: seen.append(current_recorder()))
        thread.start()
        thread.join()
    assert seen == [None]

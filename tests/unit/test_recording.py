"""Scripts are kept in the sequence of the questions; no engine is needed to see that."""

from __future__ import annotations

import threading
from pathlib import Path

from compact import closed
from sympy.abc import x, y
from test_question import Recorded

from nnag_m2 import Ideal, asking, degree, dimension, record_scripts

CURVE = Ideal([x**2 * y], [x, y])
INTEGER = Recorded(closed("integer 1\n"))


def test_scripts_are_numbered_and_named_after_their_noun(tmp_path: Path) -> None:
    with record_scripts(tmp_path / "new" / "folder") as recorder:
        dimension(CURVE, proof=True, session=INTEGER)
        degree(CURVE, proof=True, session=INTEGER)
    assert [path.name for path in recorder.paths] == ["01-dimension.m2", "02-degree.m2"]
    assert recorder.paths[1].read_text() == degree.script(CURVE, proof=True)


def test_blocks_inside_each_other_both_record(tmp_path: Path) -> None:
    with asking(session=INTEGER), record_scripts(tmp_path / "outer") as outer:
        dimension(CURVE, proof=True)
        with record_scripts(tmp_path / "inner") as inner:
            degree(CURVE, proof=True)
        dimension(CURVE, proof=True)
    dimension(CURVE, proof=True, session=INTEGER)
    assert [path.name for path in outer.paths] == [
        "01-dimension.m2",
        "02-degree.m2",
        "03-dimension.m2",
    ]
    assert [path.name for path in inner.paths] == ["01-degree.m2"]


def test_threads_of_the_user_are_not_recorded(tmp_path: Path) -> None:
    with record_scripts(tmp_path) as recorder:
        thread = threading.Thread(target=lambda: degree(CURVE, proof=True, session=INTEGER))
        thread.start()
        thread.join()
    assert recorder.paths == []

"""Tasks as a newcomer puts them, each in a few lines; the answers are known otherwise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from nnag_m2 import (
    Ideal,
    LinearMLP,
    Session,
    TrainingProblem,
    asking,
    from_json,
    from_macaulay2,
    landscape,
    macaulay2,
)

pytestmark = [pytest.mark.engine, pytest.mark.newest_engine]


def test_does_this_point_lie_on_my_curve_and_how_singular_is_it(session: Session) -> None:
    with asking(session=session):
        curve = Ideal.parse("y^2 == x^3 + x^2", "x, y")
        assert "x^3*y + x^2*y - y^3" in curve
        assert "x" not in curve
        assert curve.dimension() == 1
        assert (curve.singular_locus()).is_equal(Ideal.parse("x, y", "x, y"))


def test_my_data_are_floats_and_i_want_to_read_the_table(session: Session) -> None:
    chance = np.random.default_rng(5)
    inputs, outputs = chance.normal(size=(4, 2)), chance.normal(size=(4, 1))
    problem = TrainingProblem(LinearMLP((2, 1, 1)), inputs, outputs, rationalize=10**6)
    found = landscape(problem, session=session)
    assert max(map(len, found.summary().splitlines())) < 110
    least, *_ = np.linalg.lstsq(inputs, outputs, rcond=None)
    loss = float(np.sum((inputs @ least - outputs) ** 2))
    assert float(found.minimum.loss) == pytest.approx(loss, rel=1e-4)


def test_what_is_the_betti_table_of_my_ideal(session: Session) -> None:
    minors = Ideal.parse("x*z - y^2, x*w - y*z, y*w - z^2", "x, y, z, w")
    table = macaulay2("betti res I", I=minors, session=session)
    assert "total: 1 3 2" in str(table)


def test_keep_the_answer_for_tomorrow_from_the_shell(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "curve.m2"
    file.write_text("R = ZZ/101[x, y]\nI = ideal(x^2 - y, x*y)\nd = degree I\n")
    command = [sys.executable, "-m", "nnag_m2", "run", str(file), "--json"]
    command += ["--engine", str(session.engine.executable)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    told = json.loads(done.stdout)
    kept = from_json(json.dumps({"schema": told["schema"], "value": told["result"]}))
    assert kept["d"] == 3  # x^3 = 0 and y = x^2
    assert kept["I"] == from_macaulay2(file, session=session)["I"]

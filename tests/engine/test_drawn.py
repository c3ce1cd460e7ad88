"""Pictures that ask Macaulay2 say what they show, as the others do (tests/unit/test_legends.py)."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pictured import assert_told, legend_of
from sympy import symbols

import nnag_m2
from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Ideal,
    LinearMLP,
    Picture,
    Session,
    TrainingProblem,
    asking,
    draw_fibers,
    draw_landscape,
    draw_medial_axis,
    draw_nearest_points,
    draw_voronoi_cell,
    draw_weight_decay,
    landscape,
    weight_decay_path,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))
from test_legends import DRAWN

pytestmark = [pytest.mark.engine, pytest.mark.newest_engine]

x, y, t = symbols("x y t")
BOX = {x: (-3, 3), y: (-2, 2)}
ELLIPSE, CUSP = Ideal([x**2 + 4 * y**2 - 4], [x, y]), Ideal([y**2 + x**3], [x, y])


def neurons() -> TrainingProblem:
    return TrainingProblem(MLP((1, 1, 1), t**2), inputs=[[1]], outputs=[[2]])


def filters() -> TrainingProblem:
    samples = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]]
    return TrainingProblem(ConvolutionalNetwork((2, 2)), samples, [[1], [0], [2], [1]])


def decaying() -> TrainingProblem:
    return TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=1)


ASKED: dict[Callable[..., Picture], Callable[[], Picture]] = {
    draw_medial_axis: lambda: draw_medial_axis(ELLIPSE, BOX),
    draw_nearest_points: lambda: draw_nearest_points(ELLIPSE, [(1, 0), (0, 2)], BOX),
    draw_voronoi_cell: lambda: draw_voronoi_cell(CUSP, [0, 0], BOX),
    draw_landscape: lambda: draw_landscape(landscape(filters())),
    draw_fibers: lambda: draw_fibers(landscape(neurons())),
    draw_weight_decay: lambda: draw_weight_decay(weight_decay_path(decaying())),
}


@pytest.mark.parametrize("draw", ASKED, ids=lambda draw: draw.__name__)
def test_every_mark_is_in_the_legend_in_its_own_shape(
    draw: Callable[..., Picture], session: Session
) -> None:
    with asking(session=session):
        assert_told(ASKED[draw]())


def test_a_landscape_says_what_its_plane_is(session: Session) -> None:
    with asking(session=session):
        picture = draw_landscape(landscape(filters()), through=(1, 0))
    assert picture.meanings == ("$s$: from the data to critical point 1", "$t$: orthogonal to $s$")
    assert "levels of the loss at critical points" in legend_of(picture)
    assert re.search(r"hollow \w+", picture.description)


def test_all_drawings_are_looked_at() -> None:
    public = {name for name in nnag_m2.__all__ if name.startswith("draw_")}
    assert public == {draw.__name__ for draw in (*DRAWN, *ASKED)}

"""What notebooks show: formulas, tables, decimals for long numbers, errors in a few lines."""

from __future__ import annotations

from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from sympy import Poly, Rational, symbols

from nnag_m2 import (
    MLP,
    Answer,
    EngineTimeout,
    Ideal,
    InputError,
    LinearMLP,
    Neuromanifold,
    Provenance,
    RealAlgebraic,
    RealPoint,
    TrainingProblem,
    singular_locus,
)
from nnag_m2.algebra.display import in_html
from nnag_m2.algebra.real.reading import decimal
from nnag_m2.errors import TemplateError
from nnag_m2.results import Macaulay2Text, Membership

x, y = symbols("x y")
LONG = Rational(10**20 + 1, 3 * 10**20)
PROVED = Provenance("by hand", "proved", "1 < 2")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Rational(1, 3), "1/3"),
        (Rational(-123456, 12345), "-41152/4115"),
        (LONG, "0.3333333333"),
        (Rational(10**30), "1.000000000e+30"),
        (5, "5"),
    ],
)
def test_long_fractions_are_decimals(value: Any, said: str) -> None:
    assert decimal(value) == said


def test_points_and_numbers_are_short_and_exact_on_demand() -> None:
    point = RealPoint.rational([x, y], [LONG, 2])
    assert repr(point) == "RealPoint(x=0.3333333333, y=2)"
    assert point._repr_latex_() == r"$\left(x,\; y\right) = \left(0.3333333333\ldots,\; 2\right)$"
    assert point[x].as_expr() == LONG
    assert repr(point[x]) == "RealAlgebraic(0.3333333333, a fraction)"
    assert repr(RealAlgebraic.of(Rational(1, 2))) == "RealAlgebraic(1/2)"
    (root,) = (r for r in RealAlgebraic.roots(Poly(x**2 - 2, x)) if r > 0)
    assert root._repr_latex_() == r"$\sqrt{2}$"


def test_problems_with_float_data_are_readable() -> None:
    data = [[0.1234567891, 1.0], [0.3, -0.7071067811]], [[0.5772156649], [1.6180339887]]
    problem = TrainingProblem(LinearMLP((2, 1)), *data, rationalize=10**6)
    assert max(map(len, problem.summary().splitlines())) < 100


def test_results_are_tables_of_their_parts() -> None:
    shown = Membership(True, None)._repr_html_()
    assert "<b>Membership</b>" in shown
    assert "in closure" in shown
    assert ">yes<" in shown
    assert ">unknown<" in shown
    escaped = in_html("a < b & c")
    assert escaped == "a &lt; b &amp; c"
    assert in_html((1, LONG)) == "1<br>0.3333333333"
    assert in_html(Ideal([x], [x])).startswith(r"$\left\langle x")


def test_answers_say_how_far_they_are_proved() -> None:
    shown = Answer(Ideal([x], [x]), PROVED, seconds=0.125, engine="1.26.06")._repr_html_()
    assert shown.startswith(r"$\left\langle x")
    assert "proved: 1 &lt; 2; 0.12 s, Macaulay2 1.26.06" in shown


def test_neuromanifolds_say_what_they_are() -> None:
    shown = Neuromanifold(MLP((2, 2, 1), 3))._repr_html_()
    assert "MLP((2, 2, 1)" in shown
    assert ">4<" in shown
    large = Neuromanifold(MLP((60, 50, 40), 2))._repr_html_()
    assert ">5000<" in large


def test_texts_of_macaulay2_keep_their_lines() -> None:
    text = Macaulay2Text("BettiTally", "       0 1\ntotal: 1 1", "no counterpart")
    assert "```text\n       0 1\ntotal: 1 1\n```" in text._repr_markdown_()


@pytest.fixture
def shell() -> Any:
    found = InteractiveShell.instance(colors="nocolor", history_length=0)
    yield found
    InteractiveShell.clear_instance()


def told(shell: Any, capsys: pytest.CaptureFixture[str], code: str) -> list[str]:
    """Return the lines that IPython prints for an error."""
    shell.run_cell("from sympy.abc import x\nfrom nnag_m2 import *\nfrom nnag_m2 import errors")
    capsys.readouterr()
    assert not shell.run_cell(code).success
    printed = capsys.readouterr()
    return [line for line in (printed.out + printed.err).splitlines() if line.strip()]


def test_errors_are_a_few_lines_in_ipython(shell: Any, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(shell, capsys, "a = 1\nIdeal([0.5*x], [x])")
    assert lines[0].startswith("InputError: Ideal: coefficients must be exact")
    assert lines[1:] == ["  line 2: Ideal([0.5*x], [x])"]
    timeout = "raise EngineTimeout('degree: no answer within 2 s', errors.Path('/tmp/a.m2'))"
    lines = told(shell, capsys, timeout)
    assert lines == ["EngineTimeout: degree: no answer within 2 s", "  script: /tmp/a.m2"]
    assert len(told(shell, capsys, "raise TemplateError('ours')")) > 2  # of a bug all is wanted


def test_python_itself_shows_the_whole_way() -> None:
    with pytest.raises(InputError) as caught:
        singular_locus("no ideal")
    assert len(caught.traceback) > 1
    assert not hasattr(TemplateError("ours"), "_render_traceback_")
    assert EngineTimeout("late")._render_traceback_() == ["EngineTimeout: late"]

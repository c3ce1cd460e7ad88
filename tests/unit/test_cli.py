"""The command line without Macaulay2: scripts, wrong words, help."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from sympy.abc import a, b, t, x, y, z

from nnag_m2 import (
    GF,
    BlockOrder,
    Ideal,
    PolynomialMap,
    branch_locus,
    elimination_ideal,
    groebner_basis,
    hilbert_series,
    intersection,
    normal_form,
    ramification_locus,
    singular_locus,
    vanishing_ideal,
)
from nnag_m2.cli import main


def script(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["script", *words]) == 0
    printed = capsys.readouterr()
    assert not printed.err
    return printed.out


@pytest.mark.parametrize("power", ["x^3+y^2", "x**3 + y**2", " y^2 +x ^ 3"])
def test_both_signs_of_a_power_give_the_script_of_the_library(
    power: str, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = singular_locus.script(Ideal([x**3 + y**2], [x, y]))
    assert script(capsys, "singular-locus", "--variables", "x,y", power) == expected


CASES = {
    "groebner-basis --variables x,y,z x^2-y*z --order lex": groebner_basis.script(
        Ideal([x**2 - y * z], [x, y, z]), order="lex"
    ),
    "groebner-basis --variables x,y,z x^2-y*z --order y|x,z": groebner_basis.script(
        Ideal([x**2 - y * z], [x, y, z]), order=BlockOrder([[y], [x, z]])
    ),
    "elimination-ideal --variables x,y x*y-1 x-y --eliminate y": elimination_ideal.script(
        Ideal([x * y - 1, x - y], [x, y]), [y]
    ),
    "branch-locus --variables a,b,t t^3+a*t+b --projection 1,0,0;0,1,0 --target x,y": (
        branch_locus.script(Ideal([t**3 + a * t + b], [a, b, t]), [[1, 0, 0], [0, 1, 0]], [x, y])
    ),
    "ramification-locus --variables x,y x^2+y^2-1 --projection x*y": ramification_locus.script(
        Ideal([x**2 + y**2 - 1], [x, y]), PolynomialMap([x * y], [x, y])
    ),
    "ramification-locus --variables t t^3-3*t": ramification_locus.script(
        PolynomialMap([t**3 - 3 * t], [t])
    ),
    "vanishing-ideal --variables t t^2 t^3 --target x,y --field GF(7)": vanishing_ideal.script(
        PolynomialMap([t**2, t**3], [t], GF(7)), [x, y]
    ),
    "intersection --variables x,y x --with y --with x-1,y": intersection.script(
        Ideal([x], [x, y]), Ideal([y], [x, y]), Ideal([x - 1, y], [x, y])
    ),
    "normal-form --variables x,y x^2-y --polynomial x^3": normal_form.script(
        x**3, Ideal([x**2 - y], [x, y])
    ),
    "hilbert-series --variables x,y x*y --symbol z": hilbert_series.script(
        Ideal([x * y], [x, y]), z
    ),
}


@pytest.mark.parametrize("words", CASES)
def test_words_give_the_script_of_the_library(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script(capsys, *words.split()) == CASES[words]


def test_generators_come_from_a_file_a_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "generators.txt"
    file.write_text("x*y  # a comment\n\nx^2 - 1\n")
    expected = singular_locus.script(Ideal([x * y, x**2 - 1], [x, y]))
    words = ("singular-locus", "--variables", "x,y", "--file", str(file))
    assert script(capsys, *words) == expected


@pytest.mark.parametrize("more", [(), ("--file", "-")])
def test_generators_come_from_standard_input(
    more: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("x*y\nx^2 - 1\n"))
    expected = singular_locus.script(Ideal([x * y, x**2 - 1], [x, y]))
    assert script(capsys, "singular-locus", "--variables", "x,y", *more) == expected


WRONG = {
    "degree --variables x x^2+1.5": "column 5",
    "degree --variables x x^2+y": "column 5",
    "degree --variables x,x x": "x",
    "degree --variables x x --field GF(8)": "GF(8)",
    "degree --variables x --file /nonexistent/file x": "--file",
    "branch-locus --variables x,y x*y --projection 1,0,0": "columns",
    "groebner-basis --variables x,y x --order degrevlex": "grevlex",
    "elimination-ideal --variables x,y x*y --eliminate x,y": "remain",
}


@pytest.mark.parametrize("words", WRONG)
def test_wrong_input_gets_one_error_and_exit_status_2(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["script", *words.split()]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("nnag-m2: ")
    assert WRONG[words] in printed.err
    assert "Traceback" not in printed.err


def test_no_polynomials_at_all_is_an_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main(["script", "degree", "--variables", "x"]) == 2
    assert "at least one is needed" in capsys.readouterr().err


def test_missing_engine_is_an_error_with_exit_status_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["compute", "degree", "--variables", "x", "x", "--engine", "/nonexistent"]) == 1
    assert "EngineNotFound" in capsys.readouterr().err


def test_help_speaks_of_every_computation(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["compute", "--help"])
    assert ended.value.code == 0
    assert "Return the singular locus" in capsys.readouterr().out


def test_script_command_starts_no_macaulay2() -> None:
    words = ["script", "degree", "--variables", "x", "x^2"]
    finished = subprocess.run(
        [sys.executable, "-m", "nnag_m2", *words],
        capture_output=True,
        text=True,
        env={"PATH": "", "HOME": "/nonexistent"},
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=True,
    )
    assert "answer = degree" in finished.stdout

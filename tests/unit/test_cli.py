"""The command line without Macaulay2: scripts, wrong words, help."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from each import each
from processes import shell
from sympy import Rational
from sympy.abc import a, b, s, t, x, y, z

import nnag_m2
from nnag_m2 import (
    GF,
    MLP,
    BlockOrder,
    Ideal,
    InputError,
    LinearMLP,
    ParametricModel,
    PolynomialMap,
    branch_locus,
    critical_ideal,
    elimination_ideal,
    errors,
    euclidean_distance_degree,
    groebner_basis,
    hilbert_series,
    intersection,
    layers,
    normal_form,
    ramification_locus,
    singular_locus,
    vanishing_ideal,
)
from nnag_m2.asking.question import is_question
from nnag_m2.cli import main, nouns
from nnag_m2.cli.calls import read_value
from nnag_m2.cli.failures import status_of
from nnag_m2.cli.output import all_digits, as_text


def script(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["script", *words]) == 0
    printed = capsys.readouterr()
    assert not printed.err
    return printed.out


@each("power", ["x^3+y^2", "x**3 + y**2", " y^2 +x ^ 3"])
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
    "critical-ideal --map --variables s,t s*t s^2*t^2 --data 1,2 --fixed s": critical_ideal.script(
        PolynomialMap([s * t, s**2 * t**2], [s, t]), [1, 2], fixed=s
    ),
    "euclidean-distance-degree --map --variables t t t^2": euclidean_distance_degree.script(
        PolynomialMap([t, t**2], [t])
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


@each("words", CASES)
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
    "image-closure --variables x,y x*y": "--projection",
    "draw-landscape --network MLP((1,1),2)": "--inputs",
    "draw-landscape --variables x x": "--data",
}


@each("words", WRONG)
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


DEGREE = ("compute", "degree", "--variables", "x,y", "x")
ABSENT = ("--engine", "/nonexistent")


def test_missing_engine_is_an_error_with_exit_status_3(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*DEGREE, *ABSENT]) == 3
    assert "EngineNotFound" in capsys.readouterr().err


@each(
    ("computation", "given", "same"),
    [
        ("degree", ["-x^2+y"], ["y-x^2"]),
        ("degree", ["-x", "-y"], ["0-x", "0-y"]),
        ("degree", ["-1"], ["0-1"]),
        ("degree", ["-1/2*x"], ["0-1/2*x"]),
        ("degree", ["--", "-x"], ["0-x"]),
        ("critical-ideal", ["y", "--data", "-1,3"], ["y", "--data=-1,3"]),
        ("critical-ideal", ["y", "--data", "-1/2,-3"], ["y", "--data=-1/2,-3"]),
        ("saturation", ["x*y", "--by", "-x"], ["x*y", "--by=-x"]),
        (
            "intersection",
            ["x", "--with", "-x,y", "--with", "-y"],
            ["x", "--with=-x,y", "--with=-y"],
        ),
        ("normal-form", ["-x", "--polynomial", "-y"], ["0-x", "--polynomial=-y"]),
    ],
)
def test_values_may_begin_with_a_minus(
    computation: str, given: list[str], same: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    words = [computation, "--variables", "x,y"]
    assert script(capsys, *words, *given) == script(capsys, *words, *same)


def test_an_error_in_a_word_with_a_minus_names_its_column(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["script", "degree", "--variables", "x", "-x^2+y"]) == 2
    assert "column 6" in capsys.readouterr().err


@each(
    "words",
    [
        [""],
        ["  "],
        ["x", ""],
        ["# a comment"],
        ["x", "--by", ""],
        ["x", "--other", ""],
        ["x", "--with", ""],
        ["x", "--where", ""],
        ["x", "--projection", ""],
        ["x", "--polynomial", ""],
        ["x", "--polynomial", "x,y"],
        ["x", "--eliminate", ""],
        ["x", "--point", ""],
        ["x", "--field", ""],
        ["x", "--order", ""],
        ["x", "--quadric", ""],
        ["x", "--formulation", ""],
        ["x", "--symbol", ""],
        ["x", "--file", ""],
    ],
    ids=" ".join,
)
def test_an_empty_word_is_no_value(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    takes = {
        "--by": "saturation",
        "--other": "is-subset",
        "--with": "intersection",
        "--where": "voronoi-boundary",
        "--projection": "branch-locus",
        "--polynomial": "normal-form",
        "--eliminate": "elimination-ideal",
        "--point": "multiplicity",
        "--order": "groebner-basis",
        "--quadric": "euclidean-distance-degree",
        "--formulation": "euclidean-distance-degree",
        "--symbol": "hilbert-series",
    }
    noun = takes.get(words[-2] if len(words) > 1 else "", "degree")
    more = ["--point", "0,0"] if noun == "voronoi-boundary" else []
    assert main(["script", noun, "--variables", "x,y", *more, *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("nnag-m2: ")


@each("words", [["--cache", ""], ["--engine", ""], ["--cache", "~nosuchuser/x"]])
def test_an_empty_word_is_no_folder_and_no_program(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*DEGREE, *words, *(ABSENT if words[0] == "--cache" else ())]) in (2, 3)
    assert capsys.readouterr().out == ""


@each(
    ("words", "error", "status"),
    [
        ([*DEGREE, *ABSENT], "EngineNotFound", 3),
        ([*DEGREE, "+"], "InputError", 2),
        ([*DEGREE, "--no-such-option"], "InputError", 2),
        ([*DEGREE, "--timeout", "soon"], "InputError", 2),
        ([*DEGREE, "--timeout", "nan"], "InputError", 2),
        ([*DEGREE, "--memory-limit", str(2**63)], "InputError", 2),
        (["compute", "degree", "x"], "InputError", 2),
    ],
)
def test_json_is_printed_on_failure_too(
    words: list[str], error: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--json"]) == status
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert (told["error"], told["status"], told["computation"]) == (error, status, "degree")
    assert told["message"]
    assert printed.err.startswith("nnag-m2: ")
    assert main(words) == status
    assert capsys.readouterr().out == ""


def test_every_kind_of_failure_has_a_status_of_its_own() -> None:
    kinds = {
        InputError: 2,
        errors.EngineNotFound: 3,
        errors.EngineTooOld: 3,
        errors.EngineTimeout: 4,
        errors.QuestionTimeout: 4,
        errors.QuestionCancelled: 1,
        errors.EngineOutOfMemory: 5,
        errors.EngineCrashed: 6,
        errors.EngineComplaint: 7,
        errors.EngineError: 1,
        errors.ReplyError: 1,
        errors.TemplateError: 1,
        OSError: 8,
        KeyboardInterrupt: 130,
    }
    assert {kind: status_of(kind("what happened")) for kind in kinds} == kinds


def test_help_explains_the_exit_states(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "4  the time limit passed" in capsys.readouterr().out


WRITES = ("script degree --variables x x", "--help", "doctor")  # --version prints as --help does


@each("words", WRITES)
def test_output_that_cannot_be_written_is_one_line_and_a_status(words: str) -> None:
    for target in (">/dev/full", ">&-"):
        done = shell(f"{words} {target}")
        assert done.returncode == 8
        assert len(done.stderr.splitlines()) == 1
        assert done.stderr.startswith("nnag-m2: the output cannot be written: ")


def test_complaints_that_cannot_be_written_change_nothing() -> None:
    for target in ("2>/dev/full", "2>&-"):
        done = shell(f"script degree --variables x y {target}")
        assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    done = shell("script degree --variables x x | true; exit 0")
    assert (done.stdout, done.stderr) == ("", "")


def test_closed_standard_input_is_no_file() -> None:
    done = shell("script degree --variables x <&-")
    assert done.returncode == 2
    assert "at least one is needed" in done.stderr
    done = shell("script degree --variables x --file - <&-")
    assert done.returncode == 2
    assert "standard input is needed" in done.stderr


def test_numbers_of_any_length_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    number = "7" * 6000
    assert number in script(capsys, "degree", "--variables", "x", f"x-{number}")
    with all_digits():
        assert as_text(Ideal([x - int(number)], [x])) == f"x - {number}"


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
    assert "degreeOfMonomials" in finished.stdout


def test_every_question_is_a_noun_and_every_noun_has_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known = nouns()
    asked = {n.replace("_", "-") for n in nnag_m2.__all__ if is_question(getattr(nnag_m2, n))}
    assert asked - {"from-macaulay2", "macaulay2"} <= known.keys()
    assert {"neuromanifold-dimension", "voronoi-cell-ends", "network-landscape-fibers"} <= (
        known.keys()
    )
    for noun in known:
        with pytest.raises(SystemExit) as ended:
            main(["compute", noun, "--help"])
        assert ended.value.code == 0
        assert "usage: nnag-m2 compute" in capsys.readouterr().out


@each(
    ("word", "meant"),
    [("singular-lokus", "singular-locus"), ("groebner_bases", "groebner-basis"), ("qqq", "--help")],
)
def test_a_misspelt_noun_gets_a_suggestion(
    word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compute", word, "--variables", "x", "x"]) == 2
    assert meant in capsys.readouterr().err


VALUES = {
    "3": 3,
    "-1/2": Rational(-1, 2),
    "(2, 1)": (2, 1),
    "[x^2 - y/2, 'a']": [x**2 - y / 2, "a"],
    "{x: (0, 1)}": {x: (0, 1)},
    "None": None,
    "MLP((2, 2, 1), 3)": MLP((2, 2, 1), 3),
    "LinearMLP([2, 1], bias=True)": LinearMLP([2, 1], bias=True),
    "ParametricModel([a*x + b], [x], [a, b])": ParametricModel([a * x + b], [x], [a, b]),
    "Ideal([x*y], [x, y])": Ideal([x * y], [x, y]),
}


@each("text", VALUES)
def test_values_are_read_as_in_python(text: str) -> None:
    assert read_value(text) == VALUES[text]


@each(
    "text",
    [
        "",
        "MLP(",
        "1.5",
        "open('x')",
        "__import__('os').system('true')",
        "MLP.__init__",
        "MLP(*[1])",
        "MLP((2, 1), no=1)",
        "lambda: 1",
        "[x for x in y]",
        "x if y else z",
        "f'{x}'",
        "{[1]: 2}",
        "9**9**9",
        "(" * 2000,
        "-" * 90_000 + "1",
        "x" * 200_000,
        "\0",
    ],
    ids=lambda text: text[:12],
)
def test_nothing_else_is_read_and_nothing_is_evaluated(text: str) -> None:
    with pytest.raises(InputError):
        read_value(text)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["singular_lokus", "x"], "try singular-locus"),
        (["comput", "degree"], "try compute"),
        (["compute", "degre"], "try degree"),
        (["rum", "file.m2"], "try run"),
        (["script", "zzzzzzzz"], "try `nnag-m2 script --help`"),
        (["zzzzzzzz"], "try `nnag-m2 --help`"),
    ],
)
def test_misspelt_words_meet_a_suggestion(
    words: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert hint in capsys.readouterr().err


@pytest.mark.parametrize("noun", ["singular-locus", "singular_locus"])
def test_a_noun_alone_is_computed(noun: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [noun, "--variables", "x,y", "x^3 == -y^2"]
    assert main([*words, *ABSENT]) == 3
    assert "EngineNotFound" in capsys.readouterr().err
    assert main([*words, *ABSENT, "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["computation"]) == ("nnag-m2/1", "singular_locus")


def test_commands_of_ones_own_are_no_nouns(capsys: pytest.CaptureFixture[str]) -> None:
    assert not {"from-macaulay2", "macaulay2"} & nouns().keys()
    assert not any(noun.startswith(("ideal-d", "polynomial-map-")) for noun in nouns())
    assert main(["run", "no/such/file.m2", "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["computation"], told["error"]) == ("from_macaulay2", "InputError")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Network(2, [Dense(2), L.Power(2), layers.Dense(1)])",
         nnag_m2.Network(2, [layers.Dense(2), layers.Power(2), layers.Dense(1)])),
        ("Network(2, [Residual([Dense(2, bias=True)])])",
         nnag_m2.Network(2, [layers.Residual([layers.Dense(2, bias=True)])])),
    ],
)  # fmt: skip
def test_networks_of_layers_are_read(text: str, value: object) -> None:
    assert read_value(text) == value


@pytest.mark.parametrize("text", ["Function(len, {})", "os.Dense(2)", "L.system('x')", "Layer()"])
def test_what_is_no_layer_of_ours_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="a value is needed, written as in Python"):
        read_value(text)


COMPLETED = """
COMP_WORDS=(nnag-m2 {words}); COMP_CWORD={last}
"$(complete -p nnag-m2 | sed 's/.*-F \\([^ ]*\\).*/\\1/')"; echo "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize(
    ("words", "last", "expected"),
    [("comp", 1, "compute completion"), ("compute singular-l", 2, "singular-locus")],
)
def test_the_shell_completes_words(
    words: str, last: int, expected: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pytest.importorskip("shtab")
    assert main(["completion", "bash"]) == 0
    file = tmp_path / "completion.bash"
    file.write_text(capsys.readouterr().out + COMPLETED.format(words=words, last=last))
    done = subprocess.run(["bash", str(file)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == expected.split()


def test_without_shtab_it_is_said_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", "zsh"]) == 2
    assert "pip install 'nnag-m2[completion]'" in capsys.readouterr().err

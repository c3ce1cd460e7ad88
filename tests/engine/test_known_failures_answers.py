"""Known failures of bridges, 1 to 11: answers that are wrong without a word."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from each import each
from processes import finished, python, signalled
from sympy import GF, Matrix, Poly, Rational, Symbol, pi, sqrt, symbols

from nnag_m2 import (
    Ideal,
    PolynomialMap,
    Session,
    branch_locus,
    elimination_ideal,
    groebner_basis,
    normal_form,
    singular_locus,
)
from nnag_m2.engine.probing import Engine
from nnag_m2.engine.process import Macaulay2Process
from nnag_m2.engine.templates import template_folder
from nnag_m2.errors import EngineComplaint, EngineCrashed, EngineTimeout, InputError

pytestmark = [pytest.mark.engine, pytest.mark.usefixtures("asked_next")]

x, y, t = symbols("x y t")


def test_01_output_that_looks_like_our_marker(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens: list[str] = []
    serve = Macaulay2Process.serve

    def spied(process: Macaulay2Process) -> str:
        tokens.append(serve(process))
        return tokens[-1]

    monkeypatch.setattr(Macaulay2Process, "serve", spied)
    session.run("deliver 0")
    for number in range(1, 20):
        old = "".join(f'<< "{token} answered" << endl;\n' for token in tokens)
        lines = ["i1 : ", "o1 = 5", "nnag-0123456789abcdef01234567 answered", "integer 5\nend 10"]
        noise = "".join(f'<< "{line}" << endl;\n' for line in lines)
        assert session.run(f"{old}{noise}deliver {number};\n{noise}{old}").text == (
            f"integer {number}\nend {9 + len(str(number))}\n"
        )
    assert len(set(tokens)) == 20


def test_02_exception_in_the_middle_of_a_call(session: Session) -> None:
    class Struck(Exception):
        pass

    def strike(*_: object) -> None:
        raise Struck

    for number in range(20):
        with pytest.raises(Struck), signalled(0.01 + 0.002 * number, strike):
            session.run(f"deliver {number}; while true do 1")
        assert session.run(f"deliver {number + 100}").text.startswith(f"integer {number + 100}")


def test_02_timeout_in_the_middle_of_a_call(session: Session) -> None:
    for number in range(10):
        with pytest.raises(EngineTimeout):
            session.run(f"deliver {number}; while true do 1", timeout=0.003 * number + 0.001)
        assert session.run(f"deliver {number + 100}").text.startswith(f"integer {number + 100}")


def test_03_macaulay2_says_itself_whether_it_failed(session: Session) -> None:
    with pytest.raises(EngineComplaint) as caught:
        session.run("f = n -> 1/n;\nf 0")
    assert "stdio" not in str(caught.value)
    harmless = "stdio:1:1:(3): error: nothing\nscript.m2:1:1:(3):[5]: error: nothing"
    reply = session.run(f"<< ///{harmless}/// << endl;\ndeliver 3")
    assert (reply.text, reply.output) == ("integer 3\nend 10\n", harmless)
    with pytest.raises(EngineComplaint) as caught:
        session.run(f"<< ///{harmless}/// << endl;\nx = 1/0")
    assert (caught.value.complaint, caught.value.line) == ("division by zero", 3)


def test_04_a_crash_raises_and_nothing_is_run_twice(session: Session, tmp_path: Path) -> None:
    trace = tmp_path / "runs"
    session.run("x = 7; deliver x")
    with pytest.raises(EngineCrashed):
        session.run(f'x = 7; run "echo once >> {trace}"; exit 1; deliver x')
    assert trace.read_text() == "once\n"
    with pytest.raises(EngineComplaint):
        session.run("deliver x")


@pytest.mark.parametrize(
    "ring",
    [
        "QQ[x, Inverses => true, MonomialOrder => Lex]",
        "QQ[x, z, SkewCommutative => true]",
        "QQ[x, D, WeylAlgebra => {x => D}]",
        "RR[x]",
        "CC[x]",
        "ZZ[x]",
        "(GF 4)[x]",
        "(QQ[a]/(a^2 + 1))[x]",
        "QQ[x]/(x^2)",
        "QQ[a][x]",
    ],
)
def test_05_rings_without_a_counterpart_are_refused(session: Session, ring: str) -> None:
    with pytest.raises(EngineComplaint, match="expected a commutative polynomial ring"):
        session.run(f"R = {ring}; deliver ideal(x)")


@pytest.mark.parametrize("inexact", [1.5 * x, pi * x, sqrt(2) * x, 1 / x])
def test_05_polynomials_that_are_none_are_refused(inexact: object) -> None:
    with pytest.raises(InputError):
        Ideal([inexact], [x])


def test_06_threads_and_forks_do_not_share_a_terminal(session: Session, engine: Engine) -> None:
    def asked(number: int) -> bool:
        return session.run(f"deliver {number}").text.split("\n")[0] == f"integer {number}"

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(asked, range(400)))
    code = """
session = Session(engine)
session.run("deliver 0")
child = os.fork()
start = 1000 if child else 5000
for number in range(start, start + 200):
    assert session.run(f"deliver {number}").text.split("\\n")[0] == f"integer {number}", number
if child:
    assert os.waitpid(child, 0)[1] == 0
"""
    with python(code, engine) as parent:
        assert finished(parent) == ""


WORDS = (
    "lambda E I S N O Q pi zeta det gens sort CC x' x x_1 x1 y_(1,2) i1 o1 oo R ans alpha a_0 "
    "deliver nnagReply ideal answer map in from True None self y_{1} x_01 _ 1 é λ"
)
NAMES = WORDS.split()
ODD_NAMES = [
    "a b",
    'a"b',
    "a\nb",
    "a\\b",
    "",
    "-- x",
    "-*",
    "/// x",
    "${R}",
    "x;y",
    "*/",
    "x" * 300,
]


def test_07_names_come_back_whatever_they_are(session: Session) -> None:
    variables = [Symbol(name) for name in [*NAMES, *ODD_NAMES]]
    f = sum(number * v for number, v in enumerate(variables, start=2))
    squares = Ideal([v**2 for v in variables[:3]], variables)
    assert normal_form(f + variables[0] ** 2, squares, session=session) == Poly(
        f, *variables, domain="QQ"
    )


@each("name", [*NAMES, *ODD_NAMES])
def test_07_each_name_alone(session: Session, name: str) -> None:
    v, w = Symbol(name), Symbol("other")
    found = groebner_basis(Ideal([v**3 - w, v * w - 1], [v, w]), order="lex", session=session)
    assert found == tuple(Poly(f, v, w, domain="QQ") for f in (v - w**3, w**4 - 1))


def test_08_a_second_ring_does_not_change_what_a_variable_means(session: Session) -> None:
    script = "R = QQ[x]; f = x^2; S = QQ[x, y]; use S; print f; deliver f"
    assert session.run(script).text == "polynomials 1 0 x\nx2\nend 21\n"
    circle = Ideal([x**2 + y**2 - 1], [x, y])
    ends = branch_locus(circle, Matrix([[1, 0]]), [x], session=session)
    assert ends.generators == (Poly(x**2 - 1, x, domain="QQ"),)
    assert singular_locus(circle, session=session).generators == (Poly(1, x, y, domain="QQ"),)


def test_09_representatives_modulo_p_are_those_of_sympy(session: Session) -> None:
    for p in (2, 3, 7, 32003):
        f = sum((k * x**k for k in range(1, 12)), y)
        zero = Ideal([y**2], [x, y], GF(p))
        expected = Poly(f, x, y, domain=GF(p))
        assert normal_form(f, zero, session=session) == expected
        assert normal_form(f, zero, session=session).domain == GF(p)


def test_10_rational_coefficients_come_back_exactly(session: Session) -> None:
    f = x / 2 - Rational(3, 4) * y + Rational(-(10**40), 3) * x * y + Rational(1, 7**30)
    assert normal_form(f, Ideal([y**2], [x, y]), session=session) == Poly(f, x, y, domain="QQ")


def test_11_nothing_numerical_is_reported_as_exact(session: Session) -> None:
    inexact = re.compile(r"numerical|\b(?:RR|CC)\b", re.IGNORECASE)
    texts = {path: path.read_text() for path in template_folder().rglob("*.m2*")}
    assert texts
    assert [path for path, text in texts.items() if inexact.search(text)] == []
    cusp = elimination_ideal(Ideal([x - t**2, y - t**3], [t, x, y]), t, session=session)
    assert cusp.generators == (Poly(x**3 - y**2, x, y, domain="QQ"),)
    with pytest.raises(InputError):
        PolynomialMap([0.5 * x], [x])

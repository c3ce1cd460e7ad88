"""How other bridges give silent wrong answers (1 to 11): this one does not.

The numbers are those of the project's list of known failures.  Surviving means the right answer or
one clear error, and the next question answered rightly.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from processes import finished, python
from sympy import GF, Poly, Rational, Symbol, symbols
from sympy.abc import x, y

from nnag_m2 import (
    Ideal,
    InputError,
    PolynomialMap,
    Session,
    degree,
    dimension,
    elimination_ideal,
    groebner_basis,
    normal_form,
    vanishing_ideal,
)
from nnag_m2.engine.probing import Engine
from nnag_m2.errors import EngineComplaint, EngineCrashed, EngineTimeout

pytestmark = pytest.mark.engine


def number(session: Session, script: str) -> int:
    kind, value = session.run(script).text.split("\n")[0].split(" ")
    assert kind == "integer"
    return int(value)


@pytest.fixture(autouse=True)
def next_question_is_answered(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "session" in request.fixturenames:
        session = request.getfixturevalue("session")
        assert number(session, "deliver 271828") == 271828


@pytest.mark.parametrize("text", ["i2 : ", "nnag-0123 answered", "o1 = 5", "end 9", "integer 5"])
def test_01_output_that_looks_like_a_prompt_or_marker_shifts_nothing(
    text: str, session: Session
) -> None:
    reply = session.run(f'print "{text}"; deliver 7; print "{text}"')
    assert reply.text == "integer 7\nend 10\n"
    assert reply.output.count(text.strip()) == 2


def test_02_exception_in_the_middle_of_a_call_leaves_no_old_answer(session: Session) -> None:
    for value in range(5):
        with pytest.raises(EngineTimeout):
            session.run(f"scan(10^9, i -> i); deliver {value}", timeout=0.05)
        assert number(session, f"deliver {1000 + value}") == 1000 + value


def test_03_errors_are_told_by_macaulay2_not_found_by_a_word(session: Session) -> None:
    harmless = 'print "stdio:1:2:(3): error: no error at all"; deliver 5'
    assert number(session, harmless) == 5
    with pytest.raises(EngineComplaint) as caught:
        session.run('x = 1;\nerror "expected a miracle";\ndeliver 5')
    assert caught.value.complaint == "expected a miracle"
    assert caught.value.line == 2


def test_04_nothing_is_rerun_after_a_crash(session: Session) -> None:
    session.run("y = 5; deliver y")
    pid = session.pid
    assert pid is not None
    killer = threading.Timer(0.3, os.kill, (pid, signal.SIGKILL))
    killer.start()
    with pytest.raises(EngineCrashed):
        session.run("while true do 1; deliver y")
    killer.join()
    assert session.run("deliver instance(y, Symbol)").text.startswith("boolean true")


RINGS = [
    "QQ[x, Inverses => true, MonomialOrder => Lex]",
    "QQ[x, y, SkewCommutative => true]",
    "QQ[x, dx, WeylAlgebra => {x => dx}]",
    "RR[x]",
    "CC[x]",
    "QQ[x]/(x^2)",
    "ZZ[x]",
    "GF(9)[x]",
    "QQ[a][x]",
]


@pytest.mark.parametrize("ring", RINGS)
def test_05_rings_without_a_counterpart_are_refused(ring: str, session: Session) -> None:
    with pytest.raises(EngineComplaint, match="expected a commutative polynomial ring"):
        session.run(f"R = {ring}; deliver ideal(R_0)")


def test_06_threads_on_one_session_get_their_own_answers(session: Session) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(lambda n: number(session, f"deliver {n}"), range(400))
    assert list(answers) == list(range(400))


def test_06_parent_and_child_after_a_fork_get_their_own_answers(engine: Engine) -> None:
    code = """
session = Session(engine)
session.run("deliver 0")
child = os.fork()
start = 1000 if child else 2000
right = all(session.run(f"deliver {start + i}").text.startswith(f"integer {start + i}\\n")
            for i in range(50))
if not child:
    os._exit(0 if right else 3)
assert right
assert os.waitpid(child, 0)[1] == 0
session.close()
"""
    with python(code, engine) as process:
        finished(process)


NAMES = [
    "lambda",
    "E",
    "I",
    "S",
    "N",
    "O",
    "Q",
    "pi",
    "zeta",
    "det",
    "gens",
    "sort",
    "CC",
    "y_(1,2)",
    "x'",
    "x",
    "x_1",
    "i1",
    "o1",
    "oo",
    "R",
    "J",
    "ideal",
    "answer",
    "deliver",
    "QQ",
    "alpha",
    "beta_1",
    "x1",
    "x01",
    "x_01",
]


def test_07_names_that_others_misread_come_back(session: Session) -> None:
    variables = [Symbol(name) for name in NAMES]
    expression = sum(Rational(i + 1, 7) * v ** (i % 3 + 1) for i, v in enumerate(variables))
    zero = Ideal([], variables)
    back = normal_form(expression, zero, session=session)
    assert back.as_expr() == expression
    assert back.gens == tuple(variables)


@pytest.mark.parametrize("first", NAMES)
def test_07_each_name_beside_a_common_one(first: str, session: Session) -> None:
    v = Symbol(first)
    w = Symbol("y")
    assert elimination_ideal(Ideal([v - w**2, w - 3], [v, w]), w, session=session) == Ideal(
        [v - 9], [v]
    )


def test_08_a_second_ring_does_not_change_what_a_variable_means(session: Session) -> None:
    curve = PolynomialMap([x**2, x**3], [x])
    found = vanishing_ideal(curve, [y, x], session=session)
    assert [abs(c) for c in found.generators[0].coeffs()] == [1, 1]
    assert found.variables == (y, x)
    assert all(g.as_expr().subs({y: 4, x: 8}) == 0 for g in found.generators)


@pytest.mark.parametrize("p", [2, 3, 7, 101, 32003])
def test_09_coefficients_modulo_p_agree(p: int, session: Session) -> None:
    field = GF(p)
    generators = [x**2 * (p - 1) + (p // 2 + 1) * y, (p + 1) * x * y - p // 2]
    found = groebner_basis(Ideal(generators, [x, y], field), session=session)
    for poly in found:
        assert poly.domain == field
    remainders = normal_form(generators, Ideal(found, [x, y], field), session=session)
    assert all(r.is_zero for r in remainders)


def test_10_rational_coefficients_come_back(session: Session) -> None:
    expression = x / 2 - Rational(3, 4) * y + Rational(-5, 7) * x * y - Rational(1, 3)
    assert normal_form(expression, Ideal([], [x, y]), session=session) == Poly(
        expression, x, y, domain="QQ"
    )


def test_11_images_are_exact_every_time(session: Session) -> None:
    a, b = symbols("a b")
    veronese = PolynomialMap([a**2, a * b, b**2], [a, b])
    answers = {vanishing_ideal(veronese, session=session) for _ in range(12)}
    (only,) = answers
    assert (dimension(only, session=session), degree(only, session=session)) == (2, 2)
    assert all(
        g.as_expr().subs(dict(zip(only.variables, veronese(2, 3), strict=True))) == 0
        for g in only.generators
    )


def test_05_floats_never_get_as_far_as_macaulay2() -> None:
    with pytest.raises(InputError, match="Rational"):
        Ideal([0.5 * x], [x])

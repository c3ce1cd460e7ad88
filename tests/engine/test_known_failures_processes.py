"""How other bridges hang and crash (12 to 21) and trip over their environment (22 to 28).

The numbers are those of the project's list of known failures.  Surviving means the right answer or
one clear error, and the next question answered rightly.
"""

from __future__ import annotations

import stat
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from processes import LIMIT, finished, gone, python, ready, seconds, wait_until
from sympy import GF, QQ, Poly, Symbol
from sympy.abc import x, y, z

from nnag_m2 import (
    Ideal,
    Session,
    degree,
    dimension,
    find_engine,
    groebner_basis,
    normal_form,
    radical,
    singular_locus,
)
from nnag_m2.engine.probing import Engine, probe
from nnag_m2.errors import EngineComplaint, EngineError, EngineTimeout

pytestmark = pytest.mark.engine


@pytest.fixture(autouse=True)
def next_question_is_answered(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "session" in request.fixturenames:
        session = request.getfixturevalue("session")
        assert session.run("deliver 271828").text == "integer 271828\nend 15\n"


def test_12_lines_longer_than_a_terminal_takes(session: Session) -> None:
    number = 7**6000
    assert max(map(len, normal_form.script(number * x, Ideal([], [x])).splitlines())) > 5000
    assert normal_form(number * x, Ideal([], [x]), session=session).coeffs() == [number]
    assert session.run("deliver #" + '"' + "a" * 100_000 + '"').text == "integer 100000\nend 15\n"


@pytest.mark.parametrize("script", ["deliver (1", "deliver {1, (2}", 'deliver "open', "f = x -> ("])
def test_13_unbalanced_input_is_an_error_not_a_wait(script: str, session: Session) -> None:
    began = time.monotonic()
    with pytest.raises(EngineComplaint):
        session.run(script)
    assert seconds(began) < LIMIT


def test_14_no_pause_before_each_line_and_large_replies_at_once(session: Session) -> None:
    session.run("deliver 1")
    began = time.monotonic()
    for value in range(100):
        session.run(f"deliver {value}")
    assert seconds(began) < LIMIT  # with pexpect's own 50 ms a line it would take longer
    digits = session.run("deliver (10^2000000)").text
    assert digits.startswith("integer 1000")
    assert len(digits) > 2_000_000


@pytest.mark.parametrize("code", [0x03, 0x04, 0x13, 0x15])
def test_15_control_characters_go_neither_in_nor_out_through_the_terminal(
    code: int, session: Session
) -> None:
    v = Symbol(f"a{chr(code)}b")
    assert degree(Ideal([v**3 - 1], [v]), session=session) == 3
    reply = session.run(f'print "a{chr(code)}b"; deliver 5')
    assert reply.text == "integer 5\nend 10\n"


def test_16_much_output_during_a_long_script(session: Session) -> None:
    text = f"-- {'comment ' * 20_000}\n" + 'scan(5000, i -> print "0123456789012345678901234");\n'
    reply = session.run(text + "deliver 5")
    assert reply.text == "integer 5\nend 10\n"
    assert reply.output.count("0123456789012345678901234") == 5000


def test_17_no_debugger_after_an_error_in_a_loaded_file(session: Session) -> None:
    with pytest.raises(EngineComplaint):
        session.run('f = () -> error "expected nothing";\nf()')
    assert session.run("deliver 1").output == ""


DEAF = {
    "determinant": "R = QQ[x_1..x_9]; deliver det matrix table(9, 9, (i, j) -> random(2, R))",
    "power of a polynomial": "R = QQ[a..f]; g = sum gens R + 1; deliver (g^80)",
    "power of an integer": "deliver (7^(10^9))",
    "minors": "R = QQ[a..f]; deliver minors(5, matrix table(8, 8, (i, j) -> random(2, R)))",
    "a child that sleeps": 'run "sleep 60"; deliver 1',
}


@pytest.mark.parametrize("script", DEAF.values(), ids=DEAF)
def test_18_computations_that_ignore_interrupts_end_in_time(script: str, session: Session) -> None:
    began = time.monotonic()
    with pytest.raises(EngineTimeout) as caught:
        session.run(script, timeout=0.5)
    assert seconds(began) < LIMIT
    assert "interrupted" in str(caught.value) or "killed" in str(caught.value)


def test_19_lists_that_are_printed_in_pieces(session: Session) -> None:
    polys = [i * x for i in range(1, 3001)]
    found = normal_form(polys, Ideal([], [x]), session=session)
    assert [p.as_expr() for p in found] == polys


CRASHES = {
    "a list of 200,000 elements": "L = {" + ",".join(["1"] * 200_000) + "}; deliver #L",
    "a sum of 50,000 terms": "x = 1; deliver(" + "+".join(["x"] * 50_000) + ")",
    "100,000 nested brackets": "deliver " + "(" * 100_000 + "1" + ")" * 100_000,
}


@pytest.mark.parametrize("script", CRASHES.values(), ids=CRASHES)
def test_19_texts_that_crash_macaulay2_are_told(script: str, session: Session) -> None:
    def survived() -> None:
        answer = session.run(script, timeout=3).text
        assert answer.split("\n")[0] in ("integer 200000", "integer 50000", "integer 1")
        raise EngineError("this version takes it")

    with pytest.raises(EngineError) as caught:
        survived()
    path = caught.value.script_path
    assert path is None or path.read_text() == script


def test_19_ours_print_large_sums_so_that_they_do_not_crash(session: Session) -> None:
    terms = {(i, j): QQ(1) for i in range(250) for j in range(200)}
    large = Poly.from_dict(terms, x, y, domain=QQ)
    assert normal_form(large, Ideal([], [x, y]), session=session) == large


def program(folder: Path, text: str) -> Path:
    path = folder / "M2"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_20_a_binary_for_another_processor_is_told_as_what_it_is(tmp_path: Path) -> None:
    for text in ("kill -ILL $$", "exit 132"):
        found = probe(program(tmp_path, text), "argument")
        assert found.engine is None
        assert "SIGILL" in found.reason
        assert "another processor" in found.reason
        (tmp_path / "M2").unlink()


def test_21_nothing_computes_on_when_the_parent_is_killed(engine: Engine) -> None:
    code = """
session = Session(engine)
session.run("deliver 1")
print("ready", session.pid, flush=True)
session.run("while true do 1; deliver 1")
"""
    for number in (9, 15):
        with python(code, engine) as process:
            macaulay2 = int(ready(process))
            time.sleep(0.2)
            process.send_signal(number)
            assert wait_until(lambda pid=macaulay2: gone(pid))


def test_21_no_zombies_after_closing(engine: Engine) -> None:
    session = Session(engine.executable)
    session.run("deliver 1")
    pid = session.pid
    session.close()
    assert pid is not None
    assert wait_until(lambda: not psutil.pid_exists(pid))


def under(env: dict[str, str], engine: Engine) -> str:
    code = """
session = Session(engine)
print(session.run("R = QQ[x, y]; deliver ideal(x^2 - y)").text, end="")
"""
    with python(code, engine, env=env) as process:
        return finished(process)


EXPECTED = "ideal 1 0 x y\nx2-y\nend 19\n"


def test_22_the_users_init_file_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    for name in ("", ".Macaulay2", "Library/Application Support/Macaulay2"):
        folder = tmp_path / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "init.m2").write_text("x = 5; printWidth = 40;\n")
        (folder / "init-init.m2").write_text("x = 5;\n")
    assert under({"HOME": str(tmp_path)}, engine) == EXPECTED


@pytest.mark.parametrize("kind", ["missing", "not a folder", "read-only", "empty name"])
def test_23_any_home_will_do(kind: str, engine: Engine, tmp_path: Path) -> None:
    places = {"missing": tmp_path / "none", "not a folder": "/dev/null", "read-only": "/proc"}
    code = """
from sympy.abc import x, y
from nnag_m2 import Ideal, radical
print(radical(Ideal([x**2*y], [x, y]), session=Session(engine)))
"""
    env = {"HOME": str(places.get(kind, ""))}
    with python(code, engine, env=env) as process:
        assert finished(process) == "Ideal([x*y], [x, y])\n"


def test_24_lines_and_columns_count_from_one_in_every_version(session: Session) -> None:
    with pytest.raises(EngineComplaint) as caught:
        session.run('deliver 1;\n   error "expected more";\n')
    error = caught.value
    assert (error.line, error.script_line.strip()) == (2, 'error "expected more";')
    assert error.column in (4, 9)  # 1.21 points at the word, 1.26 behind it
    assert "startup" not in str(error)
    with pytest.raises(EngineComplaint) as caught:
        session.run("R = QQ[x];\ndeliver determinant 5")
    assert caught.value.line == 2
    assert "Core" not in caught.value.complaint


@pytest.mark.parametrize(
    "env",
    [
        {"TERM": ""},
        {"TERM": "xterm-256color", "COLUMNS": "20"},
        {"NO_COLOR": "1"},
        {"CLICOLOR_FORCE": "1"},
    ],
    ids=str,
)
def test_25_terminal_settings_change_nothing(env: dict[str, str], engine: Engine) -> None:
    assert under(env, engine) == EXPECTED


def test_26_start_up_loads_no_packages(session: Session) -> None:
    count = 'deliver number(loadedPackages, p -> toString p == "PrimaryDecomposition")'
    with Session(session.engine.executable) as fresh:
        assert fresh.run(count).text == "integer 0\nend 10\n"


def test_27_answers_do_not_depend_on_the_packages_of_a_version(session: Session) -> None:
    whitney = Ideal([x**2 - y**2 * z], [x, y, z])
    found = radical(singular_locus(whitney, session=session), session=session)
    assert found == Ideal([y, x], [x, y, z])
    assert find_engine(session.engine.executable).version == session.engine.version


@pytest.mark.parametrize("p", [2, 101, 65521, 1073741827])
def test_28_the_unit_ideal_modulo_p_is_seen(p: int, session: Session) -> None:
    unit = Ideal([x * y - 1, x, y**2], [x, y], GF(p))
    assert dimension(unit, session=session) == -1
    assert degree(unit, session=session) == 0
    assert [g.as_expr() for g in groebner_basis(unit, session=session)] == [1]

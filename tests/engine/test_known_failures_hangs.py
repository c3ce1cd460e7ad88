"""Known failures of bridges, 12 to 19 and 21: hangs, crashes, and processes that run on."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import psutil
import pytest
from pexpect import spawn
from processes import DEAF, LIMIT, LONG, announced, begun, gone, python, ready, seconds, wait_until
from sympy import Poly, Symbol, symbols

from nnag_m2 import Ideal, Session, groebner_basis, normal_form
from nnag_m2.engine.printing import print_list, print_poly
from nnag_m2.engine.probing import Engine
from nnag_m2.errors import EngineComplaint, EngineCrashed, EngineTimeout

pytestmark = [pytest.mark.engine, pytest.mark.usefixtures("asked_next")]

x, y = symbols("x y")


@pytest.mark.parametrize("length", [1023, 1024, 4094, 4095, 4096, 4097, 10**6])
def test_12_long_lines(session: Session, length: int) -> None:
    line = 'deliver (#"' + "z" * (length - 13) + '")'
    assert len(line) == length
    assert session.run(line).text.startswith(f"integer {length - 13}\n")
    assert session.run(f'<< "{"z" * length}" << endl; deliver 1').output == "z" * length


def test_12_long_paths(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path
    while len(str(folder)) < 700:
        folder = folder / ("long" * 20)
    folder.mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    with Session(engine.executable) as own:
        assert own.run("deliver 4").text == "integer 4\nend 10\n"


UNBALANCED = [
    "(",
    "{1, 2",
    "[",
    '"',
    "///",
    "-*",
    "(1, {2)",
    ")",
    "}",
    "x ->",
    "if true then",
    "f(",
]


@pytest.mark.parametrize("text", UNBALANCED)
def test_13_unbalanced_input(session: Session, text: str) -> None:
    since = time.monotonic()
    with pytest.raises(EngineComplaint) as caught:
        session.run(f"deliver 1;\n{text}")
    assert seconds(since) < LIMIT
    assert caught.value.complaint


def test_14_terminal_does_not_wait_and_reads_in_large_pieces(session: Session) -> None:
    size = 2 * 10**6
    reply = session.run(f'scan({size // 100}, i -> << concatenate(99:"z") << endl); deliver 1')
    assert len(reply.output) == size - 1
    assert set(reply.output) == {"z", "\n"}
    with pytest.raises(EngineTimeout):
        session.run(f'scan({size}, i -> << concatenate(99:"z") << endl); sleep 60', timeout=0.3)
    assert min(session.run("deliver 1").seconds for _ in range(20)) < spawn(None).delaybeforesend


CONTROL = "\x00\x01\x03\x04\x07\x08\x0c\x11\x13\x15\x16\x17\x1a\x1b\x1c\x7f"


@pytest.mark.parametrize("character", CONTROL)
def test_15_control_characters(session: Session, character: str) -> None:
    odd = Symbol(f"a{character}b")
    found = groebner_basis(Ideal([odd**2 - x], [odd, x]), session=session)
    assert found == (Poly(odd**2 - x, odd, x, domain="QQ"),)
    script = f'-- {character}\ndeliver (#"{character}") -- {character}'
    if character != "\x00":
        assert session.run(script).text == "integer 1\nend 10\n"
    printed = f'<< "a" << ascii {ord(character)} << "b" << endl; deliver 2'
    reply = session.run(printed)
    assert (reply.text, reply.output) == ("integer 2\nend 10\n", f"a{character}b")


def test_15_control_characters_in_the_path(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a\x03\x04\x13\x15 \"b\\c'd\nеж"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    with Session(engine.executable) as own:
        assert own.run("deliver 4").text == "integer 4\nend 10\n"
        with pytest.raises(EngineComplaint) as caught:
            own.run("deliver 4;\n1/0")
        assert caught.value.line == 2
        assert caught.value.script_path is not None
        assert caught.value.script_path.read_text() == "deliver 4;\n1/0"


def test_16_large_script_while_macaulay2_prints(session: Session) -> None:
    lines = "".join(f'<< "{"z" * 70} {i}" << endl;\n' for i in range(10000))
    reply = session.run(lines + "deliver 5")
    assert reply.text == "integer 5\nend 10\n"
    assert reply.output.split("\n") == [f"{'z' * 70} {i}" for i in range(10000)]


def test_17_no_debugger_after_an_error_in_a_file(session: Session, tmp_path: Path) -> None:
    inner = tmp_path / "inner.m2"
    inner.write_text("f = n -> (\n    m := n;\n    1/m);\nf 0\n")
    for _ in range(3):
        with pytest.raises(EngineComplaint, match="division by zero") as caught:
            session.run(f'load "{inner}"')
        assert (caught.value.line, caught.value.script_line) == (1, f'load "{inner}"')
        # In the debugger these would be commands and local variables.
        assert session.run("m = 3; deliver m").output == ""


SLOW = {
    "det": "R = QQ[a..h]; deliver det matrix table(9, 9, (i, j) -> random(2, R))",
    "power": "R = QQ[a..h]; deliver (random(2, R))^80",
    "integer": DEAF,
    "minors": "R = QQ[a..h]; deliver minors(5, matrix table(9, 9, (i, j) -> random(2, R)))",
    "program": 'run "sleep 60"; deliver 1',
    "deaf program": """run "trap '' INT; sleep 60; sleep 60"; deliver 1""",
    "groebner": "R = QQ[a..h]; deliver ideal gens gb ideal random(R^1, R^{8:-4})",
    "loop": LONG,
}


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("kind", SLOW)
def test_18_computations_that_ignore_interrupts(session: Session, kind: str) -> None:
    session.run("deliver 1")
    pid, since = session.pid, time.monotonic()
    assert pid is not None
    with pytest.raises(EngineTimeout) as caught:
        session.run(SLOW[kind], timeout=0.5)
    assert seconds(since) < LIMIT
    told = {True: "was interrupted", False: "did not react to an interrupt and was killed"}
    assert told[session.pid == pid] in str(caught.value)
    assert gone(pid) or session.pid == pid


DEEP = {
    "list": ("L = {" + ",".join(["1"] * 200_000) + "}; deliver (#L)", 200_000),
    "sum": ("deliver (" + "+".join(["1"] * 50_000) + ")", 50_000),
    "brackets": ("deliver " + "(" * 100_000 + "1" + ")" * 100_000, 1),
}


@pytest.mark.parametrize("kind", DEEP)
def test_19_input_that_is_too_deep_for_macaulay2(session: Session, kind: str) -> None:
    script, expected = DEEP[kind]
    try:
        outcome = session.run(script, timeout=2).text.split("\n")[0]
    except (EngineCrashed, EngineTimeout) as error:
        outcome = error.script_path.read_text() if error.script_path else ""
    assert outcome in (f"integer {expected}", script)


def test_19_what_we_print_is_never_too_deep(session: Session) -> None:
    numbers = print_list([str(n) for n in range(200_000)])
    assert session.run(f"deliver sum {numbers}").text.startswith(f"integer {199_999 * 100_000}\n")
    f = Poly({(i % 300, i // 300): i + 1 for i in range(50_000)}, x, y, domain="QQ")
    script = f"R = QQ[x, y];\nf = {print_poly(f, ['x', 'y'])};\ndeliver (#terms f)"
    assert session.run(script).text.startswith("integer 50000\n")


def test_19_large_polynomial_goes_in_and_comes_back(session: Session) -> None:
    f = Poly({(i % 150, i // 150): i + 1 for i in range(20_000)}, x, y, domain="QQ")
    assert normal_form(f, Ideal([x**200], [x, y]), session=session) == f


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_21_parent_killed_while_macaulay2_computes(
    engine: Engine, number: signal.Signals, tmp_path: Path
) -> None:
    mark = tmp_path / "begun"
    code = f"""
session = Session(engine)
session.run("deliver 1")
print("ready", session.pid, flush=True)
session.run({announced(DEAF, mark)!r})
"""
    with python(code, engine) as parent:
        macaulay2 = int(ready(parent))
        assert begun(mark)
        os.kill(parent.pid, number)
        assert parent.wait(LIMIT) == -number
        assert wait_until(lambda: gone(macaulay2))


def test_21_no_zombie_is_left(engine: Engine) -> None:
    own = Session(engine.executable)
    own.run("deliver 1")
    pid = own.pid
    assert pid is not None
    own.close()
    assert not psutil.pid_exists(pid)

"""Known failures of bridges, 20 and 22 to 28: the machine, the user's settings, the version."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from processes import finished, python
from sympy import GF, Matrix, Poly, symbols

from nnag_m2 import (
    Ideal,
    Session,
    degree,
    dimension,
    elimination_ideal,
    groebner_basis,
    hilbert_polynomial,
    minimal_primes,
    radical,
    ramification_locus,
    singular_locus,
)
from nnag_m2.engine.probing import Engine
from nnag_m2.errors import EngineComplaint, EngineNotFound

pytestmark = [pytest.mark.engine, pytest.mark.usefixtures("asked_next")]

x, y, z = symbols("x y z")

ASK = """
session = Session(engine)
reply = session.run("R = QQ[x]; print((x+1)^40); print x; deliver ideal((x+1)^2)")
print(reply.text, reply.output)
"""


def asked(engine: Engine, env: dict[str, str], prefix: tuple[str, ...] = ()) -> str:
    """Return what a fresh Python with other environment variables is answered."""
    with python(ASK, engine, prefix, env, unseen=True) as parent:
        return finished(parent)


@pytest.fixture(scope="module")
def usual(engine: Engine) -> str:
    answer = asked(engine, {})
    assert answer.startswith("ideal 1 0 x\nx2+2x+1\nend 20\n")
    return answer


def test_20_a_binary_for_another_processor(tmp_path: Path) -> None:
    program = tmp_path / "M2"
    program.write_text("#!/bin/sh\nkill -ILL $$\n")
    program.chmod(0o755)
    with pytest.raises(EngineNotFound, match="built for another processor") as caught:
        Session(program).run("deliver 1")
    assert str(program) in str(caught.value)


def test_20_a_program_that_breaks_after_it_was_found(engine: Engine, tmp_path: Path) -> None:
    program = tmp_path / "M2"
    program.write_text(f'#!/bin/sh\nexec "{engine.executable}" "$@"\n')
    program.chmod(0o755)
    with Session(program) as own:
        assert own.engine.version == engine.version
        program.unlink()
        with pytest.raises(EngineNotFound, match="cannot start"):
            own.run("deliver 1")


def test_22_the_users_init_file_changes_nothing(engine: Engine, usual: str, tmp_path: Path) -> None:
    init = "x = 5; printWidth = 40; errorDepth = 0; R = ZZ; deliver = 3\n"
    for folder in (".Macaulay2", "Library/Application Support/Macaulay2", "."):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "init.m2").write_text(init)
    home = {"HOME": str(tmp_path)}
    without_q = [engine.executable, "--silent", "--no-readline", "-e", "print x; exit 0"]
    by_hand = subprocess.run(
        without_q,
        env={**engine.environment(), **home},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert by_hand.stdout.strip() == "5"
    assert asked(engine, home) == usual


PACKAGE = """
session = Session(engine)
reply = session.run('needsPackage "SimpleDoc"; needsPackage "Depth"; deliver 6')
print(repr(reply.text), repr(reply.output))
"""


def unwritable(folder: Path) -> Path:
    """Return a folder in which nobody can make a file, not even root where that is possible."""
    if sys.platform == "linux":
        return Path("/proc")
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    return folder


@pytest.mark.parametrize("home", ["fresh", "read-only", "missing", "empty", "unset"])
def test_23_home_that_is_fresh_read_only_or_missing(
    engine: Engine, tmp_path: Path, home: str
) -> None:
    (tmp_path / "home").mkdir()
    values = {
        "fresh": tmp_path / "home",
        "read-only": unwritable(tmp_path / "home"),
        "missing": tmp_path / "nothing",
        "empty": "",
    }
    prefix = ("env", "-u", "HOME") if home == "unset" else ()
    env = {} if home == "unset" else {"HOME": str(values[home])}
    with python(PACKAGE, engine, prefix, env, unseen=True) as parent:
        assert finished(parent) == "'integer 6\\nend 10\\n' ''\n"


def test_24_error_locations_are_the_same_in_every_version(session: Session) -> None:
    deep = "f = n -> (\n\t m := 1/n;\n    m + 1);\n\n  f 0; deliver 1"
    for script, line, column in (("\n\n   1/0", 3, 5), (deep, 2, 16), ("x =\n $", 2, 2)):
        with pytest.raises(EngineComplaint) as caught:
            session.run(script)
        error = caught.value
        assert (error.line, error.column) == (line, column)
        assert error.script_line == script.split("\n")[line - 1]
        assert "back trace" not in str(error)
        assert "serve.m2" not in str(error)


def test_24_places_in_macaulay2_itself_are_dropped(session: Session) -> None:
    with pytest.raises(EngineComplaint) as caught:
        session.run("R = QQ[x];\nI = ideal x;\nminors(3, gens I, Strategy => 7)")
    assert caught.value.line == 3
    assert "Core/" not in str(caught.value)


@pytest.mark.parametrize(
    "env",
    [
        {"TERM": "xterm-256color", "COLUMNS": "20", "LINES": "5", "CLICOLOR_FORCE": "1"},
        {"TERM": "", "NO_COLOR": "1", "COLUMNS": "0"},
        {"TERM": "nonsense", "FORCE_COLOR": "3", "COLUMNS": "-3"},
        {"LANG": "de_DE.UTF-8", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
    ],
    ids=lambda env: env.get("TERM", "locale"),
)
def test_25_colour_and_width_of_the_users_terminal_change_nothing(
    engine: Engine, usual: str, env: dict[str, str]
) -> None:
    assert asked(engine, env) == usual
    assert "\x1b" not in usual


def test_26_start_up_is_shortened(session: Session) -> None:
    session.run("deliver 1")
    assert session.pid is not None
    words = psutil.Process(session.pid).cmdline()
    assert {"-q", "--no-preload", "--no-debug"} <= set(words)


def test_27_a_package_that_is_missing_is_said_to_be_missing(session: Session) -> None:
    with pytest.raises(EngineComplaint, match=r"file not found.*NoSuchPackage\.m2"):
        session.run('needsPackage "NoSuchPackage"; deliver 1')


def test_27_msolve_is_where_the_engine_says_so(session: Session) -> None:
    has = 'deliver (try (needsPackage "Msolve"; true) else false)'
    found = session.run(has).text == "boolean true\nend 13\n"
    assert found or not session.engine.has_msolve
    # The reference engine has it; Debian's 1.21 does not have the package.
    assert found == (session.engine.version_tuple >= (1, 26))


def test_27_a_package_is_there_for_each_script_that_asks_for_it(session: Session) -> None:
    for _ in range(3):
        script = 'needsPackage "SimplicialComplexes"; deliver instance(simplicialComplex, Function)'
        assert session.run(script).text == "boolean true\nend 13\n"
    assert session.run("deliver instance(simplicialComplex, Symbol)").text.startswith(
        "boolean true"
    )


UNIT = [
    Ideal([1], [x, y]),
    Ideal([x * y - 1, x**2, y], [x, y]),
    Ideal([x**2 - x, x - 2, y**3 + x], [x, y], GF(7)),
    Ideal([x**2 + x + 1, x**2 + x, y**2], [x, y], GF(2)),
    Ideal([x * y - 1, x**2 + y, y**3 - 5, x + 1], [x, y], GF(32003)),
    Ideal([x + y + z, x * y + z, x * y * z - 1, x + 1, z**2], [x, y, z], GF(536870909)),
]


@pytest.mark.parametrize("ideal", UNIT, ids=str)
def test_28_the_unit_ideal_is_recognized(session: Session, ideal: Ideal) -> None:
    one = (Poly(1, *ideal.variables, domain=ideal.field),)
    assert groebner_basis(ideal, session=session) == one
    assert dimension(ideal, session=session) == -1
    assert degree(ideal, session=session) == 0
    assert hilbert_polynomial(ideal, session=session) == 0
    assert radical(ideal, session=session).generators == one
    assert minimal_primes(ideal, session=session) == ()
    assert singular_locus(ideal, session=session).generators == one
    rest = elimination_ideal(ideal, x, session=session)
    assert rest.generators == (Poly(1, *rest.variables, domain=ideal.field),)
    projection = Matrix([[1] + [0] * (len(ideal.variables) - 1)])
    assert ramification_locus(ideal, projection, session=session).generators == one


def test_nothing_here_depends_on_the_folder_one_is_in(engine: Engine, tmp_path: Path) -> None:
    for name in ("Msolve.m2", "script.m2", "serve.m2", "init.m2"):
        (tmp_path / name).write_text('error "not this one"\n')
    code = f"os.chdir({str(tmp_path)!r})\n" + PACKAGE
    with python(code, engine, env={**os.environ}, unseen=True) as parent:
        assert finished(parent) == "'integer 6\\nend 10\\n' ''\n"

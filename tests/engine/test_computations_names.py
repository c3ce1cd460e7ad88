"""No name that is kept means anything to Macaulay2: the engines themselves are asked."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from golden.cases import CASES
from sympy import Symbol

from nnag_m2 import Engine
from nnag_m2.engine.naming import _GREEK, _HEADS, macaulay2_names
from nnag_m2.engine.templates import script_globals, template_folder

pytestmark = pytest.mark.engine

# every head alone, with digits, and with an index
SUFFIXES = ["", *map(str, range(13)), "100", "999999999", "_0", "_1", "_12", "_999999999"]
KEPT = [
    name
    for head in sorted(_HEADS)
    for suffix in SUFFIXES
    for name in [head + suffix]
    if macaulay2_names([Symbol(name)], script_globals()) == (name,)
]
GIVEN_UP = sorted(set(_GREEK.split()) - _HEADS)

# A name is free when Macaulay2 does not know it, or knows it as a symbol with no value that may
# be given one; what a name with an index means depends on its head.
QUESTION = """
free = name -> (
    if not isGlobalSymbol name then return true;
    s := getGlobalSymbol name;
    value s === s and try (s <- 1; s <- s; true) else false);
heads = unique apply(names, name -> first separate("_", name));
print("TAKEN " | demark(" ", select(heads, name -> not free name)));
"""


def packages() -> list[str]:
    """Return the packages that some template loads."""
    lines = (
        line.split('"')[1]
        for path in sorted(template_folder().glob("*.m2.j2"))
        for line in path.read_text().splitlines()
        if line.startswith("needsPackage")
    )
    return sorted(set(lines))


def taken(engine: Engine, names: list[str], flags: list[str], folder: Path) -> list[str]:
    """Return the names that an engine, started as for a script, has defined."""
    loads = "".join(f'needsPackage "{name}";\n' for name in packages())
    listed = "names = {" + ", ".join(f'"{name}"' for name in names) + "};\n"
    script = folder / "names.m2"
    script.write_text(loads + listed + QUESTION)
    always = ["-q", "--silent", "--no-readline", "--no-prompts", "--no-debug", "--stop"]
    ran = subprocess.run(
        [engine.executable, *always, *flags, "-e", f'load "{script}"; exit 0'],
        env=engine.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    word, *found = ran.stdout.split()
    assert word == "TAKEN"
    return found


@pytest.mark.parametrize("flags", [[], ["--no-preload"]], ids=["preloaded", "bare"])
def test_macaulay2_defines_no_name_that_is_kept(
    engine: Engine, flags: list[str], tmp_path: Path
) -> None:
    assert len(KEPT) > 1000
    assert {"x", "E", "N", "lambda", "x_1", "y12", "alpha_12"} <= set(KEPT)
    assert taken(engine, KEPT, flags, tmp_path) == []


def test_macaulay2_defines_the_names_that_are_given_up(engine: Engine, tmp_path: Path) -> None:
    assert taken(engine, GIVEN_UP, [], tmp_path) == GIVEN_UP != []


def test_the_question_finds_what_is_taken(engine: Engine, tmp_path: Path) -> None:
    known = ["QQ", "ideal", "pi", "ii", "gens", "deliver1"]
    assert taken(engine, known, [], tmp_path) == known[:-1]


def test_macaulay2_defines_no_name_that_scripts_assign(engine: Engine, tmp_path: Path) -> None:
    names = [*script_globals(), *(path.stem for path in (template_folder() / "lib").glob("*.m2"))]
    assert taken(engine, names, [], tmp_path) == []


def test_every_package_of_the_templates_is_loaded_by_a_kept_script() -> None:
    scripts = [query.script() for query in CASES.values()]
    for name in packages():
        assert any(f'needsPackage "{name}";' in script for script in scripts)

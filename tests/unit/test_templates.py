"""Templates: every part is used, every placeholder filled, every name accounted for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from golden.cases import BY_NOUN
from jinja2 import Environment
from sympy import Symbol

from nnag_m2 import Query, TemplateError
from nnag_m2.engine.naming import macaulay2_names
from nnag_m2.engine.templates import render, script_globals, template_folder

FOLDER = template_folder()
DRIVERS = sorted(path.name.removesuffix(".m2.j2") for path in FOLDER.glob("*.m2.j2"))
LIBRARY = sorted(path.stem for path in (FOLDER / "lib").glob("*.m2"))


def code_of(script: str) -> str:
    """Return a script without its comments and strings."""
    return re.sub(r'--.*|"[^"\n]*"', "", script)


def test_the_templates_are_there() -> None:
    assert {"branch_locus", "degree", "groebner_basis", "vanishing_ideal"} <= set(DRIVERS)
    assert {"rankDrop", "imageClosure"} <= set(LIBRARY)


def is_plain_ascii_with_nothing_left_to_fill_in(noun: str, script: str) -> None:
    assert script.isascii()
    assert not re.search(r"[^\x20-\x7e\n]", script)
    assert not re.search(r"\$|--%|%--|--#|\bUndefined\b|\bNone\b", script)
    assert script.endswith(";\n")
    assert "\n\n\n" not in script
    assert max(map(len, script.splitlines())) <= 100


def says_what_it_computes_and_where_it_is_explained(noun: str, script: str) -> None:
    header = script.partition("\n\n")[0]
    assert header.startswith(f"-- {noun}\n--\n-- Computes    ")
    assert "\n-- Reference   " in header
    assert all(line.startswith("--") for line in header.splitlines())


def includes_the_library_functions_that_it_uses_and_no_others(noun: str, script: str) -> None:
    found = re.findall(r"\w+", code_of(script))
    counts = {name: found.count(name) for name in set(LIBRARY) & set(found)}
    included = set(LIBRARY) & set(re.findall(r"^(\w+) = ", code_of(script), re.MULTILINE))
    assert included == {name for name, count in counts.items() if count > 1} == set(counts)


def calls_the_hook_of_the_session_once_with_the_answer(noun: str, script: str) -> None:
    code = code_of(script)
    assert code.count("deliver answer") == 1
    assert code.count("print toString answer") == 1
    assert len(re.findall(r"^answer = ", code, re.MULTILINE)) == 1


def defines_functions_once_and_before_they_are_used(noun: str, script: str) -> None:
    words = [(m.start(), m[0]) for m in re.finditer(r"\w+", code_of(script)) if m[0] in LIBRARY]
    first = {name: at for at, name in reversed(words)}
    defined = [
        (m[1], m.start())
        for m in re.finditer(r"^(\w+) = ", code_of(script), re.MULTILINE)
        if m[1] in LIBRARY
    ]
    assert sorted(defined) == sorted(first.items())


CHECKS = (
    is_plain_ascii_with_nothing_left_to_fill_in,
    says_what_it_computes_and_where_it_is_explained,
    includes_the_library_functions_that_it_uses_and_no_others,
    calls_the_hook_of_the_session_once_with_the_answer,
    defines_functions_once_and_before_they_are_used,
)


@pytest.mark.parametrize("noun", BY_NOUN)
def test_scripts_are_well_formed_and_deterministic(noun: str) -> None:
    for query in BY_NOUN[noun].values():
        script = query.script()
        for check in CHECKS:
            check(noun, script)
        fresh = Query(query.template, query.rings, query.values, query.read, query.reading)
        assert fresh.script() == script


def test_every_template_has_a_golden_script() -> None:
    assert set(DRIVERS) <= set(BY_NOUN)


def test_a_missing_value_is_a_template_error() -> None:
    for noun in DRIVERS:
        with pytest.raises(TemplateError, match=rf"template {noun}.*: 'legend' is undefined"):
            render(noun, {})
        with pytest.raises(TemplateError, match=rf"template {noun}.*: 'R' is undefined"):
            render(noun, {"legend": ()})


def test_a_missing_template_is_a_template_error() -> None:
    with pytest.raises(TemplateError, match="template nothing: no file"):
        render("nothing", {})


def test_a_malformed_template_is_a_template_error_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jinja2 import FileSystemLoader

    from nnag_m2.engine import templates

    (tmp_path / "broken.m2.j2").write_text("R = QQ[x];\n--% if R %--\nI = ideal x;\n")
    environment: Environment = templates._environment().overlay(loader=FileSystemLoader(tmp_path))
    monkeypatch.setattr(templates, "_environment", lambda _: environment)
    with pytest.raises(TemplateError, match=r"template broken, line \d"):
        render("broken", {"R": ""})


def test_all_names_that_a_driver_assigns_are_reserved() -> None:
    for noun in DRIVERS:
        text = (FOLDER / f"{noun}.m2.j2").read_text()
        assigned = re.findall(r"^([A-Za-z]\w*) =", text, re.MULTILINE)
        assert "answer" in assigned, noun
        assert set(assigned) <= script_globals(), noun
        # neither several names at once nor assignments inside a line, which nobody would find
        assert not re.search(r"^\(|;[ \t]*\w+ = ", text, re.MULTILINE), noun


def test_a_library_file_defines_the_function_of_its_name_and_nothing_else() -> None:
    for name in LIBRARY:
        text = (FOLDER / "lib" / f"{name}.m2").read_text()
        assert text.startswith("-- "), name
        assert re.findall(r"^(\w+) = ", text, re.MULTILINE) == [name]
        assert "$" not in text, name
        assert re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", name)
        assert macaulay2_names([Symbol(name)]) != (name,)


def test_inside_library_functions_only_locals_are_assigned() -> None:
    for name in LIBRARY:
        code = code_of((FOLDER / "lib" / f"{name}.m2").read_text())
        locals_ = set(re.findall(r"(\w+) :=", code)) | set(re.findall(r"\bfor (\w+)\b", code))
        parameters = {
            p
            for group in re.findall(r"\(?([\w, ]+)\)? ->", code)
            for p in re.findall(r"\w+", group)
        }
        assigned = set(re.findall(r"[\s(](\w+) = ", code.split(" = ", 1)[1]))
        assert assigned <= locals_ | parameters, name

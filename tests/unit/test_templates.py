"""Templates: every part is used, every placeholder filled, every name accounted for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from golden import cases
from jinja2 import Environment
from sympy import Symbol

from nnag_m2 import Query, TemplateError
from nnag_m2.engine.naming import macaulay2_names
from nnag_m2.engine.templates import render, script_globals, template_folder

FOLDER = template_folder()
DRIVERS = sorted(path.name.removesuffix(".m2.j2") for path in FOLDER.glob("*.m2.j2"))
LIBRARY = sorted(path.stem for path in (FOLDER / "lib").glob("*.m2"))
SCRIPTS = [(noun, case, query) for (noun, case), query in sorted(cases.CASES.items())]
EACH_SCRIPT = pytest.mark.parametrize(
    ("noun", "case", "query"), SCRIPTS, ids=[f"{noun}-{case}" for noun, case, _ in SCRIPTS]
)


def code_of(script: str) -> str:
    """Return a script without its comments and strings."""
    return re.sub(r'--.*|"[^"\n]*"', "", script)


def test_the_templates_are_there() -> None:
    assert {"branch_locus", "degree", "groebner_basis", "vanishing_ideal"} <= set(DRIVERS)
    assert {"rankDrop", "imageClosure"} <= set(LIBRARY)


@EACH_SCRIPT
def test_scripts_are_plain_ascii_with_nothing_left_to_fill_in(
    noun: str, case: str, query: Query
) -> None:
    script = query.script()
    assert script.isascii()
    assert not re.search(r"[^\x20-\x7e\n]", script)
    assert not re.search(r"\$|--%|%--|--#|\bUndefined\b|\bNone\b", script)
    assert script.endswith(";\n")
    assert "\n\n\n" not in script
    assert max(map(len, script.splitlines())) <= 100


@EACH_SCRIPT
def test_scripts_say_what_they_compute_and_where_it_is_explained(
    noun: str, case: str, query: Query
) -> None:
    header = query.script().split("\n\n")[0]
    assert header.startswith(f"-- {noun}\n--\n-- Computes    ")
    assert "\n-- Reference   " in header
    assert all(line.startswith("--") for line in header.splitlines())


@EACH_SCRIPT
def test_scripts_include_the_library_functions_that_they_use_and_no_others(
    noun: str, case: str, query: Query
) -> None:
    code = code_of(query.script())
    included = {name for name in LIBRARY if re.search(rf"^{name} = ", code, re.MULTILINE)}
    used = {name for name in LIBRARY if len(re.findall(rf"\b{name}\b", code)) > 1}
    mentioned = {name for name in LIBRARY if re.search(rf"\b{name}\b", code)}
    assert included == used == mentioned


@EACH_SCRIPT
def test_the_hook_of_the_session_is_called_once_with_the_answer(
    noun: str, case: str, query: Query
) -> None:
    code = code_of(query.script())
    assert code.count("deliver answer") == 1
    assert code.count("print toString answer") == 1
    assert len(re.findall(r"^answer = ", code, re.MULTILINE)) == 1


@EACH_SCRIPT
def test_functions_are_defined_before_they_are_used(noun: str, case: str, query: Query) -> None:
    code = code_of(query.script())
    for name in LIBRARY:
        places = [match.start() for match in re.finditer(rf"\b{name}\b", code)]
        definitions = [m.start() for m in re.finditer(rf"^{name} = ", code, re.MULTILINE)]
        assert places[:1] == definitions


@EACH_SCRIPT
def test_rendering_is_deterministic(noun: str, case: str, query: Query) -> None:
    fresh = Query(query.template, query.rings, query.values, query.read, query.reading)
    assert fresh.script() == query.script()


@pytest.mark.parametrize("noun", DRIVERS)
def test_every_template_has_a_golden_script(noun: str) -> None:
    assert noun in {name for name, _, _ in SCRIPTS}


@pytest.mark.parametrize("noun", DRIVERS)
def test_a_missing_value_is_a_template_error(noun: str) -> None:
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


@pytest.mark.parametrize("noun", DRIVERS)
def test_all_names_that_a_driver_assigns_are_reserved(noun: str) -> None:
    text = (FOLDER / f"{noun}.m2.j2").read_text()
    assigned = re.findall(r"^([A-Za-z]\w*) =", text, re.MULTILINE)
    assert "answer" in assigned
    assert set(assigned) <= script_globals()
    # neither several names at once nor assignments inside a line, which nobody would find
    assert not re.search(r"^\(|;[ \t]*\w+ = ", text, re.MULTILINE)


@pytest.mark.parametrize("name", LIBRARY)
def test_a_library_file_defines_the_function_of_its_name_and_nothing_else(name: str) -> None:
    text = (FOLDER / "lib" / f"{name}.m2").read_text()
    assert text.startswith("-- ")
    assert re.findall(r"^(\w+) = ", text, re.MULTILINE) == [name]
    assert "$" not in text
    assert re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", name)
    assert macaulay2_names([Symbol(name)]) != (name,)


@pytest.mark.parametrize("name", LIBRARY)
def test_inside_library_functions_only_locals_are_assigned(name: str) -> None:
    code = code_of((FOLDER / "lib" / f"{name}.m2").read_text())
    locals_ = set(re.findall(r"(\w+) :=", code)) | set(re.findall(r"\bfor (\w+)\b", code))
    parameters = {
        p for group in re.findall(r"\(?([\w, ]+)\)? ->", code) for p in re.findall(r"\w+", group)
    }
    assigned = set(re.findall(r"[\s(](\w+) = ", code.split(" = ", 1)[1]))
    assert assigned <= locals_ | parameters

"""What tells others how to install, build and run this says what is: recipe, image, menus."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import nnag_m2
import nnag_m2.results
from nnag_m2.cli import _parser, nouns
from nnag_m2.cli.failures import STATES

ROOT = Path(__file__).resolve().parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOLD = PROJECT["project"]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
COMMANDS = [".ci/run", "Dockerfile", "docs/installing.md", ".github/workflows/ci.yml", "README.md"]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def menu(entries: list[Any]) -> list[str]:
    """Return the pages that a menu of the site names."""
    pages: list[str] = []
    for entry in entries:
        found = next(iter(entry.values())) if isinstance(entry, dict) else entry
        pages += menu(found) if isinstance(found, list) else [found]
    return pages


def nav() -> list[str]:
    lines = text("mkdocs.yml")
    return menu(yaml.safe_load(lines[lines.index("\nnav:") :])["nav"])


def test_versions_of_python_are_the_same_everywhere() -> None:
    named = [c.rpartition(" ")[2] for c in TOLD["classifiers"] if re.search(r":: 3\.\d+$", c)]
    assert named == PYTHONS
    assert TOLD["requires-python"] == f">={PYTHONS[0]}"
    assert f"{PYTHONS[0]} to {PYTHONS[-1]}" in text("docs/versions.md")
    assert set(re.findall(r"python(3\.\d+)", text("Makefile"))) == set(PYTHONS)
    workflow = yaml.safe_load(text(".github/workflows/ci.yml"))
    tried = workflow["jobs"]["linux"]["strategy"]["matrix"]["python"]
    assert [tried[0], tried[-1]] == [PYTHONS[0], PYTHONS[-1]]
    page = text("docs/installing.md")
    assert all(re.search(rf"Python .*{re.escape(one)}", page) for one in PYTHONS)


def test_the_version_is_the_same_everywhere() -> None:
    recipe = yaml.safe_load(text("recipe/recipe.yaml"))
    citation = yaml.safe_load(text("CITATION.cff"))
    assert recipe["context"]["version"] == TOLD["version"] == str(citation["version"])
    assert f"version = {{{TOLD['version']}}}" in text("docs/cite.md")


def test_the_recipe_needs_what_the_package_needs() -> None:
    recipe = yaml.safe_load(text("recipe/recipe.yaml"))
    needed = {re.sub(r"(?=[><=])", " ", one, count=1) for one in TOLD["dependencies"]}
    run = set(recipe["requirements"]["run"])
    assert run - needed == {"python >=${{ python_min }}", "__unix"}
    assert needed <= run
    assert recipe["context"]["python_min"] == PYTHONS[0]
    (script,) = TOLD["scripts"].items()
    assert recipe["build"]["python"]["entry_points"] == [f"{script[0]} = {script[1]}"]
    backend = {one.replace(">=", " >=") for one in PROJECT["build-system"]["requires"]}
    assert backend <= set(recipe["requirements"]["host"])
    about = recipe["about"]
    assert (about["summary"], about["license"]) == (TOLD["description"], TOLD["license"])
    assert (ROOT / about["license_file"]).is_file()
    assert set(recipe["tests"][0]["python"]["imports"]) <= {"nnag_m2", "nnag_m2.results"}


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_that_are_told_exist(name: str) -> None:
    told = text(name)
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    makes = re.findall(r"(?:^|`|RUN |-directory |    )make ((?:[a-z-]+ ?)+)", told, re.MULTILINE)
    made = {word for line in makes for word in line.split() if not word.startswith("-")}
    if name in {".ci/run", "Dockerfile"}:
        assert made
        assert made <= targets
    words = re.findall(r"(?:^|`|run: |&& |    )nnag-m2 ([a-z][a-z-]+)", told, re.MULTILINE)
    (subcommands,) = (set(a.choices) for a in _parser([])._actions if a.metavar == "COMMAND")
    assert set(words) <= subcommands | set(nouns())
    assert words or name in {".ci/run", ".github/workflows/ci.yml"}


def test_ci_builds_the_site_with_warnings_as_errors() -> None:
    assert "make --no-print-directory site" in text(".ci/run")
    assert "mkdocs build --strict" in text("Makefile")


def test_the_image_has_both_engines_and_works_as_any_user() -> None:
    told = text("Dockerfile")
    required = re.search(r"^required=(\S+)", text(".ci/run"), re.MULTILINE)
    assert required is not None
    assert f"NNAG_M2_REQUIRED_ENGINES=1.21,{required[1]}" in told
    assert "install-engine" in told
    assert " macaulay2 " in told
    users = re.findall(r"^USER (\S+)", told, re.MULTILINE)
    assert users
    assert "root" not in users
    stages = re.findall(r"^FROM \S+ AS (\S+)", told, re.MULTILINE)
    for base in re.findall(r"^FROM (\S+)", told, re.MULTILINE)[1:]:
        assert base in stages
    extras = re.search(r"\.\[(.*)\]", told)
    assert extras is not None
    assert set(extras[1].split(",")) <= set(TOLD["optional-dependencies"])
    left_out = text(".dockerignore").split()
    assert {".git", ".venv"} <= set(left_out)


def test_extras_are_told() -> None:
    page = text("docs/installing.md")
    rows = page.partition("| extra |")[2].partition("\n\n")[0]
    told = {name for row in rows.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert told == set(TOLD["optional-dependencies"])
    assert {"torch", "jax", "dask", "plots", "docs"} <= told


def test_the_workflow_for_others_installs_keeps_and_asks() -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", text("docs/installing.md"), re.DOTALL)
    (job,) = yaml.safe_load(block)["jobs"].values()
    runs = [step.get("run", "") for step in job["steps"]]
    assert next(line for line in runs if "nnag-m2" in line) == "nnag-m2 install-engine"
    (kept,) = (step["with"]["path"] for step in job["steps"] if "cache@" in step.get("uses", ""))
    assert job["env"]["NNAG_M2_DATA_DIR"].endswith(f"/{kept}")
    assert f"/{kept}/" in job["env"]["NNAG_M2_CACHE"]


def test_every_page_is_in_a_menu() -> None:
    pages = {
        str(path.relative_to(ROOT / "docs"))
        for path in (ROOT / "docs").rglob("*.md")
        if not path.name.endswith(("_introduction.md", "_text.md"))
    }
    named = nav()
    assert len(named) == len(set(named))
    assert pages <= set(named)
    tutorials = {f"tutorials/{path.name}" for path in (ROOT / "docs" / "tutorials").glob("*.py")}
    assert tutorials == {name for name in named if name.startswith("tutorials/")}
    topics = re.findall(r"^# (.*)\nfrom ", text("nnag_m2/__init__.pyi"), re.MULTILINE)
    slugs = {re.sub(r"\W+", "-", one.partition(":")[0].lower()).strip("-") for one in topics}
    api = {f"api/{slug}.md" for slug in slugs} | {"api/index.md"}
    assert api == {name for name in named if name.startswith("api/")}


def test_the_sdist_has_all_of_it() -> None:
    packed = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    for name in (*COMMANDS, "recipe/recipe.yaml", "mkdocs.yml", "CITATION.cff", "Makefile"):
        assert f"/{Path(name).parts[0]}" in packed
    assert "/.dockerignore" in packed


def test_names_in_the_comparison_exist() -> None:
    rows = re.findall(r"^\|[^|]*\|(.*)\|$", text("docs/compared.md"), re.MULTILINE)
    public = {*nnag_m2.__all__, *nnag_m2.results.__all__}
    attributes = {name for one in public for name in dir(getattr(nnag_m2, one, None))}
    attributes |= {name for one in nnag_m2.results.__all__ for name in fields(one)}
    looked = 0
    for name in re.findall(r"`\.?(?:\w+\.)?([A-Za-z]\w+)(?:\(|`)", " ".join(rows)):
        if name in OF_OTHERS:
            continue
        looked += 1
        assert name in public | attributes, name
    assert looked > 40


def fields(name: str) -> list[str]:
    return list(getattr(getattr(nnag_m2.results, name), "__dataclass_fields__", ()))


OF_OTHERS = {
    *("here", "factorint", "factor_list", "smith_normal_form", "nmod_mat", "Poly", "help", "M2"),
    *("NNAG_M2_EXECUTABLE", "timeout", "progress", "numerical"),
}
"""Names of sympy, python-flint, Macaulay2 and Python; variables and keywords of ours."""


def test_exit_states_are_told_where_people_look() -> None:
    page = re.sub(r"\s+", " ", text("README.md"))
    told = page.partition("The exit status is ")[2].partition("## ")[0]
    numbers = set(re.findall(r"\b(\d+) (?:for|where|at|after|when)\b", told))
    assert numbers | {"1"} == {"0", *re.findall(r"(?m)\b(\d+)  ", STATES)}


def test_there_are_ten_tasks_each_with_its_code() -> None:
    tasks = re.split(r"(?m)^## ", text("docs/tasks.md"))[1:]
    assert [task.count("```python") for task in tasks] == [1] * 10


def test_the_code_of_these_pages_is_shell_or_yaml() -> None:
    for name in ("docs/installing.md", "docs/compared.md"):
        for block in re.findall(r"```python\n(.*?)```", text(name), re.DOTALL):
            ast.parse(block)

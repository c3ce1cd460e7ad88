"""Arrows between folders point down only; the mathematics loads nothing that talks to Macaulay2."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from each import each

import nnag_m2

PACKAGE = Path(nnag_m2.__file__).parent

# From the lowest to the highest: each part may import the ones before it, and no others.
PARTS = ["version", "attaching", "calling", "errors", "algebra", "networks", "engine", "asking",
         "curves", "invariants", "neuromanifolds", "training", "pictures", "exchange", "studies",
         "results", "__init__", "cli", "__main__"]  # fmt: skip
# Not all that would be allowed by the sequence makes sense.
FORBIDDEN = {"engine": {"networks"}, "asking": {"networks"}, "curves": {"networks"}}
# Lines of a module: what a person takes in before it should be two.
LONGEST = 250
# In the engine's folder: text in, text or value out, and nothing of processes.
TEXT_ONLY = ["naming", "printing", "replies", "templates"]


def modules() -> list[Path]:
    return sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.pyi")])


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".pyi").removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the modules of the package that a file imports, relative to it."""
    found: set[str] = set()
    package = ["nnag_m2", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            # from a folder a module, or a name that its __init__ has
            for full in (f"{name}.{alias.name}" for alias in node.names):
                inner = PACKAGE.joinpath(*full.split(".")[1:])
                is_module = inner.with_suffix(".py").exists() or inner.is_dir()
                found.add(full if is_module and full.startswith("nnag_m2.") else name)
    inside = {name for name in found if name == "nnag_m2" or name.startswith("nnag_m2.")}
    return {name.removeprefix("nnag_m2").removeprefix(".") for name in inside}


def test_the_walk_sees_the_package() -> None:
    assert set(map(part_of, modules())) == set(PARTS)
    assert "algebra.fields" in imported(PACKAGE / "algebra" / "ideal.py")
    assert "errors" in imported(PACKAGE / "__init__.pyi")


def test_arrows_between_folders_point_down() -> None:
    for path in modules():
        part = part_of(path)
        below = {*PARTS[: PARTS.index(part) + 1]} - FORBIDDEN.get(part, set())
        wrong = {n for n in imported(path) if (n.split(".")[0] or "__init__") not in below}
        assert not wrong, f"{path.relative_to(PACKAGE)} is below {sorted(wrong)}"


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Neither directly nor by detours, neither lazily nor for types only."""
    names = {path: ".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in modules()}
    known = {name.removesuffix(".__init__"): path for path, name in names.items()}
    below: dict[str, set[str]] = {}
    for name, path in known.items():
        found = {known_part for n in imported(path) for known_part in (n,) if known_part in known}
        below[name] = found - {name}
    # taken away from the lowest on: what is left over at the end is in a circle, or above one
    while lowest := {name for name, found in below.items() if not found}:
        below = {name: found - lowest for name, found in below.items() if name not in lowest}
    assert not below, f"circles among {sorted(below)}"


def test_modules_are_read_at_one_sitting() -> None:
    sizes = {path: path.read_text(encoding="utf-8").count("\n") for path in PACKAGE.rglob("*.py")}
    long = {str(path.relative_to(PACKAGE)): size for path, size in sizes.items() if size > LONGEST}
    assert not long


def test_no_question_reads_how_it_is_asked_or_hands_it_on() -> None:
    """``**options`` stands in signatures for type checkers; session, deadline, ... are context."""
    seen = 0
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef) or node.args.kwarg is None:
                continue
            kwarg = node.args.kwarg
            annotation = ast.unparse(kwarg.annotation) if kwarg.annotation else ""
            if annotation == "Unpack[Options]" and node.decorator_list:
                seen += 1
                inside = {
                    n.id for part in node.body for n in ast.walk(part) if isinstance(n, ast.Name)
                }
                assert kwarg.arg not in inside, f"{node.name} in {path.relative_to(PACKAGE)}"
    assert seen > 90


@each("name", TEXT_ONLY)
def test_text_modules_know_no_process(name: str) -> None:
    path = PACKAGE / "engine" / f"{name}.py"
    inside = {n for n in imported(path) if n.startswith("engine.")}
    assert inside <= {f"engine.{other}" for other in TEXT_ONLY}
    text = path.read_text(encoding="utf-8")
    assert not any(f"import {word}" in text for word in ("subprocess", "pexpect", "os", "signal"))


@each("name", ["algebra", "networks"])
def test_the_mathematics_loads_neither_jinja_nor_pexpect(name: str) -> None:
    code = f"import nnag_m2.{name}, sys; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(told.stdout.split())
    assert f"nnag_m2.{name}" in loaded
    assert not {m for m in loaded if m.split(".")[0] in ("jinja2", "pexpect", "ptyprocess")}
    assert not {m for m in loaded if m.startswith(("nnag_m2.engine", "nnag_m2.asking"))}


def test_a_session_loads_neither_sympy_nor_numpy() -> None:
    code = "from nnag_m2 import Session; Session(timeout=3, memory_limit=10**9)"
    code += "; import sys; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(told.stdout.split())
    assert "nnag_m2.engine.session" in loaded
    assert not loaded & {"sympy", "numpy", "nnag_m2.algebra"}


def test_printing_a_script_starts_no_process() -> None:
    code = (
        "import os, sys; from sympy.abc import x; import nnag_m2\n"
        "def refuse(*args, **kwargs): raise AssertionError('a process was started')\n"
        "os.fork = os.posix_spawn = os.execve = refuse\n"
        "import _posixsubprocess; _posixsubprocess.fork_exec = refuse\n"
        "print(nnag_m2.degree.script(nnag_m2.Ideal([x**2], [x])))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "degreeOfMonomials monomialIdeal" in told.stdout

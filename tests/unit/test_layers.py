"""Arrows between folders point down only; the mathematics loads nothing that talks to Macaulay2."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import nnag_m2

PACKAGE = Path(nnag_m2.__file__).parent

# what each folder or module may import, besides itself; "" is the package with its public names
BELOW = {
    "errors": set(),
    "recording": set(),
    "algebra": {"errors"},
    "provenance": set(),
    # The method ``neuromanifold`` of a network is the one arrow that points up, followed only
    # when it is called.
    "networks": {"errors", "algebra", "neuromanifolds"},
    "engine": {"errors", "algebra"},
    "query": {"algebra", "engine"},
    "computation": {"errors", "recording", "engine", "query"},
    "invariants": {"errors", "algebra", "computation", "provenance"},
    "neuromanifolds": {"errors", "algebra", "computation", "invariants", "networks", "provenance"},
    "training": {"errors", "algebra", "computation", "invariants", "networks"},
    "pictures": {"errors", "algebra", "computation", "invariants", "provenance"},
    "landscapes": {"errors", "algebra", "computation", "invariants", "networks", "neuromanifolds",
                   "pictures", "provenance", "training"},
    "cli": {"", "errors", "recording", "algebra", "engine", "computation", "invariants", "networks",
            "training"},
    "__main__": {"cli"},
    "__init__": {"errors", "recording", "algebra", "engine", "computation", "invariants",
                 "landscapes", "networks", "neuromanifolds", "pictures", "provenance",
                 "training"},
}  # fmt: skip
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
            found |= {name} if node.module else {f"{name}.{alias.name}" for alias in node.names}
    inside = {name for name in found if name == "nnag_m2" or name.startswith("nnag_m2.")}
    return {name.removeprefix("nnag_m2").removeprefix(".") for name in inside}


def test_the_walk_sees_the_package() -> None:
    assert {"algebra", "engine", "invariants", "computation", "errors"} <= set(
        map(part_of, modules())
    )
    assert "algebra.fields" in imported(PACKAGE / "algebra" / "ideal.py")
    assert "errors" in imported(PACKAGE / "__init__.pyi")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_what_is_below_it(path: Path) -> None:
    part = part_of(path)
    wrong = {name for name in imported(path) if name.split(".")[0] not in BELOW[part] | {part}}
    assert not wrong, f"{path.name} is above {sorted(wrong)}"


@pytest.mark.parametrize("name", TEXT_ONLY)
def test_text_modules_know_no_process(name: str) -> None:
    path = PACKAGE / "engine" / f"{name}.py"
    inside = {n for n in imported(path) if n.startswith("engine.")}
    assert inside <= {f"engine.{other}" for other in TEXT_ONLY}
    text = path.read_text(encoding="utf-8")
    assert not any(f"import {word}" in text for word in ("subprocess", "pexpect", "os", "signal"))


@pytest.mark.parametrize("name", ["algebra", "networks"])
def test_the_mathematics_loads_neither_jinja_nor_pexpect(name: str) -> None:
    code = f"import nnag_m2.{name}, sys; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(told.stdout.split())
    assert f"nnag_m2.{name}" in loaded
    assert not {m for m in loaded if m.split(".")[0] in ("jinja2", "pexpect", "ptyprocess")}
    assert not {m for m in loaded if m.startswith(("nnag_m2.engine", "nnag_m2.computation"))}


def test_printing_a_script_starts_no_process() -> None:
    code = (
        "import os, sys; from sympy.abc import x; import nnag_m2\n"
        "def refuse(*args, **kwargs): raise AssertionError('a process was started')\n"
        "os.fork = os.posix_spawn = os.execve = refuse\n"
        "import _posixsubprocess; _posixsubprocess.fork_exec = refuse\n"
        "print(nnag_m2.degree.script(nnag_m2.Ideal([x**2], [x])))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "degreeOfMonomials initialIdeal" in told.stdout

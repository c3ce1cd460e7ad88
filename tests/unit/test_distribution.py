"""What is published: the wheel works, and the sdist brings all that its own tests need.

Built by the backend itself and put into a fresh environment, which takes its dependencies, but not
this package, from the environment of these tests: no network is needed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = "import sys; from hatchling import build; print(getattr(build, sys.argv[1])(sys.argv[2]))"
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""Python 3.11.2, which Debian 12 has, does not know the word yet."""
PLAIN = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "NNAG_M2_"))}
# Values, templates, printing, text and replies: each part of the package but the processes, by
# what is kept in tests/golden.  All other tests are collected.
SAMPLE = ("test_golden", "test_recording")
# Assertions are not rewritten: that takes half of the time, and only failures would show it.
PYTEST = ("-P", "-m", "pytest", "-q", "--assert=plain", "-p", "no:cacheprovider")


def done(*words: object, folder: Path, **environment: str) -> str:
    """Return what a program prints, which has to end well."""
    told = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env=PLAIN | environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout


def built(hook: str, source: Path, target: Path) -> Path:
    """Return the file that the backend builds of a source tree."""
    return target / done(sys.executable, "-P", "-c", BUILD, hook, target, folder=source).split()[-1]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked sdist."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(built("build_sdist", ROOT, folder)) as archive:
        archive.extractall(folder, **SAFELY)
    (unpacked,) = (path for path in folder.iterdir() if path.is_dir())
    return unpacked


@pytest.fixture(scope="module")
def python(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python in a fresh environment, with the wheel that is built from the sdist."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False, symlinks=True)
    places = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", places))
    with zipfile.ZipFile(built("build_wheel", source, folder)) as wheel:
        wheel.extractall(packages)
    # What stands in a file .pth there is not looked at again: an editable install stays behind.
    others = [path for path in sys.path if "-packages" in path]
    (packages / "others.pth").write_text("\n".join(others) + "\n")
    return folder / "bin" / "python"


def test_the_wheel_is_what_the_fresh_environment_uses(python: Path, tmp_path: Path) -> None:
    code = """
import nnag_m2
from nnag_m2 import Ideal, degree
from sympy.abc import x
print(nnag_m2.__file__)
assert "deliver answer" in degree.script(Ideal([x], [x]))
"""
    told = done(python, "-c", code, folder=tmp_path)
    assert Path(told.strip()).is_relative_to(python.parents[1])
    assert "deliver answer" in done(
        *(python, "-m", "nnag_m2", "script", "degree", "--variables", "x", "x"), folder=tmp_path
    )


def printed(python: Path, source: Path, *words: object) -> str:
    """Return what pytest prints in the sdist, where no Macaulay2 is found: none is started."""
    nowhere = str(python.parent)
    return done(
        python, *PYTEST, *words, folder=source, PATH=nowhere, HOME=nowhere, XDG_DATA_HOME=nowhere
    )


def test_unit_tests_of_the_sdist_pass_on_the_wheel(source: Path, python: Path) -> None:
    told = printed(python, source, *(Path("tests", "unit", f"{name}.py") for name in SAMPLE))
    assert " passed" in told
    assert "skipped" not in told


def test_all_tests_of_the_sdist_can_be_collected(source: Path, python: Path) -> None:
    told = printed(python, source, "-q", "--collect-only", "tests")
    found = {line.partition(":")[0] for line in told.splitlines() if line.startswith("tests/")}
    kept = {
        str(path.relative_to(ROOT))
        for path in ROOT.glob("tests/**/test_*.py")
        if not lacks(path.read_text(encoding="utf-8"))
    }
    assert found == kept


def lacks(source: str) -> bool:
    """Return whether all tests of a file need a library that is not there."""
    needed = re.findall(r'^\w+ = extra\("(\w+)"\)', source, re.MULTILINE)
    return any(find_spec(name) is None for name in needed)

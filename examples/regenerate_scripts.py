"""Run every example and keep the Macaulay2 scripts that it asks, in ``examples/scripts/``.

With ``--check`` nothing is changed; the exit status is 1 when a script there is stale.
"""

from __future__ import annotations

import argparse
import contextlib
import filecmp
import importlib.util
import io
import shutil
import sys
import tempfile
from pathlib import Path

from nnag_m2 import record_scripts

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE / "scripts"


def examples() -> list[Path]:
    """Return the example files."""
    return [path for path in sorted(HERE.glob("*.py")) if path != Path(__file__).resolve()]


def run(example: Path, folder: Path) -> str:
    """Run one example, keep its scripts in a folder, and return what it printed."""
    spec = importlib.util.spec_from_file_location(example.stem, example)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if hasattr(module, "SCRIPTS"):  # it records by itself
        module.SCRIPTS = folder
    printed = io.StringIO()
    with record_scripts(folder), contextlib.redirect_stdout(printed):
        module.main()
    return printed.getvalue()


def stale(fresh: Path) -> list[str]:
    """Return the scripts that differ from fresh ones, are missing or are left over."""
    names = {path.relative_to(fresh) for path in fresh.rglob("*.m2")}
    names |= {path.relative_to(SCRIPTS) for path in SCRIPTS.rglob("*.m2")}
    return sorted(
        str(name)
        for name in names
        if not (fresh / name).is_file()
        or not (SCRIPTS / name).is_file()
        or not filecmp.cmp(fresh / name, SCRIPTS / name, shallow=False)
    )


def main() -> int:
    """Regenerate or check all scripts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say which are stale")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as temporary:
        fresh = Path(temporary)
        for example in examples():
            print(f"{example.name} ...", flush=True)
            run(example, fresh / example.stem)
        changed = stale(fresh)
        if not check:
            shutil.rmtree(SCRIPTS, ignore_errors=True)
            shutil.copytree(fresh, SCRIPTS)
    for name in changed:
        print("stale:" if check else "written:", name)
    print(f"{len(changed)} scripts differed")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())

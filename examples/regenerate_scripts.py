"""Run the examples; keep their Macaulay2 scripts and what they print in ``examples/scripts/``.

The tests run them too and fail when what is there is stale.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import shutil
import sys
from pathlib import Path

from nnag_m2 import record_scripts

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE / "scripts"


def examples() -> list[Path]:
    """Return the example files."""
    return [path for path in sorted(HERE.glob("*.py")) if path != Path(__file__).resolve()]


def run(example: Path, folder: Path) -> None:
    """Run one example; write its scripts and what it prints to a folder."""
    spec = importlib.util.spec_from_file_location(example.stem, example)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    printed = io.StringIO()
    with record_scripts(folder), contextlib.redirect_stdout(printed):
        module.main()
    (folder / "answer.txt").write_text(printed.getvalue(), encoding="utf-8")


def main(names: list[str]) -> None:
    """Regenerate the scripts of all examples, or of those that are named."""
    for example in examples():
        if not names or example.stem in names:
            print(example.name, flush=True)
            shutil.rmtree(SCRIPTS / example.stem, ignore_errors=True)
            run(example, SCRIPTS / example.stem)


if __name__ == "__main__":
    main(sys.argv[1:])

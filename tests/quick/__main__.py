"""python -m tests.quick [--since COMMIT] [--engines newest|none] [--seconds N] [--list]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pytest

from . import __doc__ as description
from .choosing import changes, choice
from .running import Chosen, arguments

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Run the tests of what has changed; return pytest's code, and 0 where nothing has."""
    parser = argparse.ArgumentParser(
        prog="tests.quick",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--since", default="main", help="the commit to compare with")
    parser.add_argument("--engines", choices=("newest", "none"), default="newest")
    # of a minute, for the collection and for the last test take the rest
    parser.add_argument("--seconds", type=float, default=45)
    parser.add_argument("--list", action="store_true", help="print what is chosen, and stop")
    given = parser.parse_args()
    found = choice(ROOT, changes(ROOT, given.since))
    files = arguments(found, ROOT)
    for kind, words in (("words", found.rare), ("common words", found.common)):
        if words:
            print(f"{kind}: {', '.join(sorted(words))}")
    if given.list or not files:
        print(*files or ["nothing has changed that a test is about"], sep="\n")
        return 0
    limits = ["--engines", given.engines, "-q", "--disable-warnings"]
    code = pytest.main([*limits, *files], plugins=[Chosen(found, given.seconds)])
    return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else int(code)


if __name__ == "__main__":
    sys.exit(main())

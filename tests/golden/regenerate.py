"""Write the kept scripts and, with Macaulay2, its replies, the results and the printed answers.

    python tests/golden/regenerate.py              everything
    python tests/golden/regenerate.py NOUN ...     the cases of these nouns
    python tests/golden/regenerate.py --scripts    the scripts only; needs no Macaulay2

A folder <noun>/<case>/ holds script.m2; reply.txt, what Macaulay2 delivers to a session;
result.json, what Python makes of it; and answer.txt, what the script prints to a person.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from cases import CASES, as_json

from nnag_m2 import Query
from nnag_m2.asking.golden import keep, keep_script, kept_answer

HERE = Path(__file__).resolve().parent
KEPT = {"bad_replies"}


def write(folder: Path, query: Query[Any], scripts_only: bool) -> None:
    """Write the files of one case."""
    if scripts_only:
        keep_script(query, folder)
        return
    keep(query, folder)
    result = json.dumps(as_json(kept_answer(query, folder)), indent=1, sort_keys=True)
    (folder / "result.json").write_text(result + "\n", encoding="utf-8")


def main() -> None:
    """Write all cases, or those of the nouns that are named; remove what belongs to none."""
    nouns = {word for word in sys.argv[1:] if not word.startswith("-")}
    scripts_only = "--scripts" in sys.argv[1:]
    wanted = {HERE / noun / case: query for (noun, case), query in CASES.items()}
    for found in HERE.glob("*/*/"):
        if found.is_dir() and found not in wanted and found.parent.name not in KEPT:
            shutil.rmtree(found)
    for folder, query in wanted.items():
        if nouns and folder.parent.name not in nouns:
            continue
        write(folder, query, scripts_only)
        print(folder.relative_to(HERE))


if __name__ == "__main__":
    main()

"""Write the kept scripts and, with Macaulay2, its replies, the results and the printed answers.

    python tests/golden/regenerate.py              everything
    python tests/golden/regenerate.py --scripts    the scripts only; needs no Macaulay2

A folder <noun>/<case>/ holds script.m2; reply.txt, what Macaulay2 delivers to a session;
result.json, what Python makes of it; and answer.txt, what the script prints to a person.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from cases import CASES, as_json

from nnag_m2 import Query, default_session

HERE = Path(__file__).resolve().parent
KEPT = {"bad_replies"}


def write(folder: Path, query: Query[Any], scripts_only: bool) -> None:
    """Write the files of one case."""
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / "script.m2"
    script.write_text(query.script(), encoding="ascii")
    if scripts_only:
        return
    session = default_session()
    reply = session.run(query.script(), template=query.template).text
    (folder / "reply.txt").write_text(reply, encoding="utf-8")
    result = json.dumps(as_json(query.answer(reply)), indent=1, sort_keys=True)
    (folder / "result.json").write_text(result + "\n", encoding="utf-8")
    printed = subprocess.run(
        [session.engine.executable, "--script", script],
        env=session.engine.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    (folder / "answer.txt").write_text(printed.stdout, encoding="utf-8")


def main() -> None:
    """Write all cases and remove what belongs to none."""
    scripts_only = "--scripts" in sys.argv[1:]
    wanted = {HERE / noun / case: query for (noun, case), query in CASES.items()}
    for found in HERE.glob("*/*/"):
        if found.is_dir() and found not in wanted and found.parent.name not in KEPT:
            shutil.rmtree(found)
    for folder, query in wanted.items():
        write(folder, query, scripts_only)
        print(folder.relative_to(HERE))


if __name__ == "__main__":
    main()

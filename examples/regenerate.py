"""Run the examples; keep what they print, one script of each template, and hashes of all others.

    python examples/regenerate.py              all examples
    python examples/regenerate.py NAME ...     those that are named

``answers/NAME.txt`` is what an example prints.  ``scripts/TEMPLATE.m2`` is a script to be read:
that of the example of the same name, or the shortest that an example asks; ``scripts/README.md``
lists them.  ``manifest.json`` has for each example the templates and hashes of its scripts, in
their sequence; the tests run the examples and fail when anything here is stale.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import io
import json
import sys
from pathlib import Path

from nnag_m2 import Event, asking

HERE = Path(__file__).resolve().parent
ANSWERS, SCRIPTS, MANIFEST = HERE / "answers", HERE / "scripts", HERE / "manifest.json"

Scripts = list[tuple[str, str]]

NEEDED = {"from_torch": "torch", "from_jax": "jax", "trained_weights": "torch"}
"""Libraries that examples need and the package does not."""


def examples() -> list[Path]:
    """Return the example files."""
    return [path for path in sorted(HERE.glob("*.py")) if path != Path(__file__).resolve()]


def missing(example: str) -> str | None:
    """Return the library that an example needs and that is not installed."""
    library = NEEDED.get(example)
    return library if library and importlib.util.find_spec(library) is None else None


def run(example: Path) -> tuple[str, Scripts]:
    """Return what an example prints, and its scripts, each with its template."""
    spec = importlib.util.spec_from_file_location(example.stem, example)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    printed, scripts = io.StringIO(), Scripts()

    def keep(event: Event) -> None:
        if event.template and event.kind == "started":
            scripts.append((event.template, event.script))

    with asking(progress=keep), contextlib.redirect_stdout(printed):
        module.main()
    return printed.getvalue(), scripts


def entry(printed: str, scripts: Scripts) -> dict[str, list[str]]:
    """Return what the manifest says of an example."""
    return {
        "answer": [_hash(printed)],
        "scripts": [f"{template} {_hash(script)}" for template, script in scripts],
    }


def chosen(name: str, scripts: Scripts, kept: dict[str, tuple[str, str]]) -> None:
    """Keep for each template the script to be read, with the example that it comes from."""
    for template, script in scripts:
        known = kept.get(template)
        mine = template == name and (known is None or known[0] != name)
        shorter = known is None or (known[0] != template and len(script) < len(known[1]))
        if mine or shorter:
            kept[template] = (name, script)


def title(script: str) -> str:
    """Return what a script computes, in the words of its header."""
    lines = [line.removeprefix("--").strip() for line in script.splitlines()]
    start = next(i for i, line in enumerate(lines) if line.startswith("Computes"))
    end = next(i for i in range(start + 1, len(lines)) if lines[i].split(" ")[0] in _HEADS)
    return " ".join([lines[start].removeprefix("Computes").strip(), *lines[start + 1 : end]])


_HEADS = {"Assumes", "Reference", "Input", "Output", "Names", ""}


def main(names: list[str]) -> None:
    """Regenerate what is kept of all examples, or of those that are named."""
    manifest = json.loads(MANIFEST.read_text()) if MANIFEST.exists() else {}
    stems = {path.stem for path in examples()}
    manifest = {name: kept for name, kept in manifest.items() if name in stems}
    readable: dict[str, tuple[str, str]] = {}
    if names:
        readable = {
            path.stem: (source, path.read_text())
            for path in SCRIPTS.glob("*.m2")
            for source in [_source_of(path.stem)]
            if source not in names
        }
    for folder in (ANSWERS, SCRIPTS):
        folder.mkdir(exist_ok=True)
    for example in examples():
        if not names or example.stem in names:
            if (library := missing(example.stem)) is not None:
                print(f"{example.name} IS LEFT AS IT IS: {library} is not installed", flush=True)
                continue
            print(example.name, flush=True)
            printed, scripts = run(example)
            (ANSWERS / f"{example.stem}.txt").write_text(printed, encoding="utf-8")
            manifest[example.stem] = entry(printed, scripts)
            chosen(example.stem, scripts, readable)
    MANIFEST.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n")
    for template, (_, script) in readable.items():
        (SCRIPTS / f"{template}.m2").write_text(script, encoding="ascii")
    (SCRIPTS / "README.md").write_text(_index(readable), encoding="utf-8")


def _index(readable: dict[str, tuple[str, str]]) -> str:
    rows = [
        f"| [{template}]({template}.m2) | {title(script)} | `{source}.py` |"
        for template, (source, script) in sorted(readable.items())
    ]
    head = ["# One script of each kind", "", "Each runs by hand: `M2 --script FILE`.", ""]
    table = ["| script | computes | from the example |", "|---|---|---|"]
    return "\n".join([*head, *table, *rows]) + "\n"


def _source_of(template: str) -> str:
    """Return the example that the kept script of a template comes from."""
    rows = (SCRIPTS / "README.md").read_text(encoding="utf-8").splitlines()
    row = next(row for row in rows if row.startswith(f"| [{template}]("))
    return row.rpartition("`")[0].rpartition("`")[2].removesuffix(".py")


def _hash(text: str) -> str:
    # 64 bits: what is stale is to be noticed, nobody aims at it
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    main(sys.argv[1:])

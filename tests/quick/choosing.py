"""From changed files to words, and from words to tests: text alone, nothing of pytest."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# A word that stands in more test files than this does not tell which of them are about it.
_MANY = 15
# The golden cases, asked and read back; scripts; the Macaulay2 library; docstrings; examples.
_BY_PARAMETER = {
    "test_golden",
    "test_templates",
    "test_computations_golden",
    "test_m2_library",
    "test_docstrings",
    "test_examples",
}


@dataclass(frozen=True)
class Changed:
    """A file, and the numbers of the lines that are new or beside what vanished."""

    path: PurePosixPath
    lines: frozenset[int]


@dataclass(frozen=True)
class Choice:
    """Test files to be run as a whole; others to be searched for words, rare or common."""

    whole: frozenset[Path]
    searched: frozenset[Path]
    rare: frozenset[str]
    common: frozenset[str]

    def has(self, path: Path, name: str, called: Collection[str]) -> bool:
        """Say whether a test is chosen by its file, its name or the names that its code calls.

        A common word counts only as the value of a parameter, as in ``[M2-1.21-degree]``.
        """
        return (
            path in self.whole
            or not self.rare.isdisjoint(called)
            or any(word in name for word in self.rare)
            or not self.common.isdisjoint(re.split(r"[\[\]-]", name)[1:])
        )


def changes(root: Path, since: str) -> list[Changed]:
    """Return what differs from where the branch left a commit, new files too.

    Where there is no such commit, as in a clone of one branch, it is the last one of this branch.
    """
    base = (_git(root, "merge-base", since, "HEAD") or ["HEAD"])[0]
    found: dict[str, set[int]] = {}
    for line in _git(root, "diff", "--unified=0", "--no-prefix", "--no-renames", base):
        if line.startswith(("--- ", "+++ ")) and line[4:] != "/dev/null":
            name = line[4:].strip()
            found.setdefault(name, set())
        elif part := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
            first, count = int(part[1]), int(part[2] or 1)
            found[name].update(range(first, first + max(count, 1)))
    for name in _git(root, "ls-files", "--others", "--exclude-standard"):
        found[name] = set(range(1, 10**6))  # all lines
    return [Changed(PurePosixPath(name), frozenset(lines)) for name, lines in found.items()]


def _git(root: Path, *words: str) -> list[str]:
    told = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)
    return told.stdout.splitlines() if told.returncode == 0 else []


def nouns_of(root: Path, changed: Changed) -> set[str]:
    """Return what tests call by name of a changed file: public names that changed, or a noun."""
    path = changed.path
    stem = path.name.partition(".")[0]
    found: set[str] = set()
    match path.parts:
        case ("nnag_m2", *_) if path.suffix == ".py" and (root / path).exists():
            found = changed_names((root / path).read_text(encoding="utf-8"), changed.lines)
        case ("m2_templates", "lib", _) | ("tests", "m2", _):
            found = {stem, *_including(root, stem)}
        case ("m2_templates", "parts", _):
            found = _including(root, stem)
        case ("m2_templates", _) | ("examples", _):
            found = {stem}
        case ("tests", "golden", noun, _, _):
            found = {noun}
    return found


def changed_names(text: str, lines: frozenset[int]) -> set[str]:
    """Return the public functions and classes of a module that changed, or use what did.

    What they use in the same module counts: private functions and constants, at any depth.
    """
    parts: dict[str, tuple[set[int], set[str]]] = {}
    for node in ast.parse(text).body:
        own = _defined(node)
        used = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
        for name in own:
            parts[name] = set(range(first, (node.end_lineno or first) + 1)), used
    changed = {name for name, (span, _) in parts.items() if span & lines}
    while more := {n for n, (_, used) in parts.items() if used & changed} - changed:
        changed |= more
    return {name for name in changed if not name.startswith("_") and not name.isupper()}


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _including(root: Path, part: str) -> set[str]:
    """Return the nouns whose templates include a part, or use a function of the library."""
    folder = root / "m2_templates"
    library = {path.stem: path.read_text("utf-8") for path in (folder / "lib").glob("*.m2")}
    users = {part}
    while more := {name for name in library.keys() - users if _words(library[name]) & users}:
        users |= more
    drivers = {d.name.partition(".")[0]: d.read_text("utf-8") for d in folder.glob("*.m2.j2")}
    return {
        noun
        for noun, text in drivers.items()
        if f"/{part}.m2" in text or ("${ library }" in text and _words(text) & users)
    }


def _words(text: str) -> set[str]:
    """Return the words of a text."""
    return set(re.findall(r"\w+", text))


def choice(root: Path, changed: Iterable[Changed]) -> Choice:
    """Return the tests that changes are about, as the package's docstring says."""
    given = list(changed)
    nouns: set[str] = set().union(*(nouns_of(root, each) for each in given))
    # a module or a helper of the tests: by its own name, and by the name that imports it
    modules = [each.path for each in given if each.path.suffix == ".py"]
    own = {root / path for path in modules if path.name.startswith("test_")}
    names = nouns | {path.stem for path in modules if path.parts[0] == "nnag_m2"} - {"__init__"}
    imports = {".".join(path.with_suffix("").parts) for path in modules}
    imports |= {name.removeprefix("tests.") for name in imports if name.startswith("tests.")}
    texts = {p: p.read_text(encoding="utf-8") for p in (root / "tests").rglob("test_*.py")}
    whole = {
        path
        for path, text in texts.items()
        if path in own
        or any(f"_{name.strip('_')}_" in f"_{path.stem}_" for name in names)
        or ("unit" in path.parts and imports & _imported(text))
    }
    where = {noun: {p for p, t in texts.items() if re.search(rf"\b{noun}\b", t)} for noun in nouns}
    rare = {noun for noun, files in where.items() if len(files) <= _MANY}
    # whose tests have nouns or modules as parameters, none of which stands in the file
    by_parameter = {path for path in texts if path.stem in _BY_PARAMETER} if names else set()
    searched = set().union(by_parameter, *where.values()) - whole
    docstrings = {name for name in imports if name.startswith("nnag_m2.")}
    common = nouns - rare | docstrings
    return Choice(frozenset(whole), frozenset(searched), frozenset(rare), frozenset(common))


def _imported(text: str) -> set[str]:
    """Return the modules that a file imports, by their full names."""
    return set(re.findall(r"^\s*(?:from|import) ([\w.]+)", text, re.MULTILINE))

"""Pages of the site that are made of what is there: README, stub of the package, examples.

MkDocs runs this file when it builds the site (plugin ``gen-files``).
"""

from __future__ import annotations

import ast
import re
import sqlite3
from contextlib import closing
from html import escape, unescape
from pathlib import Path

import mkdocs_gen_files

HOME = Path(__file__).resolve().parents[2]
EXAMPLES = HOME / "examples"
_TOPIC = re.compile(r"^# (.*)\n((?:from .*\n)+)", re.MULTILINE)
_NAME = re.compile(r"^from \.(\S+) import (\w+) as", re.MULTILINE)

_OF_SYMPY = {"GF", "QQ"}
"""Names that the package hands on; their documentation is elsewhere."""


def slug(title: str) -> str:
    """Return the name of a page's file."""
    return re.sub(r"\W+", "-", title.lower()).strip("-")


def write(path: str, text: str) -> None:
    """Write a page of the site."""
    with mkdocs_gen_files.open(path, "w") as page:
        page.write(text)


def guide() -> None:
    """Write the sections of the README, each as a page."""
    text = (HOME / "README.md").read_text(encoding="utf-8")
    for section in re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]:
        title = section.partition("\n")[0][3:]
        # one heading up, since a section is a page here
        page = re.sub(r"^#(#+ )", r"\1", section, flags=re.MULTILINE)
        write(f"guide/{slug(title)}.md", page)


def topics() -> dict[str, list[tuple[str, str]]]:
    """Return the public names with their modules, by topic."""
    stub = (HOME / "nnag_m2" / "__init__.pyi").read_text(encoding="utf-8")
    return {title: _NAME.findall(lines) for title, lines in _TOPIC.findall(stub)}


def api() -> None:
    """Write a page of each topic, and one that lists them all."""
    index = ["# API by topic\n"]
    for title, names in topics().items():
        short = title.partition(":")[0]
        page = [f"# {title}\n"]
        index.append(f"\n## [{title}]({slug(short)}.md)\n")
        for module, name in names:
            if name in _OF_SYMPY:
                page.append(f"\n`{name}` is sympy's.\n")
                continue
            page.append(f"\n::: nnag_m2.{module}.{name}\n")
            index.append(f"- [`{name}`][nnag_m2.{module}.{name}]\n")
        write(f"api/{slug(short)}.md", "".join(page))
    write("api/index.md", "".join(index))


def drawn_by(source: str) -> list[str]:
    """Return the names in quotes where an example that is run by itself saves its pictures."""
    run = source.partition('if __name__ == "__main__":')[2]
    return list(dict.fromkeys(re.findall(r"""['"](\w+)['"]""", run)))


def title_of(picture: Path) -> str:
    """Return the title that stands in an SVG file."""
    return unescape(re.findall(r"<title>(.*)</title>", picture.read_text(encoding="utf-8"))[0])


def gallery() -> None:
    """Write all examples: what they are about, their pictures, what they print, their code."""
    page = ["# Gallery\n\nEach of these is a file of `examples/`, with what it prints.\n"]
    pictures = {path.stem: path for path in (EXAMPLES / "pictures").glob("*.svg")}
    without = set(pictures)
    for path in sorted(EXAMPLES.glob("*.py")):
        answer = EXAMPLES / "answers" / f"{path.stem}.txt"
        if not answer.exists():
            continue
        source = path.read_text(encoding="utf-8")
        about = ast.get_docstring(ast.parse(source)) or ""
        first, _, rest = about.partition("\n\n")
        page.append(f"\n## {path.stem}\n\n{first}\n\n{rest}\n\n")
        for name in drawn_by(source):
            if name in pictures:
                page.append(f"![{title_of(pictures[name])}](pictures/{name}.svg)\n\n")
                without.discard(name)
        for label, kind, text in (
            ("What it prints", "text", answer.read_text(encoding="utf-8")),
            ("Code", "python", source),
        ):
            page.append(f'??? note "{label}"\n\n    ``````{kind}\n')
            page += [f"    {line}\n" for line in text.splitlines()]
            page.append("    ``````\n\n")
    if without:
        raise LookupError(f"no example says that it draws {', '.join(sorted(without))}")
    write("gallery.md", "".join(page))
    for picture in pictures.values():
        write(f"pictures/{picture.name}", picture.read_text(encoding="utf-8"))


def atlas() -> None:
    """Write the records of the atlas, a row for each architecture, to be filtered and sorted."""
    place = f"file:{HOME / 'docs' / 'atlas.sqlite'}?mode=ro"
    with closing(sqlite3.connect(place, uri=True)) as base:
        records = base.execute("SELECT label, shown, status, certainty FROM records").fetchall()
    rows: dict[str, dict[str, str]] = {}
    for label, shown, status, certainty in records:
        question, _, name = label.partition(" of ")
        mark = "" if certainty != "probabilistic" else "*"
        cell = f"{shown}{mark}" if status == "answered" else "not in time"
        rows.setdefault(name, {})[question] = cell
    columns = list(dict.fromkeys(label.partition(" of ")[0] for label, *_ in records))
    head = "".join(f"<th>{name.replace('_', ' ')}</th>" for name in ("architecture", *columns))
    lines = [
        f"<tr><td><code>{escape(name)}</code></td>"
        + "".join(f"<td>{escape(cells.get(column, ''))}</td>" for column in columns)
        + "</tr>"
        for name, cells in sorted(rows.items())
    ]
    text = (HOME / "docs" / "site" / "atlas_introduction.md").read_text(encoding="utf-8")
    table = (
        f'<table id="atlas"><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table>'
    )
    write("atlas.md", f"{text}\n{table}\n")
    write("atlas.js", (HOME / "docs" / "site" / "atlas.js").read_text(encoding="utf-8"))


guide()
api()
gallery()
atlas()

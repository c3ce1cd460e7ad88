"""Links between files of the repository as links of the site; formulas without anything loaded."""

from __future__ import annotations

import os.path
import re
from html import unescape
from typing import Any

from latex2mathml.converter import convert

_FORMULA = re.compile(r"(jp-RenderedLatex[^>]*>\s*)\$(?:\\displaystyle )?(.*?)\$", re.DOTALL)
"""What a cell shows in LaTeX: browsers read MathML, and no script has to be fetched for it."""

_LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)(#[^)]*)?\)")


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Return the text of a page with its links mended."""
    folder = os.path.dirname(page.file.src_uri)

    def mended(link: re.Match[str]) -> str:
        target, anchor = link.group(1), link.group(2) or ""
        to = _place(target, from_readme=folder == "guide")
        if to is None:
            return link.group(0)
        return f"]({os.path.relpath(to, folder or '.')}{anchor})"

    return _LINK.sub(mended, markdown)


def on_post_page(output: str, **_: Any) -> str:
    """Return a page with the formulas of its cells in MathML."""

    def formula(found: re.Match[str]) -> str:
        return found.group(1) + convert(unescape(found.group(2)), display="block")

    return _FORMULA.sub(formula, output)


def _place(target: str, from_readme: bool) -> str | None:
    """Return where on the site a file of the repository is; ``None`` for what needs no change."""
    if from_readme and target.startswith("docs/"):
        return target.removeprefix("docs/")
    path = target if from_readme else target.removeprefix("../")
    if path.startswith("examples/pictures/"):
        return path.removeprefix("examples/")
    if path.startswith("examples/"):
        return "gallery.md"
    return None

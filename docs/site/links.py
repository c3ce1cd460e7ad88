"""Links between files of the repository, as links between pages of the site."""

from __future__ import annotations

import os.path
import re
from typing import Any

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

"""Jinja templates to Macaulay2 scripts.

Values are inserted as ``${ value }`` and statements written ``--% include "parts/name.m2.j2" %--``:
Jinja's own brackets collide with Macaulay2's, ``$`` is no Macaulay2 at all, so that a forgotten
placeholder fails at its own line, and ``--%`` is a comment to every editor.  Jinja's line
statements would do as well, but they swallow the blank lines after them.

``${ library }`` stands for the functions of ``lib/`` that the lines after it use, with those that
these use, each after what it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2 import TemplateError as JinjaError

from nnag_m2.errors import TemplateError

_SUFFIX = ".m2.j2"

_LIBRARY = "--library--"
"""Stands in a script for the functions of the library while it is not known which are used."""

_NO_CODE = re.compile(r'--.*|"[^"\n]*"')
_WORD = re.compile(r"[A-Za-z]\w*")

_SHORT = 1000
"""Longer values are left out where used functions are looked for: they are polynomials."""


@cache
def template_folder() -> Path:
    """Return the folder with the templates: inside an installed package, else the checkout's."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "m2_templates", package.parent / "m2_templates"):
        if (folder / "lib").is_dir():
            return folder
    raise TemplateError(f"the templates are missing: no m2_templates beside or in {package}")


def _folders(own: str) -> list[Path]:
    """Return where templates and library functions are looked for."""
    return [*([Path(own)] if own else []), template_folder()]


@cache
def _environment(own: str = "") -> Environment:
    return Environment(
        loader=FileSystemLoader(_folders(own)),
        variable_start_string="${",
        variable_end_string="}",
        block_start_string="--%",
        block_end_string="%--",
        comment_start_string="--#",
        comment_end_string="#--",
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
    )


class Script(str):
    """A script, shown as code in a notebook."""

    __slots__ = ()

    def _repr_markdown_(self) -> str:
        # a fence longer than any inside
        ticks = max((len(run) for run in re.findall("`+", self)), default=0)
        fence = "`" * max(3, ticks + 1)
        return f"{fence}macaulay2\n{self.rstrip()}\n{fence}"


class Rendered(Script):
    """A script as a template made it: what it does to a process of Macaulay2 is known."""

    __slots__ = ()


IN_TEXT = "currentString"
"""What Macaulay2 calls a text that it evaluates."""


class ByHand(Script):
    """A script that runs a text of somebody's, of whose lines errors speak.

    Attributes
    ----------
    text, place
        The text, and what Macaulay2 calls it: the name of its file, or ``IN_TEXT``.
    """

    text: str
    place: str

    def __new__(cls, script: str, text: str, place: str = IN_TEXT) -> ByHand:
        """Return the script."""
        made = super().__new__(cls, script)
        made.text, made.place = text, place
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return ByHand, (str(self), self.text, self.place)


def render(template: str, values: Mapping[str, Any], own: str = "") -> str:
    """Return the script that the template ``<template>.m2.j2`` makes of the values.

    Parameters
    ----------
    template, values
        Its name, and a text for each placeholder.
    own
        A folder that is looked into first, with templates and ``lib/`` of another package.

    Raises
    ------
    TemplateError
        When the template is missing, malformed, or names a value that was not given.
    """
    try:
        found = _environment(own).get_template(template + _SUFFIX)
        script = found.render(values, library=_LIBRARY)
        if _LIBRARY in script:
            short = {k: v if len(v) < _SHORT else "0" for k, v in values.items()}
            _, _, body = found.render(short, library=_LIBRARY).partition(_LIBRARY)
            library = "\n".join(_library(own, body)).rstrip()
            script = script.replace(_LIBRARY if library else f"{_LIBRARY}\n\n", library, 1)
        return Script(script) if own else Rendered(script)  # of others it is not known
    except TemplateNotFound as error:
        raise TemplateError(f"template {template}: no file {error.name}") from error
    except JinjaError as error:
        line = getattr(error, "lineno", None)
        at = f", line {line}" if line else ""
        raise TemplateError(f"template {template}{at}: {error}") from error


def _library(own: str, code: str) -> list[str]:
    """Return the functions that code uses, each after those that it uses itself."""
    functions = _functions(own)
    begun: set[str] = set()
    found: list[str] = []

    def visit(names: Iterable[str]) -> None:
        for name in names:
            if name in functions and name not in begun:
                begun.add(name)
                text, used = functions[name]
                visit(used)
                found.append(text)

    visit(_words(code))
    return found


@cache
def _functions(own: str) -> dict[str, tuple[str, list[str]]]:
    """Return the functions of the library by their names, each with those that it uses itself."""
    paths = [path for folder in reversed(_folders(own)) for path in folder.glob("lib/*.m2")]
    texts = {path.stem: path.read_text() for path in paths}
    return {
        name: (text, [word for word in _words(text) if word in texts and word != name])
        for name, text in texts.items()
    }


def _words(code: str) -> Iterable[str]:
    """Return the words of code, without comments and strings, in their sequence."""
    return dict.fromkeys(_WORD.findall(_NO_CODE.sub("", code)))


@cache
def script_globals(own: str = "") -> frozenset[str]:
    """Return the names that drivers and their parts assign: no variable of a user may take one."""
    assigned = re.compile(r"^([A-Za-z]\w*)\s*=[^=]", re.MULTILINE)
    paths = (path for folder in _folders(own) for path in sorted(folder.rglob("*" + _SUFFIX)))
    texts = (path.read_text() for path in paths)
    return frozenset(name for text in texts for name in assigned.findall(text))

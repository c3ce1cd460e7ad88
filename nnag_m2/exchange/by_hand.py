"""Macaulay2 by hand: files and commands of people's own, with values going in and coming out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from nnag_m2.algebra.arguments import path_argument
from nnag_m2.asking import Answer, Provenance, expect, question
from nnag_m2.asking.leaf import by_hand
from nnag_m2.engine.replies import read_reply
from nnag_m2.engine.templates import IN_TEXT, ByHand, render
from nnag_m2.errors import InputError, shown
from nnag_m2.exchange.counterparts import value_of
from nnag_m2.exchange.macaulay2_text import bindings, quoted

_HOW = Provenance(
    "Macaulay2, by hand",
    "probabilistic",
    "somebody's own commands: nothing is known about how they find what they find",
)


@question
def from_macaulay2(source: str | os.PathLike[str]) -> dict[str, Any]:
    r"""Return what a file of Macaulay2, or a text, gives names to.

    It is run by Macaulay2, statement by statement: rings with any degrees and orders, ``matrix``,
    ``minors``, ``sub``, loops, packages, and ``load`` of files beside it.  The process is not the
    one that answers the questions of this package.

    Parameters
    ----------
    source
        A path; or a text, which has several lines or does not end in ``.m2``.

    Returns
    -------
    dict
        By name: integers, rational numbers, texts and truths; ``Poly``, ``Ideal``,
        ``PolynomialMap`` (of a map between polynomial rings, the images of the variables), matrices
        and fractions of polynomials as sympy has them (a matrix modulo ``p`` as its rows), lists as
        tuples and hash tables as dictionaries of these.  Degrees and orders of rings are left
        behind.  What has no counterpart is a ``Macaulay2Text`` with the reason: Laurent, skew
        commutative, Weyl and quotient rings and what lives in them, inexact numbers, modules,
        complexes, functions.

    Raises
    ------
    InputError
        For a file that cannot be read.
    EngineComplaint
        For an error in the text, with line and column.

    Examples
    --------
    >>> found = from_macaulay2('''
    ... R = QQ[x, y, Degrees => {2, 3}]
    ... M = matrix {{x, y}, {y, x^2}}
    ... I = minors(2, M)
    ... ''')
    >>> found["I"], found["M"]
    (Ideal([x**3 - y**2], [x, y]), Matrix([
    [x,    y],
    [y, x**2]]))
    """
    text, path = _text_of(source)
    run = f"value {quoted(text)}" if path is None else f"load {quoted(str(path))}"
    what = "somebody's text, statement by statement" if path is None else "somebody's file"
    place = IN_TEXT if path is None else path.name
    context = {"run": run, "what": what}
    context |= {} if path is None else {"folder": quoted(f"{path.parent}/")}
    found = expect(tuple, _asked("from_macaulay2", context, text, place))
    values = {expect(str, name): value_of(item) for name, item in found}
    return Answer(values, _HOW)  # type: ignore[return-value]


@question
def macaulay2(command: str, **values: Any) -> Any:
    """Return the value of a command in Macaulay2, with values bound to names.

    Parameters
    ----------
    command
        One statement or several; the value is that of the last one.
    values
        Ideals, polynomials, maps, matrices, numbers, lists; those of one ring share it, and the
        ring of the first is in use: its variables can be named in the command.  A comment of the
        script says which name stands for a symbol that had to be renamed.

    Returns
    -------
    value
        As in ``from_macaulay2``.

    Raises
    ------
    InputError
        For values that Macaulay2 has no words for, and names that are none.
    EngineComplaint
        For an error in the command.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import Ideal
    >>> macaulay2("degree (I + ideal(y^3))", I=Ideal([x**2 - y], [x, y]))
    6
    >>> macaulay2("betti res ideal(x^2, y)", I=Ideal([x], [x, y])).kind
    'BettiTally'
    """
    if not isinstance(command, str) or not command.strip():
        raise InputError("a command of Macaulay2 is needed", shown(command), '"degree I"')
    statements, renamed = bindings(values)
    context = {"legend": renamed, "bindings": "\n".join(statements), "text": quoted(command)}
    return Answer(value_of(_asked("macaulay2", context, command)), _HOW)


def _asked(template: str, context: dict[str, Any], text: str, place: str = IN_TEXT) -> Any:
    """Return the reply to a script by hand; what complains speaks of the lines of the text."""
    script = ByHand(render(f"by_hand/{template}", context), text, place)
    return read_reply(by_hand(script, template).text, ())


def _text_of(source: Any) -> tuple[str, Path | None]:
    """Return the text, and its file."""
    is_path = isinstance(source, os.PathLike) or (
        isinstance(source, str) and "\n" not in source and source.rstrip().endswith(".m2")
    )
    if isinstance(source, str) and not is_path:
        return source, None
    path = path_argument(source).expanduser()
    try:
        return path.read_text(encoding="utf-8"), path.resolve()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("a file that can be read", f"{path}: {error}") from error

"""From sympy symbols to Macaulay2 names and back.

A symbol keeps its name when the name is on an allow-list: one letter or a Greek letter's word,
alone (``x``), with digits (``x1``) or with an index (``x_1``).  Everything else, and whatever
would clash with another symbol, with Macaulay2 or with the script's own names, is renamed; the
script's header says which name stands for which symbol.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterable, Sequence

from sympy import Symbol

_GREEK = """
alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi
chi psi omega Delta Theta Lambda Xi Sigma Phi Psi Omega
"""

# Macaulay2 1.21 and 1.26.06 define these (a test asks the engine), the others not.
_TAKEN_BY_MACAULAY2 = {"chi", "zeta", "pi"}

_HEADS = (set(string.ascii_letters) | set(_GREEK.split())) - _TAKEN_BY_MACAULAY2

_PLAIN, _DIGITS, _INDEX = "plain", "digits", "index"

_SHAPE = re.compile(r"([A-Za-z]+)(?:(_?)(0|[1-9][0-9]{0,8}))?")


def _parts(name: str) -> tuple[str, str] | None:
    """Return head and style of an allowed name, ``None`` for any other."""
    match = _SHAPE.fullmatch(name)
    if not match or match[1] not in _HEADS:
        return None
    style = _PLAIN if match[3] is None else _INDEX if match[2] else _DIGITS
    if style == _DIGITS and match[1] in ("i", "o"):  # the interpreter's input and output lines
        return None
    return match[1], style


def macaulay2_names(symbols: Sequence[Symbol], reserved: Iterable[str] = ()) -> tuple[str, ...]:
    """Return one Macaulay2 name for each symbol, all different.

    Parameters
    ----------
    symbols
        The variables of all rings of a script; equal symbols in two rings get two names.
    reserved
        Names that the script itself uses.

    Returns
    -------
    tuple of str
        Names such that a product of powers, written without any sign between its factors as
        Macaulay2's engine prints it (``x2y_1^3``), can be read back in one way only: no head is
        part of another one, and no head comes both alone and with digits.
    """
    used = set(reserved)
    styles: dict[str, str] = {}
    kept: dict[int, str] = {}
    for position, symbol in enumerate(symbols):
        name = str(symbol.name)
        parts = _parts(name)
        if parts is None or name in used or (parts[0] in used and parts[1] == _INDEX):
            continue
        head, style = parts
        if styles.get(head, style) != style or any(
            head != other and (head in other or other in head) for other in styles
        ):
            continue
        styles[head] = style
        used.add(name)
        kept[position] = name
    return _fill(len(symbols), kept, styles, set(reserved))


def _fill(
    count: int, kept: dict[int, str], styles: dict[str, str], reserved: set[str]
) -> tuple[str, ...]:
    """Return all names, with ``v_1, v_2, ...`` (or another free letter) where none is kept."""
    if len(kept) == count:
        return tuple(kept[i] for i in range(count))
    letters = {letter for head in styles for letter in head} | reserved
    free = [h for h in "vwuabcdefghjklmnpqrstxyz" + string.ascii_uppercase if h not in letters]
    if not free:  # every letter is somebody's: start again with nobody's
        return _fill(count, {}, {}, reserved)
    fresh = iter(range(1, count + 1))
    return tuple(kept[i] if i in kept else f"{free[0]}_{next(fresh)}" for i in range(count))


def legend(symbols: Sequence[Symbol], names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (name, symbol as printable ASCII in quotes) for every symbol that was renamed."""
    return tuple(
        (name, _quoted(symbol.name))
        for symbol, name in zip(symbols, names, strict=True)
        if symbol.name != name
    )


def _quoted(name: str) -> str:
    text = name if len(name) <= 60 else f"{name[:60]}... ({len(name)} characters)"
    # JSON in ASCII has no line breaks and no control characters: it cannot leave a comment.
    return json.dumps(text).replace("\x7f", "\\u007f")

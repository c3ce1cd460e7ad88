"""Variables, matrices and fields from text: by regular expressions, nothing is evaluated."""

from __future__ import annotations

import re

from sympy import GF, QQ, ImmutableMatrix, Rational, Symbol, isprime, nextprime
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.fields import LARGEST_CHARACTERISTIC
from nnag_m2.algebra.text.names import names_in
from nnag_m2.algebra.text.source import COMMA, Source, integer, shorten
from nnag_m2.calling import named

VARIABLE_LIMIT = 10_000
"""The largest number of variables that one text may declare."""

_ROW = re.compile(r";\s*|\n\s*")
_ENTRY = re.compile(r"\s*,\s*|\s+")
_NUMBER = re.compile(r"([+-]?)([0-9]+)(?:/([0-9]+))?")
_FIELD = re.compile(r"\s*(?:QQ|(?:GF\s*\(\s*|GF|ZZ\s*/\s*\(?\s*)([0-9]+)\s*\)?)\s*")
_BRACKETS = dict.fromkeys("[](){}", "rows without brackets, such as 1, 2; 3, 4")


@named
def parse_variables(text: str) -> tuple[Symbol, ...]:
    """Return the symbols that a text lists, separated by commas or blanks.

    Parameters
    ----------
    text
        Names and ranges such as ``x_1..x_4``, whose numbers ascend.

    Returns
    -------
    tuple of Symbol
        Different symbols without assumptions, at least one and at most 10,000.

    Raises
    ------
    InputError
        For bad or repeated names, for ranges whose ends do not fit, and for a text without names.

    Examples
    --------
    >>> parse_variables("x, y_1 z_8..z_10")
    (x, y_1, z_8, z_9, z_10)
    """
    source = Source(text)
    found: dict[str, Symbol] = {}
    for part in source.parts(COMMA, closing=","):
        for position, name in names_in(part):
            if name in found or len(found) == VARIABLE_LIMIT:
                required = f"up to {VARIABLE_LIMIT:,} variables, different from each other"
                came = f"{shorten(name)} again" if name in found else "more"
                raise part.error(position, required, came, "leaving it out")
            found[name] = Symbol(name)
    return tuple(found.values())


@named
def parse_matrix(text: str) -> ImmutableMatrix:
    """Return the matrix that a text stands for.

    Parameters
    ----------
    text
        Rows separated by ``;`` or newlines, entries by ``,`` or blanks; each entry is an integer
        or a fraction such as ``-3/4``, without blanks inside.

    Returns
    -------
    ImmutableMatrix
        Of exact rational numbers, shape ``(rows, columns)``.

    Raises
    ------
    InputError
        For other entries, such as decimal numbers; for rows of different lengths; for no entries.

    Examples
    --------
    >>> parse_matrix("1, 0; 1/2, -3")
    Matrix([
    [  1,  0],
    [1/2, -3]])
    """
    source = Source(text)
    rows: list[list[Rational]] = []
    for row in source.parts(_ROW, closing=";"):
        rows.append([_number(entry) for entry in row.parts(_ENTRY)])
        if len(rows[-1]) != len(rows[0]):
            required = f"all rows are as long as the first, which has {len(rows[0])} entries"
            raise row.error(0, required, f"a row of {len(rows[-1])}", "0 for empty places")
    return ImmutableMatrix(rows)


@named
def parse_field(text: str) -> Domain:
    """Return the field that a text names.

    Parameters
    ----------
    text
        ``QQ``, or a prime field as ``GF(7)``, ``GF7``, ``ZZ/7`` or ``ZZ/(7)``.

    Returns
    -------
    Domain
        ``QQ`` or ``GF(p)``, with ``p`` a prime below 2^31.

    Raises
    ------
    InputError
        For all other texts; for numbers that are no such prime.

    Examples
    --------
    >>> parse_field("QQ"), parse_field("ZZ/7")
    (QQ, GF(7))
    """
    source = Source(text)
    match = _FIELD.fullmatch(text)
    if match is None or text.count("(") != text.count(")"):
        position, came = len(text) - len(text.lstrip()), repr(shorten(text.strip()))
        raise source.error(position, "the field is QQ or GF(p)", came, "QQ, GF(7) or ZZ/7")
    if match[1] is None:
        return QQ
    p = integer(match[1])
    if p > LARGEST_CHARACTERISTIC or not isprime(p):
        required = "the p of a prime field GF(p) is a prime below 2^31"
        hint = f"GF({nextprime(p) if p < LARGEST_CHARACTERISTIC else 32003})"
        raise source.error(match.start(1), required, shorten(match[1]), hint)
    return GF(p)


def _number(entry: Source) -> Rational:
    """Return the value of one entry of a matrix."""
    required, text = "entries are integers or fractions such as -3/4", entry.piece
    match = _NUMBER.fullmatch(text)
    if match is None:
        strays = (i for i, character in enumerate(text) if character not in "+-/0123456789")
        position = next(strays, None)
        if position is not None:
            raise entry.stray(position, required, _BRACKETS)
        hint = "a comma or a blank between entries, and none inside"
        raise entry.error(0, required, repr(shorten(text)), hint)
    denominator = integer(match[3] or "1")
    if not denominator:
        raise entry.error(match.start(3), required, "the denominator 0", "another denominator")
    return Rational(integer(match[2]) * (-1 if match[1] == "-" else 1), denominator)

"""Variables, matrices and fields from text: by regular expressions, nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Any

from sympy import GF, QQ, ImmutableMatrix, Rational, Symbol, isprime, nextprime
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.exact_numbers import from_digits
from nnag_m2.algebra.fields import LARGEST_CHARACTERISTIC
from nnag_m2.algebra.text.source import (
    COMMA,
    NAME,
    Source,
    canonical,
    indexed,
    shorten,
    stray_in_name,
)
from nnag_m2.errors import named

VARIABLE_LIMIT = 10_000
"""The largest number of variables that one text may declare."""

_MANY = f"up to {VARIABLE_LIMIT:,} variables, different from each other"
_RANGE = re.compile(rf"({NAME})(?:\s*\.\.\s*({NAME}))?\s*")
_NO_NAMES = dict.fromkeys("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹", "a name that starts with a letter, plain digits")
_NO_NAMES["."] = "a range with two dots, such as x_1..x_4"
_ROW = re.compile(r";\s*|\n\s*")
_ENTRY = re.compile(r"\s*,\s*|\s+")
_NUMBER = re.compile(r"([+-]?[0-9]+)(?:/([0-9]+))?")
_STRAY = re.compile("[^-+/0-9]")
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
    found: dict[str, Symbol] = {}
    for part in Source(text).parts(COMMA, closing=","):
        for position, name in _names(part):
            if name in found or len(found) == VARIABLE_LIMIT:
                came = f"{shorten(name)} again" if name in found else "more"
                raise part.error(position, _MANY, came, "leaving it out")
            found[name] = Symbol(name)
    return tuple(found.values())


def _names(part: Source) -> Iterator[tuple[int, str]]:
    """Return the names in a part of the text with their places, ranges written out."""
    position, required = part.start, "variables have names of letters and digits: x, y_1 or z'"
    while position < part.stop:
        match = _RANGE.match(part.text, position, part.stop)
        if match is None:
            raise part.stray(position, required, _NO_NAMES)
        for group in (1, 2):
            stray = stray_in_name(match[group] or "")
            if stray is not None:
                raise part.stray(match.start(group) + stray, required, _NO_NAMES)
        names = [canonical(name) for name in match.groups() if name]
        for name in _between(part, position, *names) if match[2] else names:
            yield position, name
        position = match.end()


def _between(part: Source, position: int, first: str, last: str) -> list[str]:
    """Return the names in a range: of letters, of one number, or of several as in Macaulay2."""
    if re.fullmatch("[a-z]{2}|[A-Z]{2}", first + last) and first <= last:
        return [chr(letter) for letter in range(ord(first), ord(last) + 1)]
    (stem, *low), (other, *high) = _numbered(first), _numbered(last)
    if not low or stem != other or len(low) != len(high) or any(map(int.__gt__, low, high)):
        required = "the ends of a range differ by an ascending number at their end"
        raise part.error(position, required, shorten(f"{first}..{last}"), "x_1..x_4")
    if prod(b - a + 1 for a, b in zip(low, high, strict=True)) > VARIABLE_LIMIT:
        raise part.error(position, _MANY, "more", "a shorter range")
    ranges = (range(a, b + 1) for a, b in zip(low, high, strict=True))
    return [indexed(stem, numbers) for numbers in product(*ranges)]


def _numbered(name: str) -> list[Any]:
    """Return a name as its stem and the numbers at its end, which have no leading zeros."""
    stem, bracket, index = name.partition("(")
    if bracket:
        return [stem, *map(int, index.removesuffix(")").split(","))]
    match = re.fullmatch("(.*?)(0|[1-9][0-9]*)", name)
    return [match[1], from_digits(match[2])] if match else [name]


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
    rows: list[list[Rational]] = []
    for row in Source(text).parts(_ROW, closing=";"):
        rows.append([_number(entry) for entry in row.parts(_ENTRY, closing="")])
        if len(rows[-1]) != len(rows[0]):
            required = f"all rows are as long as the first, which has {len(rows[0])} entries"
            raise row.error(row.start, required, f"a row of {len(rows[-1])}", "0 for empty places")
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
    p = from_digits(match[1])
    if p > LARGEST_CHARACTERISTIC or not isprime(p):
        required = "the p of a prime field GF(p) is a prime below 2^31"
        hint = f"GF({nextprime(p) if p < LARGEST_CHARACTERISTIC else 32003})"
        raise source.error(match.start(1), required, shorten(match[1]), hint)
    return GF(p)


def _number(entry: Source) -> Rational:
    """Return the value of one entry of a matrix."""
    required = "entries are integers or fractions such as -3/4"
    match = _NUMBER.fullmatch(entry.piece)
    if match is None:
        if stray := _STRAY.search(entry.text, entry.start, entry.stop):
            raise entry.stray(stray.start(), required, _BRACKETS)
        hint = "a comma or a blank between entries, and none inside"
        raise entry.error(entry.start, required, repr(shorten(entry.piece)), hint)
    numerator, denominator = from_digits(match[1].lstrip("+")), from_digits(match[2] or "1")
    if not denominator:
        position = entry.start + match.start(2)
        raise entry.error(position, required, "the denominator 0", "another denominator")
    return Rational(numerator, denominator)

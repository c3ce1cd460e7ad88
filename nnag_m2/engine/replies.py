"""What Macaulay2 answers, read back exactly; no process, no ``eval``, no ``sympify``.

A reply is text in lines.  Scalars are ``integer 5`` and ``boolean true``; lists say how many
items follow; polynomials and ideals name characteristic and variables of their ring and carry
one polynomial a line, in the compact form that Macaulay2's engine prints fastest (``3/2x2y_1^3``:
in a name of one letter the exponent follows directly, in a longer one after ``^``).  The last
line tells the length of all that is above it, so that a truncated reply is never taken for an
answer.

    ideal 2 0 x y_1
    x2-3/2y_1^3
    x
    end 30
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sympy import QQ, Poly
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.engine.printing import Ring
from nnag_m2.errors import ReplyError


def read_reply(text: str, rings: Sequence[Ring]) -> Any:
    """Return the answer that a reply holds.

    Parameters
    ----------
    text
        The whole reply.
    rings
        The rings of the script; a polynomial's ring is recognized by its variables' names.

    Returns
    -------
    int, bool, Poly, Ideal or (nested) tuple of them
        In the variables of the user.

    Raises
    ------
    ReplyError
        When the text is cut off, malformed, or speaks of a ring that the script does not have.
    """
    length = text.rfind("end ")
    if length < 1 or text[length:] != f"end {length}\n":
        raise ReplyError(f"the reply is cut off or damaged: it ends in {text[-60:]!r}")
    rest = iter(text[: length - 1].split("\n"))
    try:
        answer = _value(rest, rings)
    except (ValueError, KeyError, IndexError, StopIteration) as error:
        raise ReplyError(f"the reply is malformed: {error!r} in {text[:200]!r}") from error
    if (extra := next(rest, None)) is not None:
        raise ReplyError(f"the reply goes on after the answer: {extra[:200]!r}")
    return answer


def _value(lines: Iterator[str], rings: Sequence[Ring]) -> Any:
    kind, *words = next(lines).split(" ")
    if kind == "integer":
        return int(words[0])
    if kind == "boolean":
        return {"true": True, "false": False}[words[0]]
    if kind == "list":
        return tuple(_value(lines, rings) for _ in range(int(words[0])))
    if kind not in ("polynomials", "ideal"):
        raise ReplyError(f"the reply has an unknown kind of value: {kind[:60]!r}")
    ring = _ring(int(words[1]), tuple(words[2:]), rings)
    reader = MonomialReader(ring.names)
    polys = tuple(_poly(next(lines), reader, ring) for _ in range(int(words[0])))
    return Ideal.of_polys(polys, ring.variables, ring.field) if kind == "ideal" else polys


def _ring(characteristic: int, names: tuple[str, ...], rings: Sequence[Ring]) -> Ring:
    for ring in rings:
        if ring.names == names and ring.field.characteristic() == characteristic:
            return ring
    known = "; ".join(f"{ring.field}[{','.join(ring.names)}]" for ring in rings)
    raise ReplyError(
        f"the reply speaks of a ring in {names} of characteristic {characteristic}, "
        f"the script has {known}"
    )


def _poly(text: str, reader: MonomialReader, ring: Ring) -> Poly:
    if text == "0":
        return poly_from_terms({}, ring.variables, ring.field)
    terms: dict[tuple[int, ...], Any] = {}
    numbers: dict[str, Any] = {}
    start = 1 if text.startswith("-") else 0
    for term in text[start:].replace("-", "+-").split("+"):
        number, monomial = reader.split(term)
        if number not in numbers:
            numbers[number] = read_coefficient(number, ring.field)
        exponents = reader.exponents(monomial)
        if exponents in terms:
            raise ReplyError(f"the reply repeats the monomial {monomial!r}")
        terms[exponents] = numbers[number]
    if start:  # the very first sign was cut off, for it does not separate two terms
        first = next(iter(terms))
        terms[first] = -terms[first]
    return poly_from_terms(terms, ring.variables, ring.field)


def read_coefficient(text: str, field: Domain) -> Any:
    """Return the field element of ``3``, ``-3/4``, or of an omitted 1: empty or ``-``."""
    if text in ("", "-"):
        return field(-1 if text else 1)
    if field == QQ:
        top, _, bottom = text.partition("/")
        return QQ(int(top), int(bottom or "1"))
    return field(int(text))


class MonomialReader:
    """Reads powers of named variables, remembering each monomial it has read."""

    def __init__(self, names: Sequence[str]) -> None:
        self._places = {name: place for place, name in enumerate(names)}
        self._known: dict[str, tuple[int, ...]] = {"": (0,) * len(names)}
        long = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
        short = [name for name in names if len(name) == 1]
        parts = [rf"({'|'.join(map(re.escape, long))})(?:\^([0-9]+))?(?![0-9])"] if long else []
        parts += [f"([{''.join(short)}])([0-9]*)"] if short else []
        self._power = re.compile("|".join(parts))
        self._groups = 2 * len(parts)
        self._term = re.compile(r"(-?[0-9]*(?:/[0-9]+)?)(.*)")

    def split(self, term: str) -> tuple[str, str]:
        """Return coefficient and monomial of a term, both as text."""
        match = self._term.fullmatch(term)
        if match is None or not term:
            raise ReplyError(f"the reply has a term that cannot be read: {term[:60]!r}")
        return match[1], match[2]

    def exponents(self, monomial: str) -> tuple[int, ...]:
        """Return the exponents of a monomial such as ``x2y_1^3``."""
        found = self._known.get(monomial)
        if found is None:
            found = self._known[monomial] = self._read(monomial)
        return found

    def _read(self, monomial: str) -> tuple[int, ...]:
        powers = [0] * len(self._places)
        end = 0
        while end < len(monomial):
            match = self._power.match(monomial, end)
            if match is None:
                raise ReplyError(f"the reply has a monomial that cannot be read: {monomial[:60]!r}")
            name, exponent = next(
                (match[i], match[i + 1]) for i in range(1, self._groups, 2) if match[i]
            )
            powers[self._places[name]] += int(exponent or "1")
            end = match.end()
        return tuple(powers)

"""What Macaulay2 answers, read back exactly; no process, no ``eval``, no ``sympify``.

A reply is text in lines.  Scalars are ``integer 5`` and ``boolean true``; after ``text`` comes what
another program wrote, as it is; lists say how many items follow; polynomials and ideals name
characteristic and variables of their ring and carry one polynomial a line, in the compact form that
Macaulay2's engine prints fastest (``3/2x2y_1^3``: in a name of one letter the exponent follows
directly, in a longer one after ``^``).  The last line tells the length of all that is above it, so
that a truncated reply is never taken for an answer.

    ideal 2 0 x y_1
    x2-3/2y_1^3
    x
    end 30
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sympy import QQ, Poly
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.exact_numbers import from_digits
from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.engine.printing import Ring
from nnag_m2.errors import ReplyError

_DEEPEST = 100
"""Lists in lists: an answer has five or less."""

_LARGEST_EXPONENT = 10**6
"""A ``Poly`` keeps a place for each power below; Macaulay2 itself goes up to 2^31."""


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
    int, bool, str, Poly, Ideal or (nested) tuple of them
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
    collects = gc.isenabled()
    gc.disable()  # polynomials have no cycles of references, and are large to search for them
    try:
        answer = _value(rest, rings)
    except (ValueError, KeyError, IndexError, StopIteration, ZeroDivisionError) as error:
        raise ReplyError(f"the reply is malformed: {error!r} in {text[:200]!r}") from error
    finally:
        if collects:
            gc.enable()
    if (extra := next(rest, None)) is not None:
        raise ReplyError(f"the reply goes on after the answer: {extra[:200]!r}")
    return answer


def _value(lines: Iterator[str], rings: Sequence[Ring], depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise ReplyError(f"the reply has lists in more than {_DEEPEST} lists")
    kind, *words = next(lines).split(" ")
    if kind == "integer":
        return from_digits(words[0])
    if kind == "boolean":
        return {"true": True, "false": False}[words[0]]
    if kind == "text":
        return " ".join(words)
    if kind == "list":
        # Lists, not generators: in these a reply that ends too early would raise RuntimeError.
        return tuple([_value(lines, rings, depth + 1) for _ in range(_count(words[0]))])
    if kind not in ("polynomials", "ideal"):
        raise ReplyError(f"the reply has an unknown kind of value: {kind[:60]!r}")
    ring = _ring(from_digits(words[1]), tuple(words[2:]), rings)
    reader = _MonomialReader(ring.names)
    polys = [_poly(next(lines), reader, ring) for _ in range(_count(words[0]))]
    return Ideal.of_polys(polys, ring.variables, ring.field) if kind == "ideal" else tuple(polys)


def _count(word: str) -> int:
    count = from_digits(word)
    if count < 0:
        raise ValueError(f"a negative number of items: {count}")
    return count


def _ring(characteristic: int, names: tuple[str, ...], rings: Sequence[Ring]) -> Ring:
    for ring in rings:
        if ring.names == names and ring.field.characteristic() == characteristic:
            return ring
    known = "; ".join(f"{ring.field}[{','.join(ring.names)}]" for ring in rings)
    raise ReplyError(
        f"the reply speaks of a ring in {names} of characteristic {characteristic}, "
        f"the script has {known}"
    )


def _poly(text: str, reader: _MonomialReader, ring: Ring) -> Poly:
    if text == "0":
        return poly_from_terms({}, ring.variables, ring.field)
    terms: dict[tuple[int, ...], Any] = {}
    numbers: dict[str, Any] = {}
    count = 0
    for number, monomial in map(re.Match.groups, _TERM.finditer(text)):
        coefficient = numbers.get(number)
        if coefficient is None:
            coefficient = numbers[number] = read_coefficient(number, ring.field)
        if not monomial and number in ("", "-"):
            raise ReplyError(f"the reply has two signs in a row, or one at an end: {text[:200]!r}")
        terms[reader.exponents(monomial)] = coefficient
        count += 1
    if len(terms) != max(count, 1):
        raise ReplyError(f"the reply has no term or repeats a monomial: {text[:200]!r}")
    return poly_from_terms(terms, ring.variables, ring.field)


# Whatever stands between two signs becomes part of a term: nothing is passed over.
_TERM = re.compile(r"\+?(?!\Z)(-?[0-9]*(?:/[0-9]+)?)([^+-]*)")


def read_coefficient(text: str, field: Domain) -> Any:
    """Return the field element of ``3``, ``-3/4``, or of an omitted 1: empty or ``-``."""
    if text in ("", "-"):
        return field(-1 if text else 1)
    if not field.is_QQ:
        return field(from_digits(text))
    top, _, bottom = text.partition("/")
    return QQ(from_digits(top), from_digits(bottom)) if bottom else QQ(from_digits(top))


class _MonomialReader:
    """Reads powers of named variables, remembering each monomial it has read."""

    def __init__(self, names: Sequence[str]) -> None:
        self._known: dict[str, tuple[int, ...]] = {"": (0,) * len(names)}
        self._places = {name: place for place, name in enumerate(names)}
        self._powers: dict[str, tuple[int, int]] = {}
        long = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
        short = [name for name in names if len(name) == 1]
        parts = [rf"(?:{'|'.join(map(re.escape, long))})(?:\^[0-9]+)?(?![0-9])"] if long else []
        parts += [f"[{''.join(short)}][0-9]*"] if short else []
        self._all_powers = re.compile("|".join(parts)).findall

    def exponents(self, monomial: str) -> tuple[int, ...]:
        """Return the exponents of a monomial such as ``x2y_1^3``."""
        found = self._known.get(monomial)
        if found is None:
            found = self._known[monomial] = self._read(monomial)
        return found

    def _read(self, monomial: str) -> tuple[int, ...]:
        powers = self._all_powers(monomial)
        if "".join(powers) != monomial:
            raise ReplyError(f"the reply has a term that cannot be read: {monomial[:60]!r}")
        exponents = [0] * len(self._places)
        for power in powers:
            if power not in self._powers:
                self._powers[power] = self._read_power(power)
            place, exponent = self._powers[power]
            exponents[place] += exponent
        return tuple(exponents)

    def _read_power(self, power: str) -> tuple[int, int]:
        if power in self._places:
            return self._places[power], 1
        name, _, exponent = power.partition("^") if "^" in power else (power[0], "", power[1:])
        if int(exponent) > _LARGEST_EXPONENT:
            raise ReplyError(
                f"the reply has an exponent above {_LARGEST_EXPONENT:,}: {power[:60]!r}"
            )
        return self._places[name], int(exponent)

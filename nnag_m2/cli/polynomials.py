"""How the command line says polynomials, and what is made of them: ideals, maps, orders."""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TextIO

from sympy import ImmutableMatrix, Poly, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2 import BlockOrder, Ideal, InputError, PolynomialMap
from nnag_m2.algebra.text.polynomials import parse_polynomials
from nnag_m2.algebra.text.values import parse_field, parse_matrix, parse_variables
from nnag_m2.cli.kinds import Declaration, Kind, is_needed, option

_ONLY_NUMBERS = re.compile(r"[\d\s,;/+-]+")


def _ring(chosen: argparse.Namespace) -> tuple[tuple[Symbol, ...], Domain]:
    """Return the variables and the field."""
    if chosen.variables is None:
        raise InputError("the variables of the polynomials are needed", "none", "--variables x,y")
    return parse_variables(chosen.variables), parse_field(chosen.field)


def polynomials(chosen: argparse.Namespace) -> Sequence[Any]:
    """Return the polynomials of the question: words, or lines of a file or of standard input."""
    found = [p for word in chosen.polynomials for p in listed(chosen, word)]
    if chosen.file is not None or (not found and _something_is_piped()):
        found += parse_polynomials(lines_of(chosen.file), *_ring(chosen))
    if not found:
        raise InputError("at least one is needed", "none", "0 for the zero ideal")
    return found


def listed(chosen: argparse.Namespace, text: str) -> Sequence[Poly]:
    """Return the polynomials of a word, at least one: an unset shell variable is none."""
    found = parse_polynomials([text], *_ring(chosen))
    if not found:
        required = "polynomials are needed"
        raise InputError(required, f"the word {text!r}", "0 for the zero ideal")
    return found


def _one(found: Sequence[Poly], part: str) -> Poly:
    if len(found) > 1:
        raise InputError("one polynomial is needed", f"{len(found)} of them", part=part)
    return found[0]


def _polynomial(chosen: argparse.Namespace, text: str) -> Poly:
    return _one(listed(chosen, text), "--polynomial")


def _something_is_piped() -> bool:
    return sys.stdin is not None and not sys.stdin.isatty()


def lines_of(file: Path | None) -> list[str]:
    """Return the lines of a file; of standard input without one, or for ``-``."""
    if file is not None and str(file) != "-":
        return text_of(file, "--file").splitlines()
    if sys.stdin is None:
        raise InputError("standard input is needed", "one that is closed", part="--file -")
    return text_of(sys.stdin, "--file").splitlines()


def text_of(file: Path | TextIO, part: str) -> str:
    """Return what is in a file, which a part of the command line names."""
    try:
        return file.read_text(encoding="utf-8") if isinstance(file, Path) else file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("a readable text file is needed", str(error), part=part) from error


def ideal_in(chosen: argparse.Namespace) -> Ideal:
    """Return the ideal that the polynomials generate."""
    return Ideal(polynomials(chosen), *_ring(chosen))


def map_in(chosen: argparse.Namespace) -> PolynomialMap:
    """Return the map whose coordinates the polynomials are."""
    return PolynomialMap(polynomials(chosen), *_ring(chosen))


def _ideal_or_map(chosen: argparse.Namespace) -> Ideal | PolynomialMap:
    return map_in(chosen) if getattr(chosen, "map", False) else ideal_in(chosen)


def _source(chosen: argparse.Namespace) -> Ideal | PolynomialMap:
    return map_in(chosen) if chosen.projection is None else ideal_in(chosen)


def _projection(chosen: argparse.Namespace, text: str) -> Any:
    if _ONLY_NUMBERS.fullmatch(text):
        return parse_matrix(text)
    return PolynomialMap(listed(chosen, text), *_ring(chosen))


def _listed_ideal(chosen: argparse.Namespace, text: str) -> Ideal:
    return Ideal(listed(chosen, text), *_ring(chosen))


def _order(text: str) -> Any:
    return BlockOrder([parse_variables(b) for b in text.split("|")]) if "|" in text else text


def _quadric(text: str) -> ImmutableMatrix | str:
    """Return a quadric: a matrix, or the word that stands for one."""
    return text if text in ("unit", "generic") else parse_matrix(text)


def _inside(chosen: argparse.Namespace, text: str) -> Callable[[Sequence[Any]], bool]:
    """Return whether all of some polynomials are positive at a point."""
    polys = listed(chosen, text)
    return lambda point: all(poly(*point) > 0 for poly in polys)


def _target(chosen: argparse.Namespace) -> Any:
    if hasattr(chosen, "eliminate"):
        return parse_variables(chosen.eliminate)
    return None if chosen.target is None else parse_variables(chosen.target)


def declare_polynomials(what: str) -> Declaration:
    """Return the declaration of the polynomials of a question, with ring and field."""

    def declare(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
        needed = is_needed(parameter)
        parser.add_argument(
            "polynomials", nargs="*", metavar="POLYNOMIAL", help=f"{what}; ^ and ** are powers"
        )
        parser.add_argument("--variables", required=needed, metavar="x,y", help="of the ring")
        parser.add_argument("--field", default="QQ", metavar="QQ|GF(p)")
        parser.add_argument("--file", type=Path, help="one polynomial a line; - is standard input")

    return declare


def _declare_ideal(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    declare_polynomials("generators of the ideal")(parser, parameter)
    if "PolynomialMap" in str(parameter.annotation):
        about = "the polynomials are the coordinates of a map, whose image is meant"
        parser.add_argument("--map", action="store_true", help=about)


def _declare_variables(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    if is_needed(parameter):
        about = "variables to eliminate"
        parser.add_argument("--eliminate", required=True, metavar="x,y", help=about)
    else:
        parser.add_argument("--target", metavar="z1,z2", help="names of the target's coordinates")


def _declare_ideals(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    declare_polynomials("generators of the first ideal")(parser, parameter)
    parser.add_argument(
        "--with",
        dest="ideals",
        action="append",
        default=[],
        metavar="'f, g'",
        help="generators of one more ideal; can be repeated",
    )


def _in_ring(
    name: str, read: Callable[[argparse.Namespace, str], Any], metavar: str, about: str
) -> Kind:
    """Return the kind of one option that is read in the ring of the question."""
    word = option(name, str, metavar, about)

    def value(chosen: argparse.Namespace) -> Any:
        text = word.value(chosen)
        return None if text is None else read(chosen, text)

    return Kind(word.declare, value)


_SECOND = (_listed_ideal, "'f, g'", "generators of the second ideal")

KINDS: dict[str, Kind] = {
    "ideal": Kind(_declare_ideal, _ideal_or_map),
    "variety": Kind(_declare_ideal, _ideal_or_map),
    "curve": Kind(_declare_ideal, ideal_in),
    "surface": Kind(
        declare_polynomials("the equation of the surface"),
        lambda chosen: _one(polynomials(chosen), "POLYNOMIAL"),
    ),
    "polynomial_map": Kind(declare_polynomials("coordinates of the map"), map_in),
    "source": Kind(
        declare_polynomials("generators of an ideal, or without --projection the map itself"),
        _source,
    ),
    "projection": _in_ring(
        "projection",
        _projection,
        "ROWS",
        "a matrix such as '1,0;0,1', or polynomials such as 'x*y, z'",
    ),
    "variables": Kind(_declare_variables, _target),
    "by": _in_ring("by", *_SECOND),
    "other": _in_ring("other", *_SECOND),
    "ideals": Kind(
        _declare_ideals,
        lambda chosen: [ideal_in(chosen), *(_listed_ideal(chosen, t) for t in chosen.ideals)],
    ),
    "polynomial": _in_ring("polynomial", _polynomial, "f", "the polynomial to reduce"),
    "inside": _in_ring("inside", _inside, "'f, g'", "positive inside of the cell"),
    "order": option("order", _order, "ORDER", "grevlex, lex, grlex, or blocks such as 'x,y|z'"),
    "quadric": option("quadric", _quadric, "ROWS", "unit, generic, or a matrix '2,1;1,2'"),
}

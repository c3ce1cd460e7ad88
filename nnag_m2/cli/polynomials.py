"""How the command line says polynomials, and what is made of them: ideals, maps, sets, orders."""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sympy import ImmutableMatrix, Poly, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2 import BlockOrder, BoxImage, Ideal, InputError, PolynomialMap, SemialgebraicSet
from nnag_m2.algebra.text.polynomials import parse_polynomials
from nnag_m2.algebra.text.values import parse_field, parse_matrix, parse_variables
from nnag_m2.cli.kinds import Declaration, Kind, is_needed, option

_ONLY_NUMBERS = re.compile(r"[\d\s,;/+-]+")


def variables_in(chosen: argparse.Namespace) -> tuple[Symbol, ...]:
    """Return the variables of the ring."""
    if chosen.variables is None:
        raise InputError("the variables of the polynomials are needed", "none", "--variables x,y")
    return parse_variables(chosen.variables)


def _field(chosen: argparse.Namespace) -> Domain:
    return parse_field(chosen.field)


def polynomials(chosen: argparse.Namespace) -> Sequence[Any]:
    """Return the polynomials of the question: words, or lines of a file or of standard input."""
    found = [p for word in chosen.polynomials for p in listed(chosen, word)]
    if chosen.file is not None or (not found and _something_is_piped()):
        found += parse_polynomials(lines_of(chosen.file), variables_in(chosen), _field(chosen))
    if not found:
        raise InputError("at least one is needed", "none", "0 for the zero ideal")
    return found


def listed(chosen: argparse.Namespace, text: str) -> Sequence[Poly]:
    """Return the polynomials of a word, at least one: an unset shell variable is none."""
    found = parse_polynomials([text], variables_in(chosen), _field(chosen))
    if not found:
        required = "polynomials are needed"
        raise InputError(required, f"the word {text!r}", "0 for the zero ideal")
    return found


def _one(found: Sequence[Poly], part: str) -> Poly:
    if len(found) > 1:
        raise InputError("one polynomial is needed", f"{len(found)} of them", part=part)
    return found[0]


def _something_is_piped() -> bool:
    return sys.stdin is not None and not sys.stdin.isatty()


def lines_of(file: Path | None) -> list[str]:
    """Return the lines of a file; of standard input without one, or for ``-``."""
    try:
        if file is not None and str(file) != "-":
            return file.read_text(encoding="utf-8").splitlines()
        if sys.stdin is None:
            raise InputError("standard input is needed", "one that is closed", part="--file -")
        return sys.stdin.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("a readable text file is needed", str(error), part="--file") from error


def ideal_in(chosen: argparse.Namespace) -> Ideal:
    """Return the ideal that the polynomials generate."""
    return Ideal(polynomials(chosen), variables_in(chosen), _field(chosen))


def _map(chosen: argparse.Namespace) -> PolynomialMap:
    return PolynomialMap(polynomials(chosen), variables_in(chosen), _field(chosen))


def _ideal_or_map(chosen: argparse.Namespace) -> Ideal | PolynomialMap:
    return _map(chosen) if getattr(chosen, "map", False) else ideal_in(chosen)


def real_set_in(chosen: argparse.Namespace) -> Ideal | SemialgebraicSet | BoxImage:
    """Return the set that polynomials and inequalities, or a map on a box, say."""
    if getattr(chosen, "image_of", None) is not None:
        return _box_image(chosen)
    if chosen.where is None:
        return ideal_in(chosen)
    return SemialgebraicSet(ideal_in(chosen), listed(chosen, chosen.where))


def _box_image(chosen: argparse.Namespace) -> BoxImage:
    return BoxImage(_map(chosen), read_box(chosen.image_of))


def read_box(text: str) -> dict[Symbol, tuple[Any, Any]]:
    """Return a box from a text such as ``x=-2..2, y=0..1/2``."""
    sides = {}
    for side in text.split(","):
        name, equals, ends = side.partition("=")
        low, dots, high = ends.partition("..")
        if not equals or not dots:
            raise InputError("a box gives two ends for each variable", repr(text[:80]),
                             "x=-2..2,y=0..1/2")  # fmt: skip
        (variable,), pair = parse_variables(name), parse_matrix(f"{low.strip()},{high.strip()}")
        sides[variable] = (pair[0, 0], pair[0, 1])
    return sides


def _source(chosen: argparse.Namespace) -> Ideal | PolynomialMap:
    return _map(chosen) if chosen.projection is None else ideal_in(chosen)


def _projection(chosen: argparse.Namespace) -> Any:
    if chosen.projection is None:
        return None
    if _ONLY_NUMBERS.fullmatch(chosen.projection):
        return parse_matrix(chosen.projection)
    coordinates = listed(chosen, chosen.projection)
    return PolynomialMap(coordinates, variables_in(chosen), _field(chosen))


def _listed_ideal(chosen: argparse.Namespace, text: str) -> Ideal:
    return Ideal(listed(chosen, text), variables_in(chosen), _field(chosen))


def _order(text: str) -> Any:
    return BlockOrder([parse_variables(b) for b in text.split("|")]) if "|" in text else text


def read_quadric(text: str) -> ImmutableMatrix | str:
    """Return a quadric: a matrix, or the word that stands for one."""
    return text if text in ("unit", "generic") else parse_matrix(text)


def _inside(chosen: argparse.Namespace) -> Callable[[Sequence[Any]], bool]:
    """Return whether all of some polynomials are positive at a point."""
    polys = listed(chosen, chosen.inside)
    return lambda point: all(poly(*point) > 0 for poly in polys)


def _target(chosen: argparse.Namespace) -> Any:
    if hasattr(chosen, "eliminate"):
        return parse_variables(chosen.eliminate)
    return None if chosen.target is None else parse_variables(chosen.target)


def declare_polynomials(what: str, needed: bool = True) -> Declaration:
    """Return the declaration of the polynomials of a question, with ring and field."""

    def declare(parser: argparse.ArgumentParser, _: inspect.Parameter) -> None:
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


def declare_real_set(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    """Declare the polynomials of a set and its inequalities."""
    declare_polynomials("generators of the ideal")(parser, parameter)
    parser.add_argument("--where", metavar="'f, g'", help="polynomials that are not negative")
    if "BoxImage" in str(parameter.annotation) or parameter.annotation == "Any":
        about = "the polynomials are coordinates of a map, on this box of its parameters"
        parser.add_argument("--image-of", metavar="t=0..1", help=about)


def _declare_image(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    declare_polynomials("coordinates of the map")(parser, parameter)
    about = "the box of the map's parameters"
    parser.add_argument("--image-of", required=True, metavar="s=0..1,t=0..1", help=about)


def _declare(*names: str, **settings: Any) -> Declaration:
    return lambda parser, _: parser.add_argument(*names, **settings)


KINDS: dict[str, Kind] = {
    "ideal": Kind(_declare_ideal, _ideal_or_map),
    "variety": Kind(_declare_ideal, _ideal_or_map),
    "curve": Kind(_declare_ideal, ideal_in),
    "surface": Kind(
        declare_polynomials("the equation of the surface"),
        lambda chosen: _one(polynomials(chosen), "POLYNOMIAL"),
    ),
    "polynomial_map": Kind(declare_polynomials("coordinates of the map"), _map),
    "real_set": Kind(declare_real_set, real_set_in),
    "image": Kind(_declare_image, _box_image),
    "source": Kind(
        declare_polynomials("generators of an ideal, or without --projection the map itself"),
        _source,
    ),
    "projection": Kind(
        _declare(
            "--projection",
            metavar="ROWS",
            help="a matrix such as '1,0;0,1', or polynomials such as 'x*y, z'",
        ),
        _projection,
    ),
    "variables": Kind(_declare_variables, _target),
    "by": Kind(
        _declare("--by", required=True, metavar="'f, g'", help="generators of the second ideal"),
        lambda chosen: _listed_ideal(chosen, chosen.by),
    ),
    "other": Kind(
        _declare("--other", required=True, metavar="'f, g'", help="generators of the second ideal"),
        lambda chosen: _listed_ideal(chosen, chosen.other),
    ),
    "ideals": Kind(
        _declare_ideals,
        lambda chosen: [ideal_in(chosen), *(_listed_ideal(chosen, t) for t in chosen.ideals)],
    ),
    "polynomial": Kind(
        _declare("--polynomial", required=True, metavar="f", help="the polynomial to reduce"),
        lambda chosen: _one(listed(chosen, chosen.polynomial), "--polynomial"),
    ),
    "inside": Kind(
        _declare("--inside", required=True, metavar="'f, g'", help="positive inside of the cell"),
        _inside,
    ),
    "order": option("order", _order, "ORDER", "grevlex, lex, grlex, or blocks such as 'x,y|z'"),
    "quadric": option("quadric", read_quadric, "ROWS", "unit, generic, or a matrix '2,1;1,2'"),
    "box": option("box", read_box, "x=-2..2,y=0..1", "two ends for each variable"),
}

"""How the command line says each kind of parameter that a computation can have."""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sympy import Poly, Symbol
from sympy.polys.domains.domain import Domain

from nnag_m2 import (
    BlockOrder,
    Ideal,
    InputError,
    PolynomialMap,
    SemialgebraicSet,
)
from nnag_m2.algebra.text import (
    parse_field,
    parse_matrix,
    parse_polynomials,
    parse_variables,
)
from nnag_m2.asking.question import own_parameters

_ONLY_NUMBERS = re.compile(r"[\d\s,;/+-]+")


Declaration = Callable[[argparse.ArgumentParser, inspect.Parameter], object]


@dataclass(frozen=True)
class Parameter:
    """One kind of parameter: how it is declared, and how its words become a value."""

    declare: Declaration
    value: Callable[[argparse.Namespace], Any]


def question_of(
    computation: Any, chosen: argparse.Namespace
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return the arguments of a computation, positional and named, that the words stand for."""
    positional: tuple[Any, ...] = ()
    named: dict[str, Any] = {}
    for name, parameter in own_parameters(computation).items():
        value = PARAMETERS[name].value(chosen)
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            positional += tuple(value)
        elif value is not None:
            named[name] = value
    return positional, named


def _variables(chosen: argparse.Namespace) -> tuple[Symbol, ...]:
    return parse_variables(chosen.variables)


def _field(chosen: argparse.Namespace) -> Domain:
    return parse_field(chosen.field)


def _polynomials(chosen: argparse.Namespace) -> Sequence[Any]:
    """Return the polynomials of the question: words, or lines of a file or of standard input."""
    found = [p for word in chosen.polynomials for p in _listed(chosen, word)]
    if chosen.file is not None or (not found and _something_is_piped()):
        found += parse_polynomials(_lines_of(chosen.file), _variables(chosen), _field(chosen))
    if not found:
        raise InputError("at least one is needed", "none", "0 for the zero ideal")
    return found


def _listed(chosen: argparse.Namespace, text: str) -> Sequence[Poly]:
    """Return the polynomials of a word, at least one: an unset shell variable is none."""
    found = parse_polynomials([text], _variables(chosen), _field(chosen))
    if not found:
        required = "polynomials are needed"
        raise InputError(required, f"the word {text!r}", "0 for the zero ideal")
    return found


def _one(found: Sequence[Poly]) -> Poly:
    if len(found) > 1:
        raise InputError("one polynomial is needed", f"{len(found)} of them", part="--polynomial")
    return found[0]


def _something_is_piped() -> bool:
    return sys.stdin is not None and not sys.stdin.isatty()


def _lines_of(file: Path | None) -> list[str]:
    """Return the lines of a file; of standard input without one, or for ``-``."""
    try:
        if file is not None and str(file) != "-":
            return file.read_text(encoding="utf-8").splitlines()
        if sys.stdin is None:
            raise InputError("standard input is needed", "one that is closed", part="--file -")
        return sys.stdin.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("a readable text file is needed", str(error), part="--file") from error


def _ideal(chosen: argparse.Namespace) -> Ideal:
    return Ideal(_polynomials(chosen), _variables(chosen), _field(chosen))


def _ideal_or_map(chosen: argparse.Namespace) -> Ideal | PolynomialMap:
    return _map(chosen) if getattr(chosen, "map", False) else _ideal(chosen)


def _map(chosen: argparse.Namespace) -> PolynomialMap:
    return PolynomialMap(_polynomials(chosen), _variables(chosen), _field(chosen))


def _real_set(chosen: argparse.Namespace) -> Ideal | SemialgebraicSet:
    if chosen.where is None:
        return _ideal(chosen)
    return SemialgebraicSet(_ideal(chosen), _listed(chosen, chosen.where))


def _source(chosen: argparse.Namespace) -> Ideal | PolynomialMap:
    return _map(chosen) if chosen.projection is None else _ideal(chosen)


def _projection(chosen: argparse.Namespace) -> Any:
    if chosen.projection is None:
        return None
    if _ONLY_NUMBERS.fullmatch(chosen.projection):
        return parse_matrix(chosen.projection)
    coordinates = _listed(chosen, chosen.projection)
    return PolynomialMap(coordinates, _variables(chosen), _field(chosen))


def _listed_ideal(chosen: argparse.Namespace, text: str) -> Ideal:
    return Ideal(_listed(chosen, text), _variables(chosen), _field(chosen))


def _order(chosen: argparse.Namespace) -> Any:
    if "|" not in chosen.order:
        return chosen.order
    return BlockOrder([parse_variables(block) for block in chosen.order.split("|")])


def _quadric(chosen: argparse.Namespace) -> Any:
    if chosen.quadric in (None, "unit", "generic"):
        return chosen.quadric
    return parse_matrix(chosen.quadric)


def _all_ideals(chosen: argparse.Namespace) -> list[Ideal]:
    return [_ideal(chosen), *(_listed_ideal(chosen, text) for text in chosen.ideals)]


def _target(chosen: argparse.Namespace) -> Any:
    if hasattr(chosen, "eliminate"):
        return parse_variables(chosen.eliminate)
    return None if chosen.target is None else parse_variables(chosen.target)


def _declare_polynomials(what: str) -> Declaration:
    def declare(parser: argparse.ArgumentParser, _: inspect.Parameter) -> None:
        parser.add_argument(
            "polynomials", nargs="*", metavar="POLYNOMIAL", help=f"{what}; ^ and ** are powers"
        )
        parser.add_argument("--variables", required=True, metavar="x,y", help="of the ring")
        parser.add_argument("--field", default="QQ", metavar="QQ|GF(p)")
        parser.add_argument("--file", type=Path, help="one polynomial a line; - is standard input")

    return declare


def _declare_ideal(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    _declare_polynomials("generators of the ideal")(parser, parameter)
    if "PolynomialMap" in str(parameter.annotation):
        parser.add_argument(
            "--map", action="store_true", help="they are the coordinates of a map instead"
        )


def _declare_variables(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    if parameter.default is inspect.Parameter.empty:
        parser.add_argument(
            "--eliminate", required=True, metavar="x,y", help="variables to eliminate"
        )
    else:
        parser.add_argument("--target", metavar="z1,z2", help="names of the target's coordinates")


def _declare_ideals(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    _declare_polynomials("generators of the first ideal")(parser, parameter)
    parser.add_argument(
        "--with",
        dest="ideals",
        action="append",
        default=[],
        metavar="'f, g'",
        help="generators of one more ideal; can be repeated",
    )


def _declare_real_set(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    _declare_polynomials("generators of the ideal")(parser, parameter)
    parser.add_argument("--where", metavar="'f, g'", help="polynomials that are not negative")


def _declare_point(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    required = parameter.default is inspect.Parameter.empty
    parser.add_argument("--point", required=required, metavar="'1,1/2'", help="a point, rational")


def _option(*names: str, **settings: Any) -> Declaration:
    return lambda parser, _: parser.add_argument(*names, **settings)


PARAMETERS: dict[str, Parameter] = {
    "ideal": Parameter(_declare_ideal, _ideal_or_map),
    "polynomial_map": Parameter(_declare_polynomials("coordinates of the map"), _map),
    "real_set": Parameter(_declare_real_set, _real_set),
    "source": Parameter(
        _declare_polynomials("generators of an ideal, or without --projection the map itself"),
        _source,
    ),
    "projection": Parameter(
        _option(
            "--projection",
            metavar="ROWS",
            help="a matrix such as '1,0;0,1', or polynomials such as 'x*y, z'",
        ),
        _projection,
    ),
    "variables": Parameter(_declare_variables, _target),
    "by": Parameter(
        _option("--by", required=True, metavar="'f, g'", help="generators of the second ideal"),
        lambda chosen: _listed_ideal(chosen, chosen.by),
    ),
    "other": Parameter(
        _option("--other", required=True, metavar="'f, g'", help="generators of the second ideal"),
        lambda chosen: _listed_ideal(chosen, chosen.other),
    ),
    "ideals": Parameter(_declare_ideals, _all_ideals),
    "order": Parameter(
        _option(
            "--order",
            default="grevlex",
            metavar="ORDER",
            help="grevlex, lex, grlex, or blocks such as 'x,y|z'",
        ),
        _order,
    ),
    "polynomial": Parameter(
        _option("--polynomial", required=True, metavar="f", help="the polynomial to reduce"),
        lambda chosen: _one(_listed(chosen, chosen.polynomial)),
    ),
    "fixed": Parameter(
        _option("--fixed", metavar="a,b", help="parameters that keep the values of a point"),
        lambda chosen: None if chosen.fixed is None else parse_variables(chosen.fixed),
    ),
    "method": Parameter(
        _option("--method", metavar="automatic|'linear algebra'|elimination"),
        lambda chosen: chosen.method,
    ),
    "degree": Parameter(
        _option("--degree", type=int, metavar="N", help="of the image, where it is known"),
        lambda chosen: chosen.degree,
    ),
    "up_to_degree": Parameter(
        _option("--up-to-degree", type=int, metavar="N", help="nothing of a larger degree"),
        lambda chosen: chosen.up_to_degree,
    ),
    "seed": Parameter(
        _option("--seed", type=int, default=1, metavar="N", help="of the random point"),
        lambda chosen: chosen.seed,
    ),
    "width": Parameter(
        _option("--width", metavar="1/1000", help="the largest width of a box"),
        lambda chosen: None if chosen.width is None else parse_matrix(chosen.width)[0, 0],
    ),
    "data": Parameter(
        _option("--data", required=True, metavar="'1,1/2'", help="a point, rational"),
        lambda chosen: list(parse_matrix(chosen.data)),
    ),
    "point": Parameter(
        _declare_point,
        lambda chosen: None if chosen.point is None else list(parse_matrix(chosen.point)),
    ),
    "assume": Parameter(
        _option("--assume", action="append", metavar="radical|equidimensional"),
        lambda chosen: chosen.assume,
    ),
    "proof": Parameter(
        _option("--proof", action="store_true", help="prove what else rests on chance"),
        lambda chosen: chosen.proof or None,
    ),
    "multipliers": Parameter(
        _option("--multipliers", type=int, help="how many of the last variables are left out"),
        lambda chosen: chosen.multipliers,
    ),
    "quadric": Parameter(
        _option("--quadric", metavar="ROWS", help="unit, generic, or a matrix such as '2,1;1,2'"),
        _quadric,
    ),
    "formulation": Parameter(
        _option(
            "--formulation",
            default="automatic",
            metavar="automatic|minors|multipliers|left_kernel|...",
        ),
        lambda chosen: chosen.formulation,
    ),
    "symbol": Parameter(
        _option("--symbol", metavar="n", help="the variable of the answer"),
        lambda chosen: None if chosen.symbol is None else parse_variables(chosen.symbol)[0],
    ),
}

"""How the command line says each parameter of a question, by its name or by its class."""

from __future__ import annotations

import argparse
import inspect
from typing import Any

from nnag_m2.algebra.text.values import parse_matrix, parse_variables
from nnag_m2.asking.signatures import own_parameters
from nnag_m2.cli import real_sets
from nnag_m2.cli.calls import read_value
from nnag_m2.cli.kinds import Kind, dashed, number, option, switch, text
from nnag_m2.cli.subjects import COORDINATES, SUBJECTS


def question_of(
    computation: Any, chosen: argparse.Namespace
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return the arguments of a question, positional and named, that the words stand for."""
    positional: tuple[Any, ...] = ()
    named: dict[str, Any] = {}
    for name, parameter in own_parameters(computation).items():
        value = kind_of(computation, parameter).value(chosen)
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            positional += tuple(value)
        elif name == "self":
            positional = (value, *positional)
        elif value is not None:
            named[name] = value
    return positional, named


def declare(parser: argparse.ArgumentParser, computation: Any) -> None:
    """Declare the parameters of a question."""
    for parameter in own_parameters(computation).values():
        kind_of(computation, parameter).declare(parser, parameter)


def kind_of(computation: Any, parameter: inspect.Parameter) -> Kind:
    """Return the kind of a parameter; one that is not known is written as in Python."""
    name, annotation = parameter.name, str(parameter.annotation)
    if name == "self":
        return SUBJECTS[computation.__qualname__.partition(".")[0]]
    if (computation.__name__, name) in _OF_QUESTIONS:
        return _OF_QUESTIONS[computation.__name__, name]
    if annotation in ("bool", str(bool)):
        return switch(name, parameter)
    known = SUBJECTS.get(annotation) or _KINDS.get(name)
    if known is None and annotation in ("int", str(int), "int | None"):
        return number(name, "an integer")
    return known or option(dashed(name), read_value, "VALUE", "written as in Python")


def _point(word: str) -> list[Any]:
    return list(parse_matrix(word))


def _points(word: str) -> list[list[Any]]:
    return [list(row) for row in parse_matrix(word).tolist()]


def _number(word: str) -> Any:
    return parse_matrix(word)[0, 0]


def _style(name: str) -> Kind:
    return option(name, read_value, "STYLE", "such as \"Style('red', label='here')\"")


_DATA = option("data", _point, "'1,1/2'", "a point, rational")

_MANY_DATA = option("data", _points, "'1,2;3,4'", "points, rational")
_OF_QUESTIONS = {("places_of", "data"): _MANY_DATA, ("draw_nearest_points", "data"): _MANY_DATA}
"""Parameters whose name stands for something else in other questions."""

_KINDS: dict[str, Kind] = real_sets.KINDS | {
    "data": _DATA,
    "point": option("point", _point, "'1,1/2'", "a point, rational"),
    "hidden": option("hidden", _points, "'1,2;3,4'", "points that are not shown"),
    "matrix": option("matrix", parse_matrix, "ROWS", "such as '2,1;1,2'"),
    "fixed": option("fixed", parse_variables, "a,b", "parameters that keep the values of a point"),
    "directions": option("directions", parse_variables, "x,y", "constant on the planes"),
    "axes": option("axes", parse_variables, "a,b", "the parameters that are shown"),
    "symbol": option("symbol", lambda w: parse_variables(w)[0], "n", "the variable of the answer"),
    "width": option("width", _number, "1/1000", "the largest width of a box"),
    "tolerance": option("tolerance", _number, "1/1000", "relative to the box"),
    "constant": option("constant", _number, "1/2", "to be added to the loss"),
    "distance": option("distance", read_value, "1/2", "a number, or a symbol"),
    "counts": option("counts", lambda w: [int(n) for n in _point(w)], "1,2", "of samples"),
    "coranks": option("coranks", lambda w: [int(n) for n in _point(w)], "1,2", "of the quadrics"),
    "coordinates": COORDINATES,
    "up_to_degree": number("up_to_degree", "only up to this degree"),
    "degree": number("degree", "of the variety, where it is known"),
    "seed": number("seed", "of what is drawn at random"),
    "multipliers": number("multipliers", "how many of the last variables are left out"),
    "steps": number("steps", "faces along each parameter"),
    "slices": number("slices", "planes in each direction"),
    "method": text("method", "METHOD", "automatic, linear algebra, or elimination"),
    "formulation": text(
        "formulation", "FORMULATION", "automatic, minors, multipliers, left_kernel, ..."
    ),
    "name": text("name", "TEXT", "of the layer"),
    **{name: _style(name) for name in ("style", "cell", "boundary", "axis", "rest")},
    "assume": Kind(
        lambda parser, _: parser.add_argument(
            "--assume", action="append", metavar="radical|equidimensional"
        ),
        lambda chosen: chosen.assume,
    ),
}

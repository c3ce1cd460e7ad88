"""How the command line says each parameter of a question, by its name or by its class.

What is found first, such as a curve or a training problem, is made of the parameters of the
question or constructor that makes it, inside of the question that is asked, so that one time limit
holds for all.
"""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nnag_m2 import (
    InputError,
    Neuromanifold,
    ParametricModel,
    TrainingProblem,
    critical_landscape,
    critical_points,
    degenerate_critical_points,
    landscape,
    plane_curve,
    voronoi_cell,
    weight_decay_path,
)
from nnag_m2.algebra.text.values import parse_matrix, parse_variables
from nnag_m2.asking.question import own_parameters
from nnag_m2.cli import real_sets
from nnag_m2.cli.calls import NETWORKS, read_value
from nnag_m2.cli.kinds import Kind, is_needed, number, option, switch
from nnag_m2.cli.polynomials import text_of


def question_of(
    computation: Any, chosen: argparse.Namespace, names: Sequence[str] = ()
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return the arguments of a question, positional and named, that the words stand for."""
    positional: tuple[Any, ...] = ()
    named: dict[str, Any] = {}
    for parameter in _parameters(computation, names):
        value = kind_of(computation, parameter).value(chosen)
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            positional += tuple(value)
        elif parameter.name == "self":
            positional = (value, *positional)
        elif value is not None:
            named[parameter.name] = value
    return positional, named


def declare(parser: argparse.ArgumentParser, computation: Any) -> None:
    """Declare the parameters of a question."""
    for parameter in _parameters(computation):
        kind_of(computation, parameter).declare(parser, parameter)


def _parameters(computation: Any, names: Sequence[str] = ()) -> list[inspect.Parameter]:
    """Return the parameters with these names, or all."""
    own = own_parameters(computation)
    return [own[name] for name in names or own]


def kind_of(computation: Any, parameter: inspect.Parameter) -> Kind:
    """Return the kind of a parameter; one that is not known is written as in Python."""
    name, annotation = parameter.name, str(parameter.annotation)
    if name == "self":
        return _MADE[computation.__qualname__.partition(".")[0]]
    if (computation.__name__, name) in _OF_QUESTIONS:
        return _OF_QUESTIONS[computation.__name__, name]
    if annotation in ("bool", str(bool)):
        return switch(name, parameter)
    known = _MADE.get(annotation) or _KINDS.get(name)
    if known is None and annotation in ("int", str(int), "int | None"):
        return number(name, "an integer")
    return known or option(name, read_value, "VALUE", "written as in Python")


def _made_by(make: Any, *names: str) -> Kind:
    """Return the kind of what a question, or a constructor, makes of parameters of these names."""

    def declare(parser: argparse.ArgumentParser, whole: inspect.Parameter) -> None:
        for part in _parameters(make, names):
            # where the whole need not be said, no part of it need
            said = part if is_needed(whole) else part.replace(default=None)
            kind_of(make, part).declare(parser, said)

    def value(chosen: argparse.Namespace) -> Any:
        positional, named = question_of(make, chosen, names)
        return make(*positional, **named)

    return Kind(declare, value)


def _network(word: str) -> ParametricModel:
    found = read_value(word)
    if isinstance(found, ParametricModel):
        return found
    required = f"a network is needed, by one of {', '.join(NETWORKS)}"
    raise InputError(required, repr(word[:80]), '"MLP((2, 2, 1), 3)"', part="--network")


def _table(name: str) -> Kind:
    """Return the kind of a file of comma-separated exact numbers, a row for each line."""
    about = "a file of comma-separated exact numbers, a line for each data point"

    def value(chosen: argparse.Namespace) -> Any:
        file: Path | None = getattr(chosen, name)
        if file is None:
            raise InputError("a file is needed", "none", f"--{name} data.csv", part=f"--{name}")
        return parse_matrix(text_of(file, f"--{name}").strip())

    return Kind(option(name, str, "FILE", about, type=Path).declare, value)


_PROBLEM = _made_by(
    TrainingProblem, "network", "coordinates", "inputs", "outputs", "regularization"
)
_LANDSCAPE = _made_by(critical_landscape, "ideal", "data", "quadric", "constant")


def _declare_landscape(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    for way in (_LANDSCAPE, _PROBLEM):
        way.declare(parser, parameter.replace(default=None))


def _landscape(chosen: argparse.Namespace) -> Any:
    if chosen.network is not None:
        return landscape(_PROBLEM.value(chosen))
    if chosen.data is None:
        raise InputError("data, or a network with data, are needed", "none", "--data '1,1/2'")
    return _LANDSCAPE.value(chosen)


_LOCI = ("zero_loss", "positive_loss", "image")
_DEGENERATE = _made_by(degenerate_critical_points, "ideal", "data", "quadric")


def _declare_locus(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    _DEGENERATE.declare(parser, parameter)
    parser.add_argument("--locus", choices=_LOCI, default=_LOCI[1], help="which of them")


def _locus(chosen: argparse.Namespace) -> Any:
    found = getattr(_DEGENERATE.value(chosen), chosen.locus)
    if found is None:
        raise InputError("a locus that there is", chosen.locus, ", ".join(_LOCI[:2]))
    return found


_MANIFOLD = _made_by(Neuromanifold, "network", "coordinate_choice")
_CELL = _made_by(voronoi_cell, "real_set", "point", "quadric")

_MADE: dict[str, Kind] = {
    "Neuromanifold": _MANIFOLD,
    "Neurovariety": _MANIFOLD,
    "VoronoiCell": _CELL,
    "ImageCell": _CELL,
    "NetworkLandscape": _made_by(landscape, "problem"),
    "WeightDecayPath": _made_by(weight_decay_path, "problem"),
    "Locus": Kind(_declare_locus, _locus),
    "PlaneCurve": _made_by(plane_curve, "curve", "box", "tolerance"),
    "Landscape": Kind(_declare_landscape, _landscape),
    "TrainingProblem": _PROBLEM,
    "NetworkLoss": _PROBLEM,
    "Position": _made_by(TrainingProblem.at, "self", "weights"),
    "ParametricModel": option("network", _network, "NETWORK", 'such as "MLP((2, 2, 1), 3)"'),
    "Sequence[RealPoint]": Kind(  # whoever takes points takes their data and quadric too
        real_sets.KINDS["ideal"].declare,
        _made_by(critical_points, "variety", "data", "quadric").value,
    ),
}
"""Kinds by the class of the value."""


def _point(word: str) -> list[Any]:
    return list(parse_matrix(word))


def _points(word: str) -> list[list[Any]]:
    return [list(row) for row in parse_matrix(word).tolist()]


def _number(word: str) -> Any:
    return parse_matrix(word)[0, 0]


def _integers(word: str) -> list[int]:
    return [int(n) for n in _point(word)]


_MANY_DATA = option("data", _points, "'1,2;3,4'", "points, rational")
_OF_QUESTIONS = {("places_of", "data"): _MANY_DATA, ("draw_nearest_points", "data"): _MANY_DATA}
"""Parameters whose name stands for something else in other questions."""

_STYLE = (read_value, "STYLE", "such as \"Style('red', label='here')\"")
_COORDINATES = option(
    "coordinates", str, None, "of the space of functions", choices=("monomial", "reduced")
)
_KINDS: dict[str, Kind] = real_sets.KINDS | {
    "data": option("data", _point, "'1,1/2'", "a point, rational"),
    "point": option("point", _point, "'1,1/2'", "a point, rational"),
    "weights": option("weights", _point, "'1,1/2'", "exact numbers, one for each weight"),
    "hidden": option("hidden", _points, "'1,2;3,4'", "points that are not shown"),
    "matrix": option("matrix", parse_matrix, "ROWS", "such as '2,1;1,2'"),
    "fixed": option("fixed", parse_variables, "a,b", "parameters that keep the values of a point"),
    "directions": option("directions", parse_variables, "x,y", "constant on the planes"),
    "axes": option("axes", parse_variables, "a,b", "the parameters that are shown"),
    "symbol": option("symbol", lambda w: parse_variables(w)[0], "n", "the variable of the answer"),
    "width": option("width", _number, "1/1000", "the largest width of a box"),
    "tolerance": option("tolerance", _number, "1/1000", "relative to the box"),
    "constant": option("constant", _number, "1/2", "to be added to the loss"),
    "regularization": option(
        "regularization",
        read_value,
        "1/10",
        "weight decay: a number, a list, or a quadratic form in the weights",
    ),
    "distance": option("distance", read_value, "1/2", "a number, or a symbol"),
    "counts": option("counts", _integers, "1,2", "of samples"),
    "coranks": option("coranks", _integers, "1,2", "of the quadrics"),
    "inputs": _table("inputs"),
    "outputs": _table("outputs"),
    "coordinates": _COORDINATES,
    "coordinate_choice": _COORDINATES,
    "up_to_degree": number("up_to_degree", "only up to this degree"),
    "degree": number("degree", "of the variety, where it is known"),
    "seed": number("seed", "of what is drawn at random"),
    "multipliers": number("multipliers", "how many of the last variables are left out"),
    "steps": number("steps", "faces along each parameter"),
    "slices": number("slices", "planes in each direction"),
    "method": option("method", str, "METHOD", "automatic, linear algebra, or elimination"),
    "formulation": option(
        "formulation", str, "FORMULATION", "automatic, minors, multipliers, left_kernel, ..."
    ),
    "name": option("name", str, "TEXT", "of the layer"),
    **{name: option(name, *_STYLE) for name in ("style", "cell", "boundary", "axis", "rest")},
    "assume": option("assume", list, "radical|equidimensional", "what is known", action="append"),
}

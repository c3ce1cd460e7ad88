"""How the command line says what is found first: networks, problems, curves, cells, landscapes.

Each value is made of the words by constructors and questions of ``nnag_m2``, inside of the question
that is asked, so that one time limit holds for all.
"""

from __future__ import annotations

import argparse
import inspect
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
from nnag_m2.algebra.text.values import parse_matrix
from nnag_m2.cli.calls import NETWORKS, read_value
from nnag_m2.cli.kinds import Kind
from nnag_m2.cli.polynomials import (
    KINDS,
    declare_polynomials,
    ideal_in,
    read_quadric,
    text_of,
)
from nnag_m2.cli.real_sets import declare_real_set, read_box, real_set_in
from nnag_m2.results import Position

_LOCI = ("zero_loss", "positive_loss", "image")


def _network(chosen: argparse.Namespace) -> ParametricModel:
    found = read_value(chosen.network)
    if isinstance(found, ParametricModel):
        return found
    required = f"a network is needed, by one of {', '.join(NETWORKS)}"
    raise InputError(required, repr(chosen.network[:80]), '"MLP((2, 2, 1), 3)"', part="--network")


def _coordinates(chosen: argparse.Namespace) -> dict[str, Any]:
    return {} if chosen.coordinates is None else {"coordinates": chosen.coordinates}


def _manifold(chosen: argparse.Namespace) -> Neuromanifold:
    return Neuromanifold(_network(chosen), **_coordinates(chosen))


def _problem(chosen: argparse.Namespace) -> TrainingProblem:
    data = [_table(chosen.inputs, "--inputs"), _table(chosen.outputs, "--outputs")]
    decay = None if chosen.regularization is None else read_value(chosen.regularization)
    return TrainingProblem(_network(chosen), *data, **_coordinates(chosen), regularization=decay)


def _position(chosen: argparse.Namespace) -> Position:
    return _problem(chosen).at(list(parse_matrix(chosen.weights)))


def _table(file: Path | None, name: str) -> Any:
    """Return the exact numbers of a file of comma-separated values, a row for each line."""
    if file is None:
        raise InputError("a file is needed", "none", f"{name} data.csv", part=name)
    return parse_matrix(text_of(file, name).strip())


def _optional(chosen: argparse.Namespace, *names: str) -> dict[str, Any]:
    """Return what is said of these options; the others are as by default."""
    read = {"quadric": read_quadric, "constant": read_value, "tolerance": read_value}
    found = {n: getattr(chosen, n) for n in names if getattr(chosen, n) is not None}
    return {name: read[name](word) for name, word in found.items()}


def _landscape(chosen: argparse.Namespace) -> Any:
    if chosen.network is not None:
        return landscape(_problem(chosen))
    if chosen.data is None:
        raise InputError("data, or a network with data, are needed", "none", "--data '1,1/2'")
    data = list(parse_matrix(chosen.data))
    return critical_landscape(ideal_in(chosen), data, **_optional(chosen, "quadric", "constant"))


def _curve(chosen: argparse.Namespace) -> Any:
    return plane_curve(ideal_in(chosen), read_box(chosen.box), **_optional(chosen, "tolerance"))


def _critical(chosen: argparse.Namespace) -> Any:
    data = list(parse_matrix(chosen.data))
    return critical_points(ideal_in(chosen), data, **_optional(chosen, "quadric"))


def _cell(chosen: argparse.Namespace) -> Any:
    point = list(parse_matrix(chosen.point))
    return voronoi_cell(real_set_in(chosen), point, **_optional(chosen, "quadric"))


def _locus(chosen: argparse.Namespace) -> Any:
    quadric, data = parse_matrix(chosen.quadric), list(parse_matrix(chosen.data))
    found = getattr(degenerate_critical_points(ideal_in(chosen), data, quadric), chosen.locus)
    if found is None:
        raise InputError("a locus that there is", chosen.locus, ", ".join(_LOCI[:2]))
    return found


def _declare_network(parser: argparse.ArgumentParser, _: Any, needed: bool = True) -> None:
    about = 'such as "MLP((2, 2, 1), 3)"'
    parser.add_argument("--network", required=needed, metavar="NETWORK", help=about)


def _declare_manifold(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    _declare_network(parser, parameter)
    _declare_coordinates(parser, parameter)


def _declare_coordinates(parser: argparse.ArgumentParser, _: Any) -> None:
    about = "of the space of functions"
    parser.add_argument("--coordinates", choices=("monomial", "reduced"), help=about)


def _declare_problem(parser: argparse.ArgumentParser, _: Any, needed: bool = True) -> None:
    _declare_network(parser, _, needed)
    _declare_coordinates(parser, _)
    for name in ("--inputs", "--outputs"):
        about = "a file of comma-separated exact numbers, a line for each data point"
        parser.add_argument(name, required=needed, type=Path, metavar="FILE", help=about)
    about = "weight decay: a number, a list, or a quadratic form in the weights"
    parser.add_argument("--regularization", metavar="1/10", help=about)


def _declare_position(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    _declare_problem(parser, parameter)
    about = "exact numbers, one for each weight"
    parser.add_argument("--weights", required=True, metavar="'1,1/2'", help=about)


def _declare_landscape(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    declare_polynomials("generators of the ideal", needed=False)(parser, parameter)
    parser.add_argument("--data", metavar="'1,1/2'", help="a point, rational")
    parser.add_argument("--quadric", metavar="ROWS", help="unit, or a matrix such as '2,1;1,2'")
    parser.add_argument("--constant", metavar="1/2", help="to be added to the loss")
    _declare_problem(parser, parameter, needed=False)


def _declare_curve(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    declare_polynomials("the equation of the curve")(parser, parameter)
    parser.add_argument("--box", required=True, metavar="x=-2..2,y=0..1", help="what is seen")
    parser.add_argument("--tolerance", metavar="1/1000", help="relative to the box")


def _declare_cell(parser: argparse.ArgumentParser, _: Any) -> None:
    declare_real_set(parser, inspect.Parameter("real_set", inspect.Parameter.POSITIONAL_ONLY,
                                             annotation="BoxImage"))  # fmt: skip
    parser.add_argument("--point", required=True, metavar="'1,1/2'", help="of the cell, rational")
    parser.add_argument("--quadric", metavar="ROWS", help="unit, or a matrix such as '2,1;1,2'")


def _declare_locus(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    declare_polynomials("generators of the ideal")(parser, parameter)
    parser.add_argument("--quadric", required=True, metavar="ROWS", help="a matrix '1,0;0,0'")
    parser.add_argument("--data", required=True, metavar="'1,1/2'", help="a point, rational")
    parser.add_argument("--locus", choices=_LOCI, default=_LOCI[1], help="which of them")


_MANIFOLD = Kind(_declare_manifold, _manifold)
_CELL = Kind(_declare_cell, _cell)

SUBJECTS: dict[str, Kind] = {
    "Neuromanifold": _MANIFOLD,
    "Neurovariety": _MANIFOLD,
    "VoronoiCell": _CELL,
    "ImageCell": _CELL,
    "NetworkLandscape": Kind(_declare_problem, lambda chosen: landscape(_problem(chosen))),
    "WeightDecayPath": Kind(_declare_problem, lambda chosen: weight_decay_path(_problem(chosen))),
    "Locus": Kind(_declare_locus, _locus),
    "PlaneCurve": Kind(_declare_curve, _curve),
    "Landscape": Kind(_declare_landscape, _landscape),
    "TrainingProblem": Kind(_declare_problem, _problem),
    "NetworkLoss": Kind(_declare_problem, _problem),
    "Position": Kind(_declare_position, _position),
    "ParametricModel": Kind(_declare_network, _network),
    "Sequence[RealPoint]": Kind(KINDS["ideal"].declare, _critical),
}
"""Kinds by the class of the value."""

COORDINATES = Kind(_declare_coordinates, lambda chosen: chosen.coordinates)

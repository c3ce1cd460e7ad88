"""How the command line says sets of real points: by inequalities, or as images of boxes."""

from __future__ import annotations

import argparse
import inspect
from typing import Any

from sympy import Symbol

from nnag_m2 import BoxImage, Ideal, InputError, SemialgebraicSet
from nnag_m2.algebra.text.values import parse_matrix, parse_variables
from nnag_m2.cli import polynomials
from nnag_m2.cli.kinds import Kind, option
from nnag_m2.cli.polynomials import declare_polynomials, ideal_in, listed, map_in


def _real_set(chosen: argparse.Namespace) -> Ideal | SemialgebraicSet | BoxImage:
    """Return the set that polynomials and inequalities, or a map on a box, say."""
    if getattr(chosen, "image_of", None) is not None:
        return _box_image(chosen)
    if chosen.where is None:
        return ideal_in(chosen)
    return SemialgebraicSet(ideal_in(chosen), listed(chosen, chosen.where))


def _box_image(chosen: argparse.Namespace) -> BoxImage:
    return BoxImage(map_in(chosen), _box(chosen.image_of))


def _box(text: str) -> dict[Symbol, tuple[Any, Any]]:
    """Return a box from a text such as ``x=-2..2, y=0..1/2``."""
    sides = {}
    for side in text.split(","):
        name, equals, ends = side.partition("=")
        low, dots, high = ends.partition("..")
        if not equals or not dots:
            required = "a box gives two ends for each variable"
            raise InputError(required, repr(text[:80]), "x=-2..2,y=0..1/2")
        (variable,), pair = parse_variables(name), parse_matrix(f"{low.strip()},{high.strip()}")
        sides[variable] = (pair[0, 0], pair[0, 1])
    return sides


def _declare_real_set(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    declare_polynomials("generators of the ideal")(parser, parameter)
    parser.add_argument("--where", metavar="'f, g'", help="polynomials that are not negative")
    if "BoxImage" in str(parameter.annotation) or parameter.annotation == "Any":
        about = "the polynomials are coordinates of a map, on this box of its parameters"
        parser.add_argument("--image-of", metavar="t=0..1", help=about)


def _declare_image(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
    declare_polynomials("coordinates of the map")(parser, parameter)
    about = "the box of the map's parameters"
    parser.add_argument("--image-of", required=True, metavar="s=0..1,t=0..1", help=about)


KINDS: dict[str, Kind] = polynomials.KINDS | {
    "real_set": Kind(_declare_real_set, _real_set),
    "image": Kind(_declare_image, _box_image),
    "box": option("box", _box, "x=-2..2,y=0..1", "two ends for each variable"),
}

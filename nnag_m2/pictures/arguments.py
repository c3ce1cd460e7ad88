"""The arguments that drawings share: boxes, styles, points, and points with a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from numbers import Number
from typing import Any, cast

from sympy import Expr, Symbol

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.curves.question import as_box
from nnag_m2.errors import InputError, shown
from nnag_m2.pictures.layers import Position, Style
from nnag_m2.pictures.picture import Picture


def style_argument(value: Any) -> Style:
    """Return a style when it is one."""
    if isinstance(value, Style):
        return value
    raise InputError("a Style is needed", shown(value), "Style('#0072b2', label='here')")


def text_argument(value: Any, name: str) -> str:
    """Return a text, such as the name of a layer."""
    if isinstance(value, str):
        return value
    raise InputError(f"{name} must be a text", shown(value))


def by_name(value: Any, what: str) -> dict[str, Any]:
    """Return parts by their names."""
    if isinstance(value, Mapping):
        return {text_argument(name, "a name"): part for name, part in value.items()}
    raise InputError(f"{what} must come in a dictionary, by their names", shown(value))


def frame_argument(box: Any) -> Picture:
    """Return an empty picture of a box in two or three dimensions."""
    sides = as_box(box, 3 if isinstance(box, Mapping) and len(box) == 3 else 2)
    return Picture(tuple(map(str, box)), tuple((float(a), float(b)) for a, b in sides), ())


def point_argument(value: Any, variables: Sequence[Symbol]) -> RealPoint:
    """Return a ``RealPoint`` that has coordinates for these variables."""
    if not isinstance(value, RealPoint):
        raise InputError("a RealPoint is needed", shown(value))
    if set(variables) - set(value.variables):
        required = f"points need the coordinates {tuple(variables)}"
        raise InputError(required, str(value.variables))
    return value


def position_argument(value: Any, variables: Sequence[Symbol]) -> Position:
    """Return a point as floats: of a ``RealPoint`` in these variables, or of finite numbers."""
    if isinstance(value, RealPoint):
        point = point_argument(value, variables)
        return tuple(float(point[v]) for v in variables)
    if not in_sequence(value) or len(entries := list(value)) != len(variables):
        raise InputError(f"a point has {len(variables)} coordinates", shown(value))
    return tuple(_number(entry) for entry in entries)


def _number(value: Any) -> float:
    try:
        found = float(cast(Any, value)) if isinstance(value, Number | Expr) else None
    except (TypeError, ValueError, OverflowError):  # symbols; integers beyond the largest float
        found = None
    if found is None or not isfinite(found):
        raise InputError("coordinates must be finite numbers", shown(value))
    return found

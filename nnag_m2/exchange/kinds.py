"""Which classes of this package have a name in JSON: no other is ever made from a text."""

from __future__ import annotations

import functools
from dataclasses import is_dataclass
from importlib import import_module
from typing import Any

from nnag_m2.asking.query import Query
from nnag_m2.networks import layers
from nnag_m2.networks._values import Value

_PUBLIC = ("nnag_m2", "nnag_m2.results")
"""Where values are found by their names, without loading the others."""

_INNER = {
    "algebra.real.algebraic_points": "AlgebraicPoint",
    "algebra.real.number_fields": "PointField",
    "curves.plane": "Branch CriticalLine PlanePoint XCriticalPoint",
    "curves.strips": "Strip",
    "invariants.landscapes.strata": "Distance LandscapeStratum",
    "invariants.landscapes.minima": "Minimum",
    "invariants.singularities.branches": "HalfBranches",
    "invariants.voronoi.known": "FaceStratum",
    "invariants.voronoi.images": "HalfBranch",
    "networks.approximation": "PolynomialActivation",
    "networks.model": "Subnetwork",
    "networks.symmetries": "Symmetry",
    "neuromanifolds.neurovariety": "Neurovariety",
    "training._losses": "Criterion",
    "training._population": "Distribution Population",
    "training._objective": "Regularization",
    "training._samples": "Samples",
    "training.landscapes.parameters": "Parameters",
    "training.landscapes.ramified": "RamifiedCritical",
    "training.moments": "MomentStructure",
}
_MODULES = {name: f"nnag_m2.{module}" for module, names in _INNER.items() for name in names.split()}
"""The modules of classes that are only parts of others, by their names."""

LAYERS = {name: kind for name, kind in vars(layers).items() if isinstance(kind, type)}
"""The layers of networks by their names."""


def names() -> list[str]:
    """Return the names of all classes but layers."""
    public = {name for place in _PUBLIC for name in import_module(place).__all__}
    return sorted(n for n in public | _MODULES.keys() if kind_of(n) is not LAYERS.get(n))


@functools.cache
def kind_of(name: str) -> type | None:
    """Return the class that a name stands for, ``None`` for an unknown one."""
    places = [place for place in _PUBLIC if name in import_module(place).__all__]
    for place in [_MODULES[name]] if name in _MODULES else places:
        found: type = getattr(import_module(place), name)
        if _is_written(found):
            return found
    return LAYERS.get(name.removeprefix("layers."))


def _is_written(kind: Any) -> bool:
    """Return whether a class is that of values; a query is made of functions."""
    is_value = isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Value))
    return is_value and kind is not Query


def name_of(value: Any) -> str:
    """Return the name of the class of a value, empty where there is none."""
    kind = type(value)
    name = kind.__name__
    if LAYERS.get(name) is kind:
        return f"layers.{name}"
    return name if kind_of(name) is kind else ""

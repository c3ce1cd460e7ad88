"""Which classes of this package have a name in JSON: no other is ever made from a text."""

from __future__ import annotations

from dataclasses import is_dataclass
from importlib import import_module
from typing import Any

from nnag_m2.networks import layers
from nnag_m2.networks._values import Value

_PLACES = {
    "algebra": "Ideal PolynomialMap BlockOrder",
    "algebra.real_sets": "BoxImage SemialgebraicSet",
    "algebra.real.real_numbers": "RealAlgebraic",
    "algebra.real.points": "RealPoint",
    "algebra.real.algebraic_points": "AlgebraicPoint",
    "algebra.real.number_fields": "PointField",
    "asking.answer": "Answer Provenance",
    "asking.events": "Event",
    "curves.plane": "Branch CriticalLine PlaneCurve PlanePoint XCriticalPoint",
    "curves.regions": "Region",
    "curves.strips": "Strip",
    "engine.probing": "Engine",
    "exchange.counterparts": "Macaulay2Text",
    "invariants.distance.degenerate.parts": "Correspondence DegenerateCriticalPoints Locus",
    "invariants.distance.degenerate.strata": "CorankTable StratumCriticalPoints",
    "invariants.fibers": "GenericFiber",
    "invariants.initial": "InitialIdeal",
    "invariants.landscapes.critical": "CriticalPoint CriticalSet",
    "invariants.landscapes.strata": "Distance LandscapeStratum",
    "invariants.landscapes.minima": "Minimum",
    "invariants.landscapes.showing": "Landscape",
    "invariants.singularities.branches": "HalfBranches",
    "invariants.singularities.strata": "Stratum",
    "invariants.singularities.verdicts": "Attraction",
    "invariants.voronoi.known": "FaceStratum",
    "invariants.voronoi.cells": "VoronoiCell",
    "invariants.voronoi.dimension": "VoronoiDimension",
    "invariants.voronoi.images": "HalfBranch ImageCell",
    "invariants.voronoi.reach": "Reach",
    "invariants.voronoi.walls": "VoronoiBoundary",
    "networks": "ConvolutionalNetwork LightningSelfAttention LinearMLP MLP Network ParametricModel"
    " TrainedNetwork",
    "networks.approximation": "PolynomialActivation",
    "networks.model": "Subnetwork",
    "networks.symmetries": "Symmetry",
    "neuromanifolds": "Exposure InfinitesimalSymmetries Membership NetworkFiber Neuromanifold"
    " Realization SingularSubnetwork",
    "neuromanifolds.neurovariety": "Neurovariety",
    "pictures.layers": "Layer Style",
    "pictures.picture": "Picture",
    "studies.study": "Record",
    "invariants.thresholds.local_forms": "Threshold",
    "invariants.voronoi.bottlenecks": "Bottleneck",
    "training.landscapes.critical_weights": "CriticalWeights WeightLandscape",
    "training.landscapes.decay_path": "DecaySpan WeightDecayPath",
    "training.landscapes.descent": "Descent",
    "training.position": "NearestCritical Position",
    "training.sample_table": "SampleRow SampleTable StratumBySamples",
    "training": "TrainingProblem",
    "training._losses": "Criterion",
    "training._population": "Distribution Population",
    "training._objective": "Regularization",
    "training._samples": "Samples",
    "training.landscapes.network": "NetworkLandscape",
    "training.landscapes.parameters": "Parameters",
    "training.landscapes.ramified": "RamifiedCritical",
    "training.moments": "MomentStructure",
}
MODULES = {name: module for module, names in _PLACES.items() for name in names.split()}
"""The module of each class, by its name."""

LAYERS = {name: kind for name, kind in vars(layers).items() if isinstance(kind, type)}
"""The layers of networks by their names."""


def kind_of(name: str) -> type | None:
    """Return the class that a name stands for, ``None`` for an unknown one."""
    if name in MODULES:
        found: type = getattr(import_module(f"nnag_m2.{MODULES[name]}"), name)
        return found
    return LAYERS.get(name.removeprefix("layers."))


def name_of(value: Any) -> str:
    """Return the name of the class of a value, empty where there is none."""
    kind = type(value)
    name = kind.__name__
    if LAYERS.get(name) is kind:
        return f"layers.{name}"
    known = is_dataclass(kind) or issubclass(kind, Value)
    return name if known and name in MODULES and kind_of(name) is kind else ""

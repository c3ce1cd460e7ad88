"""Landscapes of the loss: all real critical points, stratum by stratum, and what is minimal."""

from nnag_m2.landscapes.critical import CriticalPoint, CriticalSet
from nnag_m2.landscapes.minima import Minimum
from nnag_m2.landscapes.network import NetworkLandscape
from nnag_m2.landscapes.parameters import Parameters
from nnag_m2.landscapes.question import landscape
from nnag_m2.landscapes.ramified import RamifiedCritical
from nnag_m2.landscapes.survey import Landscape, critical_landscape

__all__ = [
    "CriticalPoint",
    "CriticalSet",
    "Landscape",
    "Minimum",
    "NetworkLandscape",
    "Parameters",
    "RamifiedCritical",
    "critical_landscape",
    "landscape",
]

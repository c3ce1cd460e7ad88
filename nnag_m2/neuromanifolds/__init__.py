"""Neuromanifolds: the functions that a network reaches, as a variety."""

from nnag_m2.asking.answer import Answer
from nnag_m2.neuromanifolds.exposure import Exposure, exposed_subnetworks
from nnag_m2.neuromanifolds.fibers import NetworkFiber
from nnag_m2.neuromanifolds.infinitesimal import InfinitesimalSymmetries
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.neuromanifolds.realization import Membership, Realization
from nnag_m2.neuromanifolds.singularities import SingularSubnetwork
from nnag_m2.neuromanifolds.thresholds import activation_threshold

__all__ = [
    "Answer",
    "Exposure",
    "InfinitesimalSymmetries",
    "Membership",
    "NetworkFiber",
    "Neuromanifold",
    "Realization",
    "SingularSubnetwork",
    "activation_threshold",
    "exposed_subnetworks",
]

"""Neuromanifolds: the functions that a network reaches, as a variety."""

from nnag_m2.asking.answer import Answer as Answer
from nnag_m2.neuromanifolds.blocks import activation_threshold as activation_threshold
from nnag_m2.neuromanifolds.exposure import Exposure as Exposure
from nnag_m2.neuromanifolds.exposure import exposed_subnetworks as exposed_subnetworks
from nnag_m2.neuromanifolds.fibers import NetworkFiber as NetworkFiber
from nnag_m2.neuromanifolds.infinitesimal import InfinitesimalSymmetries as InfinitesimalSymmetries
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold as Neuromanifold
from nnag_m2.neuromanifolds.realization import Membership as Membership
from nnag_m2.neuromanifolds.realization import Realization as Realization
from nnag_m2.neuromanifolds.singularities import SingularSubnetwork as SingularSubnetwork

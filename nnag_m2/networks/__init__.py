"""Architectures as values that become polynomial maps; no engine."""

from nnag_m2.networks import layers
from nnag_m2.networks.approximation import PolynomialActivation, polynomial_activation
from nnag_m2.networks.attention import LightningSelfAttention
from nnag_m2.networks.convolutional import ConvolutionalNetwork
from nnag_m2.networks.from_jax import from_jax
from nnag_m2.networks.from_torch import from_torch
from nnag_m2.networks.linear import LinearMLP
from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.model import ParametricModel, Subnetwork
from nnag_m2.networks.network import Network
from nnag_m2.networks.parametrization import Coordinate, Parametrization
from nnag_m2.networks.symmetries import Symmetry
from nnag_m2.networks.trained import TrainedNetwork

__all__ = [
    "MLP",
    "ConvolutionalNetwork",
    "Coordinate",
    "LightningSelfAttention",
    "LinearMLP",
    "Network",
    "ParametricModel",
    "Parametrization",
    "PolynomialActivation",
    "Subnetwork",
    "Symmetry",
    "TrainedNetwork",
    "from_jax",
    "from_torch",
    "layers",
    "polynomial_activation",
]

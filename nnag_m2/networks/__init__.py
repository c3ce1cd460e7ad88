"""Architectures as values that become polynomial maps; no engine."""

from nnag_m2.networks import layers as layers
from nnag_m2.networks.approximation import PolynomialActivation as PolynomialActivation
from nnag_m2.networks.approximation import polynomial_activation as polynomial_activation
from nnag_m2.networks.attention import LightningSelfAttention as LightningSelfAttention
from nnag_m2.networks.convolutional import ConvolutionalNetwork as ConvolutionalNetwork
from nnag_m2.networks.from_jax import from_jax as from_jax
from nnag_m2.networks.from_torch import from_torch as from_torch
from nnag_m2.networks.linear import LinearMLP as LinearMLP
from nnag_m2.networks.mlp import MLP as MLP
from nnag_m2.networks.model import ParametricModel as ParametricModel
from nnag_m2.networks.model import Subnetwork as Subnetwork
from nnag_m2.networks.network import Network as Network
from nnag_m2.networks.parametrization import Coordinate as Coordinate
from nnag_m2.networks.parametrization import Parametrization as Parametrization
from nnag_m2.networks.symmetries import Symmetry as Symmetry
from nnag_m2.networks.trained import TrainedNetwork as TrainedNetwork

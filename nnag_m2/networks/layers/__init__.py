"""Layers of networks: each is a forward pass, and what is known of its symmetries."""

from nnag_m2.networks.layers.attention import Attention
from nnag_m2.networks.layers.combinations import Parallel, Product, Reshape, Residual, Sum
from nnag_m2.networks.layers.convolution import Conv1d, Conv2d, Pool
from nnag_m2.networks.layers.dense import Dense, GroupConv, SharedDense
from nnag_m2.networks.layers.function import Function, Polynomial, Power, Reciprocal
from nnag_m2.networks.layers.layer import Ends, Layer

__all__ = [
    "Attention",
    "Conv1d",
    "Conv2d",
    "Dense",
    "Ends",
    "Function",
    "GroupConv",
    "Layer",
    "Parallel",
    "Polynomial",
    "Pool",
    "Power",
    "Product",
    "Reciprocal",
    "Reshape",
    "Residual",
    "SharedDense",
    "Sum",
]

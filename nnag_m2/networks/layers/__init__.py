"""Layers of networks: each is a forward pass, and what is known of its symmetries."""

from nnag_m2.networks.layers.attention import Attention as Attention
from nnag_m2.networks.layers.combinations import Parallel as Parallel
from nnag_m2.networks.layers.combinations import Product as Product
from nnag_m2.networks.layers.combinations import Reshape as Reshape
from nnag_m2.networks.layers.combinations import Residual as Residual
from nnag_m2.networks.layers.combinations import Sum as Sum
from nnag_m2.networks.layers.convolution import Conv1d as Conv1d
from nnag_m2.networks.layers.convolution import Conv2d as Conv2d
from nnag_m2.networks.layers.convolution import Pool as Pool
from nnag_m2.networks.layers.dense import Dense as Dense
from nnag_m2.networks.layers.dense import GroupConv as GroupConv
from nnag_m2.networks.layers.dense import SharedDense as SharedDense
from nnag_m2.networks.layers.function import Function as Function
from nnag_m2.networks.layers.function import Polynomial as Polynomial
from nnag_m2.networks.layers.function import Power as Power
from nnag_m2.networks.layers.function import Reciprocal as Reciprocal
from nnag_m2.networks.layers.layer import Ends as Ends
from nnag_m2.networks.layers.layer import Layer as Layer

"""Networks that are sums of networks of one kind: of neurons, or of heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nnag_m2.networks import layers as L  # noqa: N812 - the usual short name
from nnag_m2.networks.attention import LightningSelfAttention
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.network import Network

Places: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class Summands:
    """A network as a sum of networks that are like each other.

    Attributes
    ----------
    part
        One of them, with parameters of its own.
    places
        For each summand where in the sequence of the whole network's parameters those of the part
        are.
    """

    part: Network
    places: tuple[Places, ...]


def summands(network: ParametricModel) -> Summands | None:
    """Return a network as a sum of neurons or heads, if it is one of at least two.

    These are one hidden layer with any activation and no bias behind it, and one layer of
    attention.

    Examples
    --------
    >>> from nnag_m2 import MLP
    >>> summands(MLP((2, 2, 1), 3)).places
    ((0, 1, 4), (2, 3, 5))
    """
    if not isinstance(network, Network) or isinstance(network, LightningSelfAttention):
        return None
    layers = network.layers
    numbers = network.tensors(np.arange(network.parameter_count))
    match layers:
        case (L.Attention() as attention,) if attention.heads > 1:
            part = Network(network.input_shape, [attention.one_head()])
            groups = [numbers[i : i + 3] for i in range(0, len(numbers), 3)]
            return Summands(part, tuple(map(_joined, groups)))
        case (L.Dense() as first, L.Polynomial() as activation, L.Dense() as last):
            if last.bias or first.width < 2:
                return None
            one = [L.Dense(1, bias=first.bias), activation, L.Dense(last.width)]
            weights, behind = numbers
            return Summands(
                Network(network.input_shape, one),
                tuple(_joined([weights[i], behind[:, i]]) for i in range(first.width)),
            )
    return None


def _joined(arrays: Sequence[NDArray[np.int64]]) -> Places:
    return tuple(int(number) for array in arrays for number in array.ravel())

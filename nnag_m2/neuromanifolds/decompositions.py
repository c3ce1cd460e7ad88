"""Networks whose layers are proved to be unique up to known symmetries, by certificates."""

from __future__ import annotations

from nnag_m2.networks.jacobians import jacobian_rank
from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.model import ParametricModel
from nnag_m2.neuromanifolds.blocks import known_orbits
from nnag_m2.neuromanifolds.contact import is_certified
from nnag_m2.neuromanifolds.summands import Summands, summands

CONTACT = "sums of general summands are unique, as tangential contact loci of dimension 0 prove "
CONTACT += "(Chiantini, Ciliberto 2006; Chiantini, Ottaviani, Vannieuwenhoven 2014)"

LAYERS = f"{CONTACT}; for several hidden layers by blocks of two (Usevich, Borsoi, Derand, "
LAYERS += "Clausel 2025)"


def certified_summands(network: ParametricModel) -> Summands | None:
    """Return a network as a sum of neurons or heads, if they are proved to be unique.

    Examples
    --------
    >>> from nnag_m2 import MLP
    >>> len(certified_summands(MLP((3, 3, 3), 2)).places)  # as tensors 3 x 3 x 3 of rank 3
    3
    >>> certified_summands(MLP((3, 9, 1), 6))  # each of these sextics has two decompositions
    """
    found = summands(network)
    if found is None or not is_certified(found.part, len(found.places)):
        return None
    return found


def has_certified_layers(network: ParametricModel) -> bool:
    """Return whether all layers of a perceptron are proved to be unique up to known symmetries.

    These are perceptrons without bias, of at least two hidden layers, with powers: each hidden
    layer as a network of its own, of which the inputs are as many as the narrowest layer before has
    neurons.

    Examples
    --------
    >>> from nnag_m2 import MLP
    >>> has_certified_layers(MLP((3, 3, 3, 3), 2)), has_certified_layers(MLP((2, 2, 2, 1), 2))
    (True, False)
    """
    if not isinstance(network, MLP) or network.bias or not network.powers:
        return False
    widths = network.widths
    if len(widths) < 4 or min(widths[:-1]) < 2:
        return False
    blocks = [
        (min(widths[:layer]), widths[layer], widths[layer + 1])
        for layer in range(1, len(widths) - 1)
    ]
    return all(_is_unique(b, power) for b, power in zip(blocks, network.powers, strict=True))


def _is_unique(widths: tuple[int, int, int], power: int) -> bool:
    """Return whether a hidden layer is proved to be unique up to permutations and scalings."""
    inputs, hidden, outputs = widths
    block = MLP(widths, power)
    known = known_orbits(block)
    if known is not None and known.number == 1:
        return jacobian_rank(block).value == block.parameter_count - hidden
    return is_certified(MLP((inputs, 1, outputs), power), hidden)

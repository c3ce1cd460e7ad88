"""How many orbits of symmetries a general fiber of a perceptron has, where theorems say so.

References
----------
Sidiropoulos, Bro: On the uniqueness of multilinear decomposition of N-way arrays, J. Chemometrics
14 (2000): a tensor of order ``n`` has one decomposition of ``h`` terms when the Kruskal ranks of
its factors add up to at least ``2 h + n - 1``.
Usevich, Borsoi, Dérand, Clausel: Identifiability of deep polynomial neural networks (2025): a
network is identifiable when its blocks of two layers are, with as many inputs as the narrowest
layer before has neurons.
Chiantini, Ottaviani, Vannieuwenhoven: On generic identifiability of symmetric tensors of subgeneric
rank, Trans. Amer. Math. Soc. 369 (2017), theorem 1.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.model import ParametricModel

THEOREM = "Kruskal's theorem for each hidden layer: Sidiropoulos, Bro (2000); and for several of "
THEOREM += "them Usevich, Borsoi, Derand, Clausel: Identifiability of deep polynomial neural "
THEOREM += "networks (2025)"

_SUBGENERIC = "sums of fewer powers than a general form needs: Chiantini, Ottaviani, "
_SUBGENERIC += "Vannieuwenhoven, Trans. Amer. Math. Soc. 369 (2017), theorem 1.1"

_TWO = {(3, 9, 6), (4, 8, 4), (6, 9, 3)}
"""Inputs, hidden neurons and powers of the only sums of so few powers that have two decompositions.
Those with infinitely many are defective."""

_QUINTICS = 3, 7, 5
"""General ternary quintics are sums of seven powers in one way (Hilbert); all other forms of which
this is true are those of Sylvester, with the powers of Kruskal's theorem."""

_UNIQUE = "Galuppi, Mella: Identifiability of homogeneous polynomials and Cremona transformations, "
_UNIQUE += "J. reine angew. Math. 757 (2019), theorem 1"

_CUBIC = 3
"""Squares may be rotated; the theorem is about larger powers."""


@dataclass(frozen=True)
class KnownOrbits:
    """The number of orbits of permutations and scalings in a general fiber, with the reason."""

    number: int
    theorem: str


def known_orbits(network: ParametricModel) -> KnownOrbits | None:
    """Return how many orbits theorems give for a fiber that has no more dimensions than they.

    These are perceptrons without bias with powers as activations: with large powers, see
    ``sufficient_powers``; and with one hidden layer and one output, if the dimension is smaller
    than that of all forms, and for ternary quintics.

    Examples
    --------
    >>> known_orbits(MLP((3, 9, 1), 6)).number, known_orbits(MLP((3, 8, 1), 6)).number
    (2, 1)
    """
    if not isinstance(network, MLP) or network.bias or not network.powers:
        return None
    enough = sufficient_powers(network.widths)
    if enough and all(s >= least for s, least in zip(network.powers, enough, strict=True)):
        return KnownOrbits(1, THEOREM)
    inputs, hidden, *behind = network.widths
    power = network.powers[0]
    if (inputs, hidden, power) == _QUINTICS and behind == [1]:
        return KnownOrbits(1, _UNIQUE)
    is_subgeneric = inputs * hidden < comb(inputs + power - 1, power)
    if behind != [1] or power < _CUBIC or not is_subgeneric:
        return None
    return KnownOrbits(2 if (inputs, hidden, power) in _TWO else 1, _SUBGENERIC)


def sufficient_powers(widths: Sequence[int]) -> tuple[int, ...] | None:
    """Return for each hidden layer a power from which on the parameters are unique.

    They are unique up to permutations and scalings of hidden neurons, for general parameters.  A
    hidden layer of ``h`` neurons with ``m`` inputs is the tensor with the factors ``V``, ``m x h``,
    as often as the power says, and ``U``, with the rows of the next layer.  General factors have
    Kruskal ranks ``min(m, h)`` and ``min(h, outputs)``.

    Returns
    -------
    tuple of int
        ``None`` when a layer other than the outputs has one neuron.

    Examples
    --------
    >>> sufficient_powers((2, 5, 1)), sufficient_powers((3, 3, 3, 3))
    ((9,), (2, 2))
    """
    if min(widths[:-1]) < 2:
        return None
    found = []
    for layer in range(1, len(widths) - 1):
        hidden, behind = widths[layer], widths[layer + 1]
        rank = min(*widths[:layer], hidden)
        found.append(-(-(2 * hidden - min(hidden, behind)) // (rank - 1)))
    return tuple(max(power, 2) for power in found)

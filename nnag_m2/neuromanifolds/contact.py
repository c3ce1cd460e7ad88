"""Certificates that a sum of general summands has no other summands: by tangential contact.

Let ``X`` be the closure of the functions of one neuron, or of one head: an irreducible cone.  The
tangent spaces at ``h`` general points of it span a space ``T``.  If ``T`` has the largest possible
dimension, and is tangent to ``X`` along no curve through one of these points, then their sum is a
sum of ``h`` points of ``X`` in no other way.  Along such a curve the conormal vectors of ``T``
would be conormal: the matrix of their second derivatives would have a larger kernel.

Everything is a rank of derivatives at random inputs, modulo a prime: functions are seen from these
inputs only, which makes ranks smaller, never larger.  So the certificate proves what it says, and a
rank that is too small proves nothing.  Second derivatives modulo ``p`` are differences of first
ones modulo ``p**2``, at points that differ by ``p``.

References
----------
Chiantini, Ciliberto: On the concept of k-secant order of a variety, J. London Math. Soc. 73 (2006).
Chiantini, Ottaviani: On generic identifiability of 3-tensors of small rank, SIAM J. Matrix Anal.
Appl. 33 (2012).
Chiantini, Ottaviani, Vannieuwenhoven: An algorithm for generic and low-rank specific
identifiability of complex tensors, SIAM J. Matrix Anal. Appl. 35 (2014): the criterion by Hessians.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnag_m2.algebra.modular.elimination import kernel
from nnag_m2.algebra.modular.primes import Residues, drawn_primes, random_by, rank
from nnag_m2.calling import checkpoint
from nnag_m2.networks import layers as L  # noqa: N812 - the usual short name
from nnag_m2.networks._gradients import gradients
from nnag_m2.networks.attention import LightningSelfAttention
from nnag_m2.networks.jacobians import jacobian_rank
from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.network import Network
from nnag_m2.neuromanifolds.blocks import known_orbits
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

_BITS = 15
"""Of primes: their squares are below 2^31."""

_ATTEMPTS = 2
"""A general rank is too small modulo one prime of 15 bits about once in some hundred times."""

_SPARE = 5
"""So many conormal vectors more than parameters of a summand: each that is general makes the common
kernel of the second derivatives smaller until it is what all have in common."""

CONTACT = "sums of general summands are unique, as tangential contact loci of dimension 0 prove "
CONTACT += "(Chiantini, Ciliberto 2006; Chiantini, Ottaviani, Vannieuwenhoven 2014)"

LAYERS = f"{CONTACT}; for several hidden layers by blocks of two (Usevich, Borsoi, Derand, "
LAYERS += "Clausel 2025)"


def is_certified(part: Network, count: int) -> bool:
    """Return whether general sums of functions of a network are proved to have one decomposition.

    Parameters
    ----------
    part
        The network of one summand, whose functions are closed under scaling; made of sums and
        products.
    count
        How many summands there are, at least two.

    Returns
    -------
    bool
        False also where nothing is known, as where the sums are all functions of their span.

    Examples
    --------
    >>> from nnag_m2 import MLP
    >>> is_certified(MLP((3, 1, 1), 6), 8), is_certified(MLP((3, 1, 1), 6), 9)  # sextics
    (True, False)
    """
    manifold = ParametrizedNetwork(part)
    size = manifold.parameter_bound
    if manifold.jacobian_rank != size:  # else the dimension is not proved
        return False
    drawn = drawn_primes(repr(part), count, bits=_BITS)
    return any(_has_isolated_contact(part, count, size, next(drawn)) for _ in range(_ATTEMPTS))


def _has_isolated_contact(part: Network, count: int, size: int, prime: int) -> bool:
    """Return whether the contact locus has dimension 0 at a random point modulo a prime."""
    parameters = part.parameter_count
    chance = np.random.default_rng(random_by(repr(part), count, prime).getrandbits(128))

    def random(shape: Sequence[int], modulus: int) -> Residues:
        return chance.integers(1, modulus, size=tuple(shape), dtype=np.int64)

    rows = count * size + parameters + _SPARE
    inputs = random((rows, *part.input_shape), prime**2)
    points = [random((parameters,), prime) for _ in range(count)]

    def derivatives(point: Residues) -> Residues:
        return gradients(part, part.tensors(point), inputs, prime, prime**2)

    first = [derivatives(point) for point in points]
    tangents = np.concatenate(first, axis=1) % prime
    dependent = kernel(tangents.T, prime)
    if rows - len(dependent) != count * size:
        return False
    conormals = np.zeros((len(dependent), rows), dtype=np.int64)
    for place, (column, combination) in enumerate(dependent.items()):
        conormals[place, column] = prime - 1
        conormals[place, list(combination)] = list(combination.values())
    hessians = np.zeros((len(dependent), parameters, parameters), dtype=np.int64)
    for direction, step in enumerate(prime * np.eye(parameters, dtype=np.int64)):
        checkpoint()
        derivative = (derivatives(points[0] + step) - first[0]) // prime % prime
        hessians[:, :, direction] = conormals @ derivative % prime
    # Directions that change no function up to a factor are in the kernel in any case.
    return rank(hessians.reshape(-1, parameters), prime) == size - 1


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
    places: tuple[tuple[int, ...], ...]


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


def _joined(arrays: Sequence[NDArray[np.int64]]) -> tuple[int, ...]:
    return tuple(int(number) for array in arrays for number in array.ravel())


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

"""Theorems about perceptrons: orbits of symmetries in a general fiber, activation thresholds.

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
from dataclasses import dataclass, replace
from itertools import pairwise
from math import comb
from typing import Any, Unpack

from nnag_m2.asking import Answer, Options, Provenance, question
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError
from nnag_m2.invariants.implicitization.sampling import SEED
from nnag_m2.networks.jacobians import Rank, jacobian_rank
from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.names import positive_ints

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

_METHOD = "a theorem for large powers, ranks of derivatives modulo a prime for the others"
_WARING = "sums of powers: Alexander, Hirschowitz, J. Algebraic Geom. 4 (1995)"


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


@question
def activation_threshold(widths: Any, **options: Unpack[Options]) -> Answer[int]:
    """Return the activation degree threshold of widths: of perceptrons with a power ``t**s``.

    It is the least ``s`` such that for this and all larger powers the neuromanifold has the
    expected dimension: the number of weights less one for each hidden neuron, or the dimension of
    the space of forms if that is smaller.

    Parameters
    ----------
    widths
        As for ``MLP``, without bias; all but the last one at least 2, else there may be no
        threshold.

    Returns
    -------
    int
        At least 1.  That it is not larger is proved: a theorem is about large powers, and for the
        others the rank of derivatives at one point reaches the expected dimension.  That it is not
        smaller is proved when the dimension for the next smaller power is known, as it is for
        ``t``, and for one hidden layer with one output (the theorem of Alexander and Hirschowitz);
        else that dimension is a sampled rank, right for all but few points and primes.

    Raises
    ------
    InputError
        For widths of 1 before the last one.

    References
    ----------
    Finkel, Rodriguez, Wu, Yahl: Activation degree thresholds and expressiveness of polynomial
    neural networks, Algebraic Statistics 16 (2025); and those of the theorem for large powers,
    Usevich, Borsoi, Dérand, Clausel: Identifiability of deep polynomial neural networks (2025).

    Examples
    --------
    >>> activation_threshold((3, 3, 3, 3))  # 1 whenever all widths are equal
    1
    >>> activation_threshold((3, 2, 1)), activation_threshold((3, 5, 1))
    (3, 5)
    """
    checked = positive_ints(widths, "widths", 2)
    if min(checked[:-1]) == 1:
        raise InputError("all widths but the last one must be at least 2", f"{checked}")
    enough = sufficient_powers(checked) or ()
    primes = set()
    largest = max(enough, default=1)
    for power in range(largest - 1, 0, -1):
        checkpoint(largest - power, largest)
        expected = _expected(checked, power)
        found = _dimension(checked, power, expected)
        primes.add(found.prime)
        if found.value < expected:
            return Answer(power + 1, _provenance(checked, power, primes))
    reason = f"{THEOREM}; smaller powers have ranks as large as expected"
    return Answer(1, Provenance(_METHOD, "proved", reason, SEED, tuple(sorted(primes))))


def _expected(widths: tuple[int, ...], power: int) -> int:
    """Return the expected dimension: of Kileel, Trager, Bruna, also for the power 1."""
    weights = sum(before * behind for before, behind in pairwise(widths))
    degree = power ** (len(widths) - 2)
    forms = widths[-1] * comb(widths[0] + degree - 1, degree)
    return min(weights - sum(widths[1:-1]), forms)


def _dimension(widths: tuple[int, ...], power: int, bound: int) -> Rank:
    """Return the dimension, by a formula for linear maps, else as a sampled rank."""
    network = MLP(widths, power)
    found = jacobian_rank(network, bound, SEED)
    return replace(found, value=network.dimension_bound) if power == 1 else found


def _provenance(widths: tuple[int, ...], power: int, primes: set[int]) -> Provenance:
    """Return how certain it is that the dimension for a power is too small."""
    listed = tuple(sorted(primes))
    if power == 1 or (len(widths) == 3 and widths[-1] == 1):
        below = "matrices of bounded rank" if power == 1 else _WARING
        return Provenance(_METHOD, "proved", f"{THEOREM}; {below}", SEED, listed)
    reason = f"at most this by {THEOREM}, which is proved; not less, since the rank for t**{power} "
    reason += "is too small, which is right for almost all points and primes"
    return Provenance(_METHOD, "probabilistic", reason, SEED, listed)

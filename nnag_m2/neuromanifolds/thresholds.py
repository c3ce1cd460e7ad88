"""The power from which on perceptrons have as many dimensions as their widths allow."""

from __future__ import annotations

from itertools import pairwise
from math import comb
from typing import Any, Unpack

from nnag_m2.asking import Answer, Options, Provenance, question
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError
from nnag_m2.invariants.implicitization.sampling import SEED
from nnag_m2.networks.jacobians import Rank, jacobian_rank
from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.names import positive_ints
from nnag_m2.neuromanifolds.blocks import THEOREM, sufficient_powers

_METHOD = "a theorem for large powers, ranks of derivatives modulo a prime for the others"
_WARING = "sums of powers: Alexander, Hirschowitz, J. Algebraic Geom. 4 (1995)"


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
        required = "all widths but the last one must be at least 2"
        raise InputError(required, f"{checked}")
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
    exact = network.dimension_bound if power == 1 else found.value
    return Rank(exact, found.prime, found.seed, found.attempt)


def _provenance(widths: tuple[int, ...], power: int, primes: set[int]) -> Provenance:
    """Return how certain it is that the dimension for a power is too small."""
    listed = tuple(sorted(primes))
    if power == 1 or (len(widths) == 3 and widths[-1] == 1):
        below = "matrices of bounded rank" if power == 1 else _WARING
        return Provenance(_METHOD, "proved", f"{THEOREM}; {below}", SEED, listed)
    reason = f"at most this by {THEOREM}, which is proved; not less, since the rank for t**{power} "
    reason += "is too small, which is right for almost all points and primes"
    return Provenance(_METHOD, "probabilistic", reason, SEED, listed)

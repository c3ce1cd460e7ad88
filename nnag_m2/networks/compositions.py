"""How large a set of compositions can be, when its parts are in small spaces of functions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import comb

from nnag_m2.networks.layers.dense import Dense
from nnag_m2.networks.layers.layer import Layer


def bound_of_layers(layers: Sequence[Layer], inputs: int) -> int | None:
    """Return ``composition_bound`` of layers that are dense with powers between, else ``None``."""
    widths, powers, biases, power = [inputs], [0], set(), 0
    for layer in layers:
        terms = layer.terms
        if isinstance(layer, Dense):
            widths.append(layer.width)
            powers.append(power or 1)
            biases.add(layer.bias)
            power = 0
        elif terms and len(terms) == 1 and terms[0][0] > 0 and len(widths) > 1:
            power = (power or 1) * terms[0][0]
        else:
            return None
    if power or len(biases) != 1:
        return None
    return composition_bound(widths, powers[2:], biases.pop())


def composition_bound(widths: Sequence[int], powers: Sequence[int], bias: bool) -> int:
    """Return a number that the dimension of a perceptron's neuromanifold does not exceed.

    The network is cut at any of its hidden layers.  Each part is in its space of all forms, or of
    all polynomials with bias, of its degree; and where two parts meet, the scalings of that layer
    move both and not what they compose to.  Sums of few squares are quadrics of bounded rank.  The
    least sum over all cuts is returned, a shortest path.

    Parameters
    ----------
    widths
        Of all layers, inputs and outputs included.
    powers
        The activation of each hidden layer, ``t**s`` up to a factor, ``s`` positive.
    bias
        Whether the layers are affine.

    Examples
    --------
    Behind two squares there are three binary quadrics, whatever four weights make of them:

    >>> composition_bound((100, 2, 2, 1), (2, 2), False)  # 200 + 3 - 2
    201
    """
    weights = sum((a + bias) * b for a, b in pairwise(widths))
    least = [0]
    for end in range(1, len(widths)):
        degrees = [1, *accumulate(reversed(powers[: end - 1]), lambda a, b: min(a * b, weights))]
        sizes = []
        for start in range(end):
            size = _forms(widths[start], degrees[end - 1 - start], bias) * widths[end]
            if end - start == 2 and powers[start] == 2 and widths[end] == 1:
                size = min(size, _sums_of_squares(widths[start], widths[end - 1], bias))
            sizes.append(least[start] - (widths[start] if start else 0) + size)
        least.append(min(sizes))
    return least[-1]


def _forms(variables: int, degree: int, bias: bool) -> int:
    """Return how many monomials of a degree there are, or up to it."""
    size = variables - (not bias)
    return comb(size + degree, size)


def _sums_of_squares(variables: int, squares: int, bias: bool) -> int:
    """Return the dimension of the quadrics of at most this rank, with a constant of its own."""
    size = variables + bias
    rank = min(size, squares)
    return rank * size - comb(rank, 2) + bias

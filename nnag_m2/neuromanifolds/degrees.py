"""Degrees of neurovarieties that theorems give.

A function of these networks is zero only if one of a few factors is, and it is homogeneous in each
of them: a morphism from a product of projective spaces, in one case with a determinantal variety.
The degree of its image is the top power of the sum of the hyperplane classes, pulled back, divided
by the number of points of a general fiber.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, factorial, prod

from nnag_m2.networks.activations import monomial_degree, terms_of
from nnag_m2.networks.attention import LightningSelfAttention
from nnag_m2.networks.convolutional import ConvolutionalNetwork
from nnag_m2.networks.model import ParametricModel
from nnag_m2.neuromanifolds.chern import projective_spaces

_LINEAR = "products of sparse polynomials, unique up to factors of neighbours with stride 1: "
_LINEAR += "Kohn, Montufar, Shahverdi, Trager (2024)"
_ATTENTION = "a projective times a determinantal space, embedded by Segre; V is the common factor "
_ATTENTION += "of quadrics: Harris: Algebraic Geometry, example 19.10"


@dataclass(frozen=True)
class KnownDegree:
    """The degree of a neurovariety, with the reason."""

    degree: int
    theorem: str


def known_degree(network: ParametricModel) -> KnownDegree | None:
    """Return the degree of a neurovariety that a theorem gives, or ``None``.

    These are convolutional networks without activation, or with a power as activation, and
    attention with at least two tokens.

    Examples
    --------
    >>> known_degree(LightningSelfAttention(2, 2, 2, outputs=1)).degree
    4
    """
    if isinstance(network, LightningSelfAttention):
        return _of_attention(network) if network.tokens > 1 else None
    if not isinstance(network, ConvolutionalNetwork):
        return None
    if monomial_degree(terms_of(network.activation)) == 1:
        return KnownDegree(_multinomial(_merged(network)), _LINEAR)
    known = projective_spaces(network)
    return KnownDegree(known.degree(), known.theorem) if known else None


def _merged(network: ConvolutionalNetwork) -> list[int]:
    """Return the degrees of the filters' polynomials; those that are convolved with stride 1, one.

    The product of a filter with stride 1 and the next one can be any polynomial.  A polynomial in a
    higher power is the largest factor of this kind of the product with a general filter: no
    quotient of two roots of that is a root of unity.
    """
    degrees = [network.filters[0] - 1]
    for size, stride in zip(network.filters[1:], network.strides, strict=False):
        if stride == 1:
            degrees[-1] += size - 1
        else:
            degrees.append(size - 1)
    return degrees


def _of_attention(network: LightningSelfAttention) -> KnownDegree:
    """Return the degree of ``(V, M) -> V X X^T M X``, with ``M`` of bounded rank.

    With two tokens ``x`` and ``y``, the part linear in ``y`` consists of the quadrics ``(V x)_i``
    times ``(M^T x)_c``.  Common factors tell ``V`` from ``M``, except that one row each of ``V``
    and ``K`` can be exchanged.
    """
    size, rank = network.embedding, min(network.rank, network.embedding)
    values = network.value_dimension * size - 1
    scores = rank * (2 * size - rank) - 1
    minors = [(comb(size + i, rank), comb(rank + i, rank)) for i in range(size - rank)]
    determinantal = prod(top for top, _ in minors) // prod(bottom for _, bottom in minors)
    exchanged = network.value_dimension == rank == 1 < size
    fiber = 2 if exchanged else 1
    return KnownDegree(comb(values + scores, values) * determinantal // fiber, _ATTENTION)


def _multinomial(numbers: Sequence[int]) -> int:
    return factorial(sum(numbers)) // prod(map(factorial, numbers))

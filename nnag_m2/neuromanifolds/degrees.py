"""Degrees and polar degrees of neurovarieties that theorems give: nothing is solved.

A morphism from a smooth projective variety ``X`` that is one to one almost everywhere, with
injective differentials everywhere, has a bundle of tangent spaces on ``X``: the principal parts of
``h``, the hyperplane class pulled back.  Polar classes of the image come from its Chern classes,
since the conormal variety is the image of a projective bundle on ``X``.

A function of these networks is zero only if one of a few factors is, and it is homogeneous in each
of them: a morphism from a product of projective spaces, in one case with a determinantal variety.
The degree of its image is the top power of the sum of the hyperplane classes, pulled back, divided
by the number of points of a general fiber.

References
----------
Holme: The geometric and numerical properties of duality in projective algebraic geometry,
Manuscripta Math. 61 (1988), section 3.
Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
variety, Found. Comput. Math. 16 (2016), theorems 5.4 and 5.8.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import comb, factorial, prod

from nnag_m2.asking import Answer, Provenance
from nnag_m2.networks.activations import monomial_degree, terms_of
from nnag_m2.networks.attention import LightningSelfAttention
from nnag_m2.networks.convolutional import ConvolutionalNetwork
from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.model import ParametricModel

_CONVOLUTIONS = "an immersion of a product of projective spaces, one to one almost everywhere: "
_CONVOLUTIONS += "Shahverdi, Marchetti, Kohn: On the geometry and optimization of polynomial "
_CONVOLUTIONS += "convolutional networks (2025); for any strides by the proof in projective_spaces"
_SEGRE_VERONESE = "Segre-Veronese embedding: hidden layers of one neuron"
_LINEAR = "products of sparse polynomials, unique up to factors of neighbours with stride 1: "
_LINEAR += "Kohn, Montufar, Shahverdi, Trager (2024)"
_ATTENTION = "a projective times a determinantal space, embedded by Segre; V is the common factor "
_ATTENTION += "of quadrics: Harris: Algebraic Geometry, example 19.10"


@dataclass(frozen=True)
class ProjectiveSpaces:
    """A neurovariety as the image of a product of projective spaces.

    Attributes
    ----------
    dimensions
        Of the spaces.
    degrees
        In the coordinates of each, those of the map.
    theorem
        That says so.
    """

    dimensions: tuple[int, ...]
    degrees: tuple[int, ...]
    theorem: str

    def polar_degrees(self) -> tuple[int, ...]:
        """Return the polar degrees of the image, in the sequence of ``nnag_m2.polar_degrees``.

        Entry ``i`` is the sum of ``(-1)**(n - j) binomial(j + 1, i + 1) c_(n - j) h**j`` for ``j``
        from ``i`` to the dimension ``n`` of the product.

        Examples
        --------
        >>> ProjectiveSpaces((1, 1), (1, 1), "Segre").polar_degrees()
        (2, 2, 2)
        """
        size = sum(self.dimensions)
        numbers = self._chern_numbers()
        return tuple(
            sum((-1) ** (size - j) * comb(j + 1, i + 1) * numbers[j] for j in range(i, size + 1))
            for i in range(size + 1)
        )

    def degree(self) -> int:
        """Return the degree of the image: the top power of the hyperplane class."""
        return self._chern_numbers()[-1]

    def _chern_numbers(self) -> list[int]:
        """Return for each ``j`` the number ``c_(n - j) h**j``.

        The Chern class is the product of ``(1 + h_i)**(n_i + 1)``, and ``h`` the sum of ``d_i h_i``
        with ``h_i**(n_i + 1) = 0``: each monomial of ``h**j`` meets one of the Chern class.
        """
        found = [0] * (sum(self.dimensions) + 1)
        for powers in product(*(range(top + 1) for top in self.dimensions)):
            sides = zip(self.dimensions, self.degrees, powers, strict=True)
            factors = (d**power * comb(top + 1, top - power) for top, d, power in sides)
            found[sum(powers)] += _multinomial(powers) * prod(factors)
        return found


def projective_spaces(network: ParametricModel) -> ProjectiveSpaces | None:
    """Return a neurovariety as an immersed product of projective spaces, where that is known.

    These are convolutional networks with a power ``t**s``, ``s > 1``, and perceptrons without bias
    whose hidden layers have one neuron each.

    Notes
    -----
    For convolutions with any strides: the rows of ``y = W_1 x`` are independent linear forms, so
    that a network ``G(y)`` is zero only if the rest of it is, and in the end only if a filter is
    zero.  ``G`` depends on the powers ``y_j**s`` only.  Let a change ``v`` of the first filter and
    one of the others leave ``G`` as it is, to first order: the sum of ``dG/dy_j (V x)_j`` is in the
    powers, too.  Modulo the forms ``y_j`` this is a linear relation among the ``dG/dy_j``; in these
    the exponent of ``y_j`` is ``-1`` modulo ``s``, those of the others are 0, so that ``(V x)_j``
    is a combination ``sum_i q_i y_(j + i)``, the same for all ``j`` that occur.  At the first ``j``
    that occurs ``q_i = 0`` for ``i < 0``, since nothing else has exponents ``-1`` and 1 at ``j``
    and ``j + i``; at the last one ``q_i = 0`` for ``i > 0``.  So ``v`` is a multiple of the filter;
    a rescaling makes it 0, and the rest is the same statement with one layer less.  For general
    filters, the first two coefficients of powers of ``x_1`` give the first filter up to a factor.

    Examples
    --------
    >>> projective_spaces(ConvolutionalNetwork((3, 2), activation=2)).degrees
    (2, 1)
    """
    if isinstance(network, ConvolutionalNetwork):
        power = monomial_degree(terms_of(network.activation))
        if power in (None, 1):
            return None
        count = len(network.filters)
        degrees = tuple(power ** (count - layer) for layer in range(1, count + 1))
        return ProjectiveSpaces(tuple(k - 1 for k in network.filters), degrees, _CONVOLUTIONS)
    if not isinstance(network, MLP) or network.bias or set(network.widths[1:-1]) != {1}:
        return None
    if network.powers is None:
        return None
    ends = network.widths[0] - 1, network.widths[-1] - 1
    return ProjectiveSpaces(ends, (prod(network.powers), 1), _SEGRE_VERONESE)


def known_degree(network: ParametricModel) -> Answer[int] | None:
    """Return the degree of a neurovariety that a theorem gives, or ``None``.

    These are convolutional networks without activation, or with a power as activation, and
    attention with at least two tokens.

    Examples
    --------
    >>> known_degree(LightningSelfAttention(2, 2, 2, outputs=1)).result
    4
    """
    if isinstance(network, LightningSelfAttention):
        return _of_attention(network) if network.tokens > 1 else None
    if not isinstance(network, ConvolutionalNetwork):
        return None
    if monomial_degree(terms_of(network.activation)) == 1:
        return _by(_LINEAR, _multinomial(_merged(network)))
    known = projective_spaces(network)
    return _by(known.theorem, known.degree()) if known else None


def _by(theorem: str, degree: int) -> Answer[int]:
    return Answer(degree, Provenance("known degree", "proved", theorem))


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


def _of_attention(network: LightningSelfAttention) -> Answer[int]:
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
    return _by(_ATTENTION, comb(values + scores, values) * determinantal // fiber)


def _multinomial(numbers: Sequence[int]) -> int:
    return factorial(sum(numbers)) // prod(map(factorial, numbers))

"""Published numbers about neurovarieties, with their sources: what the library is checked against.

An ``Entry`` says that a quantity of a network has a value.  The quantities:

``dimension``
    Krull dimension of the neurovariety as an affine variety (a cone, for the networks here without
    bias) in the space of coefficients; a projective dimension in the source is one less.
``expected dimension``
    For an MLP with a monomial activation of degree at least 2, without bias, the smaller of two
    numbers: the weights minus the hidden neurons, and the dimension of the ambient space.  So it
    is computed in the program of Kileel, Trager and Bruna, github.com/mtrager/polynomial_networks
    (commit 441efb6).
``defect``
    Expected dimension minus dimension.
``filling``
    Whether the neurovariety is the ambient space of the monomial coordinates.
``real filling``
    Whether every real function of the ambient space has real weights.
``degree``
    Of the neurovariety; equal in monomial and in reduced coordinates.
``generic fibre``
    The number of points of a general complex fibre up to scalings: of the filters, for a
    convolutional network; of the hidden neurons, for an MLP (one weight before each set to 1);
    for attention, of pairs ``V, K^T Q`` up to scaling.
``generic fibre dimension``
    The number of parameters minus the dimension.
``singular locus dimension``, ``singular locus degree``
    Of the reduced singular locus, affine.
``generic distance degree``
    The number of complex critical points, on the smooth part, of the distance to a general point
    in a general quadric.
``distance degree``
    The same for the unit quadric in monomial coordinates.

For each entry the source says how its number is known: quoted, and from where; a theorem whose
formula was evaluated; derived, from a theorem or by a short argument; or recalled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from nnag_m2.networks import MLP, ConvolutionalNetwork, LightningSelfAttention, LinearMLP
from nnag_m2.networks.architecture import Architecture

Quantity: TypeAlias = Literal[
    "dimension",
    "expected dimension",
    "defect",
    "filling",
    "real filling",
    "degree",
    "generic fibre",
    "generic fibre dimension",
    "singular locus dimension",
    "singular locus degree",
    "generic distance degree",
    "distance degree",
]


@dataclass(frozen=True)
class Source:
    """A publication, and how its number is known here."""

    place: str
    arxiv: str
    known_by: str


@dataclass(frozen=True)
class Entry:
    """A published number; ``remark`` says what differs, or what to beware of."""

    network: Architecture
    quantity: Quantity
    value: int | bool
    source: Source
    remark: str = ""

    def __str__(self) -> str:
        return f"{self.network!r}: {self.quantity} {self.value}"


_EVALUATED = "theorem, formula evaluated"
_DAO = "github.com/daokevin06/MFA_PNNs (commit f958bb6, the computations of the paper)"


def _data(name: str) -> Source:
    place = "Dao, Rodriguez: Minimal filling architectures (2026), computed modulo primes"
    return Source(place, "2605.09609", f"quoted from {name} in {_DAO}")


ONE_OUTPUT = _data("data/processed/2_1_cleaned_architectures.csv")
TWO_OUTPUTS = _data("data/processed/2_2_cleaned_architectures.csv")
THREE_OUTPUTS = _data("data/processed/2_3_cleaned_architectures.csv")
THREE_INPUTS = _data("data/raw/3_1_architectures.csv")
COUNTEREXAMPLE = _data("data/processed/counterexamples.csv")
FILLING = _data("notebooks/verify_proposition.ipynb, proposition 2.5")

ALEXANDER_HIRSCHOWITZ = Source(
    "Alexander, Hirschowitz: Polynomial interpolation in several variables (1995), main theorem; "
    "as neurovarieties: Kileel, Trager, Bruna (2019), section on shallow networks",
    "1905.12207",
    _EVALUATED,
)
DEFECTIVE_QUARTICS = Source(
    "Alexander, Hirschowitz (1995), main theorem: n = 4, d = 4, 14 summands",
    "",
    "quoted from the documentation of numericalImageDim in Macaulay2's NumericalImplicitization: "
    "affine dimension 69 rather than 70",
)
PYRAMIDAL = Source(
    "Usevich, Borsoi, Derand, Clausel: Identifiability of deep polynomial neural networks (2025), "
    "corollary 16 with proposition 10",
    "2506.17093",
    "theorem quoted from a public text of the paper, formula evaluated",
)
RUNNING_EXAMPLE = Source(
    "Usevich, Borsoi, Derand, Clausel (2025), example 9 with proposition 10",
    "2506.17093",
    "quoted from a public text of the paper (identifiable); number of weights minus scalings",
)
EQUIWIDTH = Source(
    "Finkel, Rodriguez, Wu, Yahl: Activation degree thresholds (2025), equi-width architectures",
    "2408.04569",
    "theorem quoted from the abstract (activation degree threshold one), formula evaluated",
)
WITH_BIAS = Source(
    "Usevich, Borsoi, Derand, Clausel (2025), section 3.3: homogenization",
    "2506.17093",
    "derived: tangent space of a secant variety joined with one point (Terracini)",
)
KUBJAS = Source(
    "Kubjas, Li, Wiesmann: Geometry of polynomial neural networks (2024), shallow quadratic "
    "networks; degree of symmetric matrices of bounded rank: Harris, Tu (1984), proposition 12",
    "2402.00949",
    _EVALUATED,
)
DETERMINANTAL_WIDTHS = Source(
    "Kubjas, Li, Wiesmann (2024), architectures (2, 2, k) with squares: coefficient matrices of "
    "rank at most 2; Fulton: Intersection theory, example 14.4.14",
    "2402.00949",
    _EVALUATED,
)
RATIONAL_NORMAL = Source(
    "secant lines of a rational normal curve of degree n: degree binomial(n - 1, 2); Harris: "
    "Algebraic geometry, proposition 9.7 and exercise 19.11",
    "",
    _EVALUATED,
)
CATALECTICANT = Source(
    "the hypersurface is the determinant of the middle catalecticant; Iarrobino, Kanev (1999)",
    "",
    "theorem, size of the determinant",
)
OTTAVIANI = Source(
    "Ottaviani: An invariant regarding Waring's problem for cubic polynomials (2009), theorem 1.2",
    "0712.2527",
    "recalled; not found quoted",
)
ARONHOLD = Source("Aronhold's invariant of ternary cubics (1858)", "", "classical theorem")
DOUBLE_POINTS = Source(
    "double point formula; Fulton: Intersection theory, theorem 9.3",
    "",
    "theorem, formula evaluated: (81 - 90 + 45 - 18 + 12) / 2",
)
SYLVESTER = Source(
    "Sylvester (1851): binary forms of degree n as sums of at most (n + 1) / 2 powers",
    "",
    "classical theorem",
)
PENTAHEDRON = Source("Sylvester's pentahedral theorem; Clebsch (1861)", "", "classical theorem")
IDENTIFIABLE = Source(
    "Chiantini, Ottaviani, Vannieuwenhoven: On generic identifiability of symmetric tensors of "
    "subgeneric rank (2017), theorem 1.1",
    "1504.00547",
    "recalled; not found quoted",
)
PENCIL = Source(
    "Kubjas, Li, Wiesmann (2024), architectures (2, 2, k)",
    "2402.00949",
    "derived: a line meets the conic of squares in two points, which may be exchanged",
)

RANK = Source(
    "matrices of bounded rank: r (m + n - r); Harris: Algebraic geometry, proposition 12.2; as "
    "neurovarieties: Trager, Kohn, Bruna: Pure and spurious critical points (2020)",
    "1910.01671",
    _EVALUATED,
)
GIAMBELLI = Source(
    "Giambelli; Fulton: Intersection theory, example 14.4.14; Harris: example 19.10", "", _EVALUATED
)
SINGULAR_MATRICES = Source(
    "singular exactly where the rank drops by one more; Harris: Algebraic geometry, example 14.16",
    "1910.01671",
    _EVALUATED,
)
ECKART_YOUNG = Source(
    "Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree (2016), "
    "example 2.3: binomial(min(m, n), r)",
    "1309.0049",
    _EVALUATED,
)
SEGRE_DISTANCE = Source(
    "Draisma et al. (2016), theorem 5.8, for a Segre variety; tabulated by Ottaviani, "
    "Spaenlehauer, Sturmfels: Exact solutions in structured low-rank approximation (2014)",
    "1309.0049",
    _EVALUATED,
)

LINEAR_CONVOLUTION = Source(
    "Kohn, Montufar, Shahverdi, Trager: Function space and critical points of linear convolutional "
    "networks (2024): sum of the filter sizes minus (L - 1)",
    "2304.05752",
    "formula quoted from a public summary of the paper, evaluated",
)
STRIDE_ONE = Source(
    "Kohn, Merkh, Montufar, Trager: Geometry of linear convolutional networks (2022): products of "
    "polynomials; all real filters if and only if at most one filter size is even",
    "2108.01538",
    "derived: roots of a real polynomial, distributed over the factors",
)
SEGRE = Source(
    "Shahverdi: Algebraic complexity and neurovariety of linear convolutional networks (2024): a "
    "Segre variety, projected from a centre that does not meet it",
    "2401.16613",
    _EVALUATED,
)
SEGRE_CRITICAL = Source(
    "Shahverdi (2024): generic distance degree of a Segre variety",
    "2401.16613",
    "theorem quoted from the abstract; Draisma et al. (2016), theorem 5.8, evaluated",
)
CUBIC_THREEFOLD = Source(
    "Kohn, Montufar, Shahverdi, Trager (2024), filter sizes (3, 2), strides (2, 1)",
    "2304.05752",
    "derived: the equation is c1^2 c4 - c1 c2 c3 + c0 c3^2",
)
CONVOLUTION = Source(
    "Shahverdi, Marchetti, Kohn: On the geometry and optimization of polynomial convolutional "
    "networks (2025), sections 3.1, 4.1 and 4.2: sum of the filter sizes minus (L - 1), one point "
    "up to scaling",
    "2410.00722",
    "theorem quoted from a public summary of the paper, sections from a paper that cites it; "
    "evaluated",
)
SEGRE_VERONESE = Source(
    "Shahverdi, Marchetti, Kohn (2025): degree of a Segre-Veronese variety",
    "2410.00722",
    "formula quoted from a public summary of the paper, evaluated",
)
SEGRE_VERONESE_CRITICAL = Source(
    "Shahverdi, Marchetti, Kohn (2025): generic distance degree of a Segre-Veronese variety",
    "2410.00722",
    "theorem quoted from the abstract; Draisma et al. (2016), theorem 5.8, evaluated",
)

ATTENTION = Source(
    "Henry, Marchetti, Kohn: Geometry of lightning self-attention (2025), dimension of a single "
    "layer, 2 a d - a^2 + d d' - 1, for at least two tokens (corollary 3.3 of the submission)",
    "2408.17221",
    "formula quoted from a public review of the paper, where it and the number of parameters are "
    "exchanged by mistake, and for d' = d from the authors' program, "
    "github.com/giovanni-marchetti/NeuroDim (commit 232537f); evaluated with min(a, d) for a",
)
ATTENTION_FIBRE = Source(
    "Henry, Marchetti, Kohn (2025), generic fibres of a single layer (theorem 3.2 of the "
    "submission): one scaling, unless both matrices have rank 1",
    "2408.17221",
    "theorem quoted from a public review of the paper; derived: for rank 1 the two factors of one "
    "quadric may be exchanged",
)
ATTENTION_DEGREE = Source(
    "Henry, Marchetti, Kohn (2025): V times K^T Q as a projected Segre product",
    "2408.17221",
    "derived: binomial(dim + dim', dim) times the degree of matrices of bounded rank, divided by "
    "the generic fibre; the projection has no base points",
)
ONE_TOKEN = Source(
    "Alexandr, Duan, Montufar: Algebraic invariants of lightning self-attention (2026), the "
    "single-context case: a Chow variety",
    "2604.15632",
    "derived: cubics through points, split into a line and a conic, or three lines",
)
REFERENCE_CASE = Source(
    "Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization "
    "(2025), section 4.2",
    "",
    "quoted from a public Macaulay2 script to this section (its comments on 3 data points)",
)
REFERENCE_SINGULARITIES = Source(
    "Marchetti, Connelly, Breiding, Kohn (2025), section 4.2: heads of rank 1",
    "",
    "derived: all quadrics times linear forms, that is 3 x 2 matrices of rank 1",
)


def _squares(rows: list[tuple[tuple[int, ...], int, Source]]) -> Iterator[Entry]:
    for widths, value, source in rows:
        yield Entry(MLP(widths, 2), "dimension", value, source)


def _defective(rows: list[tuple[tuple[int, ...], int, int, int, Source]]) -> Iterator[Entry]:
    """Yield dimension, expected dimension and defect."""
    for widths, degree, value, expected, source in rows:
        network = MLP(widths, degree)
        yield Entry(network, "dimension", value, source)
        yield Entry(network, "expected dimension", expected, source)
        yield Entry(network, "defect", expected - value, source)


def _powers(rows: list[tuple[tuple[int, ...], int, int, Source]]) -> Iterator[Entry]:
    for widths, degree, value, source in rows:
        yield Entry(MLP(widths, degree), "dimension", value, source)


def _matrices(rows: list[tuple[tuple[int, ...], int, int | None]]) -> Iterator[Entry]:
    """Yield dimension, fibre dimension and degree; the degree 1 is that of the whole space."""
    for widths, value, degree in rows:
        network = LinearMLP(widths)
        fibre = len(network.parameters) - value
        yield Entry(network, "dimension", value, RANK)
        yield Entry(network, "generic fibre dimension", fibre, RANK)
        if degree is not None:
            yield Entry(network, "degree", degree, GIAMBELLI)


def _convolutions(
    rows: list[tuple[ConvolutionalNetwork, int, int, int]], sources: tuple[Source, Source, Source]
) -> Iterator[Entry]:
    """Yield dimension, degree and generic fibre."""
    for network, value, degree, fibre in rows:
        yield Entry(network, "dimension", value, sources[0])
        yield Entry(network, "degree", degree, sources[1])
        yield Entry(network, "generic fibre", fibre, sources[2])


def _heads(rows: list[tuple[tuple[int, int, int, int], int, int, int]]) -> Iterator[Entry]:
    """Yield dimension, degree and generic fibre of attention with two tokens or more."""
    for sizes, value, degree, fibre in rows:
        network = LightningSelfAttention(*sizes)
        yield Entry(network, "dimension", value, ATTENTION)
        yield Entry(network, "degree", degree, ATTENTION_DEGREE)
        yield Entry(network, "generic fibre", fibre, ATTENTION_FIBRE)


_LAST_SQUARES = (
    "Not in contradiction to the theorem on non-increasing widths, which needs degree at least 3 "
    "before a single output: two squares have a rotation more than the scalings."
)
_FILLS = "The smaller number is the ambient dimension: nothing is lost by the extra weights."

PERCEPTRONS: tuple[Entry, ...] = (
    *_squares(
        [
            ((2, 2, 1), 3, ONE_OUTPUT),
            ((2, 2, 2, 1), 5, ONE_OUTPUT),
            ((2, 3, 3, 2, 1), 9, ONE_OUTPUT),
            ((2, 3, 3, 3, 2, 1), 17, ONE_OUTPUT),
            ((2, 2, 2), 6, TWO_OUTPUTS),
            ((2, 3, 3, 2), 10, TWO_OUTPUTS),
            ((2, 3, 3, 3, 2), 18, TWO_OUTPUTS),
            ((2, 2, 3), 8, THREE_OUTPUTS),
            ((2, 3, 3), 9, THREE_OUTPUTS),
            ((2, 3, 3, 3), 15, THREE_OUTPUTS),
            ((3, 1, 10, 1), 3, THREE_INPUTS),
            ((3, 2, 4, 1), 7, THREE_INPUTS),
            ((3, 5, 5, 1), 15, THREE_INPUTS),
            ((3, 6, 4), 24, FILLING),
            ((4, 6, 3), 30, FILLING),
            ((2, 4, 5, 4), 20, FILLING),
            ((2, 3, 4, 5, 3), 27, FILLING),
            ((2, 3, 4, 5, 4, 6, 4, 1), 65, COUNTEREXAMPLE),
            ((3, 2, 2), 8, RUNNING_EXAMPLE),
            ((3, 3, 3), 15, PYRAMIDAL),
            ((3, 3, 2, 2), 14, PYRAMIDAL),
            ((2, 2, 2, 2), 8, EQUIWIDTH),
            ((2, 2, 2, 2, 2), 10, EQUIWIDTH),
            ((3, 3, 3, 3), 21, EQUIWIDTH),
            ((2, 2, 4), 10, DETERMINANTAL_WIDTHS),
        ]
    ),
    *_defective(
        [
            ((2, 1, 2, 1), 2, 2, 3, ONE_OUTPUT),
            ((2, 2, 3, 4, 1), 2, 7, 9, ONE_OUTPUT),
            ((2, 3, 3, 2, 2), 2, 12, 17, TWO_OUTPUTS),
            ((2, 2, 3, 3), 2, 11, 14, THREE_OUTPUTS),
            ((2, 3, 2, 3), 2, 10, 13, THREE_OUTPUTS),
            ((2, 5, 2, 4, 3), 2, 13, 27, THREE_OUTPUTS),
            ((3, 2, 1), 2, 5, 6, ALEXANDER_HIRSCHOWITZ),
            ((4, 2, 1), 2, 7, 8, ALEXANDER_HIRSCHOWITZ),
            ((4, 3, 1), 2, 9, 10, ALEXANDER_HIRSCHOWITZ),
            ((5, 3, 1), 2, 12, 15, ALEXANDER_HIRSCHOWITZ),
            ((3, 5, 1), 4, 14, 15, ALEXANDER_HIRSCHOWITZ),
            ((4, 9, 1), 4, 34, 35, ALEXANDER_HIRSCHOWITZ),
            ((5, 7, 1), 3, 34, 35, ALEXANDER_HIRSCHOWITZ),
            ((5, 14, 1), 4, 69, 70, DEFECTIVE_QUARTICS),
        ]
    ),
    Entry(MLP((2, 2, 2, 2, 2, 2, 2, 1), 2), "dimension", 13, ONE_OUTPUT, _LAST_SQUARES),
    Entry(MLP((2, 2, 2, 2, 2, 2, 2, 1), 2), "defect", 1, ONE_OUTPUT, _LAST_SQUARES),
    *_powers(
        [
            ((2, 1, 1), 3, 2, ALEXANDER_HIRSCHOWITZ),
            ((2, 2, 1), 3, 4, ALEXANDER_HIRSCHOWITZ),
            ((2, 2, 1), 4, 4, ALEXANDER_HIRSCHOWITZ),
            ((2, 2, 1), 5, 4, ALEXANDER_HIRSCHOWITZ),
            ((2, 3, 1), 5, 6, ALEXANDER_HIRSCHOWITZ),
            ((3, 2, 1), 3, 6, ALEXANDER_HIRSCHOWITZ),
            ((3, 3, 1), 3, 9, ALEXANDER_HIRSCHOWITZ),
            ((4, 5, 1), 3, 20, ALEXANDER_HIRSCHOWITZ),
            ((3, 7, 1), 5, 21, ALEXANDER_HIRSCHOWITZ),
            ((3, 3, 2, 1), 3, 12, PYRAMIDAL),
            ((2, 2, 2, 1), 3, 6, PYRAMIDAL),
        ]
    ),
    Entry(MLP((3, 1, 1), 2), "dimension", 3, ALEXANDER_HIRSCHOWITZ),
    Entry(MLP((3, 4, 1), 3), "dimension", 10, ALEXANDER_HIRSCHOWITZ, _FILLS),
    Entry(MLP((2, 2, 1), 3, bias=True), "dimension", 7, WITH_BIAS),
    Entry(MLP((2, 2, 1), 2), "filling", True, ONE_OUTPUT),
    Entry(MLP((2, 2, 3), 2), "filling", False, THREE_OUTPUTS),
    Entry(MLP((3, 4, 1), 3), "filling", True, ALEXANDER_HIRSCHOWITZ, _FILLS),
    Entry(MLP((3, 5, 1), 4), "filling", False, ALEXANDER_HIRSCHOWITZ),
    Entry(MLP((2, 3, 3, 2), 2), "filling", True, TWO_OUTPUTS),
    Entry(MLP((2, 2, 1), 3), "filling", True, SYLVESTER),
    Entry(MLP((2, 2, 1), 3), "real filling", False, SYLVESTER, "x^3 - x y^2 is not reached."),
    Entry(MLP((3, 1, 1), 2), "degree", 4, KUBJAS),
    Entry(MLP((3, 2, 1), 2), "degree", 3, KUBJAS),
    Entry(MLP((4, 2, 1), 2), "degree", 10, KUBJAS),
    Entry(MLP((4, 3, 1), 2), "degree", 4, KUBJAS),
    Entry(MLP((2, 2, 3), 2), "degree", 3, DETERMINANTAL_WIDTHS),
    Entry(MLP((2, 2, 4), 2), "degree", 6, DETERMINANTAL_WIDTHS),
    Entry(MLP((2, 1, 1), 3), "degree", 3, RATIONAL_NORMAL),
    Entry(MLP((2, 2, 1), 4), "degree", 3, RATIONAL_NORMAL),
    Entry(MLP((2, 2, 1), 5), "degree", 6, RATIONAL_NORMAL),
    Entry(MLP((3, 3, 1), 3), "degree", 4, ARONHOLD),
    Entry(MLP((3, 2, 1), 3), "degree", 15, DOUBLE_POINTS),
    Entry(MLP((3, 5, 1), 4), "degree", 6, CATALECTICANT),
    Entry(MLP((4, 9, 1), 4), "degree", 10, CATALECTICANT),
    Entry(MLP((5, 14, 1), 4), "degree", 15, CATALECTICANT),
    Entry(MLP((5, 7, 1), 3), "degree", 15, OTTAVIANI),
    Entry(MLP((2, 2, 1), 3), "generic fibre", 2, SYLVESTER),
    Entry(MLP((2, 3, 1), 5), "generic fibre", 6, SYLVESTER),
    Entry(MLP((4, 5, 1), 3), "generic fibre", 120, PENTAHEDRON),
    Entry(MLP((2, 2, 1), 4), "generic fibre", 2, SYLVESTER),
    Entry(MLP((3, 2, 1), 3), "generic fibre", 2, IDENTIFIABLE),
    Entry(MLP((2, 2, 3), 2), "generic fibre", 2, PENCIL),
    Entry(MLP((3, 2, 2), 2), "generic fibre", 2, RUNNING_EXAMPLE),
    Entry(MLP((3, 2, 1), 2), "generic fibre dimension", 3, ALEXANDER_HIRSCHOWITZ),
    Entry(MLP((3, 5, 1), 4), "generic fibre dimension", 6, ALEXANDER_HIRSCHOWITZ),
)

LINEAR_PERCEPTRONS: tuple[Entry, ...] = (
    *_matrices(
        [
            ((2, 1, 2), 3, 2),
            ((3, 1, 3), 5, 6),
            ((3, 2, 3), 8, 3),
            ((4, 2, 3), 10, 6),
            ((4, 1, 4), 7, 20),
            ((4, 2, 4), 12, 20),
            ((4, 3, 4), 15, 4),
            ((5, 3, 4), 18, 10),
            ((3, 3, 2, 3), 8, 3),
            ((2, 3, 1, 2), 3, 2),
            ((3, 4, 2), 6, 1),
        ]
    ),
    Entry(LinearMLP((3, 2, 3)), "filling", False, RANK),
    Entry(LinearMLP((3, 4, 2)), "filling", True, RANK),
    Entry(LinearMLP((3, 2, 3)), "singular locus dimension", 5, SINGULAR_MATRICES),
    Entry(LinearMLP((3, 2, 3)), "singular locus degree", 6, SINGULAR_MATRICES),
    Entry(LinearMLP((3, 1, 3)), "singular locus dimension", 0, SINGULAR_MATRICES),
    Entry(LinearMLP((2, 1, 2)), "distance degree", 2, ECKART_YOUNG),
    Entry(LinearMLP((3, 1, 3)), "distance degree", 3, ECKART_YOUNG),
    Entry(LinearMLP((4, 2, 4)), "distance degree", 6, ECKART_YOUNG),
    Entry(LinearMLP((2, 1, 2)), "generic distance degree", 6, SEGRE_DISTANCE),
    Entry(LinearMLP((3, 1, 2)), "generic distance degree", 10, SEGRE_DISTANCE),
    Entry(LinearMLP((4, 1, 2)), "generic distance degree", 14, SEGRE_DISTANCE),
    Entry(LinearMLP((3, 1, 3)), "generic distance degree", 39, SEGRE_DISTANCE),
)

_COMPLEX_FILLING = "Over the complex numbers it fills for all filter sizes."

_VERTEX = (
    "On the smooth part.  The parametrization has one more critical point, with the second filter "
    "zero: over the vertex of the cone, which is singular."
)

CONVOLUTIONS: tuple[Entry, ...] = (
    *_convolutions(
        [
            (ConvolutionalNetwork((2, 2)), 3, 1, 2),
            (ConvolutionalNetwork((3, 2)), 4, 1, 3),
            (ConvolutionalNetwork((3, 3)), 5, 1, 6),
            (ConvolutionalNetwork((2, 2, 2)), 4, 1, 6),
        ],
        (LINEAR_CONVOLUTION, STRIDE_ONE, STRIDE_ONE),
    ),
    *_convolutions(
        [
            (ConvolutionalNetwork((2, 2), strides=(2, 1)), 3, 2, 1),
            (ConvolutionalNetwork((3, 2), strides=(2, 1)), 4, 3, 1),
            (ConvolutionalNetwork((2, 3), strides=(2, 1)), 4, 3, 1),
            (ConvolutionalNetwork((3, 3), strides=(2, 1)), 5, 6, 1),
            (ConvolutionalNetwork((2, 2, 2), strides=(2, 2, 1)), 4, 6, 1),
            (ConvolutionalNetwork((3, 2, 2), strides=(2, 2, 1)), 5, 12, 1),
        ],
        (LINEAR_CONVOLUTION, SEGRE, SEGRE),
    ),
    *_convolutions(
        [
            (ConvolutionalNetwork((2, 2), activation=2), 3, 4, 1),
            (ConvolutionalNetwork((2, 2), activation=3), 3, 6, 1),
            (ConvolutionalNetwork((3, 2), activation=2), 4, 12, 1),
            (ConvolutionalNetwork((2, 3), activation=2), 4, 6, 1),
            (ConvolutionalNetwork((3, 2), strides=(2, 1), activation=2), 4, 12, 1),
            (ConvolutionalNetwork((3, 3), activation=2), 5, 24, 1),
            (ConvolutionalNetwork((2, 2, 2), activation=2), 4, 48, 1),
        ],
        (CONVOLUTION, SEGRE_VERONESE, CONVOLUTION),
    ),
    Entry(ConvolutionalNetwork((2, 2)), "filling", True, STRIDE_ONE),
    Entry(ConvolutionalNetwork((2, 2)), "real filling", False, STRIDE_ONE, _COMPLEX_FILLING),
    Entry(ConvolutionalNetwork((3, 2)), "real filling", True, STRIDE_ONE),
    Entry(ConvolutionalNetwork((3, 3)), "real filling", True, STRIDE_ONE),
    Entry(ConvolutionalNetwork((2, 2, 2)), "real filling", False, STRIDE_ONE, _COMPLEX_FILLING),
    Entry(
        ConvolutionalNetwork((3, 2), strides=(2, 1)), "singular locus dimension", 3, CUBIC_THREEFOLD
    ),
    Entry(
        ConvolutionalNetwork((3, 2), strides=(2, 1)), "singular locus degree", 1, CUBIC_THREEFOLD
    ),
    Entry(
        ConvolutionalNetwork((2, 2), strides=(2, 1)), "generic distance degree", 6, SEGRE_CRITICAL
    ),
    Entry(
        ConvolutionalNetwork((3, 2), strides=(2, 1)),
        "generic distance degree",
        10,
        SEGRE_CRITICAL,
        _VERTEX,
    ),
    Entry(
        ConvolutionalNetwork((2, 2), activation=2),
        "generic distance degree",
        14,
        SEGRE_VERONESE_CRITICAL,
    ),
)

_FIGURE = (
    "For the quadric of two data points (corank 2) the script finds two curves of degree 2, one of "
    "zero loss, one of two skew lines on the ramification locus; for a general quadric of corank 2 "
    "there are 4 points and a curve of degree 4.  Quadrics of data are special."
)

ATTENTIONS: tuple[Entry, ...] = (
    *_heads(
        [
            ((1, 2, 1, 1), 1, 1, 1),
            ((2, 2, 1, 1), 4, 3, 2),
            ((2, 2, 2, 1), 5, 4, 1),
            ((2, 2, 1, 2), 6, 20, 1),
            ((2, 2, 2, 2), 7, 20, 1),
            ((2, 3, 2, 1), 5, 4, 1),
            ((3, 2, 2, 1), 10, 108, 1),
            ((3, 2, 3, 1), 11, 45, 1),
        ]
    ),
    Entry(LightningSelfAttention(3, 2, 1, 1), "dimension", 7, ATTENTION),
    Entry(LightningSelfAttention(2, 2, 3, 1), "dimension", 5, ATTENTION, "a > d changes nothing."),
    Entry(LightningSelfAttention(3, 2, 2, 3), "dimension", 16, ATTENTION),
    Entry(LightningSelfAttention(4, 2, 2, 1), "dimension", 15, ATTENTION),
    Entry(LightningSelfAttention(4, 2, 3, 2), "dimension", 22, ATTENTION),
    Entry(LightningSelfAttention(2, 1, 1, 1), "dimension", 4, ONE_TOKEN),
    Entry(LightningSelfAttention(3, 1, 1, 1), "dimension", 7, ONE_TOKEN),
    Entry(LightningSelfAttention(3, 1, 1, 1), "degree", 15, ONE_TOKEN),
    Entry(LightningSelfAttention(3, 1, 2, 1), "dimension", 8, ONE_TOKEN),
    Entry(LightningSelfAttention(3, 1, 2, 1), "degree", 21, ONE_TOKEN),
    Entry(
        LightningSelfAttention(3, 1, 1, 1),
        "generic fibre",
        6,
        ONE_TOKEN,
        "With one token the three linear forms may be permuted: the counts of theorems on "
        "attention are for at least two.",
    ),
    Entry(
        LightningSelfAttention(2, 2, 2, 1), "singular locus dimension", 4, REFERENCE_SINGULARITIES
    ),
    Entry(LightningSelfAttention(2, 2, 2, 1), "singular locus degree", 3, REFERENCE_SINGULARITIES),
    Entry(
        LightningSelfAttention(2, 2, 2, 1), "generic distance degree", 14, REFERENCE_CASE, _FIGURE
    ),
    Entry(
        LightningSelfAttention(2, 2, 1, 1),
        "generic distance degree",
        10,
        REFERENCE_CASE,
        "The singular locus of the case of rank 2: quadric times linear form, that is 3 x 2 "
        "matrices of rank 1, in coordinates that are linear in theirs.",
    ),
)

ENTRIES: tuple[Entry, ...] = PERCEPTRONS + LINEAR_PERCEPTRONS + CONVOLUTIONS + ATTENTIONS

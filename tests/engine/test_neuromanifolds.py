"""Neuromanifolds: dimension, equations and degree, with what is proved about them."""

from __future__ import annotations

import pickle

import pytest
from each import each
from sympy import Expr, Poly, Symbol, isprime, symbols

import nnag_m2
from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Ideal,
    InputError,
    LightningSelfAttention,
    LinearMLP,
    Neuromanifold,
    ParametricModel,
    Session,
    is_equal,
)
from nnag_m2.neuromanifolds.structure import known_structure

pytestmark = [pytest.mark.engine, pytest.mark.composite]

a, b, t, x = symbols("a b t x")

KNOWN = [
    LinearMLP((3, 2, 3)),
    LinearMLP((2, 1, 2, 3)),
    LinearMLP((2, 3, 2)),
    MLP((2, 1, 3), t),
    MLP((3, 2, 1), 2),
    MLP((3, 1, 1), 2),
    MLP((4, 2, 1), 2),
    MLP((2, 1, 1), 5),
    MLP((2, 2, 1), 5),
    MLP((2, 2, 1), 6),
    MLP((2, 3, 1), 6),
    MLP((2, 3, 1), 3),
    MLP((3, 1, 1), 3),
    MLP((3, 2, 1), 3),
    MLP((3, 2, 1), 4),
    MLP((2, 2, 1), 3 * t**4),
    MLP((2, 2, 2), 3),
    MLP((3, 2, 2), 2),
    MLP((2, 2, 3), 2),
    MLP((2, 1, 3), 3),
    MLP((3, 1, 2), 2),
    MLP((3, 1, 1, 1), 2),
    MLP((2, 1, 1, 2), 2),
]
UNKNOWN = [
    MLP((2, 2, 1), 1 + t),
    MLP((2, 2, 1), 3, bias=True),
    MLP((3, 3, 1), 3),
    MLP((2, 3, 2), 4),
    ConvolutionalNetwork((2, 2)),
    ParametricModel([a * x + b], [x], [a, b]),
]


@each("coordinates", ["monomial", "reduced"])
@each("network", KNOWN, ids=repr, series=True)
def test_known_structure_is_the_ideal_that_linear_algebra_finds(
    session: Session, network: MLP, coordinates: str
) -> None:
    manifold = Neuromanifold(network, coordinates)
    run = manifold.vanishing_ideal.run(session=session)
    assert (run.provenance.method, run.provenance.certainty) == ("known structure", "proved")
    other = manifold.vanishing_ideal(method="linear algebra", session=session)
    assert len(run.result.generators) == len(other.generators)
    assert is_equal(run.result, other, session=session)


@each("network", UNKNOWN, ids=repr)
def test_no_structure_is_claimed_where_no_theorem_applies(network: ParametricModel) -> None:
    assert known_structure(network, network.parametrization()) is None


@each(
    ("network", "ambient", "expected", "dimension"),
    [
        (MLP((2, 2, 1), 3), 4, 4, 4),
        (MLP((2, 2, 1), 2), 3, 3, 3),
        (MLP((3, 5, 1), 4), 15, 15, 14),  # Clebsch: ternary quartics, five fourth powers
        (MLP((3, 2, 1), 2), 6, 6, 5),  # symmetric matrices of rank at most two
        (LinearMLP((4, 2, 4)), 16, 12, 12),
        (LinearMLP((3, 2, 4, 3)), 9, 8, 8),
        (LightningSelfAttention(2, 2, 2, outputs=1), 40, 5, 5),
        (ConvolutionalNetwork((3, 2, 2), activation=2), 70, 5, 5),
        (ParametricModel([a * x + b], [x], [a, b]), 2, 2, 2),
    ],
    ids=repr,
)
def test_dimensions(network: ParametricModel, ambient: int, expected: int, dimension: int) -> None:
    manifold = Neuromanifold(network)
    assert manifold.ambient_dimension == ambient
    assert manifold.expected_dimension == expected
    assert manifold.dimension() == dimension
    assert manifold.defect() == expected - dimension
    assert manifold.is_filling() == (dimension == ambient)


def test_a_dimension_is_proved_when_it_cannot_be_larger() -> None:
    reached = Neuromanifold(MLP((2, 2, 1), 3)).dimension.run().provenance
    assert reached.certainty == "proved"
    (prime,) = reached.primes
    assert isprime(prime)
    assert 2**21 < prime < 2**22
    fibres = Neuromanifold(LinearMLP((4, 2, 4))).dimension.run().provenance
    assert (fibres.certainty, "symmetries" in fibres.reason) == ("proved", True)


def test_a_smaller_dimension_is_proved_by_equations(session: Session) -> None:
    network = MLP((3, 2, 1), 2)
    model = ParametricModel(network.outputs, network.inputs, network.parameters)
    manifold = Neuromanifold(model)  # of which nobody knows that it is a sum of two squares
    assert Neuromanifold(network).dimension.run().provenance.certainty == "proved"
    assert manifold.dimension.run().provenance.certainty == "probabilistic"
    answer = manifold.dimension.run(proof=True, session=session)
    assert (answer.result, answer.provenance.certainty) == (5, "proved")


def test_the_reference_hypersurface_of_attention(session: Session) -> None:
    manifold = Neuromanifold(LightningSelfAttention(2, 2, 2, outputs=1), "reduced")
    y1, y2, y3, y4, y5, y6 = manifold.variables
    f = (
        y1**2 * y6**2 + y4**2 * y3**2 + y1 * y3 * y5**2 + y2**2 * y4 * y6
        - 2 * y1 * y4 * y3 * y6 - y2 * y1 * y6 * y5 - y2 * y4 * y3 * y5
    )  # fmt: skip
    (found,) = manifold.vanishing_ideal(session=session).exprs
    assert (found - f).expand() == 0 or (found + f).expand() == 0
    singular = manifold.singular_locus(session=session)
    assert nnag_m2.dimension(singular, session=session) == 4
    assert nnag_m2.degree(singular, session=session) == 3


@each(
    ("network", "degree", "certainty"),
    [
        (LinearMLP((4, 2, 4)), 20, "proved"),
        (MLP((2, 2, 1), 4), 3, "proved"),
        (MLP((2, 2, 1), 3), 1, "proved"),
        (LightningSelfAttention(2, 2, 2, outputs=1), 4, "proved"),
        (ConvolutionalNetwork((2, 2), activation=2), 4, "proved"),
        (MLP((2, 2, 1, 1), 2), 4, "probabilistic"),
    ],
    ids=repr,
)
def test_degrees(session: Session, network: ParametricModel, degree: int, certainty: str) -> None:
    manifold = Neuromanifold(network, "reduced")
    answer = manifold.degree.run(session=session)
    assert (answer.result, answer.provenance.certainty) == (degree, certainty)
    proved = manifold.degree.run(proof=True, session=session)
    assert (proved.result, proved.provenance.certainty) == (degree, "proved")


def test_hilbert_polynomial_is_that_of_the_ideal(session: Session) -> None:
    n = Symbol("n")
    manifold = Neuromanifold(MLP((2, 1, 1), 3))
    found: Expr = manifold.hilbert_polynomial(session=session)
    assert found.subs(dict.fromkeys(found.free_symbols, n)) == 3 * n + 1
    assert manifold.hilbert_polynomial(a, session=session) == 3 * a + 1


def test_equations_up_to_a_degree(session: Session) -> None:
    manifold = Neuromanifold(ConvolutionalNetwork((2, 2), activation=2), "reduced")
    found = manifold.vanishing_ideal(up_to_degree=2, session=session)
    assert {g.total_degree() for g in found.generators} == {2}


@each("network", [*KNOWN[:7], *UNKNOWN], ids=repr)
def test_every_ideal_has_a_certificate(session: Session, network: ParametricModel) -> None:
    manifold = Neuromanifold(network)
    ideal = manifold.vanishing_ideal(session=session)
    values = dict(zip(manifold.variables, manifold.map.exprs, strict=True))
    for generator in ideal.generators:
        composed = generator.as_expr().subs(values, simultaneous=True)
        assert Poly(composed, *network.parameters).is_zero
    assert nnag_m2.dimension(ideal, session=session) == manifold.jacobian_rank


def test_neuromanifolds_are_values() -> None:
    manifold = Neuromanifold(MLP((2, 2, 1), 3), "reduced")
    assert manifold == Neuromanifold(MLP((2, 2, 1), 3), "reduced")
    assert hash(manifold) == hash(Neuromanifold(MLP((2, 2, 1), 3), "reduced"))
    assert pickle.loads(pickle.dumps(manifold)) == manifold
    assert [str(c.monomial) for c in manifold.coordinates] == [
        "x1**3", "x1**2*x2", "x1*x2**2", "x2**3",
    ]  # fmt: skip


def test_other_coordinates_are_refused() -> None:
    with pytest.raises(InputError, match="one of 'monomial', 'reduced'"):
        Neuromanifold(MLP((2, 2, 1), 3), "projective")


def test_questions_show_their_docstrings() -> None:
    assert "Return the dimension" in (Neuromanifold.dimension.__doc__ or "")
    manifold = Neuromanifold(MLP((2, 2, 1), 3))
    assert "Return the dimension" in (manifold.dimension.__doc__ or "")


def test_the_ideal_of_a_dense_neuromanifold_is_zero(session: Session) -> None:
    manifold = Neuromanifold(MLP((2, 2, 2, 1), 2))
    run = manifold.vanishing_ideal.run(session=session)
    assert run.result == Ideal([], manifold.variables)
    assert run.provenance.certainty == "proved"

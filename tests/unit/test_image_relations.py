"""What implicitization does without Macaulay2: gradings, sampling, certificates, monomials."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import chain

import numpy as np
import pytest
from each import each
from sympy import GF, Matrix, Poly, Rational, symbols

from nnag_m2 import (
    Ideal,
    InputError,
    LightningSelfAttention,
    LinearMLP,
    NnagError,
    PolynomialMap,
    vanishing_ideal,
)
from nnag_m2.invariants.implicitization.monomials import (
    as_ideal,
    classes,
    coded,
    cone_over,
    degrees,
    exponents,
    is_cone,
    monomials_of,
    standard,
)
from nnag_m2.invariants.implicitization.relations import Relations
from nnag_m2.invariants.implicitization.sampling import (
    Exactly,
    ModularMap,
    Sample,
    Samples,
    good_primes,
    image_dimension,
    length,
    most_general,
    most_primes,
)

a, b, s, t, x, y = symbols("a b s t x y")
CUSP = PolynomialMap([t**2, t**3], [t])
SEGRE = PolynomialMap([a * s, a * t, b * s, b * t], [a, b, s, t])
MIXED = PolynomialMap([s**2 / 3 + s * t, Rational(5, 7) * t**3 - 2, s + t], [s, t])


@each(
    ("polynomial_map", "rank"),
    [(CUSP, 1), (SEGRE, 3), (MIXED, 0), (PolynomialMap([s * t, s * t, 0], [s, t]), 1)],
)
def test_the_finest_grading_has_the_expected_rank(polynomial_map: PolynomialMap, rank: int) -> None:
    found = degrees(polynomial_map)
    assert np.linalg.matrix_rank(found) == rank if found.size else rank == 0


def test_relations_are_homogeneous_in_the_finest_grading() -> None:
    mapped = LightningSelfAttention(2, 2, 2, outputs=1).parametrization("reduced").map
    found = degrees(mapped)
    first, *others = [(0, 0, 5, 5), (2, 2, 3, 3), (0, 2, 4, 4), (1, 1, 3, 5), (0, 1, 4, 5)]
    degree = found[:, list(first)].sum(axis=1).tolist()
    assert all(found[:, list(m)].sum(axis=1).tolist() == degree for m in others)


@each(
    ("polynomial_map", "cone"),
    [
        (SEGRE, True),
        (CUSP, False),
        (MIXED, False),
        (PolynomialMap([1, t], [t]), False),
        (PolynomialMap([t, 0], [t]), True),
        (PolynomialMap([0, 0], [t]), True),
        (PolynomialMap([s * t**2, s * t**3, s], [s, t]), True),
    ],
)
def test_cones_are_recognized(polynomial_map: PolynomialMap, cone: bool) -> None:
    assert is_cone(polynomial_map, degrees(polynomial_map)) is cone
    assert (cone_over(polynomial_map)[0] is polynomial_map) is cone


def test_the_cone_over_the_cusp_is_the_cuspidal_cubic() -> None:
    cone, _ = cone_over(CUSP)
    scale = cone.parameters[-1]
    assert [f.as_expr() for f in cone.coordinates] == [scale * t**2, scale * t**3, scale]
    ideal = as_ideal([{(0, 0, 0): Fraction(2, 3), (1, 1, 2): Fraction(-4, 9)}], (x, y))
    assert ideal == Ideal([3 * x**3 - 2 * y**2], [x, y])


@each("polynomial_map", [CUSP, SEGRE, MIXED])
def test_values_and_jacobian_modulo_a_prime_are_those_of_sympy(
    polynomial_map: PolynomialMap,
) -> None:
    (prime,) = good_primes(polynomial_map, 1)
    modular = ModularMap(polynomial_map, prime)
    points = modular.random_points(3)
    values, parameters = modular.values(points), polynomial_map.parameters
    matrix = Matrix(polynomial_map.exprs).jacobian(parameters)
    for point, found in zip(points.tolist(), values.tolist(), strict=True):
        at = dict(zip(parameters, point, strict=True))
        expected = [Rational(f.as_expr().subs(at)) for f in polynomial_map.coordinates]
        assert found == [q.p * pow(q.q, -1, prime) % prime for q in expected]
    at = dict(zip(parameters, points[0].tolist(), strict=True))
    expected = [[Rational(e) for e in row] for row in matrix.subs(at).tolist()]
    residues = [[q.p * pow(q.q, -1, prime) % prime for q in row] for row in expected]
    assert modular.jacobian(points[0]).tolist() == residues


def test_primes_in_denominators_are_skipped() -> None:
    ways = [PolynomialMap([t / n, t**2], [t]) for n in (1, 2)]
    primes = {p for mapped in ways for p in good_primes(mapped, 3)}
    assert len(primes) == 6
    assert all(2**28 < p < 2**29 for p in primes)
    number = math.prod(primes)
    (other,) = good_primes(PolynomialMap([t / number, t**2], [t]), 1)
    assert number % other


def test_samples_of_a_monomial_are_products_of_samples() -> None:
    (sample, *_) = [s for s, _ in zip(Samples(SEGRE), range(1), strict=False)]
    values = sample.monomials(np.array([(0, 3), (1, 2)]))
    assert values.shape[0] > values.shape[1]
    assert (values[:, 0] == values[:, 1]).all()
    both = sample.monomials(np.array([[(0, 3), (1, 2)], [(0, 0), (2, 3)]]))
    assert (both[0] == values).all()
    assert (both[1] == sample.monomials(np.array([(0, 0), (2, 3)]))).all()


@each(
    ("network", "dimension"),
    [(LinearMLP((3, 1, 3)), 5), (LinearMLP((3, 2, 4, 3)), 8), (LinearMLP((2, 3, 2)), 4)],
)
def test_image_dimension_is_the_known_one(network: LinearMLP, dimension: int) -> None:
    assert image_dimension(network.parametrization().map) == dimension


def test_certificates_accept_relations_and_refuse_others() -> None:
    exact = Exactly(SEGRE)
    assert exact.vanishes({(0, 3): Fraction(1, 2), (1, 2): Fraction(-1, 2)})
    assert not exact.vanishes({(0, 3): Fraction(1, 2), (1, 2): Fraction(1, 2)})
    assert not exact.vanishes({(): Fraction(1)})
    assert Exactly(PolynomialMap([1, 2], [t])).vanishes({(0,): Fraction(2), (1,): Fraction(-1)})


def test_monomials_outside_of_a_monomial_ideal() -> None:
    first = standard(np.zeros((1, 0), dtype=np.int64), 3)
    assert first.tolist() == [[0], [1], [2]]
    assert len(standard(first, 3)) == 6
    left = np.array([(2, 2), (0, 2), (1, 1), (0, 1)])
    assert sorted(standard(left, 3).tolist()) == [[0, 1, 1], [0, 2, 2], [1, 1, 1], [2, 2, 2]]
    assert not len(standard(left[:0], 3))


def test_monomials_in_many_variables_are_told_apart() -> None:
    # Their numbers exceed 64 bits.
    monomials = np.array([[0, 0, 5000], [0, 5000, 5000]] * 2)
    long = np.concatenate([monomials] * 3, axis=1)
    assert coded(long, 5001).tolist()[0] == 5000 * 5001**2 + 5000 * 5001**5 + 5000 * 5001**8
    assert len(set(coded(long, 5001).tolist())) == 2
    found = classes(long[:2], np.ones((1, 5001), dtype=np.int64))
    assert [members.tolist() for members in found] == [long[:2][::-1].tolist()]


def test_classes_are_sorted_by_grevlex() -> None:
    monomials = standard(np.array([[0], [1], [2]]), 3)
    (found,) = classes(monomials, np.array([[1, 1, 1]]))
    # x^2 > xy > y^2 > xz > yz > z^2
    assert found.tolist() == [[2, 2], [1, 2], [0, 2], [1, 1], [0, 1], [0, 0]]
    several = classes(monomials, np.array([[1, 1, 1], [0, 1, 2]]))
    assert [m.tolist() for m in several] == [
        [[2, 2]],
        [[1, 2]],
        [[0, 2], [1, 1]],
        [[0, 1]],
        [[0, 0]],
    ]
    assert exponents((0, 0, 2), 3) == (2, 0, 1)
    assert monomials_of(Ideal([x**2 * y, y**3], [x, y])) == [(0, 0, 1), (1, 1, 1)]


def test_relations_become_primitive_integer_polynomials() -> None:
    ideal = as_ideal([{(0,): Fraction(-2, 3), (1, 1): Fraction(4, 15)}], (x, y))
    assert ideal.generators == (Poly(-5 * x + 2 * y**2, x, y, domain="QQ"),)


@each(
    ("keywords", "said"),
    [
        ({"method": "guess"}, "'automatic'"),
        ({"up_to_degree": 0}, "positive int"),
        ({"up_to_degree": True}, "positive int"),
        ({"degree": 0}, "degree is a positive int"),
        ({"up_to_degree": 2, "method": "elimination"}, "all degrees at once"),
        ({"variables": (x,)}, "2 variables"),
    ],
)
def test_bad_input_is_refused(keywords: dict, said: str) -> None:
    with pytest.raises(InputError, match=said):
        vanishing_ideal(CUSP, **keywords)


def test_linear_algebra_needs_the_rationals() -> None:
    with pytest.raises(InputError, match="over QQ"):
        vanishing_ideal(PolynomialMap([t], [t], GF(7)), up_to_degree=1)


def found_with(kernels: list[set[int]]) -> list[int]:
    """Return the primes, numbered from 1, whose dependent columns may be those over QQ."""
    listed = [(p, {c: {0: 1} for c in columns}) for p, columns in enumerate(kernels, 1)]
    return [prime for prime, _ in most_general(listed)]


def test_special_primes_have_more_relations_or_earlier_ones() -> None:
    # modulo p the matrix (p, 1) has the first column for a relation, over QQ the second one
    assert found_with([{0}, {1}, {1}]) == [2, 3]
    assert found_with([{1}, {1, 2}, {0}]) == [1]
    assert found_with([{0, 3}, {1, 2}, {1, 3}]) == [3]


def test_a_relation_is_not_lost_at_a_special_prime() -> None:
    prime = 1_000_003
    # y1 and y2 are dependent; modulo this prime y1 vanishes instead
    special = PolynomialMap([prime * t, t, t**2], [t])
    relations = Relations(special, degrees(special))
    samples = chain([Sample(special, prime)], relations.samples)
    relations.samples = samples  # type: ignore[assignment]
    found = relations._lifted([(0,), (1,)], set(), {0: {}})
    assert found == [{(1,): Fraction(1), (0,): Fraction(-1, prime)}]


def test_lifting_ends_after_as_many_primes_as_hadamard_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [length([Rational(1, 2), Rational(-2, 3)]), length([])] == [6, 0]  # (3 + 4) / 6
    assert most_primes(100) * 19 >= 3 * 100 + 2
    relations = Relations(SEGRE, degrees(SEGRE))
    asked = []
    monkeypatch.setattr(
        "nnag_m2.invariants.implicitization.relations.reconstructed",
        lambda *given: asked.append(given),
    )
    with pytest.raises(NnagError, match="special ones modulo too many primes"):
        relations.next_degree()
        relations.next_degree()
    assert len(asked) == most_primes(relations._height([(0, 3), (1, 2)]))


def test_degrees_end_with_the_bound_of_bezout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "nnag_m2.invariants.implicitization.search.Search.complete", lambda *_: None
    )
    twisted = PolynomialMap([t, t**2, t**3], [t])
    with pytest.raises(InputError, match="Bezout's bound; got more, beyond degree 3"):
        vanishing_ideal(twisted, method="linear algebra")

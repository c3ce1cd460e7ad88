"""Distance degrees by monodromy are those of theorems and of exact counting."""

from __future__ import annotations

import pytest
from sympy import GF, Matrix, symbols
from sympy.abc import a, b, c, x, y

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Ideal,
    InputError,
    LinearMLP,
    Neuromanifold,
    PolynomialMap,
    Session,
    euclidean_distance_degree,
    polar_degrees,
)
from nnag_m2.algebra.numerical import monodromy
from nnag_m2.invariants.distance import polar
from nnag_m2.invariants.distance.polar import may_be_many, way_for_map
from nnag_m2.networks.model import ParametricModel

_DIRECT = "euclidean_distance_degree"
SEGRE = PolynomialMap([a * x, a * y, b * x, b * y], [a, b, x, y])


@pytest.mark.parametrize(
    ("network", "number"),
    [
        (ConvolutionalNetwork((2, 2), activation=2), 14),
        (ConvolutionalNetwork((3, 2), activation=2), 79),
        (LinearMLP((3, 1, 3)), 39),
        (LinearMLP((3, 2, 3)), 39),
    ],
    ids=repr,
)
def test_numbers_of_theorems_are_found(network: ParametricModel, number: int) -> None:
    # Chern numbers, and Ottaviani, Spaenlehauer, Sturmfels (2014) for matrices
    mapping = Neuromanifold(network, "reduced").map
    answer = euclidean_distance_degree.run(mapping, "generic", formulation="monodromy")
    assert answer.result == number
    provenance = answer.provenance
    assert (provenance.certainty, provenance.seed, answer.scripts) == ("numerical", 1, ())
    assert "linear in the data" in provenance.reason


@pytest.mark.engine
@pytest.mark.parametrize("seed", [1, 2])
def test_monodromy_agrees_with_counting_modulo_a_prime(seed: int, session: Session) -> None:
    mapping = Neuromanifold(MLP((2, 2, 1), 4), "reduced").map  # two points in a general fiber
    found = euclidean_distance_degree(mapping, "generic", seed, "monodromy")
    assert found == euclidean_distance_degree(
        mapping, "generic", formulation="polar_degrees", session=session
    )


@pytest.mark.parametrize(
    ("filters", "many"),
    [((3, 3), False), ((2, 2, 2), True)],  # 219 and 404 points
)
def test_groebner_bases_are_for_some_hundred_points(filters: tuple[int, ...], many: bool) -> None:
    network = ConvolutionalNetwork(filters, activation=2)
    assert may_be_many(Neuromanifold(network, "reduced").map, (), 1) == many


def test_what_may_be_large_is_counted_by_polar_degrees_without_being_asked_to(
    monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    whole = polar_degrees.run(SEGRE, session=session)
    monkeypatch.setattr(polar, "_MANY", 0)
    answer = euclidean_distance_degree.run(SEGRE, "generic", session=session)
    assert (answer.result, answer.provenance.certainty) == (6, "probabilistic")
    assert "polar_degrees" in answer.scripts[0]
    # section by section, that in the middle first; one script when it is only written down
    each = polar_degrees.run(SEGRE, session=session)
    assert (each.result, each.provenance) == (whole.result, whole.provenance)
    asked = [script.partition("sections = ")[2].partition(";")[0] for script in each.scripts]
    assert asked == ["{1}", "{0}", "{2}"]
    assert (polar_degrees.script(SEGRE),) == whole.scripts


def test_very_many_points_with_few_unknowns_are_counted_by_monodromy_where_its_trace_allows(
    monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    many = Neuromanifold(ConvolutionalNetwork((2, 2, 2), activation=3), "reduced").map
    more = Neuromanifold(LinearMLP((4, 2, 4)), "reduced").map  # with four unknowns
    assert [way_for_map(m, (), 1) for m in (many, more)] == ["monodromy", "polar_degrees"]
    monkeypatch.setattr(polar, "_TOO_MANY", 0)
    answer = euclidean_distance_degree.run(SEGRE, "generic", session=session)
    assert (answer.result, answer.provenance.certainty, answer.scripts) == (6, "numerical", ())
    assert "-- polar_degrees" in euclidean_distance_degree.script(SEGRE, "generic")
    monkeypatch.setattr(monodromy, "_MOST_LOOPS", 0)  # no trace
    answer = euclidean_distance_degree.run(SEGRE, "generic", session=session)
    assert (answer.result, answer.provenance.certainty) == (6, "probabilistic")


def test_without_a_linear_trace_nothing_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monodromy, "_MOST_LOOPS", 0)  # one point, and no trace
    with pytest.raises(InputError, match="linear trace"):
        euclidean_distance_degree(SEGRE, "generic", formulation="monodromy")


def test_cones_in_many_variables_are_counted_by_polar_degrees() -> None:
    variables = symbols("x1:13")
    matrix = Matrix(3, 4, variables)
    rows = [matrix[list(r), list(c)].det() for r in [(0, 1), (1, 2)] for c in [(0, 1), (2, 3)]]
    for generators, template in [(rows, "polar_degrees"), ([*rows, variables[0] - 1], _DIRECT)]:
        query = euclidean_distance_degree.query(Ideal(generators, variables), "generic")
        assert query.template == template
    assert euclidean_distance_degree.query(Ideal(rows, variables)).template == _DIRECT


def test_what_has_one_critical_point_is_not_followed() -> None:
    dense = PolynomialMap([a, b], [a, b])
    assert euclidean_distance_degree(dense, "generic", formulation="monodromy") == 1


@pytest.mark.parametrize(
    ("source", "quadric", "words"),
    [
        (Ideal([x * y], [x, y]), "generic", "needs a PolynomialMap"),
        (SEGRE, "unit", "generic quadric"),
        (PolynomialMap([a, a**2, b], [a, b]), "generic", "cone"),
        (PolynomialMap([a * c, b * c], [a, b, c], GF(32003)), "generic", "double precision"),
    ],
    ids=["ideal", "unit quadric", "no cone", "no floats"],
)
def test_what_monodromy_cannot_count_is_refused(source: object, quadric: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        euclidean_distance_degree(source, quadric, formulation="monodromy")

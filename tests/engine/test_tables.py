"""docs/neuromanifolds.md is what docs/tables.py writes, and agrees with closed formulas."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import cache
from math import comb, factorial, prod
from pathlib import Path

import pytest
from each import each
from literature import ENTRIES

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    LinearMLP,
    Neuromanifold,
    Session,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))

import comparison
import tables
from tabulated import PARAMETERS, Network, families

pytestmark = pytest.mark.composite

PAGE = tables.PAGE.read_text(encoding="utf-8")
NETWORKS = dict(pair for family in families() for pair in family.networks)
TITLES = [cell.strip() for cell in tables.HEAD.splitlines()[0].strip("|").split("|")]
LINES = {line.split("`")[1]: line for line in PAGE.splitlines() if re.match(r"\| `\w+\(", line)}


def cells(name: str) -> dict[str, str]:
    texts = (cell.strip() for cell in LINES[name].strip("|").split("|"))
    return dict(zip(TITLES, texts, strict=True))


def degree(name: str) -> int | None:
    text = cells(name)["degree"]
    return None if text == "-" else int(text)


def dim(name: str) -> int:
    return int(cells(name)["dim"].rstrip("*"))


QUICK = [n for n, network in NETWORKS.items() if len(network.parameters) <= 8]
QUICK = [n for n in QUICK[::3] if (degree(n) or 100) < 50]


@cache
def computed(name: str, session: Session) -> tables.Row:
    return tables.row(name, NETWORKS[name], session)


@pytest.mark.engine
@each("name", QUICK, series=True)
def test_rows_are_what_is_computed(name: str, session: Session) -> None:
    assert str(computed(name, session)) == LINES[name]


def test_the_page_has_a_row_for_each_architecture_and_no_others() -> None:
    assert list(LINES) == list(NETWORKS)
    assert 100 <= len(LINES) <= 160
    assert all(len(network.parameters) <= PARAMETERS for network in NETWORKS.values())
    names = {"MLP": MLP, "LinearMLP": LinearMLP, "ConvolutionalNetwork": ConvolutionalNetwork}
    names["LightningSelfAttention"] = LightningSelfAttention
    for name, network in NETWORKS.items():
        assert eval(name, names) == network


def test_the_words_of_the_page_are_those_of_the_generator() -> None:
    (version,) = re.findall(r"nnag-m2 with Macaulay2 (\S+?)\.\s", PAGE)
    assert PAGE.startswith(tables.introduction(families(), version))
    assert PAGE.endswith(comparison.section() + "\n")
    for family in families():
        assert f"\n## {family.title}\n\n{family.bounds}\n\n{tables.HEAD}\n" in PAGE


def linear(name: str) -> bool:
    return name.startswith("LinearMLP")


@each("name", list(filter(linear, NETWORKS)))
def test_linear_perceptrons_are_matrices_of_bounded_rank(name: str) -> None:
    # Harris: Algebraic geometry, proposition 12.2, examples 14.16 and 19.10
    widths = NETWORKS[name].widths
    m, n, r = widths[0], widths[-1], min(widths)
    assert dim(name) == r * (m + n - r)
    giambelli = prod(factorial(m + i) * factorial(i) for i in range(n - r)) // prod(
        factorial(r + i) * factorial(m - r + i) for i in range(n - r)
    )
    assert degree(name) == giambelli
    below = (r - 1) * (m + n - r + 1)
    singular = cells(name)["singular"]
    assert singular == "-" or singular.split(",")[0] == ("empty" if r == n else str(below))
    minors = comb(m, r + 1) * comb(n, r + 1)
    assert cells(name)["generators"] in ("none" if r == n else f"{r + 1}^{minors}", "-")


def convolution(name: str) -> bool:
    return name.startswith("Conv")


@each("name", list(filter(convolution, NETWORKS)))
def test_convolutions_are_segre_veronese_varieties(name: str) -> None:
    # Shahverdi, Marchetti, Kohn (2025); without activation: Shahverdi (2024), projections without
    # base points, and of degree the number of points of a fibre
    network = NETWORKS[name]
    sizes = [size - 1 for size in network.filters]
    power = int(name.rstrip(")").split(", ")[-1])
    assert dim(name) == sum(sizes) + 1
    multinomial = factorial(sum(sizes)) // prod(map(factorial, sizes))
    powers = prod(power ** ((len(sizes) - 1 - i) * size) for i, size in enumerate(sizes))
    assert (degree(name) or 0) * int(cells(name)["points"]) == multinomial * powers


@each("name", [n for n in filter(convolution, NETWORKS) if n.endswith(" 1)")])
def test_linear_convolutions_fill_with_stride_one_only(name: str) -> None:
    # Kohn, Merkh, Montufar, Trager (2022)
    fills = set(NETWORKS[name].strides) == {1}
    assert cells(name)["fills"] == ("yes" if fills else "no")


def head(name: str) -> bool:
    return name.startswith("Light")


@each("name", list(filter(head, NETWORKS)))
def test_heads_have_the_dimension_of_pairs_of_matrices(name: str) -> None:
    # Henry, Marchetti, Kohn (2025)
    network = NETWORKS[name]
    d, a = network.embedding, min(network.rank, network.embedding)
    if network.tokens > 1:
        rows = network.value_dimension
        assert dim(name) == 2 * a * d - a * a + d * rows - 1


@each("name", list(filter(head, NETWORKS)))
def test_heads_are_projections_of_products_without_base_points(name: str) -> None:
    network, points = NETWORKS[name], cells(name)["points"]
    d, a = network.embedding, min(network.rank, network.embedding)
    if points not in ("-", "infinite"):
        value, key_query = d * network.value_dimension - 1, a * (2 * d - a) - 1
        giambelli = {(2, 1): 2, (2, 2): 1, (3, 1): 6}[d, a]
        expected = comb(value + key_query, value) * giambelli
        assert (degree(name) or 0) * int(points) == expected


def test_heads_with_two_and_three_tokens_have_the_same_neurovariety() -> None:
    columns = ("span", "dim", "degree", "generators", "singular")
    for name, network in NETWORKS.items():
        if head(name) and network.tokens == 2:
            more = name.replace(", 2,", ", 3,", 1)
            assert [cells(name)[c] for c in columns] == [cells(more)[c] for c in columns]


def shallow(name: str) -> bool:
    return name.startswith("MLP") and len(NETWORKS[name].widths) == 3


@each("name", list(filter(shallow, NETWORKS)))
def test_one_hidden_neuron_gives_a_segre_veronese_variety(name: str) -> None:
    d, hidden, outputs = NETWORKS[name].widths
    power = int(name.rstrip(")").split(", ")[-1])
    if hidden == 1:
        expected = comb(d + outputs - 2, d - 1) * power ** (d - 1)
        assert (dim(name), degree(name)) == (d + outputs - 1, expected)


def vertex(name: str) -> bool:
    return cells(name)["singular"].startswith("0, ")


@each("name", [n for n in NETWORKS if "MLP" in n and vertex(n)])
def test_singular_vertices_have_the_multiplicity_of_a_smooth_cone(name: str) -> None:
    # Minors of size c of a matrix of linear forms generate, modulo the quadrics, all forms of
    # degree c: what is left is the Hilbert function of the Segre-Veronese variety below c.
    line, widths = cells(name), NETWORKS[name].widths
    if len(widths) > 3 and not linear(name):
        return
    power = 1 if linear(name) else int(name.rstrip(")").split(", ")[-1])
    codimension = int(line["span"]) - dim(name)
    count = sum(
        comb(widths[0] - 1 + power * i, power * i) * comb(widths[-1] - 1 + i, i)
        for i in range(codimension)
    )
    assert line["singular"] == f"0, {count}"


def binary(name: str) -> bool:
    return shallow(name) and NETWORKS[name].widths[0] == 2 and NETWORKS[name].widths[2] == 1


@each("name", list(filter(binary, NETWORKS)))
def test_binary_forms_are_secant_varieties_of_rational_normal_curves(name: str) -> None:
    # degree of the variety of r-secants of the curve of degree n: binomial(n - r + 1, r)
    r, power = NETWORKS[name].widths[1], int(name.rstrip(")").split(", ")[-1])
    filled = 2 * r >= power + 1
    assert dim(name) == min(2 * r, power + 1)
    assert degree(name) == (1 if filled else comb(power - r + 1, r))


def test_points_of_fibres_are_those_of_the_literature() -> None:
    published = {e.network: e.value for e in ENTRIES if e.quantity == "generic fibre"}
    found = {
        name: (cells(name)["points"], str(published[network]))
        for name, network in NETWORKS.items()
        if network in published
    }
    assert len(found) >= 20
    assert [name for name, (one, other) in found.items() if one != other] == []


@each(
    ("changes", "words"),
    [
        ({"degree": 7}, "degree"),
        ({"dimension": 3}, "dimension"),
        ({"singular": (5, 1)}, "smooth"),
        ({"generators": {1: 1}}, "linear form"),
    ],
)
@pytest.mark.engine
def test_contradictions_are_refused(
    changes: dict[str, object], words: str, session: Session
) -> None:
    name = "LinearMLP((3, 1, 2))"
    network: Network = NETWORKS[name]
    line = computed(name, session)
    reduced = Neuromanifold(network, "reduced")
    ideal = reduced.vanishing_ideal(session=session)
    tables.check_row(line, reduced, session)
    tables.check_ideal(line, ideal, session)
    with pytest.raises(tables.Contradiction, match=words):
        tables.check_row(replace(line, **changes), reduced, session)
        tables.check_ideal(replace(line, **changes), ideal, session)

"""Attention with other inputs and outputs: causal masks, contexts, last tokens."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from nnag_m2 import Network, Neuromanifold
from nnag_m2 import layers as L  # noqa: N812 - the usual short name
from nnag_m2.errors import InputError
from nnag_m2.invariants.implicitization import image_dimension


def by_sums(layer: L.Attention, point: NDArray[np.int64], tokens: NDArray[np.int64]) -> list[int]:
    """Return the output token by token, from its definition."""
    d, t = tokens.shape
    rows = layer.outputs or d
    sizes = [rows * d, layer.rank * d, layer.rank * d]
    value, key, query = (
        part.reshape(-1, d) for part in np.split(point, np.cumsum(sizes)[:-1].tolist())
    )
    columns = []
    first = t - (layer.queries or t)
    for j in range(first, t):
        seen = {"all": range(t), "earlier": range(j + 1), "others": range(first)}[layer.attend]
        weights = [(key @ tokens[:, i]) @ (query @ tokens[:, j]) for i in seen]
        columns.append(sum(w * (value @ tokens[:, i]) for w, i in zip(weights, seen, strict=True)))
    return np.array(columns).T.ravel().tolist()


LAYERS = [
    L.Attention(2),
    L.Attention(2, attend="earlier"),
    L.Attention(1, outputs=1, attend="earlier"),
    L.Attention(2, queries=1),
    L.Attention(2, queries=2, attend="earlier"),
    L.Attention(1, queries=2, attend="others"),
    L.Attention(2, outputs=3, queries=1, attend="others"),
]


@pytest.mark.parametrize("layer", LAYERS, ids=str)
def test_outputs_are_sums_over_the_tokens_that_are_seen(layer: L.Attention) -> None:
    network = Network((2, 4), [layer])
    chance = np.random.default_rng(1)
    point = chance.integers(-9, 9, size=network.parameter_count)
    tokens = chance.integers(-9, 9, size=(2, 4))
    found = network.evaluate(point.tolist(), [tokens.ravel().tolist()])
    assert found.tolist() == [by_sums(layer, point, tokens)]
    assert network.output_shape == (layer.outputs or 2, layer.queries or 4)


@pytest.mark.parametrize("layer", LAYERS, ids=str)
def test_dimensions_and_symmetries(layer: L.Attention) -> None:
    manifold = Neuromanifold(Network((2, 3), [layer]), "reduced")
    assert manifold.dimension() == image_dimension(manifold.map)
    found = manifold.infinitesimal_symmetries()
    assert found.are_explained
    assert found.are_linear


def test_layers_are_shown_as_they_are_typed() -> None:
    layer = L.Attention(2, heads=3, queries=1, attend="others")
    assert eval(repr(layer), {"Attention": L.Attention}) == layer
    assert layer.one_head() == L.Attention(2, queries=1, attend="others")


@pytest.mark.parametrize(("layer", "words"), [
    (lambda: L.Attention(1, attend="later"), "attend must be one of"),
    (lambda: L.Attention(1, queries=0), "queries must be a positive int"),
    (lambda: Network((2, 3), [L.Attention(1, queries=4)]), "at most 3 of 3 tokens"),
    (lambda: Network((2, 3), [L.Attention(1, attend="others")]), "at most 2 of 3 tokens"),
])  # fmt: skip
def test_what_makes_no_sense_is_refused(layer: object, words: str) -> None:
    with pytest.raises(InputError, match=words):
        layer()  # type: ignore[operator]

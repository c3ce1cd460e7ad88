"""Degrees of neurovarieties by theorems: equal to those counted in the space of parameters."""

from __future__ import annotations

import pytest
from each import each
from sympy.abc import t

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    LightningSelfAttention,
    Neuromanifold,
    ParametricModel,
    Session,
    image_degree,
)
from nnag_m2.neuromanifolds.degrees import known_degree

pytestmark = pytest.mark.engine

NETWORKS = [
    *(
        LightningSelfAttention(*sizes)
        for sizes in [(2, 2, 1, 1), (2, 2, 2, 1), (2, 2, 1, 2), (2, 2, 3, 1), (1, 2, 1, 2)]
    ),
    LightningSelfAttention(3, 2, 1, 1),
    ConvolutionalNetwork((2, 2)),
    ConvolutionalNetwork((3, 3), (2, 1)),
    ConvolutionalNetwork((2, 2, 2), (2, 1, 1)),
    ConvolutionalNetwork((2, 2, 2), (1, 2, 1)),
    ConvolutionalNetwork((2, 2, 2), (2, 2, 1)),
    ConvolutionalNetwork((2, 3), (3, 1)),
    ConvolutionalNetwork((2, 3), activation=2),
    ConvolutionalNetwork((3, 2), activation=3),
    ConvolutionalNetwork((2, 1, 2), activation=2),
    ConvolutionalNetwork((2, 2), (1, 2), activation=2),
    ConvolutionalNetwork((3,), activation=2),
    ConvolutionalNetwork((3, 3), (2, 1), activation=2),
    ConvolutionalNetwork((2, 3), (3, 1), activation=2),
]


@each("network", NETWORKS, ids=repr, series=True)
def test_theorems_give_the_degree_that_is_counted(
    session: Session, network: ParametricModel
) -> None:
    known = known_degree(network)
    assert known is not None
    mapped = network.parametrization("reduced").map
    assert known.result == image_degree(mapped, session=session)


def test_no_theorem_is_used_beyond_what_it_says() -> None:
    assert known_degree(LightningSelfAttention(2, 1, 2, 2)) is None  # one token
    assert known_degree(ConvolutionalNetwork((3, 3), (2, 1), activation=t**2 + t)) is None
    assert known_degree(MLP((2, 2, 1), 3)) is None


def test_the_degree_of_a_neuromanifold_needs_no_engine() -> None:
    found = Neuromanifold(LightningSelfAttention(3, 2, 2, 1)).degree.run()
    assert (found.result, found.provenance.certainty) == (108, "proved")
    assert found.scripts == ()

"""Degrees of networks from Chern numbers are those that are counted."""

from __future__ import annotations

import pytest
from each import each

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Network,
    Neuromanifold,
    Session,
    asking,
    euclidean_distance_degree,
    image_degree,
    polar_degrees,
)

pytestmark = [pytest.mark.engine, pytest.mark.composite]


@each(
    "network",
    [
        ConvolutionalNetwork((2, 2), activation=2),
        ConvolutionalNetwork((2, 2), (2, 1), activation=3),
        ConvolutionalNetwork((3, 2), (2, 1), activation=2),
        MLP((3, 1, 2), 2),
    ],
    ids=repr,
)
def test_theorems_about_degrees_agree_with_counting(network: Network, session: Session) -> None:
    manifold = Neuromanifold(network, "reduced")
    with asking(session=session):
        distance = manifold.generic_distance_degree.run()
        assert (distance.provenance.method, distance.scripts) == ("known structure", ())
        assert distance.result == euclidean_distance_degree(manifold.map, "generic")
        assert manifold.polar_degrees() == polar_degrees(manifold.map)
        assert manifold.degree() == image_degree(manifold.map)


def test_what_no_theorem_gives_is_counted(session: Session) -> None:
    manifold = Neuromanifold(MLP((2, 2, 1), 4), "reduced")
    with asking(session=session):
        distance = manifold.generic_distance_degree.run()
        assert distance.provenance.certainty == "probabilistic"
        assert distance.result == sum(manifold.polar_degrees())


def test_linear_spaces_have_one_critical_point(session: Session) -> None:
    manifold = Neuromanifold(ConvolutionalNetwork((3,), activation=2))
    with asking(session=session):
        assert (manifold.generic_distance_degree(), manifold.degree()) == (1, 1)
        assert manifold.polar_degrees() == polar_degrees(manifold.map)

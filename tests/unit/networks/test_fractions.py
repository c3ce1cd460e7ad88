"""Networks with reciprocals as numerators over a common denominator."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import reduce

import numpy as np
import pytest
from sympy import QQ, Poly, symbols

from nnag_m2 import MLP, Network, Neuromanifold
from nnag_m2 import layers as L  # noqa: N812 - the usual short name
from nnag_m2.errors import InputError
from nnag_m2.networks.fractions import Ratio

NETWORKS = [
    Network(1, [L.Dense(1, bias=True), L.Reciprocal(), L.Dense(1)]),
    Network(3, [L.Dense(2), L.Reciprocal(), L.Dense(1)]),
    Network(2, [L.Dense(2), L.Reciprocal(), L.Dense(2), L.Reciprocal()]),
    Network(2, [L.Residual([L.Dense(2), L.Reciprocal(), L.Dense(2)])]),
    Network(2, [L.Dense(2, bias=True), L.Power(2), L.Reciprocal(), L.Dense(2)]),
    Network.trace(lambda x, a: (a @ x) / (x[0] - 2 * x[1]), (2,), {"a": (2, 2)}),
]


@pytest.mark.parametrize("network", NETWORKS, ids=str)
def test_quotients_are_the_functions(network: Network) -> None:
    model = network.fraction()
    draw = random.Random(2)
    extra = len(model.parameters) - len(network.parameters)
    point = [Fraction(draw.randrange(1, 99)) for _ in model.parameters]
    inputs = [[Fraction(draw.randrange(1, 99)) for _ in network.inputs] for _ in range(3)]
    values = model.evaluate(point, inputs)
    expected = network.evaluate(point[: len(point) - extra], inputs)
    assert np.array_equal(values[:, :-1], values[:, -1:] * expected.reshape(3, -1))


@pytest.mark.parametrize("network", NETWORKS, ids=str)
def test_nothing_can_be_cancelled(network: Network) -> None:
    model = network.fraction()
    variables = (*network.inputs, *network.parameters)
    scale = {p: 1 for p in model.parameters if p not in network.parameters}
    polys = [Poly(f.subs(scale), *variables, domain=QQ) for f in model.outputs]
    assert reduce(Poly.gcd, polys).is_ground


@pytest.mark.parametrize("network", NETWORKS, ids=str)
def test_the_cone_has_one_dimension_more(network: Network) -> None:
    cone = Neuromanifold(network.fraction(), "reduced")
    assert cone.dimension() == Neuromanifold(network).dimension() + 1


def test_a_factor_is_added_where_scalings_do_not_give_it() -> None:
    added = [len(n.fraction().parameters) - len(n.parameters) for n in NETWORKS]
    assert added == [0, 0, 0, 0, 0, 1]


def test_the_terms_of_a_sum_of_two_fractions() -> None:
    x1, a10, a11, b11 = symbols("x1 a10 a11 b11")
    top, bottom = NETWORKS[0].fraction().outputs
    assert ((top - b11).expand(), (bottom - a10 - a11 * x1).expand()) == (0, 0)


def test_polynomials_have_the_denominator_one() -> None:
    network = MLP((2, 1, 1), 2)
    *tops, bottom = network.fraction().outputs
    assert (tops[0] / bottom - network.outputs[0]).expand() == 0
    assert bottom.is_Symbol


def test_the_inverse_of_zero_is_refused() -> None:
    one, _ = Ratio.generators(2)
    with pytest.raises(InputError, match="denominators must not vanish"):
        1 / (0 * one)

"""Functions of JAX, the real one, as networks; where it is missing the summary says so."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from each import each
from extras import extra
from sympy import Poly, expand, symbols
from sympy.abc import t, x

from nnag_m2 import InputError, LightningSelfAttention, Neuromanifold, from_jax

jax = extra("jax")
jnp = jax.numpy

DRAW = np.random.default_rng(1)


def mixed(parameters: Any, x: Any) -> Any:
    hidden = (x @ parameters["W"] + parameters["b"]) ** 2
    hidden = jnp.square(hidden) * hidden
    outputs = jnp.einsum("ij,j->i", parameters["V"], hidden)
    joined = jnp.concatenate([outputs, x[:1] * 2.5])
    return jnp.stack([joined, -joined, joined]).sum(0) / 4 * parameters["s"]


def heads(parameters: Any, x: Any) -> Any:
    inner = jax.jit(lambda U, x: jnp.einsum("hij,j->hi", U, x) ** 2)(parameters["U"], x)  # noqa: N803
    return jnp.einsum("hij,hj->hi", parameters["W"], inner).mean(0)


def attention(parameters: Any, x: Any) -> Any:
    return parameters["V"] @ x @ x.T @ parameters["K"].T @ parameters["Q"] @ x


def arrays(**shapes: tuple[int, ...]) -> dict[str, Any]:
    return {
        name: DRAW.normal(size=shape).astype(np.float32) * np.ones(shape, dtype=np.float32)
        for name, shape in shapes.items()
    }


CASES: dict[str, tuple[Callable[..., Any], dict[str, Any], tuple[int, ...], int]] = {
    "mixed": (mixed, arrays(W=(3, 2), b=(2,), V=(2, 2), s=()), (3,), 11),
    "heads": (heads, arrays(W=(2, 2, 2), U=(2, 2, 2)), (2,), 6),
    "attention": (attention, arrays(V=(2, 2), K=(2, 2), Q=(2, 2)), (2, 3), 7),
}


@each("name", CASES)
def test_functions_are_networks_with_weights(name: str) -> None:
    function, parameters, shape, dimension = CASES[name]
    found = from_jax(function, parameters, np.ones(shape, dtype=np.float32))
    inputs = DRAW.normal(size=shape).astype(np.float32)
    weights = [float(w) for w in found.weights]
    values = found.network.evaluate(weights, inputs.astype(float).ravel())
    expected = np.asarray(function(parameters, inputs)).ravel()
    np.testing.assert_allclose(values, expected, rtol=1e-3, atol=1e-5)
    assert Neuromanifold(found.network).dimension() == dimension
    assert pickle.loads(pickle.dumps(found)) == found
    back = found.arrays()
    assert [back[key].tolist() for key in found.names] == [
        np.asarray(leaf, dtype=float).tolist() for leaf in jax.tree_util.tree_leaves(parameters)
    ]


def test_the_function_is_the_one_that_is_meant() -> None:
    function, parameters, shape, _ = CASES["attention"]
    network = from_jax(function, parameters, np.ones(shape)).network
    usual = LightningSelfAttention(2, 3, 2)
    names = {p: symbols(p.name.upper()) for p in usual.parameters}
    for ours, theirs in zip(network.outputs, usual.outputs, strict=True):
        assert expand(ours - theirs.xreplace(names)) == 0


@each(
    ("function", "name"),
    [
        (jnp.exp, "exp"),
        (jax.nn.relu, "max"),
        (jax.nn.softmax, "reduce_max"),
        (lambda x: x**0.5, "pow with an exponent that is no int"),
    ],
)
def test_what_is_no_polynomial_is_refused_by_its_name(
    function: Callable[[Any], Any], name: str
) -> None:
    with pytest.raises(InputError, match=f"the operation {name}; try polynomial_activation"):
        from_jax(lambda p, x: function(p["W"] @ x), {"W": np.ones((2, 2))}, np.ones(2))


@pytest.mark.parametrize(
    ("function", "parameters", "example"),
    [
        (Poly(t + 1, t, x), [1], []),
        (jnp.add, {t: 1, (1, 2): 2}, [1]),
        (jnp.add, {"W": "no array"}, [1]),
    ],
)
def test_what_jax_itself_refuses_is_refused(
    function: Callable[..., Any], parameters: Any, example: Any
) -> None:
    with pytest.raises(InputError, match="from_jax: "):
        from_jax(function, parameters, example)

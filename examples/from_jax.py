"""From a function of JAX to the geometry of the functions that its parameters give."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import numpy as np

from nnag_m2 import Neuromanifold, from_jax


def gated(parameters: Any, x: Any) -> Any:
    """Return a gated layer with a residual connection."""
    hidden = (parameters["W"] @ x) * (parameters["U"] @ x)
    return x + jnp.einsum("ij,j->i", parameters["V"], hidden)


def main() -> None:
    """Read the network; print what does not matter of its parameters, and an output exactly."""
    parameters = {
        "U": np.array([[1.0, 0.5], [0.0, 2.0]]),
        "V": np.array([[1.0, -1.0], [0.25, 3.0]]),
        "W": np.array([[2.0, 1.0], [-1.0, 1.0]]),
    }
    found = from_jax(gated, parameters, np.ones(2))
    network, manifold = found.network, Neuromanifold(found.network)
    print("parameters:", dict(zip(found.names, network.tensor_shapes, strict=True)))
    print("dimension:", manifold.dimension(), "of", network.parameter_count, "parameters")
    for weights in manifold.infinitesimal_symmetries().scalings:
        print("without effect:", ", ".join(f"{p} -> c^{k} {p}" for p, k in weights))
    print("at (1, 2), exactly:", [str(y) for y in network.evaluate(found.weights, [1, 2])])


if __name__ == "__main__":
    main()

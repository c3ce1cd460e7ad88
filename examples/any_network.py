"""Any network is a forward pass: layers, functions, and dimensions without expanding."""

from typing import Any

from nnag_m2 import MLP, Network, Neuromanifold
from nnag_m2 import layers as L  # noqa: N812 - the usual short name


def gated(x: Any, W: Any, U: Any, V: Any) -> Any:  # noqa: N803 - matrices
    """Return the output of a gated layer, written with numpy's operations."""
    return V @ ((W @ x) * (U @ x))


def main() -> None:
    """Print a table of networks: parameters, dimension, defect, and what explains it."""
    networks = {
        "deep perceptron, t^3": MLP((2, 2, 2, 2, 2, 1), 3),
        "powers by layer": MLP((3, 4, 5, 2), activation=(3, 5)),
        "residual block": Network(2, [L.Residual([L.Dense(2), L.Power(2), L.Dense(2)])]),
        "two layers of attention": Network((2, 2), [L.Attention(rank=1), L.Attention(rank=1)]),
        "two heads of attention": Network((2, 3), [L.Attention(rank=1, heads=2)]),
        "convolution with channels": Network(
            (2, 4, 4), [L.Conv2d((2, 2), 3), L.Power(2), L.Pool((3, 3)), L.Reshape(3), L.Dense(1)]
        ),
        "convolution over a group": Network(3, [L.GroupConv(3), L.Power(2), L.GroupConv(3)]),
        "sum of reciprocals": Network(1, [L.Dense(2, bias=True), L.Reciprocal(), L.Dense(1)]),
        "gated layer": Network.trace(gated, 3, {"W": (2, 3), "U": (2, 3), "V": (2, 2)}),
    }
    print(f"{'network':28}{'parameters':>12}{'dimension':>12}{'directions':>12}{'known':>8}")
    for name, network in networks.items():
        manifold = Neuromanifold(network)
        found = manifold.infinitesimal_symmetries()
        figures = f"{network.parameter_count:12}{manifold.dimension():12}{found.dimension:12}"
        print(f"{name:28}{figures}{found.known:8}")
    scalings = Neuromanifold(networks["gated layer"]).infinitesimal_symmetries().scalings
    print("Scalings of the gated layer, found without being told:")
    for weights in scalings:
        print("  ", ", ".join(f"{parameter} -> c^{k} {parameter}" for parameter, k in weights))


if __name__ == "__main__":
    main()

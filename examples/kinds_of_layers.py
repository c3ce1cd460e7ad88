"""One network of each kind of layer: what it computes, and the dimension of its functions."""

from sympy import symbols

from nnag_m2 import Network, Neuromanifold
from nnag_m2 import layers as L  # noqa: N812 - the usual short name

t = symbols("t")

NETWORKS = {
    "Dense, Power": Network(2, [L.Dense(2, bias=True), L.Power(2), L.Dense(1)]),
    "Polynomial": Network(2, [L.Dense(2), L.Polynomial(t**3 - t / 2), L.Dense(1)]),
    "Reciprocal": Network(1, [L.Dense(2, bias=True), L.Reciprocal(), L.Dense(1)]),
    "SharedDense": Network(3, [L.SharedDense([[1, 2, 0], [0, 1, 2]]), L.Power(2), L.Dense(1)]),
    "commuting with a group": Network(3, [L.SharedDense.commuting([[1, 2, 0]]), L.Power(2)]),
    "GroupConv": Network(2, [L.GroupConv(2), L.Power(2), L.GroupConv(2)]),
    "Conv1d": Network(3, [L.Conv1d(2), L.Power(2), L.Conv1d(2)]),
    "Conv2d": Network((2, 2), [L.Conv2d((1, 2)), L.Power(2), L.Conv2d((2, 1))]),
    "Pool": Network(3, [L.Conv1d(2), L.Power(2), L.Pool(2)]),
    "Residual": Network(2, [L.Residual([L.Dense(1), L.Power(2), L.Dense(2)])]),
    "Parallel": Network(2, [L.Parallel([L.Dense(1), [L.Power(2)]]), L.Dense(1)]),
    "Sum": Network(2, [L.Sum([L.Dense(1), [L.Dense(1), L.Power(2)]])]),
    "Product": Network(2, [L.Product([L.Dense(1), L.Dense(1)])]),
    "Attention": Network((1, 2), [L.Attention(rank=1)]),
    "Reshape": Network((2, 2), [L.Reshape(4), L.Dense(1)]),
}


def main() -> None:
    """Print the networks."""
    for kind, network in NETWORKS.items():
        manifold = Neuromanifold(network)
        found = manifold.infinitesimal_symmetries()
        explained = "known symmetries" if found.are_explained else "more than known symmetries"
        print(f"{kind}: first output {network.outputs[0]}")
        print(
            f"  {network.parameter_count} parameters, dimension {manifold.dimension()}; "
            f"{found.dimension} directions without effect: {explained}"
        )


if __name__ == "__main__":
    main()

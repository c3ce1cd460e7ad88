"""From a trained module of PyTorch to the geometry of its functions, and back."""

from __future__ import annotations

from typing import Any

import torch

from nnag_m2 import Neuromanifold, from_torch


class Cubic(torch.nn.Module):  # type: ignore[misc]
    """Two hidden neurons with cubes."""

    def __init__(self) -> None:
        super().__init__()
        self.before = torch.nn.Linear(2, 2, bias=False)
        self.behind = torch.nn.Linear(2, 1, bias=False)

    def forward(self, x: Any) -> Any:
        """Return the outputs for a batch."""
        return self.behind(self.before(x) ** 3)


def train(module: Any) -> float:
    """Fit ``x1**3 + 2 x2**3`` from near by, and return the loss."""
    with torch.no_grad():
        module.before.weight.copy_(torch.tensor([[1.1, 0.1], [-0.1, 0.9]]))
        module.behind.weight.copy_(torch.tensor([[0.9, 2.1]]))
    ticks = torch.linspace(-1, 1, 9)
    inputs = torch.cartesian_prod(ticks, ticks)
    targets = inputs[:, :1] ** 3 + 2 * inputs[:, 1:] ** 3
    optimizer = torch.optim.SGD(module.parameters(), lr=0.05)
    for _ in range(2000):
        optimizer.zero_grad()
        loss = torch.mean((module(inputs) - targets) ** 2)
        loss.backward()
        optimizer.step()
    return float(loss.item())


def main() -> None:
    """Train, read the network, say which weights do not matter, rescale them, and write back."""
    module = Cubic()
    print("trained:", train(module) < 1e-4)
    found = from_torch(module, torch.ones(1, 2))
    network, manifold = found.network, Neuromanifold(found.network)
    print("parameters:", dict(zip(found.names, network.tensor_shapes, strict=True)))
    print("dimension:", manifold.dimension(), "of", network.parameter_count, "parameters")
    for weights in manifold.infinitesimal_symmetries().scalings:
        print("without effect:", ", ".join(f"{p} -> c^{k} {p}" for p, k in weights))
    # The first neuron twice as large, its outgoing weight 8 times smaller: the same function.
    (first, second, *others, outgoing, last) = found.weights
    rescaled = [2 * first, 2 * second, *others, outgoing / 8, last]
    before = module(torch.ones(1, 2)).item()
    module.load_state_dict({k: torch.tensor(a) for k, a in found.arrays(rescaled).items()})
    print("the same function:", abs(module(torch.ones(1, 2)).item() - before) < 1e-5)


if __name__ == "__main__":
    main()

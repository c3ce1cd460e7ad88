"""Where training ended: a module of PyTorch is trained, its weights are placed in the landscape.

A neuron with the activation ``t**2``, and four samples that it does not fit.  Gradient descent in
floats stops somewhere; its weights, as rational numbers, have an exact loss, and the landscape says
which critical function is near, of what type it is, and how far it is to the certified minimum.
"""

from __future__ import annotations

from typing import Any

import torch
from sympy import Rational

from nnag_m2 import MLP, TrainingProblem, landscape

INPUTS = [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, -2.0]]
OUTPUTS = [[1.0], [-2.0], [3.0], [0.0]]


class Squares(torch.nn.Module):  # type: ignore[misc]
    """One hidden neuron, squared."""

    def __init__(self) -> None:
        super().__init__()
        self.before = torch.nn.Linear(2, 1, bias=False)
        self.behind = torch.nn.Linear(1, 1, bias=False)

    def forward(self, x: Any) -> Any:
        """Return the outputs for a batch."""
        return self.behind(self.before(x) ** 2)


def trained(seed: int) -> Any:
    """Return the module after descent from random weights."""
    torch.manual_seed(seed)
    module = Squares()
    inputs, outputs = torch.tensor(INPUTS), torch.tensor(OUTPUTS)
    optimizer = torch.optim.SGD(module.parameters(), lr=0.005)
    for _ in range(4000):
        optimizer.zero_grad()
        loss = torch.sum((module(inputs) - outputs) ** 2)
        loss.backward()
        optimizer.step()
    return module


def main() -> None:
    """Print for some seeds where descent ended, and what is missing to the minimum."""
    network = MLP((2, 1, 1), activation=2)
    problem = TrainingProblem(network, INPUTS, OUTPUTS, rationalize=100)
    surveyed = landscape(problem)
    print(surveyed.summary())
    least = surveyed.reached.loss
    assert least is not None
    for seed in (1, 2, 3, 4):
        here = problem.at(trained(seed).state_dict(), rationalize=10**4)
        near = here.nearest()[0]
        print(f"\nseed {seed}: loss {float(here.loss):.3f}", end=", ")
        print(f"rank of the parametrization {here.rank}", end=", ")
        print(f"on the singular locus: {here.is_on_singular_locus()}")
        print(f"  nearest critical function: {near.type} of loss {float(near.loss):.3f}", end=", ")
        print(f"nearer than 1/1000: {near.squared_distance < Rational(1, 10**6)}")
        print(f"  missing to the certified minimum: {float(near.loss - least):.3f}")


if __name__ == "__main__":
    main()

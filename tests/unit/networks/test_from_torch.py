"""Modules of PyTorch, the real one, as networks; where it is missing the summary says so."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from each import each
from extras import extra

from nnag_m2 import InputError, Neuromanifold, from_torch
from nnag_m2.invariants.implicitization import image_dimension

torch = extra("torch")
nn = torch.nn


class Polynomial(nn.Module):
    def forward(self, x: Any) -> Any:
        return x**2 - x / 2


class Block(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.before = nn.Linear(size, size)
        self.behind = nn.Linear(size, size, bias=False)

    def forward(self, x: Any) -> Any:
        return x + self.behind(self.before(x) ** 3)


class Attention(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(size, size, bias=False) for _ in range(3))

    def forward(self, x: Any) -> Any:
        return (self.query(x) @ self.key(x).transpose(-1, -2)) @ self.value(x)


class Mixed(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.randn(2, 2, 3))
        self.register_buffer("factors", torch.tensor([1.0, 2.0]))

    def forward(self, x: Any) -> Any:
        heads = torch.einsum("hij,bj->bhi", self.weights, x)
        joined = torch.cat([heads.mean(-1), heads[:, 0]], 1)
        return torch.stack([joined.sum(1), joined[:, 1] * 3 - 1], -1) * self.factors


CASES: dict[str, tuple[Callable[[], nn.Module], tuple[int, ...]]] = {
    "perceptron": (
        lambda: nn.Sequential(nn.Linear(3, 4), Polynomial(), nn.Linear(4, 2)), (3,),
    ),
    "a batch of one": (
        lambda: nn.Sequential(nn.Linear(3, 4), Polynomial(), nn.Linear(4, 2)), (1, 3),
    ),
    "residual block": (lambda: Block(2), (1, 2)),
    "attention": (lambda: Attention(2), (1, 3, 2)),
    "convolution": (
        lambda: nn.Sequential(
            nn.Conv1d(2, 3, 2, stride=2), Polynomial(), nn.Flatten(), nn.Linear(6, 1)
        ),
        (1, 2, 4),
    ),
    "padded": (
        lambda: nn.Sequential(nn.Conv2d(1, 2, 2, padding=1), Polynomial(), nn.Conv2d(2, 1, 2)),
        (1, 1, 2, 3),
    ),
    "mixed": (Mixed, (1, 3)),
}  # fmt: skip


@each("name", CASES)
def test_modules_are_networks_with_weights(name: str) -> None:
    torch.manual_seed(1)
    make, shape = CASES[name]
    module = make()
    found = from_torch(module, torch.ones(shape))
    inputs = torch.randn(shape)
    weights = [float(w) for w in found.weights]
    values = found.network.evaluate(weights, inputs.numpy().astype(float).ravel())
    expected = module(inputs).detach().numpy().ravel()
    np.testing.assert_allclose(values, expected, rtol=1e-4, atol=1e-5)
    rank = image_dimension(found.network.parametrization("reduced").map)
    assert Neuromanifold(found.network).dimension() == rank
    assert pickle.loads(pickle.dumps(found)) == found


def test_weights_are_exact_and_come_back() -> None:
    module = Block(2)
    found = from_torch(module, torch.ones(1, 2))
    entries = [w for p in module.parameters() for w in p.detach().numpy().ravel()]
    assert [float(w) for w in found.weights] == [float(e) for e in entries]
    doubled = found.arrays([2 * w for w in found.weights])
    assert set(doubled) == set(module.state_dict())
    module.load_state_dict({name: torch.tensor(array) for name, array in doubled.items()})
    again = from_torch(module, torch.ones(1, 2))
    assert again.weights == tuple(2 * w for w in found.weights)
    assert again.network == found.network
    with pytest.raises(InputError, match="10 weights are needed"):
        found.arrays([1])


@each(
    ("layer", "name"),
    [(nn.ReLU(), "relu"), (nn.Softmax(-1), "_softmax"), (nn.GELU(), "gelu"), (nn.Tanh(), "tanh")],
)
def test_what_is_no_polynomial_is_refused_by_its_name(layer: nn.Module, name: str) -> None:
    module = nn.Sequential(nn.Linear(2, 2), layer)
    with pytest.raises(InputError, match=f"the operation {name}; try polynomial_activation"):
        from_torch(module, torch.ones(1, 2))

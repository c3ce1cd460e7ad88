"""The architectures of the tables, enumerated family by family.

At most 12 parameters; each family has further bounds, which the page states with ``BOUNDS``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TypeAlias

from nnag_m2 import MLP, ConvolutionalNetwork, LightningSelfAttention, LinearMLP

Network: TypeAlias = MLP | ConvolutionalNetwork | LightningSelfAttention

PARAMETERS = 12


@dataclass(frozen=True)
class Family:
    """A table: its title, what is in it and what is left out, and its networks with their names."""

    title: str
    bounds: str
    networks: tuple[tuple[str, Network], ...]


def _small(networks: Iterator[tuple[str, Network]]) -> tuple[tuple[str, Network], ...]:
    return tuple((n, network) for n, network in networks if len(network.parameters) <= PARAMETERS)


def _widths(layers: int, ends: int) -> Iterator[tuple[int, ...]]:
    """Yield widths whose first and last add up to at most ``ends``, with few weights."""
    for widths in product(range(1, PARAMETERS + 1), repeat=layers + 1):
        weights = sum(a * b for a, b in pairwise(widths))
        if widths[0] > 1 and widths[0] + widths[-1] <= ends and weights <= PARAMETERS:
            yield widths


def perceptrons(power: int) -> Iterator[tuple[str, Network]]:
    """Yield the perceptrons with an activation ``t**power``."""
    for layers in (2, 3) if power <= 3 else (2,):
        for widths in _widths(layers, 4 if (layers, power) == (3, 3) else 5):
            only_rescales = layers == 3 and widths[1] == 1
            if not only_rescales and (power <= 3 or widths[0] == 2):
                yield f"MLP({widths}, {power})", MLP(widths, power)


def linear_perceptrons() -> Iterator[tuple[str, Network]]:
    """Yield the linear perceptrons with at least as many inputs as outputs."""
    for layers in (2, 3):
        for widths in _widths(layers, 6):
            ends, hidden = (widths[-1], widths[0]), widths[1:-1]
            only_rescales = layers == 3 and max(hidden) == 1
            if 2 <= ends[0] <= ends[1] and min(hidden) <= ends[0] and not only_rescales:
                yield f"LinearMLP({widths})", LinearMLP(widths)


def convolutions(power: int) -> Iterator[tuple[str, Network]]:
    """Yield the convolutional networks with an activation ``t**power``."""
    for layers in (2, 3) if power < 3 else (2,):
        for filters in product((2, 3, 4) if power == 1 else (2, 3), repeat=layers):
            for strides in product((1, 2), repeat=layers - 1):
                ordered = tuple(sorted(filters, reverse=True)) == filters
                same = power == 1 and set(strides) == {1} and not ordered
                long = layers == 3 and sum(filters) > (7 if power == 1 else 6)
                if not same and not long:
                    steps = (*strides, 1)
                    name = f"ConvolutionalNetwork({filters}, {steps}, {power})"
                    yield name, ConvolutionalNetwork(filters, steps, power)


def heads() -> Iterator[tuple[str, Network]]:
    """Yield the heads of lightning self-attention."""
    for sizes in product((2, 3), (1, 2, 3), (1, 2), (1, 2)):
        yield f"LightningSelfAttention{sizes}", LightningSelfAttention(*sizes)


_ENDS = "Widths: at least 2 inputs; inputs and outputs together at most 5"
_RESCALES = (
    "Left out: one input, whose functions are multiples of one power; with two hidden layers, a "
    "first one of width 1, behind which the second only rescales."
)
_STRIDES = (
    "Arguments: filter sizes, strides, power.  Filters of size 1 only rescale and the last stride "
    "has no effect on one output: they are left out, the last stride is 1."
)


def families() -> tuple[Family, ...]:
    """Return all tables."""
    return (
        *(
            Family(
                f"Multilayer perceptrons, activation t^{s}",
                f"{_ENDS}{more}; one or two hidden layers.  {_RESCALES}",
                _small(perceptrons(s)),
            )
            for s, more in ((2, ""), (3, " (4 with two hidden layers)"))
        ),
        *(
            Family(
                f"Multilayer perceptrons, activation t^{s}",
                "Widths: 2 inputs, at most 3 outputs; one hidden layer.",
                _small(perceptrons(s)),
            )
            for s in (4, 5)
        ),
        Family(
            "Linear multilayer perceptrons",
            "Widths: inputs and outputs together at most 6, at least 2 outputs, and at least as "
            "many inputs (else transpose); a hidden layer that is at most as wide as the outputs; "
            "two or three layers of weights.  Left out: two hidden layers of width 1, of which one "
            "only rescales.",
            _small(linear_perceptrons()),
        ),
        Family(
            "Convolutional networks without activation",
            f"{_STRIDES}  Two layers, filter sizes up to 4; three layers, filter sizes together at "
            "most 7.  With stride 1 the sequence of the filters does not matter: longer ones come "
            "first.",
            _small(convolutions(1)),
        ),
        *(
            Family(
                f"Convolutional networks, activation t^{s}",
                f"{_STRIDES}  Two layers, filter sizes up to 3{more}.",
                _small(convolutions(s)),
            )
            for s, more in ((2, "; three layers, filters of size 2"), (3, ""))
        ),
        Family(
            "Lightning self-attention",
            "Arguments: embedding, tokens, rank, outputs.  Embedding 2 or 3; 1 to 3 tokens; ranks "
            "and outputs 1 or 2.  Left out: embedding 1, where all functions are multiples of one.",
            _small(heads()),
        ),
    )

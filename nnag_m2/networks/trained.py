"""Networks that were read from other libraries, with the weights that they had there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from nnag_m2.errors import InputError
from nnag_m2.networks.layers.program import Constant, Operand, Program, Step
from nnag_m2.networks.network import Network
from nnag_m2.networks.weights import as_numbers


@dataclass(frozen=True)
class TrainedNetwork:
    """A network that was read from another library, with the weights that it had there.

    Attributes
    ----------
    network
        The network.
    weights
        For each of its parameters the exact value of the float that it had.
    names
        For each array of parameters what the other library calls it.
    """

    network: Network
    weights: tuple[Fraction, ...]
    names: tuple[str, ...]

    def arrays(self, weights: Any = None) -> dict[str, Any]:
        """Return weights in arrays of floats, by the names of the other library.

        Parameters
        ----------
        weights
            A number for each parameter; by default those that the network had.
        """
        given = self.weights if weights is None else weights
        point = as_numbers(list(given)).astype(float)
        if point.shape != (self.network.parameter_count,):
            required = f"{self.network.parameter_count} weights are needed"
            raise InputError(required, f"shape {point.shape}")
        return dict(zip(self.names, self.network.tensors(point), strict=True))


class Steps:
    """What another library traced, as steps: their values are numbered behind the arguments."""

    def __init__(self, arguments: int) -> None:
        self.steps: list[Step] = []
        self._next = arguments

    def add(
        self, operation: str, operands: Iterable[Operand], settings: tuple[Any, ...] = ()
    ) -> int:
        """Add a step, and return the number of its value."""
        self.steps.append(Step(operation, tuple(operands), settings))
        self._next += 1
        return self._next - 1


def trained(
    arrays: Mapping[str, Any], shape: Sequence[int], steps: Sequence[Step], result: int
) -> TrainedNetwork:
    """Return the network of steps, with its weights by the names of the other library."""
    listed = [np.asarray(array) for array in arrays.values()]
    tensors = zip(identifiers(arrays), (array.shape for array in listed), strict=True)
    network = Network(shape, [Program(tensors, steps, result)])
    weights = tuple(Fraction(float(w)) for array in listed for w in array.ravel())
    return TrainedNetwork(network, weights, tuple(arrays))


def refused(operation: str) -> InputError:
    """Return the error for an operation that makes no polynomials."""
    hint = "polynomial_activation for a function of one variable, with the polynomial in its place"
    return InputError("a polynomial network is needed", f"the operation {operation}", hint)


def constant(value: Any) -> Constant:
    """Return numbers as the exact values of their floats."""
    array = np.asarray(value)
    return Constant(array.shape, tuple(Fraction(float(entry)) for entry in array.ravel()))


def identifiers(names: Iterable[str]) -> list[str]:
    """Return names that symbols may begin with, all different, and none with a digit at its end."""
    found: list[str] = []
    for name in names:
        head = re.sub(r"\W+", "_", name).strip("_") or "w"
        head = head if head[0].isalpha() and not head.startswith("x") else f"w_{head}"
        head = f"{head}_" if head[-1].isdigit() or head in found else head
        while head in found:
            head += "_"
        found.append(head)
    return found

"""The backward pass: derivatives of outputs in all parameters at once, modulo a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nnag_m2.algebra.modular.primes import Residues
from nnag_m2.networks._arithmetic import Modular
from nnag_m2.networks._batches import Batch
from nnag_m2.networks.architecture import Architecture
from nnag_m2.networks.layers.layer import Shape


def gradients(
    network: Architecture, point: Sequence[Residues], inputs: Residues, seed: int, modulus: int
) -> Residues:
    """Return the derivatives of a random combination of outputs, shape ``(rows, parameters)``.

    The inputs have shape ``(rows, *input_shape)``; the seed gives the same combinations for each
    point.  The modulus is below 2^31; if it is no prime, the forward pass must not divide.
    """
    arithmetic, rows = Modular(modulus), len(inputs)
    leaves = [Batch(tensor, arithmetic, False) for tensor in point]
    for leaf in leaves:
        leaf.is_tracked = True
    chance = np.random.default_rng(seed)
    output = network.forward(leaves, Batch(inputs, arithmetic, True))
    taken_back(output, rows, lambda shape: chance.integers(1, modulus, size=shape, dtype=np.int64))
    return collected(leaves, rows)


def taken_back(output: Any, rows: int, random: Callable[[Shape], Residues]) -> Residues | None:
    """Take a combination of the outputs back to the parameters, for each input.

    Where directions were chosen, what the derivatives in these are is returned.
    """
    if not isinstance(output, Batch) or not output.is_tracked:
        return None
    arithmetic = output.arithmetic
    assert isinstance(arithmetic, Modular)
    if not output.has_batch:  # a function that does not depend on inputs
        zero = np.zeros((rows, *(1,) * output.ndim), dtype=np.int64)
        output = output + Batch(zero, arithmetic, True)
    output.cotangent = random((rows, *output.shape))
    totals: Residues | None = None
    for node in reversed(arithmetic.nodes):
        cotangent = node.cotangent
        if cotangent is None:
            continue
        for operand, pull in node.pulls:
            part = pull(cotangent)
            known = operand.cotangent
            operand.cotangent = part if known is None else (known + part) % arithmetic.prime
        for meet in node.meets:
            part = meet(cotangent)
            totals = part if totals is None else (totals + part) % arithmetic.prime
        node.cotangent = None
    return totals


def collected(leaves: Sequence[Batch], rows: int) -> Residues:
    """Return what came back to parameters, shape ``(rows, parameters)``."""
    parts = [np.zeros((rows, 0), dtype=np.int64)]
    parts += [
        np.zeros((rows, leaf.size), dtype=np.int64)
        if leaf.cotangent is None
        else leaf.cotangent.reshape(rows, leaf.size)
        for leaf in leaves
    ]
    return np.concatenate(parts, axis=1)

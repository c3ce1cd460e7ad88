"""Dimensions of perceptrons: ours, a bare rank of derivatives, and derivatives of coefficients.

    python -m benchmarks.dimensions [--quick]

The bare rank is what somebody writes who knows the network: forward and backward in numpy modulo a
prime, and FLINT's rank; as many inputs as the bound of the dimension.  Derivatives of coefficients
are the method of the published programs (Dao, Rodriguez: Minimal filling architectures; with Sage):
polynomials in the inputs, here in FLINT, at random weights.  Processor time, medians of turns.
Networks of other kinds follow, with the times that are required of them.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import comb
from statistics import median
from typing import Any

import numpy as np
from flint import Ordering, fmpz_mat, nmod_mat, nmod_mpoly_ctx
from numpy.typing import NDArray

from benchmarks.measuring import shown
from nnag_m2 import MLP, ConvolutionalNetwork, Network, Neuromanifold, layers

PRIME = 2**31 - 1
_SMALL_PRIME = 100_003  # one of theirs
_MOST = 3_000_000  # entries of the matrix of theirs: larger ones take more than 20 s

Residues = NDArray[np.int64]
Widths = tuple[int, ...]

LADDERS: dict[str, list[tuple[Widths, int]]] = {
    "width, (n, n, n, 1), t^2": [((n, n, n, 1), 2) for n in (2, 4, 6, 8, 10, 12, 16)],
    "width, (n, 2 n, 2), t^3": [((n, 2 * n, 2), 3) for n in (3, 5, 8, 12, 16)],
    "depth, (2, 3, ..., 3, 1), t^2": [((2, *[3] * n, 1), 2) for n in (1, 2, 3, 4, 6, 8, 12)],
    "depth, (4, 4, ..., 4), t^2": [((4,) * (n + 2), 2) for n in (1, 2, 3, 4, 6)],
    "exponent, (3, 3, 3, 1), t^n": [((3, 3, 3, 1), n) for n in (2, 3, 4, 5, 7, 9)],
}
"""By what grows; all published networks are between the smallest and the largest of these."""


OTHERS: dict[str, tuple[Callable[[], Network], int, str]] = {
    "five convolutions of five, t^2, 25 parameters": (
        lambda: ConvolutionalNetwork((5,) * 5, activation=2), 25 - 4, "milliseconds",
    ),
    # minus what groups move: 4 * 5^2 + 3 * 10^2 + 4
    "attention, 4 layers of width 10 and rank 5, 3 tokens, 800 parameters": (
        lambda: Network((10, 3), [layers.Attention(5)] * 4), 800 - 404, "1 s",
    ),
    "perceptron (10, 20, 20, 20, 1), t^3, 1,020 parameters": (
        lambda: MLP((10, 20, 20, 20, 1), 3), 1020 - 60, "0.5 s",
    ),
    "perceptron (5, 15, 15, 15, 15, 15, 2), t^3, 1,005 parameters": (
        lambda: MLP((5, 15, 15, 15, 15, 15, 2), 3), 1005 - 75, "0.5 s",
    ),
}  # fmt: skip
"""How they are made, their dimensions, and what is required."""


def bound(widths: Widths, power: int) -> int:
    """Return a number that the dimension does not exceed."""
    inputs, *hidden, outputs = widths
    degree = power ** len(hidden)
    weights = sum(a * b for a, b in pairwise(widths))
    return min(comb(inputs + degree - 1, degree) * outputs, weights - sum(hidden))


def entries(widths: Widths, power: int) -> int:
    """Return how many entries the matrix of the coefficients' derivatives has."""
    inputs, *hidden, outputs = widths
    degree = power ** len(hidden)
    weights = sum(a * b for a, b in pairwise(widths))
    return comb(inputs + degree - 1, degree) * outputs * weights


def _times(left: Residues, right: Residues) -> Residues:
    """Return a product of matrices modulo the prime, by halves of 16 bits."""
    high, low = left >> 16, left & 0xFFFF
    return ((high @ right % PRIME << 16) + low @ right) % PRIME


def _power(values: Residues, exponent: int) -> Residues:
    found = np.ones_like(values)
    for _ in range(exponent):
        found = found * values % PRIME
    return found


def bare_rank(widths: Widths, power: int) -> int:
    """Return the rank of the derivatives of outputs at random inputs."""
    chance, rows = np.random.default_rng(1), bound(widths, power)
    pairs = zip(widths[1:], widths, strict=False)
    weights = [chance.integers(1, PRIME, size=pair) for pair in pairs]
    layers = [chance.integers(1, PRIME, size=(rows, widths[0]))]
    sums = []
    for weight in weights:
        sums.append(_times(layers[-1], weight.T))
        layers.append(_power(sums[-1], power))
    cotangent = chance.integers(1, PRIME, size=(rows, widths[-1]))
    parts = []
    for place in range(len(weights) - 1, -1, -1):
        product = cotangent[:, :, None] * layers[place][:, None, :] % PRIME
        parts.append(product.reshape(rows, -1))
        if place:
            back = _times(cotangent, weights[place])
            slope = power * _power(sums[place - 1], power - 1) % PRIME
            cotangent = back * slope % PRIME
    matrix = np.concatenate(parts, axis=1)
    size, columns = matrix.shape
    return int(nmod_mat(fmpz_mat(size, columns, matrix.ravel().tolist()), PRIME).rank())


def coefficient_rank(widths: Widths, power: int) -> int:
    """Return the rank of the derivatives of coefficients at random weights."""
    chance, p = np.random.default_rng(1), _SMALL_PRIME
    names = tuple(f"x{i}" for i in range(widths[0]))
    get: Any = nmod_mpoly_ctx.get  # takes the modulus before the ordering, whatever its types say
    ring = get(names, p, Ordering.lex)
    inputs = list(ring.gens())
    zero = 0 * inputs[0]
    weights = [
        chance.integers(1, p, size=pair).tolist() for pair in zip(widths[1:], widths, strict=False)
    ]
    layers, sums = [inputs], []
    for weight in weights:
        sums.append([sum((w * x for w, x in zip(row, layers[-1], strict=True)), zero)
                     for row in weight])  # fmt: skip
        layers.append([z**power for z in sums[-1]])
    found: list[dict[tuple[int, ...], int]] = []
    one = zero + 1
    back = [[one if i == j else zero for j in range(widths[-1])] for i in range(widths[-1])]
    for place in range(len(weights) - 1, -1, -1):
        for neuron in range(widths[place + 1]):
            for x in layers[place]:
                entry: dict[tuple[int, ...], int] = {}
                for output in range(widths[-1]):
                    product = back[output][neuron] * x
                    entry |= {(output, *e): int(c) for e, c in product.to_dict().items()}
                found.append(entry)
        if place:
            slopes = [power * z ** (power - 1) for z in sums[place - 1]]
            back = [
                [
                    sum((row[i] * w[j] for i, w in enumerate(weights[place])), zero) * slope
                    for j, slope in enumerate(slopes)
                ]
                for row in back
            ]
    places = {e: i for i, e in enumerate(sorted({e for entry in found for e in entry}))}
    matrix = nmod_mat(len(found), len(places), p)
    for row, entry in enumerate(found):
        for exponents, coefficient in entry.items():
            matrix[row, places[exponents]] = coefficient
    return int(matrix.rank())


def our_rank(widths: Widths, power: int) -> int:
    """Return the dimension, of a network that is made for it."""
    return Neuromanifold(MLP(widths, power)).dimension()


@dataclass(frozen=True)
class Rung:
    """What one network took; ``theirs`` is ``None`` where it was not asked any more."""

    widths: Widths
    power: int
    dimension: int
    ours: float
    bare: float
    theirs: float | None

    def __str__(self) -> str:
        """Return the line of the table."""
        theirs = "-" if self.theirs is None else shown_time(self.theirs)
        gain = "-" if self.theirs is None else shown(self.theirs / self.ours)
        cells = (
            f"{self.widths}, t^{self.power}",
            self.dimension,
            shown_time(self.ours),
            shown_time(self.bare),
            shown(self.ours / self.bare),
            theirs,
            gain,
        )
        return f"| {' | '.join(map(str, cells))} |"


def shown_time(seconds: float) -> str:
    """Return a time in milliseconds."""
    return f"{shown(seconds * 1000)} ms"


def timed(way: Callable[[Widths, int], int], network: tuple[Widths, int]) -> tuple[float, int]:
    """Return the processor time of a call, and its value."""
    start = time.process_time()
    value = way(*network)
    return time.process_time() - start, value


def ladder(networks: list[tuple[Widths, int]], turns: int) -> Iterator[Rung]:
    """Yield what each network takes; all ways must agree."""
    for widths, power in networks:
        network = widths, power
        is_theirs_asked = entries(widths, power) < _MOST
        theirs, same = timed(coefficient_rank, network) if is_theirs_asked else (None, None)
        pairs = [(timed(our_rank, network), timed(bare_rank, network)) for _ in range(turns)]
        values = {value for pair in pairs for _, value in pair} | ({same} - {None})
        if len(values) > 1:
            raise ValueError(f"{network}: the ways differ: {values}")
        ours, bare = (median(pair[i][0] for pair in pairs) for i in (0, 1))
        yield Rung(widths, power, pairs[0][0][1], ours, bare, theirs)


def others(turns: int) -> Iterator[str]:
    """Yield lines of a table about networks of other kinds; the dimensions are known."""
    for name, (make, dimension, required) in OTHERS.items():
        spent = []
        for _ in range(turns):
            start = time.process_time()
            found = Neuromanifold(make()).dimension()
            spent.append(time.process_time() - start)
            if found != dimension:
                raise ValueError(f"{name}: {found}, not {dimension}")
        yield f"| {name} | {dimension} | {shown_time(median(spent))} | {required} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the first half of each ladder")
    chosen = parser.parse_args()
    print("| network | dimension | ours | bare rank | ours / bare | coefficients | theirs / ours |")
    print("|---|---|---|---|---|---|---|")
    rungs = []
    for name, networks in LADDERS.items():
        taken = networks[: len(networks) // 2] if chosen.quick else networks
        print(f"| {name} | | | | | | |")
        for rung in ladder(taken, 5):
            rungs.append(rung)
            print(rung, flush=True)
    print("\n| network | dimension | ours | required |\n|---|---|---|---|")
    for line in others(5):
        print(line, flush=True)
    slow = [rung for rung in rungs if rung.ours > 2 * rung.bare]
    longer = max((rung.ours - rung.bare for rung in slow), default=0.0)
    print(f"\n{len(slow)} of {len(rungs)} take more than twice the bare rank, ", end="")
    print(f"at most {shown_time(longer)} longer")


if __name__ == "__main__":
    main()

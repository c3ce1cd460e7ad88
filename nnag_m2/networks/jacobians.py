"""Derivatives of a forward pass at random inputs, modulo a prime: ranks without coefficients.

For general parameters ``theta`` and enough general inputs, the rank of the derivatives in ``theta``
of the outputs at these inputs is the dimension of the network's functions, since values at enough
inputs tell functions in a finite-dimensional space apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

import numpy as np

from nnag_m2.algebra.modular.elimination import rank
from nnag_m2.algebra.modular.pivots import LARGEST
from nnag_m2.algebra.modular.primes import Residues, drawn_primes, random_by
from nnag_m2.errors import InputError
from nnag_m2.networks._arithmetic import Modular
from nnag_m2.networks._batches import Batch
from nnag_m2.networks._gradients import collected, taken_back
from nnag_m2.networks.architecture import Architecture
from nnag_m2.networks.layers.layer import Shape

_BITS = 31
"""Of primes where nothing else is said: residues multiply within 64 bits; chance seldom errs."""

_SHORT_BITS = LARGEST.bit_length() - 1
"""Of primes modulo which products of matrices and ranks take less time."""

_SPARE = 8
"""A rank below its bound that was found modulo a short prime is tried modulo another one, with so
many rows more: it is too small then if both are, for one in some 10^12 draws of such primes."""

_STAGES = 64, 512, 4096
"""Ranks below these are found from matrices of this size, where others would be much larger."""

_LARGER, _LARGER_SPANS = 8, 2
"""So many times: ranks of derivatives reach a bound as a rule, and spans seldom do."""

_MANY = 3
"""With more parameters for each row than this, random directions take less time than all."""

_ATTEMPTS = 20
"""So many primes are tried; a general denominator vanishes at no input for nearly all of them."""


@dataclass(frozen=True)
class Rank:
    """A rank of derivatives modulo the ``attempt``-th drawn prime; no larger modulo the others."""

    value: int
    prime: int
    seed: int
    attempt: int = 0
    others: tuple[int, ...] = ()


def jacobian_rank(network: Architecture, bound: int | None = None, seed: int = 1) -> Rank:
    """Return the rank of the derivatives at random parameters and inputs modulo a prime.

    It is at most the dimension of the set of functions, and equal to it except for very few
    parameters, inputs and primes, which the seed gives.  With a bound that the dimension does not
    exceed no more rows are drawn.
    """
    size = network.parameter_count
    most = size if bound is None else min(bound, size)
    return _tried(network, (seed, most, _LARGER), lambda s, n: s.matrix(n, n))


def span_dimension(network: Architecture, bound: int, seed: int = 1) -> Rank:
    """Return the dimension of the linear span of the functions, as a rank of sampled values.

    It is at most the dimension, which the bound is not less than, and equal to it except for very
    few parameters, inputs and primes.
    """
    return _tried(network, (seed, bound, _LARGER_SPANS), Sampled.values)


def _tried(
    network: Architecture, setting: tuple[int, int, int], matrix: Callable[[Sampled, int], Residues]
) -> Rank:
    """Return the rank of matrices, the larger of two where the first prime leaves it below a bound.

    The setting is the seed, the bound, and how much larger than a stage all must be.
    """
    seed, most, larger = setting
    found = _sampled(network, setting, matrix)
    if found.value == most:
        return found
    other = found.attempt + 1
    enough = min(most, found.value + _SPARE)
    again = _sampled(network, (seed, enough, larger), matrix, other)
    if again.value > found.value:  # the first prime was an unlucky one
        again = _sampled(network, setting, matrix, other)
    best, other_one = (again, found) if again.value > found.value else (found, again)
    return replace(best, others=(other_one.prime,))


def _sampled(
    network: Architecture,
    setting: tuple[int, int, int],
    matrix: Callable[[Sampled, int], Residues],
    start: int = 0,
) -> Rank:
    """Return a rank, with the first prime modulo which all constants and denominators are units."""
    seed, most, larger = setting
    for attempt in range(start, start + _ATTEMPTS):
        sampled = Sampled(network, seed, attempt, _SHORT_BITS)
        try:
            value = _in_stages(partial(matrix, sampled), (most, larger), sampled.prime)
        except ZeroDivisionError:
            continue
        return Rank(value, sampled.prime, seed, attempt)
    raise InputError("denominators must not vanish everywhere", f"zeros modulo {_ATTEMPTS} primes")


def _in_stages(matrix: Callable[[int], Residues], sizes: tuple[int, int], prime: int) -> int:
    """Return the rank of matrices that are general but for a bound of their rank."""
    most, larger = sizes
    for stage in _STAGES:
        if larger * stage <= most and (found := rank(matrix(stage), prime)) < stage:
            return found
    return rank(matrix(most), prime)


class Sampled:
    """A network at random parameters and inputs, modulo a prime that the network itself draws."""

    def __init__(
        self, network: Architecture, seed: int = 1, attempt: int = 0, bits: int = _BITS
    ) -> None:
        self._network, question = network, repr(network)
        drawn = drawn_primes(question, seed=seed, bits=bits)
        self.prime = next(islice(drawn, attempt, None))
        chance = random_by(question, attempt, seed=seed)
        self._chance = np.random.default_rng(chance.getrandbits(128))
        self.parameters = self._point()

    def points(self) -> Iterator[None]:
        """Run through random points of parameter space, the first of which is there already."""
        while True:
            yield
            self.parameters = self._point()

    def _point(self) -> list[Residues]:
        return self._network.tensors(self.random((self._network.parameter_count,)))

    def matrix(self, rows: int, columns: int | None = None) -> Residues:
        """Return derivatives in all parameters, or in random directions.

        Parameters
        ----------
        rows
            As many random inputs, and for each a random combination of the outputs.
        columns
            When the parameters are far more than so many, the derivatives in so many random
            directions; the rank is then the smaller of this number and the rank of all.  For a
            matrix of parameters the directions are products of a column and a row: such matrices
            span all matrices, hence general ones are as good as any.
        """
        arithmetic = Modular(self.prime)
        is_sketch = columns is not None and _MANY * columns < self._network.parameter_count
        leaves = [Batch(values, arithmetic, False) for values in self.parameters]
        for leaf in leaves:
            leaf.is_tracked = True
            if is_sketch:
                self._choose_directions(leaf, columns)  # type: ignore[arg-type]
        inputs = Batch(self.random((rows, *self._network.input_shape)), arithmetic, True)
        output = self._network.forward(leaves, inputs)
        totals = taken_back(output, rows, self.random)
        if is_sketch:
            return totals if totals is not None else np.zeros((rows, columns or 0), dtype=np.int64)
        return collected(leaves, rows)

    def values(self, rows: int) -> Residues:
        """Return values of as many functions at as many inputs, of random outputs there."""
        arithmetic = Modular(self.prime)
        inputs = Batch(self.random((rows, *self._network.input_shape)), arithmetic, True)
        found: list[Residues] = []
        chosen: Residues | None = None
        for _ in range(rows):
            leaves = [Batch(tensor, arithmetic, False) for tensor in self._point()]
            output = self._network.forward(leaves, inputs)
            flat = np.broadcast_to(output.values, (rows, *output.shape)).reshape(rows, -1)
            chosen = self.random(flat.shape) if chosen is None else chosen
            found.append((flat * chosen % self.prime).sum(axis=1) % self.prime)
        return np.array(found)

    def _choose_directions(self, leaf: Batch, number: int) -> None:
        if leaf.ndim == 2:
            rows, columns = leaf.shape
            leaf.factors = self.random((number, rows)), self.random((number, columns))
            leaf.push = partial(self._products, leaf)
        else:
            tangent = Batch(self.random((number, *leaf.shape)), leaf.arithmetic, True)
            leaf.push = lambda: tangent

    def _products(self, leaf: Batch) -> Batch:
        """Return tangents that are products of columns and rows, written out."""
        assert leaf.factors is not None
        columns, rows = leaf.factors
        product = columns[:, :, np.newaxis] * rows[:, np.newaxis] % self.prime
        return Batch(product, leaf.arithmetic, True)

    def random(self, shape: Shape) -> Residues:
        """Return random residues, none of them zero."""
        return self._chance.integers(1, self.prime, size=shape, dtype=np.int64)

"""Rotations of hidden neurons, which weight decay that is the same for a layer does not see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from random import Random

from sympy import QQ, Matrix, Poly, Symbol

from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import random_by
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.ranks import rank_at
from nnag_m2.networks.linear import LinearMLP
from nnag_m2.training.network_loss import NetworkLoss

SLICES = 2
"""That are tried: of those with such entries a few in a hundred are special for some data."""
_LARGEST = 3
"""Of the entries of the directions in which weights are made zero: short, and seldom special."""


@dataclass(frozen=True)
class Rotations:
    """The orthogonal groups of the hidden layers of a linear network, acting on its weights.

    Attributes
    ----------
    layers
        The weights, a matrix for each layer.
    slice
        Linear equations that each orbit satisfies somewhere: the first layers times invertible
        matrices of numbers become upper triangular, as in the QR decomposition.
    """

    layers: tuple[Matrix, ...]
    slice: Ideal

    def dimension_at(self, point: RealPoint) -> int:
        """Return the dimension of the orbit of critical weights.

        There the matrices ``c W W^T`` of a layer and ``c' W'^T W'`` of the next are equal, since
        their products with the derivatives of the loss are: so all layers have one rank ``r``, and
        the orbit is a product of the manifolds of ``r`` orthonormal vectors in each hidden space.
        """
        weights = self.layers[0].tolist()
        rank = rank_at([[as_poly(w, point.variables, QQ) for w in row] for row in weights], point)
        hidden = (layer.rows for layer in self.layers[:-1])
        return sum(rank * width - rank * (rank + 1) // 2 for width in hidden)

    def keep(self, polynomial: Poly) -> bool:
        """Return whether a polynomial in the weights is constant on orbits of rotations."""
        for before, after in pairwise(self.layers):
            for i, j in combinations(range(before.rows), 2):
                turned = [*zip(before.row(i), before.row(j), strict=True)]
                turned += zip(after.col(i), after.col(j), strict=True)
                moved = sum(polynomial.diff(w) * v - polynomial.diff(v) * w for v, w in turned)
                if moved != 0:
                    return False
        return True


def rotations(problem: NetworkLoss, attempt: int = 0) -> Rotations | None:
    """Return the rotations of the hidden layers if loss and weight decay do not see them.

    Each of a few attempts has a slice of its own: one whose directions are special for the data,
    orthogonal to a single input for instance, meets orbits in larger sets.

    That is so for linear networks without bias and with one positive coefficient for each layer.
    Critical weights with the same function are one orbit then: the function ``P`` determines
    ``W_1^T W_1``, as ``P^T P`` is a multiple of a power of it, so ``W_1`` up to rotations, and the
    other layers one after the other.
    """
    network, form = problem.network, problem.regularization
    if not isinstance(network, LinearMLP) or network.bias or form is None:
        return None
    layers = tuple(Matrix(layer) for layer in network.weights)
    if all(layer.rows == 1 for layer in layers[:-1]) or not _is_layerwise(form.form, layers):
        return None
    draw = random_by(problem.objective, "slice" + "+" * attempt)
    zeros = [zero for layer in layers[:-1] for zero in _below_diagonal(layer, draw)]
    return Rotations(layers, Ideal(zeros, problem.objective.gens))


def _is_layerwise(form: Poly, layers: Sequence[Matrix]) -> bool:
    """Return whether a form is a positive multiple of the squares of each layer, and no more."""
    factors = [form.coeff_monomial(layer[0] ** 2) for layer in layers]
    pairs = zip(factors, layers, strict=True)
    squares = sum(c * entry**2 for c, layer in pairs for entry in layer)
    return bool(min(factors) > 0 and form == Poly(squares, *form.gens, domain=QQ))


def _below_diagonal(layer: Matrix, draw: Random) -> list[Symbol]:
    columns = layer.cols
    while (turned := _drawn(columns, draw)).det() == 0:
        pass
    product = layer * turned
    return [product[i, j] for i in range(layer.rows) for j in range(min(i, columns))]


def _drawn(size: int, draw: Random) -> Matrix:
    return Matrix(size, size, lambda *_: draw.randint(-_LARGEST, _LARGEST))
